import { decodeHTML } from 'entities';
import type { Anchor, LinkTag, MetaTag, Page } from '../core/page.ts';
import { attributeValue, readAttributes } from './attributes.ts';
import { linkTag, metaTag } from './head.ts';
import type { ScanLimits } from './scan.ts';
import {
  BLOCK,
  ENDS_PARAGRAPH,
  HEAD,
  impliedEnd,
  RAW,
  SCOPE_BOUNDARY,
  tagFlags,
  UNSEEN,
  VOID,
} from './tags.ts';
import { mathRole } from './math.ts';
import {
  BLOCK_BREAK,
  Columns,
  IN_LINK,
  IN_MATH,
  IN_PRE,
  JOINED,
  LINE_BREAK,
  ScannedTree,
  TEX,
  TEX_DISPLAY,
} from './tree.ts';
import { BODY_ZONE, zoneOf } from './zones.ts';

const SCRIPT_UNITS_MAX = 65_536;
const COMMENT_UNITS_MAX = 4_096;
const isLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122;

/** An `<a>` whose text is read when the tree is whole. */
interface OpenAnchor {
  readonly node: number;
  readonly attributes: ReadonlyMap<string, string>;
}

/** State of one scan; used once. */
export class Scanner {
  readonly #source: string;
  readonly #limits: ScanLimits;
  readonly #columns = new Columns();
  readonly #stack: number[] = [];
  readonly #metas: MetaTag[] = [];
  readonly #links: LinkTag[] = [];
  readonly #anchors: OpenAnchor[] = [];
  readonly #jsonLd: string[] = [];
  readonly #scripts: string[] = [];
  readonly #comments: string[] = [];
  readonly #defects = new Set<string>();
  #title: string | undefined;
  #lang = '';
  #base = '';
  #break = JOINED;
  #linkDepth = 0;
  #preDepth = 0;
  #hiddenDepth = 0;
  #mathDepth = 0;

