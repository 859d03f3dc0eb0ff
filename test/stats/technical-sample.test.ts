import { expect, it } from 'vitest';
import { passesTechnicalSample } from '../../src/stats/technical-sample.ts';

it.each([
  ['T-03: 9.99 % of the rows', { rows: 10_000, sampled: 999, fails: 0 }, false],
  ['10 % of the rows', { rows: 10_000, sampled: 1000, fails: 0 }, true],
  ['98 % of them pass', { rows: 10_000, sampled: 1000, fails: 20 }, true],
  ['97.9 % of them pass', { rows: 10_000, sampled: 1000, fails: 21 }, false],
  ['all rows', { rows: 50, sampled: 50, fails: 1 }, true],
  ['nothing checked', { rows: 50, sampled: 0, fails: 0 }, false],
  ['nothing there', { rows: 0, sampled: 0, fails: 0 }, false],
])('CN-EVAL-02, %s: %o', (_, sample, passes) => {
  expect(passesTechnicalSample(sample)).toBe(passes);
});
