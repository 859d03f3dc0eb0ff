import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { siteOperators } from '../../src/pipeline/site-operators.ts';

const root = mkdtempSync(join(tmpdir(), 'jingliu-operators-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Seen = readonly [url: string, day: string, operator: string | undefined];

function run(name: string, pages: readonly Seen[]): string {
  const folder = join(root, name);
  mkdirSync(join(folder, 'outcomes'), { recursive: true });
  const rows = pages.map(([url, day, operator]) => {
    const capture = { capturedAt: `${day}T00:00:00Z` };
    const identity = { icp: [], result: operator === '' ? 'ICP-S4' : 'ICP-S2', operator };
    const detail = operator === undefined ? { capture } : { capture, identity };
    return JSON.stringify({ id: url, url, site: 's', stage: 'curate', kind: 'reject', detail });
  });
  writeFileSync(join(folder, 'outcomes', 'curate-s.jsonl'), `${rows.join('\n')}\n`);
  return folder;
}

it('joins the pages of several runs: a new number is drift, a shared one is one operator', () => {
  const old = run('old', [
    ['https://a.example/1', '2026-01-03', '京ICP备11111111号'],
    ['https://a.example/2', '2026-01-02', '京ICP备11111111号'],
    ['https://a.example/3', '2026-01-04', ''],
    ['https://b.example/1', '2026-01-02', '京ICP备22222222号'],
    ['https://b.example/2', '2026-01-02', undefined],
  ]);
  const later = run('later', [
    ['https://a.example/1', '2026-06-01', '京ICP备33333333号'],
    ['https://c.example/1', '2026-06-01', '京ICP备22222222号'],
  ]);
  const told = siteOperators([old, later]).map(({ host, result, operators, sharedWith }) => [
    host,
    result,
    operators.map((o) => `${o.operator} ${o.firstSeen.slice(0, 10)} ${o.lastSeen.slice(0, 10)}`),
    sharedWith,
  ]);
  expect(told).toEqual([
    [
      'a.example',
      'ICP-S2',
      ['京ICP备11111111号 2026-01-02 2026-01-03', '京ICP备33333333号 2026-06-01 2026-06-01'],
      [],
    ],
    ['b.example', 'ICP-S5', ['京ICP备22222222号 2026-01-02 2026-01-02'], ['c.example']],
    ['c.example', 'ICP-S5', ['京ICP备22222222号 2026-06-01 2026-06-01'], ['b.example']],
  ]);
});

it('says which folder holds no run', () => {
  expect(() => siteOperators([join(root, 'nothing')])).toThrow('holds no curated pages');
});
