import Table from 'cli-table3';
import { benchmarkTable } from './benchmark-table.ts';
import type { RunSummary } from '../pipeline/runner.ts';
import type { Tally } from '../core/outcome.ts';

const REASONS_SHOWN = 4;

/**
 * The funnel as a table, where everything lies, and what to try next.
 * @param unread why no site of the plan may be read, if so.
 */
export function summarize(
  summary: RunSummary,
  pipeline: string,
  out: string,
  captures: string,
  unread: string | undefined,
): string {
  const parts = [funnel(summary.stages)];
  if (summary.interrupted) parts.push('Stopped before the end. The same command goes on from here.');
  if (summary.failedTasks > 0)
    parts.push(`${summary.failedTasks} task(s) failed; the messages above say which and why.`);
  if (unread !== undefined && keptNothing(summary)) parts.push(unread);
  else if (summary.release?.rows === 0) parts.push(NOTHING_RELEASED);
  if (summary.release?.decontamination !== undefined)
    parts.push(benchmarkTable(summary.release.decontamination));
  if (summary.release !== undefined)
    parts.push(places(summary.release, out), next(summary, pipeline, out, captures));
  return parts.join('\n\n');
}

/** Everything has its outcome, so the run did what it was asked; a person will want to know why all the same. */
const NOTHING_RELEASED =
  'Nothing was released: no page passed every stage. The reasons stand above, each page’s own in `jingliu trace <url>`.';

// Captures of an earlier time, and collections that were imported, are no question of profiles.
function keptNothing({ stages, release }: RunSummary): boolean {
  const crawl = stages.find(({ stage }) => stage === 'crawl');
  return crawl?.tally.keep === 0 && (release?.rows ?? 0) === 0;
}

function funnel(stages: RunSummary['stages']): string {
  const table = new Table({
    head: ['stage', 'in', 'keep', 'reject', 'hold', 'fail', 'top reasons'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
  });
  for (const { stage, tally } of stages) {
    table.push([stage, tally.in, tally.keep, tally.reject, tally.hold, tally.fail, topReasons(tally)]);
  }
  return table.toString();
}

function topReasons(tally: Tally): string {
  const sorted = Object.entries(tally.reasons).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const shown = sorted.slice(0, REASONS_SHOWN).map(([reason, n]) => `${reason} ${n}`);
  if (sorted.length > REASONS_SHOWN) shown.push(`and ${sorted.length - REASONS_SHOWN} more`);
  return shown.join('\n');
}

function places(release: NonNullable<RunSummary['release']>, out: string): string {
  return [
    `release  ${release.folder} (${release.rows} rows in ${release.shards} shards)`,
    ...(release.rows === 0 ? [] : [`sources  ${sourceMix(release)}`]),
    `report   ${release.report}`,
    `ledger   ${out}/ledger.sqlite`,
  ].join('\n');
}

/** CN-SRC-03 counts operators, CN-SRC-04 the share of overseas rows; the report gives both with their limits. */
function sourceMix({ sources: { operators, overseas }, rows }: NonNullable<RunSummary['release']>): string {
  const share = ((overseas / rows) * 100).toFixed(1);
  return `${operators} ${operators === 1 ? 'operator' : 'operators'} (CN-SRC-03: at least 2), ${share} % of rows from overseas (CN-SRC-04: at most 30 %)`;
}

function next(summary: RunSummary, pipeline: string, out: string, captures: string): string {
  const example = summary.release?.exampleUrl ?? '';
  return [
    'Try next:',
    // A release without rows has no address to trace: what was held or refused is the question then.
    example === '' ? `  npx jingliu review list --out ${out}` : `  npx jingliu trace ${example} --out ${out}`,
    `  npx jingliu audit verify --out ${out}`,
    `  npx jingliu run ${pipeline} --captures ${captures} --out ${out}-again`,
  ].join('\n');
}
