import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { countCalls } from './words/count-calls.ts';
import type { FilterSubject } from './subject.ts';

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
    const { calls, distinct, density } = countCalls(profile);
    return { calls, callDistinct: distinct, callDensity: density };
  },
  judge({ callDistinct, callDensity }, { callDistinctMax, callDensityMax }) {
    if (callDistinct <= callDistinctMax || callDensity <= callDensityMax) return keep;
    return reject('ADVERTISING', { callDistinct, callDistinctMax, callDensity, callDensityMax });
  },
});
