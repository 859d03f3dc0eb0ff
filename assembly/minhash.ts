// The signature kernel: folds a text, hashes its shingles and keeps the smallest value of each permutation.
// AssemblyScript, compiled by scripts/kernel.mjs into src/dedup/kernel-bytes.ts; its plain TypeScript twin is
// src/dedup/plain-kernel.ts, and a test holds one against the other.
//
// One text at a time: begin, then feed for each piece of at most PIECE units, then read `minima`. Memory is
// laid out once and never grows, so a text may be of any length.

/** UTF-16 units a piece may have. */
const PIECE: i32 = 16384;
/** The longest shingle, in units. */
const NGRAM_MAX: i32 = 64;
/** Permutations a signature may have; a multiple of 16. */
const COUNT_MAX: i32 = 4096;
/** Shingle hashes minimised at a time: 4 KiB, so that they stay in the nearest cache. */
const BLOCK: i32 = 1024;

const FOLD: usize = 1024;
const TEXT: usize = FOLD + 65536 * 2;
const UNITS: usize = TEXT + PIECE * 2;
const HASHES: usize = UNITS + (PIECE + NGRAM_MAX + 64) * 2;
const MULTIPLIERS: usize = HASHES + (BLOCK + 16) * 4;
const ADDENDS: usize = MULTIPLIERS + COUNT_MAX * 4;
const MINIMA: usize = ADDENDS + COUNT_MAX * 4;

const BASE: i32 = 0x01000193 * 31;

let ngram: i32 = 0;
let padded: i32 = 0;
/** Folded units kept from the piece before: the beginning of the shingles that end in the next. */
let carried: i32 = 0;

export function foldAt(): usize { return FOLD; }
export function textAt(): usize { return TEXT; }
export function multipliersAt(): usize { return MULTIPLIERS; }
export function addendsAt(): usize { return ADDENDS; }
export function minimaAt(): usize { return MINIMA; }
export function pieceUnits(): i32 { return PIECE; }

/** `paddedCount` is the number of permutations, rounded up to a multiple of 16. */
export function begin(units: i32, paddedCount: i32): void {
  ngram = units;
  padded = paddedCount;
  carried = 0;
  const most = i32x4.splat(i32.MAX_VALUE);
  for (let k: i32 = 0; k < paddedCount; k += 4) v128.store(MINIMA + (<usize>k << 2), most);
}

/** Takes `n` units that stand at textAt(). Returns how many are left after folding. */
export function feed(n: i32): i32 {
  let at: usize = UNITS + (<usize>carried << 1);
  const from = at;
  const end: usize = TEXT + (<usize>n << 1);
  for (let p: usize = TEXT; p < end; p += 2) {
    const unit = load<u16>(FOLD + (<usize>load<u16>(p) << 1));
    store<u16>(at, unit);
    at += <usize>(unit != 0) << 1;
  }
  const fresh = <i32>((at - from) >> 1);
  const total = carried + fresh;
  if (total < ngram) {
    carried = total;
    return fresh;
  }
  const shingles = total - ngram + 1;
  for (let first: i32 = 0; first < shingles; first += BLOCK) {
    const m = min(BLOCK, shingles - first);
    hash(first, m);
    minimise(m);
  }
  carried = ngram - 1;
  memory.copy(UNITS, UNITS + (<usize>(total - carried) << 1), <usize>carried << 1);
  return fresh;
}

// Four neighbouring shingles side by side; what is read beyond the last is not minimised.
function hash(first: i32, m: i32): void {
  const base = i32x4.splat(BASE);
  for (let i: i32 = 0; i < m; i += 4) {
    let h = i32x4.splat(0);
    let p: usize = UNITS + (<usize>(first + i) << 1);
    for (let k: i32 = 0; k < ngram; k++, p += 2) h = i32x4.add(i32x4.mul(h, base), v128.load_ext<u16>(p));
    h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x85ebca6b));
    h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
    h = v128.xor(h, i32x4.shr_u(h, 16));
    v128.store(HASHES + (<usize>i << 2), h);
  }
}

// Sixteen permutations at a time: their multipliers, addends and minima stay in registers.
function minimise(m: i32): void {
  const end: usize = HASHES + (<usize>m << 2);
  for (let k: i32 = 0; k < padded; k += 16) {
    const at = <usize>k << 2;
    const a0 = v128.load(MULTIPLIERS + at), a1 = v128.load(MULTIPLIERS + at, 16);
    const a2 = v128.load(MULTIPLIERS + at, 32), a3 = v128.load(MULTIPLIERS + at, 48);
    const b0 = v128.load(ADDENDS + at), b1 = v128.load(ADDENDS + at, 16);
    const b2 = v128.load(ADDENDS + at, 32), b3 = v128.load(ADDENDS + at, 48);
    let m0 = v128.load(MINIMA + at), m1 = v128.load(MINIMA + at, 16);
    let m2 = v128.load(MINIMA + at, 32), m3 = v128.load(MINIMA + at, 48);
    for (let p: usize = HASHES; p < end; p += 4) {
      const h = v128.load_splat<i32>(p);
      m0 = i32x4.min_s(m0, i32x4.add(i32x4.mul(h, a0), b0));
      m1 = i32x4.min_s(m1, i32x4.add(i32x4.mul(h, a1), b1));
      m2 = i32x4.min_s(m2, i32x4.add(i32x4.mul(h, a2), b2));
      m3 = i32x4.min_s(m3, i32x4.add(i32x4.mul(h, a3), b3));
    }
    v128.store(MINIMA + at, m0);
    v128.store(MINIMA + at, m1, 16);
    v128.store(MINIMA + at, m2, 32);
    v128.store(MINIMA + at, m3, 48);
  }
}
