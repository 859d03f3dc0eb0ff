import { parentPort, workerData } from 'node:worker_threads';
import type { LicenseProfile } from '../../core/permission.ts';
import type { PoolMessage } from '../pool.ts';
import { applyLine, type ApplyOptions } from './apply-row.ts';
import type { AppliedRow, FailedRow } from './row.ts';
import type { MarkdownKit } from '../rooms.ts';
import { loadTools } from './tools.ts';

export interface ApplySetup extends ApplyOptions {
  readonly rulesFolder: string;
  readonly licenseProfile: LicenseProfile;
  readonly markdown?: MarkdownKit;
}

/** Some lines of input and the number of the first. */
export interface Batch {
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** Encoded output lines of a batch, with counts by outcome. */
export interface AppliedBatch {
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly firstFailed?: FailedRow;
}

const setup = workerData as ApplySetup;
const tools = await loadTools(setup);

parentPort?.on('message', ({ firstLine, lines }: Batch) => {
  const outcomes: Record<string, number> = {};
  const rows = lines.flatMap((line, i) =>
    line.trim() === '' ? [] : [applyLine(line, firstLine + i, setup, tools)],
  );
  for (const row of rows) outcomes[row.outcome] = (outcomes[row.outcome] ?? 0) + 1;
  const bytes = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const result: AppliedBatch = { bytes, rows: rows.length, outcomes, ...firstFailed(rows) };
  const message: PoolMessage = { kind: 'done', result };
  parentPort?.postMessage(message);
});

function firstFailed(rows: readonly AppliedRow[]): { readonly firstFailed?: FailedRow } {
  const row = rows.find(({ outcome }) => outcome === 'fail');
  if (row === undefined) return {};
  const { line, reason = '', error } = row;
  return { firstFailed: { line: Number(line), reason, error: String(error) } };
}
