import type { TextProfile } from '../core/text-profile.ts';
import { CHAR, UNIT_CLASS } from '../text/char-class.ts';
import { HAN_FLAG, HAN_FLAGS } from '../text/han-flags.ts';
import { languageModel } from './language-model/model.ts';
import { HAN_FIRST, RARE } from './language-model/tokens.ts';
import { once } from './once.ts';

/**
 * How the sentences of a text hang together by the ties they share: pairs of Han, and Han beyond the commonest;
 * function words are left out.
 */
export interface Cohesion {
  /** Share of ties that stood in an earlier sentence. Prose has 0.05 to 0.5, unrelated sentences under 0.03. */
  readonly recurrence: number;
  /** Share of sentences that share no tie with any other one. */
  readonly lonelyRatio: number;
  /** Share of Han in occurrences of the commonest pair; an article about one thing has up to 0.06. */
  readonly topPairRatio: number;
  /** Sentences (or lines) with enough ties: with few, the shares say little. */
  readonly sentences: number;
}

const SENTENCE_PAIRS = 3;
const LINE_PAIRS = 15;
/** A text is judged by its first sentences; memory stays bounded. */
const PAIRS_MAX = 1 << 15;
const SLOTS = 1 << 16;
const SLOTS_MIN = 1 << 9;
const FUNCTION_FLAGS = HAN_FLAG.modern | HAN_FLAG.classical | HAN_FLAG.cantonese | HAN_FLAG.mandarin;
/** 一不在有人和为以上中大 … stand in pairs of any text. */
const COMMON = '一不在有和為为以而于於並并或其年月日等可会會能要也都';

// Scratch of this module: the pair in a slot, how often it occurs, first and last sentence with it.
const pairOf = new Uint32Array(SLOTS);
const countOf = new Uint32Array(SLOTS);
const firstOf = new Uint32Array(SLOTS);
const lastOf = new Uint32Array(SLOTS);
const slots = new Uint16Array(PAIRS_MAX);
const skipped = buildSkipped();

/** Cohesion of sentences. */
export const cohesion: (profile: TextProfile) => Cohesion = once((profile) =>
  tie(profile, profile.sentenceStarts, SENTENCE_PAIRS),
);

/** The same of lines: paragraphs taken from different texts hang together inside only. */
export const lineCohesion: (profile: TextProfile) => Cohesion = once((profile) =>
  tie(profile, profile.lineStarts, LINE_PAIRS),
);

function tie({ text, han }: TextProfile, starts: Uint32Array, pairsMin: number): Cohesion {
  const mask = clearTable(text.length);
  const { tokens } = languageModel();
  const ends: number[] = [];
  let pairs = 0;
  let recurring = 0;
  for (let s = 0; s + 1 < starts.length && pairs < PAIRS_MAX - 1; s++) {
    const sentence = ends.length + 1;
    const from = pairs;
    const recurringBefore = recurring;
    const end = starts[s + 1] as number;
    for (let i = starts[s] as number; i < end && pairs < PAIRS_MAX - 1; i++) {
      const unit = text.charCodeAt(i);
      if (skipped[unit]) continue;
      if (isTelling(tokens[unit] as number)) recurring += tieTo(pairs++, unit, sentence, mask);
      const next = i + 1 < end ? text.charCodeAt(i + 1) : 0;
      if (!skipped[next]) recurring += tieTo(pairs++, ((unit << 16) | next) >>> 0, sentence, mask);
    }
    if (pairs - from >= pairsMin) ends.push(pairs);
    else {
      pairs = from;
      recurring = recurringBefore;
    }
  }
  return {
    recurrence: pairs === 0 ? 0 : recurring / pairs,
    lonelyRatio: lonely(ends),
    topPairRatio: topPair(pairs, han),
    sentences: ends.length,
  };
}

function buildSkipped(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(1);
  for (let unit = 0; unit < 0x10000; unit++)
    if (UNIT_CLASS[unit] === CHAR.han && ((HAN_FLAGS[unit] as number) & FUNCTION_FLAGS) === 0)
      table[unit] = 0;
  for (let i = 0; i < COMMON.length; i++) table[COMMON.charCodeAt(i)] = 1;
  return table;
}

/** A character beyond the thousand commonest (藕, 塘) ties sentences by itself. */
const COMMON_HAN = 1000;

function isTelling(token: number): boolean {
  return token === RARE || token >= HAN_FIRST + COMMON_HAN;
}

/** Notes the key as number `place` of the text; 1 if an earlier sentence had it. */
function tieTo(place: number, key: number, sentence: number, mask: number): number {
  const slot = slotFor(key, mask);
  const isNew = countOf[slot] === 0;
  if (isNew) firstOf[slot] = sentence;
  countOf[slot] = (countOf[slot] as number) + 1;
  lastOf[slot] = sentence;
  slots[place] = slot;
  return !isNew && (firstOf[slot] as number) < sentence ? 1 : 0;
}

/** Empties as many slots as a text of this length needs, at most half full; gives the mask of a slot number. */
function clearTable(units: number): number {
  let size = SLOTS_MIN;
  while (size < SLOTS && size < units * 3) size *= 2;
  pairOf.fill(0, 0, size);
  countOf.fill(0, 0, size);
  return size - 1;
}

function slotFor(pair: number, mask: number): number {
  let slot = (Math.imul(pair, 0x9e3779b1) >>> 12) & mask;
  while (pairOf[slot] !== 0 && pairOf[slot] !== pair) slot = (slot + 1) & mask;
  pairOf[slot] = pair;
  return slot;
}

function lonely(ends: readonly number[]): number {
  let count = 0;
  let from = 0;
  ends.forEach((end, i) => {
    let shared = false;
    for (let p = from; p < end && !shared; p++) {
      const slot = slots[p] as number;
      shared = (firstOf[slot] as number) < i + 1 || (lastOf[slot] as number) > i + 1;
    }
    if (!shared) count++;
    from = end;
  });
  return ends.length === 0 ? 0 : count / ends.length;
}

/** A pair that occurs fewer times than this is no keyword. */
const TOP_COUNT_MIN = 4;

function topPair(pairs: number, han: number): number {
  let most = 0;
  for (let p = 0; p < pairs; p++) {
    const slot = slots[p] as number;
    // Keys of single characters are below.
    if ((pairOf[slot] as number) > 0xffff) most = Math.max(most, countOf[slot] as number);
  }
  return most < TOP_COUNT_MIN || han === 0 ? 0 : Math.min(1, (most * 2) / Math.min(han, PAIRS_MAX * 2));
}
