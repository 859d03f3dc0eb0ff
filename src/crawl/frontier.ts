import Database from 'better-sqlite3';
import type { Digest, JsonObject } from '../core/digest.ts';
import type { FailureCode } from '../core/failures.ts';
import type { OutcomeKind } from '../core/outcome.ts';
import type { ReasonCode } from '../core/reasons.ts';
import { frontierSchema, frontierStatements } from './frontier-schema.ts';
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
  /** Of the page that stood here at an earlier visit: its payload digest and validators, or null. */
  readonly payload: Digest | null;
  readonly etag: string | null;
  readonly modified: string | null;
  /** When that page was first seen so, and when it was last seen to be still so; ms since 1970. */
  readonly changedAt: number | null;
  readonly verifiedAt: number | null;
}

/** A page as it was captured. */
export interface CapturedPage {
  /** Digest of the payload, content encodings undone. */
  readonly payload: Digest;
  /** Digest of the payload as it was sent. */
  readonly wire: Digest;
  readonly record: string;
  readonly capturedAt: number;
}

/** What a page's server said of it, for the next visit. */
export interface Standing {
  readonly payload: Digest;
  readonly etag: string | undefined;
  readonly modified: string | undefined;
  readonly at: number;
}

/** A captured page and the latest outcome of its address. */
export interface CapturedUrl extends FinishedUrl {
  readonly payloadDigest: Digest;
  /** Milliseconds since 1970. */
  readonly capturedAt: number;
  /** False when a newer page stands at the address. */
  readonly isCurrent: boolean;
}

/** A host whose machine-readable permission is not what it was. */
export interface ChangedHost {
  readonly origin: string;
  readonly site: string;
  readonly said: JsonObject;
  readonly before: JsonObject;
  readonly changedAt: number;
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
  readonly bytes?: number;
  readonly detail: JsonObject;
  /** What was given, or found unchanged. */
  readonly standing?: Standing;
}

export interface FinishedUrl extends UrlOutcome {
  readonly url: string;
  readonly site: string;
  /** Digest of the page that stands at the address. */
  readonly payloadDigest?: Digest;
}

/** What pages of a family of addresses have shown. */
export interface Family {
  readonly shapes: string;
  readonly stale: number;
}

/** Families kept in memory, of some 300 bytes each. */
const FAMILIES_MAX = 4_096;

/** What a visit has taken of a site so far. */
export interface Spent {
  readonly pages: number;
  readonly misses: number;
  readonly bytes: number;
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
  /** Families asked for lately: every page asks three times. */
  readonly #families = new Map<string, Family | undefined>();
  readonly #sql: ReturnType<typeof frontierStatements>;
  #commit: NodeJS.Immediate | undefined;

