import { z } from 'zod';
import { hold, keep } from '../../core/decision.ts';
import { defineFilter } from '../../core/step.ts';
import { cohesion, lineCohesion } from './cohesion.ts';
import { isVerse, lineShape } from '../line-shape.ts';
import { looseness } from './looseness.ts';
import { isStructured } from '../structured.ts';
import type { FilterSubject } from '../subject.ts';

/**
 * Holds texts whose sentences, or whose paragraphs, have nothing to do with each other: pages assembled from many
 * texts. Sentences hang together by the pairs of Han they share. Structured texts, threads, verse and classical
 * text are not judged, nor are texts with few sentences. Where many ellipses stand, as between the snippets of a list
 * of search results, less looseness is enough.
 */
export const coherence = defineFilter({
  id: 'filter.coherence',
  version: 3,
  params: z.strictObject({
    /** Log-odds of sentences from many texts, see looseness.ts, above which a text is held. */
    loosenessMax: z.number(),
    /** The same for texts with at least so many ellipses, and so many for each 1,000 visible characters. */
    loosenessCutMax: z.number(),
    ellipsesMin: z.number().int().min(1),
    ellipsisDensityMin: z.number().min(0),
    linesMin: z.number().int().min(2),
    /** Held if at most this share of ties stood in an earlier line; lines of some length count. */
    lineRecurrenceMin: z.number().min(0).max(1),
  }),
  measure(subject: FilterSubject) {
    const { profile, pageKind } = subject;
    const sentences = cohesion(profile);
    const lines = lineCohesion(profile);
    const ellipses = countEllipses(profile.text);
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
      ellipses,
      ellipsisDensity: (ellipses * 1000) / Math.max(VISIBLE_MIN, profile.visible),
      coherenceExempt: isExempt ? 1 : 0,
    };
  },
  judge(measures, params) {
    const { looseness: loose, tiedSentences, lineRecurrence, tiedLines, ellipses } = measures;
    const { linesMin, lineRecurrenceMin, ellipsesMin, ellipsisDensityMin } = params;
    const isCut = ellipses >= ellipsesMin && measures.ellipsisDensity >= ellipsisDensityMin;
    const loosenessMax = isCut ? params.loosenessCutMax : params.loosenessMax;
    const isStitched = tiedLines >= linesMin && lineRecurrence < lineRecurrenceMin;
    if (measures.coherenceExempt === 1 || !(loose > loosenessMax || isStitched)) return keep;
    return hold('INCOHERENT_TEXT', {
      looseness: loose,
      loosenessMax,
      ellipses,
      tiedSentences,
      lineRecurrence,
      lineRecurrenceMin,
      tiedLines,
    });
  },
});

/** Shorter texts are counted as if they had this many visible characters. */
const VISIBLE_MIN = 300;
const ELLIPSES_MAX = 1000;

/** Runs of … or of at least three full stops. */
function countEllipses(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length && count < ELLIPSES_MAX; i++) {
    let stops = 0;
    for (; isDot(text.charCodeAt(i)); i++) stops += text.charCodeAt(i) === ELLIPSIS ? STOPS_MIN : 1;
    if (stops >= STOPS_MIN) count++;
  }
  return count;
}

const ELLIPSIS = 0x2026;
const FULL_STOP = 0x2e;
const STOPS_MIN = 3;

function isDot(unit: number): boolean {
  return unit === ELLIPSIS || unit === FULL_STOP;
}
