import { expect, it } from 'vitest';
import { stackedBars } from '../../src/report/charts.ts';

it('the axis of a chart says in both languages what it counts', () => {
  const svg = stackedBars([{ label: 'crawl', group: 'keep', n: 3 }]).text;
  expect(svg).toContain('页面数 pages');
});
