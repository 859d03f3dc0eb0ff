import { setTimeout as sleep } from 'node:timers/promises';
import { sha256, type JsonObject } from '../core/digest.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { FailureCode } from '../core/failures.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { canonicalUrl } from '../text/url.ts';
import { parseHttpBody } from '../warc/http-message.ts';
import { isSpecialAddress } from './address.ts';
import type { CrawlOptions } from './crawl.ts';
import { discover, isDiscoveryFile } from './discover.ts';
import type { Fetched, Fetcher } from './fetcher.ts';
import type { Frontier, NewUrl, Queued, UrlOutcome } from './frontier.ts';
import { Pace, retryAfterMs } from './pace.ts';
import type { Recorder } from './recorder.ts';
import { scopeRefusal } from './scope.ts';
import { readSiteFiles, type SiteFiles } from './site-files.ts';

/** RFC 9110 leaves the number open; browsers stop at 20, we at what a person would call a loop. */
const HOPS_MAX = 5;
/** RBT-03. */
const SITE_FILES_AGE_MS_MAX = 24 * 3_600_000;
/** Links taken from one page. */
const LINKS_MAX = 5_000;
const REFUSED_STATUS: ReadonlySet<number> = new Set([401, 402, 403, 407, 429, 451]);
const PAGE_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain)\b/iu;

/** One site, one request at a time: asks, waits, fetches, records, until nothing is queued. */
export class SiteVisit {
  readonly #site: SiteProfile;
  readonly #options: CrawlOptions;
  readonly #frontier: Frontier;
  readonly #recorder: Recorder;
  readonly #fetcher: Fetcher;
  readonly #hosts: ReadonlySet<string>;
  readonly #files = new Map<
    string,
    { readonly files: SiteFiles; readonly readAt: number; readonly pace: Pace }
  >();
  #spent: { pages: number; bytes: number };

  constructor(
    site: SiteProfile,
    options: CrawlOptions,
    frontier: Frontier,
    recorder: Recorder,
    fetcher: Fetcher,
  ) {
    this.#site = site;
    this.#options = options;
    this.#frontier = frontier;
    this.#recorder = recorder;
    this.#fetcher = fetcher;
    this.#hosts = new Set(site.hosts);
    this.#spent = { ...frontier.spent(site.id) };
  }

