import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnchorFinder } from '../../src/dedup/passage-anchors.ts';
import { PassageFinder, type RepeatedPassage } from '../../src/dedup/passages.ts';

/** `length` invented characters. */
function prose(length: number, seed: number): string {
  let state = seed + 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 3000));
  }).join('');
}

function findAll(texts: readonly string[], units: number): RepeatedPassage[][] {
  const finder = new PassageFinder(units, (number) => texts[number] ?? '');
  for (const text of texts) finder.sketch(text);
  return texts.map((text, number) => finder.find(number, text));
}

describe('passages of 50 characters', () => {
  const passage = prose(50, 1);
  it.each([
    [
      'one that a text before has',
      `${prose(70, 2)}${passage}${prose(30, 3)}`,
      `${prose(9, 4)}${passage}尾`,
      [9, 59],
    ],
    ['a whole text', `${prose(70, 2)}${prose(80, 5)}`, prose(80, 5), [0, 80]],
    ['none of 49', `${prose(70, 2)}${passage.slice(1)}甲`, `乙${passage.slice(1)}丙`, undefined],
    [
      'none with a character changed in the middle',
      passage,
      `${passage.slice(0, 25)}变${passage.slice(26)}`,
      undefined,
    ],
    ['none in a text of nothing', passage, '', undefined],
    ['none in a text of one character', passage, passage.slice(0, 1), undefined],
  ])('%s', (_name, first, second, span) => {
    const [own, found] = findAll([first, second], 50);
    expect(own).toEqual([]);
    expect(found).toEqual(span === undefined ? [] : [{ from: span[0], to: span[1], of: 0 }]);
  });

  it('stay where they are repeated within one text alone', () => {
    expect(findAll([`${passage}${prose(40, 6)}${passage}`, prose(90, 7)], 50)).toEqual([[], []]);
  });

  it('are found as far as they go, each once', () => {
    const texts = [prose(500, 8), `头${prose(500, 8).slice(100, 300)}中${prose(500, 8).slice(350, 420)}尾`];
    expect(findAll(texts, 50)[1]).toEqual([
      { from: 1, to: 201, of: 0 },
      { from: 202, to: 272, of: 0 },
    ]);
  });

  it('are found in a text of one character repeated', () => {
    const texts = ['哈'.repeat(1_000), `${prose(60, 9)}${'哈'.repeat(600)}`];
    expect(findAll(texts, 50)[1]).toEqual([{ from: 60, to: 660, of: 0 }]);
  });
});

describe('any few texts', () => {
  const pieces = Array.from({ length: 12 }, (_, i) => prose(8 + (i % 5) * 4, 50 + i));
  const text = fc
    .array(fc.nat({ max: 11 }), { maxLength: 12 })
    .map((picks) => picks.map((i) => pieces[i]).join(''));
  const UNITS = 20;

  it('have every common run found, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
        const all = findAll(texts, UNITS);
        for (const [i, found] of all.entries()) {
          const own = texts[i] ?? '';
          for (const { from, to, of } of found) {
            expect(to - from).toBeGreaterThanOrEqual(UNITS);
            expect(of).toBeLessThan(i);
            expect(texts[of]).toContain(own.slice(from, to));
          }
          for (let at = 0; at + UNITS <= own.length; at += 1) {
            const run = own.slice(at, at + UNITS);
            if (!texts.slice(0, i).some((other) => other.includes(run))) continue;
            expect(found.some(({ from, to }) => from < at + UNITS && at < to)).toBe(true);
          }
        }
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('share an anchor in every common run, and have about one in thirteen characters', () => {
    const finder = new AnchorFinder(50);
    const placesOf = (one: string): number[] => {
      const { places, length } = finder.find(one);
      return [...places.subarray(0, length)];
    };
    const long = prose(20_000, 3);
    const places = placesOf(long);
    expect(long.length / places.length).toBeGreaterThan(10);
    expect(long.length / places.length).toBeLessThan(16);
    for (let from = 0; from + 50 <= long.length; from += 997) {
      const inside = placesOf(long.slice(from, from + 50)).map((at) => at + from);
      expect(inside).toHaveLength(1);
      expect(places).toContain(inside[0]);
    }
  });
});
