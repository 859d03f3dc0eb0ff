import { setTimeout as sleep } from 'node:timers/promises';
import type { ReasonCode } from '../core/reasons.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import type { CrawlContext } from './crawl.ts';
import { StoppedError } from './fetch-errors.ts';
import { headerOf, type Fetched, type NotFetched, type Validators } from './fetcher.ts';
import { Pace, RETRY_AFTER_MS_MAX, retryAfterMs, untilOpenMs } from './pace.ts';

/**
 * Lets the requests to one site through one at a time, each not before its pace and its hours allow:
 * robots.txt and policy files as well as pages, and the first one after a resumed crawl as well. Where other
 * sites ask the same server, their requests count too.
 */
export class Turnstile {
  readonly #context: CrawlContext;
  readonly #hours: SiteProfile['pace']['hours'];
  readonly #pace: Pace;
  #lastAt: number;
  #delayMs: number;
  #refusals = 0;
  #troubles = 0;
  /**
   * Why nothing more of the site is asked for in this visit: its server asked for a longer pause than a visit can
   * wait for or is in trouble (`HTTP_ERROR`), or it turns us away whatever we ask for (`HTTP_REFUSED`).
   */
  closedBy: ReasonCode | undefined;

  constructor(site: SiteProfile, context: CrawlContext) {
    this.#context = context;
    this.#hours = site.pace.hours;
    this.#pace = new Pace(site.pace, 0);
    this.#lastAt = performance.now();
    this.#delayMs = context.isResumed ? site.pace.delayMsMin : 0;
  }

  /** Crawl-delay, as soon as it is known: it holds for the very next request. */
  slowTo(crawlDelayMs: number): void {
    this.#pace.slowTo(crawlDelayMs);
    this.#delayMs = Math.max(this.#delayMs, crawlDelayMs);
  }

  /** @throws StoppedError when the crawl is stopped before it is the request's turn. */
  get(url: string): Promise<Fetched | NotFetched> {
    return this.through(url, {}, (fetched) => fetched);
  }

  /**
   * As `get`; the request counts as in flight until `use` has put its response on record, so that no more
   * bodies are in memory, and asked for again after a kill, than the crawl's concurrency allows.
   */
  async through<T>(
    url: string,
    validators: Validators,
    use: (fetched: Fetched | NotFetched) => T | Promise<T>,
  ): Promise<T> {
    const { doors, options } = this.#context;
    for (;;) {
      await this.#wait();
      const knock = { delayMs: this.#pace.leastMs, signal: options.signal };
      const done = await doors.through(url, knock, async (answered) =>
        // Its hours may have ended while others asked the same server.
        this.#waitMs() > 0 ? undefined : { value: await this.#ask(url, validators, answered, use) },
      );
      if (done !== undefined) return done.value;
    }
  }

  #ask<T>(
    url: string,
    validators: Validators,
    answered: (delayMs: number) => void,
    use: (fetched: Fetched | NotFetched) => T | Promise<T>,
  ): Promise<T> {
    const { inFlight, fetcher, options } = this.#context;
    return inFlight(async () => {
      if (options.signal.aborted) throw new StoppedError('stopped before the request');
      const fetched = await fetcher.get(url, validators);
      this.#lastAt = performance.now();
      this.#delayMs = this.#after(fetched);
      answered(this.#delayMs);
      return use(fetched);
    });
  }

  #after(fetched: Fetched | NotFetched): number {
    this.#count(fetched);
    if (fetched.kind === 'refused') return this.#pace.delayMs(fetched.elapsedMs, true, 0);
    const isTrouble = fetched.status >= 500 || fetched.status === 429;
    const retryAfter = retryAfterMs(headerOf(fetched, 'retry-after'), fetched.startedAt);
    if (isTrouble && retryAfter > RETRY_AFTER_MS_MAX) this.closedBy ??= 'HTTP_ERROR';
    return this.#pace.delayMs(fetched.elapsedMs, isTrouble, retryAfter);
  }

  // CN-CRW-03: a server that turns us away again and again means all of it; one that does not answer needs rest.
  #count(fetched: Fetched | NotFetched): void {
    const isRefusal = fetched.kind === 'response' && REFUSED_STATUS.has(fetched.status);
    const isTrouble = fetched.kind === 'refused' || fetched.status >= 500;
    this.#refusals = isRefusal ? this.#refusals + 1 : 0;
    this.#troubles = isTrouble ? this.#troubles + 1 : 0;
    if (this.#refusals >= REFUSALS_MAX) this.closedBy ??= 'HTTP_REFUSED';
    if (this.#troubles >= TROUBLES_MAX) this.closedBy ??= 'HTTP_ERROR';
  }

  #waitMs(): number {
    return Math.max(this.#lastAt + this.#delayMs - performance.now(), untilOpenMs(this.#hours, new Date()));
  }

  async #wait(): Promise<void> {
    const { signal } = this.#context.options;
    for (;;) {
      if (signal.aborted) throw new StoppedError('stopped while waiting');
      const waitMs = this.#waitMs();
      if (waitMs <= 0) return;
      // A timer may end up to a millisecond early.
      await sleep(Math.min(Math.ceil(waitMs), DAY_MS), undefined, { signal }).catch(() => undefined);
    }
  }
}

const DAY_MS = 86_400_000;
/** Access control: what is behind it is not ours to read. */
export const REFUSED_STATUS: ReadonlySet<number> = new Set([401, 402, 403, 407, 429, 451]);
/** Refusals in a row that end the visit; a members' area with fewer pages does not (our choice). */
const REFUSALS_MAX = 10;
/** Errors and lost connections in a row that end the visit (our choice). */
const TROUBLES_MAX = 20;
