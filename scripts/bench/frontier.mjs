// Cost of a claim and of a finished page with its links, peak memory and file size, as the frontier grows.
// Usage: node scripts/bench/frontier.mjs [--urls 10000000] [--sites 10000] [--links 30]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ready } from '../ready.mjs';

const { values } = parseArgs({
  options: {
    urls: { type: 'string', default: '10000000' },
    sites: { type: 'string', default: '10000' },
    links: { type: 'string', default: '30' },
  },
});
const [urls, sites, links] = ['urls', 'sites', 'links'].map((name) => Number(values[name]));

ready();
const { Frontier } = await import('../../dist/crawl/frontier.js');
const folder = mkdtempSync(join(tmpdir(), 'jingliu-frontier-'));
const path = join(folder, 'frontier.sqlite');
const frontier = new Frontier(path);
const added = new Uint32Array(sites);
let total = 0;

for (let site = 0; site < sites; site += 1) frontier.add([newUrl(site)]);
frontier.commit();
let mark = 100_000;
let pages = 0;
let started = performance.now();
// Sites take turns, as in a polite crawl: the worst order for the database's cache.
const turns = Math.ceil((urls - sites) / links);
for (let turn = 0; turn < turns; turn += 1) {
  const site = turn % sites;
  const queued = frontier.next(name(site));
  const found = Array.from({ length: links }, () => newUrl(site));
  frontier.finish(queued.id, { kind: 'keep', bytes: 20_000, detail: { status: 200 } }, found);
  pages += 1;
  if (pages % 20 === 0) frontier.commit();
  if (total >= mark) {
    report();
    mark = Math.min(mark * (mark < 1_000_000 ? 10 : 2), urls);
    pages = 0;
    started = performance.now();
  }
}
if (pages > 0) report();
frontier.close();
rmSync(folder, { recursive: true });

function name(site) {
  return `site${String(site).padStart(6, '0')}`;
}

function newUrl(site) {
  const n = (added[site] += 1);
  total += 1;
  const url = `http://${name(site)}.example/articles/${n % 97}/${n}.html`;
  return {
    url,
    site: name(site),
    depth: Math.ceil(Math.log2(n + 1)),
    via: `http://${name(site)}.example/`,
    priority: 2,
    hops: 0,
  };
}

function report() {
  const us = ((performance.now() - started) / pages) * 1000;
  const claim = performance.now();
  for (let i = 0; i < 1000; i += 1) frontier.next(name((i * 7919) % sites));
  const claimUs = performance.now() - claim;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const disk = statSync(path).size;
  process.stdout.write(
    `${total} URLs: ${us.toFixed(0)} µs a page, ${((links / us) * 1e6).toFixed(0)} inserts/s, ${(1e6 / claimUs).toFixed(0)} claims/s, peak ${peakMb.toFixed(0)} MB, ${(disk / 1e9).toFixed(2)} GB on disk (${(disk / total).toFixed(0)} bytes a URL)\n`,
  );
}
