import { parentPort, workerData } from 'node:worker_threads';
import { InvariantError } from '../core/failures.ts';
import { buildKit } from './kit.ts';
import { outDir } from './out-dir.ts';
import { resolvePlan } from './plan.ts';
import type { PoolMessage } from './pool.ts';
import { runTask, type TaskSpec } from './run-task.ts';

/** What a worker thread is started with. */
export interface WorkerSetup {
  readonly pipelineFile: string;
  readonly limit: number | undefined;
  readonly planDigest: string;
  readonly outRoot: string;
}

const setup = workerData as WorkerSetup;
const plan = resolvePlan(setup.pipelineFile, setup.limit);
if (plan.digest !== setup.planDigest)
  throw new InvariantError('rules or pipeline changed while the run was starting');
const kit = buildKit(plan);
const out = outDir(setup.outRoot);
const answer = (message: PoolMessage): void => parentPort?.postMessage(message);

parentPort?.on('message', (spec: TaskSpec) => {
  runTask(spec, kit, plan, out, (documents) => answer({ kind: 'progress', documents })).then(
    (result) => answer({ kind: 'done', result }),
    (error: Error) => answer({ kind: 'failed', error: { name: error.name, message: error.message } }),
  );
});
