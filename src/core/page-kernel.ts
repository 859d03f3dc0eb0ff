import { PAGE_WASM } from './page-kernel-bytes.ts';

/** What assembly/page.ts exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly controls: (at: number, octets: number) => number;
  readonly decode: (at: number, octets: number, out: number) => number;
}

// The part of the standard interface we use; the types of Node 20 leave it out.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Where units begin in the memory; octets stand behind them. */
const UNITS_AT = 4_096;
/** Units behind the text that may be read and written. */
const BEHIND = 32;
const PAGE_BYTES = 65_536;
/** More memory than this is given back when a smaller text follows. */
const KEPT_BYTES_MAX = 16_777_216;

let module: object | undefined;
let wasm: Exports | undefined;

/** The kernel with memory for so many octets. */
function kernelFor(bytes: number): Exports {
  const held = wasm?.memory.buffer.byteLength ?? 0;
  if (wasm === undefined || (held > KEPT_BYTES_MAX && bytes < held / 4)) {
    module ??= new WebAssembly.Module(Buffer.from(PAGE_WASM, 'base64'));
    wasm = new WebAssembly.Instance(module).exports as Exports;
  }
  const missing = bytes - wasm.memory.buffer.byteLength;
  if (missing > 0) wasm.memory.grow(Math.ceil(missing / PAGE_BYTES));
  return wasm;
}

let view: Uint16Array<ArrayBuffer> = new Uint16Array(0);
let owner: object | undefined;

/** Room for units, used again and again: whose units are there is asked with `holdsUnitsOf`. */
export function unitRoom(units: number): Uint16Array<ArrayBuffer> {
  owner = undefined;
  const { buffer } = kernelFor(UNITS_AT + (units + BEHIND) * 2).memory;
  if (view.buffer !== buffer) view = new Uint16Array(buffer, UNITS_AT, (buffer.byteLength - UNITS_AT) >> 1);
  return view;
}

/** Decodes whole UTF-8, which the caller has tested to be that, into `unitRoom`. Returns the number of units. */
export function decodeToUnits(octets: Uint8Array): number {
  const at = UNITS_AT + (octets.length + BEHIND) * 2;
  const { memory, decode } = kernelFor(at + octets.length + BEHIND);
  owner = undefined;
  new Uint8Array(memory.buffer, at, octets.length).set(octets);
  return decode(at, octets.length, UNITS_AT);
}

/** Says whose units are in the room now: zeros are written behind them. */
export function ownUnits(text: object, length: number): void {
  unitRoom(length).fill(0, length, length + BEHIND);
  owner = text;
}

export function holdsUnitsOf(text: object): boolean {
  return owner === text;
}

/** The room as it is. */
export function units(): Uint16Array<ArrayBuffer> {
  return view;
}

/** Octets below 32 that no text has, counted; the tab, ends of lines and pages, and escape are none. */
export function controlOctets(octets: Uint8Array): number {
  const { memory, controls } = kernelFor(UNITS_AT + octets.length + BEHIND);
  owner = undefined;
  new Uint8Array(memory.buffer, UNITS_AT, octets.length).set(octets);
  return controls(UNITS_AT, octets.length);
}
