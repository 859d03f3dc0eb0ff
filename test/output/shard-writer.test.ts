import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decoder } from '@toondepauw/node-zstd';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXTENSION,
  readShard,
  ShardWriter,
  type Codec,
  type WrittenShard,
} from '../../src/output/shard-writer.ts';

const dir = mkdtempSync(join(tmpdir(), 'jingliu-shard-'));
let files = 0;
const fresh = (codec: Codec): string => join(dir, `${(files += 1)}`, `part-00000.jsonl.${EXTENSION[codec]}`);
const digest = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const line = (i: number): Buffer =>
  Buffer.from(`${JSON.stringify({ i, text: `第${i}行，河边立着一座旧钟` })}\n`);

function write(path: string, codec: Codec, lines: readonly Buffer[]): WrittenShard {
  const writer = new ShardWriter(path, codec);
  for (const row of lines) writer.write(row);
  return writer.finish();
}

const CODECS = [['zstd'], ['gzip']] as const;

describe.each(CODECS)('a shard in %s', (codec) => {
  it.each([1, 999, 1_000, 1_001, 2_500])('of %i rows reads back as it was written', (count) => {
    const path = fresh(codec);
    const lines = Array.from({ length: count }, (_, i) => line(i));
    const written = write(path, codec, lines);
    const rows = Buffer.concat(lines);
    expect(readShard(path).equals(rows)).toBe(true);
    const file = readFileSync(path);
    expect(written).toEqual({
      bytes: file.length,
      sha256: digest(file),
      rowsSha256: digest(rows),
      rowsBytes: rows.length,
      rows: count,
    });
  });

  it('of any bytes and sizes reads back in the order of writing', () => {
    const rows = fc.array(
      fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(new Uint8Array(300_000).fill(65))),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (parts) => {
        const path = fresh(codec);
        const lines = parts.map((part) => Buffer.from(part));
        write(path, codec, lines);
        expect(readShard(path).equals(Buffer.concat(lines))).toBe(true);
      }),
      { numRuns: 30, seed: 4 },
    );
  });

  it('gives the same bytes twice', () => {
    const [a, b] = [fresh(codec), fresh(codec)];
    const lines = Array.from({ length: 1_200 }, (_, i) => line(i));
    expect(write(a, codec, lines)).toEqual(write(b, codec, lines));
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
  });

  it('has its name only when it is whole', () => {
    const path = fresh(codec);
    const writer = new ShardWriter(path, codec);
    for (let i = 0; i < 1_500; i += 1) writer.write(line(i));
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}.partial`)).toBe(true);
    writer.finish();
    expect(readdirSync(join(path, '..'))).toEqual([`part-00000.jsonl.${EXTENSION[codec]}`]);
  });

  it('leaves the former file in place until then, and an abandoned one leaves nothing', () => {
    const path = fresh(codec);
    write(path, codec, [line(1)]);
    const former = readFileSync(path);
    const writer = new ShardWriter(path, codec);
    writer.write(line(2));
    expect(readFileSync(path).equals(former)).toBe(true);
    writer.abandon();
    expect(readFileSync(path).equals(former)).toBe(true);
    expect(existsSync(`${path}.partial`)).toBe(false);
  });

  it('writes over what a crash left behind', () => {
    const path = fresh(codec);
    write(path, codec, [line(1)]);
    writeFileSync(`${path}.partial`, 'x'.repeat(100_000));
    write(path, codec, [line(7)]);
    expect(readShard(path).equals(line(7))).toBe(true);
  });

  it('throws when the file is cut off, at any of its bytes', () => {
    const path = fresh(codec);
    write(
      path,
      codec,
      Array.from({ length: 40 }, (_, i) => line(i)),
    );
    const whole = readFileSync(path);
    for (let length = 1; length < whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length));
      expect(() => readShard(path), `${length} of ${whole.length} bytes`).toThrow();
    }
  });

  it('throws when the file is something else', () => {
    const path = fresh(codec);
    write(path, codec, [line(1)]);
    writeFileSync(path, '{"text":"plain"}\n');
    expect(() => readShard(path)).toThrow();
  });
});

describe('frames', () => {
  const lines = Array.from({ length: 1_001 }, (_, i) => line(i));
  it('of gzip are one stream to any reader', () => {
    const path = fresh('gzip');
    write(path, 'gzip', lines);
    expect(gunzipSync(readFileSync(path)).equals(Buffer.concat(lines))).toBe(true);
  });

  it('of zstd stand alone: the second opens without the first', () => {
    const [one, both] = [fresh('zstd'), fresh('zstd')];
    const first = write(one, 'zstd', lines.slice(0, 1_000));
    write(both, 'zstd', lines);
    const file = readFileSync(both);
    expect(file.subarray(0, first.bytes).equals(readFileSync(one))).toBe(true);
    expect(new Decoder().decodeSync(file.subarray(first.bytes)).equals(line(1_000))).toBe(true);
  });
});

describe('a shard of no rows, as when the gate turns away all of them', () => {
  it.each(['gzip', 'zstd'] as const)('is one empty frame and reads back in %s', (codec) => {
    const path = fresh(codec);
    const written = write(path, codec, []);
    expect(written).toMatchObject({ rowsBytes: 0, rows: 0 });
    expect(written.bytes).toBeGreaterThan(0);
    expect(readShard(path)).toHaveLength(0);
  });
});
