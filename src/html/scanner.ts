import type { LinkTag, MetaTag, Page } from '../core/page.ts';
import { OpenAnchors } from './anchors.ts';
import { allAttributes } from './attributes.ts';
import { linkTag, metaTag } from './head.ts';
import { OpenElements, TAG_A, TAG_BODY, TAG_HEAD, TAG_HTML } from './open-elements.ts';
import { commentEnd, findRawEnd, fold, isBlank } from './raw-text.ts';
import type { ScanLimits } from './scan.ts';
import { StartTag } from './start-tag.ts';
import { BLOCK, flagsOfTag, hashStep, RAW, tagAt, tagOf, UNSEEN, VOID } from './tags.ts';
import {
  BLOCK_BREAK,
  Columns,
  IN_LINK,
  IN_MATH,
  IN_PRE,
  JOINED,
  LINE_BREAK,
  TEX,
  TEX_DISPLAY,
} from './columns.ts';
import { mathRole } from './math.ts';
import { ScannedTree } from './tree.ts';
import { BODY_ZONE, zoneOf } from './zones.ts';

const SCRIPT_UNITS_MAX = 65_536;
const COMMENT_UNITS_MAX = 4_096;
const TAG_AREA = tagOf('area');
const TAG_BASE = tagOf('base');
const TAG_BR = tagOf('br');
const TAG_FRAME = tagOf('frame');
const TAG_FRAMESET = tagOf('frameset');
const TAG_IMG = tagOf('img');
const TAG_LINK = tagOf('link');
const TAG_META = tagOf('meta');
const TAG_DIV = tagOf('div');
const TAG_SPAN = tagOf('span');
const TAG_SCRIPT = tagOf('script');
const TAG_SELECT = tagOf('select');
const TAG_TITLE = tagOf('title');
const TAG_XMP = tagOf('xmp');

const isLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122;

/** State of one scan; used once. */
export class Scanner {
  readonly #source: string;
  readonly #columns: Columns;
  readonly #open: OpenElements;
  readonly #start: StartTag;
  readonly #metas: MetaTag[] = [];
  readonly #links: LinkTag[] = [];
  readonly #anchors: OpenAnchors;
  readonly #jsonLd: string[] = [];
  readonly #scripts: string[] = [];
  readonly #comments: string[] = [];
  readonly #defects = new Set<string>();
  #title: string | undefined;
  #lang = '';
  #base = '';
  #break = JOINED;
  /** Tag number and end of the name that was read last. */
  #tag = 0;
  #nameEnd = 0;

  constructor(source: string, limits: ScanLimits) {
    this.#source = source;
    this.#columns = new Columns(source.length);
    this.#open = new OpenElements(this.#columns, limits, this.#defects);
    this.#start = new StartTag(source);
    this.#anchors = new OpenAnchors(source);
  }

