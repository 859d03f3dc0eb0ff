import type { Digest, JsonObject } from '../core/digest.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { canonicalUrl } from '../text/url.ts';
import type { CrawlContext } from './crawl.ts';

/** Pages watched beside the one a profile names; a site that calls more of its pages so writes about terms. */
const NOTICED_MAX = 8;

/**
 * Watches the page that a profile names as evidence of its basis, and those that links near the home page
 * call terms. The digest of each is on record; that it changed is an event for a person to look at, which
 * says nothing by itself, because such a page may carry news or a date as well.
 */
export class TermsWatch {
  readonly #site: SiteProfile;
  readonly #context: CrawlContext;
  readonly #evidence: string | undefined;
  #noticed: Set<string> | undefined;

  constructor(site: SiteProfile, context: CrawlContext) {
    this.#site = site;
    this.#context = context;
    this.#evidence = canonicalUrl(site.basis.evidence.url ?? '');
  }

  /** A link calls this page of the site its terms; it is watched from now on. */
  notice(url: string): void {
    const noticed = this.#known();
    if (url === this.#evidence || noticed.has(url) || noticed.size >= NOTICED_MAX) return;
    noticed.add(url);
    const { frontier } = this.#context;
    frontier.addTerms(this.#site.id, url);
    // It may have been read before anybody called it so.
    const payload = frontier.payloadAt(url);
    if (payload !== undefined) this.saw(url, payload as Digest, Date.now());
  }

  /** The page at `url` was given, or found unchanged. */
  saw(url: string, payload: Digest, at: number): void {
    if (url !== this.#evidence && !this.#known().has(url)) return;
    const { frontier } = this.#context;
    const said = JSON.stringify({ terms: payload });
    if (!frontier.hasHeard(url)) this.#act('terms.snapshot', payload, { url });
    const before = frontier.heard(url, this.#site.id, said, at);
    if (before === undefined) return;
    this.#act('terms.change', payload, { url, before: JSON.parse(before) as JsonObject });
  }

  #known(): Set<string> {
    this.#noticed ??= new Set(this.#context.frontier.terms(this.#site.id));
    return this.#noticed;
  }

  #act(action: string, evidence: Digest, payload: JsonObject): void {
    const { product: actor, onAct } = this.#context.options;
    onAct({
      actor,
      actorKind: 'program',
      action,
      objectType: 'site',
      objectId: this.#site.id,
      evidence,
      payload,
    });
  }
}
