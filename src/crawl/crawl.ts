import { setMaxListeners } from 'node:events';
import { existsSync } from 'node:fs';
import pLimit, { type LimitFunction } from 'p-limit';
import type { LedgerAct, OutcomeRow } from '../core/ledger.ts';
import { documentId } from '../core/ids.ts';
import { sha256, type JsonObject } from '../core/digest.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { canonicalUrl } from '../text/url.ts';
import { Doors } from './doors.ts';
import { Fetcher, isServedByTest } from './fetcher.ts';
import { Frontier } from './frontier.ts';
import { finishedFiles, hasOpenFile, WarcArchive, type Archive, type ArchiveOptions } from './archive.ts';
import { Recorder } from './recorder.ts';
import { serverAddresses, type AddressesOf } from './server-addresses.ts';
import { SiteVisit } from './site-visit.ts';

/** A link of a page: as written, with its base applied by the caller. */
export interface FoundLink {
  readonly url: string;
  /** `feed` for RSS and Atom alternates, `terms` for a link whose words name terms of use. */
  readonly kind: 'link' | 'feed' | 'terms';
}

export interface CrawlOptions {
  readonly sites: readonly SiteProfile[];
  readonly frontierPath: string;
  readonly capturesFolder: string;
  /** Product token for robots.txt and the whole User-Agent header. */
  readonly product: string;
  readonly userAgent: string;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly bodyBytesMax: number;
  readonly warcBytesMax: number;
  readonly retriesMax: number;
  readonly testServer: string | null;
  readonly signal: AbortSignal;
  /** Where host names lead; the system's resolver says, if it is not given. */
  readonly addressesOf?: AddressesOf;
  /** Writes WARC files elsewhere than in this thread, if given. */
  readonly openArchive?: (options: ArchiveOptions) => Archive;
  /**
   * Links of a page as it was sent, without content encoding; may throw, which counts as an empty page. The
   * words of links are read near the home page only: what stands in a footer stands in all of them.
   */
  links(body: Uint8Array, contentType: string, url: string, depth: number): readonly FoundLink[];
  optedOut(url: string): boolean;
  /** A finished, synced WARC file; those of an earlier run come first. */
  onFile(path: string): void;
  onAct(act: LedgerAct): void;
  onProgress(pages: number): void;
}

/** Sites whose visit is open at once; each waits for its own host's pace most of the time. */
const OPEN_SITES_MAX = 2_048;

/** What all visits of a crawl share. */
export interface CrawlContext {
  readonly options: CrawlOptions;
  readonly frontier: Frontier;
  readonly recorder: Recorder;
  readonly fetcher: Fetcher;
  readonly doors: Doors;
  /** An earlier process has read sites in this visit, perhaps a moment ago. */
  readonly isResumed: boolean;
  /** Runs work when fewer than `concurrency` requests are in flight. */
  readonly inFlight: LimitFunction;
}

/**
 * Crawls sites, each on its own and politely, many side by side, until every known URL has an outcome or
 * the signal stops it. Calling it again with the same frontier goes on.
 * @returns true when every URL is done.
 */
export async function crawl(options: CrawlOptions): Promise<boolean> {
  const frontier = new Frontier(options.frontierPath);
  const fetcher = new Fetcher({ ...options, connections: options.concurrency });
  try {
    seed(options, frontier);
    for (const path of finishedFiles(options.capturesFolder)) options.onFile(path);
    // No file is begun when there is nothing to put into it.
    if (frontier.counts().queued === 0 && !hasOpenFile(options.capturesFolder)) return true;
    const recorder = openRecorder(options, frontier);
    const isResumed = frontier.counts().done > 0;
    const inFlight = pLimit(options.concurrency);
    const doors = new Doors(options.addressesOf ?? serverAddresses(isTestHost(options)));
    await visitAll(options, { frontier, recorder, fetcher, doors, isResumed, inFlight });
    const isDone = frontier.counts().queued === 0;
    await (isDone ? recorder.finish() : recorder.suspend());
    return isDone;
  } finally {
    await fetcher.close();
    frontier.close();
  }
}

function isTestHost({ testServer }: CrawlOptions): (hostname: string) => boolean {
  return (hostname) => isServedByTest(hostname, testServer);
}

function openRecorder(options: CrawlOptions, frontier: Frontier): Recorder {
  const { capturesFolder: folder, userAgent, onFile } = options;
  const open = options.openArchive ?? ((archive: ArchiveOptions) => new WarcArchive(archive));
  const archive = open({ folder, userAgent, position: frontier.warcPosition() });
  return new Recorder(archive, frontier, options.warcBytesMax, onFile);
}

function seed({ sites }: CrawlOptions, frontier: Frontier): void {
  frontier.abandon(sites.map(({ id }) => id));
  for (const site of sites) frontier.add(seedsOf(site));
}

/** @throws what one visit threw, after the others have stopped and the open file is left for the next run. */
async function visitAll(options: CrawlOptions, shared: Omit<CrawlContext, 'options'>): Promise<void> {
  const failure = new AbortController();
  const signal = AbortSignal.any([options.signal, failure.signal]);
  // Every open site waits on it.
  setMaxListeners(0, signal);
  const context: CrawlContext = { ...shared, options: { ...options, signal } };
  const open = pLimit(OPEN_SITES_MAX);
  const visit = (site: SiteProfile): Promise<void> =>
    new SiteVisit(site, context).run().catch((error: unknown) => failure.abort(error));
  await Promise.all(options.sites.map((site) => open(() => visit(site))));
  if (!failure.signal.aborted) return;
  // What went wrong may be the archive itself.
  await shared.recorder.suspend().catch(() => undefined);
  throw failure.signal.reason;
}

function seedsOf(site: SiteProfile): Parameters<Frontier['add']>[0] {
  const urls = site.seeds.flatMap((seed) => canonicalUrl(seed) ?? []);
  return urls.map((url) => ({ url, site: site.id, depth: 0, via: '', priority: 0, hops: 0 }));
}

/**
 * Number of the visit that a crawl with this frontier makes or has made.
 * @param another begin the next one, if nothing is left to do of the last.
 */
export function visitOf(frontierPath: string, another: boolean): number {
  if (!existsSync(frontierPath)) return 1;
  const frontier = new Frontier(frontierPath);
  try {
    const { done, queued } = frontier.counts();
    if (another && done > 0 && queued === 0) frontier.revisit();
    return frontier.visit();
  } finally {
    frontier.close();
  }
}

/** The outcome of every URL of a finished crawl, by site and address; what a crawl leaves for the ledger. */
export function* crawlOutcomes(frontierPath: string): Generator<OutcomeRow> {
  const frontier = new Frontier(frontierPath);
  try {
    for (const { url, site, kind, reason, payloadDigest, detail } of frontier.finished()) {
      const id = documentId(url, payloadDigest ?? sha256(''));
      yield {
        id,
        url,
        site,
        stage: 'crawl',
        kind,
        ...(reason === undefined ? {} : { reason, step: 'fetch', version: 1 }),
        detail: detail satisfies JsonObject,
      };
    }
  } finally {
    frontier.close();
  }
}
