import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';

/** Decompressed bytes of one gzip member; `at` and `length` are those of the compressed member. */
export interface Member {
  readonly at: number;
  /** 0 when the end could not be found. */
  readonly length: number;
  readonly bytes: Buffer;
  /** Why the member could not be read whole, or undefined. */
  readonly error: string | undefined;
}

const WINDOW_BYTES = 1 << 18;
const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);

/**
 * The gzip members of a file, one after another, each inflated to at most `bytesMax`. A broken member
 * comes with its error, and the search goes on at the next gzip header behind its start. Memory holds
 * one compressed and one inflated member.
 */
export function* gzipMembers(path: string, bytesMax: number): Generator<Member> {
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    let at = 0;
    while (at < size) {
      const found = nextHeader(fd, at, size);
      if (found > at)
        yield {
          at,
          length: found - at,
          bytes: Buffer.alloc(0),
          error: `${found - at} bytes that are no gzip member`,
        };
      if (found >= size) return;
      const member = inflateAt(fd, found, size, bytesMax);
      yield member;
      at = member.error === undefined ? found + member.length : nextHeader(fd, found + 1, size);
    }
  } finally {
    closeSync(fd);
  }
}

function nextHeader(fd: number, from: number, size: number): number {
  const buffer = Buffer.allocUnsafe(WINDOW_BYTES);
  for (let at = from; at < size; at += WINDOW_BYTES - 2) {
    const n = readSync(fd, buffer, 0, WINDOW_BYTES, at);
    const found = buffer.subarray(0, n).indexOf(MAGIC);
    if (found >= 0) return at + found;
    if (n < WINDOW_BYTES) break;
  }
  return size;
}

// The window grows until the member fits: most members are smaller than the first one.
function inflateAt(fd: number, at: number, size: number, bytesMax: number): Member {
  for (let window = WINDOW_BYTES; ; window *= 4) {
    const buffer = Buffer.allocUnsafe(Math.min(window, size - at));
    const n = readSync(fd, buffer, 0, buffer.length, at);
    const whole = at + n >= size;
    const headerBytes = headerLength(buffer.subarray(0, n));
    if (headerBytes < 0) return { at, length: 0, bytes: Buffer.alloc(0), error: 'broken gzip header' };
    try {
      const options = { info: true, maxOutputLength: bytesMax } as const;
      const result = inflateRawSync(buffer.subarray(headerBytes, n), options) as unknown as Inflated;
      return checked(buffer, n, at, headerBytes + result.engine.bytesWritten, result.buffer);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'Z_BUF_ERROR' && !whole && n < bytesMax) continue;
      const reason =
        code === 'Z_BUF_ERROR' ? 'the file ends inside a gzip member' : `broken gzip member: ${message}`;
      return { at, length: 0, bytes: Buffer.alloc(0), error: reason };
    }
  }
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

// Behind the data stand a CRC-32 and the length modulo 2³²; either may be wrong when bytes were lost or changed.
function checked(buffer: Buffer, n: number, at: number, dataEnd: number, bytes: Buffer): Member {
  if (dataEnd + 8 > n)
    return { at, length: dataEnd, bytes, error: 'the file ends before the checksum of a gzip member' };
  const isWhole = buffer.readUInt32LE(dataEnd + 4) === bytes.length % 2 ** 32;
  if (!isWhole)
    return { at, length: dataEnd + 8, bytes, error: 'a gzip member has another length than it says' };
  const isSame = buffer.readUInt32LE(dataEnd) === crc32(bytes);
  const error = isSame ? undefined : 'a gzip member has another checksum than it says';
  return { at, length: dataEnd + 8, bytes: isSame ? bytes : Buffer.alloc(0), error };
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
