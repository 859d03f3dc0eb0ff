import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { readCaptures } from '../../src/warc/reader.ts';
import { readRecords } from '../../src/warc/records.ts';
import { WarcWriter, type NewRecord } from '../../src/warc/writer.ts';
import { collect } from './collect.ts';

const dir = mkdtempSync(join(tmpdir(), 'jingliu-warc-'));
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n';
let files = 0;
/** Too varied to be packed into a few bytes. */
const LONG = `<p>${Array.from({ length: 1500 }, (_, i) => (i * 7919 * i) % 99_991).join('，')}</p>`;

function response(url: string, body: Uint8Array, head = HEAD): NewRecord {
  return {
    type: 'response',
    uri: url,
    date: '2026-01-01T00:00:00Z',
    contentType: 'application/http; msgtype=response',
    block: Buffer.concat([Buffer.from(head), body]),
    payloadOffset: head.length,
  };
}

function write(records: readonly NewRecord[]): { path: string; at: { offset: number; length: number }[] } {
  const path = join(dir, `${(files += 1)}.warc.gz`);
  const writer = new WarcWriter(path);
  const at = records.map((record) => writer.write(record));
  writer.close();
  return { path, at };
}

async function captured(path: string): Promise<{ url: string; body: string; truncated: boolean }[]> {
  const found = [];
  for await (const item of readCaptures(path)) {
    if (item.kind !== 'capture') continue;
    const { url, body, truncated } = item.capture;
    found.push({ url, body: Buffer.from(body).toString('latin1'), truncated });
  }
  return found;
}

const bodies = fc.array(fc.uint8Array({ maxLength: 2000 }), { minLength: 1, maxLength: 6 });
const addresses = (list: readonly Uint8Array[]): NewRecord[] =>
  list.map((body, i) => response(`http://a.example/${i}`, body));

describe('what the writer writes', () => {
  it('comes back from the reader, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async (list) => {
        const { path } = write(addresses(list));
        expect(await captured(path)).toEqual(
          list.map((body, i) => ({
            url: `http://a.example/${i}`,
            body: Buffer.from(body).toString('latin1'),
            truncated: false,
          })),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is read by warcio, record for record', async () => {
    const list = [Buffer.from('<p>河边的钟</p>'), Buffer.alloc(70_000, 'x'), Buffer.from('')];
    const { path } = write(addresses(list));
    const seen = [];
    for await (const record of new WARCParser(createReadStream(path))) {
      const payload = Buffer.from(await record.readFully(true));
      seen.push([record.warcType, record.warcTargetURI, payload.toString('latin1')]);
    }
    expect(seen).toEqual(
      list.map((body, i) => ['response', `http://a.example/${i}`, body.toString('latin1')]),
    );
  });

  it('has one gzip member a record, where it says', () => {
    const { path, at } = write(addresses([Buffer.from('one'), Buffer.from('two')]));
    const bytes = readFileSync(path);
    at.forEach(({ offset, length }, i) => {
      const text = gunzipSync(bytes.subarray(offset, offset + length)).toString();
      expect(text.startsWith('WARC/1.1\r\n')).toBe(true);
      expect(text).toContain(`WARC-Target-URI: http://a.example/${i}\r\n`);
    });
    expect((at[1]?.offset ?? 0) + (at[1]?.length ?? 0)).toBe(bytes.length);
  });

  it('is rolled back to a place where it was whole', async () => {
    const { path, at } = write(addresses([Buffer.from('one'), Buffer.from('two')]));
    writeFileSync(`${path}.partial`, Buffer.concat([readFileSync(path), Buffer.from('half a rec')]));
    const writer = new WarcWriter(path, at[1]?.offset);
    writer.write(response('http://a.example/again', Buffer.from('again')));
    writer.close();
    expect((await captured(path)).map(({ url }) => url)).toEqual([
      'http://a.example/0',
      'http://a.example/again',
    ]);
  });
});

