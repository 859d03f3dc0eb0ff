import type { TextProfile } from '../core/text-profile.ts';
import { CHAR, UNIT_CLASS } from '../text/char-class.ts';
import { HAN_FLAG, HAN_FLAGS } from '../text/han-flags.ts';
import { once } from './once.ts';

/** How the sentences of a text hang together by the pairs of Han they share; function words are left out. */
export interface Cohesion {
  /** Share of pairs that stood in an earlier sentence. Prose has 0.1 to 0.5, unrelated sentences under 0.05. */
  readonly recurrence: number;
  /** Share of sentences that share no pair with any other one. */
  readonly lonelyRatio: number;
  /** Share of Han in occurrences of the commonest pair; an article about one thing has up to 0.06. */
  readonly topPairRatio: number;
  /** Sentences of at least `SENTENCE_PAIRS` pairs: with few, the shares say little. */
  readonly sentences: number;
}

const SENTENCE_PAIRS = 3;
/** A text is judged by its first sentences; memory stays bounded. */
const PAIRS_MAX = 1 << 15;
const SLOTS = 1 << 16;
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

export const cohesion: (profile: TextProfile) => Cohesion = once(({ text, sentenceStarts, han }) => {
  pairOf.fill(0);
  countOf.fill(0);
  const ends: number[] = [];
  let pairs = 0;
  let recurring = 0;
  for (let s = 0; s + 1 < sentenceStarts.length && pairs < PAIRS_MAX; s++) {
    const sentence = ends.length + 1;
    const from = pairs;
    const end = sentenceStarts[s + 1] as number;
    for (let i = sentenceStarts[s] as number; i + 1 < end && pairs < PAIRS_MAX; i++) {
      const first = text.charCodeAt(i);
      const second = text.charCodeAt(i + 1);
      if (skipped[first] || skipped[second]) continue;
      const slot = slotFor(((first << 16) | second) >>> 0);
      if (countOf[slot] === 0) firstOf[slot] = sentence;
      else if ((firstOf[slot] as number) < sentence) recurring++;
      countOf[slot] = (countOf[slot] as number) + 1;
      lastOf[slot] = sentence;
      slots[pairs++] = slot;
    }
    if (pairs - from >= SENTENCE_PAIRS) ends.push(pairs);
    else pairs = from;
  }
  return {
    recurrence: pairs === 0 ? 0 : recurring / pairs,
    lonelyRatio: lonely(ends),
    topPairRatio: topPair(pairs, han),
    sentences: ends.length,
  };
});

function buildSkipped(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(1);
  for (let unit = 0; unit < 0x10000; unit++)
    if (UNIT_CLASS[unit] === CHAR.han && ((HAN_FLAGS[unit] as number) & FUNCTION_FLAGS) === 0)
      table[unit] = 0;
  for (let i = 0; i < COMMON.length; i++) table[COMMON.charCodeAt(i)] = 1;
  return table;
}

function slotFor(pair: number): number {
  let slot = Math.imul(pair, 0x9e3779b1) >>> 16;
  while (pairOf[slot] !== 0 && pairOf[slot] !== pair) slot = (slot + 1) % SLOTS;
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
  for (let p = 0; p < pairs; p++) most = Math.max(most, countOf[slots[p] as number] as number);
  return most < TOP_COUNT_MIN || han === 0 ? 0 : Math.min(1, (most * 2) / Math.min(han, PAIRS_MAX * 2));
}
