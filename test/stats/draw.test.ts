import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialAtMost } from '../../src/stats/binomial.ts';
import { drawSample } from '../../src/stats/draw.ts';
import { exactBounds } from '../../src/stats/exact-bounds.ts';

describe('a seeded sample without replacement', () => {
  it('holds n different items of the frame, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 60 }), fc.nat(80), fc.string(), (frame, n, seed) => {
        const sample = drawSample(frame, n, seed);
        expect(sample).toHaveLength(Math.min(n, frame.length));
        expect(new Set(sample).size).toBe(sample.length);
        expect(sample.every((item) => frame.includes(item))).toBe(true);
        expect(drawSample(frame, n, seed)).toEqual(sample);
      }),
    );
  });

  it('takes every item about equally often', () => {
    const frame = Array.from({ length: 20 }, (_, i) => i);
    const taken = frame.map(() => 0);
    for (let seed = 0; seed < 2000; seed += 1)
      for (const item of drawSample(frame, 5, String(seed))) taken[item] = (taken[item] ?? 0) + 1;
    // 500 expected, standard deviation 19.4: five of them either way.
    expect(Math.min(...taken)).toBeGreaterThan(400);
    expect(Math.max(...taken)).toBeLessThan(600);
  });
});

describe('exact one-sided 95 % bounds', () => {
  it.each([
    [0, 59, 0, 0.0495],
    [10, 200, 0.0274, 0.0833],
    [11, 200, 0.0311, 0.0893],
    [200, 200, 0.9851, 1],
  ])('%i of %i', (fails, n, lower, upper) => {
    const bounds = exactBounds(fails, n);
    expect(bounds.lower).toBeCloseTo(lower, 3);
    expect(bounds.upper).toBeCloseTo(upper, 3);
  });

  it('are where the tail is one in twenty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), (n, k) => {
        const fails = Math.min(k, n);
        const { lower, upper } = exactBounds(fails, n);
        if (fails < n) expect(binomialAtMost(fails, n, upper)).toBeCloseTo(0.05, 6);
        if (fails > 0) expect(1 - binomialAtMost(fails - 1, n, lower)).toBeCloseTo(0.05, 6);
        expect(lower).toBeLessThanOrEqual(fails / n);
        expect(upper).toBeGreaterThanOrEqual(fails / n);
      }),
      { numRuns: 60 },
    );
  });

  it('no sample says nothing', () => {
    expect(exactBounds(0, 0)).toEqual({ lower: 0, upper: 1 });
  });
});
