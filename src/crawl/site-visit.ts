import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../core/digest.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { canonicalUrl } from '../text/url.ts';
import type { CrawlContext } from './crawl.ts';
import type { Queued } from './frontier.ts';
import { HostDesk, type Host } from './host-desk.ts';
import { inScope } from './links.ts';
import { retryAfterMs } from './pace.ts';
import { headerOf, ResponseDesk } from './response-desk.ts';
import { scopeRefusal } from './scope.ts';
import type { SiteFiles } from './site-files.ts';

/** One site, one request at a time: asks, waits, fetches, records, until nothing is queued. */
export class SiteVisit {
  readonly #site: SiteProfile;
  readonly #context: CrawlContext;
  readonly #hosts: HostDesk;
  readonly #responses: ResponseDesk;

  constructor(site: SiteProfile, context: CrawlContext) {
    this.#site = site;
    this.#context = context;
    this.#hosts = new HostDesk(site, context);
    this.#responses = new ResponseDesk(site, context);
  }

  async run(): Promise<void> {
    const { options, frontier, inFlight } = this.#context;
    while (!options.signal.aborted) {
      const queued = frontier.next(this.#site.id);
      if (queued === undefined) return;
      const refusal = this.#refusal(queued);
      if (refusal !== undefined) {
        frontier.finish(queued.id, { kind: 'reject', reason: refusal, detail: {} }, []);
        continue;
      }
      const waitMs = await inFlight(() => this.#visit(queued));
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: options.signal }).catch(() => {});
    }
  }

  #refusal(queued: Queued): ReasonCode | undefined {
    if (this.#context.options.optedOut(queued.url)) return 'OPTED_OUT';
    if (this.#site.status === 'barred') return 'SITE_BARRED';
    const scope = scopeRefusal(queued.url, queued.depth, this.#site);
    if (scope !== undefined) return scope;
    const { pagesMax, bytesMax } = this.#site.budget;
    const { pages, bytes } = this.#context.frontier.spent(this.#site.id);
    return pages >= pagesMax || bytes >= bytesMax ? 'PAGE_BUDGET_SPENT' : undefined;
  }

  /** @returns how long to leave the host alone, in milliseconds. */
  async #visit(queued: Queued): Promise<number> {
    const { frontier, fetcher, options } = this.#context;
    const host = await this.#host(new URL(queued.url).origin);
    const refusal = refusalOf(host.files, queued.url);
    if (refusal !== undefined) {
      frontier.finish(queued.id, { kind: 'reject', ...refusal }, []);
      return 0;
    }
    const fetched = await fetcher.get(queued.url);
    if (fetched.kind === 'refused') {
      this.#responses.failed(queued, fetched);
      return host.pace.delayMs(fetched.elapsedMs, true, 0);
    }
    const isTrouble = fetched.status >= 500 || fetched.status === 429;
    const retryAfter = retryAfterMs(headerOf(fetched, 'retry-after'), fetched.startedAt);
    if (fetched.status >= 500 && queued.tries < options.retriesMax) frontier.retry(queued.id);
    else await this.#responses.settle(queued, fetched, host.files);
    return host.pace.delayMs(fetched.elapsedMs, isTrouble, retryAfter);
  }

  async #host(origin: string): Promise<Host> {
    const host = await this.#hosts.host(origin);
    if (!host.isNew) return host;
    const found = host.files.sitemaps.map((url) => ({ url: canonicalUrl(url, origin) ?? '', priority: 0 }));
    const from = { url: `${origin}/robots.txt`, depth: -1 };
    this.#context.frontier.add(inScope(found, this.#site, from, 0));
    return host;
  }
}

/** Why robots.txt or a policy file keeps us from this address, or undefined. */
function refusalOf(files: SiteFiles, url: string): { reason: ReasonCode; detail: JsonObject } | undefined {
  const robots = files.robotsFor(url);
  const detail = { robots: robots as unknown as JsonObject };
  if (!robots.allowed) return { reason: robotsReason(files.outcome), detail };
  const refused = files
    .signalsFor(url)
    .find((signal) => signal.effect === 'deny-ai' && signal.rule.startsWith('RBT-'));
  if (refused === undefined) return undefined;
  return { reason: 'ROBOTS_AI_REFUSED', detail: { rule: refused.rule, value: refused.value, ...detail } };
}

function robotsReason(outcome: SiteFiles['outcome']): ReasonCode {
  if (outcome === 'refused') return 'ROBOTS_REFUSED';
  return outcome === 'unreachable' ? 'ROBOTS_UNREACHABLE' : 'ROBOTS_DISALLOWED';
}
