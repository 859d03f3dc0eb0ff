import { keep, type Decision } from '../core/decision.ts';
import type { Measures } from '../core/measures.ts';
import { FILTERS, type FilterThresholds } from './run-filters.ts';

/** Judges a document by measures that were stored: what the first filter says that does not keep, as in `runFilters`. */
export function judgeMeasures(
  measures: Measures,
  thresholds: FilterThresholds,
): { readonly decision: Decision; readonly step: string } {
  for (const filter of FILTERS as unknown as readonly Judge[]) {
    const decision = filter.judge(measures, thresholds.filters[filter.id]);
    if (decision.kind !== 'keep') return { decision, step: filter.id };
  }
  return { decision: keep, step: 'filter' };
}

// Each filter knows its own measures and parameters; the loop only hands them on.
interface Judge {
  readonly id: keyof FilterThresholds['filters'];
  judge(measures: Measures, params: unknown): Decision;
}
