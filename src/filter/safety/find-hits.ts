import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import { foldForScan } from '../../text/scan-fold.ts';
import { findContacts } from './find-contacts.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Use } from './patterns.ts';
import { squeeze, type Squeezed } from './squeeze.ts';

/** How often each entry occurs: entry index → count. Entries that do not occur are absent. */
export type Hits = ReadonlyMap<number, number>;

/**
 * Finds the entries that occur in a text, folded (width, case, script, lookalikes, hidden characters,
 * characters set apart or repeated). Words that begin or end with a Latin letter or digit must end
 * there in the text too. One pass; linear in the text and the hits.
 */
export function findHits(text: string, lexicon: Lexicon): Hits {
  const folded = foldForScan(text);
  const squeezed = squeeze(folded.units, folded.length);
  const tally = new Tally(lexicon);
  const contacts = lexicon.contactUses.length === 0 ? [] : findContacts(squeezed);
  let next = 0;
  const contactsUntil = (end: number): void => {
    for (; next < contacts.length && (contacts[next] as number) <= end; next++)
      for (const use of lexicon.contactUses) tally.add(use, contacts[next] as number, 1);
  };
  lexicon.automaton.scan(squeezed.units, squeezed.length, (pattern, end) => {
    contactsUntil(end);
    const word = lexicon.patterns[pattern] as string;
    if (!standsAlone(squeezed, word, end)) return;
    for (const use of lexicon.uses[pattern] ?? []) {
      if (use.runs === undefined || hasRuns(squeezed, use.runs, end)) tally.add(use, end, word.length);
    }
  });
  contactsUntil(squeezed.length);
  return tally.hits();
}

/** A place where a whole entry stands, still open to be covered by a longer one. */
interface Place {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

/** Counts entries while their parts come in, in the order of the text. */
class Tally {
  readonly #lexicon: Lexicon;
  readonly #counts = new Map<number, number>();
  readonly #seenAt = new Map<number, Int32Array>();
  /** The last places of each topic; a word inside a longer one of its topic is not counted beside it. */
  readonly #places = new Map<number, Place[]>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  add({ entry, part }: Use, end: number, length: number): void {
    const rule = this.#lexicon.entries[entry] as Entry;
    if (part < 0) this.#count(entry, -1);
    else if (rule.parts === 1) this.#place(rule.topic, { entry, start: end - length, end });
    else if (completes(this.#endsOf(entry, rule), part, end, rule.within)) this.#count(entry, 1);
  }

  hits(): Hits {
    return new Map([...this.#counts].filter(([, count]) => count > 0));
  }

  // Places come by their ends, the longest first among equal ends.
  #place(topic: number, place: Place): void {
    const open = this.#places.get(topic) ?? [];
    this.#places.set(topic, open);
    const last = open.at(-1);
    if (
      last !== undefined &&
      last.end === place.end &&
      last.start <= place.start &&
      last.entry !== place.entry
    )
      return;
    while (open.length > 0 && (open.at(-1) as Place).start >= place.start)
      this.#count((open.pop() as Place).entry, -1);
    while (open.length > 0 && (open[0] as Place).end <= place.start) open.shift();
    open.push(place);
    this.#count(place.entry, 1);
  }

  #count(entry: number, amount: number): void {
    this.#counts.set(entry, (this.#counts.get(entry) ?? 0) + amount);
  }

  #endsOf(entry: number, rule: Entry): Int32Array {
    const known = this.#seenAt.get(entry) ?? new Int32Array(rule.parts).fill(NEVER);
    this.#seenAt.set(entry, known);
    return known;
  }
}

function standsAlone({ units, length }: Squeezed, word: string, end: number): boolean {
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

function hasRuns({ runs }: Squeezed, wanted: Uint8Array, end: number): boolean {
  const start = end - wanted.length;
  return wanted.every((count, i) => (runs[start + i] as number) >= count);
}

const NEVER = -1e9;

/** Notes where a part ended; true when this completes the set, which then starts anew. */
function completes(ends: Int32Array, part: number, end: number, within: number): boolean {
  ends[part] = end;
  if (ends.some((seen) => end - seen > within)) return false;
  ends.fill(NEVER);
  return true;
}
