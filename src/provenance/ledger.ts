import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { canonicalJson, sha256, type Digest } from '../core/digest.ts';
import type { Ledger, LedgerAct, OutcomeRow, TaskRecord } from '../core/ledger.ts';
import { eventHash, GENESIS, indexLine, type EventRow } from './chain.ts';
import { migrate } from './schema.ts';

export interface LedgerOptions {
  readonly now: () => Date;
  /** Digest of the rule set, pinned by the first event. */
  readonly policy: Digest;
}

type Indexed = Iterable<{ readonly row: OutcomeRow; readonly offset: number; readonly length: number }>;

/** Opens or makes a ledger; the first event of a new one pins the policy bundle. One writer at a time. */
export function openLedger(path: string, options: LedgerOptions): Ledger {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  migrate(db);
  const ledger = new SqliteLedger(db, options.now);
  if (ledger.head().seq === 0) {
    ledger.act({
      actor: 'jingliu',
      actorKind: 'program',
      action: 'genesis',
      objectType: 'policy',
      objectId: options.policy,
      evidence: options.policy,
      payload: {},
    });
  }
  return ledger;
}

class SqliteLedger implements Ledger {
  readonly #db: Database.Database;
  readonly #now: () => Date;
  readonly #insert: Database.Statement;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database.Database, now: () => Date) {
    this.#db = db;
    this.#now = now;
    this.#insert = db.prepare(
      `INSERT INTO events VALUES (@seq, @ts, @actor, @actor_kind, @action, @object_type, @object_id, @rule_id, @rule_version, @decision, @evidence_sha256, @payload, @payload_sha256, @prev_hash, @hash)`,
    );
    this.#statements = prepare(db);
  }

  act(act: LedgerAct): { readonly seq: number; readonly hash: Digest } {
    return this.#db.transaction(() => this.#append(act))();
  }

  task(task: TaskRecord, rows: Indexed): void {
    this.#db.transaction(() => {
      if (this.hasTask(task.taskDigest)) return;
      const { tally } = task;
      const seq = this.head().seq + 1;
      const { lastInsertRowid: id } = this.#statements.task.run(
        task.taskDigest,
        task.stage,
        task.shard,
        task.outcomeFile,
        task.outcomeDigest,
        tally.in,
        tally.keep,
        tally.reject,
        tally.hold,
        tally.fail,
        seq,
      );
      const index = createHash('sha256');
      for (const { row, offset, length } of rows) index.update(this.#index(id, row, offset, length));
      this.#append(actOf(task, `sha256:${index.digest('hex')}`));
    })();
  }

  hasTask(taskDigest: Digest): boolean {
    return this.#statements.hasTask.get(taskDigest) !== undefined;
  }

  head(): { readonly seq: number; readonly hash: Digest } {
    const row = this.#statements.head.get() as { seq: number; hash: Digest } | undefined;
    return row ?? { seq: 0, hash: GENESIS };
  }

  /** Leaves one plain file behind, without write-ahead log. */
  close(): void {
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
    this.#db.pragma('journal_mode = DELETE');
    this.#db.close();
  }

  #index(task: number | bigint, row: OutcomeRow, offset: number, length: number): string {
    this.#statements.document.run(row.id, row.url, row.site);
    const document = this.#statements.stored.get(row.id) as { id: number; url: string; site: string };
    this.#statements.outcome.run(
      task,
      document.id,
      row.kind,
      row.reason ?? null,
      row.step ?? null,
      offset,
      length,
    );
    const { url, site } = document;
    return indexLine({
      doc: row.id,
      url,
      site,
      kind: row.kind,
      reason: row.reason ?? null,
      step: row.step ?? null,
      offset,
      length,
    });
  }

  #append(act: LedgerAct): { readonly seq: number; readonly hash: Digest } {
    const head = this.head();
    const payload = canonicalJson(act.payload);
    const event: Omit<EventRow, 'hash'> = {
      seq: head.seq + 1,
      ts: this.#now().toISOString(),
      actor: act.actor,
      actor_kind: act.actorKind,
      action: act.action,
      object_type: act.objectType,
      object_id: act.objectId,
      rule_id: act.ruleId ?? null,
      rule_version: act.ruleVersion ?? null,
      decision: act.decision ?? null,
      evidence_sha256: act.evidence ?? null,
      payload,
      payload_sha256: sha256(payload),
      prev_hash: head.hash,
    };
    const { payload: _, ...hashed } = event;
    const hash = eventHash(hashed);
    this.#insert.run({ ...event, hash });
    return { seq: event.seq, hash };
  }
}

function prepare(
  db: Database.Database,
): Readonly<Record<'task' | 'hasTask' | 'head' | 'document' | 'stored' | 'outcome', Database.Statement>> {
  return {
    task: db.prepare(
      'INSERT INTO tasks (task_digest, stage, shard, outcome_file, outcome_digest, rows_in, rows_keep, rows_reject, rows_hold, rows_fail, event_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    hasTask: db.prepare('SELECT 1 FROM tasks WHERE task_digest = ?'),
    head: db.prepare('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1'),
    document: db.prepare('INSERT OR IGNORE INTO documents (doc, url, site) VALUES (?, ?, ?)'),
    stored: db.prepare('SELECT id, url, site FROM documents WHERE doc = ?'),
    outcome: db.prepare(
      'INSERT INTO outcomes (task, document, kind, reason, step, byte_offset, byte_length) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
  };
}

function actOf(task: TaskRecord, indexDigest: Digest): LedgerAct {
  const { tally, outputs } = task;
  return {
    actor: 'jingliu',
    actorKind: 'program',
    action: 'task.done',
    objectType: task.stage,
    objectId: task.shard,
    evidence: task.outcomeDigest,
    payload: {
      task: task.taskDigest,
      outcomeFile: task.outcomeFile,
      indexDigest,
      tally: {
        in: tally.in,
        keep: tally.keep,
        reject: tally.reject,
        hold: tally.hold,
        fail: tally.fail,
        reasons: tally.reasons,
      },
      outputs: outputs.map(({ file, digest, bytes }) => ({ file, digest, bytes })),
    },
  };
}
