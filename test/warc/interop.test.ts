import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WARCParser, type WARCRecord } from 'warcio';
import { readCaptures } from '../../src/warc/reader.ts';
import { readRecords } from '../../src/warc/records.ts';
import { WarcWriter, type NewRecord, type Written } from '../../src/warc/writer.ts';
import { collect } from './collect.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-interop-'));
const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const HEAD = Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n');
const PAGE = Buffer.from('<p>河边的钟</p>\r\n\r\nWARC/1.1\r\n\r\n');

/** One record of every type that a crawl writes, with every header the writer knows. */
const RECORDS: readonly NewRecord[] = [
  {
    type: 'warcinfo',
    date: '2026-01-01T00:00:00.001Z',
    contentType: 'application/warc-fields',
    block: Buffer.from('a: b\r\n'),
  },
  {
    type: 'response',
    uri: 'http://a.example/钟?x=1',
    date: '2026-01-01T00:00:00.002Z',
    contentType: 'application/http; msgtype=response',
    block: Buffer.concat([HEAD, PAGE]),
    payloadOffset: HEAD.length,
    truncated: 'disconnect',
  },
  {
    type: 'metadata',
    uri: 'http://a.example/钟?x=1',
    date: '2026-01-01T00:00:00.002Z',
    contentType: 'application/json',
    block: Buffer.from('{"站":1}'),
    concurrentTo: '<urn:uuid:0>',
  },
  {
    type: 'request',
    uri: 'http://a.example/钟?x=1',
    date: '2026-01-01T00:00:00.002Z',
    contentType: 'application/http; msgtype=request',
    block: Buffer.from('GET / HTTP/1.1\r\n\r\n'),
  },
  {
    type: 'resource',
    uri: 'http://a.example/empty',
    date: '2026-01-01T00:00:00Z',
    contentType: 'text/plain',
    block: Buffer.alloc(0),
  },
];

let files = 0;
function write(records: readonly NewRecord[]): { readonly path: string; readonly written: Written[] } {
  const path = join(folder, `${(files += 1)}.warc.gz`);
  const writer = new WarcWriter(path);
  const written = records.map((record) => writer.write(record));
  writer.close();
  return { path, written };
}

async function warcio(path: string, start = 0): Promise<{ record: WARCRecord; block: Buffer }[]> {
  const found = [];
  for await (const record of new WARCParser(createReadStream(path, { start }), { parseHttp: false }))
    found.push({ record, block: Buffer.from(await record.readFully(false)) });
  return found;
}

