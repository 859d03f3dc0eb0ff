import type { TextProfile } from '../../core/text-profile.ts';
import { buildAutomaton, type Automaton } from '../../text/automaton.ts';
import { foldForScan, foldWord } from '../../text/scan-fold.ts';
import { CALLS_TO_ACTION } from './calls-to-action.ts';
import { once } from '../once.ts';
import { KEYWORD_CORES, SEARCH_WORDINGS } from './keyword-words.ts';
import { RESIDUE_WORDS } from './residue-words.ts';
import { SOLICITATION_WORDS } from './solicitation-words.ts';
import { SITE_WORDS } from './site-words.ts';
import { SPUN_WORDS } from './spun-words.ts';

/** Lists of wordings by name; a word may stand in several. One automaton finds them all in one pass. */
const LISTS = {
  advertising: CALLS_TO_ACTION,
  residue: RESIDUE_WORDS,
  spun: SPUN_WORDS,
  keyword: KEYWORD_CORES,
  search: SEARCH_WORDINGS,
  site: SITE_WORDS,
  ...SOLICITATION_WORDS,
};

export type ListName = keyof typeof LISTS;
const NAMES = Object.keys(LISTS) as ListName[];

/** Bit of each list. */
export const LIST = Object.fromEntries(NAMES.map((name, i) => [name, 1 << i])) as Readonly<
  Record<ListName, number>
>;
/** Baits: words of betting, sex and shady trade. */
export const BAITS = LIST.gambling | LIST.adult | LIST.fraud;

/** Where wordings occur in a folded text, in the order of their ends. */
export interface Phrases {
  /** Number of the wording of each hit. */
  readonly wordings: readonly number[];
  /** End of each hit in folded units, exclusive. */
  readonly ends: readonly number[];
  /** Folded units of the text. */
  readonly length: number;
}

interface Matcher {
  readonly scan: Automaton['scan'];
  /** Lists of each wording, as bits, and its length in folded units. */
  readonly bits: readonly number[];
  readonly lengths: readonly number[];
  /** Folded. */
  readonly words: readonly string[];
}

let matcher: Matcher | undefined;

/** All hits in a text; found once. */
export const phrases: (profile: TextProfile) => Phrases = once(({ text }) => find(text));

/** Hits and different wordings of the lists in `mask`. */
export function countOf(
  { wordings }: Phrases,
  mask: number,
): { readonly hits: number; readonly distinct: number } {
  const seen = new Set<number>();
  let hits = 0;
  for (const wording of wordings) {
    if ((bitsOf(wording) & mask) === 0) continue;
    hits++;
    seen.add(wording);
  }
  return { hits, distinct: seen.size };
}

/** Share of a text's folded units that wordings of the lists in `mask` cover; overlaps count once. */
export function coveredUnits({ wordings, ends }: Phrases, mask: number): number {
  let covered = 0;
  let coveredTo = 0;
  wordings.forEach((wording, i) => {
    if ((bitsOf(wording) & mask) === 0) return;
    const end = ends[i] as number;
    const start = Math.max(coveredTo, end - (compiled().lengths[wording] as number));
    if (end > start) covered += end - start;
    coveredTo = Math.max(coveredTo, end);
  });
  return covered;
}

/** Ends, in folded units and in order, of all wordings of the lists in `mask`. */
export function endsOf({ wordings, ends }: Phrases, mask: number): readonly number[] {
  return ends.filter((_, i) => (bitsOf(wordings[i] as number) & mask) !== 0);
}

/** Different wordings that end in the folded units from `start` to `end`. */
export function wordingsIn({ wordings, ends }: Phrases, start: number, end: number): ReadonlySet<number> {
  const found = new Set<number>();
  wordings.forEach((wording, i) => {
    if ((ends[i] as number) > start && (ends[i] as number) <= end) found.add(wording);
  });
  return found;
}

/** Different wordings of any stretch of text. */
export function wordingsOf(text: string): ReadonlySet<number> {
  return new Set(find(text).wordings);
}

/** The wording of the lists in `mask` that occurs most often, and how often; '' and 0 for none. The first in a tie. */
export function commonest(
  { wordings }: Phrases,
  mask: number,
): { readonly word: string; readonly hits: number } {
  const counts = new Map<number, number>();
  for (const wording of wordings)
    if ((bitsOf(wording) & mask) !== 0) counts.set(wording, (counts.get(wording) ?? 0) + 1);
  let best = { wording: -1, hits: 0 };
  for (const [wording, hits] of counts) if (hits > best.hits) best = { wording, hits };
  return { word: compiled().words[best.wording] ?? '', hits: best.hits };
}

/** How many of the wordings stand in the lists in `mask`. */
export function countIn(wordings: ReadonlySet<number>, mask: number): number {
  let count = 0;
  for (const wording of wordings) if ((bitsOf(wording) & mask) !== 0) count++;
  return count;
}

function bitsOf(wording: number): number {
  return compiled().bits[wording] as number;
}

function find(text: string): Phrases {
  // Compiling folds words and so uses the scratch space of foldForScan: it comes first.
  const { scan } = compiled();
  const { units, length } = foldForScan(text);
  const wordings: number[] = [];
  const ends: number[] = [];
  scan(units, length, (wording, end) => {
    wordings.push(wording);
    ends.push(end);
  });
  return { wordings, ends, length };
}

function compiled(): Matcher {
  matcher ??= compile();
  return matcher;
}

function compile(): Matcher {
  const bits = new Map<string, number>();
  for (const name of NAMES) {
    for (const word of LISTS[name]) {
      const folded = foldWord(word);
      bits.set(folded, (bits.get(folded) ?? 0) | LIST[name]);
    }
  }
  const words = [...bits.keys()];
  return {
    scan: buildAutomaton(words).scan,
    bits: [...bits.values()],
    lengths: words.map((word) => word.length),
    words,
  };
}
