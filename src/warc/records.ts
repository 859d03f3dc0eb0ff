import { closeSync, openSync, readSync } from 'node:fs';
import { gzipMembers } from './members.ts';
import { PlainSplitter } from './splitter.ts';
import type { WarcItem } from './record.ts';

/** Bounds of a reader. */
export interface ReadLimits {
  /** Bytes of one inflated gzip member, and of one record's block. */
  readonly recordBytesMax: number;
}

const LIMITS: ReadLimits = { recordBytesMax: 128 * 1024 * 1024 };
const CHUNK_BYTES = 1 << 20;

/** Records and defects of a WARC/1.x, WET or ARC/1 file, gzipped or plain, in file order. Memory holds one record. */
export function* readRecords(path: string, limits: ReadLimits = LIMITS): Generator<WarcItem> {
  if (isGzip(path)) yield* fromMembers(path, limits);
  else yield* fromPlain(path, limits);
}

function isGzip(path: string): boolean {
  const fd = openSync(path, 'r');
  const start = Buffer.alloc(2);
  readSync(fd, start, 0, 2, 0);
  closeSync(fd);
  return start[0] === 0x1f && start[1] === 0x8b;
}

function* fromMembers(path: string, { recordBytesMax }: ReadLimits): Generator<WarcItem> {
  for (const member of gzipMembers(path, recordBytesMax)) {
    if (member.error !== undefined) yield { kind: 'defect', offset: member.at, message: member.error };
    if (member.bytes.length === 0) continue;
    const splitter = new PlainSplitter(recordBytesMax);
    const items = [...splitter.push(member.bytes), ...splitter.end()];
    const alone = items.length === 1;
    for (const item of items) {
      if (item.kind === 'defect') yield { ...item, offset: member.at };
      else
        yield {
          kind: 'record',
          record: { ...item.record, offset: member.at, length: alone ? member.length : 0 },
        };
    }
  }
}

function* fromPlain(path: string, { recordBytesMax }: ReadLimits): Generator<WarcItem> {
  const fd = openSync(path, 'r');
  try {
    const splitter = new PlainSplitter(recordBytesMax);
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const n = readSync(fd, chunk);
      if (n === 0) break;
      yield* splitter.push(chunk.subarray(0, n));
    }
    yield* splitter.end();
  } finally {
    closeSync(fd);
  }
}
