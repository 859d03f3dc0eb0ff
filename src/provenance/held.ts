import Database from 'better-sqlite3';
import { join } from 'node:path';

/** A document whose newest decision is not to keep it, and by which step. */
export interface Undecided {
  readonly id: string;
  readonly url: string;
  readonly site: string;
  readonly kind: 'hold' | 'reject';
  readonly stage: string;
  readonly step: string;
  readonly reason: string;
}

const NEWEST = 'SELECT max(id) FROM tasks GROUP BY stage, shard';
const SELECT = `SELECT d.doc AS id, d.url, d.site, o.kind, t.stage, o.step, o.reason
  FROM outcomes o JOIN tasks t ON t.id = o.task JOIN documents d ON d.id = o.document
  WHERE t.id IN (${NEWEST}) AND o.kind IN ('hold', 'reject')`;

/** Documents waiting for a person, by reason and address. */
export function heldDocuments(outDir: string): readonly Undecided[] {
  return query(outDir, `${SELECT} AND o.kind = 'hold' ORDER BY o.reason, d.url`, {});
}

/** The decision against one document, by id or address; undefined when it was kept or is unknown. */
export function undecidedDocument(outDir: string, key: string): Undecided | undefined {
  return query(outDir, `${SELECT} AND (d.doc = @key OR d.url = @key) ORDER BY t.id DESC`, { key })[0];
}

function query(outDir: string, sql: string, bound: Record<string, string>): Undecided[] {
  const db = new Database(join(outDir, 'ledger.sqlite'), { readonly: true, fileMustExist: true });
  try {
    return db.prepare(sql).all(bound) as Undecided[];
  } finally {
    db.close();
  }
}
