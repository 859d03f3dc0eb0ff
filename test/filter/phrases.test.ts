import { describe, expect, it, vi } from 'vitest';
import { profileText } from '../../src/text/profile.ts';

describe('phrases', () => {
  // The automaton was once built while the folded text lay in the scratch space that building overwrites.
  it('finds in the first text of a process what it finds in any other', async () => {
    vi.resetModules();
    const { LIST, countOf, phrases } = await import('../../src/filter/words/phrases.ts');
    const text = '警方通报，嫌疑人以注册送彩金为诱饵，民警提醒不要点击链接。';
    const first = countOf(phrases(profileText(text)), LIST.report);
    expect(first).toEqual(countOf(phrases(profileText(text)), LIST.report));
    expect(first.distinct).toBe(5);
  });

  it('counts overlapping wordings once in the units they cover', async () => {
    const { LIST, coveredUnits, phrases } = await import('../../src/filter/words/phrases.ts');
    expect(coveredUnits(phrases(profileText('立即注册')), LIST.residue)).toBe(4);
    expect(coveredUnits(phrases(profileText('街上很安静')), LIST.residue)).toBe(0);
  });
});
