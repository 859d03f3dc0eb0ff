import Database from 'better-sqlite3';
import type { JsonObject } from '../core/digest.ts';
import type { FailureCode } from '../core/failures.ts';
import type { OutcomeKind } from '../core/outcome.ts';
import type { ReasonCode } from '../core/reasons.ts';
import { frontierSchema } from './frontier-schema.ts';
import { SeenUrls } from './seen-urls.ts';

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
  /** 0 seed or sitemap, 1 named by a sitemap or feed, 2 link: smaller is fetched first. */
  readonly priority: number;
  readonly hops: number;
}

/** How a URL ended; written once a visit. */
export interface UrlOutcome {
  readonly kind: OutcomeKind;
  readonly reason?: ReasonCode | FailureCode;
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

/**
 * All URLs ever seen in scope and what became of them, in SQLite. Writes of one turn of the event loop
 * share a transaction: a URL is finished together with the links found on it and with the WARC position
 * behind its records, so a killed crawl goes on exactly where it stood. A write that fails undoes the
 * whole group and throws.
 */
export class Frontier {
  readonly #db: Database.Database;
  readonly #seen = new SeenUrls();
  readonly #sql: ReturnType<typeof statements>;
  #commit: NodeJS.Immediate | undefined;

  constructor(path: string) {
    this.#db = new Database(path);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = NORMAL');
    // 24 MB of pages, whatever the number of URLs.
    this.#db.pragma('cache_size = -24576');
    frontierSchema(this.#db);
    this.#sql = statements(this.#db);
  }

  add(urls: readonly NewUrl[]): void {
    this.#write(() => {
      for (const url of urls) this.#add(url);
    });
  }

  /** The next URL of a site: by priority, then depth, then age. It stays the next one until it is finished. */
  next(site: string): Queued | undefined {
    return this.#sql.next.get(site) as Queued | undefined;
  }

  /** The first outcome of a visit stands. */
  finish(id: number, outcome: UrlOutcome, links: readonly NewUrl[]): void {
    this.#write(() => {
      const bytes = outcome.bytes ?? 0;
      const { changes } = this.#sql.finish.run(
        outcome.kind,
        outcome.reason ?? null,
        outcome.payloadDigest ?? null,
        bytes,
        JSON.stringify(outcome.detail),
        id,
      );
      if (changes > 0 && outcome.kind === 'keep') this.#sql.spend.run(bytes, id);
      for (const link of links) this.#add(link);
    });
  }

  /** Everything finished up to now is whole in the WARC files up to here. */
  advance(warc: WarcPosition): void {
    this.#write(() => this.#sql.state.run('warc', JSON.stringify(warc)));
  }

  retry(id: number): void {
    this.#write(() => this.#sql.retry.run(id));
  }

  /** Pages kept and bytes read of a site, for its budgets. */
  spent(site: string): { readonly pages: number; readonly bytes: number } {
    const row = this.#sql.spent.get(site) as { pages: number; bytes: number } | undefined;
    return row ?? { pages: 0, bytes: 0 };
  }

  warcPosition(): WarcPosition {
    const row = this.#sql.warc.get() as { value: string } | undefined;
    return row === undefined ? { index: 0, position: 0 } : (JSON.parse(row.value) as WarcPosition);
  }

  counts(): { readonly done: number; readonly queued: number } {
    return this.#sql.counts.get() as { done: number; queued: number };
  }

  /** The URL through which a redirect came here. */
  via(url: string): string | undefined {
    return (this.#sql.via.get(url) as { via: string } | undefined)?.via;
  }

  /** Every finished URL, by address. */
  *finished(): Generator<FinishedUrl> {
    const sql =
      'SELECT url, site, kind, reason, payload, bytes, detail FROM urls WHERE kind IS NOT NULL ORDER BY url';
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

  /** Ends the open group: what was written before survives a kill. */
  commit(): void {
    clearImmediate(this.#commit);
    this.#commit = undefined;
    if (this.#db.inTransaction) this.#sql.commit.run();
  }

  close(): void {
    this.commit();
    this.#db.close();
  }

  #write(work: () => void): void {
    if (!this.#db.inTransaction) this.#sql.begin.run();
    this.#commit ??= setImmediate(() => this.commit());
    try {
      work();
    } catch (error) {
      this.#seen.forget();
      if (this.#db.inTransaction) this.#sql.rollback.run();
      throw error;
    }
  }

  // Most links of a page are known already; those seen lately are recognized without asking the database.
  #add(url: NewUrl): void {
    if (this.#seen.has(url.url)) return;
    this.#sql.add.run(url.url, url.site, url.depth, url.priority, url.via, url.hops);
    this.#seen.add(url.url);
  }
}

function statements(
  db: Database.Database,
): Readonly<
  Record<
    | 'begin'
    | 'commit'
    | 'rollback'
    | 'next'
    | 'add'
    | 'finish'
    | 'spend'
    | 'spent'
    | 'state'
    | 'retry'
    | 'warc'
    | 'counts'
    | 'via',
    Database.Statement
  >
> {
  return {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
    next: db.prepare(
      'SELECT id, url, site, depth, via, hops, tries FROM urls WHERE kind IS NULL AND site = ? ORDER BY priority, depth, id LIMIT 1',
    ),
    // Only the address may be there already; every other fault is an error.
    add: db.prepare(
      'INSERT INTO urls (url, site, depth, priority, via, hops) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO NOTHING',
    ),
    finish: db.prepare(
      'UPDATE urls SET kind = ?, reason = ?, payload = ?, bytes = ?, detail = ? WHERE id = ? AND kind IS NULL',
    ),
    spend: db.prepare(
      `INSERT INTO spent (site, pages, bytes) SELECT site, 1, ? FROM urls WHERE id = ?
       ON CONFLICT (site) DO UPDATE SET pages = pages + 1, bytes = bytes + excluded.bytes`,
    ),
    spent: db.prepare('SELECT pages, bytes FROM spent WHERE site = ?'),
    state: db.prepare(
      'INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    ),
    retry: db.prepare('UPDATE urls SET tries = tries + 1 WHERE id = ?'),
    warc: db.prepare("SELECT value FROM state WHERE name = 'warc'"),
    counts: db.prepare('SELECT count(kind) AS done, count(*) - count(kind) AS queued FROM urls'),
    via: db.prepare('SELECT via FROM urls WHERE url = ? AND hops > 0'),
  };
}

interface Row {
  readonly url: string;
  readonly site: string;
  readonly kind: OutcomeKind;
  readonly reason: ReasonCode | FailureCode | null;
  readonly payload: string | null;
  readonly bytes: number;
  readonly detail: string | null;
}
