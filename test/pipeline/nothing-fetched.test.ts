import { expect, it } from 'vitest';
import { summarize } from '../../src/cli/summary.ts';
import { unreadSites } from '../../src/cli/unread-sites.ts';
import type { SiteProfile } from '../../src/core/site-profile.ts';
import type { Plan } from '../../src/pipeline/plan.ts';
import type { RunSummary } from '../../src/pipeline/runner.ts';
import { siteOf } from '../crawl/support.ts';

function summary(seen: number, rows: number): RunSummary {
  const tally = { in: seen, keep: 0, reject: seen, hold: 0, fail: 0, reasons: {} };
  return {
    stages: [{ stage: 'crawl', tally }],
    release: {
      folder: 'out/release/0.1.0',
      rows,
      shards: 0,
      report: 'out/report.html',
      exampleUrl: '',
      sources: { operators: 0, overseas: 0 },
    },
    failedTasks: 0,
    interrupted: false,
  };
}

const unread = 'Nothing was fetched: none of 2 site profile(s) is approved.';

it.each([
  [0, 0, unread, true],
  // Barred sites are seen and not asked.
  [3, 0, unread, true],
  [3, 0, undefined, false],
  // Collections that were imported: nothing is fetched, and nothing is missing.
  [0, 2, unread, false],
])('%i addresses seen and %i rows: says why nothing was fetched: %s %s', (seen, rows, why, isSaid) => {
  const text = summarize(summary(seen, rows), 'pipeline.yaml', 'out', 'out/captures', why);
  expect(text.includes('Nothing was fetched')).toBe(isSaid);
});

it('a crawl alone says so as well', () => {
  const { release: _, ...crawlOnly } = summary(0, 0);
  expect(summarize(crawlOnly, 'pipeline.yaml', 'out', 'out/captures', unread)).toContain(unread);
});

function planOf(sites: readonly SiteProfile[], chosen: 'all' | readonly string[] = 'all'): Plan {
  return {
    file: '/work/pipeline.yaml',
    pipeline: { rules: 'rules', crawl: { sites: chosen } },
    rules: { sites: { profiles: sites } },
  } as unknown as Plan;
}

const site = (id: string, status: SiteProfile['status']): SiteProfile => siteOf(id, { status });

it.each([
  [[site('a', 'approved'), site('b', 'pending')], 'all', undefined],
  [[site('a', 'approved'), site('b', 'barred')], ['b'], /none of 1 .*\n {2}barred {3}1: b\n/u],
  [
    [site('a', 'pending'), site('b', 'barred')],
    'all',
    /none of 2 .*\n {2}pending {2}1: a\n[^]*barred {3}1: b\n/u,
  ],
  [[], 'all', /\/work\/rules\/sites holds no profile/u],
  [[], [], undefined],
  [
    Array.from({ length: 7 }, (_, i) => site(`s${i}`, 'pending')),
    'all',
    /pending {2}7: s0, s1, s2, s3, s4 and 2 more\n/u,
  ],
] as const)('%#: names what is pending and what is barred', (sites, chosen, expected) => {
  const text = unreadSites(planOf(sites, chosen));
  if (expected === undefined) expect(text).toBeUndefined();
  else expect(text).toMatch(expected);
});
