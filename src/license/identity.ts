import type { Anchor, Leaf, Page } from '../core/page.ts';
import type { SiteIdentity } from '../core/permission.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { filingNumbers, type FilingNumber } from './filing-numbers.ts';
import { foldNotice } from './fold.ts';
import { hostOf } from './host.ts';
import { provinceCode } from './provinces.ts';
import { MARK, type NoticeLeaf, type Survey } from './survey.ts';

/** Register hosts, compared whole: look-alikes such as `beian.miit.gov.cn.example.com` are none (ICP-10). */
const ICP_REGISTERS: ReadonlySet<string> = new Set([
  'beian.miit.gov.cn',
  'www.miitbeian.gov.cn',
  'www.miibeian.gov.cn',
  'miitbeian.gov.cn',
]);
const PSB_REGISTERS: ReadonlySet<string> = new Set(['beian.mps.gov.cn', 'www.beian.gov.cn', 'beian.gov.cn']);
/** Characters of a following block joined to a label that ends without its number. */
const JOIN_MAX = 60;
/** Characters around 备 in a script that are searched. */
const SCRIPT_WINDOW = 80;

/**
 * ICP-01 … ICP-10: filing numbers of a page and what they show. `ICP-S1` filed with a matching register
 * link and the recorded operator, `ICP-S2` a mere claim or a contradiction, `ICP-S3` a government site,
 * `ICP-S4` nothing found. It proves who runs a site, never permission.
 */
export function siteIdentity(
  page: Page,
  survey: Survey,
  url: string,
  profile: SiteProfile | undefined,
): SiteIdentity {
  const links = registerLinks(page);
  const printed = unique([...leafNumbers(survey), ...labelNumbers(page), ...linkedNumbers(links)]);
  const isFiled = printed.some((number) => number.rule === 'ICP-01');
  const isWhole = isFiled && printed.some((number) => number.rule === 'ICP-05');
  const found = isWhole ? printed : unique([...printed, ...imageNumbers(page.source)]);
  const numbers = isFiled ? found : unique([...found, ...scriptNumbers(page)]);
  const entities = [
    ...new Set(numbers.filter((n) => n.rule === 'ICP-01').map((n) => entityOf(n.normalized))),
  ];
  return {
    icp: numbers.map(reported),
    result: resultOf(links, numbers, entities, hostOf(url), profile),
    operator: entities.length === 1 ? (entities[0] ?? '') : '',
  };
}

/** Where it stood in its block is of no use to a reader. */
function reported(number: FilingNumber): SiteIdentity['icp'][number] {
  const { rule, type, printed, normalized, province, confidence } = number;
  return { rule, type, printed, normalized, ...(province === undefined ? {} : { province }), confidence };
}

/** `京ICP备12345678号-1` → `京ICP备12345678号`: the operator, without the serial of one site. */
export function entityOf(normalized: string): string {
  return normalized.replace(/号.*$/u, '号');
}

/** A filing has a run of digits; a culture permit its words; a label may end before its number. */
const NUMBERED =
  /\d(?:\s?\d){4}|网文|测字|音字|出证|网证|网络出版|经营|(?:备案?|证|号|码)\s{0,3}:?\s{0,3}$|^\s{0,3}(?:公网安备|ICP备)/;

function leafNumbers(survey: Survey): FilingNumber[] {
  const own: FilingNumber[] = [];
  const told: FilingNumber[] = [];
  for (const leaf of survey.leaves) {
    if ((leaf.marks & MARK.filing) === 0 || !NUMBERED.test(leaf.folded)) continue;
    const text = joined(leaf, survey.all);
    const numbers = filingNumbers(text === leaf.text ? leaf.folded : foldNotice(text), text);
    if (numbers.length > 0) (isProse(leaf) ? told : own).push(...numbers);
  }
  // A story about another site's filing is no filing of this one, once this one shows its own.
  return own.some((number) => number.rule === 'ICP-01') ? own : [...own, ...told];
}

