import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { isVerse, lineShape } from './line-shape.ts';
import { ngramShares } from './ngrams.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/**
 * Rejects texts that say the same again and again: one 4-gram that fills the text, or 10-grams that
 * occurred before. On letters and digits only, so layout does not count.
 */
export const repetition = defineFilter({
  id: 'filter.repetition',
  version: 1,
  params: z.strictObject({
    topGramRatioMax: z.number().min(0).max(1),
    dupGramRatioMax: z.number().min(0).max(1),
    /** For documentation and regulations: tables and articles are built from set phrases. */
    dupGramRatioMaxStructured: z.number().min(0).max(1),
  }),
  measure(subject: FilterSubject) {
    const { profile } = subject;
    const { top, duplicate } = ngramShares(profile);
    return {
      topGramRatio: top,
      dupGramRatio: isVerse(lineShape(profile)) ? 0 : duplicate,
      structured: isStructured(subject) ? 1 : 0,
    };
  },
  judge(
    { topGramRatio, dupGramRatio, structured },
    { topGramRatioMax, dupGramRatioMax, dupGramRatioMaxStructured },
  ) {
    const dupMax = structured === 1 ? dupGramRatioMaxStructured : dupGramRatioMax;
    if (topGramRatio <= topGramRatioMax && dupGramRatio <= dupMax) return keep;
    return reject('NGRAM_REPETITION', {
      topGramRatio,
      topGramRatioMax,
      dupGramRatio,
      dupGramRatioMax: dupMax,
    });
  },
});
