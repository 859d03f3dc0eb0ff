import type { z } from 'zod';
import type { Decision } from './decision.ts';
import type { Measures } from './measures.ts';

/**
 * A filter measures, then judges. Measures are stored, so a threshold can be tried on last month's
 * numbers. Both functions are pure and synchronous; `S` is what the room gives every filter to look at.
 */
export interface Filter<S, K extends string = string, P = unknown> {
  readonly id: `filter.${string}`;
  /** Raised when the same input could give another output. */
  readonly version: number;
  /** The shape of its thresholds; their values live in rules/thresholds/. */
  readonly params: z.ZodType<P>;
  measure(subject: S): Measures<K>;
  judge(measures: Measures<K>, params: P): Decision;
}

/** Keeps the literal types of a filter's measures and parameters. */
export function defineFilter<S, K extends string, P>(filter: Filter<S, K, P>): Filter<S, K, P> {
  return Object.freeze(filter);
}
