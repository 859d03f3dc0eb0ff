import { PassThrough } from 'node:stream';
import { existsSync, statSync } from 'node:fs';
import { ConfigError } from '../../core/failures.ts';
import { count, emptyTally } from '../../core/outcome.ts';
import type { Receipt } from '../../core/run.ts';
import type { SiteProfile } from '../../core/site-profile.ts';
import { crawl, crawlOutcomes, visitOf } from '../../crawl/crawl.ts';
import { finishedFiles } from '../../crawl/archive.ts';
import { ThreadArchive } from '../archive-thread.ts';
import { adoptCrawlRules } from '../crawl-rules.ts';
import { DurableFile } from '../durable.ts';
import { outcomeFile } from '../out-dir.ts';
import { pageLinks } from '../page-links.ts';
import { taskDigest, type Plan } from '../plan.ts';
import { findReceipt, writeReceipt } from '../receipts.ts';
import { settle, type Run } from '../runner.ts';
import { writeStanding } from '../standing.ts';

const CRAWL_VERSION = 5;

/** WARC files of a folder, sorted. @throws ConfigError when there is none. */
export async function* existingCaptures(folder: string): AsyncGenerator<string> {
  const files = existsSync(folder) && statSync(folder).isDirectory() ? finishedFiles(folder) : [];
  if (files.length === 0)
    throw new ConfigError(`${folder}: holds no WARC files (*.warc.gz, *.warc, *.arc, *.wet)`);
  yield* files;
}

/** Crawls and hands on each WARC file as soon as it is finished; a crawl that is done already hands on its files. */
export async function* crawlStage(run: Run): AsyncGenerator<string> {
  const before = visitOf(run.out.frontier, false);
  const visit = visitOf(run.out.frontier, run.options.recrawl);
  const rules = crawlDigest(run.plan);
  const sites = chosenSites(run.plan);
  adoptCrawlRules(run, rules, sites, visit > before);
  const digest = taskDigest('crawl', CRAWL_VERSION, { plan: rules, visit });
  const known = run.options.resume ? findReceipt(run.out, 'crawl', 'all', digest) : undefined;
  if (known !== undefined) {
    settle(run, known);
    yield* finishedFiles(run.out.captures);
    return;
  }
  run.listener.stageStarted('crawl');
  const files = new PassThrough({ objectMode: true, highWaterMark: 1_000_000 });
  const done = startCrawl(run, sites, (path) => files.write(path)).finally(() => files.end());
  for await (const path of files) yield path as string;
  if (await done) finishCrawl(run, digest);
}

/** What a crawl depends on: the crawl section, the profiles and the opt-outs; not thresholds. */
function crawlDigest(plan: Plan): `sha256:${string}` {
  const { testServer: _, ...section } = plan.pipeline.crawl;
  const rules = Object.entries(plan.rules.digests).filter(([name]) => /^(?:sites|opt-outs)\//u.test(name));
  return taskDigest('crawl', CRAWL_VERSION, { section, rules: Object.fromEntries(rules) });
}

function startCrawl(
  run: Run,
  sites: readonly SiteProfile[],
  onFile: (path: string) => void,
): Promise<boolean> {
  const { crawl: section } = run.plan.pipeline;
  const { product, contact, purpose } = section.userAgent;
  const testServer = run.options.testServer ?? section.testServer;
  if (testServer !== null)
    run.listener.note(`TEST SERVER: .example, .test and .localhost hosts are served from ${testServer}`);
  return crawl({
    ...section,
    testServer,
    sites,
    frontierPath: run.out.frontier,
    capturesFolder: run.out.captures,
    product,
    userAgent: `${product}/0.1 (+${contact}; ${purpose})`,
    signal: run.signal,
    openArchive: (options) => new ThreadArchive(options),
    links: pageLinks,
    optedOut: (url) => run.plan.rules.optOuts.covers(url),
    onFile,
    onAct: (act) => void run.ledger.act(act),
    onProgress: (documents) => run.listener.progress('crawl', { documents }),
  });
}

/** Approved profiles, and barred ones so that their refusal is on record. @throws ConfigError for an unknown id. */
function chosenSites(plan: Plan): readonly SiteProfile[] {
  const { sites } = plan.pipeline.crawl;
  const { profiles, byId } = plan.rules.sites;
  if (sites === 'all') return profiles.filter((site) => site.status !== 'pending');
  return sites.map((id) => {
    const site = byId(id);
    if (site === undefined)
      throw new ConfigError(`${plan.file}: crawl.sites names ${id}, which has no profile`);
    if (site.status === 'pending')
      throw new ConfigError(`${plan.file}: site ${id} is pending; approve its profile first`);
    return site;
  });
}

function finishCrawl(run: Run, digest: `sha256:${string}`): void {
  const file = outcomeFile('crawl', 'all');
  const outcomes = new DurableFile(run.out.path(file));
  const tally = emptyTally();
  for (const row of crawlOutcomes(run.out.frontier)) {
    count(tally, row.kind, row.reason);
    outcomes.write(Buffer.from(`${JSON.stringify(row)}\n`));
  }
  const receipt: Receipt = {
    stage: 'crawl',
    shard: 'all',
    digest,
    inputs: [],
    outputs: [writeStanding(run.out)],
    outcomes: { file, ...outcomes.commit() },
    tally,
  };
  writeReceipt(run.out, receipt);
  settle(run, receipt);
  run.listener.stageFinished('crawl', tally);
}
