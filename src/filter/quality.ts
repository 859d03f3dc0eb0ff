import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { countCalls } from './count-calls.ts';
import { functionWords } from './function-words.ts';
import { isVerse, lineShape } from './line-shape.ts';
import { ngramShares } from './ngrams.ts';
import type { FilterSubject } from './subject.ts';

/**
 * What speaks for a text and against it, each 0..1, with its weight in a logistic sum. Weights were set
 * by hand, 2026-11-24, not trained: labelled pages we may train on do not exist yet.
 */
const WEIGHTS = {
  /** Characters before the last sentence mark of their line, full at 0.8 and in verse. */
  sentences: 3,
  /** Function words among Han, full at 0.06. */
  functionWords: 2,
  /** Length, from nothing at 50 to full at 2,000 visible characters, on a log scale. */
  length: 1.5,
  /** Lines of code or columns: they have no sentences and are none the worse for it. */
  code: 2,
  /** Characters in menu items and captions. */
  menu: -3,
  /** Calls to action, full at 6 for each 1,000 Han. */
  calls: -2.5,
  /** Repeated 10-grams. */
  repetition: -2,
  /** Symbols, and digits beyond a tenth. */
  symbols: -2,
} as const;
const BIAS = -2;

type Signs = Record<keyof typeof WEIGHTS, number>;

/**
 * Scores how much a text reads like something written to be read: 0..1, 0.5 in the middle. Meant for
 * sorting and mixing; the threshold only takes the bottom. Independent of page kind and length limits.
 */
export const quality = defineFilter({
  id: 'filter.quality',
  version: 1,
  params: z.strictObject({ qualityMin: z.number().min(0).max(1) }),
  measure: (subject: FilterSubject) => ({ quality: score(signsOf(subject)) }),
  judge: ({ quality }, { qualityMin }) =>
    quality >= qualityMin ? keep : reject('QUALITY_LOW', { quality, qualityMin }),
});

function score(signs: Signs): number {
  let sum = BIAS;
  for (const name of Object.keys(WEIGHTS) as (keyof Signs)[]) sum += WEIGHTS[name] * signs[name];
  return 1 / (1 + Math.exp(-sum));
}

function signsOf({ profile }: FilterSubject): Signs {
  const { visible, han } = profile;
  const shape = lineShape(profile);
  const units = Math.max(1, shape.units);
  return {
    sentences: isVerse(shape) ? 1 : clip(shape.endedUnits / units / 0.8),
    functionWords: han === 0 ? 0 : clip(functionWords(profile) / han / 0.06),
    length: clip(Math.log(Math.max(1, visible / 50)) / Math.log(40)),
    code: clip(shape.codeUnits / units),
    menu: clip(shape.shortUnits / units),
    calls: clip(countCalls(profile).density / 6),
    repetition: ngramShares(profile).duplicate,
    symbols:
      visible === 0
        ? 0
        : clip((profile.symbols + profile.emoji + Math.max(0, profile.digits - visible / 10)) / visible),
  };
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}
