import type { SiteProfile } from '../core/site-profile.ts';
import { entryOf } from './archive.ts';
import type { CrawlContext } from './crawl.ts';
import { Pace } from './pace.ts';
import { readSiteFiles, type SiteFiles } from './site-files.ts';

/** RBT-03. */
const SITE_FILES_AGE_MS_MAX = 24 * 3_600_000;

/** What a host says, and how fast it is read. */
export interface Host {
  readonly files: SiteFiles;
  readonly pace: Pace;
  /** True the first time the host is asked for in 24 hours: its sitemaps are new. */
  readonly isNew: boolean;
}

/** The hosts of one site: their robots.txt and policy files, read before the first page and again after a day. */
export class HostDesk {
  readonly #site: SiteProfile;
  readonly #context: CrawlContext;
  readonly #known = new Map<string, Host & { readonly readAt: number }>();

  constructor(site: SiteProfile, context: CrawlContext) {
    this.#site = site;
    this.#context = context;
  }

  async host(origin: string): Promise<Host> {
    const known = this.#known.get(origin);
    if (known !== undefined && Date.now() - known.readAt < SITE_FILES_AGE_MS_MAX) return known;
    const { options, fetcher, recorder } = this.#context;
    const files = await readSiteFiles(origin, options.product, fetcher, this.#site, (url, fetched) =>
      recorder.record(entryOf(url, fetched), () => undefined),
    );
    const pace = new Pace(this.#site.pace, files.crawlDelayMs);
    this.#known.set(origin, { files, readAt: Date.now(), pace, isNew: false });
    this.#announce(origin, files);
    return { files, pace, isNew: true };
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
      payload: { connections: 1, pace, budget },
    });
  }
}
