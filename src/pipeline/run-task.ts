import type { Receipt } from '../core/run.ts';
import type { OutDir } from './out-dir.ts';
import type { Plan } from './plan.ts';
import { writeReceipt } from './receipts.ts';
import type { Kit } from './rooms.ts';
import { curateShard, type CurateSpec } from './stages/curate.ts';
import { publishShard, type PublishSpec } from './stages/publish-shard.ts';

export type TaskSpec = CurateSpec | PublishSpec;

/** One task, wherever it runs: worker thread, Slurm array element or Spark partition. The receipt is written last. */
export async function runTask(
  spec: TaskSpec,
  kit: Kit,
  plan: Plan,
  out: OutDir,
  progress: (documents: number) => void,
): Promise<Receipt> {
  const receipt =
    spec.stage === 'curate'
      ? await curateShard(spec, kit, out, progress)
      : await publishShard(spec, kit, plan, out, progress);
  writeReceipt(out, receipt);
  return receipt;
}
