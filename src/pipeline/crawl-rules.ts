import { existsSync, readFileSync } from 'node:fs';
import { digestOf, type Digest, type Json, type JsonObject } from '../core/digest.ts';
import { ConfigError } from '../core/failures.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { reconsider } from '../crawl/reconsider.ts';
import { writeDurably } from './durable.ts';
import { act, type Run } from './runner.ts';

/** The rules that a crawl held to when it last went on, by name and digest. */
interface CrawlRules {
  readonly digest: Digest;
  /** Of the crawl section of the pipeline file, key by key. */
  readonly section: JsonObject;
  readonly sites: Readonly<Record<string, Digest>>;
  readonly optOuts: Readonly<Record<string, Digest>>;
}

const FILE = 'crawl.rules.json';
/** So many changed sites are named in the ledger; the others are counted. */
const NAMED_MAX = 100;

/**
 * Goes on under today's rules: changed profiles, opt-outs and options hold from here on. What they decide
 * otherwise is asked about again, and the change is on record in the ledger.
 * @param sites those that are read now.
 * @throws ConfigError when the visit cannot be gone on with: hosts answer by the product token.
 */
export function adoptCrawlRules(
  run: Run,
  digest: Digest,
  sites: readonly SiteProfile[],
  isNewVisit: boolean,
): void {
  const before = readRules(run);
  if (before?.digest === digest && !isNewVisit) return;
  const now = rulesOf(run, digest, sites);
  if (existsSync(run.out.frontier)) {
    if (!isNewVisit) refuseOtherProduct(run, before, now);
    if (before?.digest !== digest) change(run, sites, before, now, isNewVisit);
  }
  writeDurably(run.out.path(FILE), `${JSON.stringify(now)}\n`);
}

function change(
  run: Run,
  sites: readonly SiteProfile[],
  before: CrawlRules | undefined,
  now: CrawlRules,
  isNewVisit: boolean,
): void {
  const changed = sites.filter(({ id }) => before?.sites[id] !== now.sites[id]);
  const optOuts = digestOf(before?.optOuts ?? {}) !== digestOf(now.optOuts);
  const optedOut = (url: string): boolean => run.plan.rules.optOuts.covers(url);
  // A new visit asks about every address anyway.
  const decided = isNewVisit ? {} : reconsider(run.out.frontier, { sites: changed, optOuts, optedOut });
  const left = Object.keys(before?.sites ?? {}).filter((id) => now.sites[id] === undefined);
  const options = Object.keys(now.section).filter(
    (key) => digestOf(before?.section[key] ?? null) !== digestOf(now.section[key] ?? null),
  );
  act(run, 'crawl.rules', {
    before: before?.digest ?? null,
    now: now.digest,
    sites: changed.length,
    named: changed.slice(0, NAMED_MAX).map(({ id }) => id),
    sitesLeft: left.length,
    optOuts,
    options,
    ...decided,
  });
  run.listener.note(
    `the rules of this crawl have changed since it last ran (${changed.length} site profile(s), ${left.length} left out${optOuts ? ', opt-outs' : ''}${options.length === 0 ? '' : `, ${options.join(', ')}`}): they hold from here on`,
  );
}

function rulesOf(run: Run, digest: Digest, sites: readonly SiteProfile[]): CrawlRules {
  const { testServer: _, ...section } = run.plan.pipeline.crawl;
  const optOuts = Object.entries(run.plan.rules.digests).filter(([name]) => name.startsWith('opt-outs/'));
  return {
    digest,
    section,
    sites: Object.fromEntries(sites.map((site) => [site.id, digestOf(site as unknown as Json)])),
    optOuts: Object.fromEntries(optOuts),
  };
}

// What robots.txt said to one product says nothing of another: outcomes of one visit could not be told apart.
function refuseOtherProduct(run: Run, before: CrawlRules | undefined, now: CrawlRules): void {
  const [old, wanted] = [before, now].map(
    (rules) => (rules?.section['userAgent'] as { product?: string } | undefined)?.product,
  );
  if (old === undefined || old === wanted) return;
  throw new ConfigError(
    `${run.plan.file}: crawl.userAgent.product was ${old} when this visit began and is ${wanted} now, and robots.txt answers by product; finish the visit as ${old} and begin the next one with --recrawl, or choose another --out`,
  );
}

function readRules(run: Run): CrawlRules | undefined {
  const path = run.out.path(FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as CrawlRules) : undefined;
}
