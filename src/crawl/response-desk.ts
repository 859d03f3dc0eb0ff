import { sha256, type JsonObject } from '../core/digest.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { canonicalUrl } from '../text/url.ts';
import { parseHttpBody } from '../warc/http-message.ts';
import { isSpecialAddress } from './address.ts';
import { entryOf } from './archive.ts';
import type { CrawlContext } from './crawl.ts';
import { discover, isDiscoveryFile } from './discover.ts';
import type { Fetched, NotFetched } from './fetcher.ts';
import type { NewUrl, Queued, UrlOutcome } from './frontier.ts';
import { inScope, LINKS_MAX } from './links.ts';
import type { SiteFiles } from './site-files.ts';

/** RFC 9110 leaves the number open; browsers stop at 20, we at what a person would call a loop. */
const HOPS_MAX = 5;
const REFUSED_STATUS: ReadonlySet<number> = new Set([401, 402, 403, 407, 429, 451]);
const PAGE_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain)\b/iu;
/** A body may grow to this many times the limit of its bytes on the wire. */
const RATIO_MAX = 4;

/** Says what became of each address that was asked for: its outcome, its records, the links on it. */
export class ResponseDesk {
  readonly #site: SiteProfile;
  readonly #context: CrawlContext;

  constructor(site: SiteProfile, context: CrawlContext) {
    this.#site = site;
    this.#context = context;
  }

  /** No response: asked again while tries are left. */
  failed(queued: Queued, { reason, message }: NotFetched): void {
    const isOurs = reason === 'FETCH_FAILED' || reason === 'DNS_FAILED' || reason === 'TLS_FAILED';
    const { options, frontier } = this.#context;
    if ((isOurs || reason === 'RESPONSE_TOO_SLOW') && queued.tries < options.retriesMax)
      frontier.retry(queued.id);
    else this.#end(queued, { kind: isOurs ? 'fail' : 'reject', reason, detail: { message } });
  }

  async settle(queued: Queued, fetched: Fetched, files: SiteFiles): Promise<void> {
    const { status } = fetched;
    const detail = { status };
    if (status >= 300 && status < 400 && status !== 304) this.#redirect(queued, fetched);
    else if (status === 404 || status === 410)
      this.#end(queued, { kind: 'reject', reason: 'HTTP_GONE', detail });
    else if (REFUSED_STATUS.has(status))
      this.#end(queued, { kind: 'reject', reason: 'HTTP_REFUSED', detail });
    else if (status !== 200) this.#end(queued, { kind: 'reject', reason: 'HTTP_ERROR', detail });
    else await this.#page(queued, fetched, files);
  }

  #redirect(queued: Queued, fetched: Fetched): void {
    const target = canonicalUrl(headerOf(fetched, 'location') ?? '', queued.url);
    const detail = { status: fetched.status, redirectTo: target ?? null };
    if (target !== undefined && isSpecialAddress(new URL(target).hostname))
      return this.#end(queued, { kind: 'reject', reason: 'PRIVATE_ADDRESS', detail });
    if (target === queued.url || queued.hops >= HOPS_MAX || this.#cameFrom(queued, target))
      return this.#end(queued, { kind: 'reject', reason: 'REDIRECT_LOOP', detail });
    const found = target === undefined ? [] : [{ url: target, priority: 1 }];
    const from = { url: queued.url, depth: queued.depth - 1 };
    const links = inScope(found, this.#site, from, queued.hops + 1);
    this.#end(queued, { kind: 'reject', reason: 'REDIRECTED', detail }, links);
  }

  #cameFrom(queued: Queued, target: string | undefined): boolean {
    let url: string | undefined = queued.hops > 0 ? queued.via : undefined;
    for (let hop = 0; url !== undefined && hop < HOPS_MAX; hop += 1) {
      if (url === target) return true;
      url = this.#context.frontier.via(url);
    }
    return false;
  }

  async #page(queued: Queued, fetched: Fetched, files: SiteFiles): Promise<void> {
    const contentType = headerOf(fetched, 'content-type') ?? '';
    const encoding = headerOf(fetched, 'content-encoding') ?? '';
    const { bodyBytesMax } = this.#context.options;
    const { body, defect } = parseHttpBody(fetched.body, encoding, bodyBytesMax * RATIO_MAX);
    if (defect.includes('larger than') || defect.includes('Cannot create a Buffer'))
      return this.#end(queued, { kind: 'reject', reason: 'ENCODING_BOMB', detail: { message: defect } });
    if (isDiscoveryFile(contentType, body)) return this.#discovery(queued, body);
    if (contentType !== '' && !PAGE_TYPE.test(contentType)) {
      const detail = { contentType: contentType.slice(0, 100) };
      return this.#end(queued, { kind: 'reject', reason: 'CONTENT_TYPE_UNSUPPORTED', detail });
    }
    await this.#capture(queued, fetched, files, body, contentType);
  }

  async #capture(
    queued: Queued,
    fetched: Fetched,
    files: SiteFiles,
    body: Buffer,
    contentType: string,
  ): Promise<void> {
    const { url } = queued;
    const robots = files.robotsFor(url);
    const metadata = JSON.stringify({
      site: this.#site.id,
      seed: this.#site.seeds[0] ?? '',
      depth: queued.depth,
      via: queued.via,
      robots,
      signals: files.signalsFor(url),
      userAgent: this.#context.options.userAgent,
    });
    const read = { payloadDigest: sha256(body), bytes: body.length };
    const links = this.#linksOf(body, contentType, queued);
    // From here on the body belongs to the archive.
    await this.#context.recorder.record(entryOf(url, fetched, { metadata }), (capture) => {
      const detail = {
        status: fetched.status,
        capture: { ...capture },
        robots: robots as unknown as JsonObject,
      };
      this.#end(queued, { kind: 'keep', ...read, detail }, links);
    });
    this.#context.options.onProgress(1);
  }

  #linksOf(body: Buffer, contentType: string, queued: Queued): NewUrl[] {
    try {
      const found = this.#context.options.links(body, contentType, queued.url).slice(0, LINKS_MAX);
      const ranked = found.map(({ url, kind }) => ({ url, priority: kind === 'feed' ? 1 : 2 }));
      return inScope(ranked, this.#site, queued, 0);
    } catch {
      return [];
    }
  }

  #discovery(queued: Queued, body: Buffer): void {
    const { urls, sitemaps } = discover(body);
    const found = [...urls, ...sitemaps].map((url) => ({
      url: canonicalUrl(url, queued.url) ?? '',
      priority: 1,
    }));
    const detail = { urls: urls.length, sitemaps: sitemaps.length };
    const links = inScope(found, this.#site, queued, 0);
    this.#end(queued, { kind: 'reject', reason: 'DISCOVERY_FILE', detail }, links);
  }

  #end(queued: Queued, outcome: UrlOutcome, links: readonly NewUrl[] = []): void {
    this.#context.frontier.finish(queued.id, outcome, links);
  }
}

/** Value of a response header, by its lower-case name. */
export function headerOf(fetched: Fetched, name: string): string | undefined {
  return fetched.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}
