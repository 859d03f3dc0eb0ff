import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sha256 } from '../core/digest.ts';
import type { OutcomeRow } from '../core/ledger.ts';
import { manifestSchema, outcomesRoot, type Manifest } from '../output/manifest.ts';
import { readShard } from '../output/shard-writer.ts';
import { readAnchors } from './anchors.ts';
import { eventHash, GENESIS, indexLine, type EventRow, type IndexRow } from './chain.ts';
import { migrate, schemaProblem } from './schema.ts';

/** The first thing wrong: where, and what. */
export interface Finding {
  readonly place: string;
  readonly problem: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly finding?: Finding;
  /** What was looked at, as far as it went. */
  readonly checked: {
    events: number;
    anchors: number;
    tasks: number;
    outcomes: number;
    releases: number;
    shards: number;
  };
}

class Found extends Error {
  readonly finding: Finding;

  constructor(place: string, problem: string) {
    super(`${place}: ${problem}`);
    this.finding = { place, problem };
  }
}

function require(condition: boolean, place: string, problem: string): void {
  if (!condition) throw new Found(place, problem);
}

/** Checks everything a run left behind, from the ledger's own file to the rows of every shard. Changes nothing. */
export async function verifyOut(outDir: string): Promise<VerifyReport> {
  const checked = { events: 0, anchors: 0, tasks: 0, outcomes: 0, releases: 0, shards: 0 };
  try {
    await verifyAll(outDir, checked);
    return { ok: true, checked };
  } catch (error) {
    if (error instanceof Found) return { ok: false, finding: error.finding, checked };
    return {
      ok: false,
      finding: { place: 'ledger.sqlite', problem: `cannot be read: ${(error as Error).message}` },
      checked,
    };
  }
}

async function verifyAll(outDir: string, checked: VerifyReport['checked']): Promise<void> {
  const path = join(outDir, 'ledger.sqlite');
  require(existsSync(path), 'ledger.sqlite', 'is not there');
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    verifyFile(db);
    const releases = verifyChain(db, checked);
    verifyAnchors(db, join(outDir, 'anchors.jsonl'), checked);
    verifyTasks(db, outDir, checked);
    for (const release of releases) await verifyRelease(db, outDir, release, checked);
  } finally {
    db.close();
  }
}

function verifyFile(db: Database.Database): void {
  const problems = db.pragma('integrity_check') as { integrity_check: string }[];
  require(problems[0]?.integrity_check ===
    'ok', 'ledger.sqlite', `integrity check: ${problems[0]?.integrity_check ?? 'no answer'}`);
  const fresh = new Database(':memory:');
  migrate(fresh);
  const problem = schemaProblem(db, fresh);
  fresh.close();
  require(problem === undefined, 'ledger.sqlite', problem ?? '');
}

