import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import { foldForScan, type Folded } from '../../text/scan-fold.ts';
import type { Lexicon } from './lexicon.ts';

/** Folded characters within which all parts of a conjunction must occur: about a long paragraph. */
const WINDOW_UNITS = 200;

/** How often each entry occurs: entry index → count. Entries that do not occur are absent. */
export type Hits = ReadonlyMap<number, number>;

/**
 * Finds the entries that occur in a text, folded (width, case, script, hidden characters, characters
 * set apart). Words that begin or end with a Latin letter or digit must end there in the text too.
 */
export function findHits(text: string, lexicon: Lexicon): Hits {
  const folded = foldForScan(text);
  const counts = new Map<number, number>();
  const seenAt = new Map<number, Int32Array>();
  lexicon.automaton.scan(folded.units, folded.length, (pattern, end) => {
    const word = lexicon.patterns[pattern] as string;
    if (!standsAlone(folded, word, end)) return;
    for (const { entry, part } of lexicon.uses[pattern] ?? []) {
      const parts = lexicon.entries[entry]?.parts ?? 1;
      if (part < 0) add(counts, entry, -1);
      else if (parts === 1 || completes(seenAt, entry, part, parts, end)) add(counts, entry, 1);
    }
  });
  return new Map([...counts].filter(([, count]) => count > 0));
}

function add(counts: Map<number, number>, entry: number, amount: number): void {
  counts.set(entry, (counts.get(entry) ?? 0) + amount);
}

function standsAlone({ units, length }: Folded, word: string, end: number): boolean {
  const start = end - word.length;
  const joinsBefore = isWordUnit(word.charCodeAt(0)) && start > 0 && isWordUnit(units[start - 1] as number);
  const joinsAfter =
    isWordUnit(word.charCodeAt(word.length - 1)) && end < length && isWordUnit(units[end] as number);
  return !joinsBefore && !joinsAfter;
}

function isWordUnit(unit: number): boolean {
  const charClass = UNIT_CLASS[unit];
  return charClass === CHAR.latin || charClass === CHAR.digit;
}

/** Notes where a part ended; true when this completes the set, which then starts anew. */
function completes(
  seenAt: Map<number, Int32Array>,
  entry: number,
  part: number,
  parts: number,
  end: number,
): boolean {
  let ends = seenAt.get(entry);
  if (ends === undefined) seenAt.set(entry, (ends = new Int32Array(parts).fill(-WINDOW_UNITS - 1)));
  ends[part] = end;
  if (ends.some((seen) => end - seen > WINDOW_UNITS)) return false;
  ends.fill(-WINDOW_UNITS - 1);
  return true;
}
