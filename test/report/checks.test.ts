import { describe, expect, it } from 'vitest';
import { complianceChecks } from '../../src/report/checks.ts';
import type { ReportData } from '../../src/report/data.ts';

const sample = (n: number, fails: number): { n: number; fails: number; date: string } => ({
  n,
  fails,
  date: '2026-11-01',
});
type Site = ReportData['sites'][number];
const site = (over: Partial<Site>): Site => ({
  id: 'blog',
  name: '河边博客',
  operator: '示例文化有限公司',
  icp: '京ICP备2021012345号',
  origin: 'mainland',
  basis: 'license',
  spdx: 'CC-BY-4.0',
  checkedBy: 'a',
  approvedBy: 'b',
  assessment: undefined,
  postAssessment: undefined,
  outcomes: {},
  published: 10,
  ...over,
});

function status(id: string, over: Partial<ReportData>): string {
  const data: ReportData = {
    title: '',
    version: '0.1.0',
    creator: '',
    contact: '',
    licenseProfile: 'commercial',
    manifestDigest: '',
    outcomesRoot: '',
    planDigest: '',
    rows: 20,
    shards: [],
    stages: [],
    reasons: [],
    sites: [],
    robots: [],
    licenses: [],
    pii: {},
    risks: {},
    lexicon: { total: 0, minimum: 0, risks: [] },
    operators: 2,
    reprints: [],
    technical: { rows: 20, sampled: 20, fails: 0 },
    ...over,
  };
  const check = complianceChecks(data).find((line) => line.id === id);
  return `${check?.status} ${check?.value}`;
}

describe('the self-assessment is computed, never typed in', () => {
  it.each<[id: string, what: string, over: Partial<ReportData>, expected: string]>([
    ['CN-SRC-01', 'nobody sampled the source', { sites: [site({})] }, 'not-met 0/1'],
    ['CN-SRC-01', 'at the limit', { sites: [site({ assessment: sample(200, 10) })] }, 'met 1/1'],
    ['CN-SRC-01', 'over the limit', { sites: [site({ assessment: sample(200, 11) })] }, 'not-met 0/1'],
    ['CN-SRC-02', 'nobody verified', { sites: [site({})] }, 'not-measured –'],
    ['CN-SRC-02', 'verified', { sites: [site({ postAssessment: sample(200, 3) })] }, 'met 1/1'],
    [
      'CN-SRC-02',
      'one of two',
      { sites: [site({ postAssessment: sample(200, 3) }), site({ id: 'b' })] },
      'not-met 1/2',
    ],
    ['CN-SRC-02', 'over the limit', { sites: [site({ postAssessment: sample(200, 11) })] }, 'not-met 0/1'],
    ['CN-SRC-03', 'one operator', { operators: 1 }, 'not-met 1'],
    [
      'CN-SRC-04',
      'a third overseas',
      { sites: [site({ published: 20 }), site({ id: 'b', origin: 'overseas' })] },
      'not-met 33.3 %',
    ],
    [
      'CN-EVAL-02',
      'T-03: 9.99 % checked',
      { technical: { rows: 10_000, sampled: 999, fails: 0 } },
      'not-met 9.99 %, 100.00 %',
    ],
    ['CN-EVAL-02', 'all checked', {}, 'met 100.00 %, 100.00 %'],
  ])('%s, %s', (id, _, over, expected) => {
    expect(status(id, over)).toBe(expected);
  });
});
