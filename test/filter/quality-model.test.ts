import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { qualityBucket, qualityScore } from '../../src/filter/quality-model/score.ts';
import { subjectOf } from './read-rules.ts';

// Self-written, and no part of training: recipes, talk, verse, notices against firms, clinics, rankings, lists.
const pages = readFileSync('fixtures/quality/pages.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { label: 'good' | 'bad'; text: string });
const scoresOf = (label: string): number[] =>
  pages.filter((page) => page.label === label).map(({ text }) => qualityScore(subjectOf(text)));

describe('quality score on pages no training run saw', () => {
  it('tells texts to read from pages made for search engines', () => {
    const [good, bad] = [scoresOf('good'), scoresOf('bad')];
    expect([good.length, bad.length]).toEqual([12, 24]);
    const wins = good.flatMap((g) => bad.map((b) => (g > b ? 1 : 0) as number));
    const area = wins.reduce((sum, win) => sum + win, 0) / wins.length;
    // Measured 0.97 (2026-11-25); a floor, not a target.
    expect(area).toBeGreaterThanOrEqual(0.95);
  });

  it('keeps verse, talk and code above the bottom bucket', () => {
    expect(Math.min(...scoresOf('good').map(qualityBucket))).toBeGreaterThanOrEqual(2);
  });

  it('puts half of the others into the bottom bucket', () => {
    const bottom = scoresOf('bad').filter((score) => qualityBucket(score) === 0);
    expect(bottom.length).toBeGreaterThanOrEqual(12);
  });

  it('does not depend on the script', () => {
    const simplified = '老房子的院里有一口井，夏天把西瓜放进去冰着，傍晚捞起来切开，一家人坐在石阶上吃。';
    const traditional = '老房子的院裡有一口井，夏天把西瓜放進去冰著，傍晚撈起來切開，一家人坐在石階上吃。';
    const [a, b] = [simplified, traditional].map((text) => qualityScore(subjectOf(text.repeat(2))));
    expect(Math.abs((a ?? 0) - (b ?? 0))).toBeLessThan(0.1);
  });
});