describe('bad input', () => {
  const { path, at } = write(addresses([Buffer.from('one'), Buffer.from('two'), Buffer.from('three')]));
  const whole = readFileSync(path);
  const second = at[1] ?? { offset: 0, length: 0 };

  it('a file cut anywhere gives a beginning of its records, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length }), async (cut) => {
        const broken = join(dir, 'cut.warc.gz');
        writeFileSync(broken, whole.subarray(0, cut));
        const items = await collect(readRecords(broken));
        const records = items.filter((item) => item.kind === 'record').length;
        expect(records).toBeGreaterThanOrEqual(
          at.filter(({ offset, length }) => offset + length <= cut).length,
        );
        const isAtEnd = cut === 0 || at.some(({ offset, length }) => offset + length === cut);
        if (!isAtEnd && cut > 2)
          expect(items.some((item) => item.kind === 'defect' || records > 0)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('a member with damaged bytes is a defect at its place, and the next ones are read', async () => {
    const bytes = Buffer.from(whole);
    bytes.fill(0xff, second.offset + 20, second.offset + 60);
    const broken = join(dir, 'damaged.warc.gz');
    writeFileSync(broken, bytes);
    const items = await collect(readRecords(broken));
    expect(items.some((item) => item.kind === 'defect')).toBe(true);
    const urls = items.flatMap((item) =>
      item.kind === 'record' ? [item.record.headers.get('warc-target-uri')] : [],
    );
    expect(urls).toContain('http://a.example/0');
    expect(urls).toContain('http://a.example/2');
  });

  it.each([
    ['gzip', gzipSync('<p>河</p>'), 'Content-Encoding: gzip\r\n', '<p>河</p>', false],
    ['brotli', brotliCompressSync(LONG), 'Content-Encoding: br\r\n', LONG, false],
    ['brotli cut short', brotliCompressSync(LONG).subarray(0, 900), 'Content-Encoding: br\r\n', '<p>', true],
    ['deflate cut short', deflateSync(LONG).subarray(0, 900), 'Content-Encoding: deflate\r\n', '<p>', true],
    [
      'two encodings cut short',
      gzipSync(brotliCompressSync(LONG)).subarray(0, 900),
      'Content-Encoding: br, gzip\r\n',
      '',
      true,
    ],
    [
      'gzip cut short',
      gzipSync('<p>河</p>'.repeat(99)).subarray(0, 24),
      'Content-Encoding: gzip\r\n',
      '',
      true,
    ],
    [
      'chunked',
      Buffer.from('4\r\n<p>a\r\n4\r\n</p>\r\n0\r\n\r\n'),
      'Transfer-Encoding: chunked\r\n',
      '<p>a</p>',
      false,
    ],
    [
      'chunked, already plain',
      Buffer.from('<p>a</p>'),
      'Transfer-Encoding: chunked\r\n',
      '<p>a</p>',
      undefined,
    ],
  ])('a body that is %s', async (_name, body, header, text, truncated) => {
    const head = `HTTP/1.1 200 OK\r\n${header}\r\n`;
    const [got] = await captured(write([response('http://a.example/', body, head)]).path);
    expect(Buffer.from(got?.body ?? '', 'latin1').toString()).toContain(text);
    if (truncated !== undefined) expect(got?.truncated).toBe(truncated);
  });
});

const SHARED = join(import.meta.dirname, '../../../shared/data/03_warc');
describe.runIf(existsSync(SHARED))('real archives (needs ../shared/data/03_warc)', () => {
  const archives = existsSync(SHARED)
    ? readdirSync(SHARED, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(?:w?arc|wet)(?:\.gz)?$/u.test(name),
      )
    : [];

  it('every file is read to its end: records, defects or both', async () => {
    expect(archives.length).toBeGreaterThan(10);
    for (const name of archives) {
      const path = join(SHARED, name);
      const items = await collect(readRecords(path));
      expect([name, readFileSync(path).length > 20 && items.length === 0]).toEqual([name, false]);
    }
  });
});
