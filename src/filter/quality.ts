import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { qualityBucket, qualityScore } from './quality-model/score.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/**
 * Scores how much a text reads like something written to be read: a probability, and its bucket of 20. Meant
 * for sorting and mixing; the threshold only takes the bottom. Independent of page kind.
 */
export const quality = defineFilter({
  id: 'filter.quality',
  version: 3,
  params: z.strictObject({
    qualityMin: z.number().min(0).max(1),
    /** For documentation, regulations and texts with a good share of code. */
    qualityMinStructured: z.number().min(0).max(1),
  }),
  measure(subject: FilterSubject) {
    const score = qualityScore(subject);
    return {
      quality: Math.round(score * 1e4) / 1e4,
      qualityBucket: qualityBucket(score),
      structured: isStructured(subject) ? 1 : 0,
    };
  },
  judge({ quality, structured }, { qualityMin, qualityMinStructured }) {
    const min = structured === 1 ? qualityMinStructured : qualityMin;
    return quality >= min ? keep : reject('QUALITY_LOW', { quality, qualityMin: min });
  },
});