  constructor(path: string) {
    this.#db = new Database(path);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = NORMAL');
    // 12 MB of pages, whatever the number of URLs.
    this.#db.pragma('cache_size = -12288');
    // The log goes over into the tables, with two syncs, every 32 MB instead of every 4.
    this.#db.pragma('wal_autocheckpoint = 8192');
    frontierSchema(this.#db);
    this.#sql = frontierStatements(this.#db);
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
      const { kind, reason = null, standing } = outcome;
      const end = [kind, reason, bytes, JSON.stringify(outcome.detail)];
      const { changes } =
        standing === undefined
          ? this.#sql.finish.run(...end, id)
          : this.#sql.finishStanding.run(...end, ...standingRow(standing), id);
      if (changes > 0 && kind === 'keep') this.#sql.spend.run(bytes, id);
      for (const link of links) this.#add(link);
    });
  }

  /** True for an address that was added lately; false may be one that was added long ago. */
  knows(url: string): boolean {
    return this.#seen.has(url);
  }

  /** Everything finished up to now is whole in the WARC files up to here. */
  advance(warc: WarcPosition): void {
    this.#setState('warc', warc as unknown as JsonObject);
  }

  retry(id: number): void {
    this.#write(() => this.#sql.retry.run(id));
  }

  /** A page is on record: this is what stands at the address from now on. */
  captured(id: number, page: CapturedPage): void {
    this.#write(() => this.#sql.capture.run(id, page.payload, page.wire, page.record, page.capturedAt));
  }

  /** The capture of this address with this payload, from this visit or an earlier one. */
  capture(id: number, payload: Digest): CapturedPage | undefined {
    return this.#sql.captured.get(id, payload) as CapturedPage | undefined;
  }

  /** Payload digest of the page that stands at an address. */
  payloadAt(url: string): string | undefined {
    return (this.#sql.payloadAt.get(url) as { payload: string } | undefined)?.payload;
  }

  /** True when a host, or a page of terms, has said something before. */
  hasHeard(origin: string): boolean {
    return this.#sql.host.get(origin) !== undefined;
  }

  /** What a host says of our reading. @returns what it said before, if that was something else. */
  heard(origin: string, site: string, said: string, at: number): string | undefined {
    const before = this.#sql.host.get(origin) as { said: string } | undefined;
    this.#write(() => this.#sql.setHost.run(origin, site, said, at));
    return before === undefined || before.said === said ? undefined : before.said;
  }

  /** Pages of a site that links call its terms. */
  terms(site: string): readonly string[] {
    return (this.#sql.terms.all(site) as { url: string }[]).map(({ url }) => url);
  }

  addTerms(site: string, url: string): void {
    this.#write(() => this.#sql.addTerms.run(site, url));
  }

  *changedHosts(): Generator<ChangedHost> {
    type Stored = Omit<ChangedHost, 'said' | 'before'> & { said: string; before: string };
    for (const row of this.#sql.changedHosts.iterate() as Iterable<Stored>)
      yield {
        ...row,
        said: JSON.parse(row.said) as JsonObject,
        before: JSON.parse(row.before) as JsonObject,
      };
  }

  /** What pages of a family of addresses have shown, newest first, and how many in a row nothing new. */
  family(site: string, family: string): Family | undefined {
    const key = `${site} ${family}`;
    if (this.#families.has(key)) return this.#families.get(key);
    const stored = this.#sql.family.get(site, family) as Family | undefined;
    this.#remember(key, stored);
    return stored;
  }

  setFamily(site: string, family: string, shapes: string, stale: number): void {
    const known = this.family(site, family);
    if (known?.shapes === shapes && known.stale === stale) return;
    this.#write(() => this.#sql.setFamily.run(site, family, shapes, stale));
    this.#remember(`${site} ${family}`, { shapes, stale });
  }

  /** Number of the visit: 1 until `revisit` is called. */
  visit(): number {
    return (this.#state('visit') as number | undefined) ?? 1;
  }

  /** Begins another visit of every address; budgets are full again. Call when nothing is queued. */
  revisit(): void {
    const visit = this.visit() + 1;
    this.#write(() => {
      this.#sql.reopen.run();
      this.#sql.forgetSpent.run();
      this.#sql.forgetMisses.run();
      this.#sql.setState.run('visit', JSON.stringify(visit));
    });
    this.commit();
  }

  /** What waits for sites that are not read any more ends here. */
  abandon(sites: readonly string[]): void {
    this.#write(() => this.#sql.abandon.run(JSON.stringify(sites)));
  }

  /** A request that gave no page: an error, a redirect, a sitemap, a file of another kind. */
  missed(site: string, bytes: number): void {
    this.#write(() => this.#sql.miss.run(site, bytes));
  }

  /** Pages kept, requests that gave none, and bytes read of a site in this visit, for its budgets. */
  spent(site: string): Spent {
    return this.#sql.spent.get(site, site) as Spent;
  }

  warcPosition(): WarcPosition {
    return (this.#state('warc') as WarcPosition | undefined) ?? { index: 0, position: 0 };
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
    for (const row of this.#sql.finished.iterate() as Iterable<Row>) yield finishedUrl(row);
  }

  /** Every page ever captured whose address has an outcome, by address. */
  *captures(): Generator<CapturedUrl> {
    type Stored = Row & { payload: Digest; capturedAt: number; current: number };
    for (const row of this.#sql.captures.iterate() as Iterable<Stored>) {
      const { payload: payloadDigest, capturedAt, current } = row;
      if (row.kind !== null)
        yield { ...finishedUrl(row), payloadDigest, capturedAt, isCurrent: current === 1 };
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

  #remember(key: string, family: Family | undefined): void {
    if (this.#families.size >= FAMILIES_MAX) this.#families.clear();
    this.#families.set(key, family);
  }

  #state(name: string): unknown {
    const row = this.#sql.state.get(name) as { value: string } | undefined;
    return row === undefined ? undefined : JSON.parse(row.value);
  }

  #setState(name: string, value: JsonObject): void {
    this.#write(() => this.#sql.setState.run(name, JSON.stringify(value)));
  }

  #write(work: () => void): void {
    if (!this.#db.inTransaction) this.#sql.begin.run();
    this.#commit ??= setImmediate(() => this.commit());
    try {
      work();
    } catch (error) {
      this.#seen.forget();
      this.#families.clear();
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

function standingRow({ payload, etag, modified, at }: Standing): readonly unknown[] {
  return [payload, etag ?? null, modified ?? null, payload, at, at];
}

interface Row {
  readonly url: string;
  readonly site: string;
  readonly kind: OutcomeKind;
  readonly reason: ReasonCode | FailureCode | null;
  readonly payload: Digest | null;
  readonly bytes: number;
  readonly detail: string | null;
}

function finishedUrl({ url, site, kind, reason, payload, bytes, detail }: Row): FinishedUrl {
  return {
    url,
    site,
    kind,
    ...(reason === null ? {} : { reason }),
    ...(payload === null ? {} : { payloadDigest: payload }),
    bytes,
    detail: JSON.parse(detail ?? '{}') as JsonObject,
  };
}
