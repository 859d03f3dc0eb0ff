import { hold, reject, type Decision } from '../../core/decision.ts';
import type { JsonObject } from '../../core/digest.ts';
import type { CuratedDocument } from '../../core/document.ts';
import type { OutcomeRow } from '../../core/ledger.ts';
import { count, emptyTally } from '../../core/outcome.ts';
import type { LicenseProfile } from '../../core/permission.ts';
import type { ReasonCode } from '../../core/reasons.ts';
import type { Receipt, Task } from '../../core/run.ts';
import type { Survivor } from '../../dedup/decisions.ts';
import { samplingWeight } from '../../dedup/sampling-weight.ts';
import { EXTRACT_VERSION } from '../../extract/extract.ts';
import { licenseGate } from '../../license/gate.ts';
import { releaseRow, releaseRowSchema } from '../../output/release-row.ts';
import { ShardWriter } from '../../output/shard-writer.ts';
import { DurableFile } from '../durable.ts';
import { outcomeFile, releaseDir, type OutDir } from '../out-dir.ts';
import type { Plan } from '../plan.ts';
import { readLines } from '../read-lines.ts';
import type { Kit } from '../rooms.ts';
import type { RuleSet } from '../rule-set.ts';
import { RowReader } from '../row-reader.ts';
import { cutBenchmarks } from './benchmark-cutter.ts';
import { TemplateCutter } from './site-lines.ts';

export const PUBLISH_VERSION = 3;

/** One shard of the release: a run of survivors of one partition. */
export interface PublishSpec extends Task {
  readonly stage: 'publish';
  /** Path inside the release: `data/zh/B/part-00000-of-00002.jsonl.zst`. */
  readonly file: string;
  /** File of survivors, and which lines of it: first, and one past the last. */
  readonly survivors: string;
  /** Template lines of the sites. */
  readonly siteLines: string;
  readonly from: number;
  readonly to: number;
}

/** Asks the gate once more for every row, and writes those it lets through. */
export async function publishShard(
  spec: PublishSpec,
  kit: Kit,
  plan: Plan,
  out: OutDir,
  progress: (documents: number) => void,
): Promise<Receipt> {
  const outcomes = new DurableFile(out.path(outcomeFile('publish', spec.shard)));
  const path = `${releaseDir(plan.pipeline.publish.version)}/${spec.file}`;
  const shard = new ShardWriter(out.path(path), plan.pipeline.publish.codec);
  const reader = new RowReader();
  const tally = emptyTally();
  const cutter = new TemplateCutter(out.path(spec.siteLines));
  try {
    let rows = 0;
    for (const survivor of survivorsOf(out.path(spec.survivors), spec.from, spec.to)) {
      const curated = JSON.parse(
        reader.read(out.path(survivor.file), survivor.offset, survivor.length).toString('utf8'),
      ) as CuratedDocument;
      const trimmed = cutter.cut(curated);
      const gate =
        trimmed.document.text.trim() === ''
          ? reject('SITE_LINES_ONLY')
          : publishGate(trimmed.document, kit.rules, plan.pipeline.publish.licenseProfile);
      const { document, decision, detail } =
        gate.kind === 'keep'
          ? cutBenchmarks(trimmed.document, kit.decontaminator?.())
          : { document: trimmed.document, decision: gate, detail: {} };
      if (decision.kind === 'keep') shard.write(rowLine(document, survivor, spec, kit, plan));
      const row = outcomeRow(document, decision, {
        place: {
          release: plan.pipeline.publish.version,
          shard: spec.file,
          row: rows,
          ...trimmed.detail,
        },
        found: detail,
      });
      if (decision.kind === 'keep') rows += 1;
      count(tally, row.kind, row.reason);
      outcomes.write(Buffer.from(`${JSON.stringify(row)}\n`));
    }
    progress(tally.in);
    const written = shard.finish();
    return {
      stage: 'publish',
      shard: spec.shard,
      digest: spec.digest,
      inputs: [],
      outputs: [{ file: path, digest: written.sha256, bytes: written.bytes }],
      outcomes: { file: outcomeFile('publish', spec.shard), ...outcomes.commit() },
      tally,
      shardEntry: { file: spec.file, ...written },
    };
  } catch (error) {
    outcomes.abandon();
    shard.abandon();
    throw error;
  } finally {
    reader.close();
  }
}

function* survivorsOf(path: string, from: number, to: number): Generator<Survivor> {
  let n = 0;
  for (const { bytes } of readLines(path)) {
    if (n >= to) return;
    if (n >= from) yield JSON.parse(bytes.toString('utf8')) as Survivor;
    n += 1;
  }
}

/** Opt-outs and barred sources are asked again: what was right when the page was fetched may not be now (TD-10). */
export function publishGate(
  document: Pick<CuratedDocument, 'urlCanonical' | 'author' | 'site' | 'license'>,
  rules: Pick<RuleSet, 'optOuts' | 'sites'>,
  profile: LicenseProfile,
): Decision {
  const { optOuts, sites } = rules;
  if (optOuts.covers(document.urlCanonical) || optOuts.coversAuthor(document.author))
    return reject('GATE_OPTED_OUT');
  const site = sites.byId(document.site);
  if (site === undefined || site.status === 'barred') return reject('GATE_SOURCE_BARRED');
  const license = licenseGate(document.license, profile);
  if (license.kind === 'keep') return license;
  return license.kind === 'hold'
    ? hold('GATE_LICENSE', license.evidence)
    : reject('GATE_LICENSE', license.evidence);
}

function rowLine(
  document: CuratedDocument,
  survivor: Survivor,
  spec: PublishSpec,
  kit: Kit,
  plan: Plan,
): Buffer {
  const site = kit.rules.sites.byId(document.site);
  const row = releaseRow(document, {
    operatorId: document.identity.operator || site?.operator.icp || site?.id || '',
    extractorVersion: EXTRACT_VERSION,
    signerVersion: kit.signer.version,
    cluster: survivor.cluster,
    clusterSize: survivor.clusterSize,
    samplingWeight: samplingWeight(survivor.clusterSize),
    pipeline: plan.digest,
    shard: spec.file,
  });
  return Buffer.from(`${JSON.stringify(releaseRowSchema.parse(row))}\n`);
}

interface OutcomeDetail {
  readonly place: JsonObject & { readonly release: string };
  /** Items of evaluation sets. */
  readonly found: JsonObject;
}

const STEPS: Partial<Record<ReasonCode, string>> = {
  SITE_LINES_ONLY: 'site-lines',
  BENCHMARK_ITEM: 'decontaminate',
};

function outcomeRow(
  document: CuratedDocument,
  decision: Decision,
  { place, found }: OutcomeDetail,
): OutcomeRow {
  const base = { id: document.id, url: document.url, site: document.site, stage: 'publish' };
  if (decision.kind === 'keep') return { ...base, kind: 'keep', detail: { ...place, ...found } };
  return {
    ...base,
    kind: decision.kind,
    reason: decision.reason,
    step: STEPS[decision.reason] ?? 'gate',
    version: PUBLISH_VERSION,
    detail: { release: place.release, ...found },
  };
}
