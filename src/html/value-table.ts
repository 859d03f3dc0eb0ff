import { attributeValue } from './attributes.ts';
import { hashStep } from './tags.ts';

const SLOTS_FIRST = 256;
/** Values that meet in more slots than this were made to meet; they go to a table with a seeded hash. */
const PROBES_MAX = 24;
/** Values up to this length are copied, so that who keeps one does not keep the whole page, in UTF-16 units. */
const COPIED_UNITS_MAX = 256;

/** Values of attributes by number: a page repeats few, and what one says is found out once. Number 0 is ''. */
export class ValueTable {
  /** With entities decoded. */
  readonly values: string[] = [''];
  readonly #source: string;
  readonly #units: Uint16Array;
  readonly #hashes: number[] = [0];
  readonly #froms: number[] = [0];
  readonly #tos: number[] = [0];
  readonly #others = new Map<string, number>();
  #slots = new Int32Array(SLOTS_FIRST);

  constructor(source: string, units: Uint16Array) {
    this.#source = source;
    this.#units = units;
  }

  /** Number of the value that stands at `from` to `to`. */
  add(from: number, to: number): number {
    if (from >= to) return 0;
    const units = this.#units;
    let hash = 0;
    for (let i = from; i < to; i += 1) hash = hashStep(hash, units[i] as number);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let probes = 0; probes < PROBES_MAX; probes += 1) {
      const known = this.#slots[slot] as number;
      if (known === 0) return this.#put(slot, hash, from, to);
      if (this.#hashes[known] === hash && this.#isSame(known, from, to)) return known;
      slot = (slot + 1) & mask;
    }
    return this.#addOther(hash, from, to);
  }

  #isSame(known: number, from: number, to: number): boolean {
    const units = this.#units;
    const start = this.#froms[known] as number;
    if ((this.#tos[known] as number) - start !== to - from) return false;
    for (let i = from; i < to; i += 1) if (units[i] !== units[start + i - from]) return false;
    return true;
  }

  #put(slot: number, hash: number, from: number, to: number): number {
    const id = this.#push(hash, from, to);
    this.#slots[slot] = id;
    if (id * 2 > this.#slots.length) this.#grow();
    return id;
  }

  #push(hash: number, from: number, to: number): number {
    const id = this.values.length;
    this.values.push(this.#valueAt(from, to));
    this.#hashes.push(hash);
    this.#froms.push(from);
    this.#tos.push(to);
    return id;
  }

  #valueAt(from: number, to: number): string {
    for (let i = from; i < to; i += 1)
      if (this.#units[i] === 0x26) return attributeValue(this.#source, from, to);
    return to - from > COPIED_UNITS_MAX
      ? this.#source.slice(from, to)
      : String.fromCharCode(...this.#units.subarray(from, to));
  }

  #addOther(hash: number, from: number, to: number): number {
    const value = this.#source.slice(from, to);
    let id = this.#others.get(value);
    if (id === undefined) {
      id = this.#push(hash, from, to);
      this.#others.set(value, id);
    }
    return id;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (const id of this.#slots) {
      if (id === 0) continue;
      let slot = (this.#hashes[id] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}
