import { keep, type Decision } from '../core/decision.ts';
import type { Measures } from '../core/measures.ts';
import { profileText } from '../text/profile.ts';
import { FILTERS, type FilterSubject, type FilterThresholds } from './run-filters.ts';

/**
 * Judges a document by measures that were stored: what the first filter says that does not keep, as in `runFilters`. A
 * filter some of whose measures are not among them (an earlier version stored them) is not asked.
 */
export function judgeMeasures(
  measures: Measures,
  thresholds: FilterThresholds,
): { readonly decision: Decision; readonly step: string } {
  for (const filter of FILTERS as unknown as readonly Judge[]) {
    if (!namesOf(filter).every((name) => name in measures)) continue;
    const decision = filter.judge(measures, thresholds.filters[filter.id]);
    if (decision.kind !== 'keep') return { decision, step: filter.id };
  }
  return { decision: keep, step: 'filter' };
}

/** Filters, by id, that measures do not suffice for. */
export function unmeasured(measures: Measures): readonly string[] {
  const lacking = (FILTERS as unknown as readonly Judge[]).filter(
    (filter) => !namesOf(filter).every((name) => name in measures),
  );
  return lacking.map(({ id }) => id);
}

const known = new Map<string, readonly string[]>();

/** Names of a filter's measures: those of an empty text. */
function namesOf(filter: Judge): readonly string[] {
  const names =
    known.get(filter.id) ??
    Object.keys(filter.measure({ profile: profileText(''), pageKind: 'other', title: '' }));
  known.set(filter.id, names);
  return names;
}

// Each filter knows its own measures and parameters; the loop only hands them on.
interface Judge {
  readonly id: keyof FilterThresholds['filters'];
  measure(subject: FilterSubject): Measures;
  judge(measures: Measures, params: unknown): Decision;
}
