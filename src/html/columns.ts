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
    this.parent = new Int32Array(nodes);
    this.end = new Int32Array(nodes);
    this.depth = new Uint16Array(nodes);
    this.tag = new Uint16Array(nodes);
    this.zone = new Uint8Array(nodes);
    this.hidden = new Uint8Array(nodes);
    this.start = new Int32Array(nodes);
    this.nameEnd = new Int32Array(nodes);
    this.stop = new Int32Array(nodes);
    this.classOf = new Int32Array(nodes);
    this.idOf = new Int32Array(nodes);
    this.segFrom = new Int32Array(nodes);
    this.segTo = new Int32Array(nodes);
    const segments = capacity(units, UNITS_PER_SEGMENT);
    this.segNode = new Int32Array(segments);
    this.segStart = new Int32Array(segments);
    this.segEnd = new Int32Array(segments);
    this.segBreak = new Uint8Array(segments);
    this.segFlags = new Uint8Array(segments);
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

type Growing = Int32Array | Uint16Array | Uint8Array;
function doubled<T extends Growing>(from: T, type: new (length: number) => T): T {
  const grown = new type(from.length * 2);
  grown.set(from);
  return grown;
}
