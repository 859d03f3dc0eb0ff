import type { LexiconFile } from './lexicon.ts';

/** Reference sizes of a keyword library (CN-KW-01 … 03; TC260-003 8.1, GB/T 45652 draft B.1). */
const LEXICON_MINIMUMS = { total: 10_000, 'A.1': 200, 'A.2': 100 } as const;

/** The 17 risks that have a minimum of their own. */
const RISKS_WITH_MINIMUM = 'abcdefgh'
  .split('')
  .map((letter) => `A.1.${letter}`)
  .concat('abcdefghi'.split('').map((letter) => `A.2.${letter}`));

export interface LexiconCount {
  /** A risk id, or `total`. */
  readonly risk: string;
  readonly entries: number;
  /** 0 for a risk without a minimum of its own. */
  readonly minimum: number;
  /** Entries still missing. */
  readonly missing: number;
}

/** Counts distinct entries by risk against the minimums, `total` first, then every risk that has a minimum or an entry. */
export function lexiconCounts(files: readonly LexiconFile[]): readonly LexiconCount[] {
  const words = new Map<string, Set<string>>(RISKS_WITH_MINIMUM.map((risk) => [risk, new Set()]));
  for (const file of files) {
    if (file.role !== 'risk') continue;
    const known = words.get(file.risk) ?? new Set<string>();
    for (const entry of file.entries) known.add(entry.words);
    words.set(file.risk, known);
  }
  const rows = [...words]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([risk, known]) => row(risk, known.size, minimumOf(risk)));
  const total = rows.reduce((sum, { entries }) => sum + entries, 0);
  return [row('total', total, LEXICON_MINIMUMS.total), ...rows];
}

function minimumOf(risk: string): number {
  if (risk.startsWith('A.1.')) return LEXICON_MINIMUMS['A.1'];
  return risk.startsWith('A.2.') ? LEXICON_MINIMUMS['A.2'] : 0;
}

function row(risk: string, entries: number, minimum: number): LexiconCount {
  return { risk, entries, minimum, missing: Math.max(0, minimum - entries) };
}
