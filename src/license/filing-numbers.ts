import { isProvinceAlias, PROVINCE_CLASS, provinceCode } from './provinces.ts';

/** A filing, permit or site code found in a text. */
export interface FilingNumber {
  /** `ICP-01` … `ICP-09`. */
  readonly rule: string;
  readonly type:
    | 'icp-filing'
    | 'icp-permit'
    | 'telecom-permit'
    | 'psb-filing'
    | 'site-code'
    | 'news-permit'
    | 'audiovisual-permit'
    | 'culture-permit'
    | 'publishing-permit'
    | 'drug-information-permit';
  /** As it stands on the page. */
  readonly printed: string;
  /** Simplified, ASCII, without spaces: `京ICP备12345678号-1`. */
  readonly normalized: string;
  readonly province?: string;
  /** 1 for the exact form, less for repaired or unlikely ones. */
  readonly confidence: number;
  readonly at: number;
}

const P = PROVINCE_CLASS;
const S = String.raw`\s{0,3}`;
const DIGITS_10_8 = String.raw`(\d{10}|\d{8}|\d(?:\s?\d){9}|\d(?:\s?\d){7})(?!\d)`;
/** Between a label and its digits: a colon, bar, dash, slash or opening bracket, NO. and 第. */
const LEAD = `${S}[:/·|([-]?${S}(?:No[.:]{0,2}${S})?第?${S}`;
const SERIAL = `${S}[)\\]]?${S}(?:-${S}(\\d{1,5})([AXK])?${S}号|号?(?:${S}(?:[-_]{1,2}|一(?=\\d))${S}(\\d{1,5})([AXK])?)?)`;
// 未 and 萌 before ICP are no provinces, so joke registers never match.
const ICP = new RegExp(
  `\\(?(${P})\\)?${S}[|·-]?${S}([Il|1]${S}C${S}P|IPC|CIP)?${S}[·]?备${S}(?:案)?${S}(?:\\(bei\\))?${S}(?:证)?字?(?:编?号)?${LEAD}${DIGITS_10_8}${SERIAL}`,
  'giu',
);
/** No province, or a count of digits that no register gives: printed as a filing all the same. */
const ICP_ODD = new RegExp(
  `(?:(${P})${S}|(?<![一-鿿]${S}))ICP${S}备${S}(?:案)?${S}(?:编?号)?${LEAD}(\\d{6,12})(?!\\d)${SERIAL}`,
  'giu',
);
/** 备 left out (京ICP12345678号), or the province behind the label (备案号：京12345678号). */
const ICP_SHIFTED = new RegExp(
  `(?:(${P})${S}ICP|(?:ICP${S}备|备案)${S}(?:编?号)?${S}[:]?${S}(${P}))${S}(\\d{8})(?!\\d)${S}号(?:${S}-${S}(\\d{1,5}))?`,
  'giu',
);
const ICP_PERMIT = new RegExp(
  `(?:(${P})${S})?I${S}C${S}P${S}(?:经营)?(?:许可)?证${S}字?第?(?:编?号)?${S}[:]?${S}(?:(${P})${S})?(\\d{6,8})(?!\\d)${S}号?(?:${S}-${S}(\\d{1,3}))?`,
  'giu',
);
const TELECOM = new RegExp(
  `(${P}|合字)?${S}(?<![A-Za-z0-9])([AB][12]?(?:[.、][AB][12]){0,5})${S}-${S}(\\d{8})(?!\\d)(?:${S}号)?(?:-(\\d{1,3}))?`,
  'gu',
);
const PSB = new RegExp(
  `\\(?(${P})\\)?${S}公${S}(?:网?[海朝西东丰石昌门]?${S}网?${S}安${S}(?:网安)?(?:网)?|网)${S}备${S}(?:案)?${S}(?:编?号)?${LEAD}(\\d{14}|\\d(?:\\s?\\d){13}|\\d{10,13})(?!\\d)(-\\d{1,2})?${S}[)\\]]?${S}号?`,
  'giu',
);
/** The province behind the label: 公网安备 京11010502030143号. */
const PSB_SHIFTED = new RegExp(
  `公网?安备(?:案)?(?:编?号)?${S}[:]?${S}(${P})${S}(\\d{14})(?!\\d)${S}号?`,
  'gu',
);
const PSB_BARE =
  /(?:公\s{0,3}(?:网安备|安(?:网安|机关|部)?(?:网站)?(?:联网)?备案?)|网安备案?|联网备案|公安局[^\d。]{0,10}备案)\s{0,3}(?:编?号|证号)?\s{0,3}[:/]?\s{0,3}(\d{14}|\d{10,13})(?!\d)\s{0,3}号?/gu;
