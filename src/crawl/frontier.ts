import Database from 'better-sqlite3';
import type { JsonObject } from '../core/digest.ts';
import type { OutcomeKind } from '../core/outcome.ts';

/** A URL waiting to be fetched. */
export interface Queued {
  readonly id: number;
  readonly url: string;
  readonly site: string;
  readonly depth: number;
  readonly via: string;
  readonly hops: number;
  readonly tries: number;
}

/** A link found on a page, in scope and canonical. */
export interface NewUrl {
  readonly url: string;
  readonly site: string;
  readonly depth: number;
  readonly via: string;
  /** 0 seed, 1 sitemap or feed, 2 link: smaller is fetched first. */
  readonly priority: number;
  readonly hops: number;
}

/** How a URL ended; written once. */
export interface UrlOutcome {
  readonly kind: OutcomeKind;
  readonly reason?: string;
  readonly payloadDigest?: string;
  readonly bytes?: number;
  readonly detail: JsonObject;
}

export interface FinishedUrl extends UrlOutcome {
  readonly url: string;
  readonly site: string;
}

/** The WARC file being written, and up to where it is whole. */
export interface WarcPosition {
  readonly index: number;
  readonly position: number;
}

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
CREATE INDEX IF NOT EXISTS urls_kept ON urls (site) WHERE kind = 'keep';
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/**
 * All URLs ever seen in scope and what became of them, in SQLite. A URL is finished in one transaction
 * with the links found on it and the WARC position behind its records, so a killed crawl goes on exactly
 * where it stood.
 */
export class Frontier {
  readonly #db: Database.Database;
  readonly #next: Database.Statement;
  readonly #add: Database.Statement;
  readonly #finish: Database.Statement;
  readonly #state: Database.Statement;

  constructor(path: string) {
    this.#db = new Database(path);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = NORMAL');
    this.#db.exec(SCHEMA);
    this.#next = this.#db.prepare(
      'SELECT id, url, site, depth, via, hops, tries FROM urls WHERE kind IS NULL AND site = ? ORDER BY priority, depth, id LIMIT 1',
    );
    this.#add = this.#db.prepare(
      'INSERT OR IGNORE INTO urls (url, site, depth, priority, via, hops) VALUES (@url, @site, @depth, @priority, @via, @hops)',
    );
    this.#finish = this.#db.prepare(
      'UPDATE urls SET kind = @kind, reason = @reason, payload = @payload, bytes = @bytes, detail = @detail WHERE id = @id AND kind IS NULL',
    );
    this.#state = this.#db.prepare(
      'INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
  }

  add(urls: readonly NewUrl[]): void {
    this.#db.transaction(() => {
      for (const url of urls) this.#add.run(url);
    })();
  }

  next(site: string): Queued | undefined {
    return this.#next.get(site) as Queued | undefined;
  }

  finish(id: number, outcome: UrlOutcome, links: readonly NewUrl[], warc: WarcPosition): void {
    this.#db.transaction(() => {
      this.#finish.run({
        id,
        kind: outcome.kind,
        reason: outcome.reason ?? null,
        payload: outcome.payloadDigest ?? null,
        bytes: outcome.bytes ?? 0,
        detail: JSON.stringify(outcome.detail),
      });
      for (const link of links) this.#add.run(link);
      this.#state.run('warc', JSON.stringify(warc));
    })();
  }

  /** Records that came before any page, such as robots.txt. */
  advance(warc: WarcPosition): void {
    this.#state.run('warc', JSON.stringify(warc));
  }

  retry(id: number): void {
    this.#db.prepare('UPDATE urls SET tries = tries + 1 WHERE id = ?').run(id);
  }

  /** Pages kept and bytes read of a site, for its budgets. */
  spent(site: string): { readonly pages: number; readonly bytes: number } {
    const sql =
      "SELECT count(*) AS pages, coalesce(sum(bytes), 0) AS bytes FROM urls WHERE site = ? AND kind = 'keep'";
    return this.#db.prepare(sql).get(site) as { pages: number; bytes: number };
  }

  warcPosition(): WarcPosition {
    const row = this.#db.prepare("SELECT value FROM state WHERE name = 'warc'").get() as
      | { value: string }
      | undefined;
    return row === undefined ? { index: 0, position: 0 } : (JSON.parse(row.value) as WarcPosition);
  }

  counts(): { readonly done: number; readonly queued: number } {
    return this.#db
      .prepare('SELECT count(kind) AS done, count(*) - count(kind) AS queued FROM urls')
      .get() as { done: number; queued: number };
  }

  /** The URL through which a redirect came here. */
  via(url: string): string | undefined {
    return (
      this.#db.prepare('SELECT via FROM urls WHERE url = ? AND hops > 0').get(url) as
        | { via: string }
        | undefined
    )?.via;
  }

  /** Every finished URL, by site and address. */
  *finished(): Generator<FinishedUrl> {
    const sql =
      'SELECT url, site, kind, reason, payload, bytes, detail FROM urls WHERE kind IS NOT NULL ORDER BY site, url';
    for (const row of this.#db.prepare(sql).iterate() as Iterable<Row>) {
      yield {
        url: row.url,
        site: row.site,
        kind: row.kind,
        ...(row.reason === null ? {} : { reason: row.reason }),
        ...(row.payload === null ? {} : { payloadDigest: row.payload }),
        bytes: row.bytes,
        detail: JSON.parse(row.detail ?? '{}') as JsonObject,
      };
    }
  }

  close(): void {
    this.#db.close();
  }
}

interface Row {
  readonly url: string;
  readonly site: string;
  readonly kind: OutcomeKind;
  readonly reason: string | null;
  readonly payload: string | null;
  readonly bytes: number;
  readonly detail: string | null;
}
