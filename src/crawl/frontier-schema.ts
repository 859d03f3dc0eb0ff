import type Database from 'better-sqlite3';

/**
 * `urls_queued` holds only what waits, in the order it is claimed, each site on its own: a claim is one
 * step down a tree, whatever the number of URLs. Addresses of one host lie together in the unique index, so
 * a crawl of few hosts at a time touches few pages of it.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS urls (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  site TEXT NOT NULL,
  depth INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  via TEXT NOT NULL,
  hops INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  kind TEXT,
  reason TEXT,
  payload TEXT,
  bytes INTEGER NOT NULL DEFAULT 0,
  detail TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS urls_queued ON urls (site, priority, depth, id) WHERE kind IS NULL;
CREATE TABLE IF NOT EXISTS spent (site TEXT PRIMARY KEY, pages INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/** Makes the tables of a new frontier; leaves those of an old one alone. */
export function frontierSchema(db: Database.Database): void {
  db.exec(SCHEMA);
}
