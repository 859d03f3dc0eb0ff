import { describe, expect, it } from 'vitest';
import { lexiconCounts } from '../../src/filter/safety/lexicon-counts.ts';
import type { LexiconFile } from '../../src/filter/safety/lexicon.ts';

const file = (risk: string, entries: number): LexiconFile =>
  ({
    id: risk,
    role: 'risk',
    risk,
    entries: Array.from({ length: entries }, (_, i) => ({ words: `${risk}-${i}`, level: 1 })),
  }) as unknown as LexiconFile;
const A1 = [...'abcdefgh'].map((letter) => file(`A.1.${letter}`, 200));
const a2 = (h: number): LexiconFile[] => [...'abcdefghi'].map((l) => file(`A.2.${l}`, l === 'h' ? h : 100));
const missing = (files: readonly LexiconFile[]): string[] =>
  lexiconCounts(files)
    .filter((count) => count.missing > 0)
    .map((count) => `${count.risk} ${count.missing}`);

describe('minimums of a keyword library (CN-KW-01 … 05)', () => {
  it('T-04: 10,000 entries in all, and one class of A.2 with 99', () => {
    expect(missing([...A1, ...a2(99), file('A.3.e', 7501)])).toEqual(['A.2.h 1']);
    expect(missing([...A1, ...a2(100), file('A.3.e', 7500)])).toEqual([]);
  });

  it('the classes alone do not reach the total, and the rest may stand anywhere', () => {
    expect(missing([...A1, ...a2(100)])).toEqual(['total 7500']);
  });
});
