import type { SiteProfile } from '../core/site-profile.ts';

/** Longest pause a server can ask for with Retry-After; a longer one ends the visit of its site. */
export const RETRY_AFTER_MS_MAX = 120_000;
/** A response this many times slower than usual, and slower than a second, is a sign of load (our choice). */
const SLOW_FACTOR = 3;
const SLOW_MS_MIN = 1000;
/** Share of the newest response in what counts as usual. */
const NEWEST_SHARE = 0.2;

/**
 * How long to wait before the next request to a host: the response time times the profile's factor,
 * clamped (Heritrix: 5 ×, 3–30 s), never less than Crawl-delay, doubled for each trouble in a row: an
 * error, or a response much slower than usual.
 */
export class Pace {
  readonly #pace: SiteProfile['pace'];
  #crawlDelayMs: number;
  #troubles = 0;
  #usualMs = 0;

  constructor(pace: SiteProfile['pace'], crawlDelayMs: number) {
    this.#pace = pace;
    this.#crawlDelayMs = crawlDelayMs;
  }

  /** The shortest pause it can give, in milliseconds. */
  get leastMs(): number {
    return Math.max(this.#pace.delayMsMin, this.#crawlDelayMs);
  }

  /** Never faster than this from now on. */
  slowTo(crawlDelayMs: number): void {
    this.#crawlDelayMs = Math.max(this.#crawlDelayMs, crawlDelayMs);
  }

  /** @param retryAfterMs what the server asked for, 0 if nothing. */
  delayMs(elapsedMs: number, trouble: boolean, retryAfterMs: number): number {
    const isTrouble = trouble || this.#isSlow(elapsedMs);
    this.#troubles = isTrouble ? this.#troubles + 1 : 0;
    const { delayFactor, delayMsMin, delayMsMax } = this.#pace;
    const usual = Math.min(Math.max(elapsedMs * delayFactor, delayMsMin), delayMsMax);
    const backedOff = Math.min(usual * 2 ** Math.min(this.#troubles, 6), Math.max(delayMsMax, usual));
    return Math.max(backedOff, this.#crawlDelayMs, Math.min(retryAfterMs, RETRY_AFTER_MS_MAX));
  }

  #isSlow(elapsedMs: number): boolean {
    const usual = this.#usualMs;
    this.#usualMs = usual === 0 ? elapsedMs : usual + (elapsedMs - usual) * NEWEST_SHARE;
    return usual > 0 && elapsedMs > SLOW_MS_MIN && elapsedMs > usual * SLOW_FACTOR;
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

/** Milliseconds until the hours in which a site may be read; 0 within them, and without any. */
export function untilOpenMs(hours: SiteProfile['pace']['hours'], now: Date): number {
  if (hours === undefined || hours.from === hours.to) return 0;
  const local = new Date(now.getTime() + hours.utcOffset * 3_600_000);
  const hour = local.getUTCHours();
  const isOpen =
    hours.from < hours.to ? hour >= hours.from && hour < hours.to : hour >= hours.from || hour < hours.to;
  if (isOpen) return 0;
  const opening = new Date(local);
  opening.setUTCHours(hours.from, 0, 0, 0);
  const wait = opening.getTime() - local.getTime();
  return wait > 0 ? wait : wait + 86_400_000;
}
