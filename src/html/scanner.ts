import type { Page } from '../core/page.ts';
import { sourceText, type SourceText } from '../core/source-text.ts';
import { OpenAnchors } from './anchors.ts';
import { isSpace } from './attributes.ts';
import {
  BLOCK_BREAK,
  Columns,
  ENCODED,
  IN_LINK,
  IN_MATH,
  IN_PRE,
  JOINED,
  LINE_BREAK,
  SPACED,
  TEX,
  TEX_DISPLAY,
} from './columns.ts';
import { elementNames, type ElementNames } from './element-names.ts';
import { OpenElements, TAG_A, TAG_BODY, TAG_HEAD, TAG_HTML } from './open-elements.ts';
import { PageNotes } from './page-notes.ts';
import { commentEnd, findRawEnd } from './raw-text.ts';
import type { ScanLimits } from './scan.ts';
import { ScannedPage } from './scanned-page.ts';
import { ALT, LANG, REL, StartTag, TYPE } from './start-tag.ts';
import { BLOCK, flagsOfTag, hashStep, RAW, tagAt, tagOf, UNSEEN, VOID } from './tags.ts';
import { isLetter, TextRun } from './text-run.ts';
import { ScannedTree } from './tree.ts';
import { BODY_ZONE, zoneOf } from './zones.ts';

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

/** State of one scan; used once. */
export class Scanner {
  readonly #source: SourceText;
  readonly #units: Uint16Array;
  readonly #columns: Columns;
  readonly #open: OpenElements;
  readonly #start: StartTag;
  readonly #run: TextRun;
  readonly #names: ElementNames;
  readonly #notes: PageNotes;
  readonly #anchors: OpenAnchors;
  readonly #defects = new Set<string>();
  readonly #runsMax: number;
  #break = JOINED;
  /** Tag number and end of the name that was read last. */
  #tag = 0;
  #nameEnd = 0;

  constructor(whole: string, limits: ScanLimits) {
    const source = sourceText(whole);
    this.#source = source;
    this.#units = source.units;
    this.#columns = new Columns(source.length);
    this.#open = new OpenElements(this.#columns, limits, this.#defects);
    this.#start = new StartTag(source);
    this.#run = new TextRun(this.#units, source.length);
    this.#names = elementNames();
    this.#notes = new PageNotes(source, limits.notesMax, this.#defects);
    this.#runsMax = limits.runsMax;
    this.#anchors = new OpenAnchors(source);
  }

