import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { functionWords } from './function-words.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/** Shorter texts have too few characters for their variety to say anything. */
const HAN_MIN = 200;

/**
 * Rejects texts with too few distinct characters for their length (one word over and over) and texts
 * without function words (lists of keywords that pretend to be prose). Texts of fewer than 200 Han
 * characters measure 1 and 1.
 */
export const vocabulary = defineFilter({
  id: 'filter.vocabulary',
  version: 1,
  params: z.strictObject({
    /** ln(distinct) / ln(length): 1 if no character occurs twice, and nearly the same for any length. */
    varietyMin: z.number().min(0).max(1),
    /** Function words (的 是 了 之 嘅 …) among Han characters. */
    functionRatioMin: z.number().min(0).max(1),
  }),
  measure(subject: FilterSubject) {
    const { profile } = subject;
    if (profile.han < HAN_MIN) return { variety: 1, functionRatio: 1 };
    return {
      variety: Math.log(profile.distinct) / Math.log(profile.codePoints),
      functionRatio: isStructured(subject) ? 1 : functionWords(profile) / profile.han,
    };
  },
  judge({ variety, functionRatio }, { varietyMin, functionRatioMin }) {
    if (variety >= varietyMin && functionRatio >= functionRatioMin) return keep;
    return reject('VOCABULARY_POOR', { variety, varietyMin, functionRatio, functionRatioMin });
  },
});
