import { encodeStruct, type Field } from './thrift.ts';

/** A column without gaps. `fixed` is a byte string of one length for every row, rows one after the other. */
export type FlatColumn = { readonly name: string } & (
  | { readonly kind: 'int64'; readonly data: BigInt64Array }
  | { readonly kind: 'double'; readonly data: Float64Array }
  | { readonly kind: 'boolean'; readonly data: Uint8Array }
  | { readonly kind: 'text'; readonly data: readonly string[] }
  | { readonly kind: 'fixed'; readonly data: Uint8Array; readonly width: number }
);

/** Codes of the Parquet format (parquet.thrift). */
const PHYSICAL = { boolean: 0, int64: 2, double: 5, text: 6, fixed: 7 } as const;
const REQUIRED = 0;
const UTF8 = 0;
const PLAIN = 0;
const RLE = 3;
const UNCOMPRESSED = 0;
const DATA_PAGE = 0;

const MAGIC = Buffer.from('PAR1');

/**
 * A Parquet file of one row group with one plain, uncompressed page a column: numbers go in as they lie in
 * memory. Signatures and keys are random bits, which no encoding makes smaller.
 */
export function flatParquet(columns: readonly FlatColumn[], rows: number): Buffer[] {
  const parts: Buffer[] = [MAGIC];
  let offset = MAGIC.length;
  const chunks: Field[][] = [];
  for (const column of columns) {
    const body = plainBytes(column);
    const header = pageHeader(body.length, rows);
    parts.push(header, body);
    chunks.push(columnChunk(column, offset, header.length + body.length, rows));
    offset += header.length + body.length;
  }
  const footer = encodeStruct(fileMetaData(columns, chunks, offset - MAGIC.length, rows));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  parts.push(footer, length, MAGIC);
  return parts;
}

function plainBytes(column: FlatColumn): Buffer {
  if (column.kind === 'text') return textBytes(column.data);
  if (column.kind === 'boolean') return bitBytes(column.data);
  const { data } = column;
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

function textBytes(values: readonly string[]): Buffer {
  let units = 0;
  for (const value of values) units += value.length;
  // A UTF-16 unit is three bytes of UTF-8 at most.
  const bytes = Buffer.allocUnsafe(values.length * 4 + units * 3);
  let at = 0;
  for (const value of values) {
    const n = bytes.write(value, at + 4);
    bytes.writeUInt32LE(n, at);
    at += 4 + n;
  }
  return bytes.subarray(0, at);
}

function bitBytes(values: Uint8Array): Buffer {
  const bytes = Buffer.alloc(Math.ceil(values.length / 8));
  for (let i = 0; i < values.length; i += 1)
    if (values[i] !== 0) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (1 << (i & 7));
  return bytes;
}

function pageHeader(bytes: number, rows: number): Buffer {
  const dataPage: Field[] = [
    [1, { i32: rows }],
    [2, { i32: PLAIN }],
    [3, { i32: RLE }],
    [4, { i32: RLE }],
  ];
  return encodeStruct([
    [1, { i32: DATA_PAGE }],
    [2, { i32: bytes }],
    [3, { i32: bytes }],
    [5, { struct: dataPage }],
  ]);
}

function columnChunk(column: FlatColumn, offset: number, bytes: number, rows: number): Field[] {
  const meta: Field[] = [
    [1, { i32: PHYSICAL[column.kind] }],
    [2, { i32s: [PLAIN, RLE] }],
    [3, { texts: [column.name] }],
    [4, { i32: UNCOMPRESSED }],
    [5, { i64: rows }],
    [6, { i64: bytes }],
    [7, { i64: bytes }],
    [9, { i64: offset }],
  ];
  return [
    [2, { i64: offset }],
    [3, { struct: meta }],
  ];
}

function fileMetaData(
  columns: readonly FlatColumn[],
  chunks: readonly (readonly Field[])[],
  bytes: number,
  rows: number,
): Field[] {
  const root: Field[] = [
    [4, { text: 'schema' }],
    [5, { i32: columns.length }],
  ];
  const group: Field[] = [
    [1, { structs: chunks }],
    [2, { i64: bytes }],
    [3, { i64: rows }],
  ];
  return [
    [1, { i32: 1 }],
    [2, { structs: [root, ...columns.map(schemaElement)] }],
    [3, { i64: rows }],
    [4, { structs: [group] }],
    [6, { text: 'jingliu' }],
  ];
}

function schemaElement(column: FlatColumn): Field[] {
  return [
    [1, { i32: PHYSICAL[column.kind] }],
    ...(column.kind === 'fixed' ? [[2, { i32: column.width }] as const] : []),
    [3, { i32: REQUIRED }],
    [4, { text: column.name }],
    ...(column.kind === 'text' ? [[6, { i32: UTF8 }] as const] : []),
  ];
}
