/** Sketches one text at a time, in working memory of its own. */
export interface Kernel {
  /**
   * Writes the smallest hash of every bin into `minima`, and returns how many folded units the text has. With
   * fewer units than one shingle, what `minima` then holds means nothing.
   */
  sign(text: string, minima: Int32Array): number;
}

/** The base of the rolling polynomial over folded units: odd, with bits all over the word. */
export const SHINGLE_BASE = 0x01000193 * 31;

/** What sets the hashes of one round apart from those of another. */
export const ROUND_STEP = 0x9e3779b9;

/** Different shingles of a text of several pieces that later rounds draw from. */
export const COLLECTED_MAX = 16_384;

/** The finalizer of MurmurHash3, so that the values of neighbouring shingles share no bits. */
export function finalize(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