const SITE_CODE = /(?:政府)?网站标识码\s{0,3}[::]?\s{0,3}(bm\d{8}|\d{10,12})(?!\d)/giu;
const NEWS =
  /(?:新闻信息服务|国新网)许可证?\s{0,3}\(?(?:许可)?(?:证)?(?:编?号)?\s{0,3}[::]?\s{0,3}(?:编号)?[::]?\s{0,3}(\d{10,11})(?!\d)\s{0,3}号?/gu;
const AUDIOVISUAL =
  /(?:(?:信息)?网络(?:传播)?视听(?:节目)?(?:传播)?|网上传播视听节目)许可证?\s{0,3}\(?(?:许可)?(?:证)?(?:编?号)?\s{0,3}[::]?\s{0,3}(\d{7})(?!\d)\s{0,3}\)?号?/gu;
const CULTURE = new RegExp(
  `(${P})?${S}(?:网文|文网测字|网出证|新出音字|音网测字)${S}(?:\\(${P}\\))?${S}(?:字)?${S}[[(]?${S}\\d{4}${S}[\\])]?${S}(?:第)?${S}\\d{3,5}${S}-?${S}\\d{0,4}${S}号?`,
  'gu',
);

const PUBLISHING = new RegExp(
  `(?:(?:\\(署\\)|新出)?网出证|新出网证|网络出版服务许可证)${S}[:]?${S}(?:\\((${P}|总|署)\\))?${S}(?:字)?${S}第?${S}\\d{2,5}${S}号`,
  'gu',
);
const DRUG_INFORMATION = new RegExp(
  `\\((${P}|国)\\)${S}-${S}(?:非)?经营(?:性)?${S}-${S}\\d{4}${S}-${S}\\d{3,4}`,
  'gu',
);

/** Every filing number in a folded text (`foldNotice`), in order of rule. `original` gives the printed form. */
export function filingNumbers(folded: string, original: string): FilingNumber[] {
  const read = (
    pattern: RegExp,
    build: (m: RegExpExecArray) => Partial<FilingNumber> | undefined,
  ): FilingNumber[] =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const parts = build(match);
      return parts === undefined ? [] : [complete(parts, match, original)];
    });
  // Each pattern has a character of its own; most blocks have none of them.
  const filed = folded.includes('备');
  const permitted = folded.includes('证');
  const icp = filed ? read(ICP, icpNumber) : [];
  const psb = filed ? [...read(PSB, psbNumber), ...read(PSB_SHIFTED, psbNumber)] : [];
  const permits = permitted ? read(ICP_PERMIT, permitNumber) : [];
  return [
    ...icp,
    ...(/ICP|备案/iu.test(folded) ? read(ICP_SHIFTED, shiftedIcp) : []).filter(
      (n) => !icp.some((other) => overlaps(other, n)),
    ),
    ...(filed ? read(ICP_ODD, oddIcp) : []).filter((n) => !icp.some((other) => overlaps(other, n))),
    ...permits,
    ...(/[AB12]\s{0,2}-/.test(folded) ? read(TELECOM, telecomNumber) : []).filter(
      (n) => !permits.some((o) => overlaps(o, n)),
    ),
    ...psb,
    ...(filed ? read(PSB_BARE, barePsb) : []).filter((n) => !psb.some((other) => overlaps(other, n))),
    ...(folded.includes('标识码') ? read(SITE_CODE, siteCode) : []),
    ...(permitted
      ? read(NEWS, (m) => ({ rule: 'ICP-07', type: 'news-permit', normalized: m[1] ?? '' }))
      : []),
    ...(permitted
      ? read(AUDIOVISUAL, (m) => ({ rule: 'ICP-08', type: 'audiovisual-permit', normalized: m[1] ?? '' }))
      : []),
    ...(/网文|测字|音字|出证/.test(folded) ? read(CULTURE, cultureNumber) : []),
    ...(/出证|网证|网络出版/.test(folded) ? read(PUBLISHING, (m) => asPrinted(m, 'publishing-permit')) : []),
    ...(folded.includes('经营')
      ? read(DRUG_INFORMATION, (m) => asPrinted(m, 'drug-information-permit'))
      : []),
  ];
}

/** Ten digits, or bm and eight; a 12-digit outlier was seen. */
function siteCode(match: RegExpExecArray): Partial<FilingNumber> {
  const normalized = match[1] ?? '';
  return { rule: 'ICP-06', type: 'site-code', normalized, confidence: normalized.length === 10 ? 1 : 0.5 };
}

function complete(parts: Partial<FilingNumber>, match: RegExpExecArray, original: string): FilingNumber {
  const printed = original.slice(match.index, match.index + match[0].length).trim();
  return { rule: '', type: 'icp-filing', normalized: '', confidence: 1, ...parts, printed, at: match.index };
}

