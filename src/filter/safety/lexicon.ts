import { z } from 'zod';
import { digestOf, type Digest } from '../../core/digest.ts';
import { ruleHeader } from '../../core/rule-file.ts';
import { buildAutomaton, type Automaton } from '../../text/automaton.ts';
import { foldWord } from '../../text/scan-fold.ts';
import type { OffenceRules } from './offence/judge.ts';
import { OFFENCE_MODEL } from './offence/score.ts';
import { PatternTable, type Use } from './patterns.ts';
import { compileSpellings } from './spellings.ts';

/** Risk ids of Annex A: A.1.a–h, A.2.a–i, A.3.a–e, A.4.a–g, A.5.a–b. */
const riskId = z
  .string()
  .regex(
    /^A\.(?:1\.[a-h]|2\.[a-i]|3\.[a-e]|4\.[a-g]|5\.[ab])$/u,
    'is not the number of a risk, A.1.a to A.5.b',
  );

const entry = z.strictObject({
  /**
   * A word, or parts joined by `&&&` that must all occur close together, in any order. `a|b` is either
   * word; `{contact}` is any mobile number or account of a messenger.
   */
  words: z.string().min(2),
  /**
   * 1 only those who do it write it; 2 typical of such pages, also reported on; 3 names the topic; 4 recorded, never judged.
   */
  level: z.number().int().min(1).max(4),
  /** Folded characters within which all parts must occur; 200 if not given. */
  within: z.number().int().min(2).max(1000).optional(),
  /** Level when the entry occurs in the title, if that says more than in the text: a phone number there is an advertisement. */
  titleLevel: z.number().int().min(1).max(4).optional(),
  /** Longer, harmless words that contain this one; their occurrences do not count. */
  not: z.array(z.string().min(2)).optional(),
});

const spelling = z.strictObject({ char: z.string().min(1), as: z.array(z.string().min(1)).min(1) });

/** How the hits of one file become a decision. Densities are points for each 1,000 visible characters. */
const judge = z.strictObject({
  /** Distinct entries from which a dense text is confirmed. */
  confirmDistinctMin: z.number().int().min(1),
  confirmDensityMin: z.number().min(0),
  suspectDensityMin: z.number().min(0),
});

/** Shape of rules/lexicons/*.yaml: words of one topic under one risk, words of reporting, or spellings. */
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
  /** From which scores the discrimination model decides; without such a file it is not asked. */
  z.strictObject({
    ...ruleHeader,
    role: z.literal('model'),
    model: z.literal(OFFENCE_MODEL),
    confirmMin: z.number().min(0).max(1),
    suspectMin: z.number().min(0).max(1),
    clearMax: z.number().min(0).max(1),
  }),
  /** How single characters are written to hide a word: halves, homophones, letters. */
  z.strictObject({ ...ruleHeader, role: z.literal('spellings'), entries: z.array(spelling) }),
]);

export type LexiconFile = z.infer<typeof lexiconSchema>;
export type RiskFile = Extract<LexiconFile, { role: 'risk' }>;
/** A file whose entries are words. */
export type WordFile = Extract<LexiconFile, { role: 'risk' | 'context' }>;

/** Folded characters within which the parts of a conjunction must occur: about a long paragraph. */
const WITHIN_UNITS = 200;

/** An entry as the automaton knows it. */
export interface Entry {
  /** `lexicon.gambling#3`: file id and place in the file, from 1. */
  readonly ruleId: string;
  readonly level: number;
  readonly titleLevel: number;
  /** Index in `topics`, or -1 for words of reporting. */
  readonly topic: number;
  readonly parts: number;
  readonly within: number;
}

export interface Lexicon {
  /** Digest of all files in their parsed form. */
  readonly version: Digest;
  readonly topics: readonly Omit<RiskFile, 'entries'>[];
  readonly entries: readonly Entry[];
  /** Folded and squeezed. */
  readonly patterns: readonly string[];
  /** What each pattern stands for. */
  readonly uses: readonly (readonly Use[])[];
  /** Entries that want a contact. */
  readonly contactUses: readonly Use[];
  readonly automaton: Automaton;
  readonly offence: OffenceRules | undefined;
}

/** Stands for a mobile number or an account in the words of an entry. */
const CONTACT = '{contact}';
/** Words up to this level are also sought in the spellings that hide them. */
const SPELT_LEVEL_MAX = 2;

/** Compiles files into one automaton. Words that fold to the same form share a pattern. The order of files does not matter. */
export function compileLexicons(files: readonly LexiconFile[]): Lexicon {
  const sorted = [...files].sort((a, b) => (a.id < b.id ? -1 : 1));
  const topics: RiskFile[] = sorted.filter((file) => file.role === 'risk');
  const spellings = compileSpellings(sorted);
  const entries: Entry[] = [];
  const contactUses: Use[] = [];
  const table = new PatternTable();
  for (const file of sorted) {
    if (!isWordFile(file)) continue;
    const topic = file.role === 'risk' ? topics.indexOf(file) : -1;
    file.entries.forEach(({ words, level, titleLevel = level, within = WITHIN_UNITS, not = [] }, index) => {
      const parts = words.split('&&&');
      parts.forEach((part, at) => {
        for (const word of part.split('|')) {
          if (word === CONTACT) {
            contactUses.push({ entry: entries.length, part: at });
            continue;
          }
          const folded = foldWord(word);
          table.add(folded, entries.length, at);
          if (level > SPELT_LEVEL_MAX || topic < 0) continue;
          for (const hidden of spellings.of(folded)) table.addHidden(hidden, entries.length, at);
        }
      });
      for (const harmless of not) table.add(foldWord(harmless), entries.length, -1);
      entries.push({
        ruleId: `${file.id}#${index + 1}`,
        level,
        titleLevel,
        topic,
        parts: parts.length,
        within,
      });
    });
  }
  const { patterns, uses } = table.finish();
  return {
    version: digestOf(sorted),
    topics,
    entries,
    patterns,
    uses,
    contactUses,
    automaton: buildAutomaton(patterns),
    offence: sorted.find((file) => file.role === 'model'),
  };
}

export function isWordFile(file: LexiconFile): file is WordFile {
  return file.role === 'risk' || file.role === 'context';
}
