import { Readable } from 'node:stream';
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { FileWindow } from './file-window.ts';
import { brokenMember, GIVEN_UP, MEMBER_BYTES_MAX, type MemberPiece } from './member.ts';

/** Compressed bytes tried at once; longer members are inflated as a stream. */
const WHOLE_BYTES_MAX = 4 << 20;
const FIRST_LOOK_BYTES = 1 << 16;
const STREAM_CHUNK_BYTES = 1 << 18;
const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);

/**
 * The gzip members of a file, one after another. A broken member gives what could be inflated and its error,
 * and the search goes on at the next gzip header behind its start. Memory does not grow with a member.
 * @param isGivenUp asked after each piece: true leaves the rest of the member.
 */
export async function* gzipMembers(
  path: string,
  isGivenUp: () => boolean,
): AsyncGenerator<MemberPiece, void, undefined> {
  const file = new FileWindow(path);
  try {
    let at = 0;
    while (at < file.size) {
      const found = nextHeader(file, at);
      if (found > at) yield brokenMember(at, found - at, `${found - at} bytes that are no gzip member`);
      if (found >= file.size) return;
      const pieces = inflateWhole(file, found) ?? inflateStream(file, found, isGivenUp);
      let end: MemberPiece['end'];
      for await (const piece of pieces) {
        yield piece;
        end = piece.end;
      }
      at = end?.error === undefined ? found + (end?.length ?? 1) : nextHeader(file, found + 1);
    }
  } finally {
    file.close();
  }
}

function nextHeader(file: FileWindow, from: number): number {
  for (let at = from; at < file.size;) {
    const block = file.read(at, MAGIC.length);
    const found = block.indexOf(MAGIC);
    if (found >= 0) return at + found;
    if (at + block.length >= file.size) break;
    at += Math.max(1, block.length - MAGIC.length + 1);
  }
  return file.size;
}

/** One piece, or undefined when the member is larger than is done at once. */
function inflateWhole(file: FileWindow, at: number): MemberPiece[] | undefined {
  for (let look = FIRST_LOOK_BYTES; ; look *= 8) {
    const buffer = file.read(at, look);
    const isAll = at + buffer.length >= file.size;
    const head = headerLength(buffer);
    if (head < 0) return [brokenMember(at, 0, 'broken gzip header')];
    try {
      const options = { info: true, maxOutputLength: MEMBER_BYTES_MAX } as const;
      const result = inflateRawSync(buffer.subarray(head), options) as unknown as Inflated;
      const dataEnd = head + result.engine.bytesWritten;
      if (dataEnd + 8 > buffer.length && !isAll) continue;
      return [{ at, ...checked(buffer, dataEnd, result.buffer) }];
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'ERR_BUFFER_TOO_LARGE') return undefined;
      if (code !== 'Z_BUF_ERROR') return [{ ...cutMember(buffer.subarray(head), at), end: broken(message) }];
      if (!isAll && look < WHOLE_BYTES_MAX) continue;
      if (!isAll) return undefined;
      return [{ ...cutMember(buffer.subarray(head), at), end: { length: 0, error: CUT } }];
    }
  }
}

const CUT = 'the file ends inside a gzip member';

function broken(message: string): NonNullable<MemberPiece['end']> {
  return { length: 0, error: `broken gzip member: ${message}` };
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

// What stands before the place where a member breaks off: several records may share a member.
function cutMember(data: Buffer, at: number): { at: number; bytes: Buffer } {
  try {
    const options = { maxOutputLength: MEMBER_BYTES_MAX, finishFlush: constants.Z_SYNC_FLUSH };
    return { at, bytes: inflateRawSync(data, options) };
  } catch {
    return { at, bytes: Buffer.alloc(0) };
  }
}

// Behind the data stand a CRC-32 and the length modulo 2³²; either may be wrong when bytes were lost or changed.
function checked(buffer: Buffer, dataEnd: number, bytes: Buffer): Omit<MemberPiece, 'at'> {
  const error = trailerError(buffer.subarray(dataEnd), crc32(bytes), bytes.length);
  const isChanged = error === CHANGED;
  return { bytes: isChanged ? Buffer.alloc(0) : bytes, end: { length: dataEnd + 8, error } };
}

const CHANGED = 'a gzip member has another checksum than it says';

function trailerError(trailer: Buffer, crc: number, length: number): string | undefined {
  if (trailer.length < 8) return 'the file ends before the checksum of a gzip member';
  if (trailer.readUInt32LE(4) !== length % 2 ** 32) return 'a gzip member has another length than it says';
  return trailer.readUInt32LE(0) === crc ? undefined : CHANGED;
}

async function* inflateStream(
  file: FileWindow,
  at: number,
  isGivenUp: () => boolean,
): AsyncGenerator<MemberPiece, void, undefined> {
  const head = headerLength(file.read(at, FIRST_LOOK_BYTES));
  const inflate = createInflateRaw({ chunkSize: STREAM_CHUNK_BYTES });
  const source = Readable.from(chunks(file, at + head), { objectMode: false });
  source.pipe(inflate);
  let crc = 0;
  let length = 0;
  let error: string | undefined;
  try {
    for await (const part of inflate) {
      const bytes = part as Buffer;
      crc = crc32(bytes, crc);
      length += bytes.length;
      yield { at, bytes };
      if (!isGivenUp()) continue;
      error = GIVEN_UP;
      break;
    }
  } catch (reason) {
    const { code, message } = reason as NodeJS.ErrnoException;
    error = code === 'Z_BUF_ERROR' ? CUT : `broken gzip member: ${message}`;
  } finally {
    source.destroy();
    inflate.destroy();
  }
  const dataEnd = head + inflate.bytesWritten;
  error ??= trailerError(file.read(at + dataEnd, 8), crc, length);
  yield { at, bytes: Buffer.alloc(0), end: { length: dataEnd + 8, error } };
}

function* chunks(file: FileWindow, from: number): Generator<Buffer> {
  for (let at = from; at < file.size;) {
    const chunk = file.read(at, 1).subarray(0, STREAM_CHUNK_BYTES);
    if (chunk.length === 0) return;
    yield chunk;
    at += chunk.length;
  }
}

/** Length of a gzip member header (RFC 1952), or -1. */
function headerLength(b: Buffer): number {
  if (b.length < 11 || !b.subarray(0, 3).equals(MAGIC)) return -1;
  const flags = b[3] ?? 0;
  let at = 10;
  if (flags & 4) {
    if (b.length < at + 2) return -1;
    at += 2 + b.readUInt16LE(at);
  }
  for (const bit of [8, 16]) {
    if (!(flags & bit)) continue;
    const zero = b.indexOf(0, at);
    if (zero < 0) return -1;
    at = zero + 1;
  }
  if (flags & 2) at += 2;
  return at < b.length ? at : -1;
}