/** A sentence before the end of the text: it has a comma and a full stop, which footers hardly have. */
function isProse({ place, folded }: NoticeLeaf): boolean {
  return (place === 'start' || place === 'body') && folded.includes(',') && folded.includes('。');
}

/** A label and its digits, or 京 and 公网安备, may stand in two blocks: the neighbour is read along. */
function joined({ folded, text, index }: NoticeLeaf, all: readonly Leaf[]): string {
  if (/(?:备案?|证)(?:编?号)?\s{0,3}:?\s{0,3}$/u.test(folded)) {
    const next = all[index + 1]?.text.slice(0, JOIN_MAX) ?? '';
    return BEGINS_WITH_NUMBER.test(next) ? `${text} ${next}` : text;
  }
  if (/^\s{0,3}(?:公网安备|ICP备)/u.test(folded))
    return `${provinceBefore(all[index - 1]?.text ?? '')}${text}`;
  return text;
}

/** The digits of a label stand near the start of the next block; further on they belong to a sentence. */
const BEGINS_WITH_NUMBER = /^[^\d,，。、；]{0,8}\d/u;

/** A province that stands alone at the end of the block before; the last letter of other words is none. */
function provinceBefore(text: string): string {
  const end = text.trim().slice(-2);
  const last = end.at(-1) ?? '';
  return provinceCode(foldNotice(last)) !== '' && !/[一-鿿].$/u.test(end) ? last : '';
}

/** Links to the official registers: the only anchors this room looks at. */
interface RegisterLink {
  readonly anchor: Anchor;
  readonly host: string;
  /** `recordcode=` of the public-security register, or ''. */
  readonly code: string;
}

function registerLinks(page: Page): RegisterLink[] {
  return page.anchors.flatMap((anchor) => {
    if (!anchor.href.includes('beian')) return [];
    const host = hostOf(anchor.href);
    const code = PSB_REGISTERS.has(host)
      ? (/[?&](?:record)?code=(\d{12,14})(?!\d)/iu.exec(anchor.href)?.[1] ?? '')
      : '';
    return ICP_REGISTERS.has(host) || code !== '' ? [{ anchor, host, code }] : [];
  });
}

/** A badge without text still names its number in the address: `recordcode=` of the public-security register. */
function linkedNumbers(links: readonly RegisterLink[]): FilingNumber[] {
  return links.flatMap(({ anchor, code }) => {
    if (code === '' || /\d{10}/u.test(anchor.text)) return [];
    return [
      {
        rule: 'ICP-05',
        type: 'psb-filing',
        printed: code,
        normalized: `公网安备${code}号`,
        confidence: 0.6,
        at: 0,
      },
    ];
  });
}

/** Numbers in the title of a link or the alternative text of its badge. */
function labelNumbers(page: Page): FilingNumber[] {
  return page.anchors.flatMap(({ label }) =>
    label !== undefined && label.length <= 200 && /[备備]/u.test(label)
      ? filingNumbers(foldNotice(label), label)
      : [],
  );
}

/** Places of 备 in the source looked at for the alternative text of an image. */
const IMAGES_MAX = 40;

