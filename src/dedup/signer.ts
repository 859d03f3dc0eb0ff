import { plainKernel } from './plain-kernel.ts';
import { wasmKernel } from './wasm-kernel.ts';

/** Raised when the same text could give another signature; signatures of different versions never meet. */
export const SIGNER_VERSION = 3;

export interface SignParams {
  /** UTF-16 units of folded text in a shingle. */
  readonly ngram: number;
  readonly bands: number;
  readonly rows: number;
}

/** The sketch of a text: `agreement` of two estimates their Jaccard similarity. `short` texts have fewer units than one shingle and are compared exactly only. */
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
  /** The same without a new object: fills `values`, with zeros for a short text, and returns the folded units. */
  signInto(text: string, values: Int32Array): number;
}

/** Signatures that share one piece of memory. */
const SLAB_SIGNATURES = 128;

/**
 * MinHash by bins over character n-grams of the folded text: traditional and simplified, wide and narrow, any
 * digits, any punctuation compare equal. Each value is the smallest of the 32-bit hashes that fall into its
 * bin (see plain-kernel.ts). Runs in WebAssembly with SIMD where the engine has it, else in plain TypeScript.
 */
export function createSigner({ ngram, bands, rows }: SignParams): Signer {
  const count = bands * rows;
  const kernel = wasmKernel(ngram, count) ?? plainKernel(ngram, count);

  function signInto(text: string, values: Int32Array): number {
    const units = kernel.sign(text, values);
    if (units < ngram) values.fill(0);
    return units;
  }

  // Small arrays one by one cost as much as the signatures themselves.
  let slab = new Int32Array(0);
  let used = 0;
  function newValues(): Int32Array {
    if (used === slab.length) {
      slab = new Int32Array(count * SLAB_SIGNATURES);
      used = 0;
    }
    used += count;
    return slab.subarray(used - count, used);
  }

  function sign(text: string): Signature {
    const values = newValues();
    const units = signInto(text, values);
    return { values, short: units < ngram, units };
  }

  return { version: SIGNER_VERSION, sign, signInto };
}

/** How many values of two signatures are equal. */
export function equalValues(a: Int32Array, b: Int32Array): number {
  let equal = 0;
  for (let i = 0; i < a.length; i += 1) if (a[i] === b[i]) equal += 1;
  return equal;
}

/** Share of equal values: the estimate of the Jaccard similarity of the shingle sets. */
export function agreement(a: Int32Array, b: Int32Array): number {
  return a.length === 0 ? 0 : equalValues(a, b) / a.length;
}
