import { join } from 'node:path';
import { ConfigError, EXIT } from '../core/failures.ts';
import { finishedFiles } from '../crawl/archive.ts';
import { buildKit } from '../pipeline/kit.ts';
import { outDir, shardOf } from '../pipeline/out-dir.ts';
import { resolvePlan } from '../pipeline/plan.ts';
import { findReceipt } from '../pipeline/receipts.ts';
import { runTask } from '../pipeline/run-task.ts';
import { curateSpec } from '../pipeline/stages/curate-stage.ts';

/**
 * One curate task in this process: what a Slurm array element or a Spark partition runs. A later
 * `jingliu run --captures` over the same folder finds the receipt and goes on from there.
 */
export async function runTaskCommand(file: string, raw: object): Promise<number> {
  const options = raw as {
    readonly stage: string;
    readonly shard: string;
    readonly captures: string;
    readonly out: string;
  };
  if (options.stage !== 'curate')
    throw new ConfigError(
      `--stage is curate, not "${options.stage}": dedup is a barrier, and publish follows it`,
    );
  const path = finishedFiles(options.captures).find(
    (name) => shardOf(name.slice(join(options.captures, '/').length)) === options.shard,
  );
  if (path === undefined)
    throw new ConfigError(`${options.captures}: holds no WARC file of shard ${options.shard}`);
  const plan = resolvePlan(file);
  const out = outDir(options.out);
  const spec = await curateSpec(plan, path);
  const known = findReceipt(out, 'curate', spec.shard, spec.digest);
  const receipt = known ?? (await runTask(spec, buildKit(plan), plan, out, () => {}));
  const { tally } = receipt;
  process.stdout.write(
    `curate ${spec.shard}: ${tally.in} in, ${tally.keep} kept, ${tally.reject} rejected, ${tally.hold} held, ${tally.fail} failed\n`,
  );
  return EXIT.ok;
}
