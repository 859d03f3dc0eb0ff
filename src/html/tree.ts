import { decodeHTML } from 'entities';
import type { BlockTree, Leaf, Piece, Zone } from '../core/page.ts';
import { allAttributes, attributeValue } from './attributes.ts';
import { BLOCK_BREAK, IN_LINK, IN_MATH, IN_PRE, JOINED, TEX, TEX_DISPLAY, type Columns } from './columns.ts';
import { texOfMath } from './math.ts';
import { BLOCK, flagsOfTag } from './tags.ts';
import { ZONES } from './zones.ts';

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
    return this.#columns.nameOf(this.#columns.tag[i] ?? 0);
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

  className(i: number): string {
    const { classFrom, classTo } = this.#columns;
    return i > 0 ? this.#value(classFrom[i] ?? -1, classTo[i] ?? -1) : '';
  }

  idName(i: number): string {
    const { idFrom, idTo } = this.#columns;
    return i > 0 ? this.#value(idFrom[i] ?? -1, idTo[i] ?? -1) : '';
  }

  #value(from: number, to: number): string {
    return from < 0 || from === to ? '' : attributeValue(this.#source, from, to);
  }

  text(i: number): string {
    const { segFrom, segTo } = this.#columns;
    return this.#join(segFrom[i] ?? 0, segTo[i] ?? 0, undefined);
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
    const leaves = (this.#leaves ??= this.#findLeaves());
    return without === undefined ? leaves : this.#leavesWithout(leaves, without);
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

  #findLeaves(): Leaf[] {
    const { segBreak, segCount, segNode, segStart, segEnd, zone } = this.#columns;
    const leaves: Leaf[] = [];
    for (let from = 0; from < segCount;) {
      let to = from + 1;
      while (to < segCount && segBreak[to] !== BLOCK_BREAK) to += 1;
      const text = this.#join(from, to, undefined);
      if (text !== '') {
        leaves.push({
          node: this.#blockOf(from),
          text,
          linkLength: this.#linkLength(from, to, undefined),
          zone: ZONES[zone[segNode[from] ?? 0] ?? 0] ?? 'body',
          start: segStart[from] ?? 0,
          end: segEnd[to - 1] ?? 0,
          firstPiece: from,
          endPiece: to,
        });
      }
      from = to;
    }
    return leaves;
  }

  // Most leaves have nothing to be left out; those are not read again.
  #leavesWithout(leaves: readonly Leaf[], without: Uint8Array): readonly Leaf[] {
    const { segNode } = this.#columns;
    const kept: Leaf[] = [];
    for (const leaf of leaves) {
      const { firstPiece: from, endPiece: to } = leaf;
      let marked = 0;
      for (let s = from; s < to; s += 1) marked += without[segNode[s] ?? 0] ?? 0;
      if (marked === 0) kept.push(leaf);
      else if (marked < to - from) {
        const text = this.#join(from, to, without);
        if (text !== '')
          kept.push({ ...leaf, text, linkLength: this.#linkLength(from, to, without), without });
      }
    }
    return kept;
  }

  #blockOf(segment: number): number {
    const { tag, segNode } = this.#columns;
    let node = segNode[segment] ?? 0;
    while (node > 0 && (flagsOfTag(tag[node] ?? 0) & BLOCK) === 0) node = this.parent[node] ?? 0;
    return node;
  }

  #linkLength(from: number, to: number, without: Uint8Array | undefined): number {
    const { segFlags, segNode } = this.#columns;
    let length = 0;
    for (let s = from; s < to; s += 1) {
      if (((segFlags[s] ?? 0) & IN_LINK) === 0) continue;
      if (without !== undefined && without[segNode[s] ?? 0] === 1) continue;
      length += this.#segment(s).trim().length;
    }
    return length;
  }

  #segment(s: number): string {
    const { segStart, segEnd, segFlags } = this.#columns;
    const from = segStart[s] ?? 0;
    const to = segEnd[s] ?? 0;
    const isPre = ((segFlags[s] ?? 0) & IN_PRE) !== 0;
    const raw = this.#source.slice(from, to);
    const odd = oddities(this.#source, from, to);
    if (odd === PLAIN) return raw;
    const text = odd === ENCODED ? decodeHTML(raw.replaceAll('\0', '')) : raw;
    return isPre ? text.replace(/\r\n?/gu, '\n') : text.replace(SPACES, ' ');
  }

  // Lines grow by appending and are never looked back into, so that a page of one long line stays linear.
  #join(from: number, to: number, without: Uint8Array | undefined): string {
    const { segBreak, segFlags, segNode } = this.#columns;
    let text = '';
    let line = '';
    let atSpace = true;
    for (let s = from; s < to; s += 1) {
      if (s > from && segBreak[s] !== JOINED && line !== '') {
        text += `${line.trimEnd()}\n`;
        line = '';
        atSpace = true;
      }
      if (without !== undefined && without[segNode[s] ?? 0] === 1) continue;
      const flags = segFlags[s] ?? 0;
      const isPre = (flags & IN_PRE) !== 0;
      const formula = (flags & FORMULA) === 0 ? undefined : this.#formulaAt(s);
      const own = formula === undefined ? this.#segment(s) : delimited(formula);
      if (formula !== undefined) s = Math.min(formula.last, to - 1);
      const part: string = atSpace && !isPre ? own.trimStart() : own;
      if (part === '') continue;
      line = line === '' ? part : line + part;
      atSpace = !isPre && part.charCodeAt(part.length - 1) === 32;
    }
    return trimBlank(text === '' ? line : text + line);
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

const PLAIN = 0;
const SPACED = 1;
const ENCODED = 2;

/** What a run of text needs before it can be read: nothing, its white space folded, or also its entities decoded and NULs dropped. */
function oddities(source: string, from: number, to: number): number {
  let found = PLAIN;
  for (let i = from; i < to; i += 1) {
    const unit = source.charCodeAt(i);
    if (unit > 38) continue;
    if (unit === 38 || unit === 0) return ENCODED;
    if (unit < 32 || (unit === 32 && source.charCodeAt(i + 1) <= 32)) found = SPACED;
  }
  return found;
}

/** White space that HTML folds; no-break and ideographic spaces are text. */
const SPACES = /[\t\n\f\r ]+/gu;

// Indentation of the first line of code is text; blank lines around it are not.
function trimBlank(text: string): string {
  const first = text.charCodeAt(0);
  const isBlankStart = first <= 32 || first === 0xa0 || first === 0x3000;
  return (isBlankStart ? text.replace(/^(?:[^\S\n]*\n)+/u, '') : text).trimEnd();
}
