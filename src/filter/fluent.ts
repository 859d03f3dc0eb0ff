import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { fluency } from './fluency.ts';
import { isVerse, lineShape } from './line-shape.ts';
import type { FilterSubject } from './subject.ts';

/** With fewer Han the mean says little. */
const HAN_MIN = 60;

/**
 * Rejects texts whose characters follow each other as in no Chinese: shuffled, drawn by chance, broken. Names
 * and jargon cost a few bits only. Verse, classical and Cantonese text, and texts of few Han, are not judged.
 */
export const fluent = defineFilter({
  id: 'filter.fluency',
  version: 1,
  params: z.strictObject({
    /** Mean bits for a Han character; perplexity is 2 to this power. */
    bitsMax: z.number().min(0),
  }),
  measure({ profile }: FilterSubject) {
    const { bits, perplexity, unseenRatio, oddRatio } = fluency(profile);
    const { cantoneseRatio, classicalRatio } = profile.language;
    const isExempt =
      profile.han < HAN_MIN || cantoneseRatio + classicalRatio > 0.3 || isVerse(lineShape(profile));
    return { bits, perplexity, unseenRatio, oddRatio, fluencyExempt: isExempt ? 1 : 0 };
  },
  judge({ bits, fluencyExempt }, { bitsMax }) {
    return fluencyExempt === 1 || bits <= bitsMax ? keep : reject('NOT_FLUENT', { bits, bitsMax });
  },
});
