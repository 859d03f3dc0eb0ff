import type { ScanLimits } from './scan.ts';
import { BLOCK, ENDS, ENDS_PARAGRAPH, flagsOfTag, HEAD, impliedEnd, SCOPE, tagOf, UNTIL } from './tags.ts';
import type { Columns } from './columns.ts';

export const TAG_A = tagOf('a');
export const TAG_BODY = tagOf('body');
export const TAG_HEAD = tagOf('head');
export const TAG_HTML = tagOf('html');
const TAG_MATH = tagOf('math');
const TAG_P = tagOf('p');
const TAG_PRE = tagOf('pre');
const TAG_TABLE = tagOf('table');

/** What stops the search for the element that an end tag ends; bits per tag. */
const CELL_STOPS = new Uint8Array(65_536);
for (const name of ['td', 'th', 'caption', 'table']) CELL_STOPS[tagOf(name)] = 1;
/** Parts of tables: their end tags may cross cells, but not another table. */
const TABLE_PARTS = new Uint8Array(65_536);
for (const name of ['tr', 'td', 'th', 'tbody', 'thead', 'tfoot', 'caption']) TABLE_PARTS[tagOf(name)] = 1;

/** Elements that are open while the scan runs: the standard's stack, with what text needs to know of it. */
export class OpenElements {
  readonly #columns: Columns;
  readonly #limits: ScanLimits;
  readonly #defects: Set<string>;
  readonly #nodes: Int32Array;
  readonly #tags: Uint16Array;
  #size = 0;
  #paragraphs = 0;
  #heads = 0;
  links = 0;
  pres = 0;
  maths = 0;
  hidden = 0;

  constructor(columns: Columns, limits: ScanLimits, defects: Set<string>) {
    this.#columns = columns;
    this.#limits = limits;
    this.#defects = defects;
    this.#nodes = new Int32Array(limits.depthMax + 1);
    this.#tags = new Uint16Array(limits.depthMax + 1);
  }

  /** Node of the innermost open element; 0, the root, when none is. */
  get top(): number {
    return this.#size === 0 ? 0 : (this.#nodes[this.#size - 1] ?? 0);
  }

  /** @returns false when the bounds say that the element is not kept. */
  push(tag: number, at: number, nameEnd: number, zone: number, hides: boolean): boolean {
    const columns = this.#columns;
    if (columns.count >= this.#limits.nodesMax || this.#size >= this.#limits.depthMax) {
      this.#defects.add(columns.count >= this.#limits.nodesMax ? 'nodes-max' : 'depth-max');
      return false;
    }
    const isHidden = hides || this.hidden > 0;
    const node = columns.addNode(
      this.#size === 0 ? -1 : this.top,
      this.#size,
      tag,
      zone,
      isHidden,
      at,
      nameEnd,
    );
    this.#nodes[this.#size] = node;
    this.#tags[this.#size] = tag;
    this.#size += 1;
    if (tag === TAG_A) this.links += 1;
    else if (tag === TAG_PRE) this.pres += 1;
    else if (tag === TAG_P) this.#paragraphs += 1;
    else if (tag === TAG_HEAD) this.#heads += 1;
    else if (tag === TAG_MATH) this.maths += 1;
    if (isHidden) this.hidden += 1;
    return true;
  }

  #pop(at: number): void {
    this.#size -= 1;
    const node = this.#nodes[this.#size] ?? 0;
    const tag = this.#tags[this.#size] ?? 0;
    if (tag === TAG_A) this.links -= 1;
    else if (tag === TAG_PRE) this.pres -= 1;
    else if (tag === TAG_P) this.#paragraphs -= 1;
    else if (tag === TAG_HEAD) this.#heads -= 1;
    else if (tag === TAG_MATH) this.maths -= 1;
    if (this.#columns.hidden[node] === 1) this.hidden -= 1;
    this.#columns.endNode(node, at);
  }

  #popTo(size: number, at: number): void {
    while (this.#size > size) this.#pop(at);
  }

  closeAll(at: number): void {
    this.#popTo(0, at);
  }

  isOpen(tag: number): boolean {
    for (let k = 0; k < this.#size; k += 1) if (this.#tags[k] === tag) return true;
    return false;
  }

  /** A head further in than this was never one. */
  inHead(): boolean {
    return this.#heads > 0 && this.#size <= HEAD_SIZE_MAX;
  }

  closeHead(at: number): void {
    if (this.#heads === 0) return;
    for (let k = 1; k < this.#size; k += 1) if (this.#tags[k] === TAG_HEAD) return this.#popTo(k, at);
  }

  /** Ends elements that this start tag cannot stand inside. */
  makeRoom(tag: number, at: number): void {
    const flags = flagsOfTag(tag);
    if (this.#heads > 0) {
      const opensBody = (flags & HEAD) === 0 && tag !== TAG_HEAD && tag !== TAG_HTML;
      if (tag === TAG_BODY || (opensBody && this.inHead())) this.closeHead(at);
    }
    if (this.#paragraphs > 0 && (flags & ENDS_PARAGRAPH) !== 0) this.#endParagraph(at);
    const marks = impliedEnd(tag);
    if (marks === undefined) return;
    let cut = 0;
    for (let k = this.#size - 1; k > 0; k -= 1) {
      const mark = marks[this.#tags[k] ?? 0];
      if (mark === UNTIL) break;
      if (mark === ENDS) cut = k;
    }
    if (cut > 0) this.#popTo(cut, at);
  }

  #endParagraph(at: number): void {
    for (let k = this.#size - 1; k > 0; k -= 1) {
      const open = this.#tags[k] ?? 0;
      if (open === TAG_P) return this.#popTo(k, at);
      if ((flagsOfTag(open) & SCOPE) !== 0) return;
    }
  }

  /** Pops up to the innermost open element of that name, unless a boundary lies between. */
  end(tag: number, at: number): void {
    const isBlock = (flagsOfTag(tag) & BLOCK) !== 0;
    const isScoped = !isBlock || tag === TAG_P;
    for (let k = this.#size - 1; k > 0; k -= 1) {
      const open = this.#tags[k] ?? 0;
      if (open === tag) return this.#popTo(k, at);
      if (isScoped ? (flagsOfTag(open) & SCOPE) !== 0 : stops(tag, open)) return;
      if (!isBlock && (flagsOfTag(open) & BLOCK) !== 0) return;
    }
  }
}

const HEAD_SIZE_MAX = 4;

function stops(tag: number, open: number): boolean {
  if (tag === TAG_TABLE) return false;
  return TABLE_PARTS[tag] === 1 ? open === TAG_TABLE : CELL_STOPS[open] === 1;
}
