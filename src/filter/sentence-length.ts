import { z } from 'zod';
import type { TextProfile } from '../core/text-profile.ts';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/** A sentence longer than this many UTF-16 units is not prose (llm-webkit rejects pages that hold one). */
const LONG_UNITS = 480;

/**
 * Rejects texts that are mostly sentences no one writes (keyword carpets, run-together tables) and
 * texts of scraps. One long sentence in a statute or a list of names does not matter.
 */
export const sentenceLength = defineFilter({
  id: 'filter.sentence-length',
  version: 1,
  params: z.strictObject({
    longSentenceRatioMax: z.number().min(0).max(1),
    sentenceUnitsMeanMin: z.number().min(0),
  }),
  measure(subject: FilterSubject) {
    const { profile } = subject;
    const sentences = profile.sentenceStarts.length - 1;
    return {
      longSentenceRatio: isStructured(subject) ? 0 : longShare(profile),
      sentenceUnitsMean: sentences === 0 ? 0 : profile.text.length / sentences,
    };
  },
  judge({ longSentenceRatio, sentenceUnitsMean }, { longSentenceRatioMax, sentenceUnitsMeanMin }) {
    if (longSentenceRatio <= longSentenceRatioMax && sentenceUnitsMean >= sentenceUnitsMeanMin) return keep;
    return reject('SENTENCE_TOO_LONG', {
      longSentenceRatio,
      longSentenceRatioMax,
      sentenceUnitsMean,
      sentenceUnitsMeanMin,
    });
  },
});

function longShare({ sentenceStarts, text }: TextProfile): number {
  let long = 0;
  for (let i = 0; i + 1 < sentenceStarts.length; i++) {
    const units = (sentenceStarts[i + 1] as number) - (sentenceStarts[i] as number);
    if (units > LONG_UNITS) long += units;
  }
  return text.length === 0 ? 0 : long / text.length;
}
