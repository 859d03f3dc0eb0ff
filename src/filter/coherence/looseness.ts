import type { TextProfile } from '../../core/text-profile.ts';
import { cohesion } from './cohesion.ts';
import { fluency } from './fluency.ts';
import { functionWords } from '../function-words.ts';
import { LOOSENESS_BIAS, LOOSENESS_WEIGHTS } from './looseness-weights.ts';

/** Sentences from which the shares of ties say something. */
const SENTENCES_FROM = 8;
/** Bits of ordinary prose, and its share of function words: names and lists of facts hang together less. */
const BITS_FROM = 7.5;
const FUNCTION_RATIO_TO = 0.08;

/**
 * How sure it is, in log-odds, that the sentences of a text come from many texts, by ties between sentences for their
 * number (scripts/train/looseness.mjs). Prose is below 0, but for a few hundredths; -10 for a text of
 * fewer than eight sentences.
 */
export function looseness(profile: TextProfile): number {
  if (cohesion(profile).sentences < SENTENCES_FROM) return NOT_JUDGED;
  return loosenessInputs(profile).reduce(
    (sum, value, i) => sum + value * (LOOSENESS_WEIGHTS[i] as number),
    LOOSENESS_BIAS,
  );
}

const NOT_JUDGED = -10;

/** What the score is a weighted sum of; the script that fits the weights reads it too. */
export function loosenessInputs(profile: TextProfile): readonly number[] {
  const { recurrence, lonelyRatio, sentences } = cohesion(profile);
  const rare = -Math.log(0.02 + recurrence);
  const size = Math.log(Math.max(1, sentences) / SENTENCES_FROM);
  const functionRatio = profile.han === 0 ? 0 : functionWords(profile) / profile.han;
  return [
    rare,
    lonelyRatio,
    size,
    rare * size,
    Math.max(0, fluency(profile).bits - BITS_FROM),
    Math.max(0, FUNCTION_RATIO_TO - functionRatio),
  ];
}
