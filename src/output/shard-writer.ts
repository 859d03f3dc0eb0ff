import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Decoder, Encoder } from '@toondepauw/node-zstd';
import type { Digest } from '../core/digest.ts';

export type Codec = 'zstd' | 'gzip';

/** A finished shard: digests of the file and of its uncompressed rows, since codecs change between versions and rows must not. */
export interface WrittenShard {
  readonly bytes: number;
  readonly sha256: Digest;
  readonly rowsSha256: Digest;
  readonly rowsBytes: number;
  readonly rows: number;
}

/** Rows in one independent frame: readers and takedowns can open a part of a shard. */
const FRAME_ROWS = 1_000;
const ZSTD_LEVEL = 3;
const GZIP_LEVEL = 6;

export const EXTENSION: Readonly<Record<Codec, string>> = { zstd: 'zst', gzip: 'gz' };

/** Writes lines (with their newline) as concatenated compressed frames; the file gets its name when it is whole and synced. */
export class ShardWriter {
  readonly #path: string;
  readonly #fd: number;
  readonly #compress: (rows: Buffer) => Buffer;
  readonly #file = createHash('sha256');
  readonly #content = createHash('sha256');
  #frame: Buffer[] = [];
  #bytes = 0;
  #rowsBytes = 0;
  #rows = 0;

  constructor(path: string, codec: Codec) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
    this.#fd = openSync(`${path}.partial`, 'w');
    const encoder = new Encoder(ZSTD_LEVEL);
    this.#compress =
      codec === 'zstd' ? (rows) => encoder.encodeSync(rows) : (rows) => gzipSync(rows, { level: GZIP_LEVEL });
  }

  write(line: Buffer): void {
    this.#frame.push(line);
    this.#content.update(line);
    this.#rowsBytes += line.length;
    this.#rows += 1;
    if (this.#frame.length >= FRAME_ROWS) this.#flush();
  }

  finish(): WrittenShard {
    // A shard without rows is one empty frame: no gzip reader takes a file of no bytes.
    if (this.#frame.length > 0 || this.#bytes === 0) this.#flush();
    fsyncSync(this.#fd);
    closeSync(this.#fd);
    renameSync(`${this.#path}.partial`, this.#path);
    return {
      bytes: this.#bytes,
      sha256: `sha256:${this.#file.digest('hex')}`,
      rowsSha256: `sha256:${this.#content.digest('hex')}`,
      rowsBytes: this.#rowsBytes,
      rows: this.#rows,
    };
  }

  abandon(): void {
    closeSync(this.#fd);
    rmSync(`${this.#path}.partial`, { force: true });
  }

  #flush(): void {
    const packed = this.#compress(Buffer.concat(this.#frame));
    this.#frame = [];
    this.#file.update(packed);
    this.#bytes += packed.length;
    for (let at = 0; at < packed.length;) at += writeSync(this.#fd, packed, at);
  }
}

/** The uncompressed rows of a shard. @throws when the file is not what its ending says, or is cut off. */
export function readShard(path: string): Buffer {
  const bytes = readFileSync(path);
  if (path.endsWith('.gz')) return gunzipSync(bytes);
  return Buffer.concat(zstdFrames(bytes).map((frame) => new Decoder().decodeSync(frame)));
}

const ZSTD_MAGIC = 0xfd2fb528;

// The decoder reads one frame; frames are found by walking their blocks (RFC 8878 §3.1).
function zstdFrames(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = frameEnd(bytes, at);
    frames.push(bytes.subarray(at, end));
    at = end;
  }
  return frames;
}

function frameEnd(bytes: Buffer, start: number): number {
  if (bytes.readUInt32LE(start) !== ZSTD_MAGIC) throw new Error(`no zstd frame at byte ${start}`);
  const descriptor = bytes.readUInt8(start + 4);
  const single = (descriptor >> 5) & 1;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const contentSize = [single, 2, 4, 8][descriptor >> 6] ?? 0;
  let at = start + 5 + (single === 1 ? 0 : 1) + dictionary + contentSize;
  for (let last = false; !last;) {
    const header = bytes.readUIntLE(at, 3);
    last = (header & 1) === 1;
    const type = (header >> 1) & 3;
    at += 3 + (type === 1 ? 1 : header >> 3);
  }
  return at + (((descriptor >> 2) & 1) === 1 ? 4 : 0);
}
