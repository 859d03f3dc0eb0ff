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
  readonly #words: readonly Int32Array[];
  /** Which values each key takes, key after key, and where each key's begin. */
  readonly #taken: Int32Array;
  readonly #starts: Int32Array;

  constructor(shape: Shape, rows: number) {
    const keys = plan(shape).map(({ ranges }) =>
      ranges.flatMap(([from, n]) => Array.from({ length: n }, (_, i) => from + i)),
    );
    this.columns = keys.map(() => new BigInt64Array(rows));
    this.#words = this.columns.map((column) => new Int32Array(column.buffer));
    this.#taken = Int32Array.from(keys.flat());
    this.#starts = new Int32Array(keys.length + 1);
    keys.forEach((key, k) => {
      this.#starts[k + 1] = (this.#starts[k] as number) + key.length;
    });
  }

  // Two independent 32-bit multiply-rotate hashes side by side. The key's number is part of them, so keys of
  // different columns never meet.
  set(row: number, values: Int32Array): void {
    const [taken, starts] = [this.#taken, this.#starts];
    for (let k = 0; k + 1 < starts.length; k += 1) {
      let low = 0x243f6a88 ^ k;
      let high = (0x13198a2e + Math.imul(k, 0x9e3779b1)) | 0;
      const end = starts[k + 1] as number;
      for (let i = starts[k] as number; i < end; i += 1) {
        const value = values[taken[i] as number] as number;
        low = (Math.imul(rotate(low ^ Math.imul(value, 0xcc9e2d51), 15), 5) + 0x6b64) | 0;
        high = (Math.imul(rotate(high ^ Math.imul(value, 0x1b873593), 13), 9) + 0x5bd1) | 0;
      }
      const words = this.#words[k] as Int32Array;
      words[row * 2] = low ^ (low >>> 16);
      words[row * 2 + 1] = high ^ (high >>> 15);
    }
  }
}

/** 64-bit bucket keys of one signature, in the order of keyNames. */
export function bandKeys(values: Int32Array, shape: Shape): BigInt64Array {
  const keys = new KeyColumns(shape, 1);
  keys.set(0, values);
  return BigInt64Array.from(keys.columns, (column) => column[0] ?? 0n);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
