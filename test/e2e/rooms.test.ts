import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { jingliu, ROOT, temporary } from './cli.ts';

const dir = temporary('rooms');
const PARAGRAPH =
  '河边立着一座旧钟，钟楼的门常年锁着，只有修钟的人每月来一次，上发条，擦灰，再把时间拨准。他的电话是13812345678。';

beforeAll(async () => {
  const { ready } = (await import(join(ROOT, 'scripts/ready.mjs'))) as { ready(): void };
  ready();
});

type Row = Record<string, unknown>;

function apply(rooms: string, rows: readonly unknown[], ...more: string[]): Row[] {
  const lines = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row)));
  const { status, stdout, stderr } = jingliu(
    ['apply', rooms, '--in', '-', '--out', '-', ...more],
    lines.join('\n'),
  );
  const applied = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
  const failed = applied.filter(({ outcome }) => outcome === 'fail');
  expect(status, stderr).toBe(failed.length === 0 ? 0 : 1);
  if (failed.length > 0)
    expect(stderr).toMatch(new RegExp(`${failed.length} rows? failed, the first in line `, 'u'));
  return applied;
}

describe('jingliu apply', () => {
  it('gives one row for each, in order, for any number of workers', () => {
    const rows = Array.from({ length: 300 }, (_, i) =>
      i % 50 === 7
        ? `{"id": broken ${i}`
        : { id: `r${i}`, text: `第${i}页。${PARAGRAPH.repeat(1 + (i % 9))}` },
    );
    const one = apply('normalize,filter,redact,sign', rows, '--workers', '1');
    expect(one.map(({ id }) => id)).toEqual(rows.map((row) => (typeof row === 'string' ? null : row.id)));
    expect(one[7]).toEqual({
      id: null,
      outcome: 'fail',
      reason: 'ROW_INVALID',
      line: 8,
      error: 'the line is not JSON',
    });
    expect(apply('normalize,filter,redact,sign', rows, '--workers', '3')).toEqual(one);
  });

  it('reads bytes of a file in their own character set', () => {
    const file = join(dir, 'page.html');
    writeFileSync(
      file,
      Buffer.from([0x3c, 0x70, 0x3e, 0xba, 0xd3, 0xb1, 0xdf, 0xb5, 0xc4, 0xd6, 0xd3, 0x3c, 0x2f, 0x70, 0x3e]),
    );
    expect(
      apply('decode', [{ id: 'a', htmlFile: file, contentType: 'text/html; charset=gbk' }]),
    ).toMatchObject([{ id: 'a', outcome: 'keep', encoding: 'gb18030', html: '<p>河边的钟</p>' }]);
    expect(apply('decode', [{ id: 'b', htmlFile: join(dir, 'nowhere.html') }])).toMatchObject([
      { id: 'b', outcome: 'fail', reason: 'FILE_UNREADABLE' },
    ]);
  });

  it('gives spans in units of the text that entered redact', () => {
    const [row] = apply('redact', [{ id: 'a', text: PARAGRAPH }]);
    const [span] = (row?.['spans'] ?? []) as { start: number; end: number }[];
    expect(PARAGRAPH.slice(span?.start, span?.end)).toBe('13812345678');
    expect(row?.['text']).not.toContain('13812345678');
  });

  it('--all goes on behind a rejection and keeps the first reason', () => {
    const rows = [{ id: 'a', html: `<title>钟</title><h1>钟</h1><p>${PARAGRAPH}</p>` }];
    const [stopped] = apply('decode,extract,license,normalize,redact', rows);
    const [all] = apply('decode,extract,license,normalize,redact', rows, '--all');
    expect(stopped).toMatchObject({ outcome: 'hold', reason: 'LICENSE_UNKNOWN' });
    expect(stopped?.['spans']).toBeUndefined();
    expect(all).toMatchObject({ outcome: 'hold', reason: 'LICENSE_UNKNOWN', spans: [{ rule: 'PII-05' }] });
  });
});