describe('a file of ours in the hands of warcio', () => {
  it('has the same records, headers, digests and blocks', async () => {
    const { path, written } = write(RECORDS);
    const found = await warcio(path);
    expect(found.map(({ record }) => record.warcHeaders.statusline)).toEqual(RECORDS.map(() => 'WARC/1.1'));
    expect(
      found.map(({ record, block }) => ({
        type: record.warcType,
        uri: Buffer.from(record.warcTargetURI ?? '', 'latin1').toString('utf8'),
        date: record.warcDate,
        id: record.warcHeader('WARC-Record-ID'),
        contentType: record.warcContentType,
        length: record.warcContentLength,
        blockDigest: record.warcBlockDigest,
        truncated: record.warcHeader('WARC-Truncated') ?? undefined,
        to: record.warcHeader('WARC-Concurrent-To') ?? undefined,
        block: block.toString(),
      })),
    ).toEqual(
      RECORDS.map((record, i) => ({
        type: record.type,
        uri: record.uri ?? '',
        date: record.date,
        id: written[i]?.recordId,
        contentType: record.contentType,
        length: record.block.length,
        blockDigest: sha256(record.block),
        truncated: record.truncated,
        to: record.concurrentTo,
        block: Buffer.from(record.block).toString(),
      })),
    );
    expect(found.map(({ record }) => record.warcPayloadDigest ?? undefined)).toEqual([
      undefined,
      sha256(PAGE),
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('gives each record at the offset that was returned for it', async () => {
    const { path, written } = write(RECORDS);
    for (const { offset, recordId } of written)
      expect((await warcio(path, offset))[0]?.record.warcHeader('WARC-Record-ID')).toBe(recordId);
  });

  it('gives each capture at the offset of its reference', async () => {
    const { path, written } = write([...RECORDS, ...RECORDS]);
    const refs = [];
    for await (const item of readCaptures(path)) if (item.kind === 'capture') refs.push(item.capture.ref);
    expect(refs.map(({ offset, length, recordId }) => ({ offset, length, recordId }))).toEqual([
      written[1],
      written[6],
    ]);
    for (const { offset, recordId } of refs)
      expect((await warcio(path, offset))[0]?.record.warcHeader('WARC-Record-ID')).toBe(recordId);
  });
});

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/u).filter((name) => !/encoding/iu.test(name));
const value = fc.stringMatching(/^[!-9;-~][ -~]{0,30}[!-~]$/u);

describe('our reader and warcio on what our writer writes', () => {
  it('agree on any headers and any body', async () => {
    const page = fc.record({
      headers: fc.array(fc.tuple(token, value), { maxLength: 6 }),
      body: fc.uint8Array({ maxLength: 3000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 4 }), async (pages) => {
        const { path } = write(
          pages.map(({ headers, body }, i) => {
            const lines = headers.map(([name, text]) => `${name}: ${text}\r\n`).join('');
            const head = Buffer.from(`HTTP/1.1 200 OK\r\n${lines}\r\n`);
            return {
              type: 'response',
              uri: `http://a.example/${i}`,
              date: '2026-01-01T00:00:00Z',
              contentType: 'application/http; msgtype=response',
              block: Buffer.concat([head, body]),
              payloadOffset: head.length,
            };
          }),
        );
        const captures = [];
        for await (const item of readCaptures(path)) {
          if (item.kind !== 'capture') throw new Error(item.kind);
          captures.push({ headers: item.capture.headers, body: [...item.capture.body] });
        }
        expect(captures).toEqual(pages.map(({ headers, body }) => ({ headers, body: [...body] })));
        const blocks = (await warcio(path)).map(({ block }) => block.toString('latin1'));
        expect(blocks).toEqual(
          (await collect(readRecords(path))).map((item) =>
            item.kind === 'record' ? Buffer.from(item.record.block).toString('latin1') : item.message,
          ),
        );
      }),
      { numRuns: 60 },
    );
  });
});

const SHARED = resolve('../shared/data/03_warc');
const SAMPLES = 'warc-specifications/specifications/warc-deduplication/samples';
const PRIMER = ['warcinfo', 'request', 'response', 'metadata', 'resource', 'resource'];
const EXAMPLE = ['warcinfo', 'warcinfo', 'response', 'request', 'revisit', 'request'];
const NEITHER = 'bytes that are neither WARC nor ARC';

/** Name, record types, defects, and whether warcio reads the same; it reads no ARC. */
const ARCHIVES: readonly [string, readonly string[], readonly string[], boolean][] = [
  ['warc-specifications/primers/web-archive-formats/hello-world.warc', PRIMER, [], true],
  ['warc-specifications/primers/web-archive-formats/hello-world.warc.gz', PRIMER, [], true],
  [`${SAMPLES}/20130729-heritrix-original.warc.gz`, ['response'], [], true],
  [`${SAMPLES}/20130729-heritrix-revisit-with-http-headers.warc.gz`, ['revisit'], [], true],
  [`${SAMPLES}/20141124-heritrix-server-not-modified.warc.gz`, ['revisit'], [], true],
  [`${SAMPLES}/20141129-heritrix-original.warc.gz`, ['response'], [], true],
  [
    `${SAMPLES}/20141129-heritrix-revisit-with-http-headers-and-new-warc-headers.warc.gz`,
    ['revisit'],
    [],
    true,
  ],
  ['warcio-py/test/data/bad.arc', [], [NEITHER], false],
  ['warcio-py/test/data/example-bad-non-chunked.warc.gz', EXAMPLE, [], true],
  [
    'warcio-py/test/data/example-bad.warc.gz.bad',
    ['warcinfo', 'response', 'request', 'revisit', 'request', 'response'],
    [],
    true,
  ],
  ['warcio-py/test/data/example-digest.warc', ['request', 'request', 'request', 'request'], [], true],
  ['warcio-py/test/data/example-iana.org-chunked.warc', ['warcinfo', 'response', 'request'], [], true],
  ['warcio-py/test/data/example-resource.warc.gz', ['warcinfo', 'warcinfo', 'resource'], [], true],
  ['warcio-py/test/data/example-space-in-target-uri.warc.gz', ['warcinfo', 'resource'], [], true],
  [
    'warcio-py/test/data/example-space-in-url.arc',
    ['warcinfo'],
    ['the file ends inside a record: 1579 of 1591 bytes'],
    false,
  ],
  // A response longer than its Content-Length says: warcio gives its beginning, we count it as broken.
  [
    'warcio-py/test/data/example-trunc.warc',
    ['warcinfo', 'warcinfo', 'request'],
    ['a record whose Content-Length is wrong'],
    false,
  ],
  ['warcio-py/test/data/example-wget-bad-target-uri.warc.gz', PRIMER, [], true],
  // One record in two members: warcio takes what stands behind it for a part of the block, too.
  ['warcio-py/test/data/example-wrong-chunks.warc.gz', ['response', 'request'], [], false],
  ['warcio-py/test/data/example.arc', ['warcinfo', 'response'], [], false],
  ['warcio-py/test/data/example.arc.gz', ['warcinfo', 'response'], [], false],
  ['warcio-py/test/data/example.warc', EXAMPLE, [], true],
  ['warcio-py/test/data/example.warc.gz', EXAMPLE, [], true],
  [
    'warcio-py/test/data/post-test.warc.gz',
    ['response', 'request', 'response', 'request', 'response', 'request'],
    [],
    true,
  ],
];

describe.skipIf(!existsSync(SHARED))('real archives (skipped without ../shared/data/03_warc)', () => {
  it('has a row for every archive of the folder', () => {
    const names = readdirSync(SHARED, { recursive: true, encoding: 'utf8' });
    expect(ARCHIVES.map(([name]) => name).sort()).toEqual(
      names.filter((name) => /\.(?:w?arc|wet)(?:\.gz)?(?:\.bad)?$/u.test(name)).sort(),
    );
  });

  it.each(ARCHIVES)('%s', async (name, types, defects, same) => {
    const path = join(SHARED, name);
    const items = await collect(readRecords(path));
    const records = items.flatMap((item) => (item.kind === 'record' ? [item.record] : []));
    expect(records.map(({ headers }) => headers.get('warc-type'))).toEqual(types);
    expect(items.flatMap((item) => (item.kind === 'defect' ? [item.message] : []))).toEqual(defects);
    if (!same) return;
    const blocks = records.map(({ block }) => Buffer.from(block).toString('latin1'));
    expect((await warcio(path)).map(({ block }) => block.toString('latin1'))).toEqual(blocks);
  });
});
