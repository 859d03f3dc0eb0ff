import type { JsonObject } from '../core/digest.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { canonicalUrl } from '../text/url.ts';
import type { CrawlContext } from './crawl.ts';
import { StoppedError } from './fetch-errors.ts';
import type { Validators } from './fetcher.ts';
import type { Queued } from './frontier.ts';
import { HostDesk, type Host } from './host-desk.ts';
import { inScope } from './links.ts';
import { MirrorWatch } from './mirror-watch.ts';
import { ResponseDesk } from './response-desk.ts';
import { scopeRefusal } from './scope.ts';
import type { SiteFiles } from './site-files.ts';
import { TrapWatch } from './trap-watch.ts';
import { Turnstile } from './turnstile.ts';
import { FirstOrigins, usualSitemaps } from './usual-sitemaps.ts';

/**
 * A visit makes as many requests that give no page as its budget has pages, and this many where that is
 * small: an endless index of sitemaps, or of missing pages, ends there (our choice).
 */
const MISSES_MIN = 100;

/** One site, one request at a time: asks, waits, fetches, records, until nothing is queued. */
export class SiteVisit {
  readonly #site: SiteProfile;
  readonly #context: CrawlContext;
  readonly #turnstile: Turnstile;
  readonly #hosts: HostDesk;
  readonly #responses: ResponseDesk;
  readonly #traps: TrapWatch;
  readonly #mirrors: MirrorWatch;
  readonly #origins = new FirstOrigins();

  constructor(site: SiteProfile, context: CrawlContext) {
    this.#site = site;
    this.#context = context;
    this.#turnstile = new Turnstile(site, context);
    this.#hosts = new HostDesk(site, context, this.#turnstile);
    this.#responses = new ResponseDesk(site, context);
    this.#traps = new TrapWatch(context.frontier, site.id);
    this.#mirrors = new MirrorWatch(context.frontier, site);
  }

  async run(): Promise<void> {
    const { options, frontier } = this.#context;
    while (!options.signal.aborted) {
      const queued = frontier.next(this.#site.id);
      if (queued === undefined) return;
      const refusal = this.#refusal(queued);
      if (refusal !== undefined)
        frontier.finish(queued.id, { kind: 'reject', reason: refusal, detail: {} }, []);
      else await this.#visit(queued).catch(unlessStopped);
    }
  }

  #refusal(queued: Queued): ReasonCode | undefined {
    if (this.#context.options.optedOut(queued.url)) return 'OPTED_OUT';
    if (this.#site.status === 'barred') return 'SITE_BARRED';
    const scope = scopeRefusal(queued.url, queued.depth, this.#site);
    // A trap is the better word for what lies too deep because it has no end.
    const isTrap = this.#traps.isTrap(queued.url) || this.#mirrors.isMirror(queued.url);
    if (scope !== 'PATH_EXCLUDED' && isTrap) return 'URL_TRAP';
    if (scope !== undefined) return scope;
    // What is left waits for the next visit.
    if (this.#turnstile.closedBy !== undefined) return this.#turnstile.closedBy;
    const { pagesMax, bytesMax } = this.#site.budget;
    const { pages, misses, bytes } = this.#context.frontier.spent(this.#site.id);
    const isSpent = pages >= pagesMax || misses >= Math.max(pagesMax, MISSES_MIN) || bytes >= bytesMax;
    return isSpent ? 'PAGE_BUDGET_SPENT' : undefined;
  }

  async #visit(queued: Queued): Promise<void> {
    const { frontier, options } = this.#context;
    const host = await this.#host(new URL(queued.url).origin);
    const refusal = refusalOf(host.files, queued.url, this.#site);
    if (refusal !== undefined) return frontier.finish(queued.id, { kind: 'reject', ...refusal }, []);
    if (!isDue(queued, Date.now()))
      return frontier.finish(queued.id, { kind: 'keep', detail: { unchanged: 'not-due' } }, []);
    await this.#turnstile.through(queued.url, validatorsOf(queued), (fetched) => {
      if (fetched.kind === 'refused') return this.#responses.failed(queued, fetched);
      if (fetched.status >= 500 && queued.tries < options.retriesMax) return frontier.retry(queued.id);
      return this.#responses.settle(queued, fetched, host.files);
    });
  }

  async #host(origin: string): Promise<Host> {
    const host = await this.#hosts.host(origin);
    if (!host.isNew) return host;
    const found = host.files.sitemaps.map((url) => ({ url: canonicalUrl(url, origin) ?? '', priority: 0 }));
    const from = { url: `${origin}/robots.txt`, depth: -1 };
    const usual = usualSitemaps(origin, host.files, this.#site, this.#origins.isFirst(origin));
    this.#context.frontier.add([...inScope(found, this.#site, from, 0), ...usual]);
    return host;
  }
}

function unlessStopped(error: unknown): void {
  if (!(error instanceof StoppedError)) throw error;
}

/**
 * Why robots.txt or a policy file keeps us from this address, or undefined. What a host refuses in words
 * for machines is not even fetched; a contract stands above that (DEC-2), and may stand above robots.txt.
 */
function refusalOf(
  files: SiteFiles,
  url: string,
  { basis }: SiteProfile,
): { reason: ReasonCode; detail: JsonObject } | undefined {
  const robots = files.robotsFor(url);
  const detail = { robots: robots as unknown as JsonObject };
  if (!robots.allowed && !basis.grantsCrawl) return { reason: robotsReason(files.outcome), detail };
  if (basis.kind === 'contract') return undefined;
  const refused = files.signalsFor(url).find((signal) => signal.effect === 'deny-ai');
  if (refused === undefined) return undefined;
  const reason = refused.rule.startsWith('RBT-') ? 'ROBOTS_AI_REFUSED' : 'AI_TRAINING_REFUSED';
  return { reason, detail: { rule: refused.rule, value: refused.value, ...detail } };
}

/** RFC 9111 §4.2.2 suggests a tenth of the time since the last change; a page is asked for at least this often. */
const REVISIT_SHARE = 0.1;
const REVISIT_MS_MAX = 30 * 86_400_000;

/** A page that has stood unchanged for long is asked for again later than one that changes often. */
function isDue({ payload, changedAt, verifiedAt }: Queued, now: number): boolean {
  if (payload === null || changedAt === null || verifiedAt === null) return true;
  return now >= verifiedAt + Math.min((verifiedAt - changedAt) * REVISIT_SHARE, REVISIT_MS_MAX);
}

function validatorsOf({ etag, modified }: Queued): Validators {
  return {
    ...(etag === null ? {} : { etag }),
    ...(modified === null ? {} : { lastModified: modified }),
  };
}

function robotsReason(outcome: SiteFiles['outcome']): ReasonCode {
  if (outcome === 'refused') return 'ROBOTS_REFUSED';
  return outcome === 'unreachable' ? 'ROBOTS_UNREACHABLE' : 'ROBOTS_DISALLOWED';
}
