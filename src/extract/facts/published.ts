import type { Found } from '../../core/document.ts';
import type { BlockTree, Page } from '../../core/page.ts';
import { tagOf } from '../../html/tags.ts';
import type { Line } from './byline.ts';
import { dayOfAddress, findDate, findDates } from './dates.ts';
import { found, type Metas, UNKNOWN } from './found.ts';
import type { LinkedFields } from './json-ld.ts';

export interface PageTimes {
  readonly publishedAt: Found;
  readonly updatedAt: Found;
}

/** What the times are read from. */
export interface TimeSources {
  readonly page: Page;
  readonly metas: Metas;
  readonly linked: LinkedFields;
  /** Lines around the beginning of the text. */
  readonly lines: readonly Line[];
  /** Lines right behind the text, where some systems print the day. */
  readonly below: readonly Line[];
  /** The last lines of the text, where notices are signed. */
  readonly tail: readonly Line[];
  readonly url: string;
}

const PUBLISHED_METAS = [
  'article:published_time',
  'pubdate',
  'publishdate',
  'publish_date',
  'publishtime',
  'publish_time',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'datecreated',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'citation_publication_date',
  'date',
  'weibo: article:create_at',
  'og:release_date',
  'sailthru.date',
];
const UPDATED_METAS = [
  'article:modified_time',
  'og:updated_time',
  'og:article:modified_time',
  'datemodified',
  'dc.date.modified',
  'dcterms.modified',
  'weibo: article:update_at',
  'last-modified',
  'lastmod',
  'revised',
];

/** When a page was published and last changed: what it declares first, then what a reader sees near the title. */
export function pageTimes(sources: TimeSources): PageTimes {
  const { page, metas, linked, lines } = sources;
  const stamps = timeElements(page.blocks, lines);
  const shown = withoutMembers(lines).flatMap((line) => [
    ...datesOfLine(line),
    ...titledDate(page.blocks, line),
  ]);
  const labelled = shown.filter(({ kind }) => kind === 'published');
  const plain = shown.filter(({ kind }) => kind === 'plain');
  const told = shown.filter(({ kind }) => kind === 'told');
  const published = [
    ...declared(metas, PUBLISHED_METAS, linked.published),
    ...stamps.filter(({ kind }) => kind !== 'updated').map(({ date }) => date),
    ...[...labelled, ...plain].map(({ date }) => date),
    ...sources.below
      .flatMap(datesOfLine)
      .filter(({ kind }) => kind === 'published')
      .map(({ date }) => ({ ...date, confidence: 0.7 })),
    ...addressDate(sources.url),
    ...told.map(({ date }) => date),
    ...signatureDate(sources.tail),
  ];
  const updated = [
    ...declared(metas, UPDATED_METAS, linked.modified),
    ...stamps.filter(({ kind }) => kind === 'updated').map(({ date }) => date),
    ...shown.filter(({ kind }) => kind === 'updated').map(({ date }) => date),
  ];
  const usable = (date: Found): boolean => Number(date.value.slice(0, 4)) >= YEAR_MIN;
  const readable = [...stamps.map(({ text }) => text), ...lines.map(({ text }) => text)];
  const updatedAt = asShown(updated.find(usable) ?? UNKNOWN, readable);
  const first = published.find(usable);
  // A page that tells only its last change was there by then.
  const publishedAt =
    first === undefined
      ? { ...updatedAt, confidence: Math.min(updatedAt.confidence, 0.5) }
      : asShown(first, readable);
  return { publishedAt, updatedAt };
}

/** A label in one cell, its day in the next: 注册时间 | 2016-3-1. */
function withoutMembers(lines: readonly Line[]): readonly Line[] {
  return lines.filter((_, i) => !MEMBER_LABEL.test(lines[i - 1]?.text.trim() ?? ''));
}

/** Pages of the web are not older than it. */
const YEAR_MIN = 1991;

