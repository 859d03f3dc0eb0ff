import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { bandKeys, keyNames } from './band-keys.ts';
import type { Signature, SignParams } from './signer.ts';

/** What dedup knows of a document: identity, order, where its row lies, and its signature. */
export interface SignatureRow {
  readonly docId: string;
  readonly orderKey: string;
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
  const keys = rows.map((row) => bandKeys(row.signature.values, params));
  const text = (name: string, data: string[]): Column => ({ name, data, type: 'STRING' });
  const columns: Column[] = [
    text(
      'doc_id',
      rows.map((row) => row.docId),
    ),
    text(
      'order_key',
      rows.map((row) => row.orderKey),
    ),
    text(
      'url',
      rows.map((row) => row.urlCanonical),
    ),
    text(
      'text_digest',
      rows.map((row) => row.textDigest),
    ),
    text(
      'site',
      rows.map((row) => row.site),
    ),
    text(
      'partition',
      rows.map((row) => row.partition),
    ),
    text(
      'file',
      rows.map((row) => row.file),
    ),
    { name: 'byte_offset', data: rows.map((row) => BigInt(row.offset)), type: 'INT64' },
    { name: 'byte_length', data: rows.map((row) => BigInt(row.length)), type: 'INT64' },
    text(
      'captured_at',
      rows.map((row) => row.capturedAt),
    ),
    { name: 'is_short', data: rows.map((row) => row.signature.short), type: 'BOOLEAN' },
    { name: 'signature', data: rows.map((row) => bytesOf(row.signature.values)), type: 'BYTE_ARRAY' },
    ...keyNames(params).map((name, i): Column => ({
      name,
      data: keys.map((key) => key[i] ?? 0n),
      type: 'INT64',
    })),
  ];
  const columnData = columns.map((column) => ({ ...column, nullable: false }));
  writeAtomically(path, Buffer.from(parquetWriteBuffer({ columnData, createdBy: 'jingliu' })));
}

interface Column {
  readonly name: string;
  readonly data: string[] | bigint[] | boolean[] | Uint8Array[];
  readonly type: 'STRING' | 'INT64' | 'BOOLEAN' | 'BYTE_ARRAY';
}

function bytesOf(values: Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function writeAtomically(path: string, bytes: Buffer): void {
  const fd = openSync(`${path}.partial`, 'w');
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(`${path}.partial`, path);
}
