import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encoder } from '@toondepauw/node-zstd';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../src/warc/records.ts';
import { collect } from './collect.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-zstd-'));
const record = (path: string, block = 'abc'): Buffer =>
  Buffer.from(
    `WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: ${path}\r\nContent-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`,
  );
const pack = (bytes: Buffer, dictionary?: Buffer): Buffer => new Encoder(3, dictionary).encodeSync(bytes);
const skippable = (magic: number, bytes: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(magic, 0);
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes]);
};

let files = 0;
async function read(parts: readonly Buffer[]): Promise<(string | number)[][]> {
  const path = join(folder, `${(files += 1)}.warc.zst`);
  writeFileSync(path, Buffer.concat(parts));
  const items = await collect(readRecords(path));
  return items.map((item) =>
    item.kind === 'record'
      ? [item.record.headers.get('warc-target-uri') ?? '', item.record.offset, item.record.length]
      : [item.message, item.offset],
  );
}

const one = pack(record('/1'));
const two = pack(record('/2'));
const NOT_ZSTD = 'bytes that are no zstd frame, or the file ends inside one';

describe('zstd archives', () => {
  it('a frame a record: each at its own place', async () => {
    expect(await read([one, two])).toEqual([
      ['/1', 0, one.length],
      ['/2', one.length, two.length],
    ]);
  });

  it('a large frame with many records is decoded piece by piece', async () => {
    const block = 'x'.repeat(1_000_000);
    const frame = pack(Buffer.concat(Array.from({ length: 20 }, (_, i) => record(`/${i}`, block))));
    expect(await read([frame, two])).toEqual([
      ...Array.from({ length: 20 }, (_, i) => [`/${i}`, 0, 0]),
      ['/2', frame.length, two.length],
    ]);
  });

  it('a dictionary in a skippable frame is used, other skippable frames are passed over', async () => {
    const dictionary = record('/1');
    const frame = pack(record('/1'), dictionary);
    const head = skippable(0x184d2a5d, dictionary);
    expect(await read([head, skippable(0x184d2a50, Buffer.from('note')), frame])).toEqual([
      ['/1', head.length + 12, frame.length],
    ]);
  });

  it('damage is counted and passed over', async () => {
    const cut = Buffer.from(two.subarray(0, -4));
    expect(await read([one, cut])).toEqual([
      ['/1', 0, one.length],
      [NOT_ZSTD, one.length],
    ]);
    expect(await read([one, Buffer.from('garbage'), two])).toEqual([
      ['/1', 0, one.length],
      [NOT_ZSTD, one.length],
      ['/2', one.length + 7, two.length],
    ]);
    const changed = Buffer.from(two);
    changed.fill(0xff, 12, 24);
    const [, broken] = await read([one, changed]);
    expect(String(broken?.[0])).toMatch(/zstd frame|neither WARC/u);
  });
});
