import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Encoder } from '@toondepauw/node-zstd';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { jingliu, ROOT, temporary } from './cli.ts';

const dir = temporary('dedup');
const SENTENCE = '清晨的河面上起了一层薄雾，撑船的老人把竹篙插进水里，听见对岸的鸡叫了第NUM遍。';
const page = (from: number, sentences = 12): string =>
  Array.from({ length: sentences }, (_, i) =>
    [...SENTENCE.replace('NUM', String.fromCharCode(0x4e00 + (((from + i) * 37) % 5000)))]
      .map((char, k) =>
        (from + i + k) % 3 === 0 ? String.fromCharCode(0x5000 + (((from + i) * 61 + k * 7) % 3000)) : char,
      )
      .join(''),
  ).join('');

interface Row {
  readonly id?: string | number;
  readonly text: string;
}
const rows: readonly Row[] = [
  { id: 'a', text: page(0) },
  { id: 'b', text: page(100) },
  { id: 'a-again', text: page(0) },
  { id: 'a-edited', text: `转载自河边小站。${page(0)}` },
  {
    id: 'b-traditional',
    text: page(100).replaceAll('面', '麵').replaceAll('层', '層').replaceAll('对', '對'),
  },
  { id: 7, text: '短' },
  { id: 'short-again', text: '短' },
  { id: 'empty', text: '' },
  { text: page(200) },
];
const jsonl = (all: readonly object[]): string => all.map((row) => `${JSON.stringify(row)}\n`).join('');

