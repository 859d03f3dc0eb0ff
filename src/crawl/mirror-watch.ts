import type { SiteProfile } from '../core/site-profile.ts';
import type { Frontier } from './frontier.ts';
import { hostOf } from './links.ts';

/** This many pages in a row that stand byte for byte at the same path of an earlier host. */
const SAME_MAX = 5;

/**
 * Hosts of one site that show the same pages. A host is a mirror only of one that its profile names before
 * it, so that one of them is always read. What was learnt is kept in the frontier.
 */
export class MirrorWatch {
  readonly #frontier: Frontier;
  readonly #site: SiteProfile;

  constructor(frontier: Frontier, site: SiteProfile) {
    this.#frontier = frontier;
    this.#site = site;
  }

  isMirror(url: string): boolean {
    const host = hostOf(url);
    return this.#before(host).some((other) => this.#same(host, other) >= SAME_MAX);
  }

  /** A page with this payload was captured. */
  saw(url: string, payload: string): void {
    const host = hostOf(url);
    for (const other of this.#before(host)) {
      const there = this.#frontier.payloadAt(url.replace(`//${host}/`, `//${other}/`));
      if (there === undefined) continue;
      const same = there === payload ? this.#same(host, other) + 1 : 0;
      this.#frontier.setFamily(this.#site.id, key(host, other), '', same);
    }
  }

  #same(host: string, other: string): number {
    return this.#frontier.family(this.#site.id, key(host, other))?.stale ?? 0;
  }

  #before(host: string): readonly string[] {
    const { hosts } = this.#site;
    return hosts.length === 1 ? [] : hosts.slice(0, Math.max(0, hosts.indexOf(host)));
  }
}

// No address begins like this, so it is no family of any.
function key(host: string, other: string): string {
  return `mirror ${host} ${other}`;
}
