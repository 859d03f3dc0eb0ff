import type { Found } from '../../core/document.ts';
import type { BlockTree, Leaf } from '../../core/page.ts';
import { TAG_NAMES } from '../../html/tags.ts';
import { findDates } from './dates.ts';
import { hasName, type Names } from '../names.ts';
import { firstMeta, found, type Metas } from './found.ts';
import type { LinkedFields } from './json-ld.ts';

/** A heading of the page, or a block whose name says that it is the title. */
export interface Heading {
  readonly text: string;
  readonly tag: string;
  /** It stands in a band of the page (header, navigation, footer), where a site puts its name. */
  readonly isBand: boolean;
  /** It stands in the text or right above it. */
  readonly isNear: boolean;
}

export interface TitleSources {
  /** Content of `<title>`. */
  readonly title: string;
  readonly metas: Metas;
  readonly linked: LinkedFields;
  readonly headings: readonly Heading[];
  /** The first entries of the breadcrumbs and other names of the site. */
  readonly siteNames: readonly string[];
}

const TITLE_METAS = [
  'articletitle',
  'og:title',
  'dc.title',
  'dcterms.title',
  'citation_title',
  'twitter:title',
  'headline',
];
const SITE_METAS = [
  'og:site_name',
  'application-name',
  'apple-mobile-web-app-title',
  'sitename',
  'dc.publisher',
];

/**
 * The title of the text without the site's name. `<title>` says what the page is about, headings say how
 * the title is written: the longest heading that `<title>` begins with is it.
 */
export function pageTitle(sources: TitleSources): Found {
  const title = titleOf(sources);
  squeezed.clear();
  return title;
}

function titleOf(sources: TitleSources): Found {
  const { headings, metas, linked } = sources;
  const title = sources.title.replace(/\s+/gu, ' ').trim();
  const sites = siteNames(sources);
  const usable = headings.filter(({ text }) => text.length >= 2 && !sites.has(squeeze(text)));
  const declared = [firstMeta(metas, TITLE_METAS, 0.9), found(linked.title, 'json-ld', 0.9)].filter(
    ({ value }) => value.length >= 2 && !sites.has(squeeze(value)),
  );
  if (/^https?:/iu.test(title)) return found(title, 'title', 0.2);
  return (
    longerDeclared(title, declared, beginning(title, usable)) ??
    truncated(title, usable) ??
    declared.find(({ value }) => startsAt(title, value) !== 'no') ??
    somewhere(title, usable) ??
    withoutHeading(title, usable, declared, sites)
  );
}

function siteNames({ metas, linked, siteNames: given, headings }: TitleSources): ReadonlySet<string> {
  const names = [...SITE_METAS.flatMap((name) => metas.get(name) ?? []), linked.siteName, ...given];
  // A band heading that is also named elsewhere as the site is its logo.
  const known = new Set(names.filter((name) => name !== '').map(squeeze));
  // A title that is the site's own name is that of its front page, or of an article about it: a heading near the text decides.
  for (const { text, isNear } of headings) if (isNear) known.delete(squeeze(text));
  return known;
}

const HAN_FIRST = 0x4e00;
const HAN_LAST = 0x9fff;

