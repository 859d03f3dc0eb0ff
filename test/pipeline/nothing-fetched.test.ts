import { expect, it } from 'vitest';
import { summarize } from '../../src/cli/summary.ts';
import type { RunSummary } from '../../src/pipeline/runner.ts';

function summary(seen: number, rows: number): RunSummary {
  const tally = { in: seen, keep: 0, reject: seen, hold: 0, fail: 0, reasons: {} };
  return {
    stages: [{ stage: 'crawl', tally }],
    release: {
      folder: 'out/release/0.1.0',
      rows,
      shards: 0,
      report: 'out/report.html',
      exampleUrl: '',
      sources: { operators: 0, overseas: 0 },
    },
    failedTasks: 0,
    interrupted: false,
  };
}

it.each([
  [0, 0, true],
  [3, 0, false],
  // Collections that were imported: nothing is fetched, and nothing is missing.
  [0, 2, false],
])('%i addresses seen and %i rows: says that no profile is approved: %s', (seen, rows, isSaid) => {
  const text = summarize(summary(seen, rows), 'pipeline.yaml', 'out', 'out/captures');
  expect(text.includes('Nothing was fetched')).toBe(isSaid);
});
