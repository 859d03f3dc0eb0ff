import type { Tally } from '../core/outcome.ts';
import type { StageId } from '../core/run.ts';
import type { RunListener } from '../pipeline/listener.ts';
import { Meter } from './meter.ts';

/** Shows a run on standard error: one meter for the stage at work, a line for each stage that ends. */
export class TerminalListener implements RunListener {
  readonly #meters = new Map<StageId, Meter>();
  readonly #startedAt = new Map<StageId, number>();

  note(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  stageStarted(stage: StageId): void {
    this.#startedAt.set(stage, performance.now());
    if (process.stderr.isTTY && stage === 'curate' && this.#meters.has('crawl')) return;
    this.#meters.set(stage, new Meter(stage === 'crawl' ? 'pages' : 'documents'));
  }

  /** Stops what a run that was stopped has left: a bar would keep the process alive. */
  close(): void {
    for (const meter of this.#meters.values()) meter.stop();
    this.#meters.clear();
  }

  progress(stage: StageId, change: { readonly documents?: number; readonly total?: number }): void {
    const meter = this.#meters.get(stage);
    if (change.total !== undefined) meter?.grow(change.total);
    if (change.documents !== undefined) meter?.add(change.documents);
  }

  stageFinished(stage: StageId, tally: Tally): void {
    this.#meters.get(stage)?.stop();
    this.#meters.delete(stage);
    const seconds = ((performance.now() - (this.#startedAt.get(stage) ?? performance.now())) / 1000).toFixed(
      1,
    );
    const { keep, reject, hold, fail } = tally;
    process.stderr.write(
      `${stage}: ${tally.in} in, ${keep} kept, ${reject} rejected, ${hold} held, ${fail} failed (${seconds} s)\n`,
    );
  }

  taskFailed(stage: StageId, shard: string, error: Error): void {
    process.stderr.write(`${stage} ${shard} failed: ${error.message}\n`);
  }
}
