import type { Tally } from '../core/outcome.ts';
import type { StageId } from '../core/run.ts';

/** What a run tells whoever watches it: the terminal, a log, a test. */
export interface RunListener {
  /** A line worth reading, for example that loopback is open for tests. */
  note(line: string): void;
  stageStarted(stage: StageId): void;
  /** `documents` done since the last call; `total` known so far in this stage. */
  progress(stage: StageId, change: { readonly documents?: number; readonly total?: number }): void;
  stageFinished(stage: StageId, tally: Tally): void;
  taskFailed(stage: StageId, shard: string, error: Error): void;
}
