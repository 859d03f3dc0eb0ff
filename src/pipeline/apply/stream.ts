import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { once } from 'node:events';
import { WorkerPool } from '../pool.ts';
import type { AppliedBatch, ApplySetup, Batch } from './worker.ts';
import type { FailedRow } from './row.ts';

const BATCH_ROWS = 16;
/** UTF-16 units in one batch before it is sent off. */
const BATCH_UNITS = 1 << 20;

export interface ApplyTotals {
  /** Rows by outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly firstFailed?: FailedRow;
}

/**
 * Streams rows through a pool of workers and writes them out in the order they came. At most three
 * batches a worker are in memory.
 * @returns rows by outcome.
 */
export async function applyStream(
  input: Readable,
  output: Writable,
  setup: ApplySetup,
  workers: number,
  progress: (rows: number) => void,
): Promise<ApplyTotals> {
  const pool = new WorkerPool(new URL('./worker.js', import.meta.url), workers, setup);
  const flying: Promise<AppliedBatch>[] = [];
  const totals: { outcomes: Record<string, number>; firstFailed?: FailedRow } = { outcomes: {} };
  const land = async (): Promise<void> => {
    const batch = await (flying.shift() as Promise<AppliedBatch>);
    for (const [outcome, n] of Object.entries(batch.outcomes))
      totals.outcomes[outcome] = (totals.outcomes[outcome] ?? 0) + n;
    if (batch.firstFailed !== undefined) totals.firstFailed ??= batch.firstFailed;
    progress(batch.rows);
    if (!output.write(batch.bytes)) await once(output, 'drain');
  };
  try {
    for await (const batch of batches(input)) {
      const flight = pool.run<AppliedBatch>(batch);
      flight.catch(() => {});
      flying.push(flight);
      if (flying.length >= workers * 3) await land();
    }
    while (flying.length > 0) await land();
  } finally {
    await pool.close();
  }
  return totals;
}

async function* batches(input: Readable): AsyncGenerator<Batch> {
  let lines: string[] = [];
  let units = 0;
  let firstLine = 1;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    lines.push(line);
    units += line.length;
    if (lines.length < BATCH_ROWS && units < BATCH_UNITS) continue;
    yield { firstLine, lines };
    firstLine += lines.length;
    lines = [];
    units = 0;
  }
  if (lines.length > 0) yield { firstLine, lines };
}
