import type { SourceText } from '../core/source-text.ts';
import type { Leaf, Piece } from '../core/page.ts';
import { BLOCK_BREAK, IN_LINK, IN_PRE, JOINED, type Columns } from './columns.ts';
import { delimited, FORMULA, formulaAt } from './formulas.ts';
import type { MathTree } from './math.ts';
import { runText, trimmedRunText } from './run-text.ts';
import { BLOCK, flagsOfTag } from './tags.ts';
import { ZONES } from './zones.ts';

/** Puts the runs of a page together to texts and leaf blocks. */
export class LeafReader {
  readonly #source: SourceText;
  readonly #columns: Columns;
  readonly #tree: MathTree;

  constructor(source: SourceText, columns: Columns, tree: MathTree) {
    this.#source = source;
    this.#columns = columns;
    this.#tree = tree;
  }

  all(): readonly Leaf[] {
    const { segBreak, segCount } = this.#columns;
    const leaves: Leaf[] = [];
    for (let from = 0; from < segCount;) {
      let to = from + 1;
      while (to < segCount && segBreak[to] !== BLOCK_BREAK) to += 1;
      const leaf = this.#leaf(from, to);
      if (leaf !== undefined) leaves.push(leaf);
      from = to;
    }
    return leaves;
  }

  #leaf(from: number, to: number): Leaf | undefined {
    const { segNode, segStart, segEnd, zone } = this.#columns;
    const isAlone = to === from + 1 && this.#isPlain(from);
    const text = isAlone ? trimmedRunText(this.#source, this.#columns, from) : this.join(from, to, undefined);
    if (text === '') return undefined;
    return {
      node: this.#blockOf(from),
      text,
      linkLength: isAlone ? (this.#isLinked(from) ? text.length : 0) : this.#linkLength(from, to, undefined),
      zone: ZONES[zone[segNode[from] ?? 0] ?? 0] ?? 'body',
      start: segStart[from] ?? 0,
      end: segEnd[to - 1] ?? 0,
      firstPiece: from,
      endPiece: to,
    };
  }

  #isPlain(run: number): boolean {
    return ((this.#columns.segFlags[run] ?? 0) & (FORMULA | IN_PRE)) === 0;
  }

  #isLinked(run: number): boolean {
    return ((this.#columns.segFlags[run] ?? 0) & IN_LINK) !== 0;
  }

  /** The leaves without what stands under elements marked 1. Most have nothing there; those are not read again. */
  without(leaves: readonly Leaf[], without: Uint8Array): readonly Leaf[] {
    const { segNode } = this.#columns;
    const kept: Leaf[] = [];
    for (const leaf of leaves) {
      const { firstPiece: from, endPiece: to } = leaf;
      let marked = 0;
      for (let s = from; s < to; s += 1) marked += without[segNode[s] ?? 0] ?? 0;
      if (marked === 0) kept.push(leaf);
      else if (marked < to - from) {
        const text = this.join(from, to, without);
        if (text !== '')
          kept.push({ ...leaf, text, linkLength: this.#linkLength(from, to, without), without });
      }
    }
    return kept;
  }

  #blockOf(run: number): number {
    const { tag, segNode, parent } = this.#columns;
    let node = segNode[run] ?? 0;
    while (node > 0 && (flagsOfTag(tag[node] ?? 0) & BLOCK) === 0) node = parent[node] ?? 0;
    return node;
  }

  #linkLength(from: number, to: number, without: Uint8Array | undefined): number {
    const { segNode } = this.#columns;
    let length = 0;
    for (let s = from; s < to; s += 1) {
      if (!this.#isLinked(s)) continue;
      if (without !== undefined && without[segNode[s] ?? 0] === 1) continue;
      length += runText(this.#source, this.#columns, s).trim().length;
    }
    return length;
  }

  pieces(leaf: Leaf): readonly Piece[] {
    const { segNode, segStart, segEnd, segBreak } = this.#columns;
    const pieces: Piece[] = [];
    for (let s = leaf.firstPiece; s < leaf.endPiece; s += 1) {
      if (leaf.without?.[segNode[s] ?? 0] === 1) continue;
      const formula = formulaAt(this.#source, this.#columns, this.#tree, s);
      pieces.push({
        node: segNode[s] ?? 0,
        text: formula?.tex ?? runText(this.#source, this.#columns, s),
        kind: formula === undefined ? 'text' : formula.isDisplay ? 'display-formula' : 'inline-formula',
        afterBreak: s > leaf.firstPiece && segBreak[s] !== JOINED,
        start: segStart[s] ?? 0,
        end: segEnd[s] ?? 0,
      });
      if (formula !== undefined) s = formula.last;
    }
    return pieces;
  }

  /**
   * Text of the runs `from` to `to`. Lines grow by appending and are never looked back into, so that a page
   * of one long line stays linear.
   */
  join(from: number, to: number, without: Uint8Array | undefined): string {
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
      const formula =
        (flags & FORMULA) === 0 ? undefined : formulaAt(this.#source, this.#columns, this.#tree, s);
      const own = formula === undefined ? runText(this.#source, this.#columns, s) : delimited(formula);
      if (formula !== undefined) s = Math.min(formula.last, to - 1);
      const part: string = atSpace && !isPre ? own.trimStart() : own;
      if (part === '') continue;
      line = line === '' ? part : line + part;
      atSpace = !isPre && part.charCodeAt(part.length - 1) === 32;
    }
    return trimBlank(text === '' ? line : text + line);
  }
}

// Indentation of the first line of code is text; blank lines around it are not.
function trimBlank(text: string): string {
  const first = text.charCodeAt(0);
  const isBlankStart = first <= 32 || first === 0xa0 || first === 0x3000;
  return (isBlankStart ? text.replace(/^(?:[^\S\n]*\n)+/u, '') : text).trimEnd();
}
