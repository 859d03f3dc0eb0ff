import { decodeHTML } from 'entities';
import type { BlockTree, Leaf, Piece, Zone } from '../core/page.ts';
import { allAttributes } from './attributes.ts';
import { texOfMath } from './math.ts';
import { BLOCK, tagFlags } from './tags.ts';
import { ZONES } from './zones.ts';

/** How a text segment is set off from the one before it. */
export const JOINED = 0;
export const LINE_BREAK = 1;
export const BLOCK_BREAK = 2;

/** Bits of a segment. */
export const IN_LINK = 1;
export const IN_PRE = 2;
export const IN_MATH = 4;
/** TeX source of a formula in the line, and of one on a line of its own. */
export const TEX = 8;
export const TEX_DISPLAY = 16;

/** Arrays that grow by doubling while the scan runs. */
export class Columns {
  parent: Int32Array = new Int32Array(1024);
  end: Int32Array = new Int32Array(1024);
  depth: Uint16Array = new Uint16Array(1024);
  tag: Uint16Array = new Uint16Array(1024);
  zone: Uint8Array = new Uint8Array(1024);
  hidden: Uint8Array = new Uint8Array(1024);
  /** Offset of `<`, of the end of the tag name, and behind the element. */
  start: Int32Array = new Int32Array(1024);
  nameEnd: Int32Array = new Int32Array(1024);
  stop: Int32Array = new Int32Array(1024);
  /** First segment under the node, and one past the last. */
  segFrom: Int32Array = new Int32Array(1024);
  segTo: Int32Array = new Int32Array(1024);
  count = 0;
  segNode: Int32Array = new Int32Array(1024);
  segStart: Int32Array = new Int32Array(1024);
  segEnd: Int32Array = new Int32Array(1024);
  segBreak: Uint8Array = new Uint8Array(1024);
  segFlags: Uint8Array = new Uint8Array(1024);
  segCount = 0;
  readonly names: string[] = [];
  readonly #ids = new Map<string, number>();

  tagId(name: string): number {
    let id = this.#ids.get(name);
    if (id === undefined) {
      // Ids are 16 bits; a page with more invented names than that shares the last one.
      id = Math.min(this.names.length, 65_535);
      this.#ids.set(name, id);
      this.names[id] = name;
    }
    return id;
  }

  growNodes(): void {
    if (this.count < this.parent.length) return;
    this.parent = doubled(this.parent, Int32Array);
    this.end = doubled(this.end, Int32Array);
    this.depth = doubled(this.depth, Uint16Array);
    this.tag = doubled(this.tag, Uint16Array);
    this.zone = doubled(this.zone, Uint8Array);
    this.hidden = doubled(this.hidden, Uint8Array);
    this.start = doubled(this.start, Int32Array);
    this.nameEnd = doubled(this.nameEnd, Int32Array);
    this.stop = doubled(this.stop, Int32Array);
    this.segFrom = doubled(this.segFrom, Int32Array);
    this.segTo = doubled(this.segTo, Int32Array);
  }

  growSegments(): void {
    if (this.segCount < this.segNode.length) return;
    this.segNode = doubled(this.segNode, Int32Array);
    this.segStart = doubled(this.segStart, Int32Array);
    this.segEnd = doubled(this.segEnd, Int32Array);
    this.segBreak = doubled(this.segBreak, Uint8Array);
    this.segFlags = doubled(this.segFlags, Uint8Array);
  }
}

type Growing = Int32Array | Uint16Array | Uint8Array;
function doubled<T extends Growing>(from: T, type: new (length: number) => T): T {
  const grown = new type(from.length * 2);
  grown.set(from);
  return grown;
}

/** The scanned page as a tree; texts are decoded when asked for. */
export class ScannedTree implements BlockTree {
  readonly count: number;
  readonly parent: Int32Array;
  readonly end: Int32Array;
  readonly depth: Uint16Array;
  readonly #source: string;
  readonly #columns: Columns;
  #leaves: readonly Leaf[] | undefined;
  #attributesOf = -1;
  #attributes: ReadonlyMap<string, string> = new Map();

