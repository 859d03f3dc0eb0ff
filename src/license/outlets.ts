import type { Page } from '../core/page.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { registrableDomain } from '../text/url.ts';
import { foldNotice } from './fold.ts';
import { hostOf } from './host.ts';
import type { JsonLdRights } from './json-ld.ts';
import {
  cleanSource,
  creditsSomethingElse,
  endsInLabel,
  isFromElsewhere,
  mayNameSource,
  originalAddress,
  sourceInLine,
} from './origin-lines.ts';
import { elementSources, scriptSources, type Printed } from './unlabelled-sources.ts';
import { comparableName, isGovernmentBody, isJoined, isPress, isSameOutlet } from './outlet-names.ts';
import type { LicenseRules } from './rules.ts';
import { MARK, type NoticeLeaf, type Survey } from './survey.ts';

/** Where a text came from, by its own words (SIG-15). */
export interface Origin {
  /**
   * `own` the site itself or nobody named; `outlet` another outlet; `unnamed` from elsewhere without a name;
   * `government` another public body.
   */
  readonly kind: 'own' | 'outlet' | 'unnamed' | 'government';
  /** The outlet as printed, '' for `own` without a name and for `unnamed`. */
  readonly outlet: string;
  readonly phrase: string;
}

export interface OriginInput {
  readonly page: Page;
  readonly survey: Survey;
  readonly jsonLd: JsonLdRights;
  /** 来源 as `extract` found it, or ''. */
  readonly outlet: string;
  readonly url: string;
  /** Main text: its dateline may name an agency. */
  readonly text: string;
  readonly profile: SiteProfile | undefined;
}

/** An origin line is short; a longer block mentions a source in passing. */
const LINE_MAX = 160;

/** The origin a page prints, the strictest of all it prints: another outlet, then an unnamed one, then its own. */
export function findOrigin(input: OriginInput, rules: LicenseRules): Origin {
  const sources = printed(input);
  const names = sources.length === 0 ? [] : ownNames(input);
  const origins = sources.map((name) => judge(name, names, input, rules));
  const other = origins.find((o) => o.kind === 'outlet') ?? origins.find((o) => o.kind === 'government');
  const own = origins.find((o) => o.kind === 'own');
  const unnamed =
    origins.find((o) => o.kind === 'unnamed') ?? unnamedByTitle(input.survey, own !== undefined);
  return other ?? unnamed ?? own ?? { kind: 'own', outlet: '', phrase: '' };
}

/** Every place that names a source: blocks near the text, metas, JSON-LD, the dateline, `extract`, scripts. */
function printed(input: OriginInput): Printed[] {
  const { page, survey, jsonLd, text, url } = input;
  const found = [...survey.leaves.flatMap((leaf) => leafSource(leaf, survey, url)), ...metaSources(page)];
  const dateline = datelineOf(text);
  if (dateline !== null) found.push({ name: dateline[1] ?? dateline[2] ?? '', phrase: dateline[0] });
  for (const source of jsonLd.sources)
    found.push({ name: cleanSource(foldNotice(source)), phrase: source.slice(0, 100) });
  found.push(...extracted(input, found));
  if (found.length > 0) return found;
  const named = elementSources(page, survey);
  return named.length > 0 ? named : scriptSources(page);
}

/** Dateline of the first line, or of the second where the text begins with its title. */
function datelineOf(text: string): RegExpExecArray | null {
  const [first = '', second = ''] = text.slice(0, 200).split('\n', 2);
  return (
    DATELINE.exec(first.slice(0, 80)) ?? (/[。！？]/u.test(first) ? null : DATELINE.exec(second.slice(0, 80)))
  );
}

function metaSources(page: Page): Printed[] {
  return page.metas.flatMap(({ name, content }) => {
    const source = SOURCE_METAS.has(name) ? cleanSource(foldNotice(content)) : '';
    return source === '' ? [] : [{ name: source, phrase: content.slice(0, 100) }];
  });
}

