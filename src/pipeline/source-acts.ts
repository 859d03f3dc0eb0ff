import { digestOf, type Digest } from '../core/digest.ts';
import type { Ledger } from '../core/ledger.ts';
import { SOURCE_FAIL_SHARE_MAX, type SiteProfile } from '../core/site-profile.ts';
import { judgeSample } from '../stats/binomial.ts';

/**
 * Chains what people decided about the sources of a run: samples before and after collection (CN-SRC-01,
 * CN-SRC-02) and bars (CN-SRC-05). Who decided stands in the profile, never in the ledger.
 */
export function recordSources(ledger: Ledger, profiles: readonly SiteProfile[]): void {
  for (const site of profiles) {
    if (site.assessment !== undefined) recordSample(ledger, site, 'before', site.assessment);
    if (site.postAssessment !== undefined) recordSample(ledger, site, 'after', site.postAssessment);
    if (site.barred !== undefined && site.status === 'barred') recordBar(ledger, site, site.barred);
  }
}

function recordSample(
  ledger: Ledger,
  { id }: SiteProfile,
  phase: 'before' | 'after',
  sample: NonNullable<SiteProfile['assessment']>,
): void {
  const { n, fails, seed, date, sheet } = sample;
  const { passes, provenBelow } = judgeSample(fails, n, SOURCE_FAIL_SHARE_MAX);
  ledger.act({
    actor: 'assessor',
    actorKind: 'person',
    action: 'site.assessment',
    objectType: 'site',
    objectId: id,
    ruleId: phase === 'before' ? 'CN-SRC-01' : 'CN-SRC-02',
    decision: passes ? 'pass' : 'fail',
    evidence: (sheet as Digest | undefined) ?? digestOf(sample),
    payload: { phase, n, fails, seed, date, proven: provenBelow },
  });
}

function recordBar(ledger: Ledger, { id }: SiteProfile, barred: NonNullable<SiteProfile['barred']>): void {
  ledger.act({
    actor: 'approver',
    actorKind: 'person',
    action: 'site.bar',
    objectType: 'site',
    objectId: id,
    ruleId: 'CN-SRC-05',
    decision: 'barred',
    evidence: digestOf(barred),
    payload: { at: barred.at },
  });
}
