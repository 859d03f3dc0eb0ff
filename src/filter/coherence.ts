import { z } from 'zod';
import { hold, keep } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { cohesion, lineCohesion } from './cohesion.ts';
import { isVerse, lineShape } from './line-shape.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/**
 * Holds texts whose sentences, or whose paragraphs, have nothing to do with each other: pages assembled from many
 * texts. Sentences hang together by the pairs of Han they share. Structured texts, threads, verse and classical
 * text are not judged, nor are texts with few sentences.
 */
export const coherence = defineFilter({
  id: 'filter.coherence',
  version: 1,
  params: z.strictObject({
    sentencesMin: z.number().int().min(2),
    /** Held if at most this share of pairs stood in an earlier sentence … */
    recurrenceMin: z.number().min(0).max(1),
    /** … and at least this share of sentences share no pair with any other. */
    lonelyRatioMax: z.number().min(0).max(1),
    linesMin: z.number().int().min(2),
    /** The first of these for lines of some length. */
    lineRecurrenceMin: z.number().min(0).max(1),
  }),
  measure(subject: FilterSubject) {
    const { profile, pageKind } = subject;
    const sentences = cohesion(profile);
    const lines = lineCohesion(profile);
    const isExempt =
      isStructured(subject) ||
      pageKind === 'forum' ||
      profile.language.classicalRatio > 0.3 ||
      isVerse(lineShape(profile));
    return {
      recurrence: sentences.recurrence,
      lonelyRatio: sentences.lonelyRatio,
      tiedSentences: sentences.sentences,
      lineRecurrence: lines.recurrence,
      tiedLines: lines.sentences,
      coherenceExempt: isExempt ? 1 : 0,
    };
  },
  judge(measures, params) {
    const { recurrence, lonelyRatio, tiedSentences, lineRecurrence, tiedLines, coherenceExempt } = measures;
    const { sentencesMin, recurrenceMin, lonelyRatioMax, linesMin, lineRecurrenceMin } = params;
    const isLoose =
      tiedSentences >= sentencesMin && recurrence < recurrenceMin && lonelyRatio > lonelyRatioMax;
    const isStitched = tiedLines >= linesMin && lineRecurrence < lineRecurrenceMin;
    if (coherenceExempt === 1 || !(isLoose || isStitched)) return keep;
    return hold('INCOHERENT_TEXT', {
      recurrence,
      recurrenceMin,
      lonelyRatio,
      lonelyRatioMax,
      tiedSentences,
      lineRecurrence,
      lineRecurrenceMin,
      tiedLines,
    });
  },
});
