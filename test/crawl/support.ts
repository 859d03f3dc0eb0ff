import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { LedgerAct } from '../../src/core/ledger.ts';
import type { SiteProfile } from '../../src/core/site-profile.ts';
import { crawl, crawlOutcomes, visitOf, type CrawlOptions, type FoundLink } from '../../src/crawl/crawl.ts';

/** Serves on loopback while `work` runs. */
export async function serving<T>(
  listener: RequestListener,
  work: (server: string) => Promise<T>,
): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    return await work(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }
}

/** A profile of `<id>.example` without delays. */
export function siteOf(id: string, more: Partial<SiteProfile> = {}): SiteProfile {
  return {
    id,
    hosts: [`${id}.example`],
    status: 'approved',
    basis: { kind: 'license', grantsCrawl: false, evidence: { url: `http://${id}.example/terms` } },
    seeds: [`http://${id}.example/`],
    paths: { allow: ['/'], deny: [] },
    sitemaps: 'declared',
    pace: { delayFactor: 1, delayMsMin: 0, delayMsMax: 0 },
    budget: { pagesMax: 1000, depthMax: 20, bytesMax: 100_000_000 },
    ...more,
  } as unknown as SiteProfile;
}

/** What one visit did. */
export interface Visited {
  readonly isDone: boolean;
  /** Outcome by address without `http://`: `keep`, or the reason. */
  readonly ends: Readonly<Record<string, string>>;
  readonly acts: readonly LedgerAct[];
}

/** Crawls into a folder; with `another`, visits everything again. */
export async function visit(
  folder: string,
  testServer: string,
  sites: readonly SiteProfile[],
  more: Partial<CrawlOptions> & { readonly another?: boolean } = {},
): Promise<Visited> {
  const frontierPath = join(folder, 'frontier.sqlite');
  const acts: LedgerAct[] = [];
  visitOf(frontierPath, more.another === true);
  const isDone = await crawl({
    sites,
    frontierPath,
    capturesFolder: join(folder, 'captures'),
    product: 'jingliu',
    userAgent: 'jingliu/0 (test)',
    concurrency: 4,
    timeoutMs: 2000,
    bodyBytesMax: 100_000,
    warcBytesMax: 10_000_000,
    retriesMax: 0,
    testServer,
    signal: AbortSignal.timeout(30_000),
    links: anchors,
    optedOut: () => false,
    onFile: () => undefined,
    onAct: (act) => void acts.push(act),
    onProgress: () => undefined,
    ...more,
  });
  const ends = Array.from(crawlOutcomes(frontierPath), ({ url, kind, reason }) => [
    url.replace('http://', ''),
    reason ?? kind,
  ]);
  return { isDone, ends: Object.fromEntries(ends) as Record<string, string>, acts };
}

/** Links of a test page, as written between quotation marks. */
export function anchors(body: Uint8Array, _contentType: string, base: string): readonly FoundLink[] {
  const source = Buffer.from(body).toString();
  return Array.from(source.matchAll(/href="([^"]*)"/gu), ([, href]) => ({
    url: new URL(href ?? '', base).href,
    kind: 'link' as const,
  }));
}
