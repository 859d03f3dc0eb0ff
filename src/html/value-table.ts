import { attributeValue } from './attributes.ts';
import { hashStep } from './tags.ts';

const SLOTS_FIRST = 1_024;
const POOL_FIRST = 16_384;
/** Values that meet in more slots than this were made to meet; they go to a table with a seeded hash. */
const PROBES_MAX = 24;

/**
 * Values of attributes by number: pages repeat few, and what one says is found out once. Number 0 is ''.
 * The table copies what it keeps, so that it holds no page.
 */
export class ValueTable {
  /** With entities decoded. */
  readonly values: string[] = [''];
  readonly #hashes: number[] = [0];
  /** Where each value's units stand in the pool, and behind the last one's. */
  readonly #starts: number[] = [0, 0];
  readonly #others = new Map<string, number>();
  #slots = new Int32Array(SLOTS_FIRST);
  #pool = new Uint16Array(POOL_FIRST);

  /** Units of all values together. */
  get size(): number {
    return this.#starts[this.#starts.length - 1] as number;
  }

  /** Number of the value that stands at `from` to `to` of a page's units. */
  add(units: Uint16Array, from: number, to: number): number {
    if (from >= to) return 0;
    let hash = 0;
    for (let i = from; i < to; i += 1) hash = hashStep(hash, units[i] as number);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let probes = 0; probes < PROBES_MAX; probes += 1) {
      const known = this.#slots[slot] as number;
      if (known === 0) return this.#put(slot, hash, units, from, to);
      if (this.#hashes[known] === hash && this.#isSame(known, units, from, to)) return known;
      slot = (slot + 1) & mask;
    }
    return this.#addOther(hash, units, from, to);
  }

  #isSame(known: number, units: Uint16Array, from: number, to: number): boolean {
    const start = this.#starts[known] as number;
    if ((this.#starts[known + 1] as number) - start !== to - from) return false;
    const pool = this.#pool;
    for (let i = from; i < to; i += 1) if (units[i] !== pool[start + i - from]) return false;
    return true;
  }

  #put(slot: number, hash: number, units: Uint16Array, from: number, to: number): number {
    const id = this.#push(hash, units, from, to, textOf(units, from, to));
    this.#slots[slot] = id;
    if (id * 2 > this.#slots.length) this.#growSlots();
    return id;
  }

  #push(hash: number, units: Uint16Array, from: number, to: number, raw: string): number {
    const id = this.values.length;
    const start = this.size;
    const end = start + to - from;
    if (end > this.#pool.length) this.#growPool(end);
    this.#pool.set(units.subarray(from, to), start);
    this.values.push(attributeValue(raw));
    this.#hashes.push(hash);
    this.#starts.push(end);
    return id;
  }

  #addOther(hash: number, units: Uint16Array, from: number, to: number): number {
    const raw = textOf(units, from, to);
    const id = this.#others.get(raw) ?? this.#push(hash, units, from, to, raw);
    this.#others.set(raw, id);
    return id;
  }

  #growPool(least: number): void {
    const pool = new Uint16Array(Math.max(least, this.#pool.length * 2));
    pool.set(this.#pool);
    this.#pool = pool;
  }

  #growSlots(): void {
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

function textOf(units: Uint16Array, from: number, to: number): string {
  return Buffer.from(units.buffer, units.byteOffset + from * 2, (to - from) * 2).toString('utf16le');
}