  scan(): Page {
    this.#open.push(0, 0, 0, BODY_ZONE, false);
    this.#walk();
    this.#open.closeAll(this.#source.length);
    const blocks = new ScannedTree(this.#source, this.#columns, this.#names.values);
    return new ScannedPage(this.#source, this.#notes, this.#anchors, blocks, [...this.#defects]);
  }

  #walk(): void {
    const { length } = this.#source;
    const units = this.#units;
    const run = this.#run;
    let at = 0;
    while (at < length) {
      const to = run.read(at);
      if (to > at) this.#text(at, to, run.isBlank, run.flags);
      if (to >= length) return;
      const next = units[to + 1] as number;
      if (isLetter(next)) at = this.#startTag(to);
      else at = next === 0x2f ? this.#endTag(to) : this.#declaration(to);
    }
  }

  #text(from: number, to: number, isBlank: boolean, flags: number): void {
    if (this.#open.hidden > 0) return;
    if (isBlank) {
      // Space between inline elements joins words; it is kept by the segment before it, if there is one.
      if (this.#break === JOINED && this.#columns.segCount > 0)
        this.#segment(this.#open.top, from, to, flags);
      return;
    }
    if (this.#open.inHead()) this.#open.closeHead(from);
    this.#segment(this.#open.top, from, to, flags);
  }

  #segment(node: number, from: number, to: number, kind: number): void {
    const { links, pres, maths } = this.#open;
    if (this.#columns.segCount >= this.#runsMax) return void this.#defects.add('runs-max');
    const flags = kind | (links > 0 ? IN_LINK : 0) | (pres > 0 ? IN_PRE : 0) | (maths > 0 ? IN_MATH : 0);
    this.#columns.addSegment(node, from, to, this.#break, flags);
    this.#break = JOINED;
  }

  /** Reads the name that stands at `from`; leaves its number and its end. */
  #readName(from: number): void {
    const units = this.#units;
    const { length } = this.#source;
    let hash = 0;
    let i = from;
    for (; i < length; i += 1) {
      const unit = units[i] as number;
      if (unit === 0x3e || unit === 0x2f || isSpace(unit)) break;
      hash = hashStep(hash, unit >= 65 && unit <= 90 ? unit | 32 : unit);
    }
    this.#nameEnd = i;
    this.#tag = tagAt(units, from, i, hash);
    if (this.#tag === 0) this.#tag = this.#columns.tagId(this.#source.slice(from, i).toLowerCase());
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
      if (tag === TAG_HTML) this.#notes.lang ||= start.value(LANG).trim();
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
    this.#element(tag, at, nameEnd, (flags & UNSEEN) !== 0 && tag !== TAG_HEAD && tag !== TAG_SELECT);
    return behind;
  }

  #element(tag: number, at: number, nameEnd: number, isUnseen: boolean): void {
    const start = this.#start;
    const names = this.#names;
    const classes = names.classOf(start);
    const id = names.idOf(start);
    const inherited = this.#columns.zone[this.#open.top] ?? BODY_ZONE;
    const zone = zoneOf(tag, start, names.bands(classes) | names.bands(id), inherited);
    const hides = isUnseen || names.hides(start, classes, id, tag === TAG_SPAN || tag === TAG_DIV);
    if (!this.#open.push(tag, at, nameEnd, zone, hides)) return;
    const node = this.#columns.count - 1;
    this.#columns.nameNode(node, classes, id);
    if (tag === TAG_A && this.#open.hidden === 0) this.#addAnchor(node, nameEnd);
  }

  #addAnchor(node: number, nameEnd: number): void {
    const start = this.#start;
    this.#anchors.add(node, nameEnd, start.has(REL) ? start.value(REL) : '');
  }

  // What void elements say: of the page, of where it links to.
  #note(tag: number, nameEnd: number): void {
    if (tag === TAG_META) this.#notes.addMeta(nameEnd);
    else if (tag === TAG_LINK) this.#notes.addLink(nameEnd);
    else if (tag === TAG_BASE) this.#notes.addBase(nameEnd);
    else if (tag === TAG_AREA && this.#notes.mayAddArea()) this.#addAnchor(this.#open.top, nameEnd);
    else if (tag === TAG_FRAME) this.#defects.add('frames');
    else if (tag === TAG_IMG && this.#open.links > 0 && this.#start.has(ALT))
      this.#anchors.label(this.#start.value(ALT));
  }

  #endTag(at: number): number {
    if (!isLetter(this.#units[at + 2] as number)) return this.#bogusComment(at + 2);
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
    if (tag === TAG_TITLE) this.#notes.addTitle(from, to);
    else if (tag === TAG_SCRIPT) this.#script(from, to);
    else if (tag === TAG_XMP && to > from)
      this.#text(from, to, !/[^\0\t-\r ]/u.test(this.#source.slice(from, to)), SPACED | ENCODED);
    if (close < 0) return to;
    const end = this.#source.indexOf('>', to);
    return end < 0 ? this.#source.length : end + 1;
  }

  #script(from: number, to: number): void {
    const type = this.#start.value(TYPE).trim().toLowerCase();
    if (!type.startsWith('math/tex')) return this.#notes.addScript(type, from, to);
    const kind = (type.includes('mode=display') ? TEX_DISPLAY : TEX) | SPACED | ENCODED;
    if (this.#open.hidden === 0 && to > from) this.#segment(this.#open.top, from, to, kind);
  }

  /** Comments, doctypes, CDATA and processing instructions. */
  #declaration(at: number): number {
    if (!this.#source.startsWith('<!--', at)) return this.#bogusComment(at + 2);
    if (this.#source.startsWith('>', at + 4)) return at + 5;
    if (this.#source.startsWith('->', at + 4)) return at + 6;
    const end = commentEnd(this.#source, at + 4);
    if (end < 0) this.#defects.add('eof-in-comment');
    const to = end < 0 ? this.#source.length : end;
    this.#notes.addComment(at + 4, to);
    if (end < 0) return this.#source.length;
    return this.#source.indexOf('>', to) + 1;
  }

  #bogusComment(from: number): number {
    const end = this.#source.indexOf('>', from);
    return end < 0 ? this.#source.length : end + 1;
  }
}
