import type { SiteProfile } from '../core/site-profile.ts';
import type { NewUrl, Queued } from './frontier.ts';
import { hostOf, inScope } from './links.ts';
import { scopeRefusal } from './scope.ts';
import type { SiteFiles } from './site-files.ts';

/** Where sitemaps stand by custom: the sitemap protocol's own example, and the name Baidu's guide uses. */
const PATHS = ['/sitemap.xml', '/baidusitemap.xml'];
/** How such an address came into the frontier: nobody named it. */
const VIA = 'usual-sitemap';

/**
 * Addresses worth one request where robots.txt was read, or is not there, and names no sitemap. They wait
 * their turn as any address does: robots.txt, pace and budget are asked before them. One scheme of a host is
 * enough.
 */
export function usualSitemaps(
  origin: string,
  files: SiteFiles,
  site: SiteProfile,
  isFirst: boolean,
): readonly NewUrl[] {
  const isOpen = files.outcome !== 'refused' && files.outcome !== 'unreachable';
  if (site.sitemaps === 'declared' || !isFirst || !isOpen || files.sitemaps.length > 0) return [];
  const urls = PATHS.map((path) => origin + path).filter((url) => scopeRefusal(url, 0, site) === undefined);
  const found = urls.map((url) => ({ url, priority: 0 }));
  return inScope(found, site, { url: VIA, depth: -1 }, 0);
}

/** True for an address that was only tried: that nothing is there is no defect of the site. */
export function isUsualSitemap({ via }: Pick<Queued, 'via'>): boolean {
  return via === VIA;
}

/** Remembers hosts: true for the first origin of each. */
export class FirstOrigins {
  readonly #seen = new Map<string, string>();

  isFirst(origin: string): boolean {
    const host = hostOf(`${origin}/`).replace(/:\d+$/u, '');
    if (!this.#seen.has(host)) this.#seen.set(host, origin);
    return this.#seen.get(host) === origin;
  }
}
