import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { OutcomeRow } from '../core/ledger.ts';
import { readOutcome } from './outcome-file.ts';

/** A document and the cluster it belongs to, by the newest deduplication. */
export interface Copy {
  readonly id: string;
  readonly url: string;
  readonly site: string;
}

/**
 * A document, by id or address, with every near-duplicate of it that the newest deduplication found: the
 * document kept and all that lost to it (TD-05). Empty when the ledger knows none. Reads the outcome rows of
 * that task once; memory grows with the cluster, not with the corpus.
 */
export function withCopies(outDir: string, key: string): readonly Copy[] {
  const db = new Database(join(outDir, 'ledger.sqlite'), { readonly: true, fileMustExist: true });
  try {
    const named = db
      .prepare('SELECT doc AS id, url, site FROM documents WHERE doc = @key OR url = @key')
      .all({ key });
    const found = new Map((named as Copy[]).map((copy) => [copy.id, copy]));
    if (found.size === 0) return [];
    const clusters = new Set(found.keys());
    for (const { copy, cluster } of losers(db, outDir)) if (found.has(copy.id)) clusters.add(cluster);
    for (const { copy, cluster } of losers(db, outDir)) if (clusters.has(cluster)) found.set(copy.id, copy);
    const byId = db.prepare('SELECT doc AS id, url, site FROM documents WHERE doc = ?');
    for (const id of clusters) for (const copy of byId.all(id) as Copy[]) found.set(copy.id, copy);
    return [...found.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
  } finally {
    db.close();
  }
}

interface Loser {
  readonly copy: Copy;
  readonly cluster: string;
}

function* losers(db: Database.Database, outDir: string): Generator<Loser> {
  const sql = `SELECT d.doc AS id, d.url, d.site, t.outcome_file AS file, o.byte_offset AS offset, o.byte_length AS length
    FROM outcomes o JOIN tasks t ON t.id = o.task JOIN documents d ON d.id = o.document
    WHERE t.stage = 'dedup' AND o.kind = 'reject' AND t.id = (SELECT max(id) FROM tasks WHERE stage = 'dedup')`;
  for (const row of db.prepare(sql).all() as (Copy & { file: string; offset: number; length: number })[]) {
    const { id, url, site } = row;
    const cluster = clusterOf(readOutcome(join(outDir, row.file), row.offset, row.length, id));
    if (cluster !== '') yield { copy: { id, url, site }, cluster };
  }
}

function clusterOf(row: OutcomeRow | undefined): string {
  const cluster = row?.detail['cluster'];
  return typeof cluster === 'string' ? cluster : '';
}