interface ReleaseEvent {
  readonly seq: number;
  readonly version: string;
  readonly manifestDigest: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Every event in order: number, payload digest, link to the one before, own hash. */
function verifyChain(db: Database.Database, checked: VerifyReport['checked']): readonly ReleaseEvent[] {
  const releases = new Map<string, ReleaseEvent>();
  let previous: string = GENESIS;
  for (const event of db.prepare('SELECT * FROM events ORDER BY seq').iterate() as Iterable<EventRow>) {
    const place = `ledger.sqlite event ${event.seq}`;
    const { hash, payload, ...hashed } = event;
    require(event.seq === checked.events + 1, place, `follows event ${checked.events}: events are missing`);
    require(event.prev_hash === previous, place, 'does not link to the event before it');
    require(event.payload_sha256 === sha256(payload), place, 'its payload does not have its digest');
    require(hash === eventHash(hashed), place, 'its hash does not match its content');
    previous = hash;
    checked.events += 1;
    if (event.action === 'release.publish') releases.set(event.object_id, releaseEvent(event));
  }
  require(checked.events > 0, 'ledger.sqlite', 'holds no event');
  return [...releases.values()];
}

function releaseEvent(event: EventRow): ReleaseEvent {
  const { files } = JSON.parse(event.payload) as { files: Record<string, string> };
  return { seq: event.seq, version: event.object_id, manifestDigest: event.evidence_sha256 ?? '', files };
}

function verifyAnchors(db: Database.Database, path: string, checked: VerifyReport['checked']): void {
  const find = db.prepare('SELECT hash FROM events WHERE seq = ?');
  for (const [i, { seq, hash }] of readAnchors(path).entries()) {
    const event = find.get(seq) as { hash: string } | undefined;
    require(event !==
      undefined, `anchors.jsonl line ${i + 1}`, `names event ${seq}, which the ledger does not have: it was cut`);
    require(event?.hash === hash, `anchors.jsonl line ${i + 1}`, `event ${seq} has another hash now`);
    checked.anchors += 1;
  }
}

interface TaskRow {
  readonly id: number;
  readonly stage: string;
  readonly shard: string;
  readonly task_digest: string;
  readonly outcome_file: string;
  readonly outcome_digest: string;
  readonly rows_in: number;
  readonly rows_keep: number;
  readonly rows_reject: number;
  readonly rows_hold: number;
  readonly rows_fail: number;
  readonly event_seq: number;
}

function checkNoOrphans(db: Database.Database): void {
  const sql =
    'SELECT (SELECT count(*) FROM outcomes WHERE task NOT IN (SELECT id FROM tasks)) + (SELECT count(*) FROM documents WHERE id NOT IN (SELECT document FROM outcomes)) AS n';
  require((db.prepare(sql).get() as { n: number }).n === 0, 'ledger.sqlite', 'rows that belong to no task');
}

function verifyTasks(db: Database.Database, outDir: string, checked: VerifyReport['checked']): void {
  const event = db.prepare(
    'SELECT evidence_sha256 AS evidence, object_type AS stage, object_id AS shard, payload FROM events WHERE seq = ?',
  );
  const newest = new Map<string, number>();
  const tasks = db.prepare('SELECT * FROM tasks ORDER BY id').all() as TaskRow[];
  for (const task of tasks) newest.set(task.outcome_file, task.id);
  checkNoOrphans(db);
  const chained = (
    db.prepare("SELECT count(*) AS n FROM events WHERE action = 'task.done'").get() as { n: number }
  ).n;
  require(chained ===
    tasks.length, 'ledger.sqlite tasks', `${tasks.length} tasks, but ${chained} in the chain`);
  for (const task of tasks) {
    const place = `ledger.sqlite task ${task.stage} ${task.shard}`;
    const act = event.get(task.event_seq) as
      | { evidence: string; stage: string; shard: string; payload: string }
      | undefined;
    require(act !== undefined &&
      act.evidence === task.outcome_digest &&
      act.stage === task.stage &&
      act.shard === task.shard, place, 'is not what its event says');
    const payload = JSON.parse(act?.payload ?? '{}') as {
      task: string;
      outcomeFile: string;
      indexDigest: string;
      tally: Record<string, unknown>;
    };
    require(payload.task === task.task_digest &&
      payload.outcomeFile === task.outcome_file, place, 'is not what its event says');
    const counts = [task.rows_in, task.rows_keep, task.rows_reject, task.rows_hold, task.rows_fail];
    require(['in', 'keep', 'reject', 'hold', 'fail'].every(
      (name, i) => payload.tally[name] === counts[i],
    ), place, 'its counts are not what its event says');
    require(task.rows_in ===
      task.rows_keep +
        task.rows_reject +
        task.rows_hold +
        task.rows_fail, place, 'in is not keep + reject + hold + fail');
    checked.tasks += 1;
    verifyIndex(db, task, payload.indexDigest, place, checked);
    // A task that was done again under a new plan has replaced its file; the older one is history.
    if (newest.get(task.outcome_file) === task.id) verifyOutcomes(db, outDir, task);
  }
}

const INDEX_SQL = `SELECT d.doc, d.url, d.site, o.kind, o.reason, o.step, o.byte_offset AS offset, o.byte_length AS length
  FROM outcomes o JOIN documents d ON d.id = o.document WHERE o.task = ? ORDER BY o.id`;

function verifyIndex(
  db: Database.Database,
  task: TaskRow,
  expected: string,
  place: string,
  checked: VerifyReport['checked'],
): void {
  const index = createHash('sha256');
  for (const row of db.prepare(INDEX_SQL).iterate(task.id) as Iterable<IndexRow>) {
    index.update(indexLine(row));
    checked.outcomes += 1;
  }
  require(`sha256:${index.digest('hex')}` ===
    expected, place, 'its documents are not those that its event was chained with');
}

/** The index says what the outcome file says, row by row. */
function verifyOutcomes(db: Database.Database, outDir: string, task: TaskRow): void {
  const path = join(outDir, task.outcome_file);
  require(existsSync(path), task.outcome_file, 'is not there');
  const bytes = readFileSync(path);
  require(sha256(bytes) ===
    task.outcome_digest, task.outcome_file, 'does not have the digest that the ledger holds');
  let at = 0;
  for (const row of db.prepare(INDEX_SQL).iterate(task.id) as Iterable<IndexRow>) {
    const place = `ledger.sqlite ${task.stage} ${task.shard} document ${row.doc}`;
    require(row.offset === at, place, 'its place in the outcome file is wrong');
    const outcome = JSON.parse(
      bytes.subarray(row.offset, row.offset + row.length).toString('utf8'),
    ) as OutcomeRow;
    const same =
      outcome.id === row.doc &&
      outcome.kind === row.kind &&
      (outcome.reason ?? null) === row.reason &&
      (outcome.step ?? null) === row.step;
    require(same, place, 'is not what the outcome file says');
    at += row.length;
  }
  require(at ===
    bytes.length, `ledger.sqlite ${task.stage} ${task.shard}`, 'rows of the outcome file are not in the ledger');
}

async function verifyRelease(
  db: Database.Database,
  outDir: string,
  release: ReleaseEvent,
  checked: VerifyReport['checked'],
): Promise<void> {
  const folder = `release/${release.version}`;
  const manifestFile = `${folder}/manifest.json`;
  require(existsSync(join(outDir, manifestFile)), manifestFile, 'is not there');
  const bytes = readFileSync(join(outDir, manifestFile));
  require(sha256(bytes) ===
    release.manifestDigest, manifestFile, `does not have the digest of event ${release.seq}`);
  const manifest = manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  require(manifest.outcomesRoot ===
    rootOf(db, manifest, release.seq), manifestFile, 'its root is not that of the tasks in the ledger');
  checked.releases += 1;
  for (const shard of manifest.shards) verifyShard(outDir, folder, shard, checked);
  for (const [file, digest] of [...Object.entries(manifest.cards), ...Object.entries(release.files)]) {
    await verifyPlainFile(outDir, `${folder}/${file}`, digest);
  }
}

// The tasks of a release are those that were the newest of their stage and shard when it was published.
function rootOf(db: Database.Database, manifest: Manifest, publishedAt: number): string {
  const sql = `SELECT stage, shard, task_digest AS digest, outcome_digest AS outcome FROM tasks
    WHERE id IN (SELECT max(id) FROM tasks WHERE event_seq < ? GROUP BY stage, shard) AND stage IN ('curate', 'dedup', 'publish')`;
  const rows = db.prepare(sql).all(publishedAt) as {
    stage: 'curate';
    shard: string;
    digest: `sha256:${string}`;
    outcome: `sha256:${string}`;
  }[];
  const shards = new Set(manifest.tasks);
  const wanted = rows.filter(({ stage, shard }) => shards.has(`${stage}/${shard}`));
  return outcomesRoot(
    wanted.map(({ stage, shard, digest, outcome }) => ({
      stage,
      shard,
      digest,
      outcomes: { file: '', bytes: 0, digest: outcome },
    })),
  );
}

function verifyShard(
  outDir: string,
  folder: string,
  shard: Manifest['shards'][number],
  checked: VerifyReport['checked'],
): void {
  const file = `${folder}/${shard.file}`;
  const path = join(outDir, file);
  require(existsSync(path), file, 'is not there');
  const bytes = readFileSync(path);
  require(sha256(bytes) === shard.sha256, file, 'does not have the digest that the manifest holds');
  const rows = readShard(path);
  require(sha256(rows) === shard.rowsSha256, file, 'its rows do not have the digest that the manifest holds');
  checked.shards += 1;
}

async function verifyPlainFile(outDir: string, file: string, digest: string): Promise<void> {
  const path = join(outDir, file);
  require(existsSync(path), file, 'is not there');
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  require(`sha256:${hash.digest('hex')}` === digest, file, 'does not have its digest');
}
