import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listRecords } from '../../src/warc/listing.ts';
import { Originals, payloadOf } from '../../src/warc/payloads.ts';
import { readRecords } from '../../src/warc/records.ts';
import { collect } from './collect.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-listing-'));
const HTTP = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n';
const CHUNKED = '3\r\n<p>\r\n1\r\n1\r\n0\r\n\r\n';
const hash = (algorithm: string, text: string, encoding: 'hex' | 'base64'): string =>
  createHash(algorithm).update(text).digest(encoding);

function record(type: string, headers: readonly string[], block: string): string {
  const lines = ['WARC/1.1', `WARC-Type: ${type}`, ...headers, `Content-Length: ${Buffer.byteLength(block)}`];
  return `${lines.join('\r\n')}\r\n\r\n${block}\r\n\r\n`;
}
const response = (...headers: string[]): string =>
  record(
    'response',
    ['WARC-Target-URI: http://a.example/', 'Content-Type: application/http', ...headers],
    HTTP + CHUNKED,
  );

let files = 0;
function file(text: string): string {
  const path = join(folder, `${(files += 1)}.warc`);
  writeFileSync(path, text);
  return path;
}
const defects = async (text: string): Promise<(string | undefined)[]> =>
  (await collect(listRecords(file(text)))).map(({ defect }) => defect);

const BLOCK = 'another block digest than the record says';
const PAYLOAD = 'another payload digest than the record says';

describe('listRecords', () => {
  it.each([
    [
      'SHA-1 in base32, of the block',
      ['WARC-Block-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5'],
      'abc',
      undefined,
    ],
    ['wrong block digest', ['WARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYA'], 'abc', BLOCK],
    ['hexadecimal', [`WARC-Block-Digest: sha256:${hash('sha256', 'abc', 'hex')}`], 'abc', undefined],
    ['upper-case label', [`WARC-Block-Digest: SHA-256:${hash('sha256', 'abc', 'base64')}`], 'abc', undefined],
    ['unknown algorithm', ['WARC-Block-Digest: crc9:12'], 'abc', undefined],
  ])('%s', async (_name, headers, block, expected) => {
    expect(await defects(record('resource', headers, block))).toEqual([expected]);
  });

  it('takes a payload digest of the bytes as sent, unchunked, or decoded', async () => {
    for (const text of [CHUNKED, '<p>1', HTTP + CHUNKED])
      expect(await defects(response(`WARC-Payload-Digest: sha256:${hash('sha256', text, 'hex')}`))).toEqual([
        undefined,
      ]);
    const wrong = `WARC-Payload-Digest: sha256:${hash('sha256', 'x', 'hex')}`;
    expect(await defects(response(wrong))).toEqual([PAYLOAD]);
    expect(await defects(response(wrong, 'WARC-Truncated: length'))).toEqual([undefined]);
    expect(await defects(record('request', [wrong], 'GET / HTTP/1.1\r\n\r\n'))).toEqual([undefined]);
    expect(await defects(record('revisit', ['Content-Type: application/http', wrong], HTTP))).toEqual([
      undefined,
    ]);
  });

  it('tells type, address, date, status and place, of broken records too', async () => {
    const whole = response('WARC-Date: 2026-01-01T00:00:00Z');
    const rows = await collect(listRecords(file(`${whole}${whole.slice(0, -20)}`)));
    const base = { type: 'response', uri: 'http://a.example/', date: '2026-01-01T00:00:00Z' };
    expect(rows).toEqual([
      { offset: 0, ...base, status: 200, length: whole.length - 4 },
      {
        offset: whole.length,
        ...base,
        status: null,
        length: 0,
        defect: expect.stringContaining('the file ends inside a record'),
      },
    ]);
  });
});

describe('payloadOf', () => {
  const original = response(
    'WARC-Record-ID: <urn:uuid:1>',
    'WARC-Date: 2026-01-01T00:00:00Z',
    'WARC-Payload-Digest: sha1:ABC',
  );
  const first = join(folder, 'first.warc.gz');
  writeFileSync(first, gzipSync(original));

  it.each([
    ['by record id', ['WARC-Refers-To: <urn:uuid:1>']],
    [
      'by address and date',
      ['WARC-Refers-To-Target-URI: http://a.example/', 'WARC-Refers-To-Date: 2026-01-01T00:00:00Z'],
    ],
    ['by payload digest', ['WARC-Payload-Digest: sha1:abc']],
  ])('a revisit is resolved in another file %s', async (_name, headers) => {
    const originals = new Originals();
    await originals.add(first);
    const path = file(
      record(
        'revisit',
        ['WARC-Target-URI: http://a.example/2', 'Content-Type: application/http', ...headers],
        HTTP,
      ),
    );
    const [item] = await collect(readRecords(path));
    if (item?.kind !== 'record') throw new Error('no record');
    const payload = await payloadOf(item.record, originals);
    expect(payload).toMatchObject({
      uri: 'http://a.example/2',
      contentType: 'text/html',
      from: { file: first, offset: 0 },
    });
    expect(Buffer.from(payload.bytes).toString()).toBe('<p>1');
    expect(await payloadOf(item.record, new Originals())).toMatchObject({
      defect: expect.stringContaining('revisit'),
    });
  });
});
