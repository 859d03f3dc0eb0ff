import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Encoder } from '@toondepauw/node-zstd';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { folderItems } from '../../src/import/folder.ts';
import type { ImportItem } from '../../src/import/item.ts';
import { markdownToText } from '../../src/import/markdown.ts';
import { mediawikiItems } from '../../src/import/mediawiki.ts';
import { openBytes } from '../../src/import/open-bytes.ts';
import { jsonlItems, parquetItems } from '../../src/import/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'jingliu-import-'));

async function told(items: AsyncIterable<ImportItem> | Iterable<ImportItem>): Promise<string[]> {
  const all: string[] = [];
  for await (const { key, url, title, date, bytes, rejected } of items)
    all.push([key, url, title, date, rejected ?? Buffer.from(bytes).toString()].join(' | '));
  return all;
}

async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('openBytes', () => {
  const text = Buffer.from('河边的钟。'.repeat(1000));
  const half = text.subarray(0, 9_000);
  const zstd = (bytes: Buffer): Buffer => new Encoder(3).encodeSync(bytes);
  it.each([
    ['plain', text],
    ['gzip', gzipSync(text)],
    ['gzip members', Buffer.concat([gzipSync(half), gzipSync(text.subarray(9_000))])],
    ['zstd', zstd(text)],
    ['zstd frames', Buffer.concat([zstd(half), zstd(text.subarray(9_000))])],
  ])('%s', async (name, bytes) => {
    const path = join(folder, name.replaceAll(' ', '-'));
    writeFileSync(path, bytes);
    const parts: Buffer[] = [];
    for await (const part of openBytes(path)) parts.push(part);
    expect(Buffer.concat(parts).equals(text)).toBe(true);
  });
});

describe('rows', () => {
  const fields = { text: 'body', id: 'n', url: 'meta.url', title: 'title', date: 'day' };
  const lines = [
    '{"n":1,"body":"河","title":"题","day":"2026-01-02","meta":{"url":"http://a.example/1"}}',
    '',
    '{"n":2,"body":""}',
    '{"n":3}',
    '[1]',
    'not JSON',
    '{"n":"四","body":"钟"}',
  ];
  const expected = [
    '1 | http://a.example/1 | 题 | 2026-01-02 | 河',
    '2 |  |  |  | IMPORT_NO_TEXT',
    '3 |  |  |  | IMPORT_NO_TEXT',
    'f#4 |  |  |  | IMPORT_ROW_BROKEN',
    'f#5 |  |  |  | IMPORT_ROW_BROKEN',
    '四 |  |  |  | 钟',
  ];

  it.each([1, 5, 4096])('JSONL in pieces of %i octets', async (size) => {
    expect(await told(jsonlItems(pieces(lines.join('\n'), size), fields, 'f'))).toEqual(expected);
  });

  it('a byte order mark, and text in a list or in every object of one', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const source = [
      '\uFEFF{"paragraphs":["河",["桥"]]}',
      '{"段落":[{"内容":"钟"},{"内容":""},{"内容":"楼"}]}',
      `{"paragraphs":${deep}}`,
      '{"paragraphs":"船"}',
    ].join('\n');
    const all = async (text: string): Promise<string[]> =>
      told(jsonlItems(pieces(source, 64), { text }, 'f'));
    expect((await all('paragraphs')).map((item) => item.split(' | ').at(-1))).toEqual([
      '河\n桥',
      'IMPORT_NO_TEXT',
      'IMPORT_NO_TEXT',
      '船',
    ]);
    expect((await all('段落.内容'))[1]).toMatch(/钟\n楼$/u);
  });

  it('Parquet', async () => {
    const path = join(folder, 'rows.parquet');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const rows =
      "(VALUES (1, '河', '题', {url: 'http://a.example/1'}), (2, '', '无', NULL)) AS t(n, body, title, meta)";
    await connection.run(`COPY (SELECT * FROM ${rows}) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`);
    connection.closeSync();
    expect(
      await told(parquetItems(path, { text: 'body', id: 'n', title: 'title', url: 'meta.url' }, 'f')),
    ).toEqual(['1 | http://a.example/1 | 题 |  | 河', '2 |  |  |  | IMPORT_NO_TEXT']);
    writeFileSync(path, 'no Parquet at all');
    await expect(told(parquetItems(path, { text: 'body' }, 'f'))).rejects.toThrow();
  });
});

