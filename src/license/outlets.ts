import type { Page } from '../core/page.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { foldNotice } from './fold.ts';
import { hostOf } from './host.ts';
import type { JsonLdRights } from './json-ld.ts';
import { comparableName, isGovernmentBody, isSameOutlet } from './outlet-names.ts';
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

const NAME = String.raw`(?:\[)?([^\s,，。;；|()（）\[\]<>]{2,40}(?: [A-Za-z][A-Za-z.]{1,20}){0,3})`;
const LABELLED = new RegExp(
  String.raw`(?:^|[\s(|\[,。\-\d\]])(?:(?:文章|稿件|信息|新闻|本文|内容|资料|原文|文字|消息|数据)?来源(?:于|自)?|稿源|(?:本文)?(?:转载自|转自|摘自|选自|原载(?:于)?|首发(?:于)?)|出处|原文(?:来自|出处)|作者来源)\s{0,3}(?:[:|]|(?<=自|于|载))\s{0,3}` +
    NAME,
  'iu',
);
const REPRINTED = new RegExp(String.raw`(?:经|已获|获)[^。]{2,20}授权(?:转载|发布|刊发)`, 'u');
const ORIGINAL_TITLE = /(?:^|[\s([])(?:本文)?原(?:文)?标题\s{0,2}[:|]/u;
/** What follows a name on the same line and is no part of it. */
const TAIL =
  /(?:作者|编辑|责编|责任|记者|发布|时间|日期|浏览|阅读|点击|字体|字号|分享|评论|打印|访问|字数|更新|参与互动|举报|扫码|关注|手机|收藏|我要|投稿|订阅|\d{4}[-年/.]|\d{1,2}:\d{2}|(?<=.)https?:).*$/u;
const CAPTION = /(?:图片?|视频|配图|题图|封面|数据|资金|照片|音频)\s{0,2}来源/u;
/** Without one of these no origin line can match. */
const SOURCE_WORD = /来源|稿源|转自|摘自|转载自|选自|原载|首发|出处|原文/;
/** An origin line is short; a longer block mentions a source in passing. */
const LINE_MAX = 160;

/** The origin a page prints, the strictest of all it prints: another outlet, then an unnamed one, then its own. */
export function findOrigin(input: OriginInput, rules: LicenseRules): Origin {
  const sources = [...printed(input)];
  const names = sources.length === 0 ? [] : ownNames(input);
  const origins = sources.map((name) => judge(name, names, input, rules));
  const other = origins.find((o) => o.kind === 'outlet') ?? origins.find((o) => o.kind === 'government');
  const own = origins.find((o) => o.kind === 'own');
  const unnamed =
    origins.find((o) => o.kind === 'unnamed') ?? unnamedByTitle(input.survey, own !== undefined);
  return other ?? unnamed ?? own ?? { kind: 'own', outlet: '', phrase: '' };
}

interface Printed {
  readonly name: string;
  readonly phrase: string;
}

/** Every place that names a source: `extract`, blocks near the text, metas and JSON-LD. */
function* printed({ outlet, page, survey, jsonLd, text }: OriginInput): Generator<Printed> {
  if (outlet !== '') yield { name: clean(foldNotice(outlet)), phrase: outlet };
  for (const leaf of survey.leaves) {
    const name = (leaf.marks & MARK.origin) === 0 ? '' : leafOutlet(leaf);
    if (name !== '') yield { name, phrase: leaf.text.slice(0, 100) };
  }
  for (const meta of page.metas) {
    if (!SOURCE_METAS.has(meta.name)) continue;
    const name = clean(foldNotice(meta.content));
    if (name !== '') yield { name, phrase: meta.content.slice(0, 100) };
  }
  const dateline = DATELINE.exec(text.slice(0, 80));
  if (dateline !== null) yield { name: dateline[1] ?? '', phrase: dateline[0] };
  for (const source of jsonLd.sources)
    yield { name: clean(foldNotice(source)), phrase: source.slice(0, 100) };
}

/** 示例社北京1月1日电, 示例晚报讯（记者…）: an agency or paper at the head of the text. */
const DATELINE =
  /^[\s(（【[]{0,3}(?!据)([一-鿿]{2,8}(?:社|报|网|台))(?:[一-鿿、]{0,10}\d{1,2}月\d{1,2}日(?:[专综]?电|讯)|讯[\s(（　])/u;

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
function leafOutlet(leaf: NoticeLeaf): string {
  const { folded, zone } = leaf;
  if (zone === 'nav' || zone === 'aside' || !SOURCE_WORD.test(folded)) return '';
  const { container, place } = leaf;
  if (container === 'caption' || container === 'comment' || container === 'related' || container === 'code')
    return '';
  if (zone === 'footer') return '';
  const line = folded.length <= LINE_MAX ? folded : place === 'end' ? folded.slice(-60) : '';
  if (line === '' || CAPTION.test(line)) return '';
  const match = LABELLED.exec(line);
  return match === null ? '' : clean(match[1] ?? '');
}

/** 来源：有些来自…, 以下…: a sentence about sources goes on here, nobody is named. */
const PROSE =
  /^(?:有些|有的|一些|部分|主要|如下|以下|下列|包括|可能|由于|因为|来自|这些|其中|它们|他们|我们|第一|一是|每个|所有|各种)/u;

/** Trims what follows a name (作者, dates) and quotes; '' when no name is left. */
function clean(name: string): string {
  const bare = name
    .replace(/^\s*(?:文章|稿件|信息|新闻|本文)?(?:来源|稿源|转载自|转自|摘自)\s{0,2}[:|]?\s{0,2}/u, '')
    .replace(TAIL, '')
    .replaceAll(/[《》"“”'‘’]/gu, '')
    .trim();
  const isPath = /^[/.~$\\*]/u.test(bare);
  return bare.length >= 2 && bare.length <= 40 && !isPath && !PROSE.test(bare) ? bare : '';
}

function judge(
  { name, phrase }: Printed,
  names: readonly string[],
  input: OriginInput,
  rules: LicenseRules,
): Origin {
  const first = name.split(/[-·•|/]/u, 1)[0] ?? name;
  if (name === '' || rules.ownWords.has(name) || rules.ownWords.has(first))
    return { kind: 'own', outlet: '', phrase };
  if (rules.unnamedWords.has(name)) return { kind: 'unnamed', outlet: '', phrase };
  if (isOwnName(name, first, names) || isOwnAddress(name, input))
    return { kind: 'own', outlet: name, phrase };
  return { kind: isGovernmentBody(name) ? 'government' : 'outlet', outlet: name, phrase };
}

/** 示例网-文化频道 is the site; 示例新闻·示例号·政务 is an account of somebody else on it. */
function isOwnName(name: string, first: string, names: readonly string[]): boolean {
  const whole = comparableName(name);
  if (names.some((own) => isSameOutlet(whole, own))) return true;
  if (first === name || name.includes('号')) return false;
  const part = comparableName(first);
  return names.some((own) => isSameOutlet(part, own));
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
  const label =
    hostOf(url)
      .replace(/^www\./u, '')
      .split('.', 1)[0] ?? '';
  return [...recorded, ...metas, ...jsonLd.publishers, ...titleNames(page.title), ...holders(survey), label]
    .map((name) => comparableName(foldNotice(name)))
    .filter((name) => name.length >= 2);
}

/** `标题_栏目_示例网-Example` → 示例网-Example, 示例网, Example. */
function titleNames(title: string): string[] {
  const last =
    /(?:[_|–—]|\s-|--)\s{0,2}([^_|–—]{2,40})$/u.exec(title)?.[1] ??
    /-\s{0,2}([^-]{2,30})$/u.exec(title)?.[1] ??
    '';
  return [last, ...last.split('-')].map((name) => name.trim());
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

/** 原标题, or a reprint "by permission of" somebody, without a source: it came from elsewhere. */
function unnamedByTitle(survey: Survey, hasOwn: boolean): Origin | undefined {
  if (hasOwn) return undefined;
  const leaf = survey.leaves.find(
    (leaf) =>
      (leaf.marks & MARK.origin) !== 0 &&
      leaf.folded.length <= LINE_MAX &&
      leaf.zone !== 'nav' &&
      (ORIGINAL_TITLE.test(leaf.folded) || REPRINTED.test(leaf.folded)) &&
      leaf.container === 'none',
  );
  return leaf === undefined ? undefined : { kind: 'unnamed', outlet: '', phrase: leaf.text.slice(0, 100) };
}
