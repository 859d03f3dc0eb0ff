import { finalize, SHINGLE_BASE } from './kernel.ts';

/** One n-gram in so many is a sample: a page of 940 characters has about 59. */
const SAMPLED_ONE_IN = 16;
const SAMPLED_BELOW = 2 ** 32 / SAMPLED_ONE_IN;
const SECOND_BASE = 0x2545f491;

/**
 * The sampled n-grams of a folded text, each once, as 64-bit hashes of two words. Which n-grams are samples
 * depends on their hashes alone, so the samples of a passage are among those of every page that holds it.
 */
export function sampleGrams(units: Uint16Array, ngram: number): Int32Array {
  const words: number[] = [];
  const seen = new Set<number>();
  let power = 1;
  let secondPower = 1;
  for (let i = 1; i < ngram; i += 1) {
    power = Math.imul(power, SHINGLE_BASE);
    secondPower = Math.imul(secondPower, SECOND_BASE);
  }
  let rolling = 0;
  let second = 0;
  for (let i = 0; i < units.length; i += 1) {
    if (i >= ngram) {
      rolling = (rolling - Math.imul(units[i - ngram] as number, power)) | 0;
      second = (second - Math.imul(units[i - ngram] as number, secondPower)) | 0;
    }
    rolling = (Math.imul(rolling, SHINGLE_BASE) + (units[i] as number)) | 0;
    second = (Math.imul(second, SECOND_BASE) + (units[i] as number)) | 0;
    if (i < ngram - 1) continue;
    const hash = finalize(rolling);
    if (hash >>> 0 >= SAMPLED_BELOW || seen.has(hash)) continue;
    seen.add(hash);
    words.push(hash, second);
  }
  return Int32Array.from(words);
}
