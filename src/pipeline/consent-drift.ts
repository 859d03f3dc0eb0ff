import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../core/failures.ts';
import { documentId } from '../core/ids.ts';
import type { OutcomeRow } from '../core/ledger.ts';
import { Frontier, type ChangedHost } from '../crawl/frontier.ts';
import { outDir, type OutDir } from './out-dir.ts';
import { readLines } from './read-lines.ts';
import { readStanding } from './standing.ts';

/** A document of a site that no longer says what it said when the document was captured. */
export interface DriftedDocument {
  readonly id: string;
  readonly site: string;
  readonly url: string;
  /** `withdrawn`: left out of the next release; `stands`: what changed does not touch it. */
  readonly verdict: 'withdrawn' | 'stands';
  /** What the latest visit said of the address: `keep`, or the reason. */
  readonly outcome: string;
}

export interface Drift {
  readonly hosts: readonly ChangedHost[];
  /** Pages that profiles name as evidence and that have changed: for a person to look at. */
  readonly terms: readonly ChangedHost[];
  readonly documents: readonly DriftedDocument[];
}

interface Kept {
  readonly id: string;
  readonly url: string;
  readonly site: string;
  readonly capturedAt: number;
}

/**
 * Compares what hosts and pages allow now with what they allowed when their documents were captured.
 * Documents are those that curate kept, or every captured page where nothing was curated yet; sorted by site
 * and address.
 * @throws ConfigError when the folder holds no crawl.
 */
export function consentDrift(root: string): Drift {
  const out = outDir(root);
  if (!existsSync(out.frontier)) throw new ConfigError(`${root}: holds no crawl; name the --out of a run`);
  const frontier = new Frontier(out.frontier);
  try {
    const changed = [...frontier.changedHosts()];
    const isHost = ({ origin }: ChangedHost): boolean => new URL(origin).origin === origin;
    const hosts = changed.filter(isHost);
    const terms = changed.filter((row) => !isHost(row));
    const changedAt = new Map(hosts.map((host) => [host.origin, host.changedAt]));
    const withdrawn = new Map<string, string>();
    for (const { id, reason, outcome } of readStanding(out, undefined))
      if (reason === 'CONSENT_WITHDRAWN') withdrawn.set(id, outcome);
    const documents: DriftedDocument[] = [];
    for (const { id, url, site, capturedAt } of keptDocuments(out, frontier)) {
      const outcome = withdrawn.get(id);
      const isOlder = capturedAt < (changedAt.get(new URL(url).origin) ?? 0);
      if (outcome !== undefined) documents.push({ id, site, url, verdict: 'withdrawn', outcome });
      else if (isOlder) documents.push({ id, site, url, verdict: 'stands', outcome: 'keep' });
    }
    return { hosts, terms, documents: documents.sort(bySiteAndUrl) };
  } finally {
    frontier.close();
  }
}

function* keptDocuments(out: OutDir, frontier: Frontier): Generator<Kept> {
  const folder = out.path('outcomes');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const curated = names.filter((name) => /^curate-.*\.jsonl$/u.test(name)).sort();
  if (curated.length === 0) {
    for (const { url, site, payloadDigest, capturedAt } of frontier.captures())
      yield { id: documentId(url, payloadDigest), url, site, capturedAt };
    return;
  }
  for (const name of curated) {
    for (const { bytes } of readLines(join(folder, name))) {
      const row = JSON.parse(bytes.toString('utf8')) as OutcomeRow;
      if (row.kind !== 'keep') continue;
      const { capturedAt } = row.detail['capture'] as { capturedAt: string };
      yield { id: row.id, url: row.url, site: row.site, capturedAt: Date.parse(capturedAt) };
    }
  }
}

function bySiteAndUrl(a: DriftedDocument, b: DriftedDocument): number {
  const [x, y] = [`${a.site}\n${a.url}\n${a.id}`, `${b.site}\n${b.url}\n${b.id}`];
  return x < y ? -1 : Number(x > y);
}
