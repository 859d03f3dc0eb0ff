/** MinHash of one text at a time, in working memory of its own. */
export interface Kernel {
  /**
   * Writes the smallest value of every permutation into `minima`, and returns how many folded units the text
   * has. With fewer units than one shingle, what `minima` then holds means nothing.
   */
  sign(text: string, minima: Int32Array): number;
}

/** One member of the family of permutations: h ↦ multiplier · h + addend modulo 2³². */
export interface Permutations {
  readonly multipliers: Int32Array;
  readonly addends: Int32Array;
}

/** The base of the rolling polynomial over folded units: odd, with bits all over the word. */
export const SHINGLE_BASE = 0x01000193 * 31;

/** The finalizer of MurmurHash3, so that the values of neighbouring shingles share no bits. */
export function finalize(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Coefficients from a fixed splitmix sequence: the same on every machine and in every release. */
export function permutations(count: number): Permutations {
  const multipliers = new Int32Array(count);
  const addends = new Int32Array(count);
  let state = 0x9e3779b9;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    return finalize(Math.imul(state ^ (state >>> 15), state | 1));
  };
  for (let k = 0; k < count; k += 1) {
    multipliers[k] = next() | 1;
    addends[k] = next();
  }
  return { multipliers, addends };
}