function icpNumber(match: RegExpExecArray): Partial<FilingNumber> | undefined {
  const [, province = '', icp, spaced = '', early, earlyLetter, late, lateLetter] = match;
  const digits = spaced.replaceAll(/\s/gu, '');
  // Without `ICP` the 号 or a serial must follow, so that 京备12345678 in a product list is no filing.
  if (icp === undefined && !/[号-]/u.test(match[0].slice(match[0].indexOf(spaced)))) return undefined;
  const serial = early ?? late;
  const letter = (earlyLetter ?? lateLetter ?? '').toUpperCase();
  const suffix = serial === undefined ? '' : `-${serial}${letter}`;
  const confidence = (isPlausibleYear(digits) ? 1 : 0.4) * (isProvinceAlias(province) ? 0.8 : 1);
  return {
    rule: 'ICP-01',
    type: 'icp-filing',
    normalized: `${province}ICP备${digits}号${suffix}`,
    province,
    confidence,
  };
}

/** Believed less: a number without province, or with a digit too many or too few, may be a slip or a forgery. One of the two needs 号. */
function oddIcp(match: RegExpExecArray): Partial<FilingNumber> | undefined {
  const [whole, province, digits = '', early, earlyLetter, late, lateLetter] = match;
  if (province === undefined && !whole.includes('号')) return undefined;
  const serial = early ?? late;
  const suffix = serial === undefined ? '' : `-${serial}${(earlyLetter ?? lateLetter ?? '').toUpperCase()}`;
  return {
    rule: 'ICP-01',
    type: 'icp-filing',
    normalized: `${province ?? ''}ICP备${digits}号${suffix}`,
    confidence: 0.4,
    ...(province === undefined ? {} : { province }),
  };
}

/** A slip of the hand, with a province and 号 all the same. */
function shiftedIcp(match: RegExpExecArray): Partial<FilingNumber> | undefined {
  const [, before, behind, digits = '', serial] = match;
  if (!isPlausibleYear(digits)) return undefined;
  const province = before ?? behind ?? '';
  const suffix = serial === undefined ? '' : `-${serial}`;
  return {
    rule: 'ICP-01',
    type: 'icp-filing',
    normalized: `${province}ICP备${digits}号${suffix}`,
    province,
    confidence: 0.7,
  };
}

/** Filing began in 2005: `YY` + 6 or `YYYY` + 6. */
function isPlausibleYear(digits: string): boolean {
  const year = digits.length === 10 ? Number(digits.slice(0, 4)) : 2000 + Number(digits.slice(0, 2));
  return year >= 2004 && year <= 2040;
}

function permitNumber(match: RegExpExecArray): Partial<FilingNumber> {
  const [, before, after, digits = '', serial] = match;
  const province = before ?? after;
  const suffix = serial === undefined ? '' : `-${serial}`;
  const normalized = `${province ?? ''}ICP证${digits}号${suffix}`;
  return {
    rule: 'ICP-03',
    type: 'icp-permit',
    normalized,
    confidence: province === undefined ? 0.6 : 1,
    ...(province === undefined ? {} : { province }),
  };
}

function telecomNumber(match: RegExpExecArray): Partial<FilingNumber> | undefined {
  const [, issuer, classes = '', digits = '', serial] = match;
  const labelled =
    issuer !== undefined ||
    /许可证|经营|电信|ICP|证/u.test(match.input.slice(Math.max(0, match.index - 24), match.index));
  if (!labelled || (classes.length === 1 && issuer === undefined)) return undefined;
  const province = issuer === '合字' || issuer === undefined ? {} : { province: issuer };
  const suffix = serial === undefined ? '' : `-${serial}`;
  const normalized = `${issuer ?? ''}${classes.replaceAll('、', '.')}-${digits}${suffix}`;
  return {
    rule: 'ICP-04',
    type: 'telecom-permit',
    normalized,
    confidence: issuer === undefined ? 0.7 : 1,
    ...province,
  };
}

function psbNumber(match: RegExpExecArray): Partial<FilingNumber> {
  const [, province = '', spaced = '', serial = ''] = match;
  const digits = spaced.replaceAll(/\s/gu, '');
  const agrees = digits.startsWith(provinceCode(province));
  const usual = digits.length === 14 || digits.length === 12;
  const normalized = `${province}公网安备${digits}号${serial}`;
  return {
    rule: 'ICP-05',
    type: 'psb-filing',
    normalized,
    province,
    confidence: agrees ? (usual ? 1 : 0.7) : 0.3,
  };
}

/** A public-security number with a label and no province takes it from its own first digits. */
function barePsb(match: RegExpExecArray): Partial<FilingNumber> {
  return { rule: 'ICP-05', type: 'psb-filing', normalized: `公网安备${match[1] ?? ''}号`, confidence: 0.7 };
}

function cultureNumber(match: RegExpExecArray): Partial<FilingNumber> {
  return asPrinted(match, 'culture-permit');
}

function asPrinted(match: RegExpExecArray, type: FilingNumber['type']): Partial<FilingNumber> {
  const normalized = match[0].replaceAll(/\s/gu, '');
  const province = match[1] === undefined ? {} : { province: match[1] };
  return { rule: 'ICP-09', type, normalized, confidence: 1, ...province };
}

function overlaps(a: FilingNumber, b: FilingNumber): boolean {
  return a.at < b.at + b.printed.length && b.at < a.at + a.printed.length;
}