  async run(): Promise<void> {
    for (;;) {
      if (this.#options.signal.aborted) return;
      const queued = this.#frontier.next(this.#site.id);
      if (queued === undefined) return;
      const waitMs = await this.#visit(queued);
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: this.#options.signal }).catch(() => {});
    }
  }

  /** @returns how long to leave the host alone. */
  async #visit(queued: Queued): Promise<number> {
    const refusal = this.#refusal(queued);
    if (refusal !== undefined) return this.#end(queued, { kind: 'reject', reason: refusal, detail: {} });
    const { files, pace } = await this.#siteFiles(new URL(queued.url).origin);
    const robots = files.robotsFor(queued.url);
    if (!robots.allowed)
      return this.#end(queued, {
        kind: 'reject',
        reason: robotsReason(files.outcome),
        detail: { robots: robots as unknown as JsonObject },
      });
    const signals = files.signalsFor(queued.url);
    const refused = signals.find((signal) => signal.effect === 'deny-ai' && signal.rule.startsWith('RBT-'));
    if (refused !== undefined) {
      return this.#end(queued, {
        kind: 'reject',
        reason: 'ROBOTS_AI_REFUSED',
        detail: { rule: refused.rule, value: refused.value, robots: robots as unknown as JsonObject },
      });
    }
    const fetched = await this.#fetcher.get(queued.url);
    if (fetched.kind === 'refused')
      return this.#failed(queued, fetched.reason, fetched.message, pace, fetched.elapsedMs);
    const trouble = fetched.status >= 500 || fetched.status === 429;
    const retryAfter = retryAfterMs(header(fetched, 'retry-after'), fetched.startedAt);
    if (fetched.status >= 500 && queued.tries < this.#options.retriesMax) this.#frontier.retry(queued.id);
    else this.#settle(queued, fetched, files);
    return pace.delayMs(fetched.elapsedMs, trouble, retryAfter);
  }

  #refusal(queued: Queued): ReasonCode | undefined {
    if (this.#options.optedOut(queued.url)) return 'OPTED_OUT';
    if (this.#site.status === 'barred') return 'SITE_BARRED';
    const scope = scopeRefusal(queued.url, queued.depth, this.#site);
    if (scope !== undefined) return scope;
    const { pagesMax, bytesMax } = this.#site.budget;
    return this.#spent.pages >= pagesMax || this.#spent.bytes >= bytesMax ? 'PAGE_BUDGET_SPENT' : undefined;
  }

  #failed(
    queued: Queued,
    reason: ReasonCode | FailureCode,
    message: string,
    pace: Pace,
    elapsedMs: number,
  ): number {
    const isOurs = reason === 'FETCH_FAILED' || reason === 'DNS_FAILED' || reason === 'TLS_FAILED';
    if ((isOurs || reason === 'RESPONSE_TOO_SLOW') && queued.tries < this.#options.retriesMax)
      this.#frontier.retry(queued.id);
    else this.#end(queued, { kind: isOurs ? 'fail' : 'reject', reason, detail: { message } });
    return pace.delayMs(elapsedMs, true, 0);
  }

  #settle(queued: Queued, fetched: Fetched, files: SiteFiles): void {
    const { status } = fetched;
    const detail = { status };
    if (status >= 300 && status < 400 && status !== 304) this.#redirect(queued, fetched);
    else if (status === 404 || status === 410)
      this.#end(queued, { kind: 'reject', reason: 'HTTP_GONE', detail });
    else if (REFUSED_STATUS.has(status))
      this.#end(queued, { kind: 'reject', reason: 'HTTP_REFUSED', detail });
    else if (status !== 200) this.#end(queued, { kind: 'reject', reason: 'HTTP_ERROR', detail });
    else this.#page(queued, fetched, files);
  }

  #redirect(queued: Queued, fetched: Fetched): void {
    const location = header(fetched, 'location') ?? '';
    const target = canonicalUrl(location, queued.url);
    const detail = { status: fetched.status, redirectTo: target ?? null };
    if (target !== undefined && isSpecialAddress(new URL(target).hostname))
      return void this.#end(queued, { kind: 'reject', reason: 'PRIVATE_ADDRESS', detail });
    if (target === queued.url || queued.hops >= HOPS_MAX || this.#cameFrom(queued, target)) {
      return void this.#end(queued, { kind: 'reject', reason: 'REDIRECT_LOOP', detail });
    }
    const links =
      target === undefined
        ? []
        : this.#inScope(
            [{ url: target, priority: 1 }],
            { ...queued, depth: queued.depth - 1 },
            queued.hops + 1,
          );
    this.#end(queued, { kind: 'reject', reason: 'REDIRECTED', detail }, links);
  }

  #cameFrom(queued: Queued, target: string | undefined): boolean {
    let url: string | undefined = queued.hops > 0 ? queued.via : undefined;
    for (let hop = 0; url !== undefined && hop < HOPS_MAX; hop += 1) {
      if (url === target) return true;
      url = this.#frontier.via(url);
    }
    return false;
  }

  #page(queued: Queued, fetched: Fetched, files: SiteFiles): void {
    const contentType = header(fetched, 'content-type') ?? '';
    const decoded = parseHttpBody(
      fetched.body,
      header(fetched, 'content-encoding') ?? '',
      this.#options.bodyBytesMax * 4,
    );
    if (decoded.defect.includes('larger than') || decoded.defect.includes('Cannot create a Buffer')) {
      return void this.#end(queued, {
        kind: 'reject',
        reason: 'ENCODING_BOMB',
        detail: { message: decoded.defect },
      });
    }
    const body = Buffer.from(decoded.body.buffer, decoded.body.byteOffset, decoded.body.length);
    if (isDiscoveryFile(contentType, body)) return this.#discovery(queued, body);
    if (contentType !== '' && !PAGE_TYPE.test(contentType)) {
      return void this.#end(queued, {
        kind: 'reject',
        reason: 'CONTENT_TYPE_UNSUPPORTED',
        detail: { contentType: contentType.slice(0, 100) },
      });
    }
    this.#capture(queued, fetched, files, body, contentType);
  }

  #capture(queued: Queued, fetched: Fetched, files: SiteFiles, body: Buffer, contentType: string): void {
    const robots = files.robotsFor(queued.url);
    const record = this.#recorder.page(queued.url, fetched, {
      site: this.#site.id,
      seed: this.#site.seeds[0] ?? '',
      depth: queued.depth,
      via: queued.via,
      robots,
      signals: files.signalsFor(queued.url),
      userAgent: this.#options.userAgent,
    });
    const capture = {
      warcFile: this.#recorder.currentFile(),
      offset: record.offset,
      length: record.length,
      recordId: record.recordId,
    };
    this.#spent = { pages: this.#spent.pages + 1, bytes: this.#spent.bytes + body.length };
    const outcome: UrlOutcome = {
      kind: 'keep',
      payloadDigest: sha256(body),
      bytes: body.length,
      detail: { status: fetched.status, capture, robots: robots as unknown as JsonObject },
    };
    this.#end(queued, outcome, this.#linksOf(body, contentType, queued));
    this.#recorder.rotate(this.#frontier);
    this.#options.onProgress(1);
  }

  #linksOf(body: Buffer, contentType: string, queued: Queued): NewUrl[] {
    try {
      const found = this.#options.links(body, contentType, queued.url).slice(0, LINKS_MAX);
      return this.#inScope(
        found.map(({ url, kind }) => ({ url, priority: kind === 'feed' ? 1 : 2 })),
        queued,
        0,
      );
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
    this.#end(queued, { kind: 'reject', reason: 'DISCOVERY_FILE', detail }, this.#inScope(found, queued, 0));
  }

  // Addresses of other hosts never enter the frontier: without a profile they are not ours to read.
  #inScope(found: readonly { url: string; priority: number }[], from: Queued, hops: number): NewUrl[] {
    const kept: NewUrl[] = [];
    for (const { url, priority } of found) {
      if (!URL.canParse(url) || !this.#hosts.has(new URL(url).host)) continue;
      kept.push({ url, site: this.#site.id, depth: from.depth + 1, via: from.url, priority, hops });
    }
    return kept;
  }

  #end(queued: Queued, outcome: UrlOutcome, links: readonly NewUrl[] = []): number {
    this.#frontier.finish(queued.id, outcome, links, this.#recorder.position());
    return 0;
  }

  async #siteFiles(origin: string): Promise<{ files: SiteFiles; pace: Pace }> {
    const known = this.#files.get(origin);
    if (known !== undefined && Date.now() - known.readAt < SITE_FILES_AGE_MS_MAX) return known;
    const { product } = this.#options;
    const files = await readSiteFiles(origin, product, this.#fetcher, this.#site, (url, fetched) =>
      this.#recorder.policy(url, fetched),
    );
    this.#frontier.advance(this.#recorder.position());
    const entry = { files, readAt: Date.now(), pace: new Pace(this.#site.pace, files.crawlDelayMs) };
    this.#files.set(origin, entry);
    this.#announce(origin, files);
    const sitemaps = files.sitemaps.map((url) => ({ url: canonicalUrl(url, origin) ?? '', priority: 0 }));
    this.#frontier.add(
      this.#inScope(
        sitemaps,
        { id: 0, url: `${origin}/robots.txt`, site: this.#site.id, depth: -1, via: '', hops: 0, tries: 0 },
        0,
      ),
    );
    return entry;
  }

  // CN-CRW-01: what our reading means for the host, on record before its first page; and the robots snapshot.
  #announce(origin: string, files: SiteFiles): void {
    const actor = {
      actor: this.#options.product,
      actorKind: 'program' as const,
      objectType: 'host',
      objectId: origin,
    };
    const { pace, budget } = this.#site;
    this.#options.onAct({
      ...actor,
      action: 'robots.snapshot',
      decision: files.outcome,
      ...(files.digest === undefined ? {} : { evidence: files.digest }),
      payload: {
        status: files.status ?? null,
        crawlDelayMs: files.crawlDelayMs,
        sitemaps: files.sitemaps.length,
      },
    });
    this.#options.onAct({
      ...actor,
      action: 'host.impact',
      ruleId: 'CN-CRW-01',
      payload: { connections: 1, pace, budget },
    });
  }
}

function header(fetched: Fetched, name: string): string | undefined {
  return fetched.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

function robotsReason(outcome: SiteFiles['outcome']): ReasonCode {
  if (outcome === 'refused') return 'ROBOTS_REFUSED';
  return outcome === 'unreachable' ? 'ROBOTS_UNREACHABLE' : 'ROBOTS_DISALLOWED';
}
