import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { JsonObject } from '../core/digest.ts';
import { STAGES } from '../core/run.ts';
import { readOutcome } from './outcome-file.ts';

/** Everything the ledger knows of one document, newest task of each stage. */
export interface Trace {
  readonly id: string;
  readonly url: string;
  readonly site: string;
  /** One entry a stage, in the order of the flow. */
  readonly stages: readonly TraceStage[];
  /** Other documents that lost to this one, or share its cluster. */
  readonly related: readonly {
    readonly id: string;
    readonly url: string;
    readonly relation: 'lost to this' | 'won over this';
  }[];
  /** This document as a reprint of another, or others as reprints of it (SIG-15). */
  readonly reprints: readonly JsonObject[];
  /** Acts of the chain about the document or its host. */
  readonly acts: readonly {
    readonly seq: number;
    readonly ts: string;
    readonly action: string;
    readonly decision: string;
    readonly payload: JsonObject;
  }[];
}

export interface TraceStage {
  readonly stage: string;
  readonly shard: string;
  readonly kind: string;
  readonly reason: string;
  readonly step: string;
  readonly version: number;
  /** '' when the outcome file is gone: the ledger alone then speaks. */
  readonly detail: JsonObject;
}

/** The stories of all documents with this id or address; an address can have several captures. Empty when none is known. */
export function traceDocument(outDir: string, key: string): readonly Trace[] {
  const db = new Database(join(outDir, 'ledger.sqlite'), { readonly: true, fileMustExist: true });
  try {
    const sql = 'SELECT id, doc, url, site FROM documents WHERE doc = @key OR url = @key ORDER BY id';
    const documents = db.prepare(sql).all({ key }) as DocumentRow[];
    return documents.map((document) => traceOne(db, outDir, document));
  } finally {
    db.close();
  }
}

interface DocumentRow {
  readonly id: number;
  readonly doc: string;
  readonly url: string;
  readonly site: string;
}

function traceOne(db: Database.Database, outDir: string, document: DocumentRow): Trace {
  const stages = stagesOf(db, outDir, document);
  return {
    id: document.doc,
    url: document.url,
    site: document.site,
    stages,
    related: relatedTo(db, outDir, stages, document),
    reprints: reprintsOf(outDir, document.doc),
    acts: actsOf(db, document),
  };
}

function stagesOf(db: Database.Database, outDir: string, document: DocumentRow): readonly TraceStage[] {
  const sql = `SELECT t.stage, t.shard, t.outcome_file AS file, o.kind, o.reason, o.step, o.byte_offset AS offset, o.byte_length AS length
    FROM outcomes o JOIN tasks t ON t.id = o.task WHERE o.document = ? ORDER BY t.id DESC`;
  const newest = new Map<string, TraceStage>();
  for (const row of db.prepare(sql).all(document.id) as StageRow[]) {
    if (newest.has(row.stage)) continue;
    const outcome = readOutcome(join(outDir, row.file), row.offset, row.length, document.doc);
    newest.set(row.stage, {
      stage: row.stage,
      shard: row.shard,
      kind: row.kind,
      reason: row.reason ?? '',
      step: row.step ?? '',
      version: outcome?.version ?? 0,
      detail: outcome?.detail ?? {},
    });
  }
  return STAGES.flatMap((stage) => newest.get(stage) ?? []);
}

interface StageRow {
  readonly stage: string;
  readonly shard: string;
  readonly file: string;
  readonly kind: string;
  readonly reason: string | null;
  readonly step: string | null;
  readonly offset: number;
  readonly length: number;
}

function relatedTo(
  db: Database.Database,
  outDir: string,
  stages: readonly TraceStage[],
  document: DocumentRow,
): Trace['related'] {
  const dedup = stages.find((stage) => stage.stage === 'dedup');
  const winner = dedup?.detail['of'];
  if (typeof winner === 'string') return [{ id: winner, url: urlOf(db, winner), relation: 'won over this' }];
  const size = dedup?.detail['clusterSize'];
  if (typeof size !== 'number' || size < 2) return [];
  const sql = `SELECT d.doc, d.url, t.outcome_file AS file, o.byte_offset AS offset, o.byte_length AS length
    FROM outcomes o JOIN tasks t ON t.id = o.task JOIN documents d ON d.id = o.document
    WHERE t.stage = 'dedup' AND o.kind = 'reject' AND t.id = (SELECT max(id) FROM tasks WHERE stage = 'dedup')`;
  const losers = db.prepare(sql).all() as (StageRow & { doc: string; url: string })[];
  const mine = losers.filter(
    (row) =>
      readOutcome(join(outDir, row.file), row.offset, row.length, row.doc)?.detail['cluster'] ===
      document.doc,
  );
  return mine.map((row) => ({ id: row.doc, url: row.url, relation: 'lost to this' as const }));
}

function urlOf(db: Database.Database, id: string): string {
  return (
    (db.prepare('SELECT url FROM documents WHERE doc = ?').get(id) as { url: string } | undefined)?.url ?? ''
  );
}

/** Lines of reprints.jsonl that name the document on either side; none before the first release. */
function reprintsOf(outDir: string, id: string): readonly JsonObject[] {
  const path = join(outDir, 'reprints.jsonl');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`"${id}"`))
    .map((line) => JSON.parse(line) as JsonObject);
}

function actsOf(db: Database.Database, document: DocumentRow): Trace['acts'] {
  const origin = URL.canParse(document.url) ? new URL(document.url).origin : '';
  const sql = `SELECT seq, ts, action, decision, payload FROM events
    WHERE action IN ('robots.snapshot', 'host.impact', 'takedown', 'site.assessment', 'site.bar', 'review.ruling', 'review.override') AND object_id IN (?, ?, ?, ?) ORDER BY seq`;
  const rows = db.prepare(sql).all(origin, document.doc, document.url, document.site) as {
    seq: number;
    ts: string;
    action: string;
    decision: string | null;
    payload: string;
  }[];
  return rows.map((row) => ({
    ...row,
    decision: row.decision ?? '',
    payload: JSON.parse(row.payload) as JsonObject,
  }));
}
