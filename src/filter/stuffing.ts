import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { cohesion } from './cohesion.ts';
import { isVerse, lineShape } from './line-shape.ts';
import { qualityScore } from './quality-model/score.ts';
import { rhythm } from './rhythm.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/**
 * Rejects texts written for search engines: one keyword that fills a text which does not read like prose, or
 * keywords set side by side. A text about one thing (a statute, an entry) repeats its name and reads like prose.
 */
export const stuffing = defineFilter({
  id: 'filter.stuffing',
  version: 1,
  params: z.strictObject({
    /** Share of Han in the commonest pair. */
    topPairRatioMax: z.number().min(0).max(1),
    /** Separators between Han for each 100 Han. */
    splitDensityMax: z.number().min(0),
    /** Only texts below this quality are judged. */
    proseQualityMin: z.number().min(0).max(1),
  }),
  measure(subject: FilterSubject) {
    const { profile } = subject;
    const { splitDensity, clauseRatio, longClauseRatio } = rhythm(profile);
    const isExempt = isStructured(subject) || isVerse(lineShape(profile));
    return {
      topPairRatio: cohesion(profile).topPairRatio,
      splitDensity,
      clauseRatio,
      longClauseRatio,
      quality: Math.round(qualityScore(subject) * 1e4) / 1e4,
      stuffingExempt: isExempt ? 1 : 0,
    };
  },
  judge({ topPairRatio, splitDensity, quality, stuffingExempt }, params) {
    const { topPairRatioMax, splitDensityMax, proseQualityMin } = params;
    const isStuffed = topPairRatio > topPairRatioMax || splitDensity > splitDensityMax;
    if (stuffingExempt === 1 || !isStuffed || quality >= proseQualityMin) return keep;
    return reject('KEYWORD_STUFFING', {
      topPairRatio,
      topPairRatioMax,
      splitDensity,
      splitDensityMax,
      quality,
      proseQualityMin,
    });
  },
});
