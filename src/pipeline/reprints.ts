import type { JsonObject } from '../core/digest.ts';
import type { OutcomeRow } from '../core/ledger.ts';
import type { LicenseFinding } from '../core/permission.ts';
import type { OutletSites } from '../license/outlet-sites.ts';
import { foldNotice } from '../license/fold.ts';
import { readLines } from './read-lines.ts';

/** One text on two sites: who carries it, and whose it is as far as the corpus knows (SIG-15). */
export interface Reprint {
  readonly id: string;
  readonly url: string;
  readonly site: string;
  /** As printed; '' where the page names nobody and deduplication found the original. */
  readonly outlet: string;
  readonly original: string;
  readonly originalUrl: string;
  readonly originalSite: string;
  /** What the outlet's own page is judged as: it speaks for the text. */
  readonly verdict: string;
  readonly spdx: string;
  /** `named` by the page, with the outlet's page of the same title; `copy` by deduplication. */
  readonly by: 'named' | 'copy';
  /** The reprint shows a license that is not the original's. */
  readonly conflict: boolean;
}

/** Reprints held in memory at most; what lies beyond is not joined. */
const REPRINTS_MAX = 500_000;
/** Shorter titles (通知, 公告) are no evidence that two pages hold one text. */
const TITLE_MIN = 6;
/** Both texts have about the same length, measured against the original. */
const LENGTH_RATIO = { min: 0.7, max: 1.4 };

/**
 * Joins reposts to the outlet's own pages in the corpus, by outlet and title, and copies on other sites to
 * the survivor of their cluster. Reads the outcome files of curate twice and those of dedup once; of several
 * originals the earliest captured counts. Sorted by address.
 */
export function reprintGraph(
  curated: readonly string[],
  dedup: string,
  outlets: OutletSites,
): readonly Reprint[] {
  const reposts = new Map<string, Page[]>();
  const copies = new Map<string, string>();
  let held = 0;
  for (const row of rowsOf([dedup])) {
    const { of } = row.detail;
    if (row.kind !== 'reject' || typeof of !== 'string' || held >= REPRINTS_MAX) continue;
    copies.set(row.id, of);
    held += 1;
  }
  const wanted = new Set([...copies.keys(), ...copies.values()]);
  const known = new Map<string, Page>();
  for (const row of rowsOf(curated)) {
    const page = pageOf(row);
    if (page === undefined) continue;
    if (wanted.has(page.id)) known.set(page.id, page);
    const site = page.isOwn ? '' : outlets.siteOf(page.outlet);
    if (site === '' || site === page.site || page.title.length < TITLE_MIN || held >= REPRINTS_MAX) continue;
    push(reposts, `${site}\n${page.title}`, page);
    held += 1;
  }
  return [...named(curated, reposts), ...copied(copies, known)].sort((a, b) => (a.url < b.url ? -1 : 1));
}

interface Page {
  readonly id: string;
  readonly url: string;
  readonly site: string;
  readonly outlet: string;
  readonly isOwn: boolean;
  readonly title: string;
  readonly chars: number;
  readonly capturedAt: string;
  readonly verdict: string;
  readonly spdx: string;
}

function named(curated: readonly string[], reposts: ReadonlyMap<string, readonly Page[]>): Reprint[] {
  const originals = new Map<string, Page>();
  for (const row of reposts.size === 0 ? [] : rowsOf(curated)) {
    const page = pageOf(row);
    const key = page === undefined ? '' : `${page.site}\n${page.title}`;
    if (page === undefined || !page.isOwn || !reposts.has(key)) continue;
    const other = originals.get(key);
    if (other === undefined || page.capturedAt < other.capturedAt) originals.set(key, page);
  }
  return [...originals].flatMap(([key, original]) =>
    (reposts.get(key) ?? []).flatMap((page) =>
      isAsLong(page, original) ? [reprint(page, original, 'named')] : [],
    ),
  );
}

/** Copies within one site are versions, not reprints. */
function copied(copies: ReadonlyMap<string, string>, known: ReadonlyMap<string, Page>): Reprint[] {
  return [...copies].flatMap(([id, of]) => {
    const page = known.get(id);
    const original = known.get(of);
    if (page === undefined || original === undefined || page.site === original.site) return [];
    return [reprint(page, original, 'copy')];
  });
}

function reprint(page: Page, original: Page, by: Reprint['by']): Reprint {
  return {
    id: page.id,
    url: page.url,
    site: page.site,
    outlet: page.outlet,
    original: original.id,
    originalUrl: original.url,
    originalSite: original.site,
    verdict: original.verdict,
    spdx: original.spdx,
    by,
    conflict: page.spdx !== 'NOASSERTION' && page.spdx !== original.spdx,
  };
}

function isAsLong(page: Page, original: Page): boolean {
  const ratio = page.chars / Math.max(1, original.chars);
  return ratio >= LENGTH_RATIO.min && ratio <= LENGTH_RATIO.max;
}

function* rowsOf(files: readonly string[]): Generator<OutcomeRow> {
  for (const file of files)
    for (const { bytes } of readLines(file)) yield JSON.parse(bytes.toString('utf8')) as OutcomeRow;
}

/** Undefined for rows that never reached the license room. */
function pageOf({ id, url, site, detail }: OutcomeRow): Page | undefined {
  const license = detail['permission'] as LicenseFinding | undefined;
  if (license === undefined) return undefined;
  const { origin, attribution, verdict, spdx } = license;
  return {
    id,
    url,
    site,
    outlet: origin.kind === 'own' ? '' : origin.name,
    isOwn: origin.kind === 'own',
    title: foldNotice(attribution.title).replaceAll(/\s+/gu, ''),
    chars: number((detail['extraction'] as JsonObject | undefined)?.['chars']),
    capturedAt: text((detail['capture'] as JsonObject | undefined)?.['capturedAt']),
    verdict,
    spdx,
  };
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function push(map: Map<string, Page[]>, key: string, page: Page): void {
  const group = map.get(key);
  if (group === undefined) map.set(key, [page]);
  else group.push(page);
}
