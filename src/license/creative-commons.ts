/** A Creative Commons license as named by a URL, a badge or a wording. */
export interface CcMark {
  /** `cc-by`, `cc-by-nc-sa` …, `cc0`, `public-domain`. */
  readonly kind: string;
  /** `4.0`, or '' where none is given. */
  readonly version: string;
  readonly url: string;
  /** The wording as it stands in the text that was searched. */
  readonly phrase: string;
  /** Offset of the wording in UTF-16 units. */
  readonly at: number;
}

const URL_MARK =
  /^(?:(?:https?:)?\/\/)?(?:[a-z-]{1,10}\.)?creativecommons\.(?:org|net\.cn|tw)\/(licen[sc]es|publicdomain)\/(by(?:-nc)?(?:-nd|-sa)?|zero|mark|certification)(?:\/(\d\.\d))?/iu;

/** Public domain in words only: class A, and what it rests on is for a person to read. */
export const PUBLIC_DOMAIN_STATEMENT = 'public-domain-statement';

/** License of a creativecommons.org address, or undefined when it names none (home page, search, look-alike host). */
export function ccFromUrl(url: string): CcMark | undefined {
  if (url.length > 2048) return undefined;
  const match = URL_MARK.exec(url.trim());
  if (match === null) return undefined;
  const elements = (match[2] ?? '').toLowerCase();
  return { kind: kindOf(elements), version: match[3] ?? '', url, phrase: match[0], at: match.index };
}

/** Addresses of the badges that Creative Commons serves: `licensebuttons.net/l/by-nc/4.0/88x31.png`. */
const BADGE_MARK =
  /(?:licensebuttons\.net|i\.creativecommons\.org|mirrors\.creativecommons\.org\/presskit\/buttons\/88x31\/(?:png|svg))\/(?:l|p)?\/?(by(?:-nc)?(?:-nd|-sa)?|zero|mark)(?:\/(\d\.\d)|\.(?:png|svg))/iu;

/** License shown by a badge of Creative Commons, by the address of its picture. */
export function ccFromBadge(src: string): CcMark | undefined {
  const match = src.length > 2048 ? null : BADGE_MARK.exec(src);
  if (match === null) return undefined;
  const kind = kindOf((match[1] ?? '').toLowerCase());
  return { kind, version: match[2] ?? '', url: '', phrase: match[0], at: 0 };
}

const VERSION = String.raw`(?:\s{0,2}[-/]?\s{0,2}v?(\d\.\d))?`;
const LATIN_CODE = new RegExp(
  String.raw`(?:\(?\b(?:CC|Creative ?Commons)\)?(?:\s{0,2}[-:/]?\s{0,2}v?(\d\.\d))?\s{0,2}[-:_ ]{0,3}\s{0,2})(BY(?:[-_ ]{1,3}(?:NC|SA|ND)){0,2}|0)\b` +
    VERSION,
  'giu',
);
/** Without CC in front, only the long codes are telling; `by` alone is an English word. */
const BARE_CODE = new RegExp(
  String.raw`(?<![A-Za-z-])(BY-(?:NC(?:-(?:SA|ND))?|SA|ND))(?![A-Za-z-])` + VERSION,
  'gu',
);
const CHINESE_NAME = new RegExp(
  String.raw`(?:署名(?:标示|標示)?(?!权|權)|姓名标示)((?:\s{0,2}[-·,、\-]\s{0,2}(?:非商业?性?(?:使用|用途|用)?|非商用|禁止演绎|禁止改作|禁止衍生|非衍生|无衍生|相同方式共享|相同方式分享|相同方式|相同条件共享|以相同方式共享|保持一致|(?:和|与|及)保持一致)){0,2})` +
    String.raw`(?:\s{0,2}\(?(?:CC\s?)?(?:BY(?:-NC)?(?:-ND|-SA)?)?\)?)?` +
    String.raw`(?:\s{0,2}(?:v|版本)?\s{0,2}(\d\.\d))?`,
  'gu',
);
const ENGLISH_NAME = new RegExp(
  String.raw`(?:(?:Creative\s?Commons|\bCC)\s{1,2}(?:License\s{0,2})?[-:(]?\s{0,2})(Attribution|Zero|CC0|Public Domain)((?:\s{0,2}[-–,]?\s{0,2}(?:Non-?Commercial|No-?Deriv(?:ative)?s?(?: Works)?|Share-?Alike)){0,2})` +
    String.raw`(?:\s{0,2}(?:License)?\s{0,2}[,]?\s{0,2}v?(\d\.\d))?`,
  'giu',
);

/** Without CC in front, a version tells the license name from the ordinary word. */
const ENGLISH_BARE =
  /(?<!Commons |CC )\bAttribution((?:\s?[-–]\s?(?:Non-?Commercial|No-?Deriv(?:ative)?s?|Share-?Alike)){0,2})\s{1,2}v?(\d\.\d)(?:\s(?:International|Unported|Generic)|(?=\D))?/giu;
/** 本作品进入公有领域: a statement in words, without a dedication that can be read. */
const PUBLIC_DOMAIN =
  /(?:进入|属于?|贡献(?:至|到|给|于)|归入|置于|释出(?:到|至)?|奉献(?:给|到|至)?|发布(?:到|至|于|为)|放弃[^。]{0,16}(?:版权|著作权|权利)[^。]{0,10})了?(?:公有|公共)领域|dedicated to the public domain/giu;

