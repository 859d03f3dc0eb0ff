import { sha256, type Digest, type JsonObject } from '../core/digest.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { textShape } from '../html/text-shape.ts';
import { canonicalUrl } from '../text/url.ts';
import { parseHttpBody } from '../warc/http-message.ts';
import { entryOf } from './archive.ts';
import type { CrawlContext } from './crawl.ts';
import { discover, isDiscoveryFile } from './discover.ts';
import { headerOf, type Fetched } from './fetcher.ts';
import type { CapturedPage, NewUrl, Queued, UrlOutcome } from './frontier.ts';
import { hostOf, inScope, LINKS_MAX } from './links.ts';
import { MirrorWatch } from './mirror-watch.ts';
import type { SiteFiles } from './site-files.ts';
import { TermsWatch } from './terms-watch.ts';
import { familyOf, TrapWatch } from './trap-watch.ts';
import { isUsualSitemap } from './usual-sitemaps.ts';

const PAGE_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain)\b/iu;
/** A body may grow to this many times the limit of its bytes on the wire. */
const RATIO_MAX = 4;

/** What was read of a page before it is put on record. */
interface ReadPage {
  readonly body: Buffer;
  readonly contentType: string;
  readonly payload: Digest;
}

/** Pages that were given, or that have not changed: their records, their outcome, the links on them. */
export class PageDesk {
  readonly #site: SiteProfile;
  readonly #context: CrawlContext;
  readonly #traps: TrapWatch;
  readonly #mirrors: MirrorWatch;
  readonly #terms: TermsWatch;

  constructor(site: SiteProfile, context: CrawlContext) {
    this.#site = site;
    this.#context = context;
    this.#traps = new TrapWatch(context.frontier, site.id);
    this.#mirrors = new MirrorWatch(context.frontier, site);
    this.#terms = new TermsWatch(site, context);
  }

  /** Status 200. */
  async given(queued: Queued, fetched: Fetched, files: SiteFiles): Promise<void> {
    const contentType = headerOf(fetched, 'content-type') ?? '';
    const encoding = headerOf(fetched, 'content-encoding') ?? '';
    const { bodyBytesMax } = this.#context.options;
    const { body, defect } = parseHttpBody(fetched.body, encoding, bodyBytesMax * RATIO_MAX);
    const end = (reason: ReasonCode, detail: JsonObject): void =>
      this.#end(queued, { kind: 'reject', reason, bytes: fetched.body.length, detail });
    if (defect.includes('larger than') || defect.includes('Cannot create a Buffer'))
      return end('ENCODING_BOMB', { message: defect });
    const payload = sha256(body);
    if (isDiscoveryFile(contentType, body)) return this.#discovery(queued, fetched, { body, payload });
    if (isUsualSitemap(queued)) return end('DISCOVERY_FILE', { status: fetched.status, found: false });
    if (contentType !== '' && !PAGE_TYPE.test(contentType))
      return end('CONTENT_TYPE_UNSUPPORTED', { contentType: contentType.slice(0, 100) });
    // An address that nothing has stood at has no capture.
    const known = queued.payload === null ? undefined : this.#context.frontier.capture(queued.id, payload);
    if (known === undefined) await this.#capture(queued, fetched, files, { body, contentType, payload });
    else await this.#revisit(queued, fetched, known, files);
    this.#context.options.onProgress(1);
  }

  /** Status 304 to an address whose page, or sitemap, we have. */
  async notModified(queued: Queued, fetched: Fetched, payload: Digest, files: SiteFiles): Promise<void> {
    const known = this.#context.frontier.capture(queued.id, payload);
    if (known !== undefined) {
      await this.#revisit(queued, fetched, known, files);
      this.#context.options.onProgress(1);
      return;
    }
    const detail = { status: fetched.status };
    this.#stand(queued, fetched, { kind: 'reject', reason: 'DISCOVERY_FILE', detail }, payload);
  }

