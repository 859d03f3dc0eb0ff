import { z } from 'zod';
import { keep, type Decision } from '../core/decision.ts';
import type { Measures } from '../core/measures.ts';
import type { ReasonCode } from '../core/reasons.ts';
import { ruleHeader } from '../core/rule-file.ts';
import { coherence } from './coherence/coherence.ts';
import { injection } from './injection/injection.ts';
import { solicitation } from './solicitation.ts';
import { spun } from './spun/spun.ts';
import { stuffing } from './stuffing.ts';
import { advertising } from './advertising.ts';
import { duplicateLines } from './duplicate-lines.ts';
import { fluent } from './coherence/fluent.ts';
import { garbled } from './garbled.ts';
import { hanRatio } from './han-ratio.ts';
import { language } from './language.ts';
import { length } from './length.ts';
import { menuLines } from './menu-lines.ts';
import { quality } from './quality.ts';
import { repetition } from './repetition.ts';
import { sentenceEnds } from './sentence-ends.ts';
import { sentenceLength } from './sentence-length.ts';
import type { FilterSubject } from './subject.ts';
import { symbols } from './symbols.ts';
import { vocabulary } from './vocabulary.ts';

export type { FilterSubject } from './subject.ts';

/** Every filter, in the order they are asked: the first that does not keep gives the reason. */
export const FILTERS = [
  length,
  garbled,
  language,
  hanRatio,
  symbols,
  duplicateLines,
  repetition,
  vocabulary,
  fluent,
  menuLines,
  sentenceEnds,
  sentenceLength,
  solicitation,
  injection,
  advertising,
  stuffing,
  spun,
  quality,
  coherence,
] as const;

/** Shape of rules/thresholds/*.yaml: the parameters of each filter under its id. */
export const filterThresholdsSchema = z.strictObject({
  ...ruleHeader,
  filters: z.strictObject({
    'filter.length': length.params,
    'filter.fluency': fluent.params,
    'filter.garbled': garbled.params,
    'filter.injection': injection.params,
    'filter.language': language.params,
    'filter.han-ratio': hanRatio.params,
    'filter.solicitation': solicitation.params,
    'filter.spun': spun.params,
    'filter.stuffing': stuffing.params,
    'filter.symbols': symbols.params,
    'filter.coherence': coherence.params,
    'filter.duplicate-lines': duplicateLines.params,
    'filter.repetition': repetition.params,
    'filter.vocabulary': vocabulary.params,
    'filter.menu-lines': menuLines.params,
    'filter.sentence-ends': sentenceEnds.params,
    'filter.sentence-length': sentenceLength.params,
    'filter.advertising': advertising.params,
    'filter.quality': quality.params,
  }),
});

export type FilterThresholds = z.infer<typeof filterThresholdsSchema>;

export interface FilterResult {
  readonly measures: Measures;
  readonly decision: Decision;
  /** The filter that decided; absent for `keep`. */
  readonly step?: string;
  readonly version?: number;
  /** Every filter that did not keep, in order. */
  readonly failed: readonly { readonly step: string; readonly reason: ReasonCode }[];
}

/** Takes every measure, then asks every filter: what the later ones think is recorded too. */
export function runFilters(subject: FilterSubject, thresholds: FilterThresholds): FilterResult {
  const measures: Record<string, number> = {};
  const failed: { step: string; reason: ReasonCode }[] = [];
  let first: Pick<FilterResult, 'decision' | 'step' | 'version'> = { decision: keep };
  for (const filter of FILTERS as unknown as readonly AnyFilter[]) {
    const measured = filter.measure(subject);
    Object.assign(measures, measured);
    const decision = filter.judge(measured, thresholds.filters[filter.id]);
    if (decision.kind === 'keep') continue;
    if (failed.length === 0) first = { decision, step: filter.id, version: filter.version };
    failed.push({ step: filter.id, reason: decision.reason });
  }
  return { measures, ...first, failed };
}

// Each filter knows its own measures and parameters; the loop only hands them on.
interface AnyFilter {
  readonly id: keyof FilterThresholds['filters'];
  readonly version: number;
  measure(subject: FilterSubject): Measures;
  judge(measures: Measures, params: unknown): Decision;
}
