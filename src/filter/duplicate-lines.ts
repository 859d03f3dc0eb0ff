import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { isVerse, lineShape } from './line-shape.ts';
import type { FilterSubject } from './subject.ts';

/** Rejects texts whose lines repeat. Lines under six characters do not count; a refrain is no fault of a poem. */
export const duplicateLines = defineFilter({
  id: 'filter.duplicate-lines',
  version: 1,
  params: z.strictObject({
    duplicateLineRatioMax: z.number().min(0).max(1),
    duplicateUnitRatioMax: z.number().min(0).max(1),
  }),
  measure({ profile }: FilterSubject) {
    const shape = lineShape(profile);
    const isExempt = shape.lines === 0 || isVerse(shape);
    return {
      duplicateLineRatio: isExempt ? 0 : shape.repeated / shape.lines,
      duplicateUnitRatio: isExempt ? 0 : shape.repeatedUnits / shape.units,
    };
  },
  judge({ duplicateLineRatio, duplicateUnitRatio }, { duplicateLineRatioMax, duplicateUnitRatioMax }) {
    if (duplicateLineRatio <= duplicateLineRatioMax && duplicateUnitRatio <= duplicateUnitRatioMax)
      return keep;
    return reject('DUPLICATE_LINES', {
      duplicateLineRatio,
      duplicateLineRatioMax,
      duplicateUnitRatio,
      duplicateUnitRatioMax,
    });
  },
});
