import { binomialAtMost } from './binomial.ts';

/** One-sided exact (Clopper–Pearson) 95 % bounds of a rate. */
export interface RateBounds {
  readonly lower: number;
  readonly upper: number;
}

const LEVEL = 0.05;
/** Halvings of [0, 1]: 2⁻⁴⁰ is far below what anybody prints. */
const STEPS = 40;

/** The rates below and above which `fails` of `n` would be a one-in-twenty event. No sample says nothing: 0 to 1. */
export function exactBounds(fails: number, n: number): RateBounds {
  if (n === 0) return { lower: 0, upper: 1 };
  const upper = fails === n ? 1 : solve((p) => binomialAtMost(fails, n, p) > LEVEL);
  const lower = fails === 0 ? 0 : solve((p) => 1 - binomialAtMost(fails - 1, n, p) < LEVEL);
  return { lower, upper };
}

/** Where a condition that holds for small rates stops to hold. */
function solve(holds: (p: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
