import { foldTable } from '../text/fold-table.ts';

/** Raised when the same text could give another signature; signatures of different versions never meet. */
export const SIGNER_VERSION = 2;

export interface SignParams {
  /** UTF-16 units of folded text in a shingle. */
  readonly ngram: number;
  readonly bands: number;
  readonly rows: number;
}

/** MinHash values of a text. `short` texts have fewer units than one shingle and are compared exactly only. */
export interface Signature {
  /** bands × rows values. */
  readonly values: Int32Array;
  readonly short: boolean;
  /** Folded units in the text. */
  readonly units: number;
}

export interface Signer {
  readonly version: number;
  sign(text: string): Signature;
}

/** Permutations done in one pass over the shingle hashes: enough to hide memory latency, few enough for registers. */
const LANES = 4;

/**
 * MinHash over character n-grams of the folded text: traditional and simplified, wide and narrow, any
 * digits, any punctuation compare equal. Shingle hashes are rolled; permutations are multiply-shift on 32
 * bits; minima are taken as signed integers. Working memory is kept between calls.
 */
export function createSigner({ ngram, bands, rows }: SignParams): Signer {
  const count = bands * rows;
  const { multipliers, addends } = permutations(count);
  const fold = foldTable();
  let units = new Uint16Array(1 << 14);
  let hashes = new Int32Array(1 << 14);
  const minima = new Int32Array(count);

  function sign(text: string): Signature {
    if (text.length > units.length) {
      units = new Uint16Array(text.length * 2);
      hashes = new Int32Array(text.length * 2);
    }
    const n = foldInto(text, fold, units);
    if (n < ngram) return { values: new Int32Array(count), short: true, units: n };
    const m = shingle(units, n, ngram, hashes);
    for (let k = 0; k < count; k += LANES) minimise(hashes, m, k, multipliers, addends, minima);
    return { values: minima.slice(), short: false, units: n };
  }

  return { version: SIGNER_VERSION, sign };
}

function foldInto(text: string, fold: Uint16Array, units: Uint16Array): number {
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = fold[text.charCodeAt(i)] ?? 0;
    if (unit !== 0) units[n++] = unit;
  }
  return n;
}

/** Base of the rolling polynomial: odd, with bits all over the word. */
const BASE = 0x01000193 * 31;

// Rabin-Karp modulo 2³², then the finalizer of MurmurHash3, so that neighbouring shingles share no bits.
function shingle(units: Uint16Array, n: number, ngram: number, hashes: Int32Array): number {
  let power = 1;
  for (let i = 1; i < ngram; i += 1) power = Math.imul(power, BASE);
  let rolling = 0;
  for (let i = 0; i < ngram; i += 1) rolling = (Math.imul(rolling, BASE) + (units[i] ?? 0)) | 0;
  hashes[0] = finalize(rolling);
  for (let i = ngram; i < n; i += 1) {
    rolling = (rolling - Math.imul(units[i - ngram] ?? 0, power)) | 0;
    rolling = (Math.imul(rolling, BASE) + (units[i] ?? 0)) | 0;
    hashes[i - ngram + 1] = finalize(rolling);
  }
  return n - ngram + 1;
}

function finalize(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function minimise(
  hashes: Int32Array,
  m: number,
  k: number,
  a: Int32Array,
  b: Int32Array,
  minima: Int32Array,
): void {
  const a0 = a[k] ?? 1,
    a1 = a[k + 1] ?? 1,
    a2 = a[k + 2] ?? 1,
    a3 = a[k + 3] ?? 1;
  const b0 = b[k] ?? 0,
    b1 = b[k + 1] ?? 0,
    b2 = b[k + 2] ?? 0,
    b3 = b[k + 3] ?? 0;
  let m0 = 0x7fffffff,
    m1 = 0x7fffffff,
    m2 = 0x7fffffff,
    m3 = 0x7fffffff;
  for (let i = 0; i < m; i += 1) {
    const h = hashes[i] as number;
    const v0 = (Math.imul(h, a0) + b0) | 0;
    const v1 = (Math.imul(h, a1) + b1) | 0;
    const v2 = (Math.imul(h, a2) + b2) | 0;
    const v3 = (Math.imul(h, a3) + b3) | 0;
    if (v0 < m0) m0 = v0;
    if (v1 < m1) m1 = v1;
    if (v2 < m2) m2 = v2;
    if (v3 < m3) m3 = v3;
  }
  minima[k] = m0;
  if (k + 1 < minima.length) minima[k + 1] = m1;
  if (k + 2 < minima.length) minima[k + 2] = m2;
  if (k + 3 < minima.length) minima[k + 3] = m3;
}

/** Coefficients from a fixed splitmix sequence: the same on every machine and in every release. */
function permutations(count: number): { multipliers: Int32Array; addends: Int32Array } {
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

/** Share of equal values: the estimate of the Jaccard similarity of the shingle sets. */
export function agreement(a: Int32Array, b: Int32Array): number {
  let equal = 0;
  for (let i = 0; i < a.length; i += 1) if (a[i] === b[i]) equal += 1;
  return a.length === 0 ? 0 : equal / a.length;
}
