import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import { foldForScan, type Folded } from '../../text/scan-fold.ts';
import type { Entry, Lexicon } from './lexicon.ts';

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
      const rule = lexicon.entries[entry] as Entry;
      if (part < 0) add(counts, entry, -1);
      else if (rule.parts === 1 || completes(endsOf(seenAt, entry, rule), part, end, rule.within))
        add(counts, entry, 1);
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

const NEVER = -1e9;

function endsOf(seenAt: Map<number, Int32Array>, entry: number, rule: Entry): Int32Array {
  const known = seenAt.get(entry) ?? new Int32Array(rule.parts).fill(NEVER);
  seenAt.set(entry, known);
  return known;
}

/** Notes where a part ended; true when this completes the set, which then starts anew. */
function completes(ends: Int32Array, part: number, end: number, within: number): boolean {
  ends[part] = end;
  if (ends.some((seen) => end - seen > within)) return false;
  ends.fill(NEVER);
  return true;
}
