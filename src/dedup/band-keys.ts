import type { SignParams } from './signer.ts';

/** Names of the key columns: one for each band, and one for each band joined with the next. */
export function keyNames({ bands }: Pick<SignParams, 'bands'>): string[] {
  const two = (i: number): string => String(i).padStart(2, '0');
  return [
    ...Array.from({ length: bands }, (_, i) => `band_${two(i)}`),
    ...Array.from({ length: bands }, (_, i) => `pair_${two(i)}`),
  ];
}

/**
 * 64-bit bucket keys of a signature: `bands` keys of `rows` values, and as many of two adjacent bands
 * joined (the last with the first). The band's number is part of the key, so keys of different bands
 * never meet. Leaders of the long keys find copies inside large families whose short buckets are led by a
 * less similar page.
 */
export function bandKeys(
  values: Int32Array,
  { bands, rows }: Pick<SignParams, 'bands' | 'rows'>,
): BigInt64Array {
  const keys = new BigInt64Array(bands * 2);
  const words = new Int32Array(2);
  const word = new BigInt64Array(words.buffer);
  for (let band = 0; band < bands; band += 1) {
    mix(values, band * rows, rows, band, words);
    keys[band] = word[0] ?? 0n;
  }
  for (let band = 0; band < bands; band += 1) {
    mixPair(values, band * rows, ((band + 1) % bands) * rows, rows, bands + band, words);
    keys[bands + band] = word[0] ?? 0n;
  }
  return keys;
}

function mix(values: Int32Array, from: number, rows: number, seed: number, words: Int32Array): void {
  words[0] = 0x243f6a88 ^ seed;
  words[1] = 0x13198a2e + Math.imul(seed, 0x9e3779b1);
  absorb(values, from, rows, words);
}

function mixPair(
  values: Int32Array,
  first: number,
  second: number,
  rows: number,
  seed: number,
  words: Int32Array,
): void {
  mix(values, first, rows, seed, words);
  absorb(values, second, rows, words);
}

// Two independent 32-bit multiply-rotate hashes side by side.
function absorb(values: Int32Array, from: number, rows: number, words: Int32Array): void {
  let low = words[0] ?? 0;
  let high = words[1] ?? 0;
  for (let i = from; i < from + rows; i += 1) {
    const value = values[i] ?? 0;
    low = Math.imul(rotate(low ^ Math.imul(value, 0xcc9e2d51), 15), 5) + 0x6b64;
    high = Math.imul(rotate(high ^ Math.imul(value, 0x1b873593), 13), 9) + 0x5bd1;
  }
  words[0] = low ^ (low >>> 16);
  words[1] = high ^ (high >>> 15);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
