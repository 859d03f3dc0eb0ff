import type { SignParams } from './signer.ts';

type Shape = Pick<SignParams, 'bands' | 'rows'>;

/** A bucket key: which values of a signature it is made of. */
interface KeyPlan {
  readonly name: string;
  /** Ranges of values, one after the other. */
  readonly ranges: readonly (readonly [from: number, rows: number])[];
}

/**
 * Values in a fine key. With 112 values there are 22 such keys, of which at least one is shared by 99.98 % of
 * the pairs at Jaccard 0.8; of 14 bands of 8 one is shared by 92.4 %.
 */
const FINE_ROWS = 5;

/**
 * The keys of a signature, in three widths. Fine keys find pairs near the threshold; bands and pairs of
 * adjacent bands (the last with the first) have leaders of their own, so that a close copy inside a large
 * family meets the page it was copied from and not only the family's earliest one.
 */
function plan({ bands, rows }: Shape): KeyPlan[] {
  const numbered = (name: string, i: number): string => `${name}_${String(i).padStart(2, '0')}`;
  const range = (band: number): readonly [number, number] => [(band % bands) * rows, rows];
  const fine = rows > FINE_ROWS ? Math.floor((bands * rows) / FINE_ROWS) : 0;
  return [
    ...Array.from({ length: bands }, (_, i) => ({ name: numbered('band', i), ranges: [range(i)] })),
    ...Array.from({ length: bands }, (_, i) => ({
      name: numbered('pair', i),
      ranges: [range(i), range(i + 1)],
    })),
    ...Array.from({ length: fine }, (_, i) => ({
      name: numbered('fine', i),
      ranges: [[i * FINE_ROWS, FINE_ROWS] as const],
    })),
  ];
}

/** Names of the key columns. */
export function keyNames(shape: Shape): string[] {
  return plan(shape).map(({ name }) => name);
}

/** Fills key columns row by row, without an object for any key. */
export class KeyColumns {
  readonly columns: readonly BigInt64Array[];
  readonly #plan: readonly KeyPlan[];
  readonly #words: readonly Int32Array[];
  readonly #hash = new Int32Array(2);

  constructor(shape: Shape, rows: number) {
    this.#plan = plan(shape);
    this.columns = this.#plan.map(() => new BigInt64Array(rows));
    this.#words = this.columns.map((column) => new Int32Array(column.buffer));
  }

  set(row: number, values: Int32Array): void {
    const hash = this.#hash;
    for (let k = 0; k < this.#plan.length; k += 1) {
      // The key's number is part of it, so keys of different columns never meet.
      hash[0] = 0x243f6a88 ^ k;
      hash[1] = 0x13198a2e + Math.imul(k, 0x9e3779b1);
      for (const [from, rows] of (this.#plan[k] as KeyPlan).ranges) absorb(values, from, rows, hash);
      const words = this.#words[k] as Int32Array;
      words[row * 2] = hash[0];
      words[row * 2 + 1] = hash[1];
    }
  }
}

/** 64-bit bucket keys of one signature, in the order of keyNames. */
export function bandKeys(values: Int32Array, shape: Shape): BigInt64Array {
  const keys = new KeyColumns(shape, 1);
  keys.set(0, values);
  return BigInt64Array.from(keys.columns, (column) => column[0] ?? 0n);
}

// Two independent 32-bit multiply-rotate hashes side by side.
function absorb(values: Int32Array, from: number, rows: number, words: Int32Array): void {
  let low = words[0] as number;
  let high = words[1] as number;
  for (let i = from; i < from + rows; i += 1) {
    const value = values[i] as number;
    low = Math.imul(rotate(low ^ Math.imul(value, 0xcc9e2d51), 15), 5) + 0x6b64;
    high = Math.imul(rotate(high ^ Math.imul(value, 0x1b873593), 13), 9) + 0x5bd1;
  }
  words[0] = low ^ (low >>> 16);
  words[1] = high ^ (high >>> 15);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
