import type { Ledger, OutcomeRow } from '../core/ledger.ts';
import { isConserved } from '../core/outcome.ts';
import { InvariantError } from '../core/failures.ts';
import type { Receipt } from '../core/run.ts';
import type { OutDir } from './out-dir.ts';
import { readLines } from './read-lines.ts';

/** Brings a finished task into the ledger, in one transaction; a task that is already there is left alone. */
export function ingest(ledger: Ledger, out: OutDir, receipt: Receipt): void {
  if (!isConserved(receipt.tally))
    throw new InvariantError(`${receipt.stage} ${receipt.shard}: documents were lost`);
  if (ledger.hasTask(receipt.digest)) return;
  const task = {
    taskDigest: receipt.digest,
    stage: receipt.stage,
    shard: receipt.shard,
    tally: receipt.tally,
    outcomeFile: receipt.outcomes.file,
    outcomeDigest: receipt.outcomes.digest,
    outputs: receipt.outputs,
  };
  ledger.task(task, outcomeRows(out.path(receipt.outcomes.file)));
}

function* outcomeRows(path: string): Generator<{ row: OutcomeRow; offset: number; length: number }> {
  for (const { bytes, offset, length } of readLines(path)) {
    yield { row: JSON.parse(bytes.toString('utf8')) as OutcomeRow, offset, length };
  }
}
