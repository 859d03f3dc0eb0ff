import { foldTable } from '../text/fold-table.ts';
import { COLLECTED_MAX, finalize, ROUND_STEP, SHINGLE_BASE, type Kernel } from './kernel.ts';

/** Longer texts are collected: what WebAssembly takes in one piece. */
const PIECE = 16_384;
const EMPTY = 0xffffffff;

/**
 * The kernel in plain TypeScript, for engines without SIMD; gives the same values as the other.
 *
 * Fast similarity sketching (Dahlgaard, Knudsen, Thorup 2017): a shingle's hash chooses its bin, and each bin
 * keeps its smallest. Two texts agree on a bin with the probability of their Jaccard similarity, as with
 * MinHash, but a shingle costs one hash and not one for every value. Bins that stay empty, as in short texts,
 * are filled in rounds with other hashes of the same shingles; from round `count` on, all go to one bin after
 * the other, so that none is left.
 */
export function plainKernel(ngram: number, count: number): Kernel {
  const fold = foldTable();
  const bins = new Uint32Array(count);
  let units = new Uint16Array(PIECE);
  let hashes = new Int32Array(PIECE);

  function sign(text: string, minima: Int32Array): number {
    if (text.length > units.length) {
      units = new Uint16Array(text.length * 2);
      hashes = new Int32Array(text.length * 2);
    }
    const n = foldInto(text, fold, units);
    const found = hashes.subarray(0, shingle(units, n, ngram, hashes));
    bins.fill(EMPTY);
    drop(found, bins);
    if (found.length > 0 && bins.includes(EMPTY)) fill(text.length > PIECE ? collected(found) : found, bins);
    minima.set(bins);
    return n;
  }

  return { sign };
}

function foldInto(text: string, fold: Uint16Array, units: Uint16Array): number {
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = fold[text.charCodeAt(i)] ?? 0;
    if (unit !== 0) units[n++] = unit;
  }
  return n;
}

// Rabin-Karp modulo 2³².
function shingle(units: Uint16Array, n: number, ngram: number, hashes: Int32Array): number {
  if (n < ngram) return 0;
  let power = 1;
  for (let i = 1; i < ngram; i += 1) power = Math.imul(power, SHINGLE_BASE);
  let rolling = 0;
  for (let i = 0; i < ngram; i += 1) rolling = (Math.imul(rolling, SHINGLE_BASE) + (units[i] ?? 0)) | 0;
  hashes[0] = finalize(rolling);
  for (let i = ngram; i < n; i += 1) {
    rolling = (rolling - Math.imul(units[i - ngram] ?? 0, power)) | 0;
    rolling = (Math.imul(rolling, SHINGLE_BASE) + (units[i] ?? 0)) | 0;
    hashes[i - ngram + 1] = finalize(rolling);
  }
  return n - ngram + 1;
}

function drop(hashes: Int32Array, bins: Uint32Array): void {
  for (const hash of hashes) keepSmaller(bins, binOf(hash >>> 0, bins.length), hash >>> 0);
}

function fill(hashes: Iterable<number>, bins: Uint32Array): void {
  const count = bins.length;
  for (let round = 1; round < 2 * count && bins.includes(EMPTY); round += 1) {
    const open = Array.from(bins, (value) => value === EMPTY);
    const forced = round - count;
    if (forced >= 0 && open[forced] !== true) continue;
    for (const hash of hashes) {
      const other = finalize((hash + Math.imul(round, ROUND_STEP)) | 0) >>> 0;
      const bin = forced < 0 ? binOf(other, count) : forced;
      if (open[bin] === true) keepSmaller(bins, bin, other);
    }
  }
}

/** Bins are ranges of hashes of equal width. */
function binOf(hash: number, bins: number): number {
  return Math.floor((hash * bins) / 2 ** 32);
}

function keepSmaller(bins: Uint32Array, bin: number, hash: number): void {
  if (hash < (bins[bin] as number)) bins[bin] = hash;
}

/** The first different hashes of a long text, so that rounds are not as long as the text. */
function collected(hashes: Int32Array): Set<number> {
  const different = new Set<number>();
  for (const hash of hashes) {
    if (different.size === COLLECTED_MAX) break;
    if (hash >>> 0 !== EMPTY) different.add(hash);
  }
  return different;
}