  constructor(source: string, limits: ScanLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  scan(): Page {
    this.#push('#root', 0, 0, BODY_ZONE, false);
    this.#walk();
    while (this.#stack.length > 0) this.#pop(this.#source.length);
    const blocks = new ScannedTree(this.#source, this.#columns);
    return {
      source: this.#source,
      title: this.#title ?? '',
      lang: this.#lang,
      base: this.#base,
      metas: this.#metas,
      links: this.#links,
      anchors: this.#anchors.map((anchor) => finishAnchor(anchor, blocks)),
      jsonLd: this.#jsonLd,
      scripts: this.#scripts,
      comments: this.#comments,
      blocks,
      defects: [...this.#defects],
    };
  }

  #walk(): void {
    const { length } = this.#source;
    let textFrom = 0;
    let at = this.#source.indexOf('<');
    while (at >= 0 && at < length) {
      const next = this.#source.charCodeAt(at + 1);
      const isMarkup = isLetter(next) || next === 0x21 || next === 0x3f || (next === 0x2f && at + 2 < length);
      if (!isMarkup) {
        at = this.#source.indexOf('<', at + 1);
        continue;
      }
      this.#text(textFrom, at);
      textFrom = isLetter(next)
        ? this.#startTag(at)
        : next === 0x2f
          ? this.#endTag(at)
          : this.#declaration(at);
      at = this.#source.indexOf('<', textFrom);
    }
    this.#text(textFrom, length);
  }

  #text(from: number, to: number): void {
    if (from >= to || this.#hiddenDepth > 0) return;
    const top = this.#stack.at(-1) ?? 0;
    if (isBlank(this.#source, from, to)) {
      // Space between inline elements joins words; it is kept by the segment before it, if there is one.
      if (this.#break === JOINED && this.#columns.segCount > 0) this.#segment(top, from, to);
      return;
    }
    if (this.#inHead()) this.#closeHead(from);
    this.#segment(this.#stack.at(-1) ?? 0, from, to);
  }

  #segment(node: number, from: number, to: number, kind = 0): void {
    const columns = this.#columns;
    columns.growSegments();
    const s = columns.segCount;
    columns.segCount = s + 1;
    columns.segNode[s] = node;
    columns.segStart[s] = from;
    columns.segEnd[s] = to;
    columns.segBreak[s] = this.#break;
    columns.segFlags[s] =
      kind |
      (this.#linkDepth > 0 ? IN_LINK : 0) |
      (this.#preDepth > 0 ? IN_PRE : 0) |
      (this.#mathDepth > 0 ? IN_MATH : 0);
    this.#break = JOINED;
  }

  /** @returns the offset behind the tag and, for raw text, behind its content. */
  #startTag(at: number): number {
    const nameEnd = this.#nameEnd(at + 1);
    const name = this.#source.slice(at + 1, nameEnd).toLowerCase();
    const seen = new TagAttributes(this.#source);
    const behind = readAttributes(this.#source, nameEnd, seen.sink);
    if (behind < 0) {
      this.#defects.add('eof-in-tag');
      return this.#source.length;
    }
    const flags = tagFlags(name);
    this.#repair(name, flags, at);
    if (name === 'html' || name === 'body') {
      if (name === 'html') this.#lang ||= seen.value('lang').trim();
      if (this.#isOpen(name)) return behind;
    }
    if (name === 'br') this.#break = Math.max(this.#break, LINE_BREAK);
    if ((flags & BLOCK) !== 0 || name === 'hr') this.#break = BLOCK_BREAK;
    this.#note(name, seen, nameEnd);
    if ((flags & VOID) !== 0) return behind;
    if ((flags & RAW) !== 0) return this.#rawText(name, seen, behind);
    const hidden =
      (flags & UNSEEN) !== 0 && name !== 'head' && name !== 'select' ? true : isHidden(name, seen);
    const inherited = this.#columns.zone[this.#stack.at(-1) ?? 0] ?? BODY_ZONE;
    const pushed = this.#push(
      name,
      at,
      nameEnd,
      zoneOf(name, seen.value('role').toLowerCase(), seen.names(), inherited),
      hidden,
    );
    if (pushed && name === 'a' && this.#hiddenDepth === 0) {
      this.#anchors.push({ node: this.#columns.count - 1, attributes: seen.all(nameEnd) });
    }
    return behind;
  }

  // Head elements, base and frames: what the page says about itself.
  #note(name: string, seen: TagAttributes, nameEnd: number): void {
    if (name === 'meta') push(this.#metas, metaTag(seen.all(nameEnd)));
    else if (name === 'link') push(this.#links, linkTag(seen.all(nameEnd)));
    else if (name === 'base' && this.#base === '') this.#base = seen.all(nameEnd).get('href')?.trim() ?? '';
    else if (name === 'area')
      this.#anchors.push({ node: this.#stack.at(-1) ?? 0, attributes: seen.all(nameEnd) });
    else if (name === 'frame' || name === 'frameset') this.#defects.add('frames');
    else if (name === 'img' && this.#linkDepth > 0) this.#labelAnchor(seen.all(nameEnd).get('alt'));
  }

  #labelAnchor(alt: string | undefined): void {
    const anchor = this.#anchors.at(-1);
    if (anchor !== undefined && alt !== undefined && !anchor.attributes.has('#alt')) {
      (anchor.attributes as Map<string, string>).set('#alt', alt);
    }
  }

  /** Ends elements that this start tag cannot stand inside. */
  #repair(name: string, flags: number, at: number): void {
    if (name === 'body') this.#closeHead(at);
    else if ((flags & HEAD) === 0 && name !== 'head' && name !== 'html' && this.#inHead())
      this.#closeHead(at);
    if (ENDS_PARAGRAPH.has(name)) this.#endNamed('p', at, SCOPE_BOUNDARY);
    const implied = impliedEnd(name);
    if (implied === undefined) return;
    let cut = -1;
    for (let k = this.#stack.length - 1; k > 0; k -= 1) {
      const open = this.#nameAt(k);
      if (implied.until.has(open)) break;
      if (implied.ends.has(open)) cut = k;
    }
    if (cut > 0) this.#popTo(cut, at);
  }

  #endTag(at: number): number {
    const nameStart = at + 2;
    if (!isLetter(this.#source.charCodeAt(nameStart))) return this.#bogusComment(at + 2);
    const nameEnd = this.#nameEnd(nameStart);
    const name = this.#source.slice(nameStart, nameEnd).toLowerCase();
    const behind = readAttributes(this.#source, nameEnd, ignore);
    if (behind < 0) {
      this.#defects.add('eof-in-tag');
      return this.#source.length;
    }
    const isBlock = (tagFlags(name) & BLOCK) !== 0;
    if (isBlock) this.#break = BLOCK_BREAK;
    if (name === 'br') this.#break = Math.max(this.#break, LINE_BREAK);
    // Content behind </body> or </html> is still content.
    if (name === 'body' || name === 'html') return behind;
    this.#endNamed(
      name,
      behind,
      isBlock && name !== 'p' ? (TABLE_BOUNDARY.get(name) ?? CELL_BOUNDARY) : SCOPE_BOUNDARY,
      isBlock,
    );
    return behind;
  }

  /** Pops up to the innermost open element of that name, unless a boundary lies between. */
  #endNamed(name: string, at: number, boundary: ReadonlySet<string>, crossBlocks = true): void {
    for (let k = this.#stack.length - 1; k > 0; k -= 1) {
      const open = this.#nameAt(k);
      if (open === name) return this.#popTo(k, at);
      if (boundary.has(open)) return;
      if (!crossBlocks && (tagFlags(open) & BLOCK) !== 0) return;
    }
  }

  #rawText(name: string, seen: TagAttributes, from: number): number {
    const close = findRawEnd(this.#source, name, from);
    const to = close < 0 ? this.#source.length : close;
    if (close < 0) this.#defects.add(`unclosed-${name}`);
    if (name === 'title') this.#title ??= fold(this.#source.slice(from, to));
    else if (name === 'script') this.#script(seen, from, to);
    else if (name === 'xmp') this.#text(from, to);
    if (close < 0) return to;
    const end = this.#source.indexOf('>', to);
    return end < 0 ? this.#source.length : end + 1;
  }

  #script(seen: TagAttributes, from: number, to: number): void {
    const type = seen.value('type').trim().toLowerCase();
    if (type.startsWith('math/tex')) {
      const kind = type.includes('mode=display') ? TEX_DISPLAY : TEX;
      if (this.#hiddenDepth === 0 && to > from) this.#segment(this.#stack.at(-1) ?? 0, from, to, kind);
    } else if (type === 'application/ld+json') this.#jsonLd.push(this.#source.slice(from, to));
    else if (to > from && (type === '' || type.includes('javascript'))) {
      this.#scripts.push(this.#source.slice(from, Math.min(to, from + SCRIPT_UNITS_MAX)));
    }
  }

  /** Comments, doctypes, CDATA and processing instructions. */
  #declaration(at: number): number {
    if (!this.#source.startsWith('<!--', at)) return this.#bogusComment(at + 2);
    if (this.#source.startsWith('>', at + 4)) return at + 5;
    if (this.#source.startsWith('->', at + 4)) return at + 6;
    const end = commentEnd(this.#source, at + 4);
    if (end < 0) this.#defects.add('eof-in-comment');
    const to = end < 0 ? this.#source.length : end;
    this.#comments.push(this.#source.slice(at + 4, Math.min(to, at + 4 + COMMENT_UNITS_MAX)));
    if (end < 0) return this.#source.length;
    return this.#source.indexOf('>', to) + 1;
  }

  #bogusComment(from: number): number {
    const end = this.#source.indexOf('>', from);
    return end < 0 ? this.#source.length : end + 1;
  }

  #push(name: string, at: number, nameEnd: number, zone: number, hides: boolean): boolean {
    const columns = this.#columns;
    if (columns.count >= this.#limits.nodesMax || this.#stack.length >= this.#limits.depthMax) {
      this.#defects.add(columns.count >= this.#limits.nodesMax ? 'nodes-max' : 'depth-max');
      return false;
    }
    columns.growNodes();
    const i = columns.count;
    columns.count = i + 1;
    columns.parent[i] = this.#stack.at(-1) ?? -1;
    columns.depth[i] = this.#stack.length;
    columns.tag[i] = columns.tagId(name);
    columns.zone[i] = zone;
    columns.hidden[i] = hides || this.#hiddenDepth > 0 ? 1 : 0;
    columns.start[i] = at;
    columns.nameEnd[i] = nameEnd;
    columns.segFrom[i] = columns.segCount;
    this.#stack.push(i);
    if (name === 'a') this.#linkDepth += 1;
    if (name === 'pre') this.#preDepth += 1;
    if (name === 'math') this.#mathDepth += 1;
    if (columns.hidden[i] === 1) this.#hiddenDepth += 1;
    return true;
  }

  #pop(at: number): void {
    const i = this.#stack.pop() ?? 0;
    const columns = this.#columns;
    columns.end[i] = columns.count;
    columns.stop[i] = at;
    columns.segTo[i] = columns.segCount;
    const name = columns.names[columns.tag[i] ?? 0];
    if (name === 'a') this.#linkDepth -= 1;
    if (name === 'pre') this.#preDepth -= 1;
    if (name === 'math') this.#mathDepth -= 1;
    if (columns.hidden[i] === 1) this.#hiddenDepth -= 1;
  }

  #popTo(k: number, at: number): void {
    while (this.#stack.length > k) this.#pop(at);
  }

  #nameAt(k: number): string {
    return this.#columns.names[this.#columns.tag[this.#stack[k] ?? 0] ?? 0] ?? '';
  }

  #isOpen(name: string): boolean {
    return this.#stack.some((_, k) => this.#nameAt(k) === name);
  }

  #inHead(): boolean {
    return this.#stack.length <= 4 && this.#isOpen('head');
  }

  #closeHead(at: number): void {
    const k = this.#stack.findIndex((_, k) => this.#nameAt(k) === 'head');
    if (k > 0) this.#popTo(k, at);
  }

  #nameEnd(from: number): number {
    let i = from;
    for (; i < this.#source.length; i += 1) {
      const unit = this.#source.charCodeAt(i);
      if (unit === 0x3e || unit === 0x2f || unit <= 0x20) break;
    }
    return i;
  }
}

const CELL_BOUNDARY: ReadonlySet<string> = new Set(['td', 'th', 'caption', 'table']);
const NONE: ReadonlySet<string> = new Set();
const TABLE_ONLY: ReadonlySet<string> = new Set(['table']);
/** End tags of table parts may cross cells, but not another table. */
const TABLE_BOUNDARY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['table', NONE],
  ...['tr', 'td', 'th', 'tbody', 'thead', 'tfoot', 'caption'].map((name) => [name, TABLE_ONLY] as const),
]);

/** The few attributes that the scan itself needs, found while the end of the tag is looked for. */
class TagAttributes {
  readonly #source: string;
  readonly #ranges = new Map<string, number>();

  constructor(source: string) {
    this.#source = source;
  }

  readonly sink = (nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void => {
    const length = nameEnd - nameStart;
    if (length < 2 || length > 14) return;
    const name = this.#source.slice(nameStart, nameEnd).toLowerCase();
    if (!WANTED.has(name) || this.#ranges.has(name)) return;
    this.#ranges.set(name, valueStart * 2 ** 26 + (valueEnd - valueStart));
  };

  value(name: string): string {
    const range = this.#ranges.get(name);
    if (range === undefined) return '';
    const start = Math.floor(range / 2 ** 26);
    return attributeValue(this.#source, start, start + (range % 2 ** 26));
  }

  names(): string {
    return this.#ranges.size === 0 ? '' : `${this.value('class')} ${this.value('id')}`.trim();
  }

  hides(): boolean {
    if (this.#ranges.has('hidden') || this.#ranges.has('data-nosnippet')) return true;
    return (
      this.#ranges.has('style') &&
      /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(this.value('style').slice(0, 512))
    );
  }

  all(nameEnd: number): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    readAttributes(this.#source, nameEnd, (nameStart, end, valueStart, valueEnd) => {
      const name = this.#source.slice(nameStart, end).toLowerCase();
      if (!found.has(name)) found.set(name, attributeValue(this.#source, valueStart, valueEnd));
    });
    return found;
  }
}

const WANTED: ReadonlySet<string> = new Set([
  'class',
  'id',
  'role',
  'style',
  'hidden',
  'data-nosnippet',
  'type',
  'lang',
]);

function ignore(): void {}

/** Formula libraries draw a formula and hide its source: the source is what is read. */
function isHidden(name: string, seen: TagAttributes): boolean {
  const role = name === 'span' || name === 'div' ? mathRole(seen.value('class')) : 'none';
  return role === 'drawing' || (role !== 'source' && seen.hides());
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

function fold(raw: string): string {
  return decodeHTML(raw).replace(/\s+/gu, ' ').trim();
}

function isBlank(source: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const unit = source.charCodeAt(i);
    if (unit > 32 || (unit < 32 && (unit < 9 || unit > 13))) return false;
  }
  return true;
}

function commentEnd(source: string, from: number): number {
  const plain = source.indexOf('-->', from);
  // The odd ending is looked for only before the plain one, so that many comments stay linear.
  const bang = plain < 0 ? source.indexOf('--!>', from) : source.slice(from, plain).indexOf('--!>') + from;
  return bang >= from ? bang : plain;
}

/** Offset of the `</name` that ends raw text, or -1. */
function findRawEnd(source: string, name: string, from: number): number {
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    const behind = at + 2 + name.length;
    if (source.slice(at + 2, behind).toLowerCase() !== name) continue;
    const next = source.charCodeAt(behind);
    if (Number.isNaN(next) || next === 0x3e || next === 0x2f || next <= 0x20) return at;
  }
  return -1;
}

function finishAnchor({ node, attributes }: OpenAnchor, blocks: ScannedTree): Anchor {
  const label = attributes.get('aria-label') ?? attributes.get('title') ?? attributes.get('#alt');
  return {
    href: attributes.get('href')?.trim() ?? '',
    rel: attributes.get('rel')?.trim().toLowerCase() ?? '',
    text: blocks.name(node) === 'a' ? blocks.text(node).replaceAll('\n', ' ') : '',
    ...(label === undefined ? {} : { label: label.trim() }),
    zone: blocks.zone(node),
    block: node,
  };
}
