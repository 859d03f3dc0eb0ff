import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/** Rejects texts too short to teach anything and texts longer than any page. Structured kinds may be shorter. */
export const length = defineFilter({
  id: 'filter.length',
  version: 1,
  params: z.strictObject({
    visibleMin: z.number().int().min(0),
    /** For documentation and regulations: a one-paragraph notice is whole. */
    visibleMinStructured: z.number().int().min(0),
    codePointsMax: z.number().int().min(1),
  }),
  measure: (subject: FilterSubject) => ({
    codePoints: subject.profile.codePoints,
    visible: subject.profile.visible,
    structured: isStructured(subject) ? 1 : 0,
  }),
  judge({ codePoints, visible, structured }, { visibleMin, visibleMinStructured, codePointsMax }) {
    const min = structured === 1 ? visibleMinStructured : visibleMin;
    if (visible < min) return reject('TEXT_TOO_SHORT', { visible, visibleMin: min });
    return codePoints <= codePointsMax ? keep : reject('TEXT_TOO_LONG', { codePoints, codePointsMax });
  },
});