/** Numbers in the alternative text of images outside links, read only when the blocks lack one of the two filings. */
function imageNumbers(source: string): FilingNumber[] {
  const found: FilingNumber[] = [];
  let at = source.lastIndexOf('备');
  for (let n = 0; at !== -1 && n < IMAGES_MAX; n += 1) {
    const before = source.slice(Math.max(0, at - 120), at);
    const alt = /<img\b[^<>]{0,110}\balt\s{0,3}=\s{0,3}["'][^"'<>]{0,60}$/iu.exec(before);
    if (alt !== null) {
      const text = `${/[^"']*$/u.exec(before)?.[0] ?? ''}${/^[^"'<>]{0,60}/u.exec(source.slice(at, at + 60))?.[0] ?? ''}`;
      found.push(...filingNumbers(foldNotice(text), text));
    }
    at = at === 0 ? -1 : source.lastIndexOf('备', at - 1);
  }
  return found;
}

/** Numbers that scripts write into the page, read only when the blocks hold none. */
function scriptNumbers(page: Page): FilingNumber[] {
  return page.scripts.flatMap((script) => {
    const at = scriptPlace(script);
    if (at === -1) return [];
    const window = decodeEscapes(script.slice(Math.max(0, at - SCRIPT_WINDOW), at + SCRIPT_WINDOW * 2));
    const text = window.replaceAll(/<[^<>]{0,200}>/gu, '');
    return filingNumbers(foldNotice(text), text).filter((number) => number.confidence >= 0.7);
  });
}

function scriptPlace(script: string): number {
  for (const word of ['备', '備', '\\u5907', '\\u5099']) {
    const at = script.indexOf(word);
    if (at !== -1) return at;
  }
  return -1;
}

function decodeEscapes(text: string): string {
  return text.replaceAll(/\\u([0-9a-f]{4})/giu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** One entry for each normalized number; a bare public-security number gives way to the one with its province. */
function unique(numbers: readonly FilingNumber[]): FilingNumber[] {
  const kept = new Map<string, FilingNumber>();
  for (const number of numbers) {
    const key =
      number.type === 'psb-filing' ? (/\d+/u.exec(number.normalized)?.[0] ?? '') : number.normalized;
    const other = kept.get(`${number.type} ${key}`);
    if (other === undefined || number.confidence > other.confidence)
      kept.set(`${number.type} ${key}`, number);
  }
  return [...kept.values()];
}

function resultOf(
  links: readonly RegisterLink[],
  numbers: readonly FilingNumber[],
  entities: readonly string[],
  host: string,
  profile: SiteProfile | undefined,
): string {
  const contradiction = entities.length > 1 || provincesDisagree(numbers) || codesDisagree(links, numbers);
  if (contradiction) return 'ICP-S2';
  if (/(?:^|\.)gov\.cn$/u.test(host)) return 'ICP-S3';
  if (entities.length === 1)
    return isConfirmed(links, entities[0] ?? '', host, profile) ? 'ICP-S1' : 'ICP-S2';
  // A site code on a host outside gov.cn may be a copied footer: only a recorded government site is believed.
  const coded = numbers.some((number) => number.rule === 'ICP-06');
  if (coded) return profile?.kind === 'government' && isRecorded(host, profile) ? 'ICP-S3' : 'ICP-S2';
  return numbers.length === 0 ? 'ICP-S4' : 'ICP-S2';
}

/** ICP-05: the first two digits belong to the province printed, and to that of the ICP filing (T-13). */
function provincesDisagree(numbers: readonly FilingNumber[]): boolean {
  const filed = numbers.filter((n) => n.rule === 'ICP-01').map((n) => provinceCode(n.province ?? ''));
  return numbers.some((number) => {
    if (number.rule !== 'ICP-05') return false;
    const code = /\d{2}/u.exec(number.normalized)?.[0] ?? '';
    const printed = number.province === undefined ? code : provinceCode(number.province);
    return printed !== code || (filed.length > 0 && !filed.includes(code));
  });
}

function codesDisagree(links: readonly RegisterLink[], numbers: readonly FilingNumber[]): boolean {
  const printed = numbers.filter((n) => n.rule === 'ICP-05').map((n) => /\d+/u.exec(n.normalized)?.[0] ?? '');
  if (printed.length === 0) return false;
  const linked = links.map(({ code }) => code).filter((code) => code !== '');
  return (
    linked.some((code) => !printed.includes(code)) ||
    (linked.length > 0 && printed.some((code) => !linked.includes(code)))
  );
}

/** ICP-S1 needs the register link on the page and the operator recorded by hand for this host. */
function isConfirmed(
  links: readonly RegisterLink[],
  entity: string,
  host: string,
  profile: SiteProfile | undefined,
): boolean {
  const linked = links.some(({ host: register }) => ICP_REGISTERS.has(register));
  return (
    linked &&
    profile !== undefined &&
    isRecorded(host, profile) &&
    entityOf(foldNotice(profile.operator.icp)) === entity
  );
}

function isRecorded(host: string, profile: SiteProfile): boolean {
  return profile.hosts.some((recorded) => recorded.split(':', 1)[0] === host);
}
