import type { TextProfile } from '../core/text-profile.ts';
import { CHAR, UNIT_CLASS } from '../text/char-class.ts';
import { languageModel } from './language-model/model.ts';
import { HAN_FIRST } from './language-model/tokens.ts';
import { once } from './once.ts';
import { commonest, countOf, LIST, phrases } from './words/phrases.ts';

/** The phrase around a service, a product or a betting word that a text repeats most; all 0 for a text without. */
export interface Keyword {
  /** Occurrences for each clause. */
  readonly clauseShare: number;
  /** Share of Han that it covers. */
  readonly cover: number;
  /** Share of occurrences with a pair of Han at an end that the bigram model never saw: put in, not written. */
  readonly oddRatio: number;
  /** Different wordings of texts made for search engines, and how many for each 1,000 visible characters. */
  readonly searchWordings: number;
  readonly searchDensity: number;
}

/** Fewer occurrences, and shorter phrases, are words of any text. */
const COUNT_MIN = 4;
const PHRASE_MIN = 4;
/** A phrase grows while this share of its occurrences go on alike, and to this many units on a side. */
const ALIKE_SHARE = 0.8;
const GROW_MAX = 8;
/** Occurrences read at most; clauses of a text that long say enough. */
const PLACES_MAX = 2000;
const VISIBLE_MIN = 300;

export const keyword: (profile: TextProfile) => Keyword = once((profile) => {
  const found = phrases(profile);
  const search = countOf(found, LIST.search);
  const { word, hits } = commonest(found, LIST.keyword);
  const own = hits < COUNT_MIN ? NONE : around(profile, word);
  return {
    ...own,
    searchWordings: search.distinct,
    searchDensity: (search.hits * 1000) / Math.max(VISIBLE_MIN, profile.visible),
  };
});

const NONE = { clauseShare: 0, cover: 0, oddRatio: 0 };

function around({ text, han }: TextProfile, word: string): typeof NONE {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0 && places.length < PLACES_MAX; at = text.indexOf(word, at + 1))
    places.push(at);
  if (places.length < COUNT_MIN) return NONE;
  const before = grow(text, places, -1, -1);
  const after = grow(text, places, word.length, 1);
  const length = before + word.length + after;
  if (length < PHRASE_MIN) return NONE;
  const odd = places.filter((at) => isOdd(text, at - before, at + word.length + after)).length;
  return {
    clauseShare: places.length / Math.max(1, clausesOf(text)),
    cover: han === 0 ? 0 : Math.min(1, (places.length * length) / han),
    oddRatio: odd / places.length,
  };
}

/** Units by which the phrase goes on alike from `offset` in a direction. */
function grow(text: string, places: readonly number[], offset: number, step: 1 | -1): number {
  for (let n = 0; n < GROW_MAX; n++) {
    const counts = new Map<number, number>();
    for (const place of places) {
      const unit = text.charCodeAt(place + offset + n * step);
      if (UNIT_CLASS[unit] === CHAR.han) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    if (Math.max(0, ...counts.values()) < places.length * ALIKE_SHARE) return n;
  }
  return GROW_MAX;
}

function isOdd(text: string, start: number, end: number): boolean {
  return isUnseen(text, start - 1) || isUnseen(text, end - 1);
}

/** Whether the model never saw the two Han from `at` on together. */
function isUnseen(text: string, at: number): boolean {
  const model = languageModel();
  const first = model.tokens[text.charCodeAt(at)] ?? 0;
  const second = model.tokens[text.charCodeAt(at + 1)] ?? 0;
  return first >= HAN_FIRST && second >= HAN_FIRST && model.cost(first, second) < 0;
}

function clausesOf(text: string): number {
  let clauses = 0;
  for (let i = 0; i < text.length; i++) if (ENDS.has(text.charCodeAt(i))) clauses++;
  return clauses;
}

const ENDS: ReadonlySet<number> = new Set([...'，。！？；,!?;\n'].map((mark) => mark.charCodeAt(0)));
