import { existsSync, readFileSync } from 'node:fs';
import { sha256 } from '../../core/digest.ts';
import { ShardError } from '../../core/failures.ts';
import type { Receipt } from '../../core/run.ts';
import type { Survivor } from '../../dedup/decisions.ts';
import { cards } from '../../output/cards.ts';
import { addRow, emptyFacts, type ReleaseFacts } from '../../output/facts.ts';
import { manifestText, outcomesRoot, sortedTally, type Manifest } from '../../output/manifest.ts';
import { releaseRowSchema } from '../../output/release-row.ts';
import { EXTENSION, readShard } from '../../output/shard-writer.ts';
import { registrableDomain } from '../../text/url.ts';
import { writeDurably } from '../durable.ts';
import { releaseDir } from '../out-dir.ts';
import { taskDigest } from '../plan.ts';
import { readLines } from '../read-lines.ts';
import { findReceipt } from '../receipts.ts';
import { settle, type Run } from '../runner.ts';
import type { BenchmarkReport } from '../decontaminate/report.ts';
import { decontaminationReport } from './decontamination-report.ts';
import { PUBLISH_VERSION, type PublishSpec } from './publish-shard.ts';
import { writeSiteLines, type SiteLinesFile } from './site-lines.ts';
import { writeReport, type WrittenReport } from './write-report.ts';
import { writeReprints } from './write-reprints.ts';

/** Where the release stands. */
export interface PublishedRelease {
  readonly folder: string;
  readonly rows: number;
  readonly shards: number;
  readonly report: string;
  /** Address of some published document, for the first look. */
  readonly exampleUrl: string;
  readonly sources: WrittenReport['sources'];
  /** What was found of each evaluation set, when the plan names any. */
  readonly decontamination?: Readonly<Record<string, BenchmarkReport>>;
}

/** Writes the shards, then everything that depends on all of them, then the event that names the manifest. */
export async function publishStage(
  run: Run,
  curated: readonly Receipt[],
  dedup: Receipt,
): Promise<PublishedRelease | undefined> {
  run.listener.stageStarted('publish');
  const specs = planShards(run, dedup, writeSiteLines(run, dedup));
  const receipts = await Promise.all(specs.map((spec) => publishOne(run, spec)));
  if (run.signal.aborted) return undefined;
  const done = receipts.filter((receipt) => receipt !== undefined);
  if (done.length < specs.length) return undefined;
  const tally = run.tallies.get('publish');
  if (tally !== undefined) run.listener.stageFinished('publish', tally);
  return finishRelease(run, curated, dedup, done);
}

async function publishOne(run: Run, spec: PublishSpec): Promise<Receipt | undefined> {
  try {
    const known = run.options.resume ? findReceipt(run.out, 'publish', spec.shard, spec.digest) : undefined;
    const receipt =
      known ??
      (await run.pool.run<Receipt>(spec, (documents) => run.listener.progress('publish', { documents })));
    settle(run, receipt);
    return receipt;
  } catch (error) {
    if (run.signal.aborted) return undefined;
    run.failedTasks += 1;
    run.listener.taskFailed('publish', spec.shard, error as Error);
    return undefined;
  }
}

interface Cut {
  readonly partition: string;
  readonly from: number;
  readonly to: number;
}

/** Survivors stand sorted by partition and order key; each partition is cut where the next row would exceed shardBytesMax. */
function planShards(run: Run, dedup: Receipt, siteLines: SiteLinesFile): readonly PublishSpec[] {
  const { publish } = run.plan.pipeline;
  const survivors = dedup.outputs[0]?.file ?? '';
  const cuts = cut(run.out.path(survivors), publish.shardBytesMax);
  return cuts.map(({ partition, from, to }, i) => {
    const siblings = cuts.filter((other) => other.partition === partition);
    const number = cuts.slice(0, i).filter((other) => other.partition === partition).length;
    const part = `part-${pad(number)}-of-${pad(siblings.length)}.jsonl.${EXTENSION[publish.codec]}`;
    const shard = `${partition.replace('/', '-')}-${pad(number)}`;
    const file = `data/${partition}/${part}`;
    const digest = taskDigest('publish', PUBLISH_VERSION, {
      plan: run.plan.digest,
      dedup: dedup.digest,
      survivors: dedup.outputs[0]?.digest ?? '',
      siteLines: siteLines.digest,
      file,
      from,
      to,
    });
    return { stage: 'publish', shard, digest, file, survivors, siteLines: siteLines.file, from, to };
  });
}

function cut(path: string, bytesMax: number): readonly Cut[] {
  const cuts: Cut[] = [];
  let open = { partition: '', from: 0, bytes: 0 };
  let n = 0;
  for (const { bytes } of readLines(path)) {
    const { partition, length } = JSON.parse(bytes.toString('utf8')) as Survivor;
    if (n > 0 && (partition !== open.partition || open.bytes + length > bytesMax)) {
      cuts.push({ partition: open.partition, from: open.from, to: n });
      open = { partition, from: n, bytes: 0 };
    }
    open = { partition, from: open.from, bytes: open.bytes + length };
    n += 1;
  }
  if (n > open.from) cuts.push({ partition: open.partition, from: open.from, to: n });
  return cuts;
}

