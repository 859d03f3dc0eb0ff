import { cohesion } from '../coherence/cohesion.ts';
import { contacts } from '../injection/contacts.ts';
import { countCalls } from '../words/count-calls.ts';
import { fluency } from '../coherence/fluency.ts';
import { functionWords } from '../function-words.ts';
import { isVerse, lineShape } from '../line-shape.ts';
import { ngramShares } from '../ngrams.ts';
import { residueRatio } from '../residue.ts';
import { rhythm } from '../rhythm.ts';
import type { FilterSubject } from '../subject.ts';

/**
 * What the model looks at, in the order of its weights; each is 0..1 and means nothing by itself beyond its
 * name. A text that is verse, code or classical is neutral where prose is expected.
 */
export const FEATURES = [
  'ended',
  'functionWords',
  'length',
  'code',
  'menu',
  'calls',
  'contacts',
  'duplicate',
  'topGram',
  'symbols',
  'digits',
  'clauses',
  'longClauses',
  'splits',
  'commas',
  'exclaims',
  'brackets',
  'oddness',
  'unseen',
  'garbled',
  'recurrence',
  'lonely',
  'keyword',
  'residue',
  'lineLength',
  'repeatedLines',
  'variety',
] as const;

const clip = (value: number): number => (value > 0 ? Math.min(1, value) : 0);

/** Short lines that hold the function words of prose are free verse or talk more often than a menu. */
const VERSE_LINES = 0.8;

/** Values of FEATURES for a text, each 0..1. */
export function featuresOf({ profile }: FilterSubject): Float64Array {
  const { visible, han, language } = profile;
  const shape = lineShape(profile);
  const units = Math.max(1, shape.units);
  const code = clip(shape.codeUnits / units);
  const neutral = isVerse(shape) ? 1 : 0;
  const perHan = han === 0 ? 0 : 1 / han;
  const beat = rhythm(profile);
  const grams = ngramShares(profile);
  const ties = cohesion(profile);
  const model = fluency(profile);
  const foreign = clip(language.classicalRatio + language.cantoneseRatio);
  const prose = clip((functionWords(profile) * perHan) / 0.08);
  const enough = clip(ties.sentences / 8);
  const perVisible = visible === 0 ? 0 : 1 / visible;
  return Float64Array.of(
    Math.max(neutral, clip(shape.endedUnits / units)),
    Math.max(neutral, foreign, prose),
    clip(Math.log(Math.max(1, visible / 50)) / Math.log(40)),
    code,
    neutral === 1 ? 0 : clip(shape.shortUnits / units) * (1 - VERSE_LINES * prose),
    clip(countCalls(profile).density / 12),
    clip(contacts(profile).density / 8),
    neutral === 1 ? 0 : clip(grams.duplicate),
    clip(grams.top / 0.2),
    clip((profile.symbols + profile.emoji) * perVisible * 10) * (1 - code),
    clip((profile.digits * perVisible - 0.05) * 5) * (1 - code),
    Math.max(neutral, beat.clauseRatio),
    beat.longClauseRatio,
    neutral === 1 ? 0 : clip(beat.splitDensity / 10),
    clip(beat.commasPerEnd / 3),
    clip(beat.exclaimRatio * 1.5 - 0.3),
    clip(beat.bracketDensity / 3),
    clip((model.bits - 8) / 4) * (1 - foreign),
    clip((model.unseenRatio - 0.1) * 2.5) * (1 - foreign),
    clip(model.oddRatio) * (1 - foreign),
    enough * clip(ties.recurrence * 2),
    enough * ties.lonelyRatio,
    clip((ties.topPairRatio - 0.04) * 10),
    clip(residueRatio(profile) * 8),
    clip(shape.lines === 0 ? 0 : shape.units / shape.lines / 60),
    clip((shape.repeated / Math.max(1, shape.lines)) * 3),
    clip(profile.codePoints < 2 ? 1 : Math.log(profile.distinct) / Math.log(profile.codePoints)),
  );
}