function declared(metas: Metas, names: readonly string[], linked: string): Found[] {
  const dates = names.flatMap((name) =>
    (metas.get(name) ?? []).map((value) => found(findDate(value), `meta ${name}`, 0.95)),
  );
  return [...dates, found(findDate(linked), 'json-ld', 0.95)].filter(({ value }) => value !== '');
}

/** `told`: said in a sentence, which may be about something else. */
type Kind = 'published' | 'updated' | 'plain' | 'told';
interface Dated {
  readonly kind: Kind;
  readonly date: Found;
  readonly text: string;
}

const UPDATED_LABEL =
  /(?:更新|修改|修订|编辑|編輯|最后|last\s(?:updated|modified|edited)|updated|modified|edited)[^\d一二三四五六七八九十]{0,8}$/iu;
const PUBLISHED_LABEL =
  /(?:发布|發佈|發布|发表|發表|刊发|刊登|发文|印发|推送|上传|创建|撰写|记录|写于|于|时间|時間|日期|date|posted|published|created|\bon)[^\d一二三四五六七八九十]{0,8}$/iu;
/** Dates of something else: an event, a rule's force, a member's account. */
const OTHER_LABEL =
  /(?:注册|加入|登录|登錄|在线|截止|有效|有效期|生效|施行|实施|活动|会议|报名|考试|开放|举办|出生|成立|创办|成文)[^\d。]{0,8}$|[至自]\s{0,2}$/u;
/** The same as a cell of its own. */
const MEMBER_LABEL =
  /^(?:最后|上次)?(?:注册|加入|登录|登錄|在线|截止|有效|生效|施行|实施|成文|出生|成立)(?:时间|日期|期|于)?\s?[:：]?$/u;
const LABEL_UNITS = 16;
/** A line that is longer, or ends as a sentence does, tells of days; it does not date the page. */
const PLAIN_LINE_UNITS_MAX = 90;
const BYLINE_UNITS_MAX = 200;

/** Dates of a byline with what stands before each: 发布时间：… 更新时间：… */
function datesOfLine({ text, isTime }: Line): Dated[] {
  if (text.length > BYLINE_UNITS_MAX) return [];
  const isSentence = text.length > PLAIN_LINE_UNITS_MAX || /[。！？!?]\s*$/u.test(text);
  const out: Dated[] = [];
  let from = 0;
  for (const { iso, start, end } of findDates(text)) {
    const label = text.slice(Math.max(from, start - LABEL_UNITS), start);
    const behind = BEHIND.exec(text.slice(end, end + 8))?.[1] ?? '';
    from = end;
    if (OTHER_LABEL.test(label)) continue;
    const said = kindOf(label, behind);
    const isTold = isSentence && !isTime && !LABEL_END.test(label);
    if (isTold && said !== 'published') continue;
    const kind = isTold ? 'told' : said;
    out.push({ kind, date: found(iso, ...placeOf(kind, isTime)), text });
  }
  return out;
}

/** A label in a sentence is one when it ends as labels do; 建于, 发表于 may tell of anything. */
const LABEL_END = /[:：]\s*$/u;

function placeOf(kind: Kind, isTime: boolean): readonly [from: string, confidence: number] {
  if (kind === 'told') return ['sentence', 0.5];
  if (kind !== 'plain') return ['labelled byline', 0.9];
  return isTime ? ['named element', 0.85] : ['byline', 0.75];
}

/** `2024-03-05 更新`; a word with a colon or 时间 behind it labels the next date. */
const BEHIND = /^\s?(更新|修改|编辑|发布|发表|發佈)(?!\s?(?:时间|日期|于|[:：]))/u;

function kindOf(label: string, behind = ''): Kind {
  if (UPDATED_LABEL.test(label)) return 'updated';
  if (PUBLISHED_LABEL.test(label)) return 'published';
  if (behind === '') return 'plain';
  return /^(?:更新|修改|编辑)$/u.test(behind) ? 'updated' : 'published';
}

const TIME = tagOf('time');
const TIME_ELEMENTS_MAX = 3;
const UPDATED_NAME = /modified|updated|lastmod/iu;

