import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentId } from '../core/ids.ts';
import type { FileRef } from '../core/run.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { CapturedUrl } from '../crawl/frontier.ts';
import { Frontier } from '../crawl/frontier.ts';
import { DurableFile } from './durable.ts';
import { STANDING, type OutDir } from './out-dir.ts';
import { readLines } from './read-lines.ts';

/** A captured document that the latest visit no longer lets into a release, and why. */
export interface Fallen {
  readonly id: string;
  readonly url: string;
  readonly site: string;
  readonly reason: 'PAGE_SUPERSEDED' | 'PAGE_GONE' | 'CONSENT_WITHDRAWN';
  /** What the crawl said of the address. */
  readonly outcome: string;
}

/** Outcomes by which a site, or its owner, no longer lets us use a page. Doubt means no: so does robots.txt that cannot be read. */
const WITHDRAWN: ReadonlySet<string> = new Set<ReasonCode>([
  'ROBOTS_DISALLOWED',
  'ROBOTS_REFUSED',
  'ROBOTS_UNREACHABLE',
  'ROBOTS_AI_REFUSED',
  'AI_TRAINING_REFUSED',
  'GENERIC_REFUSAL',
  'HTTP_REFUSED',
  'OPTED_OUT',
  'SITE_BARRED',
]);

/** Outcomes that say nothing of the page itself: it stands as it was last seen. */
const UNKNOWN: ReadonlySet<string> = new Set<ReasonCode>([
  'HTTP_ERROR',
  'RESPONSE_TOO_SLOW',
  'PAGE_BUDGET_SPENT',
]);

/** Why a captured page does not stand any more, or undefined. */
function fallenBy(page: CapturedUrl): Fallen['reason'] | undefined {
  const reason = page.reason ?? '';
  if (page.kind === 'reject' && WITHDRAWN.has(reason)) return 'CONSENT_WITHDRAWN';
  if (!page.isCurrent) return 'PAGE_SUPERSEDED';
  return page.kind === 'reject' && !UNKNOWN.has(reason) ? 'PAGE_GONE' : undefined;
}

/** Writes down which captured documents have fallen since they were captured; none after a first visit. */
export function writeStanding(out: OutDir): FileRef {
  const frontier = new Frontier(out.frontier);
  const file = new DurableFile(out.path(STANDING));
  try {
    for (const page of frontier.captures()) {
      const reason = fallenBy(page);
      if (reason === undefined) continue;
      const { url, site } = page;
      const id = documentId(url, page.payloadDigest);
      const row: Fallen = { id, url, site, reason, outcome: page.reason ?? page.kind };
      file.write(Buffer.from(`${JSON.stringify(row)}\n`));
    }
    return { file: STANDING, ...file.commit() };
  } finally {
    frontier.close();
  }
}

/** The fallen documents of an out directory, or of the one whose captures are given. */
export function* readStanding(out: OutDir, captures: string | undefined): Generator<Fallen> {
  const path = captures === undefined ? out.path(STANDING) : join(dirname(captures), STANDING);
  if (!existsSync(path)) return;
  for (const { bytes } of readLines(path)) yield JSON.parse(bytes.toString('utf8')) as Fallen;
}
