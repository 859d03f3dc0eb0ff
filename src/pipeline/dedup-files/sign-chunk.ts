import { closeSync, openSync, readSync } from 'node:fs';
import { sha256 } from '../../core/digest.ts';
import { writeSignatures, type SignatureRow } from '../../dedup/signature-file.ts';
import type { Signer, SignParams } from '../../dedup/signer.ts';
import { canonicalUrl } from '../../text/url.ts';
import { decodeUtf8 } from '../decode-utf8.ts';
import type { Chunk } from './input-files.ts';

/** Which fields of a row say what. Only the text is needed. */
export interface FieldMap {
  readonly text: string;
  readonly id: string;
  readonly url?: string;
  /** Sorts documents before the place in their file does. */
  readonly order?: string;
  readonly quality?: string;
  readonly license?: string;
}

export interface SignJob {
  readonly chunk: Chunk;
  readonly part: string;
  /** What signatures say of the file of rows: its path from the folder above theirs, empty if it will be gone. */
  readonly file: string;
}

/** A line that is no document. */
export interface BadLine {
  readonly offset: number;
  readonly reason: string;
}

export interface SignedChunk {
  readonly rows: number;
  readonly short: number;
  readonly bytes: number;
  readonly bad: readonly BadLine[];
}

/** Signs the documents of a chunk and writes their signatures as `job.part`. */
export function signChunk(job: SignJob, fields: FieldMap, params: SignParams, signer: Signer): SignedChunk {
  const { chunk } = job;
  const bytes = readRange(chunk.input.path, chunk.from, chunk.to);
  const rows: SignatureRow[] = [];
  const bad: BadLine[] = [];
  let short = 0;
  for (const { line, at, length } of linesOf(bytes)) {
    const row = line.trim();
    const offset = chunk.from + at;
    if (row === '') continue;
    const document = readDocument(row, fields);
    if (typeof document === 'string') {
      bad.push({ offset, reason: document });
      continue;
    }
    const signature = signer.sign(document.text);
    if (signature.short) short += 1;
    const place = `${chunk.input.name}\t${String(offset).padStart(14, '0')}`;
    rows.push({
      docId: document.id ?? `${chunk.input.name}#${offset}`,
      orderKey: document.order === undefined ? place : `${document.order}\t${place}`,
      urlCanonical: document.url,
      textDigest: sha256(document.text),
      site: '',
      partition: '',
      file: job.file,
      offset,
      length,
      capturedAt: '',
      quality: document.quality,
      license: document.license,
      signature,
    });
  }
  writeSignatures(rows, job.part, params);
  return { rows: rows.length, short, bytes: bytes.length, bad };
}

/** Bytes decoded at a time: few calls, and what is decoded stays in the cache until it is parsed. */
const DECODE_BYTES = 1 << 20;

interface Line {
  readonly line: string;
  /** Where its bytes begin, and how many there are with the newline. */
  readonly at: number;
  readonly length: number;
}

function* linesOf(bytes: Buffer): Generator<Line> {
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(10, from + DECODE_BYTES);
    const to = newline < 0 ? bytes.length : newline + 1;
    const text = decodeUtf8(bytes.subarray(from, to));
    let at = from;
    for (let start = 0; at < to;) {
      const end = bytes.indexOf(10, at);
      const next = end < 0 ? to : end + 1;
      const stop = end < 0 ? text.length : text.indexOf('\n', start);
      yield { line: text.slice(start, stop), at, length: next - at };
      at = next;
      start = stop + 1;
    }
    from = to;
  }
}

interface ReadDocument extends Pick<SignatureRow, 'quality' | 'license'> {
  readonly text: string;
  readonly id: string | undefined;
  readonly url: string;
  readonly order: string | undefined;
}

/** A document, or what is wrong with the line. */
function readDocument(line: string, fields: FieldMap): ReadDocument | string {
  const row = parseObject(line);
  if (row === undefined) return 'not a JSON object';
  const text = row[fields.text];
  if (typeof text !== 'string') return `no text in field "${fields.text}"`;
  const named = (field: string | undefined): string | undefined => {
    const value = field === undefined ? undefined : row[field];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const url = named(fields.url) ?? '';
  return {
    text,
    id: named(fields.id),
    url: url === '' ? '' : (canonicalUrl(url) ?? url),
    order: named(fields.order),
    quality: Number(named(fields.quality) ?? 0) || 0,
    license: named(fields.license) ?? '',
  };
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a row, or undefined where it has none. */
export function textOfRow(line: string, field: string): string | undefined {
  const text = parseObject(line)?.[field];
  return typeof text === 'string' ? text : undefined;
}

function readRange(path: string, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafe(to - from);
  const fd = openSync(path, 'r');
  try {
    for (let at = 0; at < bytes.length;) {
      const n = readSync(fd, bytes, at, bytes.length - at, from + at);
      if (n === 0) throw new Error(`${path}: ends before byte ${to}`);
      at += n;
    }
  } finally {
    closeSync(fd);
  }
  return bytes;
}