  constructor(source: string, columns: Columns) {
    this.#source = source;
    this.#columns = columns;
    this.count = columns.count;
    this.parent = columns.parent.subarray(0, columns.count);
    this.end = columns.end.subarray(0, columns.count);
    this.depth = columns.depth.subarray(0, columns.count);
  }

  name(i: number): string {
    return this.#columns.names[this.#columns.tag[i] ?? 0] ?? '';
  }

  attr(i: number, name: string): string | undefined {
    const at = this.#columns.nameEnd[i] ?? 0;
    if (i <= 0 || i >= this.count || at === 0) return undefined;
    if (this.#attributesOf !== i) {
      this.#attributes = allAttributes(this.#source, at);
      this.#attributesOf = i;
    }
    return this.#attributes.get(name);
  }

  text(i: number): string {
    const { segFrom, segTo } = this.#columns;
    return this.#join(segFrom[i] ?? 0, segTo[i] ?? 0, NOTHING);
  }

  /** Text under a node as written, one run after the other. */
  rawText(i: number): string {
    const { segFrom, segTo } = this.#columns;
    let text = '';
    for (let s = segFrom[i] ?? 0; s < (segTo[i] ?? 0); s += 1) text += this.#segment(s);
    return text;
  }

  zone(i: number): Zone {
    return ZONES[this.#columns.zone[i] ?? 0] ?? 'body';
  }

  hidden(i: number): boolean {
    return this.#columns.hidden[i] === 1;
  }

  sourceStart(i: number): number {
    return this.#columns.start[i] ?? 0;
  }

  sourceEnd(i: number): number {
    return this.#columns.stop[i] ?? 0;
  }

  leaves(without?: Uint8Array): readonly Leaf[] {
    if (without !== undefined) return this.#findLeaves(without);
    this.#leaves ??= this.#findLeaves(NOTHING);
    return this.#leaves;
  }

  pieces(leaf: Leaf): readonly Piece[] {
    const { segNode, segStart, segEnd, segBreak } = this.#columns;
    const pieces: Piece[] = [];
    for (let s = leaf.firstPiece; s < leaf.endPiece; s += 1) {
      if (leaf.without?.[segNode[s] ?? 0] === 1) continue;
      const formula = this.#formulaAt(s);
      pieces.push({
        node: segNode[s] ?? 0,
        text: formula?.tex ?? this.#segment(s),
        kind: formula === undefined ? 'text' : formula.isDisplay ? 'display-formula' : 'inline-formula',
        afterBreak: s > leaf.firstPiece && segBreak[s] !== JOINED,
        start: segStart[s] ?? 0,
        end: segEnd[s] ?? 0,
      });
      if (formula !== undefined) s = formula.last;
    }
    return pieces;
  }

  firstPiece(i: number): number {
    return this.#columns.segFrom[i] ?? 0;
  }

  /** The formula that begins with a segment, and its last segment; undefined for other text. */
  #formulaAt(s: number): Formula | undefined {
    const { segFlags, segNode, segStart, segEnd, segCount } = this.#columns;
    const flags = segFlags[s] ?? 0;
    if ((flags & (TEX | TEX_DISPLAY)) !== 0) {
      const tex = this.#source.slice(segStart[s], segEnd[s]).trim();
      return { tex, isDisplay: (flags & TEX_DISPLAY) !== 0, last: s };
    }
    if ((flags & IN_MATH) === 0) return undefined;
    const math = this.#mathOf(segNode[s] ?? 0);
    const end = this.end[math] ?? math;
    let last = s;
    while (last + 1 < segCount && (segNode[last + 1] ?? 0) < end && (segNode[last + 1] ?? 0) >= math)
      last += 1;
    return { tex: texOfMath(this, math), isDisplay: this.attr(math, 'display') === 'block', last };
  }

