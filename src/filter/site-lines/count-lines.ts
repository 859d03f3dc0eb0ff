import { edgeLines } from './edge-lines.ts';

/** Slots of the sketch; two rows of them take 32 MB whatever the size of the corpus. */
const SKETCH_SLOTS = 1 << 22;

export interface SiteLineLimits {
  /** Pages of a site on which a line must stand at an end, at least, and as a share of all its pages. */
  readonly pagesMin: number;
  readonly shareMin: number;
}

/** Digests of the lines of each site that belong to its template; sites and digests sorted. */
export type SiteLines = Readonly<Record<string, readonly string[]>>;

/**
 * Finds lines that stand at the ends of many pages of one site. Pages are shown twice, in any order: the
 * first time a sketch counts every line and may count too many, the second time the few that could be
 * frequent are counted exactly. Memory: the sketch and those few.
 */
export class SiteLineCounter {
  readonly #limits: SiteLineLimits;
  readonly #sketch = [new Uint32Array(SKETCH_SLOTS), new Uint32Array(SKETCH_SLOTS)] as const;
  readonly #pages = new Map<string, number>();
  readonly #exact = new Map<string, Map<string, number>>();

  constructor(limits: SiteLineLimits) {
    this.#limits = limits;
  }

  /** First showing. */
  sketch(site: string, text: string): void {
    this.#pages.set(site, (this.#pages.get(site) ?? 0) + 1);
    for (const digest of digestsOf(text)) {
      this.#sketch.forEach((row, i) => row[slotOf(site, digest, i)]!++);
    }
  }

  /** Second showing of the same pages. */
  count(site: string, text: string): void {
    const pagesMin = this.#pagesMin(site);
    for (const digest of digestsOf(text)) {
      if (this.#sketch.some((row, i) => (row[slotOf(site, digest, i)] as number) < pagesMin)) continue;
      const counts = this.#exact.get(site) ?? new Map<string, number>();
      this.#exact.set(site, counts);
      counts.set(digest, (counts.get(digest) ?? 0) + 1);
    }
  }

  finish(): SiteLines {
    const sites = [...this.#exact].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = sites.map(([site, counts]) => {
      const frequent = [...counts].filter(([, pages]) => pages >= this.#pagesMin(site));
      return [site, frequent.map(([digest]) => digest).sort()] as const;
    });
    return Object.fromEntries(lines.filter(([, digests]) => digests.length > 0));
  }

  #pagesMin(site: string): number {
    const { pagesMin, shareMin } = this.#limits;
    return Math.max(pagesMin, Math.ceil(shareMin * (this.#pages.get(site) ?? 0)));
  }
}

/** Each line of a page counts once. */
function digestsOf(text: string): ReadonlySet<string> {
  const digests = edgeLines(text.split('\n')).map(({ digest }) => digest);
  return new Set(digests.filter((digest) => digest !== ''));
}

function slotOf(site: string, digest: string, row: number): number {
  let hash = Number.parseInt(digest.slice(row * 8, row * 8 + 8), 16) | 0;
  for (let i = 0; i < site.length; i++) hash = Math.imul(hash ^ site.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (SKETCH_SLOTS - 1);
}
