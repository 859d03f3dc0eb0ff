import type { Frontier } from './frontier.ts';

/** This many pages of one family in a row that show nothing new: what follows is generated. */
const STALE_MAX = 5;
/** Shapes remembered of a family. */
const SHAPES_MAX = 8;

/**
 * The family of an address: every number in it, every value of its query and every long token is the same
 * to us. `/cal/2025-1/28` and `/cal/2031-12/3` are one family. Undefined for an address that has none.
 */
export function familyOf(url: string): string | undefined {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const query = url.indexOf('?', start);
  const path = query < 0 ? url : url.slice(0, query);
  const names = query < 0 ? [] : url.slice(query + 1).split('&');
  const family =
    path.slice(0, start) +
    path
      .slice(start)
      .replaceAll(/[A-Za-z0-9_~-]{20,}/gu, (token) => (/\d/u.test(token) ? '*' : token))
      .replaceAll(/\d+/gu, '#') +
    (names.length === 0 ? '' : `?${names.map((part) => `${part.split('=', 1)[0]}=#`).join('&')}`);
  return family === url ? undefined : family;
}

/**
 * Endless spaces by what their pages show: calendars, counters, session ids and pages that are said to be
 * missing with status 200 differ in numbers only. After STALE_MAX such pages in a row the rest of the
 * family is a trap. What was learnt is kept in the frontier, so a killed crawl goes on with it.
 */
export class TrapWatch {
  readonly #frontier: Frontier;
  readonly #site: string;

  constructor(frontier: Frontier, site: string) {
    this.#frontier = frontier;
    this.#site = site;
  }

  isTrap(url: string): boolean {
    const family = familyOf(url);
    return family !== undefined && (this.#frontier.family(this.#site, family)?.stale ?? 0) >= STALE_MAX;
  }

  /** A page of this shape was captured; '' says nothing. */
  saw(url: string, shape: string): void {
    const family = familyOf(url);
    if (family === undefined || shape === '') return;
    const known = this.#frontier.family(this.#site, family);
    const shapes = known?.shapes.split(' ') ?? [];
    const stale = shapes.includes(shape) ? (known?.stale ?? 0) + 1 : 0;
    const kept = [shape, ...shapes.filter((other) => other !== shape)].slice(0, SHAPES_MAX);
    this.#frontier.setFamily(this.#site, family, kept.join(' '), stale);
  }
}
