import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHttp } from '../../src/warc/http-message.ts';
import { readRecords, type ReadLimits } from '../../src/warc/records.ts';
import { PlainSplitter } from '../../src/warc/splitter.ts';
import type { WarcItem } from '../../src/warc/record.ts';
import { collect } from './collect.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-damage-'));
const WRONG = 'a record whose Content-Length is wrong';
const NEITHER = 'bytes that are neither WARC nor ARC';

const record = (path: string, block = 'abc', length = block.length): Buffer =>
  Buffer.from(
    `WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: ${path}\r\nContent-Length: ${length}\r\n\r\n${block}\r\n\r\n`,
  );

/** Records as their address, defects as their message; a record with a defect as both. */
const told = (items: Iterable<WarcItem>): string[] =>
  Array.from(items, (item) =>
    item.kind === 'record'
      ? [
          item.record.headers.get('warc-target-uri') ?? '',
          ...(item.record.defect === undefined ? [] : [item.record.defect]),
        ].join(': ')
      : item.message,
  );

/** Calls of Buffer.concat: what joining costs. */
let concats = 0;
const concat = Buffer.concat.bind(Buffer);
Buffer.concat = (...args) => {
  concats += 1;
  return concat(...args);
};

let files = 0;
async function read(parts: readonly Uint8Array[], limits?: ReadLimits): Promise<WarcItem[]> {
  const path = join(folder, `${(files += 1)}.warc`);
  writeFileSync(path, Buffer.concat(parts));
  return collect(readRecords(path, limits));
}

const arc = (path: string, block: string, length = block.length): Buffer =>
  Buffer.from(`http://a.example${path} 1.2.3.4 20140216050221 text/html ${length}\n${block}\n`);

const [one, two, three] = ['/1', '/2', '/3'].map((path) => gzipSync(record(path))) as [
  Buffer,
  Buffer,
  Buffer,
];
const changed = gzipSync(record('/2', 'abc'), { level: 0 });
changed[changed.indexOf('abc')] = 0x78;
const wrongLength = Buffer.from(two);
wrongLength.writeUInt32LE(7, wrongLength.length - 4);

describe('damage in a gzipped file is counted and passed over', () => {
  it('the empty line behind the version block of an ARC may belong to its length or not', () => {
    const version = '1 1 Example\nURL IP-address Archive-date Content-type Archive-length\n';
    const line = (uri: string, length: number): string =>
      `${uri} 192.0.2.1 20240102030405 text/plain ${length}\n`;
    const one = `${line('dns:a.example', 3)}abc\n`;
    for (const block of [`${version}\n`, version]) {
      const arc = `${line('filedesc:a.arc', block.length)}${block}${block === version ? '\n' : ''}${one}`;
      const splitter = new PlainSplitter(1_000);
      const items = [...splitter.push(Buffer.from(arc)), ...splitter.end()];
      expect(told(items)).toEqual(['filedesc:a.arc', 'dns:a.example']);
    }
  });

  it.each<[string, Uint8Array[], string[]]>([
    ['none', [one, two, three], ['/1', '/2', '/3']],
    ['no bytes', [], []],
    ['the end is cut', [one, two.subarray(0, -20)], ['/1', 'the file ends inside a gzip member']],
    [
      'the checksum is cut',
      [one, two.subarray(0, -5)],
      ['/1', '/2: the file ends before the checksum of a gzip member'],
    ],
    [
      'a byte of the text is changed',
      [one, changed, three],
      ['/1', 'a gzip member has another checksum than it says', '/3'],
    ],
    [
      'text between members',
      [one, Buffer.from('garbage'), two],
      ['/1', '7 bytes that are no gzip member', '/2'],
    ],
    ['zeros behind the last member', [one, Buffer.alloc(512)], ['/1', '512 bytes that are no gzip member']],
    [
      'a gzip header that ends before its extra field',
      [one, Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0, 0])],
      ['/1', 'broken gzip header'],
    ],
    ['an empty member', [one, gzipSync(''), two], ['/1', '/2']],
    ['a member without a record', [one, gzipSync('hello'), two], ['/1', NEITHER, '/2']],
    [
      'a record that goes on in the next member',
      [one, gzipSync(record('/2', 'abcdefgh').subarray(0, -9)), gzipSync('defgh\r\n\r\n'.slice(0, 9)), three],
      ['/1', '/2', '/3'],
    ],
    [
      'a record longer than its member',
      [one, gzipSync(record('/2', 'abc', 99)), three],
      ['/1', 'the file ends inside a record: 7 of 99 bytes', '/3'],
    ],
    [
      'a record without length',
      [gzipSync('WARC/1.1\r\nWARC-Type: resource\r\n\r\n'), two],
      ['a record without a valid Content-Length', '/2'],
    ],
    [
      'a negative length',
      [gzipSync(record('/1', 'abc', -3)), two],
      ['a record without a valid Content-Length', '/2'],
    ],
  ])('%s', async (_name, parts, expected) => {
    expect(told(await read(parts))).toEqual(expected);
  });

  it('a member of another length than it says is told', async () => {
    expect(told(await read([one, wrongLength, three]))).toContain(
      '/2: a gzip member has another length than it says',
    );
  });

  it('several records in one member are read, at its offset and without a length of their own', async () => {
    const member = gzipSync(Buffer.concat([record('/2'), Buffer.from('?\n'), record('/3')]));
    const items = await read([one, member, gzipSync(record('/4'))]);
    expect(told(items)).toEqual(['/1', '/2', NEITHER, '/3', '/4']);
    expect(
      items.flatMap((item) => (item.kind === 'record' ? [[item.record.offset, item.record.length]] : [])),
    ).toEqual([
      [0, one.length],
      [one.length, 0],
      [one.length, 0],
      [one.length + member.length, gzipSync(record('/4')).length],
    ]);
  });

  it('a member that inflates without end and holds no record is given up', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000));
    expect(told(await read([one, bomb, two], { recordBytesMax: 1_000_000 }))).toEqual(['/1', NEITHER, '/2']);
  });

  it('a member larger than is inflated at once gives every record, and its checksum is checked', async () => {
    const block = 'x'.repeat(1_000_000);
    const member = gzipSync(Buffer.concat(Array.from({ length: 24 }, (_, i) => record(`/${i}`, block))));
    const names = Array.from({ length: 24 }, (_, i) => `/${i}`);
    expect(told(await read([one, member, two]))).toEqual(['/1', ...names, '/2']);
    member.writeUInt32LE(1, member.length - 8);
    expect(told(await read([member, two]))).toEqual([
      ...names,
      'a gzip member has another checksum than it says',
      '/2',
    ]);
    expect(told(await read([member.subarray(0, -30)]))).toEqual([
      ...names.slice(0, -1),
      'the file ends inside a gzip member',
    ]);
  });

  it('records before the place where a shared member breaks off are read', async () => {
    const member = gzipSync(Buffer.concat([record('/1'), record('/2'), record('/3')]), { level: 0 });
    expect(told(await read([member.subarray(0, -40)]))).toEqual([
      '/1',
      '/2',
      'the file ends inside a gzip member',
    ]);
  });

  it('a whole file in one member takes time in proportion to its records', async () => {
    const member = gzipSync(Buffer.concat(Array.from({ length: 60_000 }, (_, i) => record(`/${i}`))));
    // Quadratic splitting took over a minute: the time limit is a guard against a hang, not a measurement.
    expect((await read([member])).length).toBe(60_000);
  }, 30_000);

  it('any bytes at all are read to their end', async () => {
    const piece = fc.oneof(
      fc.constantFrom(one, two, changed, Buffer.from([0x1f, 0x8b, 8]), Buffer.from('WARC/1.0\r\n')),
      fc.uint8Array({ maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (parts) => {
        for (const item of await read(parts)) expect(item.kind).toMatch(/^(?:record|defect)$/u);
      }),
      { numRuns: 200 },
    );
  });
});