describe('mediawikiItems', () => {
  const page = (title: string, text: string, more = ''): string =>
    `<page><title>${title}</title><id>7</id>${more}<revision><id>1</id><timestamp>2026-01-02T03:04:05Z</timestamp><model>wikitext</model><text bytes="1">${text}</text></revision></page>`;
  const xml = [
    '<mediawiki><siteinfo><sitename>W</sitename></siteinfo>',
    page('A &amp; B/钟?', "'''钟''' &lt;ref&gt;x&lt;/ref&gt;楼", '<ns>0</ns>'),
    page('讨论', 'x', '<ns>1</ns>'),
    page('旧名', '#REDIRECT', '<redirect title="x" />'),
    page('空', ''),
    '<page><id>9</id></page>',
    '<page><title>断',
  ].join('\n');

  it.each([3, 4096])('in pieces of %i octets', async (size) => {
    expect(await told(mediawikiItems(pieces(xml, size), 'https://w.example/wiki/', 'f'))).toEqual([
      '7 | https://w.example/wiki/A_%26_B/%E9%92%9F%3F | A & B/钟? | 2026-01-02T03:04:05Z | 钟 楼',
      '7 | https://w.example/wiki/%E8%AE%A8%E8%AE%BA |  |  | IMPORT_NOT_ARTICLE',
      '7 | https://w.example/wiki/%E6%97%A7%E5%90%8D |  |  | IMPORT_NOT_ARTICLE',
      '7 | https://w.example/wiki/%E7%A9%BA |  |  | IMPORT_NO_TEXT',
      'f#5 |  |  |  | IMPORT_ROW_BROKEN',
      'f#6 |  |  |  | IMPORT_ROW_BROKEN',
    ]);
  });
});

describe('folders', () => {
  it('takes HTML, text and Markdown by name, and nothing else', async () => {
    const root = join(folder, 'docs');
    mkdirSync(join(root, 'b'), { recursive: true });
    writeFileSync(join(root, 'b/1.md'), '---\ntitle: "题"\n---\n# 题\n\n**河**边的[钟](x.md)\n');
    writeFileSync(join(root, 'a.html'), '<p>河</p>');
    writeFileSync(join(root, 'c.txt'), '钟');
    writeFileSync(join(root, 'd.bin'), 'x');
    writeFileSync(join(root, 'e.txt'), '');
    expect(await told(folderItems(root))).toEqual([
      'a.html |  |  |  | <p>河</p>',
      'b/1.md |  | 题 |  | 题\n\n河边的钟',
      'c.txt |  |  |  | 钟',
      'e.txt |  |  |  | IMPORT_NO_TEXT',
    ]);
  });

  it('links in circles and to nothing cost no other file', async () => {
    const root = join(folder, 'linked');
    mkdirSync(join(root, 'b'), { recursive: true });
    writeFileSync(join(root, 'b/2.txt'), '钟');
    symlinkSync('..', join(root, 'b/around'));
    symlinkSync('nowhere.txt', join(root, 'a.txt'));
    symlinkSync('b/2.txt', join(root, 'c.txt'));
    mkdirSync(join(root, 'd.html'));
    expect(await told(folderItems(root))).toEqual([
      'a.txt |  |  |  | IMPORT_ROW_BROKEN',
      'b/2.txt |  |  |  | 钟',
      'c.txt |  |  |  | 钟',
    ]);
  });

  it.each([
    ['headings and lists', '# 一\n\n## 二 ##\n- 三\n1. 四\n> 五', '一', '一\n\n二\n三\n四\n五'],
    ['code stays', '```sh\n# **a**\n```\n文', '', '# **a**\n文'],
    ['pictures, links, emphasis', '![图](a.png)见[此处](b "题")的*河*与`钟`', '', '见此处的河与钟'],
    ['a rule and a reference', '---\n\n***\n[1]: http://a\n文', '', '文'],
    ['stars that are no emphasis', '3 * 4 * 5', '', '3 * 4 * 5'],
  ])('Markdown: %s', (_name, source, title, text) => {
    expect(markdownToText(source)).toEqual({ title, text });
  });
});
