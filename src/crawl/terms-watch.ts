import type { Digest, JsonObject } from '../core/digest.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { canonicalUrl } from '../text/url.ts';
import type { CrawlContext } from './crawl.ts';

/**
 * Watches the page that a profile names as evidence of its basis. That it changed is an event for a person
 * to look at; it says nothing by itself, because such a page may carry news or a date as well.
 */
export class TermsWatch {
  readonly #site: SiteProfile;
  readonly #context: CrawlContext;
  readonly #url: string | undefined;

  constructor(site: SiteProfile, context: CrawlContext) {
    this.#site = site;
    this.#context = context;
    this.#url = canonicalUrl(site.basis.evidence.url ?? '');
  }

  /** The page at `url` was given, or found unchanged. */
  saw(url: string, payload: Digest, at: number): void {
    if (url !== this.#url) return;
    const { frontier, options } = this.#context;
    const before = frontier.heard(url, this.#site.id, JSON.stringify({ terms: payload }), at);
    if (before === undefined) return;
    options.onAct({
      actor: options.product,
      actorKind: 'program',
      action: 'terms.change',
      objectType: 'site',
      objectId: this.#site.id,
      evidence: payload,
      payload: { url, before: JSON.parse(before) as JsonObject },
    });
  }
}