/** What `extract` read, unless a block here reads it better or it credits a picture. */
function extracted({ outlet, survey }: OriginInput, found: readonly Printed[]): Printed[] {
  const name = outlet === '' ? '' : cleanSource(foldNotice(outlet));
  if (name === '' && outlet !== '') return [{ name: '', phrase: outlet }];
  const better = found
    .map((other) => foldNotice(other.name))
    .some((other) => other.includes(name) || name.includes(other));
  const elsewhere = survey.leaves.some(({ folded }) => creditsSomethingElse(folded, name));
  return name === '' || better || elsewhere
    ? []
    : [{ name: asPrinted(name, foldNotice(outlet), outlet), phrase: outlet }];
}

/** 示例社北京1月1日电, 示例晚报讯（记者…）, 示例网1月1日消息: an agency or paper at the head of the text. */
const DATELINE =
  /^[\s(（【[]{0,3}(?!据)(?:([一-鿿]{2,8}(?:社|报|网|台))(?:[一-鿿、]{0,10}\d{1,2}月\d{1,2}日(?:[专综]?电|讯|消息)|讯[\s(（　])|([一-鿿]{2,4}(?:科技|财经|体育|娱乐|新闻|汽车|家居))讯[\s(（　])/u;

const SOURCE_METAS: ReadonlySet<string> = new Set([
  'source',
  'contentsource',
  'article:source',
  'mediaid',
  'og:article:source',
  'publishsource',
  'weibo: article:source',
]);

/** Source named by a block: an origin line, or the closing words of a text. Captions and excerpts name others' sources. */
function leafSource(leaf: NoticeLeaf, survey: Survey, url: string): Printed[] {
  const { folded, zone } = leaf;
  if ((leaf.marks & MARK.origin) === 0 || zone === 'nav' || zone === 'aside' || zone === 'footer') return [];
  if (!mayNameSource(folded)) return [];
  const { container, place } = leaf;
  if (container === 'caption' || container === 'comment' || container === 'related' || container === 'code')
    return [];
  const line = folded.length <= LINE_MAX ? folded : place === 'end' ? folded.slice(-60) : '';
  if (line === '') return [];
  const name = sourceInLine(line) || labelledNext(leaf, line, survey) || foreignAddress(line, url);
  return name === '' ? [] : [{ name: asPrinted(name, folded, leaf.text), phrase: leaf.text.slice(0, 100) }];
}

/** Folding keeps every letter in its place, so the name can be given as the page spells it. */
function asPrinted(name: string, folded: string, text: string): string {
  const at = folded.indexOf(name);
  return at === -1 ? name : text.slice(at, at + name.length);
}

const NEXT_MAX = 30;

/** 来源： in one block, the name in the next. */
function labelledNext({ index, zone }: NoticeLeaf, line: string, { all }: Survey): string {
  const next = endsInLabel(line) ? all[index + 1] : undefined;
  return next === undefined || next.zone !== zone || next.text.length > NEXT_MAX || /[:：]/u.test(next.text)
    ? ''
    : cleanSource(foldNotice(next.text).split(' ', 1)[0] ?? '');
}

/** The original stands on another site: a translation or a copy. */
function foreignAddress(line: string, url: string): string {
  const address = originalAddress(line);
  if (address === '' || url === '') return '';
  return registrableDomain(hostOf(address)) === registrableDomain(hostOf(url)) ? '' : address;
}

function judge(
  { name: shown, phrase }: Printed,
  names: readonly string[],
  input: OriginInput,
  rules: LicenseRules,
): Origin {
  const name = foldNotice(shown);
  const parts = name.split(/[-·•|/]/u);
  const first = parts[0] ?? name;
  if (name === '' || rules.ownWords.has(name) || rules.ownWords.has(first))
    return { kind: 'own', outlet: '', phrase };
  if (rules.unnamedWords.has(name)) return { kind: 'unnamed', outlet: '', phrase };
  const isOwn = (printed: string): boolean => isOwnName(printed, names, rules);
  if (isOwn(name) || isOwnAddress(name, input)) return { kind: 'own', outlet: shown, phrase };
  if (first !== name && !name.includes('号') && isOwn(first)) {
    // 示例网-文化频道 is the site; 示例网-示例日报 is the paper.
    const last = parts.at(-1) ?? '';
    return isPress(last) && !isOwn(last)
      ? { kind: 'outlet', outlet: shown.slice(-last.length), phrase }
      : { kind: 'own', outlet: shown, phrase };
  }
  return { kind: isGovernmentBody(name) ? 'government' : 'outlet', outlet: shown, phrase };
}

/** 示例新闻·示例号·政务 is an account of somebody else on the site, so only whole names count. */
function isOwnName(name: string, names: readonly string[], { families }: LicenseRules): boolean {
  const printed = comparableName(name);
  if (names.some((own) => isSameOutlet(printed, own)) || isJoined(printed, names)) return true;
  const family = families.get(printed);
  return family !== undefined && names.some((own) => families.get(own) === family);
}

/** `www.example.cn` or a bare host as source. */
function isOwnAddress(name: string, { url, profile }: OriginInput): boolean {
  if (!/^[a-z0-9.:/_?=&%~-]+$/iu.test(name) || !name.includes('.')) return false;
  const host =
    name
      .toLowerCase()
      .replace(/^https?:\/\//u, '')
      .split('/', 1)[0] ?? '';
  const own = [hostOf(url), ...(profile?.hosts ?? [])].map((h) => h.split(':', 1)[0] ?? '');
  return own.some((h) => h === host || h.endsWith(`.${host}`) || host.endsWith(`.${h}`));
}

/** Names of the site: as recorded by hand, as its own metadata says, after the dash of its titles, and as it signs its notices. */
function ownNames({ page, survey, profile, jsonLd, url }: OriginInput): string[] {
  const recorded = profile === undefined ? [] : [profile.operator.name, profile.name];
  const metas = page.metas.filter((meta) => SITE_METAS.has(meta.name)).map((meta) => meta.content);
  const host = hostOf(url).replace(/^www\./u, '');
  const domain = registrableDomain(host);
  const labels = [domain, ...[host, domain].map((name) => name.split('.', 1)[0] ?? '')];
  return [
    ...recorded,
    ...metas,
    ...jsonLd.publishers,
    ...titleNames(page.title),
    ...holders(survey),
    ...labels,
  ]
    .map((name) => comparableName(foldNotice(name)))
    .filter((name) => name.length >= 2);
}

/** `标题_示例财经_示例网(Example)-Example` → 示例网(Example)-Example, 示例网, Example, 示例财经. */
function titleNames(title: string): string[] {
  const parts = title.split(/[_|–—]|\s-|--/u).map((part) => part.trim());
  const last =
    parts.length > 1 ? (parts.at(-1) ?? '') : (/-\s{0,2}([^-]{2,30})$/u.exec(title)?.[1]?.trim() ?? '');
  const before = parts.length > 2 ? (parts.at(-2) ?? '') : '';
  return [last, ...last.split(/[-(（]/u), before]
    .map((name) => name.trim())
    .filter((name) => name.length <= 40);
}

const SIGNED = /©|[Cc]opy[Rr]ight|版权所有/;
const HOLDER =
  /(?:©|copyright)(?:\s|©|\(c\)|by|[\d\-~,.])*([^\s\d,。;|()]{2,24})|([^\s\d,。;|(]{2,24}?)\s?版权所有/giu;

/** Names that sign the © lines of the footer. */
function holders({ leaves }: Survey): string[] {
  return leaves
    .filter(({ marks, folded }) => (marks & MARK.rights) !== 0 && folded.length <= 300 && SIGNED.test(folded))
    .filter((leaf) => leaf.place === 'footer')
    .flatMap((leaf) => [...leaf.folded.matchAll(HOLDER)].map((match) => match[1] ?? match[2] ?? ''));
}

const SITE_METAS: ReadonlySet<string> = new Set(['og:site_name', 'application-name', 'sitename']);

/** 原标题, or a reprint by permission of nobody named, without a source: it came from elsewhere. */
function unnamedByTitle(survey: Survey, hasOwn: boolean): Origin | undefined {
  if (hasOwn) return undefined;
  const leaf = survey.leaves.find(
    (leaf) =>
      (leaf.marks & MARK.origin) !== 0 &&
      leaf.folded.length <= LINE_MAX &&
      leaf.zone !== 'nav' &&
      !leaf.linked &&
      isFromElsewhere(leaf.folded) &&
      leaf.container === 'none',
  );
  return leaf === undefined ? undefined : { kind: 'unnamed', outlet: '', phrase: leaf.text.slice(0, 100) };
}
