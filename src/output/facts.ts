import type { ReleaseRow } from './release-row.ts';

/** What the cards of a release say, added up over its rows. */
export interface ReleaseFacts {
  rows: number;
  textBytes: number;
  textChars: number;
  /** Earliest and latest fetch, RFC 3339; '' for an empty release. */
  fetchedFrom: string;
  fetchedTo: string;
  readonly domains: Map<string, { docs: number; bytes: number }>;
  readonly licenses: Map<string, { docs: number; class: string; url: string }>;
  readonly languages: Map<string, { docs: number; bytes: number }>;
  readonly sources: Map<string, { docs: number; bytes: number }>;
  /** Credits owed, by partition (`zh/B`), sorted when written. */
  readonly credits: Map<string, string[]>;
}

export function emptyFacts(): ReleaseFacts {
  return {
    rows: 0,
    textBytes: 0,
    textChars: 0,
    fetchedFrom: '',
    fetchedTo: '',
    domains: new Map(),
    licenses: new Map(),
    languages: new Map(),
    sources: new Map(),
    credits: new Map(),
  };
}

/** Adds a row. `domain` is the registrable domain of its host. */
export function addRow(facts: ReleaseFacts, row: ReleaseRow, domain: string): void {
  const bytes = Buffer.byteLength(row.text);
  facts.rows += 1;
  facts.textBytes += bytes;
  facts.textChars += row.text.length;
  if (facts.fetchedFrom === '' || row.fetched_at < facts.fetchedFrom) facts.fetchedFrom = row.fetched_at;
  if (row.fetched_at > facts.fetchedTo) facts.fetchedTo = row.fetched_at;
  addTo(facts.domains, domain, bytes);
  addTo(facts.languages, row.lang, bytes);
  addTo(facts.sources, row.source_id, bytes);
  const license = facts.licenses.get(row.license.spdx_expression) ?? {
    docs: 0,
    class: row.license.class,
    url: row.license.license_url,
  };
  facts.licenses.set(row.license.spdx_expression, { ...license, docs: license.docs + 1 });
  const partition = `${row.lang}/${row.license.class}`;
  const credits = facts.credits.get(partition) ?? [];
  credits.push(creditLine(row));
  facts.credits.set(partition, credits);
}

function addTo(map: Map<string, { docs: number; bytes: number }>, key: string, bytes: number): void {
  const entry = map.get(key) ?? { docs: 0, bytes: 0 };
  map.set(key, { docs: entry.docs + 1, bytes: entry.bytes + bytes });
}

// Title, creator, source, license, and that the text was changed: what CC licenses ask for (compliance §5).
function creditLine(row: ReleaseRow): string {
  const { attribution, spdx_expression: spdx, license_url: url } = row.license;
  const parts = [
    row.id,
    attribution.title || row.title,
    attribution.creator,
    attribution.source_url || row.url,
    spdx,
    url,
    'extracted and cleaned by Jingliu',
  ];
  return parts.map((part) => part.replace(/[\t\r\n]+/gu, ' ')).join('\t');
}

/** Map entries by falling bytes, then by name: the same order on every run. */
export function ranked<V extends { readonly bytes: number }>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a, x], [b, y]) => y.bytes - x.bytes || (a < b ? -1 : 1));
}
