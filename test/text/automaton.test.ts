import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../src/text/automaton.ts';
import { foldForScan, foldWord } from '../../src/text/scan-fold.ts';

function scanAll(patterns: readonly string[], text: string): string[] {
  const hits: string[] = [];
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  buildAutomaton(patterns).scan(units, units.length, (pattern, end) =>
    hits.push(`${patterns[pattern]}@${end}`),
  );
  return hits.sort();
}

function search(patterns: readonly string[], text: string): string[] {
  const hits: string[] = [];
  for (const pattern of patterns) {
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1))
      hits.push(`${pattern}@${at + pattern.length}`);
  }
  return hits.sort();
}

describe('automaton', () => {
  it('finds overlapping words and words inside words', () => {
    expect(scanAll(['中国人民', '中国', '国人', '人民'], '在中国人民之中国')).toEqual([
      '中国@3',
      '中国@8',
      '中国人民@5',
      '人民@5',
      '国人@4',
    ]);
  });

  it('finds nothing with no patterns and in an empty text', () => {
    expect(scanAll([], '中国')).toEqual([]);
    expect(scanAll(['中国'], '')).toEqual([]);
  });

  it('finds what a plain search finds', () => {
    const word = fc
      .array(fc.constantFrom('a', 'b', '中', '文', '\uffff'), { minLength: 1, maxLength: 5 })
      .map((chars) => chars.join(''));
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 30 }),
        fc.array(word, { maxLength: 40 }),
        (patterns, words) => {
          const text = words.join('');
          expect(scanAll(patterns, text)).toEqual(search(patterns, text));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('builds from many patterns', () => {
    const patterns = Array.from({ length: 50_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + (i % 5000), 0x4e00 + ((i * 7919) % 9000), 0x4e00 + Math.floor(i / 5000)),
    );
    const unique = [...new Set(patterns)];
    expect(scanAll(unique, unique.slice(100, 140).join('，')).length).toBeGreaterThanOrEqual(40);
  });
});

describe('foldForScan', () => {
  it.each([
    ['ＡＢＣ１２３', 'abc123'],
    ['賭 博', '赌博'],
    ['赌*博', '赌博'],
    ['赌\u200b博', '赌博'],
    ['赌 - 博', '赌博'],
    ['赌，博', '赌,博'],
    ['赌\n博', '赌\n博'],
    ['Big  Data 平台', 'big data 平台'],
    ['微 x 信', '微 x 信'],
    ['e\u0301', 'e'],
  ])('%s → %s', (text, expected) => {
    const { units, length } = foldForScan(text);
    expect(String.fromCharCode(...units.subarray(0, length))).toBe(expected);
    expect(foldWord(text)).toBe(expected);
  });
});
