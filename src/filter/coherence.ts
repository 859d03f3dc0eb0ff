import { z } from 'zod';
import { hold, keep } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { cohesion, lineCohesion } from './cohesion.ts';
import { isVerse, lineShape } from './line-shape.ts';
import { looseness } from './looseness.ts';
import { isStructured } from './structured.ts';
import type { FilterSubject } from './subject.ts';

/**
 * Holds texts whose sentences, or whose paragraphs, have nothing to do with each other: pages assembled from many
 * texts. Sentences hang together by the pairs of Han they share. Structured texts, threads, verse and classical
 * text are not judged, nor are texts with few sentences.
 */
export const coherence = defineFilter({
  id: 'filter.coherence',
  version: 2,
  params: z.strictObject({
    /** Log-odds of sentences from many texts, see looseness.ts, above which a text is held. */
    loosenessMax: z.number(),
    linesMin: z.number().int().min(2),
    /** Held if at most this share of ties stood in an earlier line; lines of some length count. */
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
      looseness: Math.round(looseness(profile) * 1000) / 1000,
      lineRecurrence: lines.recurrence,
      tiedLines: lines.sentences,
      coherenceExempt: isExempt ? 1 : 0,
    };
  },
  judge({ looseness: loose, tiedSentences, lineRecurrence, tiedLines, coherenceExempt }, params) {
    const { loosenessMax, linesMin, lineRecurrenceMin } = params;
    const isStitched = tiedLines >= linesMin && lineRecurrence < lineRecurrenceMin;
    if (coherenceExempt === 1 || !(loose > loosenessMax || isStitched)) return keep;
    return hold('INCOHERENT_TEXT', {
      looseness: loose,
      loosenessMax,
      tiedSentences,
      lineRecurrence,
      lineRecurrenceMin,
      tiedLines,
    });
  },
});