  scan(): Page {
    this.#open.push(0, 0, 0, BODY_ZONE, false);
    this.#walk();
    this.#open.closeAll(this.#source.length);
    const blocks = new ScannedTree(this.#source, this.#columns);
    const anchors = this.#anchors;
    return {
      source: this.#source,
      title: this.#title ?? '',
      lang: this.#lang,
      base: this.#base,
      metas: this.#metas,
      links: this.#links,
      // Reading all links costs as much as the scan; not every reader wants them.
      get anchors() {
        return anchors.finish(blocks);
      },
      jsonLd: this.#jsonLd,
      scripts: this.#scripts,
      comments: this.#comments,
      blocks,
      defects: [...this.#defects],
    };
  }

  #walk(): void {
    const source = this.#source;
    const { length } = source;
    let textFrom = 0;
    let at = source.indexOf('<');
    while (at >= 0 && at < length) {
      const next = source.charCodeAt(at + 1);
      const isMarkup = isLetter(next) || next === 0x21 || next === 0x3f || (next === 0x2f && at + 2 < length);
      if (!isMarkup) {
        at = source.indexOf('<', at + 1);
        continue;
      }
      if (at > textFrom) this.#text(textFrom, at);
      textFrom = isLetter(next)
        ? this.#startTag(at)
        : next === 0x2f
          ? this.#endTag(at)
          : this.#declaration(at);
      at = source.indexOf('<', textFrom);
    }
    this.#text(textFrom, length);
  }

  #text(from: number, to: number): void {
    if (from >= to || this.#open.hidden > 0) return;
    if (isBlank(this.#source, from, to)) {
      // Space between inline elements joins words; it is kept by the segment before it, if there is one.
      if (this.#break === JOINED && this.#columns.segCount > 0) this.#segment(this.#open.top, from, to);
      return;
    }
    if (this.#open.inHead()) this.#open.closeHead(from);
    this.#segment(this.#open.top, from, to);
  }

  #segment(node: number, from: number, to: number, kind = 0): void {
    const { links, pres, maths } = this.#open;
    const flags = kind | (links > 0 ? IN_LINK : 0) | (pres > 0 ? IN_PRE : 0) | (maths > 0 ? IN_MATH : 0);
    this.#columns.addSegment(node, from, to, this.#break, flags);
    this.#break = JOINED;
  }

  /** Reads the name that stands at `from`; leaves its number and its end. */
  #readName(from: number): void {
    const source = this.#source;
    const { length } = source;
    let hash = 0;
    let i = from;
    for (; i < length; i += 1) {
      const unit = source.charCodeAt(i);
      if (unit === 0x3e || unit === 0x2f || unit <= 0x20) break;
      hash = hashStep(hash, unit >= 65 && unit <= 90 ? unit | 32 : unit);
    }
    this.#nameEnd = i;
    this.#tag = tagAt(source, from, i, hash);
    if (this.#tag === 0) this.#tag = this.#columns.tagId(source.slice(from, i).toLowerCase());
  }

  /** @returns the offset behind the tag and, for raw text, behind its content. */
  #startTag(at: number): number {
    this.#readName(at + 1);
    const tag = this.#tag;
    const nameEnd = this.#nameEnd;
    const start = this.#start;
    const behind = start.read(nameEnd);
    if (behind < 0) {
      this.#defects.add('eof-in-tag');
      return this.#source.length;
    }
    const flags = flagsOfTag(tag);
    this.#open.makeRoom(tag, at);
    if (tag === TAG_HTML || tag === TAG_BODY) {
      if (tag === TAG_HTML) this.#lang ||= start.value('lang').trim();
      if (this.#open.isOpen(tag)) return behind;
    }
    if ((flags & BLOCK) !== 0) this.#break = BLOCK_BREAK;
    else if (tag === TAG_BR) this.#break = Math.max(this.#break, LINE_BREAK);
    if ((flags & VOID) !== 0) {
      this.#note(tag, nameEnd);
      return behind;
    }
    if (tag === TAG_FRAMESET) this.#defects.add('frames');
    if ((flags & RAW) !== 0) return this.#rawText(tag, behind);
    const unseen = (flags & UNSEEN) !== 0 && tag !== TAG_HEAD && tag !== TAG_SELECT;
    const inherited = this.#columns.zone[this.#open.top] ?? BODY_ZONE;
    const zone = zoneOf(tag, start, inherited);
    const isKept = this.#open.push(tag, at, nameEnd, zone, unseen || isHidden(tag, start));
    if (!isKept) return behind;
    const node = this.#columns.count - 1;
    this.#columns.nameNode(node, start.from('class'), start.to('class'), start.from('id'), start.to('id'));
    if (tag === TAG_A && this.#open.hidden === 0) this.#anchors.add(node, nameEnd);
    return behind;
  }

  // What void elements say: of the page, of where it links to.
  #note(tag: number, nameEnd: number): void {
    if (tag === TAG_META) push(this.#metas, metaTag(allAttributes(this.#source, nameEnd)));
    else if (tag === TAG_LINK) push(this.#links, linkTag(allAttributes(this.#source, nameEnd)));
    else if (tag === TAG_BASE && this.#base === '')
      this.#base = allAttributes(this.#source, nameEnd).get('href')?.trim() ?? '';
    else if (tag === TAG_AREA) this.#anchors.add(this.#open.top, nameEnd);
    else if (tag === TAG_FRAME) this.#defects.add('frames');
    else if (tag === TAG_IMG && this.#open.links > 0 && this.#start.has('alt'))
      this.#anchors.label(this.#start.value('alt'));
  }

  #endTag(at: number): number {
    if (!isLetter(this.#source.charCodeAt(at + 2))) return this.#bogusComment(at + 2);
    this.#readName(at + 2);
    const tag = this.#tag;
    const behind = this.#start.read(this.#nameEnd);
    if (behind < 0) {
      this.#defects.add('eof-in-tag');
      return this.#source.length;
    }
    if ((flagsOfTag(tag) & BLOCK) !== 0) this.#break = BLOCK_BREAK;
    else if (tag === TAG_BR) this.#break = Math.max(this.#break, LINE_BREAK);
    // Content behind </body> or </html> is still content.
    if (tag !== TAG_BODY && tag !== TAG_HTML) this.#open.end(tag, behind);
    return behind;
  }

  #rawText(tag: number, from: number): number {
    const name = this.#columns.nameOf(tag);
    const close = findRawEnd(this.#source, name, from);
    const to = close < 0 ? this.#source.length : close;
    if (close < 0) this.#defects.add(`unclosed-${name}`);
    if (tag === TAG_TITLE) this.#title ??= fold(this.#source.slice(from, to));
    else if (tag === TAG_SCRIPT) this.#script(from, to);
    else if (tag === TAG_XMP) this.#text(from, to);
    if (close < 0) return to;
    const end = this.#source.indexOf('>', to);
    return end < 0 ? this.#source.length : end + 1;
  }

  #script(from: number, to: number): void {
    const type = this.#start.value('type').trim().toLowerCase();
    if (type.startsWith('math/tex')) {
      const kind = type.includes('mode=display') ? TEX_DISPLAY : TEX;
      if (this.#open.hidden === 0 && to > from) this.#segment(this.#open.top, from, to, kind);
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
}

/** Formula libraries draw a formula and hide its source: the source is what is read. */
function isHidden(tag: number, start: StartTag): boolean {
  const mayDraw = (tag === TAG_SPAN || tag === TAG_DIV) && start.has('class');
  const role = mayDraw ? mathRole(start.value('class')) : 'none';
  return role === 'drawing' || (role !== 'source' && start.hides());
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}
