import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { buildAutomaton, type Automaton } from '../text/automaton.ts';
import { foldForScan, foldWord } from '../text/scan-fold.ts';
import { CALLS_TO_ACTION } from './calls-to-action.ts';
import type { FilterSubject } from './subject.ts';

/** A thousand Han characters; below this the density of a single call would say too much. */
const PER_HAN = 1000;
const HAN_MIN = 200;

/**
 * Rejects texts that sell more than they tell: wordings that ask the reader to scan, add, download,
 * call or buy, counted once each, and their density over the text.
 */
export const advertising = defineFilter({
  id: 'filter.advertising',
  version: 1,
  params: z.strictObject({
    callDistinctMax: z.number().int().min(0),
    /** Calls for each 1,000 Han characters. */
    callDensityMax: z.number().min(0),
  }),
  measure({ profile }: FilterSubject) {
    const { calls, distinct } = countCalls(profile.text);
    return { calls, callDistinct: distinct, callDensity: (calls * PER_HAN) / Math.max(HAN_MIN, profile.han) };
  },
  judge({ callDistinct, callDensity }, { callDistinctMax, callDensityMax }) {
    if (callDistinct <= callDistinctMax || callDensity <= callDensityMax) return keep;
    return reject('ADVERTISING', { callDistinct, callDistinctMax, callDensity, callDensityMax });
  },
});

let automaton: Automaton | undefined;

function countCalls(text: string): { readonly calls: number; readonly distinct: number } {
  automaton ??= buildAutomaton([...new Set(CALLS_TO_ACTION.map(foldWord))]);
  const { units, length } = foldForScan(text);
  const seen = new Set<number>();
  let calls = 0;
  automaton.scan(units, length, (pattern) => {
    calls++;
    seen.add(pattern);
  });
  return { calls, distinct: seen.size };
}
