import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../core/digest.ts';
import type { OutcomeRow } from '../../core/ledger.ts';
import { count, emptyTally } from '../../core/outcome.ts';
import type { ReasonCode } from '../../core/reasons.ts';
import type { Receipt } from '../../core/run.ts';
import type { Dedup, DedupDecision, LeftOut } from '../../dedup/decisions.ts';
import { runDedup } from '../../dedup/engine.ts';
import type { Layer } from '../../dedup/losses.ts';
import type { RowPlace } from '../../dedup/signature-reader.ts';
import { SIGNER_VERSION } from '../../dedup/signer.ts';
import { textOfRow } from '../dedup-files/sign-chunk.ts';
import { decodeUtf8 } from '../decode-utf8.ts';
import { DurableFile } from '../durable.ts';
import { outcomeFile } from '../out-dir.ts';
import { taskDigest } from '../plan.ts';
import { findReceipt, writeReceipt } from '../receipts.ts';
import { RowReader } from '../row-reader.ts';
import { settle, type Run } from '../runner.ts';
import { earlierReleases, type EarlierReleases } from './earlier-releases.ts';
import { readStanding, type Fallen } from '../standing.ts';

const DEDUP_VERSION = 3;
const SURVIVORS = 'dedup/survivors.jsonl';

const REASON: Readonly<Record<Layer, ReasonCode>> = {
  url: 'DUPLICATE_URL',
  exact: 'DUPLICATE_EXACT',
  near: 'DUPLICATE_NEAR',
  containment: 'DUPLICATE_CONTAINED',
};

/** The barrier: needs every curated shard, and says for each document whether it stays. */
export async function dedupStage(run: Run, curated: readonly Receipt[]): Promise<Receipt> {
  const { ngram, bands, rows, agreementMin, survivor, containment } = run.plan.pipeline.dedup;
  const inputs = curated.flatMap((receipt) =>
    receipt.outputs.filter(({ file }) => file.endsWith('.parquet')),
  );
  const fallen = new Map(Array.from(readStanding(run.out, run.options.captures), (row) => [row.id, row]));
  const earlier = await earlierReleases(run.plan);
  const digest = taskDigest('dedup', DEDUP_VERSION, {
    signer: SIGNER_VERSION,
    ngram,
    bands,
    rows,
    agreementMin,
    survivor,
    ...(containment === undefined ? {} : { containment }),
    earlier: earlier.digest,
    inputs: inputs.map((ref) => [ref.file, ref.digest]) as never,
    ...(fallen.size === 0 ? {} : { fallen: [...fallen].map(([id, { reason }]) => [id, reason]) as never }),
  });
  run.listener.stageStarted('dedup');
  const known = run.options.resume ? findReceipt(run.out, 'dedup', 'all', digest) : undefined;
  const receipt = known ?? (await decide(run, inputs, earlier, digest, fallen));
  settle(run, receipt);
  run.listener.stageFinished('dedup', receipt.tally);
  return receipt;
}

async function decide(
  run: Run,
  inputs: Receipt['inputs'],
  earlier: EarlierReleases,
  digest: Receipt['digest'],
  fallen: ReadonlyMap<string, Fallen>,
): Promise<Receipt> {
  const folders = new Map(earlier.signatureFiles.map(({ path, out }) => [path, out]));
  const { ngram, bands, rows, agreementMin, survivor, memoryLimit, containment } = run.plan.pipeline.dedup;
  const reader = new RowReader();
  const dedup = await runDedup({
    signatureFiles: [
      ...inputs.map(({ file }) => ({ path: run.out.path(file), isNew: true })),
      ...earlier.signatureFiles.map(({ path }) => ({ path, isNew: false })),
    ],
    ngram,
    bands,
    rows,
    threshold: agreementMin,
    policy: survivor,
    withdrawn: earlier.withdrawn,
    fallen: [...fallen.keys()],
    memoryLimit,
    threads: run.options.workers,
    ...(containment === undefined ? {} : { containment }),
    workDir: run.out.work,
    readText: (place) => textOf(folders.get(place.signatureFile) ?? run.out.root, reader, place),
  });
  try {
    // A shard of our own that cannot be read would lose its documents without an outcome.
    for (const error of dedup.failed) throw error;
    const { outcomes, tally } = await writeOutcomes(run, dedup, fallen);
    const survivors = await writeSurvivors(run, dedup);
    const receipt: Receipt = {
      stage: 'dedup',
      shard: 'all',
      digest,
      inputs,
      outputs: [survivors],
      outcomes,
      tally,
    };
    writeReceipt(run.out, receipt);
    return receipt;
  } finally {
    reader.close();
    dedup.close();
  }
}

function textOf(out: string, reader: RowReader, { file, offset, length }: RowPlace): string | undefined {
  const path = join(out, file);
  // Rows of an earlier run may have been moved away; its signatures are enough then.
  if (!existsSync(path) || statSync(path).size < offset + length) return undefined;
  return textOfRow(decodeUtf8(reader.read(path, offset, length)), 'text');
}

/** A document whose page no longer stands takes no part: it can neither stay nor push another out. */
function leftOutRow({ docId, url, site }: LeftOut, fallen: ReadonlyMap<string, Fallen>): OutcomeRow {
  const { reason, outcome } = fallen.get(docId) as Fallen;
  return {
    id: docId,
    url,
    site,
    stage: 'dedup',
    kind: 'reject',
    reason,
    step: 'standing',
    version: DEDUP_VERSION,
    detail: { outcome },
  };
}

async function writeOutcomes(
  run: Run,
  dedup: Dedup,
  fallen: ReadonlyMap<string, Fallen>,
): Promise<Pick<Receipt, 'outcomes' | 'tally'>> {
  const file = outcomeFile('dedup', 'all');
  const out = new DurableFile(run.out.path(file));
  const tally = emptyTally();
  for await (const document of dedup.leftOut()) {
    const row = leftOutRow(document, fallen);
    count(tally, row.kind, row.reason);
    out.write(Buffer.from(`${JSON.stringify(row)}\n`));
  }
  for await (const decision of dedup.decisions()) {
    const row = outcomeRow(decision);
    count(tally, row.kind, row.reason);
    out.write(Buffer.from(`${JSON.stringify(row)}\n`));
    run.listener.progress('dedup', { documents: 1 });
  }
  return { outcomes: { file, ...out.commit() }, tally };
}

function outcomeRow({
  docId,
  url,
  site,
  layer,
  of,
  similarity,
  exact,
  cluster,
  clusterSize,
}: DedupDecision): OutcomeRow {
  const base = { id: docId, url, site, stage: 'dedup' };
  const detail: JsonObject = { cluster, clusterSize, of, layer, similarity, exact };
  if (layer === undefined) return { ...base, kind: 'keep', detail };
  return {
    ...base,
    kind: 'reject',
    reason: REASON[layer],
    step: `dedup.${layer}`,
    version: DEDUP_VERSION,
    detail,
  };
}

async function writeSurvivors(run: Run, dedup: Dedup): Promise<Receipt['outputs'][number]> {
  const out = new DurableFile(run.out.path(SURVIVORS));
  for await (const survivor of dedup.survivors()) out.write(Buffer.from(`${JSON.stringify(survivor)}\n`));
  return { file: SURVIVORS, ...out.commit() };
}
