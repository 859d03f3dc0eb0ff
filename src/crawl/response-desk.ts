import type { JsonObject } from '../core/digest.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { headerSignals } from '../signals/headers.ts';
import { canonicalUrl } from '../text/url.ts';
import { isSpecialAddress } from './address.ts';
import type { CrawlContext } from './crawl.ts';
import { headerOf, type Fetched, type NotFetched } from './fetcher.ts';
import type { NewUrl, Queued, UrlOutcome } from './frontier.ts';
import { inScope } from './links.ts';
import { PageDesk } from './page-desk.ts';
import type { SiteFiles } from './site-files.ts';
import { REFUSED_STATUS } from './turnstile.ts';
import { isUsualSitemap } from './usual-sitemaps.ts';

/** RFC 9110 leaves the number open; browsers stop at 20, we at what a person would call a loop. */
const HOPS_MAX = 5;

/** Says what became of each address that was asked for: its outcome, its records, the links on it. */
export class ResponseDesk {
  readonly #site: SiteProfile;
  readonly #context: CrawlContext;
  readonly #pages: PageDesk;

  constructor(site: SiteProfile, context: CrawlContext) {
    this.#site = site;
    this.#context = context;
    this.#pages = new PageDesk(site, context);
  }

  /** No response: asked again while tries are left. */
  failed(queued: Queued, { reason, message }: NotFetched): void {
    const isOurs = reason === 'FETCH_FAILED' || reason === 'DNS_FAILED' || reason === 'TLS_FAILED';
    const { options, frontier } = this.#context;
    if ((isOurs || reason === 'RESPONSE_TOO_SLOW') && queued.tries < options.retriesMax)
      frontier.retry(queued.id);
    else {
      const bytes = reason === 'BODY_TOO_LARGE' ? options.bodyBytesMax : 0;
      this.#end(queued, { kind: isOurs ? 'fail' : 'reject', reason, bytes, detail: { message } });
    }
  }

  async settle(queued: Queued, fetched: Fetched, files: SiteFiles): Promise<void> {
    const { status } = fetched;
    const bytes = fetched.body.length;
    const end = (reason: ReasonCode, more: JsonObject = {}): void =>
      this.#end(queued, { kind: 'reject', reason, bytes, detail: { status, ...more } });
    const refused = this.#headerRefusal(queued, fetched);
    if (refused !== undefined) this.#end(queued, { kind: 'reject', bytes, ...refused });
    else if (status === 304 && queued.payload !== null)
      await this.#pages.notModified(queued, fetched, queued.payload, files);
    else if (status >= 300 && status < 400 && status !== 304) this.#redirect(queued, fetched);
    else if (REFUSED_STATUS.has(status)) end('HTTP_REFUSED');
    else if (isUsualSitemap(queued) && status >= 400 && status < 500) end('DISCOVERY_FILE', { found: false });
    else if (status === 404 || status === 410) end('HTTP_GONE');
    else if (status !== 200) end('HTTP_ERROR');
    else await this.#pages.given(queued, fetched, files);
  }

  #redirect(queued: Queued, fetched: Fetched): void {
    const location = headerOf(fetched, 'location') ?? '';
    const target = location === '' ? undefined : canonicalUrl(location, queued.url);
    const detail = { status: fetched.status, redirectTo: target ?? null };
    if (target === undefined) return this.#end(queued, { kind: 'reject', reason: 'HTTP_ERROR', detail });
    if (isSpecialAddress(new URL(target).hostname))
      return this.#end(queued, { kind: 'reject', reason: 'PRIVATE_ADDRESS', detail });
    if (target === queued.url || queued.hops >= HOPS_MAX || this.#cameFrom(queued, target))
      return this.#end(queued, { kind: 'reject', reason: 'REDIRECT_LOOP', detail });
    const found = [{ url: target, priority: 1 }];
    const from = { url: queued.url, depth: queued.depth - 1 };
    const links = inScope(found, this.#site, from, queued.hops + 1);
    this.#end(queued, { kind: 'reject', reason: 'REDIRECTED', detail }, links);
  }

  #cameFrom(queued: Queued, target: string): boolean {
    let url: string | undefined = queued.hops > 0 ? queued.via : undefined;
    for (let hop = 0; url !== undefined && hop < HOPS_MAX; hop += 1) {
      if (url === target) return true;
      url = this.#context.frontier.via(url);
    }
    return false;
  }

  // A page that we know may come back unchanged and with a refusal in its headers; a new page's are read by curate.
  #headerRefusal(queued: Queued, fetched: Fetched): Pick<UrlOutcome, 'reason' | 'detail'> | undefined {
    if (queued.payload === null || this.#site.basis.kind === 'contract') return undefined;
    if (fetched.status !== 200 && fetched.status !== 304) return undefined;
    if (this.#context.frontier.capture(queued.id, queued.payload) === undefined) return undefined;
    const { product } = this.#context.options;
    const signals = headerSignals(fetched.headers, queued.url, product, fetched.startedAt.toISOString());
    const refused = signals.find(({ effect }) => effect === 'deny-ai' || effect === 'deny');
    if (refused === undefined) return undefined;
    const reason = refused.effect === 'deny' ? 'GENERIC_REFUSAL' : 'AI_TRAINING_REFUSED';
    const { rule, value, source, evidence } = refused;
    return { reason, detail: { status: fetched.status, rule, value, source, evidence } };
  }

  #end(queued: Queued, outcome: UrlOutcome, links: readonly NewUrl[] = []): void {
    this.#context.frontier.missed(this.#site.id, outcome.bytes ?? 0);
    this.#context.frontier.finish(queued.id, outcome, links);
  }
}
