import type Database from 'better-sqlite3';

/**
 * `urls_queued` holds only what waits, in the order it is claimed, each site on its own: a claim is one
 * step down a tree, whatever the number of URLs. Addresses of one host lie together in the unique index, so
 * a crawl of few hosts at a time touches few pages of it.
 *
 * `payload` is the digest of the page that stands at an address; outcomes belong to the latest visit, the
 * captures of all visits stay. Times are milliseconds since 1970.
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
  bytes INTEGER NOT NULL DEFAULT 0,
  detail TEXT,
  payload TEXT,
  etag TEXT,
  modified TEXT,
  changed_at INTEGER,
  verified_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS urls_queued ON urls (site, priority, depth, id) WHERE kind IS NULL;
CREATE TABLE IF NOT EXISTS captures (
  url INTEGER NOT NULL REFERENCES urls (id),
  payload TEXT NOT NULL,
  wire TEXT NOT NULL,
  record TEXT NOT NULL,
  captured_at INTEGER NOT NULL,
  PRIMARY KEY (url, payload)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hosts (
  origin TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  said TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  changed_at INTEGER,
  before TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS terms (site TEXT NOT NULL, url TEXT NOT NULL, PRIMARY KEY (site, url)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS families (
  site TEXT NOT NULL,
  family TEXT NOT NULL,
  shapes TEXT NOT NULL,
  stale INTEGER NOT NULL,
  PRIMARY KEY (site, family)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS spent (site TEXT PRIMARY KEY, pages INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS misses (site TEXT PRIMARY KEY, requests INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Makes the tables of a new frontier; leaves those of an old one alone. */
export function frontierSchema(db: Database.Database): void {
  db.exec(SCHEMA);
}

/** Prepared once: a crawl runs each of them for every page. */
export function frontierStatements(db: Database.Database): Readonly<Record<Name, Database.Statement>> {
  const prepared = Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql)] as const);
  return Object.fromEntries(prepared) as Record<Name, Database.Statement>;
}

type Name = keyof typeof SQL;

const SQL = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
  next: `SELECT id, url, site, depth, via, hops, tries, payload, etag, modified, changed_at AS changedAt, verified_at AS verifiedAt
    FROM urls WHERE kind IS NULL AND site = ? ORDER BY priority, depth, id LIMIT 1`,
  // Only the address may be there already; every other fault is an error.
  add: 'INSERT INTO urls (url, site, depth, priority, via, hops) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO NOTHING',
  finish: 'UPDATE urls SET kind = ?, reason = ?, bytes = ?, detail = ? WHERE id = ? AND kind IS NULL',
  finishStanding: `UPDATE urls SET kind = ?, reason = ?, bytes = ?, detail = ?, payload = ?, etag = ?, modified = ?,
    changed_at = CASE WHEN payload IS ? THEN changed_at ELSE ? END, verified_at = ? WHERE id = ? AND kind IS NULL`,
  capture:
    'INSERT INTO captures (url, payload, wire, record, captured_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (url, payload) DO NOTHING',
  captured:
    'SELECT payload, wire, record, captured_at AS capturedAt FROM captures WHERE url = ? AND payload = ?',
  spend: `INSERT INTO spent (site, pages, bytes) SELECT site, 1, ? FROM urls WHERE id = ?
    ON CONFLICT (site) DO UPDATE SET pages = pages + 1, bytes = bytes + excluded.bytes`,
  miss: `INSERT INTO misses (site, requests, bytes) VALUES (?, 1, ?)
    ON CONFLICT (site) DO UPDATE SET requests = requests + 1, bytes = bytes + excluded.bytes`,
  spent: `SELECT coalesce(max(pages), 0) AS pages, coalesce(max(misses), 0) AS misses, coalesce(sum(bytes), 0) AS bytes
    FROM (SELECT pages, 0 AS misses, bytes FROM spent WHERE site = ?
      UNION ALL SELECT 0, requests, bytes FROM misses WHERE site = ?)`,
  setState:
    'INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  state: 'SELECT value FROM state WHERE name = ?',
  retry: 'UPDATE urls SET tries = tries + 1 WHERE id = ?',
  counts: 'SELECT count(kind) AS done, count(*) - count(kind) AS queued FROM urls',
  payloadAt: 'SELECT payload FROM urls WHERE url = ? AND payload IS NOT NULL',
  via: 'SELECT via FROM urls WHERE url = ? AND hops > 0',
  host: 'SELECT said, changed_at AS changedAt FROM hosts WHERE origin = ?',
  setHost: `INSERT INTO hosts (origin, site, said, read_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (origin) DO UPDATE SET read_at = excluded.read_at, said = excluded.said,
      before = CASE WHEN said = excluded.said THEN before ELSE said END,
      changed_at = CASE WHEN said = excluded.said THEN changed_at ELSE excluded.read_at END`,
  terms: 'SELECT url FROM terms WHERE site = ?',
  addTerms: 'INSERT INTO terms (site, url) VALUES (?, ?) ON CONFLICT (site, url) DO NOTHING',
  family: 'SELECT shapes, stale FROM families WHERE site = ? AND family = ?',
  setFamily: `INSERT INTO families (site, family, shapes, stale) VALUES (?, ?, ?, ?)
    ON CONFLICT (site, family) DO UPDATE SET shapes = excluded.shapes, stale = excluded.stale`,
  reopen: 'UPDATE urls SET kind = NULL, reason = NULL, tries = 0, detail = NULL, bytes = 0',
  abandon: `UPDATE urls SET kind = 'reject', reason = 'OUT_OF_SCOPE', detail = '{}'
    WHERE kind IS NULL AND site NOT IN (SELECT value FROM json_each(?))`,
  forgetSpent: 'DELETE FROM spent',
  forgetMisses: 'DELETE FROM misses',
  finished:
    'SELECT url, site, kind, reason, payload, bytes, detail FROM urls WHERE kind IS NOT NULL ORDER BY url',
  captures: `SELECT urls.url, urls.site, urls.kind, urls.reason, urls.bytes, urls.detail, captures.payload, captures.captured_at AS capturedAt, captures.payload IS urls.payload AS current
    FROM urls JOIN captures ON captures.url = urls.id ORDER BY urls.url, captures.payload`,
  changedHosts:
    'SELECT origin, site, said, before, changed_at AS changedAt FROM hosts WHERE changed_at IS NOT NULL ORDER BY origin',
} as const;
