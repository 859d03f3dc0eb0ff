import Database from 'better-sqlite3';
import { join } from 'node:path';

/** Counts of one stage, newest task of each shard. */
export interface StageCounts {
  readonly stage: string;
  readonly in: number;
  readonly keep: number;
  readonly reject: number;
  readonly hold: number;
  readonly fail: number;
}

export interface ReasonCount {
  readonly stage: string;
  readonly kind: string;
  readonly reason: string;
  readonly n: number;
}

export interface SiteCount {
  readonly site: string;
  readonly stage: string;
  readonly kind: string;
  readonly n: number;
}

/** What the report reads from the ledger. */
export interface LedgerFigures {
  readonly stages: readonly StageCounts[];
  readonly reasons: readonly ReasonCount[];
  readonly sites: readonly SiteCount[];
  readonly robots: readonly { readonly outcome: string; readonly hosts: number }[];
  readonly runs: number;
  readonly events: number;
}

const NEWEST = 'SELECT max(id) FROM tasks GROUP BY stage, shard';
const ORDER = "CASE stage WHEN 'crawl' THEN 0 WHEN 'curate' THEN 1 WHEN 'dedup' THEN 2 ELSE 3 END";

/** Reads the figures of a report; the ledger may be open for writing elsewhere. */
export function ledgerFigures(outDir: string): LedgerFigures {
  const db = new Database(join(outDir, 'ledger.sqlite'), { readonly: true, fileMustExist: true });
  try {
    const all = <T>(sql: string): T[] => db.prepare(sql).all() as T[];
    return {
      stages:
        all(`SELECT stage, sum(rows_in) AS "in", sum(rows_keep) AS keep, sum(rows_reject) AS reject, sum(rows_hold) AS hold, sum(rows_fail) AS fail
        FROM tasks WHERE id IN (${NEWEST}) GROUP BY stage ORDER BY ${ORDER}`),
      reasons:
        all(`SELECT stage, kind, reason, count(*) AS n FROM outcomes JOIN tasks ON tasks.id = outcomes.task
        WHERE task IN (${NEWEST}) AND reason IS NOT NULL GROUP BY stage, kind, reason ORDER BY ${ORDER}, n DESC, reason`),
      sites:
        all(`SELECT site, stage, kind, count(*) AS n FROM outcomes JOIN tasks ON tasks.id = outcomes.task JOIN documents ON documents.id = outcomes.document
        WHERE task IN (${NEWEST}) GROUP BY site, stage, kind ORDER BY site, ${ORDER}, kind`),
      robots: all(
        `SELECT decision AS outcome, count(DISTINCT object_id) AS hosts FROM events WHERE action = 'robots.snapshot' GROUP BY decision ORDER BY decision`,
      ),
      runs: all<{ n: number }>("SELECT count(*) AS n FROM events WHERE action = 'run.start'")[0]?.n ?? 0,
      events: all<{ n: number }>('SELECT count(*) AS n FROM events')[0]?.n ?? 0,
    };
  } finally {
    db.close();
  }
}
