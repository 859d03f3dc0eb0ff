import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SOURCE_FAIL_SHARE_MAX, SOURCE_SAMPLE_MIN, type SiteProfile } from '../core/site-profile.ts';
import type { ReadFile } from './read-yaml.ts';

/** Something about a profile that its form alone does not show. `path` is the key to look at. */
export interface SiteProblem {
  readonly file: string;
  readonly path: readonly string[];
  readonly level: 'error' | 'warning';
  readonly problem: string;
}

/** What a person should know before a site is read: roles, evidence, expiry, assessment (CN-SRC-01, AUD-08). */
export function siteProblems({ file, value: site }: ReadFile<SiteProfile>, today: string): SiteProblem[] {
  const found: Omit<SiteProblem, 'file'>[] = [
    ...roleProblems(site),
    ...barProblems(site),
    ...evidenceProblems(site, dirname(file), today),
    ...assessmentProblems(site),
    ...basisProblems(site),
  ];
  return found.map((problem) => ({ file, ...problem }));
}

type Found = Omit<SiteProblem, 'file'>;

function error(path: readonly string[], problem: string): Found {
  return { path, level: 'error', problem };
}

function warning(path: readonly string[], problem: string): Found {
  return { path, level: 'warning', problem };
}

/** What `jingliu sites add` and `init` write where a person's name belongs. */
const PLACEHOLDER = /^(?:name or role of|another person)/u;

function roleProblems({ basis, status }: SiteProfile): Found[] {
  const { checkedBy, approvedBy } = basis.evidence;
  const at = ['basis', 'evidence'];
  if (checkedBy === approvedBy)
    return [error([...at, 'approvedBy'], 'who approves is another person than who checked (AUD-08)')];
  if (status !== 'approved') return [];
  const unnamed = Object.entries({ checkedBy, approvedBy }).filter(([, name]) => PLACEHOLDER.test(name));
  return unnamed.map(([key]) => error([...at, key], 'approved, and nobody is named (AUD-08)'));
}

/** A barred source is approved again only on a sample drawn since (CN-SRC-05). */
function barProblems({ barred, status, assessment, postAssessment }: SiteProfile): Found[] {
  if (barred === undefined || status !== 'approved') return [];
  const since = [assessment, postAssessment].some((sample) => sample !== undefined && sample.date >= barred.at);
  return since
    ? []
    : [error(['status'], `barred on ${barred.at} and approved without a sample since then (CN-SRC-05)`)];
}

function evidenceProblems({ basis, status }: SiteProfile, folder: string, today: string): Found[] {
  const { url, file, digest, expires } = basis.evidence;
  const found: Found[] = [];
  const at = ['basis', 'evidence'];
  if (basis.kind !== 'none' && url === undefined && file === undefined)
    found.push(error(at, 'a basis needs evidence: an address or a file'));
  if (expires !== undefined && expires < today && status === 'approved')
    found.push(error([...at, 'expires'], `the basis ended on ${expires}; the site counts as having none`));
  if (file === undefined) return found;
  const path = join(folder, file);
  if (!existsSync(path)) return [...found, error([...at, 'file'], `${file} is not there`)];
  const actual = `sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
  if (digest === undefined) found.push(warning([...at, 'file'], `write down its digest: ${actual}`));
  else if (digest !== actual) found.push(error([...at, 'digest'], `${file} has the digest ${actual}`));
  return found;
}

function assessmentProblems({ assessment, postAssessment, status }: SiteProfile): Found[] {
  if (status !== 'approved') return [];
  const before =
    assessment === undefined
      ? [warning(['status'], 'approved without an assessment before collection (CN-SRC-01)')]
      : sampleProblems('assessment', assessment, 'CN-SRC-01');
  return postAssessment === undefined
    ? before
    : [...before, ...sampleProblems('postAssessment', postAssessment, 'CN-SRC-02')];
}

function sampleProblems(name: string, { n, fails }: { n: number; fails: number }, rule: string): Found[] {
  if (fails > n) return [error([name, 'fails'], 'more fails than pages')];
  const found: Found[] = [];
  if (fails > n * SOURCE_FAIL_SHARE_MAX)
    found.push(error([name, 'fails'], `${fails} of ${n} failed, over 5 %: the source is barred (${rule})`));
  if (n < SOURCE_SAMPLE_MIN)
    found.push(warning([name, 'n'], `a sample of ${n} is small; ${SOURCE_SAMPLE_MIN} are asked for`));
  return found;
}

function basisProblems({ basis, status, barred }: SiteProfile): Found[] {
  const named = basis.spdx !== 'NOASSERTION' && basis.spdx !== 'NONE';
  const found: Found[] = [];
  if ((basis.kind === 'license' || basis.kind === 'statute') && !named)
    found.push(error(['basis', 'spdx'], `a ${basis.kind} has an SPDX id or a LicenseRef`));
  if (basis.grantsCrawl && basis.kind !== 'contract')
    found.push(error(['basis', 'grantsCrawl'], 'only a contract can let us fetch what robots.txt disallows'));
  if (status === 'barred' && barred === undefined)
    found.push(warning(['status'], 'barred without a reason; jingliu sites bar writes one'));
  return found;
}
