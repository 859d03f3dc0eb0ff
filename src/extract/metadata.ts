import type { Leaf, Page } from '../core/page.ts';
import { findDate } from './dates.ts';

export interface PageMetadata {
  readonly title: string;
  readonly author: string;
  readonly outlet: string;
  readonly publishedAt: string;
}

/** Leaves near the top in which a byline is looked for. */
const BYLINE_LEAVES = 40;

/** Title, author, outlet and time: from metas and JSON-LD first, then from what a reader sees near the title. */
export function readMetadata(page: Page, around: readonly Leaf[], headings: readonly string[]): PageMetadata {
  const meta = new Map(page.metas.map(({ name, content }) => [name, content] as const).reverse());
  const linked = jsonLdFields(page.jsonLd);
  const byline = around
    .slice(0, BYLINE_LEAVES)
    .map((leaf) => leaf.text)
    .filter((text) => text.length <= 200);
  return {
    title: pageTitle(
      page.title,
      first(meta, ['og:title', 'articletitle', 'dc.title', 'twitter:title']) || linked.title,
      headings,
    ),
    author: clean(
      first(meta, ['author', 'article:author', 'dc.creator', 'og:article:author', 'contentauthor']) ||
        linked.author ||
        seen(byline, AUTHOR),
    ),
    outlet: clean(
      first(meta, ['contentsource', 'source', 'og:article:source', 'mediaid']) || seen(byline, OUTLET),
    ),
    publishedAt: published(meta, linked.date, timeElements(page), byline),
  };
}

const AUTHOR =
  /(?:^|[\s|｜])(?:作者|记者|撰文|文|发布者|发布人|楼主)\s*[:：/／]\s*([\p{Script=Han}\w·.\- ]{2,20})/u;
const OUTLET =
  /(?:来源|來源|稿源|稿件来源|信息来源|转载自|轉載自|转自|文章来源|消息来源|出处)\s*[:：｜|]\s*([^\s|｜，,。;；()（）]{2,30})/u;

function seen(lines: readonly string[], pattern: RegExp): string {
  for (const line of lines) {
    const match = pattern.exec(line)?.[1];
    if (match !== undefined) return match;
  }
  return '';
}

function first(meta: ReadonlyMap<string, string>, names: readonly string[]): string {
  for (const name of names) {
    const value = meta.get(name);
    if (value !== undefined && value !== '') return value;
  }
  return '';
}

function clean(value: string): string {
  const text = value.replace(/\s+/gu, ' ').trim();
  return /^https?:/iu.test(text) || text.length > 60 ? '' : text;
}

interface TimeElement {
  /** `datetime`, or the text where there is none. */
  readonly machine: string;
  readonly shown: string;
}

const TIME_ELEMENTS_MAX = 3;

/** The first `<time>` elements of the page, those of side columns left out. */
function timeElements(page: Page): readonly TimeElement[] {
  const { blocks } = page;
  const found: TimeElement[] = [];
  for (let i = 1; i < blocks.count && found.length < TIME_ELEMENTS_MAX; i += 1) {
    if (blocks.name(i) !== 'time' || blocks.zone(i) === 'aside') continue;
    const shown = blocks.text(i);
    found.push({ machine: blocks.attr(i, 'datetime') ?? shown, shown });
  }
  return found;
}

function published(
  meta: ReadonlyMap<string, string>,
  linked: string,
  times: readonly TimeElement[],
  byline: readonly string[],
): string {
  const named = first(meta, [
    'article:published_time',
    'pubdate',
    'publishdate',
    'og:published_time',
    'dc.date',
    'date',
    'publish_time',
    'weibo: article:create_at',
    'og:release_date',
    'datepublished',
  ]);
  for (const text of [
    named,
    linked,
    ...times.map(({ machine }) => machine),
    ...byline.filter((line) => LABELLED_DATE.test(line)),
    ...byline,
  ]) {
    const found = findDate(text);
    if (found !== '') return asShown(found, [...times.map(({ shown }) => shown), ...byline]);
  }
  return '';
}

/** China has one zone, eight hours before UTC, without summer time. */
const CHINA_OFFSET_MS = 8 * 3_600_000;

// Blog generators often write local time and call it UTC. The day that readers are shown decides.
function asShown(found: string, lines: readonly string[]): string {
  if (!found.endsWith('Z')) return found;
  const day = found.slice(0, 10);
  const inChina = new Date(Date.parse(found) + CHINA_OFFSET_MS).toISOString().slice(0, 10);
  return inChina !== day && lines.some((line) => findDate(line).startsWith(day)) ? day : found;
}

const LABELLED_DATE = /(?:发布|发表|更新|时间|日期|发文|發佈|時間)/u;

interface LinkedFields {
  readonly title: string;
  readonly author: string;
  readonly date: string;
}

function jsonLdFields(blocks: readonly string[]): LinkedFields {
  for (const block of blocks.slice(0, 8)) {
    const node = articleNode(block);
    if (node === undefined) continue;
    const author = Array.isArray(node['author']) ? (node['author'][0] as unknown) : node['author'];
    const name =
      typeof author === 'object' && author !== null ? (author as Record<string, unknown>)['name'] : author;
    return {
      title: text(node['headline']),
      author: text(name),
      date: text(node['datePublished']) || text(node['pubDate']),
    };
  }
  return { title: '', author: '', date: '' };
}

function articleNode(block: string): Record<string, unknown> | undefined {
  try {
    const parsed = JSON.parse(block.trim().replace(/;$/u, '')) as unknown;
    const graph =
      typeof parsed === 'object' && parsed !== null
        ? (parsed as Record<string, unknown>)['@graph']
        : undefined;
    const nodes = Array.isArray(parsed) ? parsed : Array.isArray(graph) ? graph : [parsed];
    return nodes.find(
      (node): node is Record<string, unknown> =>
        typeof node === 'object' &&
        node !== null &&
        ('headline' in node || 'datePublished' in node || 'pubDate' in node),
    );
  } catch {
    return undefined;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

const SEPARATOR = /\s*(?:[_|｜—–·»«]|\s-\s|--|-(?=[^-]*$)|\s::\s)\s*/u;

/** The heading that is part of the document's title; else the title without the site's name behind it. */
function pageTitle(title: string, named: string, headings: readonly string[]): string {
  const folded = squeeze(title);
  // A heading at the end of the title is the site's name; one at its start is the page's.
  const heading =
    headings.find(
      (candidate) => candidate.length >= 2 && (folded === '' || folded.startsWith(squeeze(candidate))),
    ) ?? headings.find((candidate) => candidate.length >= 8 && folded.includes(squeeze(candidate)));
  if (heading !== undefined)
    return heading
      .replace(/\s+/gu, ' ')
      .replace(/[¶#]\s*$/u, '')
      .trim();
  if (named !== '' && (folded === '' || folded.startsWith(squeeze(named)))) return named;
  const parts = title.split(SEPARATOR).filter((part) => part !== '');
  const [head = ''] = parts;
  if (parts.length < 2) return title;
  // A very short head is a section name; then the longest part is the title.
  return head.length >= 4 ? head : parts.reduce((a, b) => (b.length > a.length ? b : a), head);
}

function squeeze(value: string): string {
  return value.replace(/[\s¶#\u3000]+/gu, '').toLowerCase();
}