/** `<time>` elements: those around the text's beginning, else the first of the page; side columns left out. */
function timeElements(blocks: BlockTree, lines: readonly Line[]): readonly Dated[] {
  const near: Dated[] = [];
  const far: Dated[] = [];
  const first = lines[0]?.node ?? 0;
  const last = lines.at(-1)?.node ?? 0;
  for (let i = 1; i < blocks.count && near.length < TIME_ELEMENTS_MAX; i += 1) {
    if (blocks.tag[i] !== TIME || blocks.zone(i) === 'aside') continue;
    const isNear = i >= first && i <= last + 1;
    if (!isNear && far.length >= TIME_ELEMENTS_MAX) continue;
    const text = blocks.text(i);
    const iso = findDate(blocks.attr(i, 'datetime') ?? '') || findDate(text);
    if (iso === '') continue;
    const says = `${blocks.attr(i, 'itemprop') ?? ''} ${blocks.attr(i, 'class') ?? ''}`;
    const isUpdate = UPDATED_NAME.test(says) || UPDATED_LABEL.test(before(blocks, i, text));
    const dated = found(iso, 'time element', isNear ? 0.85 : 0.6);
    (isNear ? near : far).push({ kind: isUpdate ? 'updated' : 'published', date: dated, text });
  }
  return [...near, ...far];
}

/** What stands before an inline element in its own block. */
function before(blocks: BlockTree, node: number, text: string): string {
  const line = blocks.text(blocks.parent[node] ?? 0).slice(0, BYLINE_UNITS_MAX);
  const at = line.indexOf(text);
  return at < 0 ? '' : line.slice(Math.max(0, at - LABEL_UNITS), at);
}

const RELATIVE =
  /[\d半几一两二三四五六七八九十]\s?个?(?:秒钟?|分钟|分鐘|小时|小時|天|日|周|星期|月|年)(?:之)?前|昨天|前天|今天|刚刚|刚才/u;
/** Elements of a byline looked into. */
const PARTS_MAX = 24;
const TIME_ATTRIBUTES = [
  'title',
  'datetime',
  'data-time',
  'data-timestamp',
  'data-date',
  'data-original-title',
];

/** `<span title="2023-5-1 10:00">3 天前</span>`: the element tells what its text does not. */
function titledDate(blocks: BlockTree, { text, node }: Line): Dated[] {
  const relative = text.length > BYLINE_UNITS_MAX ? null : RELATIVE.exec(text);
  if (relative === null) return [];
  const end = Math.min(blocks.end[node] ?? node, node + PARTS_MAX);
  for (let i = node; i < end; i += 1) {
    for (const name of TIME_ATTRIBUTES) {
      const iso = findDate(blocks.attr(i, name) ?? '');
      const kind = kindOf(text.slice(0, relative.index).slice(-LABEL_UNITS));
      if (iso !== '') return [{ kind, date: found(iso, `attribute ${name}`, 0.8), text: '' }];
    }
  }
  return [];
}

function addressDate(url: string): Found[] {
  const day = dayOfAddress(url);
  return day === '' ? [] : [found(day, 'address', 0.6)];
}

/** A notice ends with its date on a line of its own. */
function signatureDate(tail: readonly Line[]): Found[] {
  for (const { text } of tail) {
    const [date] = findDates(text);
    if (date !== undefined && date.end - date.start >= text.trim().length - 1)
      return [found(date.iso.slice(0, 10), 'signature', 0.5)];
  }
  return [];
}

/** China has one zone, eight hours before UTC, without summer time. */
const CHINA_OFFSET_MS = 8 * 3_600_000;

// Blog generators often write local time and call it UTC. The day that readers are shown decides.
function asShown(time: Found, lines: readonly string[]): Found {
  const { value } = time;
  if (!value.endsWith('Z')) return time;
  const day = value.slice(0, 10);
  const inChina = new Date(Date.parse(value) + CHINA_OFFSET_MS).toISOString().slice(0, 10);
  return inChina !== day && lines.some((line) => findDate(line).startsWith(day))
    ? { ...time, value: day }
    : time;
}
