import { closeSync, openSync, readSync } from 'node:fs';
import { gzipMembers } from './gzip-members.ts';
import { GIVEN_UP, MEMBER_BYTES_MAX, type MemberPiece } from './member.ts';
import type { WarcItem, WarcRecord } from './record.ts';
import { PlainSplitter } from './splitter.ts';
import { zstdFrames } from './zstd-frames.ts';

/** Bounds of a reader. */
export interface ReadLimits {
  /** Bytes of one record's block; longer ones are defects. */
  readonly recordBytesMax: number;
}

const LIMITS: ReadLimits = { recordBytesMax: 128 * 1024 * 1024 };
const CHUNK_BYTES = 1 << 20;

/**
 * Records and defects of a WARC/1.x, WET or ARC/1 file, gzipped, zstd-compressed or plain, in file order.
 * Memory holds one record.
 */
export async function* readRecords(
  path: string,
  { recordBytesMax }: ReadLimits = LIMITS,
): AsyncGenerator<WarcItem, void, undefined> {
  const compression = compressionOf(path);
  if (compression === 'plain') yield* fromPlain(path, recordBytesMax);
  else {
    const members = new MemberRecords(recordBytesMax);
    const isGivenUp = (): boolean => members.isGivenUp;
    const pieces = compression === 'gzip' ? gzipMembers(path, isGivenUp) : zstdFrames(path, isGivenUp);
    for await (const piece of pieces) yield* members.add(piece);
    yield* members.finish();
  }
}

function compressionOf(path: string): 'gzip' | 'zstd' | 'plain' {
  const fd = openSync(path, 'r');
  const start = Buffer.alloc(4);
  readSync(fd, start, 0, 4, 0);
  closeSync(fd);
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  const magic = start.readUInt32LE(0);
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50 ? 'zstd' : 'plain';
}

/**
 * Records by compressed member: one alone has its place and length, several share the place. Some writers begin
 * a new member in the middle of a record; then it goes on with the next one that starts no record itself.
 */
class MemberRecords {
  readonly #max: number;
  #splitter: PlainSplitter;
  /** The last record, held until it is known whether it is alone. */
  #held: WarcRecord | undefined;
  /** Items so far, and how many of them are records. */
  #seen = 0;
  #records = 0;
  #isLastDefect = false;
  #bytes = 0;
  /** The member in which the record in hand began, when it was not whole at the end of it. */
  #begunAt: number | undefined;
  /** So many bytes and no record: a bomb, or no archive at all. The rest of the member is not worth inflating. */
  isGivenUp = false;

  constructor(recordBytesMax: number) {
    this.#max = recordBytesMax;
    this.#splitter = new PlainSplitter(recordBytesMax);
  }

  *add(piece: MemberPiece): Generator<WarcItem> {
    const isFirst = this.#bytes === 0 && piece.bytes.length > 0;
    if (isFirst && this.#begunAt !== undefined && piece.bytes.toString('latin1', 0, 5) === 'WARC/')
      yield* this.finish();
    this.#bytes += piece.bytes.length;
    if (!this.isGivenUp) yield* this.#place(this.#splitter.push(piece.bytes), piece.at);
    if (this.#bytes > MEMBER_BYTES_MAX + this.#max && this.#records === 0) this.isGivenUp = true;
    if (piece.end !== undefined) yield* this.#end(piece.at, piece.end);
  }

  /** What is left when no further member comes, or none that belongs to the record in hand. */
  *finish(): Generator<WarcItem> {
    const at = this.#begunAt;
    if (at === undefined) return;
    yield* this.#place(this.#splitter.end(), at);
    if (this.#held !== undefined) yield { kind: 'record', record: { ...this.#held, offset: at, length: 0 } };
    this.#reset();
  }

  *#end(at: number, { length, error }: NonNullable<MemberPiece['end']>): Generator<WarcItem> {
    if (error === undefined && !this.isGivenUp && this.#seen === 0 && this.#splitter.isInside) {
      this.#begunAt ??= at;
      this.#bytes = 0;
      return;
    }
    // Where the member breaks off, so does its last record: one defect, not two.
    const last = this.isGivenUp ? [] : [...this.#splitter.end()];
    yield* this.#place(
      last.filter((item) => error === undefined || item.kind === 'record'),
      at,
    );
    const isAlone = this.#seen === 1 && this.#held !== undefined;
    const offset = this.#begunAt ?? at;
    if (this.#held !== undefined) {
      const place = { offset, length: isAlone ? at + length - offset : 0 };
      const defect = error !== undefined && isAlone ? { defect: error } : {};
      yield { kind: 'record', record: { ...this.#held, ...place, ...defect } };
    }
    // What a broken member holds last may be no record; that is the same defect.
    if (error !== undefined && !isAlone && !this.#isLastDefect && error !== GIVEN_UP)
      yield { kind: 'defect', offset: at, message: error };
    this.#reset();
  }

  #reset(): void {
    this.#splitter = new PlainSplitter(this.#max);
    this.#held = undefined;
    this.#begunAt = undefined;
    this.#seen = 0;
    this.#records = 0;
    this.#isLastDefect = false;
    this.#bytes = 0;
    this.isGivenUp = false;
  }

  *#place(items: Iterable<WarcItem>, at: number): Generator<WarcItem> {
    const offset = this.#begunAt ?? at;
    for (const item of items) {
      if (this.#held !== undefined) {
        yield { kind: 'record', record: { ...this.#held, offset, length: 0 } };
        this.#held = undefined;
      }
      this.#seen += 1;
      this.#isLastDefect = item.kind === 'defect';
      if (item.kind === 'record') this.#records += 1;
      if (item.kind === 'record') this.#held = item.record;
      else yield { ...item, offset };
    }
  }
}

function* fromPlain(path: string, recordBytesMax: number): Generator<WarcItem> {
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
