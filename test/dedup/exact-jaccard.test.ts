import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactJaccard, foldText } from '../../src/dedup/exact-jaccard.ts';
import { margin } from '../../src/dedup/judge.ts';

function bySets(a: string, b: string, ngram: number): number {
  const grams = (text: string): Set<string> =>
    new Set(Array.from({ length: Math.max(0, text.length - ngram + 1) }, (_, i) => text.slice(i, i + ngram)));
  const [left, right] = [grams(a), grams(b)];
  const both = [...left].filter((gram) => right.has(gram)).length;
  return left.size + right.size === 0 ? 0 : both / (left.size + right.size - both);
}

describe('exact similarity', () => {
  it('is that of the sets of n-grams, whatever was compared before', () => {
    const jaccard = new ExactJaccard(3);
    const text = fc.string({ unit: fc.constantFrom('天', '地', '人', '你'), maxLength: 3_000 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(jaccard.similarity(foldText(a), foldText(b))).toBe(bySets(a, b, 3));
      }),
      { seed: 4 },
    );
  });

  it('compares folded text', () => {
    const jaccard = new ExactJaccard(5);
    expect(jaccard.similarity(foldText('钟楼的门，常年锁着１'), foldText('鐘樓的門常年鎖著 9'))).toBe(1);
  });
});

describe('the margin', () => {
  it.each([
    [0.75, 112, 71, 98],
    [0.5, 100, 35, 65],
    [1, 112, 112, 112],
  ])('of %f with %i values is from %i to %i', (threshold, values, from, sure) => {
    expect(margin(threshold, values)).toEqual({ from, sure });
  });
});
