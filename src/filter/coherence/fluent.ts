import { z } from 'zod';
import { keep, reject } from '../../core/decision.ts';
import { defineFilter } from '../../core/step.ts';
import { fluency } from './fluency.ts';
import { isVerse, lineShape } from '../line-shape.ts';
import type { FilterSubject } from '../subject.ts';

/** With fewer Han the mean says little. */
const HAN_MIN = 60;

/**
 * Rejects texts whose characters follow each other as in no Chinese: shuffled, drawn by chance, broken. Rare
 * words do not count against a text (a recipe, a list of plants). Verse, classical and Cantonese text, and texts of few Han, are not judged.
 */
export const fluent = defineFilter({
  id: 'filter.fluency',
  version: 2,
  params: z.strictObject({
    /** Bits that the character before it must save for a Han character; see fluency.ts. */
    savedBitsMin: z.number(),
  }),
  measure({ profile }: FilterSubject) {
    const { bits, savedBits, perplexity, unseenRatio, oddRatio } = fluency(profile);
    const { cantoneseRatio, classicalRatio } = profile.language;
    const isExempt =
      profile.han < HAN_MIN || cantoneseRatio + classicalRatio > 0.3 || isVerse(lineShape(profile));
    return { bits, savedBits, perplexity, unseenRatio, oddRatio, fluencyExempt: isExempt ? 1 : 0 };
  },
  judge({ savedBits, fluencyExempt }, { savedBitsMin }) {
    if (fluencyExempt === 1 || savedBits >= savedBitsMin) return keep;
    return reject('NOT_FLUENT', { savedBits, savedBitsMin });
  },
});
