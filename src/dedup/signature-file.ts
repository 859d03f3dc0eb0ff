import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { KeyColumns, keyNames } from './band-keys.ts';
import { flatParquet, type FlatColumn } from './flat-parquet.ts';
import type { Signature, SignParams } from './signer.ts';

/** What dedup knows of a document: identity, order, where its row lies, and its signature. */
export interface SignatureRow {
  readonly docId: string;
  readonly orderKey: string;
  /** Empty where documents have no address. */
  readonly urlCanonical: string;
  readonly textDigest: string;
  readonly site: string;
  /** Folder of the release: `zh/B`. */
  readonly partition: string;
  /** Curated file, and the row's bytes in it. */
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly capturedAt: string;
  /** What survivor policies compare: larger is better; 0 where it is not known. */
  readonly quality: number;
  /** License class; the earlier letter is the freer one. */
  readonly license: string;
  readonly signature: Signature;
}

/**
 * Writes a shard's signatures as Parquet that DuckDB and Spark read alike: keys as BIGINT columns, the
 * signature as bytes (little-endian 32-bit values). Deterministic; atomic by rename.
 */
export function writeSignatures(
  rows: readonly SignatureRow[],
  path: string,
  params: Pick<SignParams, 'bands' | 'rows'>,
): void {
  const text = (name: string, of: (row: SignatureRow) => string): FlatColumn => ({
    name,
    kind: 'text',
    data: rows.map(of),
  });
  const int64 = (name: string, of: (row: SignatureRow) => number): FlatColumn => ({
    name,
    kind: 'int64',
    data: int64s(rows, of),
  });
  const width = params.bands * params.rows * 4;
  const signatures = new Uint8Array(rows.length * width);
  const keys = new KeyColumns(params, rows.length);
  rows.forEach(({ signature: { values } }, i) => {
    signatures.set(new Uint8Array(values.buffer, values.byteOffset, width), i * width);
    keys.set(i, values);
  });
  const columns: FlatColumn[] = [
    text('doc_id', (row) => row.docId),
    text('order_key', (row) => row.orderKey),
    text('url', (row) => row.urlCanonical),
    text('text_digest', (row) => row.textDigest),
    text('site', (row) => row.site),
    text('partition', (row) => row.partition),
    text('file', (row) => row.file),
    int64('byte_offset', (row) => row.offset),
    int64('byte_length', (row) => row.length),
    text('captured_at', (row) => row.capturedAt),
    { name: 'quality', kind: 'double', data: Float64Array.from(rows, (row) => row.quality) },
    text('license', (row) => row.license),
    int64('units', (row) => row.signature.units),
    { name: 'is_short', kind: 'boolean', data: Uint8Array.from(rows, (row) => Number(row.signature.short)) },
    { name: 'signature', kind: 'fixed', data: signatures, width },
    ...keyNames(params).map((name, i): FlatColumn => ({
      name,
      kind: 'int64',
      data: keys.columns[i] as BigInt64Array,
    })),
  ];
  writeAtomically(path, flatParquet(columns, rows.length));
}

// Written as two words, since a BigInt for each value costs more than the rest of the row.
function int64s(rows: readonly SignatureRow[], of: (row: SignatureRow) => number): BigInt64Array {
  const values = new BigInt64Array(rows.length);
  const words = new Uint32Array(values.buffer);
  rows.forEach((row, i) => {
    const value = of(row);
    words[i * 2] = value % 2 ** 32;
    words[i * 2 + 1] = Math.floor(value / 2 ** 32);
  });
  return values;
}

function writeAtomically(path: string, parts: readonly Buffer[]): void {
  const fd = openSync(`${path}.partial`, 'w');
  for (const part of parts) for (let at = 0; at < part.length;) at += writeSync(fd, part, at);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(`${path}.partial`, path);
}