function write(name: string, bytes: string | Buffer): string {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return path;
}
const read = (out: string, name: string): string => readFileSync(join(dir, out, name), 'utf8');
const survivors = (out: string): unknown[] =>
  read(out, 'survivors.jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as Row).id);
const table = (out: string, name: string): string[][] =>
  read(out, name)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
const run = (out: string, ...args: string[]): ReturnType<typeof jingliu> =>
  jingliu(['dedup', ...args, '--out', join(dir, out), '--workers', '2']);

beforeAll(async () => {
  const { ready } = (await import(join(ROOT, 'scripts/ready.mjs'))) as { ready(): void };
  ready();
});

describe('jingliu dedup', () => {
  beforeAll(() => {
    write('docs.jsonl', `${jsonl(rows)}not json\n{"id":"no-text"}\n`);
  });

  it('keeps one of each and says of each other what it lost to', () => {
    const { status, stdout } = run('plain', join(dir, 'docs.jsonl'));
    expect(status).toBe(1);
    expect(stdout).toContain('9 documents: 5 survive, 0 same address, 2 same text, 2 near copies');
    expect(stdout).toContain('2 lines are no documents');
    expect(survivors('plain')).toEqual(['a', 'b', 7, 'empty', undefined]);
    expect(table('plain', 'duplicates.tsv').map(([loser, of, , layer]) => [loser, of, layer])).toEqual([
      ['a-again', 'a', 'exact'],
      ['a-edited', 'a', 'near'],
      ['b-traditional', 'b', 'near'],
      ['short-again', '7', 'exact'],
    ]);
    expect(
      table('plain', 'clusters.tsv').map(([cluster, size, weight, doc]) => [cluster, size, weight, doc]),
    ).toEqual([
      ['a', '3', '3', 'a'],
      ['a', '3', '3', 'a-again'],
      ['a', '3', '3', 'a-edited'],
      ['b', '2', '2', 'b'],
      ['b', '2', '2', 'b-traditional'],
      ['7', '2', '2', '7'],
      ['7', '2', '2', 'short-again'],
    ]);
    expect(JSON.parse(read('plain', 'summary.json'))).toMatchObject({
      funnel: { rows: 11, notDocuments: 2, documents: 9, duplicateExact: 2, duplicateNear: 2, survivors: 5 },
      shortDocuments: 3,
    });
  });

  it('reads the same from gzip, Zstandard and Parquet', async () => {
    const bytes = Buffer.from(jsonl(rows));
    const parquet = join(dir, 'docs.parquet');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const source = write('source.jsonl', bytes);
    await connection.run(
      `COPY (SELECT id, text FROM read_json('${source}', columns = {id: 'VARCHAR', text: 'VARCHAR'})) TO '${parquet}'`,
    );
    connection.closeSync();
    const encoder = new Encoder(3);
    const [first, second] = [bytes.subarray(0, 5_000), bytes.subarray(5_000)];
    const frames = Buffer.concat([encoder.encodeSync(first), encoder.encodeSync(second)]);
    for (const path of [write('docs.jsonl.gz', gzipSync(bytes)), write('docs.jsonl.zst', frames), parquet]) {
      expect(run('other', path).status).toBe(0);
      expect(survivors('other').map(String).slice(0, 4)).toEqual(['a', 'b', '7', 'empty']);
      expect(table('other', 'duplicates.tsv').map(([loser]) => loser)).toEqual([
        'a-again',
        'a-edited',
        'b-traditional',
        'short-again',
      ]);
    }
  });

  it('gives the same bytes for any order of files and any number of workers', () => {
    const parts = [0, 1, 2].map((part) =>
      write(`part-${part}.jsonl`, jsonl(rows.filter((_row, i) => i % 3 === part))),
    );
    run('one', ...parts, '--workers', '1');
    run('other', ...[...parts].reverse(), '--workers', '4');
    for (const name of [
      'survivors.jsonl',
      'duplicates.tsv',
      'clusters.tsv',
      'signatures/part-000000.parquet',
    ])
      expect(read('other', name), name).toBe(read('one', name));
  });

  it('keeps nothing an earlier run had, unless it was withdrawn', () => {
    const [before, after] = [
      write('1.jsonl', jsonl(rows.slice(0, 2))),
      write('2.jsonl', jsonl(rows.slice(2))),
    ];
    run('first', before);
    const signatures = join(dir, 'first/signatures');
    run('second', after, '--earlier', signatures);
    expect(survivors('second')).toEqual([7, 'empty', undefined]);
    expect(table('second', 'duplicates.tsv')[1]?.slice(0, 2)).toEqual(['a-edited', 'a']);
    const withdrawn = write('withdrawn.txt', 'b\n');
    run('third', after, '--earlier', signatures, '--withdrawn', withdrawn);
    expect(survivors('third')).toEqual(['b-traditional', 7, 'empty', undefined]);
  });

  it('takes the address, the order and the survivor from fields it is told', () => {
    const path = write(
      'fields.jsonl',
      jsonl([
        { key: 1, body: page(0), at: '2026-02', url: 'http://x.example/1?utm_source=a' },
        { key: 2, body: page(300), at: '2026-01', url: 'http://x.example/1#top' },
        { key: 3, body: `${page(0)}尾巴长一点`, at: '2026-03', url: 'http://x.example/3' },
      ]),
    );
    const fields = ['--text-field', 'body', '--id-field', 'key', '--url-field', 'url', '--order-field', 'at'];
    run('fields', path, ...fields);
    expect(table('fields', 'duplicates.tsv').map(([loser, of, , layer]) => [loser, of, layer])).toEqual([
      ['1', '2', 'url'],
    ]);
    run('longest', path, '--text-field', 'body', '--id-field', 'key', '--survivor', 'longest');
    expect(table('longest', 'duplicates.tsv').map(([loser, of]) => [loser, of])).toEqual([['1', '3']]);
  });

  it('drops a page inside a larger one when it is asked to', () => {
    const inside = [
      { id: 'part', text: page(402, 6) },
      { id: 'whole', text: page(400, 30) },
    ];
    const path = write('inside.jsonl', jsonl(inside));
    run('outside', path);
    expect(survivors('outside')).toEqual(['part', 'whole']);
    run('inside', path, '--containment', '0.9');
    expect(survivors('inside')).toEqual(['whole']);
    expect(table('inside', 'duplicates.tsv')).toEqual([['part', 'whole', '1.0000', 'containment']]);
  });

  it('cuts lines of site templates and passages that an earlier page has', () => {
    const pages = Array.from({ length: 6 }, (_, i) => ({
      id: i,
      url: `http://河边.example/${i}`,
      text: `河边小站\n${page(500 + i * 20)}\n版权所有 河边小站`,
    }));
    const other = { id: 'other', url: 'http://other.example/', text: `${page(700)}${page(520, 3)}河边小站` };
    // Rows of which nothing is cut stay as they are written.
    const untouched = `{ "id": 1.50, "text": "${page(900)}" }`;
    const onlyTemplate = { id: 'empty', url: 'http://河边.example/e', text: '河边小站\n\n版权所有 河边小站' };
    const path = write('cuts.jsonl', `${jsonl([...pages, other, onlyTemplate])}${untouched}\n`);
    run('cuts', path, '--url-field', 'url', '--site-lines', '--passages', '50');
    const texts = read('cuts', 'survivors.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as Row).text);
    expect(texts).toEqual([
      ...pages.map((_page, i) => page(500 + i * 20)),
      `${page(700)}河边小站`,
      page(900),
    ]);
    expect(read('cuts', 'survivors.jsonl')).toContain(`${untouched}\n`);
    const cuts = table('cuts', 'cuts.tsv').map(([doc, why, , , of]) => `${doc} ${why} ${of}`);
    expect(cuts.filter((line) => line.includes('SITE_LINE'))).toHaveLength(14);
    expect(cuts.filter((line) => !line.includes('SITE_LINE'))).toEqual(['other REPEATED_PASSAGE 1']);
    expect(JSON.parse(read('cuts', 'summary.json'))).toMatchObject({
      funnel: { documents: 9, survivors: 8, emptiedByCuts: 1 },
      cuts: { documents: 8, siteLines: 14, passages: 1, emptied: 1 },
    });
  });

  it('does not start when a file is not there or is a folder, and names each', () => {
    const folder = join(dir, 'folder.jsonl');
    mkdirSync(folder, { recursive: true });
    const missing = join(dir, 'nowhere.jsonl');
    for (const command of ['dedup', 'decontaminate']) {
      const benchmark = command === 'dedup' ? [] : ['--benchmark', join(dir, 'docs.jsonl')];
      const out = join(dir, 'unmade');
      const args = [command, join(dir, 'docs.jsonl'), folder, missing, ...benchmark, '--out', out];
      const { status, stdout, stderr } = jingliu(args);
      expect([status, stdout, existsSync(out)]).toEqual([2, '', false]);
      expect(stderr).toContain(`${folder}: is a folder`);
      expect(stderr).toContain(`${missing}: there is no such file`);
    }
  });

  it('names a file it cannot read, does the rest, and ends with 1', () => {
    const broken = write('broken.parquet', 'PAR1 and nothing more');
    const cut = write('cut.jsonl.gz', gzipSync(jsonl(rows)).subarray(0, 60));
    const { status, stdout } = run('broken', broken, join(dir, 'docs.jsonl'), cut);
    expect(status).toBe(1);
    for (const name of ['broken.parquet', 'cut.jsonl.gz'])
      expect(stdout).toContain(`FAILED ${join(dir, name)}`);
    expect(survivors('broken')).toHaveLength(5);
    expect(readdirSync(join(dir, 'broken')).sort()).toEqual([
      'clusters.tsv',
      'duplicates.tsv',
      'signatures',
      'summary.json',
      'survivors.jsonl',
    ]);
  });

  it.each([
    ['--threshold', '1.5', /--threshold is more than 0/u],
    ['--survivor', 'best', /--survivor is earliest, longest/u],
    ['--memory', 'much', /--memory is a number with MB or GB/u],
    ['--containment', '2', /--containment is from 0\.5 to 1/u],
    ['--passages', '5', /--passages is from 20/u],
  ])('refuses %s %s', (option, value, message) => {
    const { status, stderr } = run('refused', join(dir, 'docs.jsonl'), option, value);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('jingliu decontaminate', () => {
  const question = '摆渡的老人每天清晨几点把竹篙插进水里，他听见对岸的鸡叫了几遍？';
  const clean = (out: string): Row[] =>
    read(out, 'clean.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);

  it.each([
    ['drop', ['b']],
    ['cut', ['a', 'b']],
  ])('can %s what holds an item', (action, ids) => {
    const docs = write(
      'd.jsonl',
      jsonl([
        { id: 'a', text: `${page(0)}。${question}完。` },
        { id: 'b', text: page(100) },
      ]),
    );
    const items = write(
      'river.json',
      JSON.stringify({ name: 'x', rows: [{ q: { stem: question } }, { q: { stem: '谁？' } }] }),
    );
    const out = `decontaminated-${action}`;
    const args = ['--benchmark', items, '--fields', 'q.stem', '--action', action, '--out', join(dir, out)];
    const { status, stdout } = jingliu(['decontaminate', docs, ...args]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/river\s*│\s*1\s*│\s*1\s*│\s*1\s*│\s*1/u);
    expect(clean(out).map(({ id }) => id)).toEqual(ids);
    expect(clean(out).at(-1)?.text).toBe(page(100));
    if (action === 'cut') expect(clean(out)[0]?.text).toBe(`${page(0)}。完。`);
    expect(table(out, 'contaminated.tsv')).toEqual([
      ['a', 'river', '1', '1.0000', expect.any(String), action],
    ]);
  });
});