  async #capture(queued: Queued, fetched: Fetched, files: SiteFiles, page: ReadPage): Promise<void> {
    const { recorder, frontier } = this.#context;
    const { body, contentType, payload } = page;
    const wire = body === fetched.body ? payload : sha256(fetched.body);
    const { links, terms } = this.#links(body, contentType, queued);
    const shape = familyOf(queued.url) === undefined ? '' : textShape(body);
    const bytes = body.length;
    const robots = files.robotsFor(queued.url) as unknown as JsonObject;
    const metadata = this.#metadata(queued, files);
    const entry = entryOf(queued.url, fetched, { metadata, payloadDigest: wire });
    // From here on the body belongs to the archive.
    await recorder.record(entry, (placed) => {
      const detail = { status: fetched.status, capture: { ...placed }, robots };
      this.#stand(queued, fetched, { kind: 'keep', bytes, detail }, payload, links);
      const capturedAt = fetched.startedAt.getTime();
      frontier.captured(queued.id, { payload, wire, record: placed.recordId, capturedAt });
      for (const url of terms) this.#terms.notice(url);
      this.#traps.saw(queued.url, shape);
      this.#mirrors.saw(queued.url, payload);
    });
  }

  async #revisit(queued: Queued, fetched: Fetched, known: CapturedPage, files: SiteFiles): Promise<void> {
    const revisits = {
      profile: fetched.status === 304 ? 'server-not-modified' : 'identical-payload-digest',
      recordId: known.record,
      uri: queued.url,
      date: new Date(known.capturedAt).toISOString(),
      payloadDigest: known.wire,
    } as const;
    const entry = entryOf(queued.url, fetched, { revisits, metadata: this.#metadata(queued, files) });
    await this.#context.recorder.record(entry, (placed) => {
      const detail = { status: fetched.status, unchanged: revisits.profile, revisit: { ...placed } };
      const outcome = { kind: 'keep' as const, bytes: fetched.body.length, detail };
      this.#stand(queued, fetched, outcome, known.payload);
    });
  }

  #metadata(queued: Queued, files: SiteFiles): string {
    return JSON.stringify({
      site: this.#site.id,
      seed: this.#site.seeds[0] ?? '',
      depth: queued.depth,
      via: queued.via,
      robots: files.robotsFor(queued.url),
      signals: files.signalsFor(queued.url),
      userAgent: this.#context.options.userAgent,
    });
  }

  #links(body: Buffer, contentType: string, queued: Queued): { links: NewUrl[]; terms: string[] } {
    const { options, frontier } = this.#context;
    try {
      const found = options.links(body, contentType, queued.url, queued.depth).slice(0, LINKS_MAX);
      const ranked = found.map(({ url, kind }) => ({ url, priority: kind === 'link' ? 2 : 1 }));
      const links = inScope(ranked, this.#site, queued, 0).filter(({ url }) => !frontier.knows(url));
      const terms = found.filter(
        ({ url, kind }) => kind === 'terms' && this.#site.hosts.includes(hostOf(url)),
      );
      return {
        links: links.map((link) => ({ ...link, url: ownCopy(link.url) })),
        terms: terms.map(({ url }) => ownCopy(url)),
      };
    } catch {
      return { links: [], terms: [] };
    }
  }

  #discovery(queued: Queued, fetched: Fetched, { body, payload }: Pick<ReadPage, 'body' | 'payload'>): void {
    const { urls, sitemaps } = discover(body);
    const found = [...urls, ...sitemaps].map((url) => ({
      url: canonicalUrl(url, queued.url) ?? '',
      priority: 1,
    }));
    const detail = { urls: urls.length, sitemaps: sitemaps.length };
    const links = inScope(found, this.#site, queued, 0);
    const outcome = { kind: 'reject', reason: 'DISCOVERY_FILE', bytes: fetched.body.length, detail } as const;
    this.#stand(queued, fetched, outcome, payload, links);
  }

  // A 304 may leave out the validators of the page it confirms (RFC 9110 §15.4.5).
  #stand(
    queued: Queued,
    fetched: Fetched,
    outcome: UrlOutcome,
    payload: Digest,
    links: readonly NewUrl[] = [],
  ): void {
    const isConfirmed = fetched.status === 304;
    const etag = headerOf(fetched, 'etag') ?? (isConfirmed ? (queued.etag ?? undefined) : undefined);
    const modified =
      headerOf(fetched, 'last-modified') ?? (isConfirmed ? (queued.modified ?? undefined) : undefined);
    const at = fetched.startedAt.getTime();
    this.#end(queued, { ...outcome, standing: { payload, etag, modified, at } }, links);
    this.#terms.saw(queued.url, payload, at);
  }

  #end(queued: Queued, outcome: UrlOutcome, links: readonly NewUrl[] = []): void {
    const { frontier } = this.#context;
    if (outcome.kind !== 'keep') frontier.missed(this.#site.id, outcome.bytes ?? 0);
    frontier.finish(queued.id, outcome, links);
  }
}

/** An address is a piece of its page's text and would keep all of it in memory until it is on record. */
function ownCopy(url: string): string {
  return Buffer.from(url, 'latin1').toString('latin1');
}
