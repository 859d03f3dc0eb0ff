import type { TextProfile } from '../core/text-profile.ts';
import { buildAutomaton, type Automaton } from '../text/automaton.ts';
import { foldForScan, foldWord } from '../text/scan-fold.ts';
import { contacts } from './contacts.ts';
import { once } from './once.ts';
import { SOLICITATION_WORDS } from './solicitation-words.ts';

type Kind = keyof typeof SOLICITATION_WORDS;
const KINDS = Object.keys(SOLICITATION_WORDS) as Kind[];

/** Different words of each kind in a stretch of text, and the ways to get in touch it names. */
export type Signs = Readonly<Record<Kind, number>> & { readonly contacts: number };

interface Matcher {
  readonly scan: Automaton['scan'];
  readonly kindOf: readonly number[];
}

let matcher: Matcher | undefined;

/** Signs of solicitation in a whole text. */
export const signsOfText: (profile: TextProfile) => Signs = once((profile) => ({
  ...countWords(profile.text),
  contacts: contacts(profile).contacts,
}));

/** Different words of each kind. */
export function countWords(text: string): Readonly<Record<Kind, number>> {
  return countKinds(wordsIn(text));
}

/** Numbers of the words that occur in a text. */
export function wordsIn(text: string): ReadonlySet<number> {
  matcher ??= compile();
  const { units, length } = foldForScan(text);
  const seen = new Set<number>();
  matcher.scan(units, length, (pattern) => seen.add(pattern));
  return seen;
}

export function countKinds(words: ReadonlySet<number>): Readonly<Record<Kind, number>> {
  matcher ??= compile();
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const word of words) counts[KINDS[matcher.kindOf[word] as number] as Kind]++;
  return counts;
}

/** A word in two lists belongs to the later kind; there are none today, and a test says so. */
function compile(): Matcher {
  const kindOf = new Map<string, number>();
  KINDS.forEach((kind, index) => {
    for (const word of SOLICITATION_WORDS[kind]) kindOf.set(foldWord(word), index);
  });
  return { scan: buildAutomaton([...kindOf.keys()]).scan, kindOf: [...kindOf.values()] };
}
