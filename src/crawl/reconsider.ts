import Database from 'better-sqlite3';
import type { ReasonCode } from '../core/reasons.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { scopeRefusal } from './scope.ts';

/** What is not as it was when a visit was last gone on with. */
export interface ChangedRules {
  /** Sites that are read now and whose profile is new or another. */
  readonly sites: readonly SiteProfile[];
  /** True when opt-outs were added or withdrawn. */
  readonly optOuts: boolean;
  /** `url` in canonical form. */
  optedOut(url: string): boolean;
}

/** What a visit decides again under changed rules. */
export interface Reconsidered {
  /** Addresses that were turned down by a rule and are asked about again. */
  readonly reopened: number;
  /** Captured pages that the rules do not cover any more; the visit ends them with the reason. */
  readonly withdrawn: number;
}

/** Reasons that stand in rules, or that a changed basis can lift: the answer of a server is asked for again only for these. */
const RULED: readonly ReasonCode[] = [
  'OPTED_OUT',
  'SITE_BARRED',
  'OUT_OF_SCOPE',
  'PATH_EXCLUDED',
  'DEPTH_EXCEEDED',
  'PAGE_BUDGET_SPENT',
  'ROBOTS_DISALLOWED',
  'ROBOTS_REFUSED',
  'ROBOTS_UNREACHABLE',
  'ROBOTS_AI_REFUSED',
  'AI_TRAINING_REFUSED',
];

/**
 * Puts back into the queue of the visit under way, or just ended, what changed rules decide otherwise: the
 * visit then judges it as it judges any address. Pages that are captured and still covered are left alone.
 * Addresses of a host follow it to the profile that names it now. One transaction; calling it again changes
 * nothing.
 */
export function reconsider(frontierPath: string, changed: ChangedRules): Reconsidered {
  const db = new Database(frontierPath);
  try {
    return db.transaction(() => {
      for (const site of changed.sites) adoptHosts(db, site);
      const result = { reopened: reopen(db, changed), withdrawn: withdraw(db, changed) };
      recount(db);
      return result;
    })();
  } finally {
    db.close();
  }
}

// '0' comes right after '/': the range is every address of the host.
function adoptHosts(db: Database.Database, { id, hosts }: SiteProfile): void {
  const move = db.prepare('UPDATE urls SET site = ? WHERE url >= ? AND url < ? AND site <> ?');
  for (const host of hosts)
    for (const scheme of ['http', 'https']) move.run(id, `${scheme}://${host}/`, `${scheme}://${host}0`, id);
}

const REOPEN = 'UPDATE urls SET kind = NULL, reason = NULL, tries = 0, detail = NULL, bytes = 0';

function reopen(db: Database.Database, { sites, optOuts }: ChangedRules): number {
  const ids = JSON.stringify(sites.map(({ id }) => id));
  const ruled = db
    .prepare(
      `${REOPEN} WHERE kind = 'reject' AND reason IN (SELECT value FROM json_each(?)) AND site IN (SELECT value FROM json_each(?))`,
    )
    .run(JSON.stringify(RULED), ids).changes;
  if (!optOuts) return ruled;
  return ruled + db.prepare(`${REOPEN} WHERE kind = 'reject' AND reason = 'OPTED_OUT'`).run().changes;
}

function withdraw(db: Database.Database, { sites, optOuts, optedOut }: ChangedRules): number {
  const byId = new Map(sites.map((site) => [site.id, site]));
  const withdrawn: number[] = [];
  for (const row of db.prepare("SELECT id, url, site FROM urls WHERE kind = 'keep'").iterate()) {
    const { id, url, site } = row as { id: number; url: string; site: string };
    if ((optOuts && optedOut(url)) || isUncovered(url, byId.get(site))) withdrawn.push(id);
  }
  const requeue = db.prepare(`${REOPEN} WHERE id = ?`);
  for (const id of withdrawn) requeue.run(id);
  return withdrawn.length;
}

// How deep a page lies and what looks like a trap say what to fetch, not what may be kept.
function isUncovered(url: string, site: SiteProfile | undefined): boolean {
  if (site === undefined) return false;
  const refusal = scopeRefusal(url, 0, site);
  return site.status === 'barred' || refusal === 'OUT_OF_SCOPE' || refusal === 'PATH_EXCLUDED';
}

function recount(db: Database.Database): void {
  db.exec(`DELETE FROM spent;
    INSERT INTO spent (site, pages, bytes) SELECT site, count(*), sum(bytes) FROM urls WHERE kind = 'keep' GROUP BY site`);
}
