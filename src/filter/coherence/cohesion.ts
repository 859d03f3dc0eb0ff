import type { TextProfile } from '../../core/text-profile.ts';
import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import { HAN_FLAG, HAN_FLAGS } from '../../text/han-flags.ts';
import { languageModel } from '../language-model/model.ts';
import { HAN_FIRST, RARE } from '../language-model/tokens.ts';
import { once } from '../once.ts';
import { TieList } from './tie-list.ts';

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

// Scratch of this module: the key (a pair, or a telling Han) in a slot, and how often it occurs.
const keyOf = new Uint32Array(SLOTS);
const countOf = new Uint32Array(SLOTS);
/** Slots taken before a text is judged by what was read so far: a table must never fill. */
const TAKEN_MAX = SLOTS * 0.75;
const skipped = buildSkipped();
const sentenceTies = new TieList(SENTENCE_PAIRS, SLOTS, PAIRS_MAX);
const lineTies = new TieList(LINE_PAIRS, SLOTS, PAIRS_MAX);

/** Cohesion of sentences. */
export function cohesion(profile: TextProfile): Cohesion {
  return both(profile).sentences;
}

/** The same of lines: paragraphs taken from different texts hang together inside only. */
export function lineCohesion(profile: TextProfile): Cohesion {
  return both(profile).lines;
}

/** Both in one walk: every sentence lies within a line, and no pair reaches over the end of a sentence. */
const both = once(({ text, han, sentenceStarts, lineStarts }: TextProfile) => {
  const mask = clearTable(text.length);
  const { tokens } = languageModel();
  let taken = 0;
  let line = 1;
  for (let s = 0; s + 1 < sentenceStarts.length; s++) {
    const start = sentenceStarts[s] as number;
    const end = sentenceStarts[s + 1] as number;
    for (; line + 1 < lineStarts.length && start >= (lineStarts[line] as number); line++) lineTies.close();
    if (taken >= TAKEN_MAX || sentenceTies.isFull || lineTies.isFull) break;
    for (let i = start; i < end && taken < TAKEN_MAX; i++) {
      const unit = text.charCodeAt(i);
      if (skipped[unit]) continue;
      if (isTelling(tokens[unit] as number)) taken += tie(unit, mask);
      const next = i + 1 < end ? text.charCodeAt(i + 1) : 0;
      if (!skipped[next]) taken += tie(((unit << 16) | next) >>> 0, mask);
    }
    sentenceTies.close();
  }
  lineTies.close();
  const topPairRatio = topPair(han);
  return {
    sentences: { ...sentenceTies.finish(), topPairRatio },
    lines: { ...lineTies.finish(), topPairRatio },
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

/** A character beyond the thousand commonest (藕, 塘) ties sentences by itself. */
const COMMON_HAN = 1000;

function isTelling(token: number): boolean {
  return token === RARE || token >= HAN_FIRST + COMMON_HAN;
}

/** Notes a key for the sentence and the line it stands in; 1 if the text had not held it before. */
function tie(key: number, mask: number): number {
  let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
  while (keyOf[slot] !== 0 && keyOf[slot] !== key) slot = (slot + 1) & mask;
  const isNew = keyOf[slot] === 0;
  keyOf[slot] = key;
  countOf[slot] = (countOf[slot] as number) + 1;
  sentenceTies.add(slot);
  lineTies.add(slot);
  return isNew ? 1 : 0;
}

/** Empties as many slots as a text of this length needs, at most half full; gives the mask of a slot number. */
function clearTable(units: number): number {
  let size = SLOTS_MIN;
  while (size < SLOTS && size < units * 3) size *= 2;
  keyOf.fill(0, 0, size);
  countOf.fill(0, 0, size);
  sentenceTies.clear(size);
  lineTies.clear(size);
  return size - 1;
}

/** A pair that occurs fewer times than this is no keyword. */
const TOP_COUNT_MIN = 4;

function topPair(han: number): number {
  let most = 0;
  for (const slot of sentenceTies.kept()) {
    // Keys of single characters are below.
    if ((keyOf[slot] as number) > 0xffff) most = Math.max(most, countOf[slot] as number);
  }
  return most < TOP_COUNT_MIN || han === 0 ? 0 : Math.min(1, (most * 2) / Math.min(han, PAIRS_MAX * 2));
}
