/** Type tags of the Thrift compact protocol, as far as Parquet's headers need them. */
const TYPE = { i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;

/** A field: its number in the Parquet definition and what it holds. */
export type Field = readonly [
  id: number,
  value:
    | { readonly i32: number }
    | { readonly i64: number }
    | { readonly text: string }
    | { readonly struct: readonly Field[] }
    | { readonly i32s: readonly number[] }
    | { readonly texts: readonly string[] }
    | { readonly structs: readonly (readonly Field[])[] },
];

/** Encodes a struct, fields in ascending order of their numbers, as the Thrift compact protocol does. */
export function encodeStruct(fields: readonly Field[]): Buffer {
  const out: number[] = [];
  struct(out, fields);
  return Buffer.from(out);
}

function struct(out: number[], fields: readonly Field[]): void {
  let last = 0;
  for (const [id, value] of fields) {
    out.push(((id - last) << 4) | typeOf(value));
    last = id;
    if ('i32' in value) varint(out, zigzag(value.i32));
    else if ('i64' in value) varint(out, zigzag(value.i64));
    else if ('text' in value) text(out, value.text);
    else if ('struct' in value) struct(out, value.struct);
    else if ('i32s' in value) list(out, TYPE.i32, value.i32s, (n) => varint(out, zigzag(n)));
    else if ('texts' in value) list(out, TYPE.binary, value.texts, (one) => text(out, one));
    else list(out, TYPE.struct, value.structs, (one) => struct(out, one));
  }
  out.push(0);
}

function typeOf(value: Field[1]): number {
  if ('i32' in value) return TYPE.i32;
  if ('i64' in value) return TYPE.i64;
  if ('text' in value) return TYPE.binary;
  return 'struct' in value ? TYPE.struct : TYPE.list;
}

function list<T>(out: number[], type: number, items: readonly T[], write: (item: T) => void): void {
  if (items.length < 15) out.push((items.length << 4) | type);
  else {
    out.push(0xf0 | type);
    varint(out, items.length);
  }
  items.forEach(write);
}

function text(out: number[], value: string): void {
  const bytes = Buffer.from(value);
  varint(out, bytes.length);
  out.push(...bytes);
}

// Numbers here are sizes and offsets: not negative and below 2⁵².
const zigzag = (n: number): number => n * 2;

function varint(out: number[], value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) out.push((rest % 0x80) | 0x80);
  out.push(rest);
}