describe('damage in a plain file', () => {
  it.each<[string, Uint8Array[], string[]]>([
    ['garbage before', [Buffer.from('garbage\n'), record('/1')], [NEITHER, '/1']],
    [
      'a broken record in the middle',
      [record('/1'), record('/2', 'abc', -1), record('/3')],
      ['/1', 'a record without a valid Content-Length', '/3'],
    ],
    ['the end is cut', [record('/1').subarray(0, -5)], ['the file ends inside a record: 2 of 3 bytes']],
    ['a header is cut', [record('/1'), record('/2').subarray(0, 30)], ['/1', 'a record header without end']],
    [
      'bare newlines in the header',
      [Buffer.from('WARC/1.0\nWARC-Target-URI: /1\nContent-Length: 1\n\nx')],
      ['/1'],
    ],
    [
      'an ARC address with spaces',
      [Buffer.from('http://a.example/a b?c=d e 1.2.3.4 20140216050221 text/html 3\nabc\n')],
      ['http://a.example/a b?c=d e'],
    ],
  ])('%s', async (_name, parts, expected) => {
    expect(told(await read(parts))).toEqual(expected);
  });

  it('a record above the limit is passed over', async () => {
    const parts = [record('/1', 'x'.repeat(2000)), record('/2')];
    expect(told(await read(parts, { recordBytesMax: 1000 }))).toEqual([
      'a record of 2000 bytes, more than the limit of 1000',
      '/2',
    ]);
  });

  it.each([
    [
      'too long, the next record swallowed',
      [record('/1'), record('/2', 'abc', 60), record('/3')],
      ['/1', WRONG, '/3'],
    ],
    ['too short', [record('/1'), record('/2', 'abcdefgh', 3), record('/3')], ['/1', WRONG, '/3']],
    [
      'longer than the file',
      [record('/1'), record('/2', 'abc', 5_000), record('/3')],
      ['/1', expect.stringMatching(/^the file ends inside a record: \d+ of 5000 bytes$/u) as string, '/3'],
    ],
    [
      'longer than any record',
      [record('/1'), record('/2', 'abc', 99_999_999_999), record('/3')],
      ['/1', expect.stringContaining('more than the limit') as string, '/3'],
    ],
    [
      'in an ARC file',
      [arc('/1', 'abc'), arc('/2', 'abc', 20), arc('/3', 'abc'), arc('/4', 'abcdefgh', 2), arc('/5', 'abc')],
      ['http://a.example/1', WRONG, 'http://a.example/3', WRONG, 'http://a.example/5'],
    ],
    ['no line end behind the block', [record('/1').subarray(0, -4), record('/2')], ['/1', '/2']],
  ])('a Content-Length that is wrong: %s', async (_name, parts, expected) => {
    expect(told(await read(parts))).toEqual(expected);
  });

  it('a long record is joined once, not with every chunk', () => {
    const splitter = new PlainSplitter(1 << 24);
    const whole = record('/1', 'x'.repeat(3_000_000));
    const before = concats;
    const items: WarcItem[] = [];
    for (let at = 0; at < whole.length; at += 1000)
      items.push(...splitter.push(whole.subarray(at, at + 1000)));
    items.push(...splitter.end());
    expect(told(items)).toEqual(['/1']);
    expect(concats - before).toBeLessThan(5);
  });

  it('loses no record, wherever the bytes are split (a record may begin on the border of two chunks)', () => {
    const whole = Buffer.concat([Buffer.from('garbage\n'), record('/1'), Buffer.from('WAR\n'), record('/2')]);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const splitter = new PlainSplitter(1000);
      const items = [
        ...splitter.push(whole.subarray(0, cut)),
        ...splitter.push(whole.subarray(cut)),
        ...splitter.end(),
      ];
      const found = items.filter((item) => item.kind === 'record');
      expect(told(found), `cut at ${cut}`).toEqual(['/1', '/2']);
    }
  });
});

