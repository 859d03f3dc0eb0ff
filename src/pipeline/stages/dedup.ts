import type { JsonObject } from '../../core/digest.ts';
import type { CuratedDocument } from '../../core/document.ts';
import type { OutcomeRow } from '../../core/ledger.ts';
import { count, emptyTally } from '../../core/outcome.ts';
import type { ReasonCode } from '../../core/reasons.ts';
import type { Receipt } from '../../core/run.ts';
import type { Dedup, DedupDecision } from '../../dedup/decisions.ts';
import { runDedup } from '../../dedup/engine.ts';
import { findDocuments, type NamedDocument } from '../../dedup/find-documents.ts';
import type { Layer } from '../../dedup/losses.ts';
import type { RowPlace } from '../../dedup/signature-reader.ts';
import { SIGNER_VERSION } from '../../dedup/signer.ts';
import { DurableFile } from '../durable.ts';
import { outcomeFile } from '../out-dir.ts';
import { taskDigest } from '../plan.ts';
import { findReceipt, writeReceipt } from '../receipts.ts';
import { RowReader } from '../row-reader.ts';
import { settle, type Run } from '../runner.ts';
import { readStanding, type Fallen } from '../standing.ts';

const DEDUP_VERSION = 2;
const SURVIVORS = 'dedup/survivors.jsonl';

const REASON: Readonly<Record<Layer, ReasonCode>> = {
  url: 'DUPLICATE_URL',
  exact: 'DUPLICATE_EXACT',
  near: 'DUPLICATE_NEAR',
};

/** The barrier: needs every curated shard, and says for each document whether it stays. */
export async function dedupStage(run: Run, curated: readonly Receipt[]): Promise<Receipt> {
  const { ngram, bands, rows, agreementMin, survivor } = run.plan.pipeline.dedup;
  const inputs = curated.flatMap((receipt) =>
    receipt.outputs.filter(({ file }) => file.endsWith('.parquet')),
  );
  const fallen = new Map(Array.from(readStanding(run.out, run.options.captures), (row) => [row.id, row]));
  const digest = taskDigest('dedup', DEDUP_VERSION, {
    signer: SIGNER_VERSION,
    ngram,
    bands,
    rows,
    agreementMin,
    survivor,
    inputs: inputs.map((ref) => [ref.file, ref.digest]) as never,
    ...(fallen.size === 0 ? {} : { fallen: [...fallen].map(([id, { reason }]) => [id, reason]) as never }),
  });
  run.listener.stageStarted('dedup');
  const known = run.options.resume ? findReceipt(run.out, 'dedup', 'all', digest) : undefined;
  const receipt = known ?? (await decide(run, inputs, digest, fallen));
  settle(run, receipt);
  run.listener.stageFinished('dedup', receipt.tally);
  return receipt;
}

async function decide(
  run: Run,
  inputs: Receipt['inputs'],
  digest: Receipt['digest'],
  fallen: ReadonlyMap<string, Fallen>,
): Promise<Receipt> {
  const { ngram, bands, rows, agreementMin, survivor, memoryLimit } = run.plan.pipeline.dedup;
  const all = inputs.map(({ file }) => run.out.path(file));
  const leftOut = fallen.size === 0 ? [] : await findDocuments(all, fallen);
  const left = leftOut.map((document) => leftOutRow(document, fallen));
  const reader = new RowReader();
  const dedup = await runDedup({
    signatureFiles: all.map((path) => ({ path, isNew: true })),
    ngram,
    bands,
    rows,
    threshold: agreementMin,
    policy: survivor,
    withdrawn: [],
    leftOut: leftOut.map(({ docId }) => docId),
    memoryLimit,
    threads: run.options.workers,
    workDir: run.out.work,
    readText: (place) => textOf(run, reader, place),
  });
  try {
    // A shard of our own that cannot be read would lose its documents without an outcome.
    for (const error of dedup.failed) throw error;
    const { outcomes, tally } = await writeOutcomes(run, dedup, left);
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

function textOf(run: Run, reader: RowReader, { file, offset, length }: RowPlace): string {
  const line = reader.read(run.out.path(file), offset, length).toString('utf8');
  return (JSON.parse(line) as CuratedDocument).text;
}

/** A document whose page no longer stands takes no part: it can neither stay nor push another out. */
function leftOutRow({ docId, url, site }: NamedDocument, fallen: ReadonlyMap<string, Fallen>): OutcomeRow {
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
  left: readonly OutcomeRow[],
): Promise<Pick<Receipt, 'outcomes' | 'tally'>> {
  const file = outcomeFile('dedup', 'all');
  const out = new DurableFile(run.out.path(file));
  const tally = emptyTally();
  for (const row of left) {
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
