import { describe, expect, it } from 'vitest';
import { binomialAtMost, judgeSample } from '../../src/stats/binomial.ts';

describe('binomialAtMost', () => {
  it.each([
    [0, 1, 0.5, 0.5],
    [1, 2, 0.5, 0.75],
    [2, 10, 0.1, 0.929809],
    [0, 59, 0.05, 0.048497],
    [10, 200, 0.05, 0.583067],
  ])('P(X ≤ %i) for n = %i, p = %f', (k, n, p, expected) => {
    expect(binomialAtMost(k, n, p)).toBeCloseTo(expected, 5);
  });

  it('is what multiplication gives', () => {
    const exact = (k: number, n: number, p: number): number => {
      let term = (1 - p) ** n;
      let sum = term;
      for (let i = 1; i <= k; i += 1) {
        term *= (((n - i + 1) / i) * p) / (1 - p);
        sum += term;
      }
      return sum;
    };
    for (const n of [1, 9, 10, 11, 57, 400])
      for (const k of [0, 1, 5, 9].filter((value) => value <= n))
        expect(binomialAtMost(k, n, 0.07)).toBeCloseTo(exact(k, n, 0.07), 9);
  });
});

describe('binomialAtMost against exact fractions', () => {
  /** P(X ≤ k) for p = 1/d in integers: Σ C(n, i) (d − 1)^(n − i) / d^n. */
  function fraction(k: number, n: number, d: number): number {
    let choose = 1n;
    let sum = 0n;
    for (let i = 0; i <= k; i += 1) {
      sum += choose * BigInt(d - 1) ** BigInt(n - i);
      choose = (choose * BigInt(n - i)) / BigInt(i + 1);
    }
    return Number((sum * 10n ** 15n) / BigInt(d) ** BigInt(n)) / 1e15;
  }

  it.each([
    [0, 59, 20],
    [10, 200, 20],
    [15, 200, 20],
    [12, 400, 20],
    [139, 4_000, 25],
    [160, 4_000, 25],
  ])('P(X ≤ %i) for n = %i, p = 1/%i', (k, n, d) => {
    expect(binomialAtMost(k, n, 1 / d)).toBeCloseTo(fraction(k, n, d), 8);
  });

  it('is a distribution: grows with k, ends at 1', () => {
    const values = Array.from({ length: 61 }, (_, k) => binomialAtMost(k, 60, 0.05));
    values.slice(1).forEach((value, k) => expect(value).toBeGreaterThanOrEqual(values[k] ?? 0));
    expect(values.at(-1)).toBeCloseTo(1, 10);
    expect(values.every((value) => value > 0 && value <= 1)).toBe(true);
  });
});

describe('judgeSample: the table of compliance.md §1.2', () => {
  const rows: [limit: number, n: number, point: number, proven: number, refuted: number | undefined][] = [
    [0.05, 59, 2, 0, 7],
    [0.05, 100, 5, 1, 10],
    [0.05, 200, 10, 4, 16],
    [0.05, 400, 20, 12, 28],
    [0.04, 4000, 160, 139, undefined],
    // The table says 1,927 here, by Wilson; the exact test stops one lower.
    [0.02, 100_000, 2000, 1926, undefined],
  ];
  it.each(rows)('limit %f, n = %i', (limit, n, point, proven, refuted) => {
    expect(judgeSample(point, n, limit).passes).toBe(true);
    expect(judgeSample(point + 1, n, limit).passes).toBe(false);
    expect(judgeSample(proven, n, limit).provenBelow).toBe(true);
    expect(judgeSample(proven + 1, n, limit).provenBelow).toBe(false);
    if (refuted === undefined) return;
    expect(judgeSample(refuted, n, limit).provenAbove).toBe(true);
    expect(judgeSample(refuted - 1, n, limit).provenAbove).toBe(false);
  });

  it('T-02: 160 of 4,000 passes 96 %, 161 does not', () => {
    expect(judgeSample(160, 4_000, 0.04)).toEqual({ passes: true, provenBelow: false, provenAbove: false });
    expect(judgeSample(161, 4_000, 0.04).passes).toBe(false);
  });

  it('nothing wrong in a small sample proves nothing', () => {
    expect(judgeSample(0, 58, 0.05)).toEqual({ passes: true, provenBelow: false, provenAbove: false });
  });

  it('T-01: 10 of 200 passes the point rule and is proven neither way', () => {
    expect(judgeSample(10, 200, 0.05)).toEqual({ passes: true, provenBelow: false, provenAbove: false });
    expect(judgeSample(11, 200, 0.05).passes).toBe(false);
  });
});
