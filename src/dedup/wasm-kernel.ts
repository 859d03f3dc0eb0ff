import { foldTable } from '../text/fold-table.ts';
import { KERNEL_WASM } from './kernel-bytes.ts';
import type { Kernel } from './kernel.ts';

/** What assembly/minhash.ts exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly foldAt: () => number;
  readonly textAt: () => number;
  readonly minimaAt: () => number;
  readonly pieceUnits: () => number;
  readonly begin: (ngram: number, count: number) => void;
  readonly feed: (units: number) => number;
  readonly emptyBins: () => number;
  readonly beginCollecting: () => void;
  readonly collect: (units: number) => void;
  readonly endCollecting: () => void;
  readonly fill: () => void;
}

// The part of the standard interface we use; the types of Node 20 leave it out.
declare const WebAssembly: {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** The kernel in WebAssembly with SIMD; undefined where the engine has none. */
export function wasmKernel(ngram: number, count: number): Kernel | undefined {
  const bytes = Buffer.from(KERNEL_WASM, 'base64');
  if (!WebAssembly.validate(bytes)) return undefined;
  const wasm = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports;
  const { buffer } = wasm.memory;
  new Uint16Array(buffer, wasm.foldAt(), 65_536).set(foldTable());
  const values = new Int32Array(buffer, wasm.minimaAt(), count);
  const piece = wasm.pieceUnits();
  const textBytes = Buffer.from(buffer, wasm.textAt(), piece * 2);

  function sign(text: string, minima: Int32Array): number {
    wasm.begin(ngram, count);
    let folded = 0;
    eachPiece(text, (units) => {
      folded += wasm.feed(units);
    });
    if (folded >= ngram && wasm.emptyBins() > 0) fill(text);
    minima.set(values);
    return folded;
  }

  function fill(text: string): void {
    if (text.length > piece) {
      wasm.beginCollecting();
      eachPiece(text, wasm.collect);
      wasm.endCollecting();
    }
    wasm.fill();
  }

  function eachPiece(text: string, take: (units: number) => void): void {
    for (let from = 0; from < text.length; from += piece) {
      const part = from === 0 && text.length <= piece ? text : text.slice(from, from + piece);
      textBytes.write(part, 'utf16le');
      take(part.length);
    }
  }

  return { sign };
}
