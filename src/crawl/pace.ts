import type { SiteProfile } from '../core/site-profile.ts';

/** Longest pause a server can ask for with Retry-After; a longer one ends the visit. */
const RETRY_AFTER_MS_MAX = 120_000;

/**
 * How long to wait before the next request to a host: the response time times the profile's factor,
 * clamped (Heritrix: 5 ×, 3–30 s), never less than Crawl-delay, doubled for each trouble in a row.
 */
export class Pace {
  readonly #pace: SiteProfile['pace'];
  readonly #crawlDelayMs: number;
  #troubles = 0;

  constructor(pace: SiteProfile['pace'], crawlDelayMs: number) {
    this.#pace = pace;
    this.#crawlDelayMs = crawlDelayMs;
  }

  /** @param retryAfterMs what the server asked for, 0 if nothing. */
  delayMs(elapsedMs: number, trouble: boolean, retryAfterMs: number): number {
    this.#troubles = trouble ? this.#troubles + 1 : 0;
    const { delayFactor, delayMsMin, delayMsMax } = this.#pace;
    const usual = Math.min(Math.max(elapsedMs * delayFactor, delayMsMin), delayMsMax);
    const backedOff = Math.min(usual * 2 ** Math.min(this.#troubles, 6), Math.max(delayMsMax, usual));
    return Math.max(backedOff, this.#crawlDelayMs, Math.min(retryAfterMs, RETRY_AFTER_MS_MAX));
  }
}

/** Retry-After as milliseconds: seconds or an HTTP date; 0 when absent or unreadable. */
export function retryAfterMs(value: string | undefined, now: Date): number {
  if (value === undefined) return 0;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