const http = (headers: string, body: Uint8Array, max = 100_000): ReturnType<typeof parseHttp> =>
  parseHttp(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n`), body]), max);
const chunked = (body: Uint8Array, size = 7): Buffer => {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
};
const CODINGS = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
} as const;

describe('bodies', () => {
  it.each(Object.keys(CODINGS) as (keyof typeof CODINGS)[])(
    '%s inside chunks is undone, whatever the bytes',
    (name) => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 500 }), fc.integer({ min: 1, max: 40 }), (body, size) => {
          const headers = `Content-Encoding: ${name}\r\nTransfer-Encoding: chunked\r\n`;
          const got = http(headers, chunked(CODINGS[name](body), size));
          expect([[...got.body], got.defect]).toEqual([[...body], '']);
        }),
        { numRuns: 40 },
      );
    },
  );

  const bytes = Buffer.from('<p>河</p>'.repeat(50));
  it.each([
    ['raw deflate', 'Content-Encoding: deflate\r\n', deflateRawSync(bytes), ''],
    ['two codings', 'Content-Encoding: gzip, br\r\n', brotliCompressSync(gzipSync(bytes)), ''],
    ['already undone', 'Content-Encoding: gzip\r\n', bytes, ''],
    [
      'a chunk extension',
      'Transfer-Encoding: chunked\r\n',
      Buffer.from(`${bytes.length.toString(16)};a=b\r\n${bytes.toString()}\r\n0\r\n\r\n`),
      '',
    ],
    [
      'a chunk cut short',
      'Transfer-Encoding: chunked\r\n',
      Buffer.from(`fff\r\n${bytes.toString()}`),
      'truncated chunk',
    ],
    [
      'no chunk size behind a chunk',
      'Transfer-Encoding: chunked\r\n',
      Buffer.from(`${bytes.length.toString(16)}\r\n${bytes.toString()}\r\nzz\r\n`),
      'broken chunk',
    ],
  ])('%s', (_name, headers, body, defect) => {
    const got = http(headers, body);
    expect([Buffer.from(got.body).toString(), got.defect]).toEqual([bytes.toString(), defect]);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(1_000_000))],
    ['deflate', deflateSync(Buffer.alloc(1_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(1_000_000))],
    ['gzip, br', brotliCompressSync(gzipSync(Buffer.alloc(1_000_000)))],
  ])('a bomb in %s is a defect and is not inflated', (encoding, body) => {
    const got = http(`Content-Encoding: ${encoding}\r\n`, body);
    expect(got.defect).toContain('Cannot create a Buffer larger than 100000 bytes');
    expect(got.body.length).toBeLessThanOrEqual(body.length * 100);
  });

  it('never throws, wherever a compressed body is cut and however small the limit', () => {
    const text = Buffer.from('x'.repeat(1000));
    for (const [name, pack] of Object.entries(CODINGS)) {
      const packed = pack(text);
      for (let cut = 0; cut <= packed.length; cut += 1)
        for (const max of [1, 100, 1000]) {
          const got = http(`Content-Encoding: ${name}\r\n`, packed.subarray(0, cut), max);
          const isWhole = cut === 0 || (cut === packed.length && max === 1000);
          expect(got.defect === '', `${name} cut at ${cut} of ${packed.length}, limit ${max}`).toBe(isWhole);
        }
    }
  });
});
