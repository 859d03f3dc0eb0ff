import type { Evidence } from '../../core/decision.ts';
import type { OutcomeRow } from '../../core/ledger.ts';
import type { Measures } from '../../core/measures.ts';
import { judgeMeasures, unmeasured } from '../../filter/judge-measures.ts';
import type { FilterThresholds } from '../../filter/run-filters.ts';
import type { StepResult } from '../draft.ts';

/** What curate says of a page, or would say. */
export interface Verdict {
  readonly kind: OutcomeRow['kind'];
  /** '' for `keep`. */
  readonly reason: string;
  readonly step: string;
  readonly evidence: Evidence;
  /** The page would go on to rooms it never reached, which may still reject it. */
  readonly unfinished: boolean;
}

/**
 * Judges a page of curate again from its stored measures. Pages that never reached the filters keep their
 * verdict; what other rooms said of a page stands.
 */
export function rejudge(row: OutcomeRow, thresholds: FilterThresholds): Verdict {
  const steps = (row.detail['steps'] ?? []) as unknown as readonly StepResult[];
  const at = steps.findIndex(({ step }) => isQuality(step));
  if (!isMeasured(steps, at)) return recorded(row);
  const { decision, step } = judgeMeasures((row.detail['measures'] ?? {}) as Measures, thresholds);
  if (decision.kind !== 'keep')
    return {
      kind: decision.kind,
      reason: decision.reason,
      step,
      evidence: decision.evidence,
      unfinished: false,
    };
  const later = steps.slice(at + 1).find(({ kind }) => kind !== 'keep');
  if (later !== undefined) return ofStep(later);
  const unfinished = row.kind !== 'keep';
  return { kind: 'keep', reason: '', step: '', evidence: {}, unfinished };
}

/** Filters whose measures of a page are not all stored; none for a page that never reached them. */
export function unmeasuredOf(row: OutcomeRow): readonly string[] {
  const steps = (row.detail['steps'] ?? []) as unknown as readonly StepResult[];
  const at = steps.findIndex(({ step }) => isQuality(step));
  return isMeasured(steps, at) ? unmeasured((row.detail['measures'] ?? {}) as Measures) : [];
}

function isMeasured(steps: readonly StepResult[], at: number): boolean {
  return at >= 0 && steps.slice(0, at).every(({ kind }) => kind === 'keep');
}

/** The verdict as it stands in the outcome file. */
export function recorded(row: OutcomeRow): Verdict {
  const steps = (row.detail['steps'] ?? []) as unknown as readonly StepResult[];
  const decided = steps.find(({ kind }) => kind !== 'keep');
  if (decided !== undefined) return ofStep(decided);
  return { kind: row.kind, reason: row.reason ?? '', step: row.step ?? '', evidence: {}, unfinished: false };
}

function ofStep({ kind, reason, step, evidence }: StepResult): Verdict {
  return { kind, reason: reason ?? '', step, evidence: evidence ?? {}, unfinished: false };
}

function isQuality(step: string): boolean {
  return step === 'filter' || (step.startsWith('filter.') && step !== 'filter.risk');
}
