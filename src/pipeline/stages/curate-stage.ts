import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Receipt } from '../../core/run.ts';
import { digestFile } from '../durable.ts';
import { shardOf } from '../out-dir.ts';
import { taskDigest, type Plan } from '../plan.ts';
import { findReceipt } from '../receipts.ts';
import { settle, type Run } from '../runner.ts';
import { CURATE_VERSION, type CurateSpec } from './curate.ts';

/** Curates each WARC file as soon as it is known, while others are still being crawled. Receipts come back sorted by shard. */
export async function curateStage(run: Run, warcFiles: AsyncIterable<string>): Promise<readonly Receipt[]> {
  run.listener.stageStarted('curate');
  const tasks: Promise<Receipt | undefined>[] = [];
  for await (const path of warcFiles) {
    if (run.signal.aborted) break;
    tasks.push(curateOne(run, path));
  }
  // A file of revisits alone holds no document and takes no part in what follows.
  const receipts = (await Promise.all(tasks)).filter(
    (receipt) => receipt !== undefined && receipt.tally.in > 0,
  ) as Receipt[];
  const tally = run.tallies.get('curate');
  if (tally !== undefined) run.listener.stageFinished('curate', tally);
  return receipts.sort((a, b) => (a.shard < b.shard ? -1 : 1));
}

async function curateOne(run: Run, path: string): Promise<Receipt | undefined> {
  const spec = await curateSpec(run.plan, path);
  try {
    const known = run.options.resume ? findReceipt(run.out, 'curate', spec.shard, spec.digest) : undefined;
    if (run.signal.aborted && known === undefined) return undefined;
    const progress = (documents: number): void => run.listener.progress('curate', { documents });
    const receipt = known ?? (await run.pool.run<Receipt>(spec, progress));
    settle(run, receipt);
    return receipt;
  } catch (error) {
    if (run.signal.aborted) return undefined;
    run.failedTasks += 1;
    run.listener.taskFailed('curate', spec.shard, error as Error);
    return undefined;
  }
}

/** The task of one WARC file; its digest covers the file, the plan and the versions. */
export async function curateSpec(plan: Plan, path: string): Promise<CurateSpec> {
  const { digest: warcDigest } = await digestFile(path);
  const shard = shardOf(basename(path));
  const { normalize, thresholds, failRateMax, extract } = plan.pipeline.curate;
  const { ngram, bands, rows } = plan.pipeline.dedup;
  const digest = taskDigest('curate', CURATE_VERSION, {
    file: basename(path),
    warc: warcDigest,
    rules: plan.rules.digest,
    versions: plan.versions,
    params: {
      normalize,
      thresholds,
      failRateMax,
      ngram,
      bands,
      rows,
      extract: extract ?? { format: 'text' },
    },
    licenseProfile: plan.pipeline.publish.licenseProfile,
    limit: plan.limit ?? null,
  });
  const limit = plan.limit === undefined ? {} : { limit: plan.limit };
  return {
    stage: 'curate',
    shard,
    digest,
    warcPath: path,
    warcDigest,
    warcBytes: statSync(path).size,
    failRateMax,
    signing: { bands, rows },
    ...limit,
  };
}
