import { foldTable } from '../text/fold-table.ts';
import { KERNEL_WASM } from './kernel-bytes.ts';
import type { Kernel, Permutations } from './kernel.ts';

/** What assembly/minhash.ts exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly foldAt: () => number;
  readonly textAt: () => number;
  readonly multipliersAt: () => number;
  readonly addendsAt: () => number;
  readonly minimaAt: () => number;
  readonly pieceUnits: () => number;
  readonly begin: (ngram: number, paddedCount: number) => void;
  readonly feed: (units: number) => number;
}

// The part of the standard interface we use; the types of Node 20 leave it out.
declare const WebAssembly: {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Permutations the kernel takes at a time. */
const STRIDE = 16;

/** The kernel in WebAssembly with SIMD; undefined where the engine has none. */
export function wasmKernel(ngram: number, { multipliers, addends }: Permutations): Kernel | undefined {
  const bytes = Buffer.from(KERNEL_WASM, 'base64');
  if (!WebAssembly.validate(bytes)) return undefined;
  const wasm = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports;
  const { buffer } = wasm.memory;
  new Uint16Array(buffer, wasm.foldAt(), 65_536).set(foldTable());
  new Int32Array(buffer, wasm.multipliersAt(), multipliers.length).set(multipliers);
  new Int32Array(buffer, wasm.addendsAt(), addends.length).set(addends);
  const values = new Int32Array(buffer, wasm.minimaAt(), multipliers.length);
  const padded = Math.ceil(multipliers.length / STRIDE) * STRIDE;
  const piece = wasm.pieceUnits();
  const textBytes = Buffer.from(buffer, wasm.textAt(), piece * 2);

  function sign(text: string, minima: Int32Array): number {
    wasm.begin(ngram, padded);
    let folded = 0;
    for (let from = 0; from < text.length; from += piece) {
      const part = from === 0 && text.length <= piece ? text : text.slice(from, from + piece);
      textBytes.write(part, 'utf16le');
      folded += wasm.feed(part.length);
    }
    minima.set(values);
    return folded;
  }

  return { sign };
}
