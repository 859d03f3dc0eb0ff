import type Database from 'better-sqlite3';
import { InvariantError } from '../core/failures.ts';

/** `PRAGMA application_id`: "JLng". */
const APPLICATION_ID = 0x4a4c6e67;

const APPEND_ONLY = ['events', 'tasks', 'documents', 'outcomes'];

/** One entry a version; a database is brought forward one entry at a time, never edited in place. */
const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  ts TEXT NOT NULL,
  actor TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('program', 'person')),
  action TEXT NOT NULL,
  object_type TEXT NOT NULL,
  object_id TEXT NOT NULL,
  rule_id TEXT,
  rule_version TEXT,
  decision TEXT,
  evidence_sha256 TEXT,
  payload TEXT NOT NULL,
  payload_sha256 TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX events_action ON events (action, object_id);

CREATE TABLE tasks (
  id INTEGER PRIMARY KEY,
  task_digest TEXT NOT NULL UNIQUE,
  stage TEXT NOT NULL,
  shard TEXT NOT NULL,
  outcome_file TEXT NOT NULL,
  outcome_digest TEXT NOT NULL,
  rows_in INTEGER NOT NULL,
  rows_keep INTEGER NOT NULL,
  rows_reject INTEGER NOT NULL,
  rows_hold INTEGER NOT NULL,
  rows_fail INTEGER NOT NULL,
  event_seq INTEGER NOT NULL REFERENCES events (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  doc TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  site TEXT NOT NULL
) STRICT;
CREATE INDEX documents_url ON documents (url);

CREATE TABLE outcomes (
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL REFERENCES tasks (id),
  document INTEGER NOT NULL REFERENCES documents (id),
  kind TEXT NOT NULL,
  reason TEXT,
  step TEXT,
  byte_offset INTEGER NOT NULL,
  byte_length INTEGER NOT NULL
) STRICT;
CREATE INDEX outcomes_document ON outcomes (document);
${APPEND_ONLY.map(
  (table) => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
).join('')}
`,
];

/** Brings a database to the newest version. @throws InvariantError when it belongs to something else or to a newer Jingliu. */
export function migrate(db: Database.Database): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  const application = db.pragma('application_id', { simple: true }) as number;
  if (version > MIGRATIONS.length || (version > 0 && application !== APPLICATION_ID)) {
    throw new InvariantError('the ledger was not written by this version of Jingliu');
  }
  for (let v = version; v < MIGRATIONS.length; v += 1) {
    db.transaction(() => {
      db.exec(MIGRATIONS[v] ?? '');
      db.pragma(`user_version = ${v + 1}`);
      db.pragma(`application_id = ${APPLICATION_ID}`);
    })();
  }
}

/** What is wrong with a database's shape, or undefined: verify compares it with a fresh one. */
export function schemaProblem(db: Database.Database, fresh: Database.Database): string | undefined {
  const version = db.pragma('user_version', { simple: true });
  if (version !== MIGRATIONS.length)
    return `schema version ${String(version)}, expected ${MIGRATIONS.length}`;
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return 'application id changed';
  const shape = (source: Database.Database): string =>
    JSON.stringify(
      source.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name').all(),
    );
  return shape(db) === shape(fresh) ? undefined : 'a table, index or trigger was changed';
}