const pad = (n: number): string => String(n).padStart(5, '0');

async function finishRelease(
  run: Run,
  curated: readonly Receipt[],
  dedup: Receipt,
  published: readonly Receipt[],
): Promise<PublishedRelease> {
  const { publish } = run.plan.pipeline;
  const folder = releaseDir(publish.version);
  const { facts, exampleUrl } = factsOf(run, published, folder);
  const manifest = manifestOf(run, curated, dedup, published);
  const decontamination = decontaminationReport(run, published);
  const files = {
    ...cards(publish, facts, manifest),
    ...(decontamination === undefined
      ? {}
      : { 'decontamination.json': `${JSON.stringify(decontamination, undefined, 2)}\n` }),
  };
  const digests = Object.fromEntries(
    Object.entries(files)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => [name, sha256(text)]),
  );
  const text = manifestText({ ...manifest, cards: digests });
  refuseOverwriting(run, folder, text);
  for (const [name, content] of Object.entries(files))
    writeDurably(run.out.path(`${folder}/${name}`), content);
  writeDurably(run.out.path(`${folder}/manifest.json`), text);
  const reprints = writeReprints(run, curated, dedup);
  const report = await writeReport(run, folder, { ...manifest, cards: digests }, sha256(text), reprints);
  run.ledger.act({
    actor: 'jingliu',
    actorKind: 'program',
    action: 'release.publish',
    objectType: 'release',
    objectId: publish.version,
    evidence: sha256(text),
    payload: {
      run: run.id,
      root: manifest.outcomesRoot,
      rows: manifest.rows,
      files: report.digests,
      ...(decontamination === undefined ? {} : { decontamination: decontamination as never }),
    },
  });
  return {
    folder: run.out.path(folder),
    rows: manifest.rows,
    shards: published.length,
    report: run.out.path(report.html),
    exampleUrl,
    sources: report.sources,
    ...(decontamination === undefined ? {} : { decontamination }),
  };
}

// A version names one set of bytes for ever.
function refuseOverwriting(run: Run, folder: string, text: string): void {
  const path = run.out.path(`${folder}/manifest.json`);
  if (!existsSync(path) || readFileSync(path, 'utf8') === text) return;
  throw new ShardError(
    `${path} holds another release of this version; raise publish.version in ${run.plan.file} and run again: everything else is kept`,
  );
}

function factsOf(
  run: Run,
  published: readonly Receipt[],
  folder: string,
): { facts: ReleaseFacts; exampleUrl: string } {
  const facts = emptyFacts();
  let exampleUrl = '';
  for (const { shardEntry } of published) {
    if (shardEntry === undefined) continue;
    for (const line of readShard(run.out.path(`${folder}/${shardEntry.file}`))
      .toString('utf8')
      .split('\n')) {
      if (line === '') continue;
      const row = releaseRowSchema.parse(JSON.parse(line));
      exampleUrl ||= row.url;
      addRow(facts, row, registrableDomain(row.host));
    }
  }
  return { facts, exampleUrl };
}

function manifestOf(
  run: Run,
  curated: readonly Receipt[],
  dedup: Receipt,
  published: readonly Receipt[],
): Manifest {
  const receipts = [...curated, dedup, ...published];
  const stages = ['curate', 'dedup', 'publish'].flatMap((stage) => {
    const tally = run.tallies.get(stage as 'curate');
    return tally === undefined ? [] : [[stage, sortedTally(tally)] as const];
  });
  const shards = published.flatMap(({ shardEntry }) => shardEntry ?? []);
  return {
    format: 'jingliu-release/1',
    title: run.plan.pipeline.publish.title,
    version: run.plan.pipeline.publish.version,
    planDigest: run.plan.digest,
    rules: { ...run.plan.rules.digests },
    versions: { ...run.plan.versions },
    licenseProfile: run.plan.pipeline.publish.licenseProfile,
    captures: curated.flatMap(({ inputs }) =>
      inputs.map(({ file, digest, bytes }) => ({ file, sha256: digest, bytes })),
    ),
    stages: Object.fromEntries(stages),
    shards: shards.map(({ file, rows, bytes, rowsBytes, sha256: digest, rowsSha256 }) => ({
      file,
      rows,
      bytes,
      rowsBytes,
      sha256: digest,
      rowsSha256: rowsSha256,
    })),
    cards: {},
    rows: shards.reduce((sum, shard) => sum + shard.rows, 0),
    tasks: receipts.map(({ stage, shard }) => `${stage}/${shard}`).sort(),
    outcomesRoot: outcomesRoot(receipts),
  };
}
