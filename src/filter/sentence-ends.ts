import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { isVerse, lineShape } from './line-shape.ts';
import { PROSE_QUALITY_MIN, qualityScore } from './quality-model/score.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/** Rejects texts of which hardly anything stands in a line that ends like a sentence. Structured texts, forum threads, verse and what the quality model takes for prose pass. */
export const sentenceEnds = defineFilter({
  id: 'filter.sentence-ends',
  version: 2,
  params: z.strictObject({
    endedLineRatioMin: z.number().min(0).max(1),
    /** Enough if this share of all characters stands before the last sentence mark of its line. */
    endedUnitRatioMin: z.number().min(0).max(1),
  }),
  measure(subject: FilterSubject) {
    const { profile } = subject;
    const shape = lineShape(profile);
    const isExempt =
      isStructured(subject) ||
      subject.pageKind === 'forum' ||
      isVerse(shape) ||
      qualityScore(subject) >= PROSE_QUALITY_MIN;
    return {
      endedLineRatio: shape.lines === 0 ? 0 : shape.ended / shape.lines,
      endedUnitRatio: shape.units === 0 ? 0 : shape.endedUnits / shape.units,
      lineShapeExempt: isExempt ? 1 : 0,
    };
  },
  judge({ endedLineRatio, endedUnitRatio, lineShapeExempt }, { endedLineRatioMin, endedUnitRatioMin }) {
    if (lineShapeExempt === 1 || endedLineRatio >= endedLineRatioMin || endedUnitRatio >= endedUnitRatioMin)
      return keep;
    return reject('SENTENCES_MISSING', {
      endedLineRatio,
      endedLineRatioMin,
      endedUnitRatio,
      endedUnitRatioMin,
    });
  },
});
