import { z } from 'zod';
import { digestOf, type Digest } from '../../core/digest.ts';
import { ruleHeader } from '../../core/rule-file.ts';
import { buildAutomaton, type Automaton } from '../../text/automaton.ts';
import { foldWord } from '../../text/scan-fold.ts';

/** Risk ids of Annex A: A.1.a–h, A.2.a–i, A.3.a–e, A.4.a–g, A.5.a–b. */
const riskId = z.string().regex(/^A\.(?:1\.[a-h]|2\.[a-i]|3\.[a-e]|4\.[a-g]|5\.[ab])$/u);

const entry = z.strictObject({
  /** A word, or parts joined by `&&&` that must all occur close together, in any order. `a|b` is either word. */
  words: z.string().min(2),
  /**
   * 1 only those who do it write it; 2 typical of such pages, also reported on; 3 names the topic; 4 recorded, never judged.
   */
  level: z.number().int().min(1).max(4),
  /** Folded characters within which all parts must occur; 200 if not given. */
  within: z.number().int().min(2).max(1000).optional(),
  /** Longer, harmless words that contain this one; their occurrences do not count. */
  not: z.array(z.string().min(2)).optional(),
});

/** How the hits of one file become a decision. Densities are points for each 1,000 visible characters. */
const judge = z.strictObject({
  /** Distinct entries from which a dense text is confirmed. */
  confirmDistinctMin: z.number().int().min(1),
  confirmDensityMin: z.number().min(0),
  suspectDensityMin: z.number().min(0),
});

/** Shape of rules/lexicons/*.yaml: words of one topic under one risk, or words of reporting. */
export const lexiconSchema = z.discriminatedUnion('role', [
  z.strictObject({
    ...ruleHeader,
    role: z.literal('risk'),
    risk: riskId,
    topic: z.string().min(1),
    judge,
    entries: z.array(entry),
  }),
  /** Words of news, law, medicine and teaching about a risk. Where they abound, a hit is held, not rejected. */
  z.strictObject({ ...ruleHeader, role: z.literal('context'), entries: z.array(entry) }),
]);

export type LexiconFile = z.infer<typeof lexiconSchema>;
type RiskFile = Extract<LexiconFile, { role: 'risk' }>;

/** Folded characters within which the parts of a conjunction must occur: about a long paragraph. */
const WITHIN_UNITS = 200;

/** An entry as the automaton knows it. */
export interface Entry {
  /** `lexicon.gambling#3`: file id and place in the file, from 1. */
  readonly ruleId: string;
  readonly level: number;
  /** Index in `topics`, or -1 for words of reporting. */
  readonly topic: number;
  readonly parts: number;
  readonly within: number;
}

/** One use of a pattern by an entry; `part` is -1 for a harmless longer word. */
interface Use {
  readonly entry: number;
  readonly part: number;
}

export interface Lexicon {
  /** Digest of all files in their parsed form. */
  readonly version: Digest;
  readonly topics: readonly Omit<RiskFile, 'entries'>[];
  readonly entries: readonly Entry[];
  readonly patterns: readonly string[];
  /** What each pattern stands for. */
  readonly uses: readonly (readonly Use[])[];
  readonly automaton: Automaton;
}

/** Compiles files into one automaton. Words that fold to the same form share a pattern. The order of files does not matter. */
export function compileLexicons(files: readonly LexiconFile[]): Lexicon {
  const sorted = [...files].sort((a, b) => (a.id < b.id ? -1 : 1));
  const topics: RiskFile[] = sorted.filter((file) => file.role === 'risk');
  const entries: Entry[] = [];
  const usesOf = new Map<string, Use[]>();
  for (const file of sorted) {
    const topic = file.role === 'risk' ? topics.indexOf(file) : -1;
    file.entries.forEach(({ words, level, within = WITHIN_UNITS, not = [] }, index) => {
      const parts = words.split('&&&');
      parts.forEach((part, at) => {
        for (const word of part.split('|')) use(usesOf, word, { entry: entries.length, part: at });
      });
      for (const harmless of not) use(usesOf, harmless, { entry: entries.length, part: -1 });
      entries.push({ ruleId: `${file.id}#${index + 1}`, level, topic, parts: parts.length, within });
    });
  }
  const patterns = [...usesOf.keys()];
  return {
    version: digestOf(sorted),
    topics,
    entries,
    patterns,
    uses: [...usesOf.values()],
    automaton: buildAutomaton(patterns),
  };
}

function use(usesOf: Map<string, Use[]>, word: string, as: Use): void {
  const pattern = foldWord(word);
  if (pattern === '') return;
  const uses = usesOf.get(pattern);
  if (uses === undefined) usesOf.set(pattern, [as]);
  else uses.push(as);
}
