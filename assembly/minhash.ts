// The signature kernel: folds a text, hashes its shingles and keeps the smallest hash of every bin.
// AssemblyScript, compiled by scripts/kernel.mjs into src/dedup/kernel-bytes.ts; its plain TypeScript twin is
// src/dedup/plain-kernel.ts, and a test holds one against the other.
//
// One text at a time: begin, then feed for each piece of at most PIECE units; when bins are still empty after
// the last, fill, which for a text of several pieces wants them collected first. Then read `minima`. Memory is
// laid out once and never grows, so a text may be of any length.

/** UTF-16 units a piece may have. */
const PIECE: i32 = 16384;
/** The longest shingle, in units. */
const NGRAM_MAX: i32 = 64;
/** Bins a signature may have. */
const COUNT_MAX: i32 = 4096;
/** Slots of the table of different hashes: a power of two, four times as many as are collected. */
const SLOTS: i32 = 65536;

const FOLD: usize = 1024;
const TEXT: usize = FOLD + 65536 * 2;
const UNITS: usize = TEXT + PIECE * 2;
const HASHES: usize = UNITS + (PIECE + NGRAM_MAX + 64) * 2;
const MINIMA: usize = HASHES + (PIECE + 64) * 4;
const OPEN: usize = MINIMA + COUNT_MAX * 4;
const TABLE: usize = OPEN + COUNT_MAX;

const BASE: i32 = 0x01000193 * 31;
const EMPTY: u32 = 0xffffffff;
const ROUND: u32 = 0x9e3779b9;

let ngram: i32 = 0;
let bins: i32 = 0;
/** Folded units kept from the piece before: the beginning of the shingles that end in the next. */
let carried: i32 = 0;
/** Hashes that stand at HASHES. */
let hashed: i32 = 0;

export function foldAt(): usize { return FOLD; }
export function textAt(): usize { return TEXT; }
export function minimaAt(): usize { return MINIMA; }
export function pieceUnits(): i32 { return PIECE; }

export function begin(units: i32, count: i32): void {
  ngram = units;
  bins = count;
  carried = 0;
  hashed = 0;
  memory.fill(MINIMA, 0xff, <usize>count << 2);
}

/** Takes `n` units that stand at textAt(). Returns how many are left after folding. */
export function feed(n: i32): i32 {
  const fresh = hashPiece(n);
  const minima = MINIMA;
  const end: usize = HASHES + (<usize>hashed << 2);
  for (let p: usize = HASHES; p < end; p += 4) {
    const h = load<u32>(p);
    const bin = minima + (binOf(h) << 2);
    store<u32>(bin, min(h, load<u32>(bin)));
  }
  return fresh;
}

/** How many bins are empty. */
export function emptyBins(): i32 {
  let empty: i32 = 0;
  for (let k: i32 = 0; k < bins; k++) empty += i32(load<u32>(MINIMA + (<usize>k << 2)) == EMPTY);
  return empty;
}

/** Before the pieces of a long text are collected. */
export function beginCollecting(): void {
  carried = 0;
  memory.fill(TABLE, 0xff, <usize>SLOTS << 2);
  distinct = 0;
}
/** Different hashes in the table. */
let distinct: i32 = 0;

/** Takes a piece again, and adds its hashes to the table while there are fewer than PIECE different ones. */
export function collect(n: i32): void {
  hashPiece(n);
  const end: usize = HASHES + (<usize>hashed << 2);
  for (let p: usize = HASHES; p < end && distinct < PIECE; p += 4) {
    const h = load<u32>(p);
    let slot = h & (SLOTS - 1);
    let at = TABLE + (<usize>slot << 2);
    for (let held = load<u32>(at); held != EMPTY && held != h; held = load<u32>(at)) {
      slot = (slot + 1) & (SLOTS - 1);
      at = TABLE + (<usize>slot << 2);
    }
    distinct += i32(load<u32>(at) == EMPTY && h != EMPTY);
    store<u32>(at, h);
  }
}

/** After the last piece was collected: its hashes are those of the whole text. */
export function endCollecting(): void {
  hashed = 0;
  for (let slot: i32 = 0; slot < SLOTS; slot++) {
    const h = load<u32>(TABLE + (<usize>slot << 2));
    if (h == EMPTY) continue;
    store<u32>(HASHES + (<usize>hashed << 2), h);
    hashed++;
  }
}

/** Fills empty bins from the hashes that stand at HASHES, in rounds: see plain-kernel.ts. */
export function fill(): void {
  for (let round: i32 = 1; round < 2 * bins && emptyBins() > 0; round++) {
    const forced = round - bins;
    if (forced >= 0 && load<u32>(MINIMA + (<usize>forced << 2)) != EMPTY) continue;
    for (let k: i32 = 0; k < bins; k++)
      store<u8>(OPEN + <usize>k, u8(load<u32>(MINIMA + (<usize>k << 2)) == EMPTY));
    const end: usize = HASHES + (<usize>hashed << 2);
    for (let p: usize = HASHES; p < end; p += 4) {
      const h = finalize(load<u32>(p) + <u32>round * ROUND);
      const bin = forced < 0 ? binOf(h) : <usize>forced;
      if (load<u8>(OPEN + bin) == 0) continue;
      const at = MINIMA + (bin << 2);
      store<u32>(at, min(h, load<u32>(at)));
    }
  }
}

function binOf(h: u32): usize {
  return <usize>((<u64>h * <u64>bins) >> 32);
}

function finalize(hash: u32): u32 {
  let h = hash;
  h = (h ^ (h >> 16)) * 0x85ebca6b;
  h = (h ^ (h >> 13)) * 0xc2b2ae35;
  return h ^ (h >> 16);
}

// Folds the piece and hashes the shingles that end in it.
function hashPiece(n: i32): i32 {
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
  hashed = max(0, total - ngram + 1);
  if (hashed == 0) {
    carried = total;
    return fresh;
  }
  hashShingles();
  carried = ngram - 1;
  memory.copy(UNITS, UNITS + (<usize>(total - carried) << 1), <usize>carried << 1);
  return fresh;
}

// Four neighbouring shingles side by side; what is read beyond the last is not used.
function hashShingles(): void {
  const base = i32x4.splat(BASE);
  for (let i: i32 = 0; i < hashed; i += 4) {
    let h = i32x4.splat(0);
    let p: usize = UNITS + (<usize>i << 1);
    for (let k: i32 = 0; k < ngram; k++, p += 2) h = i32x4.add(i32x4.mul(h, base), v128.load_ext<u16>(p));
    h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x85ebca6b));
    h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
    h = v128.xor(h, i32x4.shr_u(h, 16));
    v128.store(HASHES + (<usize>i << 2), h);
  }
}
