import type { SiteProfile } from '../core/site-profile.ts';
import type { NewUrl, Queued } from './frontier.ts';

/** Links taken from one page. */
export const LINKS_MAX = 5_000;

/**
 * Canonical addresses as the frontier takes them. Those of other hosts never enter it: without a profile
 * they are not ours to read.
 */
export function inScope(
  found: readonly { readonly url: string; readonly priority: number }[],
  site: SiteProfile,
  from: Pick<Queued, 'url' | 'depth'>,
  hops: number,
): NewUrl[] {
  const kept = new Map<string, NewUrl>();
  for (const { url, priority } of found) {
    if (kept.has(url) || !site.hosts.includes(hostOf(url))) continue;
    kept.set(url, { url, site: site.id, depth: from.depth + 1, via: from.url, priority, hops });
  }
  return [...kept.values()];
}

/** Host with port of a canonical address, or ''. */
export function hostOf(url: string): string {
  const start = url.indexOf('//') + 2;
  if (start < 2) return '';
  const end = url.indexOf('/', start);
  return url.slice(start, end < 0 ? url.length : end);
}