/** 自由转载-非商用-非衍生-保持署名: the elements in another order, credit last. */
const FREE_REPRINT =
  /自由转载((?:\s{0,2}[-·,、]\s{0,2}(?:非商用|非商业性?(?:使用)?|非衍生|禁止演绎|相同方式共享)){0,2})\s{0,2}[-·,、]\s{0,2}(?:保持)?署名(?:[^。\d]{0,12}(\d\.\d))?/gu;
/** Creative Commons named without its elements: which license it is cannot be told. */
const FAMILY =
  /(?:\bCC|知识共享|创作共用|创意共享|创用 ?CC|Creative ?Commons)[-\s]{0,2}(?:\d\.\d\s{0,2})?(?:版权|许可|授权|共享|licen[sc]e)?\s{0,2}(?:协议|许可证?|条款|licen[sc]e)/giu;

/** Creative Commons names in a folded text, in order of place; overlapping forms count once, the longer first. */
export function ccFromText(text: string): CcMark[] {
  if (
    !/CC|cc|BY|署名|姓名标示|公有领域|公共领域|Creative|creative|Attribution|ttribution|ublic domain|知识共享|创[作意用]/.test(
      text,
    )
  )
    return [];
  const marks = [
    ...matches(LATIN_CODE, text, (m) => mark(latinElements(m[2] ?? ''), m[1] ?? m[3] ?? '', m)),
    ...matches(BARE_CODE, text, (m) => mark(latinElements(m[1] ?? ''), m[2] ?? '', m)),
    ...matches(CHINESE_NAME, text, (m) => chineseMark(text, m)),
    ...matches(ENGLISH_NAME, text, (m) => mark(englishElements(m[1] ?? '', m[2] ?? ''), m[3] ?? '', m)),
  ];
  marks.push(
    ...matches(ENGLISH_BARE, text, (m) => mark(englishElements('attribution', m[1] ?? ''), m[2] ?? '', m)),
  );
  if (marks.length === 0) marks.push(...matches(PUBLIC_DOMAIN, text, statement));
  marks.push(...matches(FREE_REPRINT, text, (m) => mark(chineseElements(m[1] ?? ''), m[2] ?? '', m)));
  if (marks.length === 0) marks.push(...matches(FAMILY, text, (m) => mark('unknown', '', m)));
  return withoutOverlaps(marks.sort((a, b) => a.at - b.at || b.phrase.length - a.phrase.length));
}

/** 署名 alone is an ordinary word: it counts with an element behind it, or after 知识共享 or CC. */
function chineseMark(text: string, match: RegExpExecArray): CcMark | undefined {
  const before = text.slice(Math.max(0, match.index - 14), match.index);
  // The Mulan licenses for works use the same words.
  if (before.includes('木兰')) return undefined;
  const named = /知识共享|创用|创作共用|创意共享|Creative ?Commons|CC/iu.test(before);
  if ((match[1] ?? '') === '' && !named) return undefined;
  return mark(chineseElements(match[1] ?? ''), match[2] ?? '', match);
}

function chineseElements(tail: string): string {
  return elements(/非商/u.test(tail), /禁止演绎|禁止改作|衍生/u.test(tail), /相同|保持一致/u.test(tail));
}

function englishElements(head: string, tail: string): string {
  if (!/^attribution$/iu.test(head)) return /public/iu.test(head) ? 'mark' : 'zero';
  return elements(/commercial/iu.test(tail), /deriv/iu.test(tail), /alike/iu.test(tail));
}

function latinElements(code: string): string {
  if (code === '0') return 'zero';
  return elements(/NC/iu.test(code), /ND/iu.test(code), /SA/iu.test(code));
}

/** Both ND and SA cannot hold: the forbidding one is kept. */
function elements(nc: boolean, nd: boolean, sa: boolean): string {
  return `by${nc ? '-nc' : ''}${nd ? '-nd' : sa ? '-sa' : ''}`;
}

function kindOf(code: string): string {
  if (code === 'zero') return 'cc0';
  return code === 'mark' || code === 'certification' ? 'public-domain' : `cc-${code}`;
}

function mark(code: string, version: string, match: RegExpExecArray): CcMark {
  return { kind: kindOf(code), version, url: '', phrase: match[0].trim(), at: match.index };
}

function statement(match: RegExpExecArray): CcMark {
  return { kind: PUBLIC_DOMAIN_STATEMENT, version: '', url: '', phrase: match[0].trim(), at: match.index };
}

function matches(
  pattern: RegExp,
  text: string,
  read: (match: RegExpExecArray) => CcMark | undefined,
): CcMark[] {
  const found: CcMark[] = [];
  for (const match of text.matchAll(pattern)) {
    const result = read(match);
    if (result !== undefined) found.push(result);
  }
  return found;
}

/** Neighbouring forms of one license ("署名-相同方式共享 4.0 (CC BY-SA 4.0)") stay as two marks of one kind. */
function withoutOverlaps(marks: readonly CcMark[]): CcMark[] {
  const kept: CcMark[] = [];
  let end = -1;
  for (const found of marks) {
    if (found.at < end) continue;
    kept.push(found);
    end = found.at + found.phrase.length;
  }
  return kept;
}

const PDM = 'CC-PDM-1.0';

/** SPDX id of a mark; '' when no version is known, so that the terms cannot be fixed. CC0 and the PD mark have one version. */
export function ccSpdx(kind: string, version: string): string {
  if (kind === 'cc0') return 'CC0-1.0';
  if (kind === 'public-domain') return PDM;
  const known =
    ['1.0', '2.0', '2.5', '3.0', '4.0'].includes(version) || (version === '2.1' && kind.endsWith('-sa'));
  return known ? `CC-${kind.slice(3).toUpperCase()}-${version}` : '';
}
