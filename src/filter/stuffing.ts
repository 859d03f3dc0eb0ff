import { z } from 'zod';
import { hold, keep, reject, type Decision } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { cohesion } from './coherence/cohesion.ts';
import { keyword } from './keyword.ts';
import { isVerse, lineShape } from './line-shape.ts';
import { qualityScore } from './quality-model/score.ts';
import { rhythm } from './rhythm.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/**
 * Rejects texts written for search engines: one keyword that fills a text which does not read like prose, or
 * keywords set side by side. A text about one thing (a statute, an entry) repeats its name and reads like prose.
 * Holds texts with a phrase around a service, a product or a betting site put into many clauses, and texts of many
 * wordings that such pages are filled with; a text with both is rejected.
 */
export const stuffing = defineFilter({
  id: 'filter.stuffing',
  version: 2,
  params: z.strictObject({
    /** Share of Han in the commonest pair. */
    topPairRatioMax: z.number().min(0).max(1),
    /** Separators between Han for each 100 Han. */
    splitDensityMax: z.number().min(0),
    /** Only texts below this quality are judged. */
    proseQualityMin: z.number().min(0).max(1),
    /** A phrase is put in that stands in at least this share of clauses, covers this share of Han … */
    keywordClauseRatioMax: z.number().min(0),
    keywordCoverMax: z.number().min(0).max(1),
    /** … and of whose occurrences at least this share does not fit its neighbours. */
    keywordOddRatioMax: z.number().min(0).max(1),
    /** Different wordings made for search engines, and such wordings for each 1,000 visible characters. */
    searchWordingsMax: z.number().int().min(0),
    searchDensityMax: z.number().min(0),
  }),
  measure(subject: FilterSubject) {
    const { profile } = subject;
    const { splitDensity, clauseRatio, longClauseRatio } = rhythm(profile);
    const { clauseShare, cover, oddRatio, searchWordings, searchDensity } = keyword(profile);
    const isExempt = isStructured(subject) || isVerse(lineShape(profile));
    return {
      topPairRatio: cohesion(profile).topPairRatio,
      splitDensity,
      clauseRatio,
      longClauseRatio,
      quality: Math.round(qualityScore(subject) * 1e4) / 1e4,
      keywordClauseRatio: clauseShare,
      keywordCover: cover,
      keywordOddRatio: oddRatio,
      searchWordings,
      searchDensity,
      stuffingExempt: isExempt ? 1 : 0,
    };
  },
  judge(measures, params) {
    if (measures.stuffingExempt === 1) return keep;
    const { topPairRatio, splitDensity, quality } = measures;
    const { topPairRatioMax, splitDensityMax, proseQualityMin } = params;
    const isFull = topPairRatio > topPairRatioMax || splitDensity > splitDensityMax;
    if (isFull && quality < proseQualityMin)
      return reject('KEYWORD_STUFFING', {
        topPairRatio,
        topPairRatioMax,
        splitDensity,
        splitDensityMax,
        quality,
        proseQualityMin,
      });
    return judgeKeyword(measures, params);
  },
});

interface KeywordMeasures {
  readonly keywordClauseRatio: number;
  readonly keywordCover: number;
  readonly keywordOddRatio: number;
  readonly searchWordings: number;
  readonly searchDensity: number;
}

type KeywordLimits = { readonly [K in keyof KeywordMeasures as `${K}Max`]: number };

function judgeKeyword(measures: KeywordMeasures, limits: KeywordLimits): Decision {
  const { keywordClauseRatio, keywordCover, keywordOddRatio, searchWordings, searchDensity } = measures;
  const isPutIn =
    keywordClauseRatio > limits.keywordClauseRatioMax &&
    keywordCover > limits.keywordCoverMax &&
    keywordOddRatio > limits.keywordOddRatioMax;
  const isTemplate = searchWordings > limits.searchWordingsMax && searchDensity > limits.searchDensityMax;
  if (!isPutIn && !isTemplate) return keep;
  const { keywordClauseRatioMax, searchWordingsMax } = limits;
  const evidence = {
    keywordClauseRatio,
    keywordClauseRatioMax,
    keywordCover,
    keywordOddRatio,
    searchWordings,
    searchWordingsMax,
    searchDensity,
  };
  return isPutIn && isTemplate ? reject('KEYWORD_STUFFING', evidence) : hold('KEYWORD_STUFFING', evidence);
}
