import pLimit from 'p-limit';
import type { LedgerAct, OutcomeRow } from '../core/ledger.ts';
import { documentId } from '../core/ids.ts';
import { sha256, type Digest, type JsonObject } from '../core/digest.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { canonicalUrl } from '../text/url.ts';
import { Fetcher } from './fetcher.ts';
import { Frontier } from './frontier.ts';
import { Recorder } from './recorder.ts';
import { SiteVisit } from './site-visit.ts';

/** A link of a page: as written, with its base applied by the caller. */
export interface FoundLink {
  readonly url: string;
  /** `feed` for RSS and Atom alternates. */
  readonly kind: 'link' | 'feed';
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
  /** Links of a decoded page; may throw, which counts as no links. */
  links(body: Uint8Array, contentType: string, url: string): readonly FoundLink[];
  optedOut(url: string): boolean;
  /** A finished, synced WARC file; those of an earlier run come first. */
  onFile(path: string): void;
  onAct(act: LedgerAct): void;
  onProgress(pages: number): void;
}

/**
 * Crawls sites, each on its own and politely, many side by side, until every known URL has an outcome or
 * the signal stops it. Calling it again with the same frontier goes on.
 * @returns true when every URL is done.
 */
export async function crawl(options: CrawlOptions): Promise<boolean> {
  const frontier = new Frontier(options.frontierPath);
  const recorder = new Recorder(
    options.capturesFolder,
    options.warcBytesMax,
    options.userAgent,
    frontier,
    options.onFile,
  );
  const fetcher = new Fetcher({ ...options, connections: options.concurrency });
  const limit = pLimit(options.concurrency);
  try {
    for (const site of options.sites) frontier.add(seedsOf(site));
    const visits = options.sites.map((site) =>
      limit(() => new SiteVisit(site, options, frontier, recorder, fetcher).run()),
    );
    await Promise.all(visits);
    const isDone = frontier.counts().queued === 0;
    if (isDone) recorder.finish();
    else recorder.suspend();
    return isDone;
  } finally {
    await fetcher.close();
    frontier.close();
  }
}

function seedsOf(site: SiteProfile): Parameters<Frontier['add']>[0] {
  const urls = site.seeds.flatMap((seed) => canonicalUrl(seed) ?? []);
  return urls.map((url) => ({ url, site: site.id, depth: 0, via: '', priority: 0, hops: 0 }));
}

/** The outcome of every URL of a finished crawl, by site and address; what a crawl leaves for the ledger. */
export function* crawlOutcomes(frontierPath: string): Generator<OutcomeRow> {
  const frontier = new Frontier(frontierPath);
  try {
    for (const { url, site, kind, reason, payloadDigest, detail } of frontier.finished()) {
      const id = documentId(url, (payloadDigest as Digest | undefined) ?? sha256(''));
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