/** How a title begins with another: `whole` when a separator or nothing follows. */
function startsAt(title: string, head: string): 'whole' | 'part' | 'no' {
  const text = squeeze(title);
  // Han characters are squeezed to themselves: most lines are told apart by their first.
  const first = head.charCodeAt(0);
  if (first >= HAN_FIRST && first <= HAN_LAST && first !== text.charCodeAt(0)) return 'no';
  const start = squeeze(head);
  if (start === '' || !text.startsWith(start)) return 'no';
  const rest = text.slice(start.length);
  return rest === '' || /^[_|｜—–·»«\-‐:：<>《(（【[,，/\\~～]/u.test(rest) ? 'whole' : 'part';
}

/** A part of a word may stand at the beginning by chance; from this length on it does not. */
const PART_UNITS_MIN = 4;

function beginning(title: string, headings: readonly Heading[]): Found | undefined {
  const whole = longest(headings.filter(({ text }) => startsAt(title, text) === 'whole'));
  if (whole !== undefined) return found(tidy(whole.text), whole.tag, 0.98);
  const part = longest(
    headings.filter(
      ({ text, isBand }) => !isBand && text.length >= PART_UNITS_MIN && startsAt(title, text) === 'part',
    ),
  );
  return part === undefined ? undefined : found(tidy(part.text), part.tag, 0.85);
}

/** A declared title that goes on where the heading ends, and ends before the site's name: 产品名 — 一句话介绍. */
function longerDeclared(
  title: string,
  declared: readonly Found[],
  heading: Found | undefined,
): Found | undefined {
  if (heading === undefined) return undefined;
  return (
    declared.find(
      ({ value }) =>
        squeeze(value).startsWith(squeeze(heading.value)) &&
        squeeze(value).length > squeeze(heading.value).length &&
        squeeze(value).length < squeeze(title).length &&
        startsAt(title, value) === 'whole',
    ) ?? heading
  );
}

/** `<title>` cut with an ellipsis: a heading goes on. */
function truncated(title: string, headings: readonly Heading[]): Found | undefined {
  const head = /^(.{6,}?)\s*(?:…|\.{3})/u.exec(title)?.[1];
  if (head === undefined) return undefined;
  const whole = headings.find(({ text }) => squeeze(text).startsWith(squeeze(head)));
  return whole === undefined ? undefined : found(tidy(whole.text), whole.tag, 0.9);
}

/** Headings near the text that stand inside `<title>`: the site's name comes first there. */
const INSIDE_UNITS_MIN = 4;

function somewhere(title: string, headings: readonly Heading[]): Found | undefined {
  const parts = new Set(title.split(SEPARATOR).map(squeeze));
  const last = squeeze(title.split(SEPARATOR).at(-1) ?? '');
  // A band may hold the title with the site's name beside it; the last part of `<title>` is that name.
  const isTitle = ({ text, tag, isBand }: Heading): boolean =>
    !isBand || (tag === 'h1' && text.length >= INSIDE_UNITS_MIN * 2 && squeeze(text) !== last);
  const whole = longest(headings.filter((heading) => isTitle(heading) && parts.has(squeeze(heading.text))));
  if (whole !== undefined) return found(tidy(whole.text), whole.tag, 0.9);
  const folded = squeeze(title);
  const inside = longest(
    headings.filter(
      ({ text, isBand }) => !isBand && text.length >= INSIDE_UNITS_MIN * 2 && folded.includes(squeeze(text)),
    ),
  );
  return inside === undefined ? undefined : found(tidy(inside.text), inside.tag, 0.8);
}

const SITE_UNITS_MAX = 12;

/** No heading is part of `<title>`. */
function withoutHeading(
  title: string,
  headings: readonly Heading[],
  declared: readonly Found[],
  sites: ReadonlySet<string>,
): Found {
  const parts = withoutSite(
    title.split(SEPARATOR).filter((part) => part !== ''),
    sites,
  );
  const near = headings.find(
    ({ tag, text, isNear, isBand }) =>
      isNear && !isBand && (tag === 'h1' || (parts[0] !== undefined && isOfSize(text, parts[0]))),
  );
  if (near !== undefined && (title === '' || parts.length === 0 || isAlike(near.text, title)))
    return found(tidy(near.text), near.tag, 0.8);
  // The same `<title>` on every page of a site: what stands right above the text is the title.
  const above = headings.find(
    ({ tag, text, isNear }) => isNear && (tag === 'h1' || tag === 'h2') && text.length >= INSIDE_UNITS_MIN,
  );
  if (parts.length === 1 && SITE_WORD.test(title) && title.length <= SITE_UNITS_MAX && above !== undefined)
    return found(tidy(above.text), above.tag, 0.6);
  const [named] = declared;
  if (title === '' || parts.length === 0)
    return named ?? firstHeading(headings) ?? found(title, 'title', 0.4);
  const [head = ''] = parts;
  if (parts.length === 1) return found(tidy(parts[0] ?? ''), 'title', 0.7);
  // A very short head is a section name; then the longest part is the title.
  const part =
    head.length >= PART_UNITS_MIN ? head : parts.reduce((a, b) => (b.length > a.length ? b : a), head);
  return found(tidy(part), 'title', 0.6);
}

function firstHeading(headings: readonly Heading[]): Found | undefined {
  const first = headings.find(({ isBand }) => !isBand);
  return first === undefined ? undefined : found(tidy(first.text), first.tag, 0.5);
}

const SEPARATOR = /\s*(?:[_|｜—–·»«]|\s-\s|--|-(?=[^-]*$)|\s::\s|\s:\s)\s*/u;
/** What a site is called: the end of a title that is no part of it. */
const SITE_WORD =
  /(?:网|网站|在线|日报|晚报|时报|早报|商报|快报|频道|新闻|资讯|博客|论坛|社区|门户|政府|委员会|管理局|百科|文库|官网|首页|文档|手册|杂志|周刊|笔记|札记|\.(?:com|cn|net|org|io)|documentation|docs|blog|wiki)$/iu;

/** A first part that is the name of a site, with or without that of a section: 河边论坛-灌水. */
const SITE_FIRST =
  /^[^，。？！,?!]{0,12}(?:论坛|论壇|社区|社區|贴吧|BBS|大学站|未名站|日报|晚报|早报|数字报|电子报|新闻网|政府网)(?:-[^-]{1,8})?$/iu;

function withoutSite(parts: readonly string[], sites: ReadonlySet<string>): readonly string[] {
  const kept = parts.filter((part) => !sites.has(squeeze(part)));
  while (kept.length > 1 && SITE_WORD.test(kept.at(-1) ?? '')) kept.pop();
  while (kept.length > 1 && SITE_FIRST.test(kept[0] ?? '')) kept.shift();
  return kept;
}

/** Share of the shorter text's pairs of signs that the other has too. */
const ALIKE_MIN = 0.6;

function isAlike(a: string, b: string): boolean {
  const pairs = pairsOf(squeeze(a));
  const others = pairsOf(squeeze(b));
  const least = Math.min(pairs.size, others.size);
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared += 1;
  return least >= 2 && shared / least >= ALIKE_MIN;
}

/** A sub-heading repeats a part of the title; a title written otherwise is about as long. */
const SIZE_SHARE_MIN = 0.7;

function isOfSize(a: string, b: string): boolean {
  const [x, y] = [squeeze(a).length, squeeze(b).length];
  return Math.min(x, y) >= Math.max(x, y) * SIZE_SHARE_MIN;
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) pairs.add(text.slice(i, i + 2));
  return pairs;
}

function longest(headings: readonly Heading[]): Heading | undefined {
  return headings.length === 0
    ? undefined
    : headings.reduce((a, b) => (squeeze(b.text).length > squeeze(a.text).length ? b : a));
}

/** Signs that systems put before or behind a heading: links to itself, edit links, zero-width marks. */
function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\u200b\u200c\u200d\ufeff]/gu, '')
    .replace(/^\s*[#¶§]\s+/u, '')
    .replace(/(?:\s*(?:[¶#§🔗]|\[\s*(?:编辑|編輯|edit|复制链接|只看楼主|收藏)[^\]]*\]))+\s*$/iu, '')
    .trim();
}

/** Titles and headings of one page are held against each other again and again. */
const squeezed = new Map<string, string>();

function squeeze(value: string): string {
  const known = squeezed.get(value);
  if (known !== undefined) return known;
  const short = value
    .normalize('NFKC')
    .replace(/[\s¶#§\u200b\u200c\u200d\ufeff]+/gu, '')
    .toLowerCase();
  squeezed.set(value, short);
  return short;
}

/** Some templates print the byline inside the heading, below the title: then its first line is the title. */
function bylineBelow(lines: string): string | undefined {
  const [first = '', ...rest] = lines.split('\n');
  return rest.length > 0 && findDates(rest.join(' ')).length > 0 ? first.trim() : undefined;
}

/** Lines near the text with which `<title>` begins, up to a sign that parts it: headings by their words alone. */
export function headingLines(title: string, lines: readonly Leaf[]): readonly Heading[] {
  return lines
    .filter(({ text, linkLength }) => linkLength * 2 < text.length && text.length >= PART_UNITS_MIN)
    .filter(({ text }) => text.length <= HEADING_UNITS_MAX && startsAt(title, text) === 'whole')
    .map(({ text, zone }) => ({
      text,
      tag: 'line',
      isBand: zone !== 'body' && zone !== 'main',
      isNear: true,
    }));
}

/** By number of the tag. */
const HEADING_TAGS: readonly (string | undefined)[] = TAG_NAMES.map((name) =>
  /^h[123]$/u.test(name) ? name : undefined,
);
const HEADINGS_MAX = 24;
const HEADING_UNITS_MAX = 200;
/** Headings h1 to h3, and blocks named as titles up to the node `last`, in document order. */
export function headingsOf(
  blocks: BlockTree,
  names: Names,
  isNear: (node: number) => boolean,
  last: number,
): readonly Heading[] {
  const headings: Heading[] = [];
  for (let i = 1; i < blocks.count && headings.length < HEADINGS_MAX; i += 1) {
    const tag = HEADING_TAGS[blocks.tag[i] ?? 0];
    const isHeading = tag !== undefined;
    if (!isHeading && (i > last || !hasName(names, i, 'title'))) continue;
    if (blocks.hidden(i)) continue;
    const lines = blocks.text(i);
    const text = lines.replaceAll('\n', ' ').trim();
    if (text === '' || text.length > HEADING_UNITS_MAX) continue;
    const zone = blocks.zone(i);
    const isBand = zone === 'header' || zone === 'nav' || zone === 'footer' || zone === 'aside';
    const heading = { tag: isHeading ? tag : 'named element', isBand, isNear: isNear(i) };
    headings.push({ ...heading, text: bylineBelow(lines) ?? text });
  }
  return headings;
}
