import type { SourceText } from '../core/source-text.ts';
import type { BlockTree, Leaf, Piece, Zone } from '../core/page.ts';
import { attributeAt } from './attributes.ts';
import type { Columns } from './columns.ts';
import { LeafReader } from './leaves.ts';
import { runText } from './run-text.ts';
import { ZONES } from './zones.ts';

/** The scanned page as a tree; texts are decoded when asked for. */
export class ScannedTree implements BlockTree {
  readonly count: number;
  readonly parent: Int32Array;
  readonly end: Int32Array;
  readonly depth: Uint16Array;
  readonly tag: Uint16Array;
  readonly names: readonly string[];
  readonly classOf: Int32Array;
  readonly idOf: Int32Array;
  readonly #source: SourceText;
  readonly #columns: Columns;
  readonly #reader: LeafReader;
  #leaves: readonly Leaf[] | undefined;

  /** @param names values of class and id by number */
  constructor(source: SourceText, columns: Columns, names: readonly string[]) {
    this.#source = source;
    this.#columns = columns;
    this.names = names;
    this.count = columns.count;
    this.parent = columns.parent.subarray(0, columns.count);
    this.end = columns.end.subarray(0, columns.count);
    this.depth = columns.depth.subarray(0, columns.count);
    this.tag = columns.tag.subarray(0, columns.count);
    this.classOf = columns.classOf.subarray(0, columns.count);
    this.idOf = columns.idOf.subarray(0, columns.count);
    this.#reader = new LeafReader(source, columns, this);
  }

  name(i: number): string {
    return this.#columns.nameOf(this.#columns.tag[i] ?? 0);
  }

  attr(i: number, name: string): string | undefined {
    const at = this.#columns.nameEnd[i] ?? 0;
    return i <= 0 || i >= this.count || at === 0 ? undefined : attributeAt(this.#source, at, name);
  }

  className(i: number): string {
    return this.names[this.classOf[i] ?? 0] ?? '';
  }

  idName(i: number): string {
    return this.names[this.idOf[i] ?? 0] ?? '';
  }

  text(i: number): string {
    const { segFrom, segTo } = this.#columns;
    return this.#reader.join(segFrom[i] ?? 0, segTo[i] ?? 0, undefined);
  }

  /** Text under a node as written, one run after the other. */
  rawText(i: number): string {
    const { segFrom, segTo } = this.#columns;
    let text = '';
    for (let s = segFrom[i] ?? 0; s < (segTo[i] ?? 0); s += 1)
      text += runText(this.#source, this.#columns, s);
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
    const leaves = (this.#leaves ??= this.#reader.all());
    return without === undefined ? leaves : this.#reader.without(leaves, without);
  }

  pieces(leaf: Leaf): readonly Piece[] {
    return this.#reader.pieces(leaf);
  }

  firstPiece(i: number): number {
    return this.#columns.segFrom[i] ?? 0;
  }
}
