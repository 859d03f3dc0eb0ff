import { foldTable } from '../text/fold-table.ts';
import { SHINGLE_BASE as BASE } from './kernel.ts';

/** Folded units of a text, as signatures see it. */
export function foldText(text: string): Uint16Array {
  const fold = foldTable();
  const units = new Uint16Array(text.length);
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = fold[text.charCodeAt(i)] as number;
    if (unit !== 0) units[n++] = unit;
  }
  return units.subarray(0, n);
}

/**
 * Jaccard similarity of the sets of n-grams of two folded texts, without an estimate: n-grams are looked up
 * by hash and compared unit by unit. 0 when neither has one.
 */
export class ExactJaccard {
  readonly #ngram: number;
  readonly #left = new GramSet();
  readonly #right = new GramSet();

  constructor(ngram: number) {
    this.#ngram = ngram;
  }

  similarity(a: Uint16Array, b: Uint16Array): number {
    const { left, right, shared } = this.#overlap(a, b);
    return left + right === 0 ? 0 : shared / (left + right - shared);
  }

  /** Share of the n-grams of `a` that `b` has; 0 when `a` has none. */
  containment(a: Uint16Array, b: Uint16Array): number {
    const { left, shared } = this.#overlap(a, b);
    return left === 0 ? 0 : shared / left;
  }

  #overlap(a: Uint16Array, b: Uint16Array): { left: number; right: number; shared: number } {
    const left = this.#left.fill(a, this.#ngram);
    let shared = 0;
    const right = this.#right.fill(b, this.#ngram, (at, hash) => {
      if (this.#left.has(b, at, hash)) shared += 1;
    });
    return { left, right, shared };
  }
}

/** Open addressing over positions in the text; emptied by a new generation, not by writing. */
class GramSet {
  #units: Uint16Array = new Uint16Array(0);
  #ngram = 0;
  #positions = new Int32Array(1024);
  #generations = new Int32Array(1024);
  #generation = 0;

  /** Returns the number of different n-grams; `found` is told of each once. */
  fill(units: Uint16Array, ngram: number, found?: (at: number, hash: number) => void): number {
    const count = Math.max(0, units.length - ngram + 1);
    if (count * 2 > this.#positions.length) {
      const size = 1 << (33 - Math.clz32(count));
      this.#positions = new Int32Array(size);
      this.#generations = new Int32Array(size);
      this.#generation = 0;
    }
    this.#units = units;
    this.#ngram = ngram;
    this.#generation += 1;
    let different = 0;
    let power = 1;
    for (let i = 1; i < ngram; i += 1) power = Math.imul(power, BASE);
    let rolling = 0;
    for (let i = 0; i < Math.min(ngram - 1, units.length); i += 1)
      rolling = (Math.imul(rolling, BASE) + (units[i] as number)) | 0;
    for (let at = 0; at < count; at += 1) {
      rolling = (Math.imul(rolling, BASE) + (units[at + ngram - 1] as number)) | 0;
      const hash = rolling ^ (rolling >>> 15);
      rolling = (rolling - Math.imul(units[at] as number, power)) | 0;
      const slot = this.#slot(units, at, hash);
      if (this.#generations[slot] === this.#generation) continue;
      this.#generations[slot] = this.#generation;
      this.#positions[slot] = at;
      different += 1;
      found?.(at, hash);
    }
    return different;
  }

  has(units: Uint16Array, at: number, hash: number): boolean {
    return this.#generations[this.#slot(units, at, hash)] === this.#generation;
  }

  // The slot that holds the n-gram, or the free one where it would go.
  #slot(units: Uint16Array, at: number, hash: number): number {
    const mask = this.#positions.length - 1;
    let slot = hash & mask;
    while (this.#generations[slot] === this.#generation) {
      if (this.#same(units, at, this.#positions[slot] as number)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #same(units: Uint16Array, at: number, own: number): boolean {
    for (let i = 0; i < this.#ngram; i += 1) if (units[at + i] !== this.#units[own + i]) return false;
    return true;
  }
}
