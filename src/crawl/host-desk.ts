import type { JsonObject } from '../core/digest.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { entryOf } from './archive.ts';
import type { CrawlContext } from './crawl.ts';
import { readSiteFiles, type SiteFiles } from './site-files.ts';
import type { Turnstile } from './turnstile.ts';

/** RBT-03. */
const SITE_FILES_AGE_MS_MAX = 24 * 3_600_000;

/** What a host says. */
export interface Host {
  readonly files: SiteFiles;
  /** True the first time the host is asked for in 24 hours: its sitemaps are new. */
  readonly isNew: boolean;
}

/** The hosts of one site: their robots.txt and policy files, read before the first page and again after a day. */
export class HostDesk {
  readonly #site: SiteProfile;
  readonly #context: CrawlContext;
  readonly #turnstile: Turnstile;
  readonly #known = new Map<string, Host & { readonly readAt: number }>();

  constructor(site: SiteProfile, context: CrawlContext, turnstile: Turnstile) {
    this.#site = site;
    this.#context = context;
    this.#turnstile = turnstile;
  }

  async host(origin: string): Promise<Host> {
    const known = this.#known.get(origin);
    if (known !== undefined && Date.now() - known.readAt < SITE_FILES_AGE_MS_MAX) return known;
    const { options, recorder } = this.#context;
    const files = await readSiteFiles(origin, options.product, this.#turnstile, this.#site, (url, fetched) =>
      // A copy: the archive takes bodies over, and whoever asked for this file may read on.
      recorder.record(entryOf(url, { ...fetched, body: Buffer.from(fetched.body) }), () => undefined),
    );
    this.#known.set(origin, { files, readAt: Date.now(), isNew: false });
    this.#announce(origin, files);
    this.#compare(origin, files);
    return { files, isNew: true };
  }

  // Consent drift: what a host said at an earlier visit and does not say any more is an event of its own.
  #compare(origin: string, files: SiteFiles): void {
    const { options, frontier } = this.#context;
    const before = frontier.heard(origin, this.#site.id, files.said, Date.now());
    if (before === undefined) return;
    options.onAct({
      actor: options.product,
      actorKind: 'program',
      action: 'consent.change',
      objectType: 'host',
      objectId: origin,
      ...(files.digest === undefined ? {} : { evidence: files.digest }),
      payload: { before: JSON.parse(before) as JsonObject, now: JSON.parse(files.said) as JsonObject },
    });
  }

  // CN-CRW-01: what our reading means for the host, on record before its first page; and the robots snapshot.
  #announce(origin: string, files: SiteFiles): void {
    const { options } = this.#context;
    const actor = {
      actor: options.product,
      actorKind: 'program' as const,
      objectType: 'host',
      objectId: origin,
    };
    options.onAct({
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
    const { pace, budget } = this.#site;
    options.onAct({
      ...actor,
      action: 'host.impact',
      ruleId: 'CN-CRW-01',
      payload: { connections: 1, requestsPerMinuteMax: perMinute(pace.delayMsMin), pace, budget },
    });
  }
}

/** At most so many requests a minute; null where a profile asks for no delay at all. */
function perMinute(delayMsMin: number): number | null {
  return delayMsMin === 0 ? null : Math.floor(60_000 / delayMsMin);
}