  #mathOf(node: number): number {
    let i = node;
    while (i > 0 && this.name(i) !== 'math') i = this.parent[i] ?? 0;
    return i;
  }

  #findLeaves(without: Uint8Array): Leaf[] {
    const { segBreak, segCount, segNode } = this.#columns;
    const leaves: Leaf[] = [];
    for (let from = 0; from < segCount;) {
      let to = from + 1;
      while (to < segCount && segBreak[to] !== BLOCK_BREAK) to += 1;
      const text = this.#join(from, to, without);
      if (text !== '')
        leaves.push({
          node: this.#blockOf(from),
          text,
          linkLength: this.#linkLength(from, to, without),
          zone: this.zone(segNode[from] ?? 0),
          start: this.#columns.segStart[from] ?? 0,
          end: this.#columns.segEnd[to - 1] ?? 0,
          firstPiece: from,
          endPiece: to,
          ...(without === NOTHING ? {} : { without }),
        });
      from = to;
    }
    return leaves;
  }

  #blockOf(segment: number): number {
    let node = this.#columns.segNode[segment] ?? 0;
    while (node > 0 && (tagFlags(this.name(node)) & BLOCK) === 0) node = this.parent[node] ?? 0;
    return node;
  }

  #linkLength(from: number, to: number, without: Uint8Array): number {
    const { segNode } = this.#columns;
    let length = 0;
    for (let s = from; s < to; s += 1) {
      if (without[segNode[s] ?? 0] === 1) continue;
      if (((this.#columns.segFlags[s] ?? 0) & IN_LINK) !== 0) length += this.#segment(s).trim().length;
    }
    return length;
  }

  #segment(s: number): string {
    const { segStart, segEnd, segFlags } = this.#columns;
    const raw = this.#source.slice(segStart[s], segEnd[s]);
    const text = raw.includes('&') ? decodeHTML(raw) : raw;
    return ((segFlags[s] ?? 0) & IN_PRE) !== 0 ? text.replace(/\r\n?/gu, '\n') : text.replace(SPACES, ' ');
  }

  // Text is collected a line at a time, and never looked back into, so that a page of one long line stays linear.
  #join(from: number, to: number, without: Uint8Array): string {
    const { segBreak, segFlags, segNode } = this.#columns;
    const lines: string[] = [];
    let line: string[] = [];
    let atSpace = true;
    for (let s = from; s < to; s += 1) {
      if (s > from && segBreak[s] !== JOINED && line.length > 0) {
        lines.push(line.join('').trimEnd());
        line = [];
        atSpace = true;
      }
      if (without[segNode[s] ?? 0] === 1) continue;
      const flags = segFlags[s] ?? 0;
      const formula = (flags & FORMULA) === 0 ? undefined : this.#formulaAt(s);
      const kept = (flags & IN_PRE) !== 0;
      const text = formula === undefined ? this.#segment(s) : delimited(formula);
      if (formula !== undefined) s = Math.min(formula.last, to - 1);
      const part: string = atSpace && !kept ? text.trimStart() : text;
      if (part === '') continue;
      line.push(part);
      atSpace = !kept && part.endsWith(' ');
    }
    lines.push(line.join(''));
    return trimBlank(lines.join('\n'));
  }
}

interface Formula {
  readonly tex: string;
  readonly isDisplay: boolean;
  readonly last: number;
}
const FORMULA = IN_MATH | TEX | TEX_DISPLAY;

/** TeX between dollar signs, as Markdown and most corpora write it. */
function delimited({ tex, isDisplay }: Pick<Formula, 'tex' | 'isDisplay'>): string {
  if (tex === '') return '';
  return isDisplay ? `$$${tex}$$` : `$${tex}$`;
}
const NOTHING = new Uint8Array(0);

/** White space that HTML folds; no-break and ideographic spaces are text. */
const SPACES = /[\t\n\f\r ]+/gu;

// Indentation of the first line of code is text; blank lines around it are not.
function trimBlank(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/u, '').trimEnd();
}
