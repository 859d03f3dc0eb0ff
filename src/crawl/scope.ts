import type { ReasonCode } from '../core/reasons.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { hostOf } from './links.ts';

/**
 * Why a URL is not fetched for a site, or undefined when it may be. Robots and budgets are asked elsewhere. A
 * profile may have lost a host since the URL was found.
 */
export function scopeRefusal(url: string, depth: number, site: SiteProfile): ReasonCode | undefined {
  if (!site.hosts.includes(hostOf(url))) return 'OUT_OF_SCOPE';
  const { pathname, search } = new URL(url);
  const path = pathname + search;
  const { allow, deny } = site.paths;
  if (!allow.some((prefix) => path.startsWith(prefix)) || deny.some((prefix) => path.startsWith(prefix)))
    return 'PATH_EXCLUDED';
  if (depth > site.budget.depthMax) return 'DEPTH_EXCEEDED';
  return isTrap(pathname, search) ? 'URL_TRAP' : undefined;
}

/** A path of more segments is generated, not written. */
const SEGMENTS_MAX = 16;
/** One segment this often in a path: a relative link that nests itself. */
const REPEATS_MAX = 3;
const PARAMETERS_MAX = 12;

/** Endless spaces by the look of their addresses: self-nesting paths, deep paths, long queries, far calendar dates. */
export function isTrap(pathname: string, search: string): boolean {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  if (segments.length > SEGMENTS_MAX || repeats(segments) >= REPEATS_MAX) return true;
  if (search.split('&').length > PARAMETERS_MAX) return true;
  return isCalendar(pathname + search);
}

function repeats(segments: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const segment of segments) counts.set(segment, (counts.get(segment) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** Words that name a page generated for any date asked for. */
const CALENDAR_WORD = /(?:calendar|rili|riqi|schedule|events?\/(?:day|month)|archive\/day)/iu;
const YEAR = /(?:^|[^0-9])(?:year=)?((?:19|20|21)\d\d)(?=[^0-9]|$|[01]\d)/u;
/** Calendars are followed within this span of years; beyond, there is nothing to read. */
const CALENDAR_YEARS = { from: 1995, to: 2030 };

function isCalendar(path: string): boolean {
  if (!CALENDAR_WORD.test(path)) return false;
  const year = Number(YEAR.exec(path)?.[1] ?? 0);
  return year !== 0 && (year < CALENDAR_YEARS.from || year > CALENDAR_YEARS.to);
}
