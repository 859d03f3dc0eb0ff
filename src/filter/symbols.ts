import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/** Rejects texts made of symbols, digits or emoji. Tables in documentation and regulations may be numbers mostly. */
export const symbols = defineFilter({
  id: 'filter.symbols',
  version: 1,
  params: z.strictObject({
    symbolRatioMax: z.number().min(0).max(1),
    digitRatioMax: z.number().min(0).max(1),
    digitRatioMaxStructured: z.number().min(0).max(1),
    punctuationRatioMax: z.number().min(0).max(1),
  }),
  measure(subject: FilterSubject) {
    const { profile } = subject;
    const share = (count: number): number => (profile.visible === 0 ? 0 : count / profile.visible);
    return {
      symbolRatio: share(profile.symbols + profile.emoji),
      digitRatio: share(profile.digits),
      punctuationRatio: share(profile.punctuation),
      structured: isStructured(subject) ? 1 : 0,
    };
  },
  judge({ symbolRatio, digitRatio, punctuationRatio, structured }, params) {
    const digitRatioMax = structured === 1 ? params.digitRatioMaxStructured : params.digitRatioMax;
    const { symbolRatioMax, punctuationRatioMax } = params;
    if (
      symbolRatio <= symbolRatioMax &&
      digitRatio <= digitRatioMax &&
      punctuationRatio <= punctuationRatioMax
    )
      return keep;
    return reject('SYMBOL_RATIO_HIGH', {
      symbolRatio,
      symbolRatioMax,
      digitRatio,
      digitRatioMax,
      punctuationRatio,
      punctuationRatioMax,
    });
  },
});
