import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { digestOf, type JsonObject } from '../core/digest.ts';
import type { Ledger } from '../core/ledger.ts';
import { addTally, emptyTally, type Tally } from '../core/outcome.ts';
import type { Ruling } from '../core/ruling.ts';
import { STAGES, type Receipt, type StageId } from '../core/run.ts';
import { appendAnchor } from '../provenance/anchors.ts';
import { openLedger } from '../provenance/ledger.ts';
import { ingest } from './ingest.ts';
import type { RunListener } from './listener.ts';
import { lockOutDir } from './lock.ts';
import { outDir, type OutDir } from './out-dir.ts';
import type { Plan } from './plan.ts';
import { WorkerPool } from './pool.ts';
import { recordSources } from './source-acts.ts';
import { crawlStage, existingCaptures } from './stages/crawl.ts';
import { importedCaptures } from './stages/imports.ts';
import type { PublishedRelease } from './stages/publish.ts';
import type { WorkerSetup } from './worker.ts';
import { makeFolder } from './make-folder.ts';

export interface RunOptions {
  readonly out: string;
  /** Folder of WARC files to start from; crawls when undefined. */
  readonly captures: string | undefined;
  readonly workers: number;
  /** False: do every task again, even if its receipt is there. */
  readonly resume: boolean;
  /** Overrides crawl.testServer of the pipeline file. */
  readonly testServer: string | undefined;
  /** Visit every address again, if the last visit is finished. */
  readonly recrawl: boolean;
  /** Leave captures and their outcomes behind, and no release. */
  readonly crawlOnly: boolean;
}

export interface RunSummary {
  readonly stages: readonly { readonly stage: StageId; readonly tally: Tally }[];
  readonly release?: PublishedRelease;
  readonly failedTasks: number;
  readonly interrupted: boolean;
}

/** What the stages of one run share. */
export interface Run {
  readonly id: string;
  readonly plan: Plan;
  readonly options: RunOptions;
  readonly out: OutDir;
  readonly ledger: Ledger;
  readonly pool: WorkerPool;
  readonly listener: RunListener;
  readonly signal: AbortSignal;
  readonly tallies: Map<StageId, Tally>;
  failedTasks: number;
}

/** Runs a plan from crawl or captures to a release, doing only what no receipt covers yet. */
export async function runPipeline(
  plan: Plan,
  options: RunOptions,
  listener: RunListener,
  signal: AbortSignal,
): Promise<RunSummary> {
  const out = outDir(options.out);
  const unlock = lockOutDir(out);
  makeFolder(out.work);
  const ledger = openLedger(out.ledger, { now: () => new Date(), policy: plan.rules.digest });
  const setup: WorkerSetup = {
    pipelineFile: plan.file,
    limit: plan.limit,
    planDigest: plan.digest,
    outRoot: out.root,
  };
  const workers = options.crawlOnly ? 0 : options.workers;
  const pool = new WorkerPool(new URL('./worker.js', import.meta.url), workers, setup);
  const id = randomUUID();
  const run: Run = {
    id,
    plan,
    options,
    out,
    ledger,
    pool,
    listener,
    signal,
    tallies: new Map(),
    failedTasks: 0,
  };
  signal.addEventListener('abort', () => pool.drop(new Error('stopped')));
  try {
    act(run, 'run.start', {
      plan: plan.digest,
      host: hostname(),
      workers: options.workers,
      limit: plan.limit ?? null,
    });
    recordSources(ledger, plan.rules.sites.profiles);
    for (const ruling of plan.rules.reviews.rulings) recordRuling(run, ruling);
    const release = await runStages(run);
    const interrupted = signal.aborted && release === undefined;
    act(run, interrupted ? 'run.stop' : 'run.end', { failedTasks: run.failedTasks });
    const stages = STAGES.flatMap((stage) => {
      const tally = run.tallies.get(stage);
      return tally === undefined ? [] : [{ stage, tally }];
    });
    return {
      stages,
      failedTasks: run.failedTasks,
      interrupted,
      ...(release === undefined ? {} : { release }),
    };
  } finally {
    await pool.close();
    appendAnchor(out.anchors, ledger.head(), new Date());
    ledger.close();
    unlock();
  }
}

async function runStages(run: Run): Promise<PublishedRelease | undefined> {
  const { captures } = run.options;
  const shards = captures === undefined ? newCaptures(run) : existingCaptures(captures);
  if (run.options.crawlOnly) {
    for await (const _ of shards);
    return undefined;
  }
  // Loaded when they are needed: a crawl has no use for DuckDB and the report's charts.
  const [{ curateStage }, { dedupStage }, { publishStage }] = await Promise.all([
    import('./stages/curate-stage.ts'),
    import('./stages/dedup.ts'),
    import('./stages/publish.ts'),
  ]);
  const curated = await curateStage(run, shards);
  if (run.signal.aborted || run.failedTasks > 0) return undefined;
  const deduplicated = await dedupStage(run, curated);
  if (run.signal.aborted) return undefined;
  return publishStage(run, curated, deduplicated);
}

// A crawl waits for servers most of the time, but it is the one that can be stopped and resumed: sets come first.
async function* newCaptures(run: Run): AsyncGenerator<string> {
  if (!run.options.crawlOnly) yield* importedCaptures(run);
  if (run.plan.pipeline.crawl.sites.length > 0 && !run.signal.aborted) yield* crawlStage(run);
}

/** Chains an act of the run itself. */
export function act(run: Run, action: string, payload: JsonObject): void {
  run.ledger.act({
    actor: 'jingliu',
    actorKind: 'program',
    action,
    objectType: 'run',
    objectId: run.id,
    payload,
  });
}

/** A person's ruling that this run holds to (AUD-05). Who ruled stands in the reviews file, never in the ledger. */
function recordRuling(run: Run, ruling: Ruling): void {
  const { document, step, reason, at, expires, second } = ruling;
  run.ledger.act({
    actor: 'reviewer',
    actorKind: 'person',
    action: second === undefined ? 'review.ruling' : 'review.override',
    objectType: 'document',
    objectId: document,
    ruleId: reason,
    decision: ruling.ruling,
    evidence: digestOf(ruling),
    payload: { step, at, expires, persons: second === undefined ? 1 : 2 },
  });
}

/** Counts a finished task, brings it into the ledger and tells the listener. */
export function settle(run: Run, receipt: Receipt): void {
  ingest(run.ledger, run.out, receipt);
  const total = run.tallies.get(receipt.stage) ?? emptyTally();
  addTally(total, receipt.tally);
  run.tallies.set(receipt.stage, total);
}
