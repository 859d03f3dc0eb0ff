import { createHash } from 'node:crypto';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listRecords } from '../../src/warc/listing.ts';
import { WarcWriter } from '../../src/warc/writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-known-'));
const SENTENCE = '渡口的船每天早上六点开，傍晚再开一次。';

interface Parts {
  readonly head: string;
  readonly block: Buffer;
  readonly end: string;
}

function response(i: number, isDigested: boolean): Parts {
  const block = Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>${SENTENCE.repeat(3 + i * 2)}</p>`,
  );
  const digest = createHash('sha256').update(block).digest('hex');
  const lines = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Target-URI: http://a.example/${i}`,
    'WARC-Date: 2024-05-01T00:00:00Z',
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000${i}>`,
    'Content-Type: application/http; msgtype=response',
    ...(isDigested ? [`WARC-Block-Digest: sha256:${digest}`] : []),
    `Content-Length: ${block.length}`,
  ];
  return { head: `${lines.join('\r\n')}\r\n\r\n`, block, end: '\r\n\r\n' };
}

const bytes = ({ head, block, end }: Parts): Buffer =>
  Buffer.concat([Buffer.from(head), block, Buffer.from(end)]);
const withLength = (parts: Parts, text: string): Parts => ({
  ...parts,
  head: parts.head.replace(/Content-Length: \d+\r\n\r\n$/u, `Content-Length: ${text}\r\n\r\n`),
});
const longer = (parts: Parts, by: number): Parts => withLength(parts, String(parts.block.length + by));

/** What is done to the third of five records, and how many of the five are still good; the rest are defects. */
const RECORD_DAMAGE: readonly [string, (parts: Parts) => Parts, good: number][] = [
  ['nothing', (parts) => parts, 5],
  ['a length one too long', (parts) => longer(parts, 1), 4],
  ['a length far too long', (parts) => longer(parts, 1_000_000), 4],
  ['a length that swallows the next header', (parts) => longer(parts, 50), 4],
  ['a length one too short', (parts) => longer(parts, -1), 4],
  ['a length 30 too short', (parts) => longer(parts, -30), 4],
  ['a negative length', (parts) => withLength(parts, '-5'), 4],
  ['no length', (parts) => ({ ...parts, head: parts.head.replace(/Content-Length: \d+\r\n/u, '') }), 4],
  ['a broken first line', (parts) => ({ ...parts, head: parts.head.replace('WARC/1.1', 'XARC/1.1') }), 4],
  ['one line end behind the block', (parts) => ({ ...parts, end: '\r\n' }), 5],
  ['no line end behind the block', (parts) => ({ ...parts, end: '' }), 5],
  ['three line ends behind the block', (parts) => ({ ...parts, end: '\r\n\r\n\r\n' }), 5],
  ['bare newlines in the header', (parts) => ({ ...parts, head: parts.head.replaceAll('\r\n', '\n') }), 5],
];

const FORMS: readonly [string, (records: readonly Buffer[]) => Buffer][] = [
  ['plain', (records) => Buffer.concat(records)],
  ['a member a record', (records) => Buffer.concat(records.map((record) => gzipSync(record)))],
  ['one member', (records) => gzipSync(Buffer.concat(records))],
];

async function counts(name: string, data: Uint8Array): Promise<{ good: number; defective: number }> {
  const path = join(folder, name.replaceAll(/\W/gu, '-'));
  writeFileSync(path, data);
  const seen = { good: 0, defective: 0 };
  for await (const line of listRecords(path)) seen[line.defect === undefined ? 'good' : 'defective'] += 1;
  return seen;
}

const records = (isDigested: boolean): Parts[] => [0, 1, 2, 3, 4].map((i) => response(i, isDigested));

describe.each(FORMS)('known damage is counted as it is: %s', (form, pack) => {
  it.each(RECORD_DAMAGE)('%s', async (name, damage, good) => {
    for (const isDigested of [true, false]) {
      const all = records(isDigested).map((parts, i) => bytes(i === 2 ? damage(parts) : parts));
      const seen = await counts(`${form} ${name} ${isDigested}`, pack(all));
      expect(seen).toEqual({ good, defective: 5 - good });
    }
  });

  it('a changed byte is found by the digest', async () => {
    const all = records(true).map(bytes);
    all[2]?.writeUInt8(0x21, all[2].length - 9);
    expect(await counts(`${form} changed`, pack(all))).toEqual({ good: 4, defective: 1 });
  });

  it('the file ends inside its last record', async () => {
    const all = records(true).map(bytes);
    const cut = pack(all).subarray(0, form === 'one member' ? -12 : -40);
    expect(await counts(`${form} cut`, cut)).toEqual({ good: 4, defective: 1 });
  });
});

describe.each(FORMS.slice(0, 2))('bytes between records: %s', (form, pack) => {
  it.each([
    ['text', Buffer.from('garbage\n'.repeat(4))],
    ['zeros', Buffer.alloc(300)],
  ])('%s', async (name, garbage) => {
    const all = records(true).map((parts) => pack([bytes(parts)]));
    const data = Buffer.concat([...all.slice(0, 2), garbage, ...all.slice(2)]);
    expect(await counts(`${form} ${name}`, data)).toEqual({ good: 5, defective: 1 });
  });
});

it('a changed byte in a compressed member is one defect, wherever it is', async () => {
  const members = records(false).map((parts) => gzipSync(bytes(parts)));
  const from = Buffer.concat(members.slice(0, 2)).length;
  for (let at = 3; at < (members[2] as Buffer).length; at += 7) {
    const data = Buffer.concat(members);
    data.writeUInt8(data.readUInt8(from + at) ^ 0x55, from + at);
    const seen = await counts(`flip ${at}`, data);
    // The header's time and system do not matter to anybody.
    expect(seen).toEqual(at >= 4 && at < 10 ? { good: 5, defective: 0 } : { good: 4, defective: 1 });
  }
});

it('the writer keeps no more in memory than it is told', () => {
  const path = join(folder, 'bounded.warc.gz');
  const writer = new WarcWriter(path, 0, 1_000);
  const block = Buffer.from(Array.from({ length: 2_000 }, (_, i) => (i * 7919) % 251));
  const added = { type: 'resource', date: '2024-05-01T00:00:00Z', contentType: 'text/plain', block } as const;
  let most = 0;
  for (let i = 0; i < 50; i += 1) {
    writer.write({ ...added, uri: `http://a.example/${i}` });
    most = Math.max(most, writer.position - statSync(`${path}.partial`).size);
  }
  expect(most).toBeLessThanOrEqual(1_000);
  writer.close();
  expect(statSync(path).size).toBe(writer.position);
});
