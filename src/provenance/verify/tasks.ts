import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { sha256 } from '../../core/digest.ts';
import type { OutcomeRow } from '../../core/ledger.ts';
import { indexLine, type IndexRow } from '../chain.ts';
import { require, type Checked } from './finding.ts';

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

/** Every task is what its event says, conserves its documents, and has the outcomes that it was chained with. */
export function verifyTasks(db: Database.Database, outDir: string, checked: Checked): void {
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
  checked: Checked,
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
