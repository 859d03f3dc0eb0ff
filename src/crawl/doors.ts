import { setTimeout as sleep } from 'node:timers/promises';
import { StoppedError } from './fetch-errors.ts';
import type { AddressesOf } from './server-addresses.ts';

/** What is known of one server name or address. */
interface Door {
  isTaken: boolean;
  /** `performance.now()` of its last answer, and how long it is left alone after that. */
  lastAt: number;
  delayMs: number;
  readonly waiting: (() => void)[];
}

/** How a request asks to be let through. */
export interface Knock {
  /** The least pause that its site's profile and Crawl-delay ask for. */
  readonly delayMs: number;
  readonly signal: AbortSignal;
}

/**
 * Sites know their own pace only. Where two profiles name one host, or hosts that lead to one address, their
 * requests meet here: one at a time for each host and each address, and not before the pause that either
 * profile asks for has passed since the last answer.
 */
export class Doors {
  readonly #addressesOf: AddressesOf;
  readonly #doors = new Map<string, Door>();

  constructor(addressesOf: AddressesOf) {
    this.#addressesOf = addressesOf;
  }

  /**
   * Runs `work` when it is the request's turn. `work` calls `answered` with the pause that follows as soon
   * as the server is done; the next request need not wait for what is made of the answer.
   * @throws StoppedError when the crawl stops before.
   */
  async through<T>(
    url: string,
    knock: Knock,
    work: (answered: (delayMs: number) => void) => Promise<T>,
  ): Promise<T> {
    const { hostname } = new URL(url);
    const addresses = await this.#addressesOf(hostname);
    // In one order for all: nobody waits in a circle. Names stand before addresses.
    const keys = [`host ${hostname}`, ...[...new Set(addresses)].sort()];
    const taken: Door[] = [];
    const leave = (): void => taken.splice(0).forEach(free);
    try {
      for (const key of keys) {
        const door = this.#door(key);
        await take(door);
        taken.push(door);
        await untilQuiet(door, knock);
      }
      return await work((delayMs) => {
        const lastAt = performance.now();
        for (const door of taken) Object.assign(door, { lastAt, delayMs });
        leave();
      });
    } finally {
      leave();
    }
  }

  #door(key: string): Door {
    const known = this.#doors.get(key);
    if (known !== undefined) return known;
    const door: Door = { isTaken: false, lastAt: Number.NEGATIVE_INFINITY, delayMs: 0, waiting: [] };
    this.#doors.set(key, door);
    return door;
  }
}

/** First come, first served. */
async function take(door: Door): Promise<void> {
  if (door.isTaken)
    await new Promise<void>((resolve) => {
      door.waiting.push(resolve);
    });
  door.isTaken = true;
}

/** Hands the door on, still taken, so that nobody slips in between. */
function free(door: Door): void {
  const next = door.waiting.shift();
  if (next === undefined) door.isTaken = false;
  else next();
}

async function untilQuiet({ lastAt, delayMs }: Door, knock: Knock): Promise<void> {
  for (;;) {
    if (knock.signal.aborted) throw new StoppedError('stopped while waiting for a server');
    const waitMs = lastAt + Math.max(delayMs, knock.delayMs) - performance.now();
    if (waitMs <= 0) return;
    // A timer may end up to a millisecond early.
    await sleep(Math.ceil(waitMs), undefined, { signal: knock.signal }).catch(() => undefined);
  }
}
