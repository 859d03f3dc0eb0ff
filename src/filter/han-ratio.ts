import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/**
 * Rejects texts with too few Han characters among their letters (Han, Latin, kana, hangul). Digits and
 * punctuation are no letters, so tables do not lower it. A text without letters has ratio 0.
 */
export const hanRatio = defineFilter({
  id: 'filter.han-ratio',
  version: 1,
  params: z.strictObject({
    hanRatioMin: z.number().min(0).max(1),
    /** For documentation: code and identifiers are most letters of a good Chinese manual. */
    hanRatioMinStructured: z.number().min(0).max(1),
  }),
  measure(subject: FilterSubject) {
    const { profile } = subject;
    const letters = profile.han + profile.latin + profile.kana + profile.hangul;
    return {
      hanRatio: letters === 0 ? 0 : profile.han / letters,
      structured: isStructured(subject) ? 1 : 0,
    };
  },
  judge({ hanRatio, structured }, { hanRatioMin, hanRatioMinStructured }) {
    const min = structured === 1 ? hanRatioMinStructured : hanRatioMin;
    return hanRatio >= min ? keep : reject('HAN_RATIO_LOW', { hanRatio, hanRatioMin: min });
  },
});