describe('Markdown', () => {
  const html = `<title>钟</title><body><article><h2>钟楼</h2><p>${PARAGRAPH}</p><ul><li>每月上发条，<a href="/a">擦灰</a>。</li></ul></article></body>`;

  it('stands beside the text, with where each block came from', () => {
    const [row] = apply('decode,extract', [{ id: 'a', html }], '--markdown', '--links');
    expect(row?.['markdown']).toBe(`## 钟楼\n\n${PARAGRAPH}\n\n- 每月上发条，[擦灰](/a)。`);
    expect(row?.['text']).toBe(`钟楼\n${PARAGRAPH}\n每月上发条，擦灰。`);
    const blocks = (row?.['blocks'] ?? []) as { sourceStart: number; sourceEnd: number }[];
    expect(blocks.map(({ sourceStart, sourceEnd }) => html.slice(sourceStart, sourceEnd))).toEqual([
      '钟楼',
      PARAGRAPH,
      '每月上发条，<a href="/a">擦灰</a>。',
    ]);
  });

  it('is what later rooms work on, so that no second copy keeps personal data', () => {
    const [row] = apply('decode,extract,redact', [{ id: 'a', html }], '--markdown');
    expect(row?.['text']).toMatch(/^## 钟楼\n\n/u);
    expect(JSON.stringify(row)).not.toContain('13812345678');
  });

  it('takes its choices only together', () => {
    expect(jingliu(['apply', 'decode,extract', '--links'], '').status).toBe(2);
    expect(jingliu(['apply', 'decode', '--markdown'], '').status).toBe(2);
    expect(jingliu(['apply', 'decode,extract', '--markdown', '--tables', 'html'], '').status).toBe(2);
  });
});

describe('jingliu explain', () => {
  it('tells what was taken and why, in a table and in an overlay', () => {
    const file = join(dir, 'explained.html');
    const overlay = join(dir, 'overlay.html');
    writeFileSync(
      file,
      `<title>钟楼_镇志</title><body><div class="nav"><a href="/">首页</a></div><article><h1>钟楼</h1><p>${PARAGRAPH}</p><p>${PARAGRAPH}</p></article><div class="footer">© 2024 镇志 浙ICP备2019908806号-1</div></body>`,
    );
    const { status, stdout } = jingliu(['explain', file, '--html', overlay]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/│ ✓ │ main text .*│ h1 .*│ 钟楼/u);
    expect(stdout).toMatch(/│ · │ band of the page div\.nav/u);
    expect(stdout).toMatch(/filing .*ICP-01 .*footer .*浙ICP备2019908806号-1/u);
    expect(readFileSync(overlay, 'utf8')).toContain('钟楼的门常年锁着');
    expect(jingliu(['explain', join(dir, 'nowhere.html')]).status).toBe(2);
  });
});

describe('jingliu explain --site', () => {
  it('reads the page as one of that site, by the selectors of its profile', () => {
    const rules = join(dir, 'rules-of-a-site');
    cpSync(join(ROOT, 'rules'), rules, { recursive: true });
    const profile = join(rules, 'sites/blog-shiyu.yaml');
    const selectors = "selectors: { content: '.tower', remove: ['.note'] }\n";
    writeFileSync(profile, `${readFileSync(profile, 'utf8')}\n${selectors}`);
    const file = join(dir, 'of-a-site.html');
    const other = PARAGRAPH.replace('钟楼', '鼓楼');
    writeFileSync(
      file,
      `<body><p>${other}${other}</p><div class="tower"><p>${PARAGRAPH}</p><p class="note">编者按：${other}</p></div></body>`,
    );
    const { status, stdout } = jingliu(['explain', file, '--site', 'blog-shiyu', '--rules', rules]);
    expect(status).toBe(0);
    expect(stdout.match(/✓ │ main text/gu)).toHaveLength(1);
    expect(stdout.match(/left out by selectors/gu)).toHaveLength(2);
    expect(jingliu(['explain', file, '--site', 'nowhere', '--rules', rules])).toMatchObject({ status: 2 });
  });
});

describe('jingliu init', () => {
  it('makes a start whose rules are read, and never overwrites one', () => {
    const target = join(dir, 'corpus');
    expect(jingliu(['init', target])).toMatchObject({ status: 0 });
    expect(jingliu(['rules', join(target, 'pipeline.yaml')])).toMatchObject({ status: 0 });
    const profile = join(target, 'rules/sites/my-site.yaml');
    writeFileSync(profile, `${readFileSync(profile, 'utf8')}# mine\n`);
    expect(jingliu(['init', target]).status).toBe(2);
    expect(readFileSync(profile, 'utf8')).toMatch(/# mine\n$/u);
  });

  it('names file, line and column of a key that is not known, and starts nothing', () => {
    const target = join(dir, 'corpus');
    const file = join(target, 'pipeline.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^id: /mu, 'speed: 11\nid: '));
    const { status, stderr } = jingliu(['run', file, '--out', join(dir, 'none')]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/pipeline\.yaml:\d+:1: .*"speed"/u);
    expect(existsSync(join(dir, 'none'))).toBe(false);
    rmSync(target, { recursive: true });
  });
});
