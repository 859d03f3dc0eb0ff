import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OutcomeRow } from '../../src/core/ledger.ts';
import { indexOutlets } from '../../src/license/outlet-sites.ts';
import { reprintGraph } from '../../src/pipeline/reprints.ts';
import { profile, rules } from '../license/support.ts';

const outlets = indexOutlets(
  [
    profile({ id: 'chenbao', name: '示例晨报网', hosts: ['news.chenbao.example'] }),
    profile({ id: 'blog', name: '河边博客', hosts: ['blog.example'] }),
    profile({ id: 'renmin', name: '甲站', hosts: ['www.people.com.cn'] }),
  ],
  rules,
);

it.each([
  ['示例晨报', 'chenbao'],
  ['示例晨报网', 'chenbao'],
  ['示例晨报客户端', 'chenbao'],
  ['《示例晨报》', 'chenbao'],
  ['chenbao.example', 'chenbao'],
  ['人民网', 'renmin'],
  ['示例晚报', ''],
  ['晨报', ''],
  ['', ''],
])('outlet “%s” is site “%s”', (outlet, site) => {
  expect(outlets.siteOf(outlet)).toBe(site);
});

interface Made {
  readonly id: string;
  readonly site: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly chars?: number;
  readonly at?: string;
  readonly spdx?: string;
}

function row({ id, site, outlet, title, chars, at, spdx }: Made): OutcomeRow {
  return {
    id,
    url: `https://${site}.example/${id}`,
    site,
    stage: 'curate',
    kind: 'keep',
    detail: {
      capture: { capturedAt: at ?? '2026-11-20T08:00:00Z' },
      extraction: { chars: chars ?? 800 },
      permission: {
        origin: outlet === undefined ? { kind: 'own', name: '' } : { kind: 'outlet', name: outlet },
        attribution: { title: title ?? '河边的早晨与老人' },
        verdict: outlet === undefined ? 'allow' : 'deny',
        spdx: spdx ?? 'NOASSERTION',
      },
    },
  };
}

function graph(
  pages: readonly Made[],
  losers: readonly (readonly [id: string, of: string])[] = [],
): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'jingliu-reprints-'));
  const write = (name: string, rows: readonly object[]): string => {
    writeFileSync(join(dir, name), rows.map((item) => `${JSON.stringify(item)}\n`).join(''));
    return join(dir, name);
  };
  const curated = write('curate.jsonl', pages.map(row));
  const lost = losers.map(([id, of]) => ({
    id,
    url: '',
    site: '',
    stage: 'dedup',
    kind: 'reject',
    detail: { of },
  }));
  return reprintGraph([curated], write('dedup.jsonl', lost), outlets).map(
    ({ id, original, by, verdict, conflict }) =>
      `${id}→${original} ${by} ${verdict}${conflict ? ' conflict' : ''}`,
  );
}
const repost: Made = { id: 'r', site: 'blog', outlet: '示例晨报' };
const original: Made = { id: 'o', site: 'chenbao', spdx: 'CC-BY-4.0' };

it.each<[what: string, pages: Made[], losers: [string, string][], edges: string[]]>([
  ['a repost and the page of its outlet', [repost, original], [], ['r→o named allow']],
  ['the outlet has no such page', [repost, { ...original, title: '河边的黄昏与老人' }], [], []],
  ['another site has the same title', [repost, { ...original, site: 'other' }], [], []],
  ['a title that many pages bear', [repost, original].map((page) => ({ ...page, title: '通知' })), [], []],
  ['a text of another length', [repost, { ...original, chars: 4000 }], [], []],
  [
    'the earliest of two originals',
    [repost, original, { ...original, id: 'o2', at: '2026-11-19T08:00:00Z' }],
    [],
    ['r→o2 named allow'],
  ],
  [
    'another license than the original',
    [{ ...repost, spdx: 'CC0-1.0' }, original],
    [],
    ['r→o named allow conflict'],
  ],
  ['a copy on another site', [{ id: 'c', site: 'blog' }, original], [['c', 'o']], ['c→o copy allow']],
  ['a copy on the same site', [{ id: 'c', site: 'chenbao' }, original], [['c', 'o']], []],
])('%s', (_, pages, losers, edges) => {
  expect(graph(pages, losers)).toEqual(edges);
});
