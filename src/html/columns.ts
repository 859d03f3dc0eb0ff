import { TAG_NAMES } from './tags.ts';

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

/** White space inside the run is folded; entities and NULs are in it. Neither: it reads as it stands. */
export const SPACED = 32;
export const ENCODED = 64;

/** Source units behind each element and each run of text that pages have at least; arrays begin that large. */
const UNITS_PER_NODE = 48;
const UNITS_PER_SEGMENT = 48;
const CAPACITY_MIN = 64;
const CAPACITY_MAX = 65_536;

const capacity = (units: number, each: number): number =>
  Math.min(CAPACITY_MAX, Math.max(CAPACITY_MIN, Math.ceil(units / each)));

/** Arrays that grow by doubling while the scan runs. */
export class Columns {
  parent: Int32Array;
  end: Int32Array;
  depth: Uint16Array;
  tag: Uint16Array;
  zone: Uint8Array;
  hidden: Uint8Array;
  /** Offset of `<`, of the end of the tag name, and behind the element. */
  start: Int32Array;
  nameEnd: Int32Array;
  stop: Int32Array;
  /** Numbers of the values of class and id; 0 for none. */
  classOf: Int32Array;
  idOf: Int32Array;
  /** First segment under the node, and one past the last. */
  segFrom: Int32Array;
  segTo: Int32Array;
  count = 0;
  segNode: Int32Array;
  segStart: Int32Array;
  segEnd: Int32Array;
  segBreak: Uint8Array;
  segFlags: Uint8Array;
  segCount = 0;
  /** Names of elements that no standard knows, by number from TAG_NAMES.length on. */
  readonly #names: string[] = [];
  readonly #ids = new Map<string, number>();

  /** @param units length of the source */
  constructor(units: number) {
    const nodes = capacity(units, UNITS_PER_NODE);
    const nodeColumns = new ColumnSpace(nodes, NODE_BYTES);
    this.parent = nodeColumns.int32();
    this.end = nodeColumns.int32();
    this.start = nodeColumns.int32();
    this.nameEnd = nodeColumns.int32();
    this.stop = nodeColumns.int32();
    this.classOf = nodeColumns.int32();
    this.idOf = nodeColumns.int32();
    this.segFrom = nodeColumns.int32();
    this.segTo = nodeColumns.int32();
    this.depth = nodeColumns.uint16();
    this.tag = nodeColumns.uint16();
    this.zone = nodeColumns.uint8();
    this.hidden = nodeColumns.uint8();
    const segments = capacity(units, UNITS_PER_SEGMENT);
    const segmentColumns = new ColumnSpace(segments, SEGMENT_BYTES);
    this.segNode = segmentColumns.int32();
    this.segStart = segmentColumns.int32();
    this.segEnd = segmentColumns.int32();
    this.segBreak = segmentColumns.uint8();
    this.segFlags = segmentColumns.uint8();
  }

  /** Number of a name that is none of TAG_NAMES. */
  tagId(name: string): number {
    let id = this.#ids.get(name);
    if (id === undefined) {
      // Numbers have 16 bits; a page with more invented names than that shares the last one.
      id = Math.min(TAG_NAMES.length + this.#names.length, 65_535);
      this.#ids.set(name, id);
      this.#names[id - TAG_NAMES.length] = name;
    }
    return id;
  }

  nameOf(tag: number): string {
    return (tag < TAG_NAMES.length ? TAG_NAMES[tag] : this.#names[tag - TAG_NAMES.length]) ?? '';
  }

  addNode(
    parent: number,
    depth: number,
    tag: number,
    zone: number,
    isHidden: boolean,
    start: number,
    nameEnd: number,
  ): number {
    const i = this.count;
    if (i >= this.parent.length) this.#growNodes();
    this.count = i + 1;
    this.parent[i] = parent;
    this.depth[i] = depth;
    this.tag[i] = tag;
    this.zone[i] = zone;
    this.hidden[i] = isHidden ? 1 : 0;
    this.start[i] = start;
    this.nameEnd[i] = nameEnd;
    this.classOf[i] = 0;
    this.idOf[i] = 0;
    this.segFrom[i] = this.segCount;
    return i;
  }

  /** @param classes number of the value of class, 0 for none; `id` likewise. */
  nameNode(i: number, classes: number, id: number): void {
    this.classOf[i] = classes;
    this.idOf[i] = id;
  }

  /** @param at offset behind the element */
  endNode(i: number, at: number): void {
    this.end[i] = this.count;
    this.stop[i] = at;
    this.segTo[i] = this.segCount;
  }

  addSegment(node: number, from: number, to: number, lineBreak: number, flags: number): void {
    const s = this.segCount;
    if (s >= this.segNode.length) this.#growSegments();
    this.segCount = s + 1;
    this.segNode[s] = node;
    this.segStart[s] = from;
    this.segEnd[s] = to;
    this.segBreak[s] = lineBreak;
    this.segFlags[s] = flags;
  }

  #growNodes(): void {
    this.parent = doubled(this.parent, Int32Array);
    this.end = doubled(this.end, Int32Array);
    this.depth = doubled(this.depth, Uint16Array);
    this.tag = doubled(this.tag, Uint16Array);
    this.zone = doubled(this.zone, Uint8Array);
    this.hidden = doubled(this.hidden, Uint8Array);
    this.start = doubled(this.start, Int32Array);
    this.nameEnd = doubled(this.nameEnd, Int32Array);
    this.stop = doubled(this.stop, Int32Array);
    this.classOf = doubled(this.classOf, Int32Array);
    this.idOf = doubled(this.idOf, Int32Array);
    this.segFrom = doubled(this.segFrom, Int32Array);
    this.segTo = doubled(this.segTo, Int32Array);
  }

  #growSegments(): void {
    this.segNode = doubled(this.segNode, Int32Array);
    this.segStart = doubled(this.segStart, Int32Array);
    this.segEnd = doubled(this.segEnd, Int32Array);
    this.segBreak = doubled(this.segBreak, Uint8Array);
    this.segFlags = doubled(this.segFlags, Uint8Array);
  }
}

/** Nine columns of four octets, two of two and two of one; three of four and two of one. */
const NODE_BYTES = 9 * 4 + 2 * 2 + 2;
const SEGMENT_BYTES = 3 * 4 + 2;

/** One allocation for the columns of a page: many small ones cost more than filling them. Wide columns first. */
class ColumnSpace {
  readonly #rows: number;
  readonly #buffer: ArrayBuffer;
  #at = 0;

  constructor(rows: number, bytesPerRow: number) {
    this.#rows = rows;
    // Not filled with zeros: rows are written whole when they are added.
    this.#buffer = Buffer.allocUnsafeSlow(rows * bytesPerRow).buffer;
  }

  #take(bytes: number): number {
    const at = this.#at;
    this.#at = at + bytes;
    return at;
  }

  int32(): Int32Array {
    return new Int32Array(this.#buffer, this.#take(this.#rows * 4), this.#rows);
  }

  uint16(): Uint16Array {
    return new Uint16Array(this.#buffer, this.#take(this.#rows * 2), this.#rows);
  }

  uint8(): Uint8Array {
    return new Uint8Array(this.#buffer, this.#take(this.#rows), this.#rows);
  }
}

type Growing = Int32Array | Uint16Array | Uint8Array;
function doubled<T extends Growing>(from: T, type: new (length: number) => T): T {
  const grown = new type(from.length * 2);
  grown.set(from);
  return grown;
}
