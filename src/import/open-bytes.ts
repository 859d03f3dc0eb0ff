import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { bunzip2 } from './bunzip2.ts';

const CHUNK_BYTES = 1 << 18;

/** The bytes of a file, decompressed when its first bytes say gzip, zstd or bzip2; memory does not grow with it. */
export async function* openBytes(path: string): AsyncGenerator<Buffer, void, undefined> {
  const raw = createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;
  const start = await firstBytes(path);
  if (start[0] === 0x1f && start[1] === 0x8b) {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES }).pipe(
      createGunzip(),
    ) as AsyncIterable<Buffer>;
  } else if (start.length >= 4 && start.readUInt32LE(0) === 0xfd2fb528) yield* unzstd(raw);
  else if (start.toString('latin1', 0, 3) === 'BZh') yield* bunzip2(raw);
  else yield* raw;
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* unzstd(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let parts: Buffer[] = [];
  const stream = new Decompress((part) => parts.push(Buffer.from(part)));
  for await (const chunk of source) {
    stream.push(new Uint8Array(chunk));
    yield* parts;
    parts = [];
  }
  stream.push(new Uint8Array(0), true);
  yield* parts;
}
