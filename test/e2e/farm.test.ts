import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/warc/records.ts';
import { ended, jingliu, ROOT, start, temporary } from './cli.ts';

interface Farm {
  readonly port: number;
  close(): Promise<unknown>;
}
interface Scripts {
  serveFarm(options: object): Promise<Farm>;
  writeFarmPlan(folder: string, options: object): string;
}

const HOSTS = 40;
const PAGES = 8;
const DELAY_MS = 60;
const CONCURRENCY = 16;
const KILLS = 3;
const work = temporary('farm');
let scripts: Scripts;

beforeAll(async () => {
  const load = (name: string): Promise<object> => import(join(ROOT, 'scripts', name)) as Promise<object>;
  const { ready } = (await load('ready.mjs')) as { ready(): void };
  ready();
  scripts = { ...(await load('bench/farm.mjs')), ...(await load('bench/farm-plan.mjs')) } as Scripts;
}, 600_000);

/** How often each page stands in the WARC files. */
async function onRecord(out: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const name of readdirSync(join(out, 'captures')))
    for await (const item of readRecords(join(out, 'captures', name))) {
      if (item.kind !== 'record' || item.record.headers.get('warc-type') !== 'response') continue;
      const uri = item.record.headers.get('warc-target-uri') ?? '';
      if (/\/(?:p\/\d+\.html)?$/u.test(uri)) counts.set(uri, (counts.get(uri) ?? 0) + 1);
    }
  return counts;
}

describe('a farm of hosts, crawled politely and killed', () => {
  it('has every page once; its own log shows no delay undercut and no page asked for again but in flight', async () => {
    const seen: { host: number; path: string; at: number }[] = [];
    const farm = await scripts.serveFarm({
      hosts: HOSTS,
      pages: PAGES,
      bytes: 3000,
      // Long enough to be handed to the archive's thread, not copied.
      robots: () => `User-agent: *\nDisallow: /none/\n${'# as long as real ones are\n'.repeat(800)}`,
      seen: (host: number, path: string, at: number) => void seen.push({ host, path, at }),
    });
    const pace = { delayFactor: 1, delayMsMin: DELAY_MS, delayMsMax: 2000 };
    const plan = scripts.writeFarmPlan(work, { hosts: HOSTS, pages: PAGES, concurrency: CONCURRENCY, pace });
    const out = join(work, 'out');
    const args = ['crawl', plan, '--out', out, '--test-server', `127.0.0.1:${farm.port}`];
    try {
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const child = start(args);
        const wanted = (HOSTS * PAGES * kill) / (KILLS + 1);
        while (seen.filter(({ path }) => path.startsWith('/p/')).length < wanted) {
          // A crawl that refuses its plan would never ask for a page.
          expect(child.exitCode).toBeNull();
          await sleep(5);
        }
        child.kill('SIGKILL');
        expect(await ended(child)).toBeNull();
      }
      expect(await ended(start(args))).toBe(0);
    } finally {
      await farm.close();
    }
    const pages = await onRecord(out);
    expect([pages.size, Math.max(...pages.values())]).toEqual([HOSTS * PAGES, 1]);
    const asked = seen.filter(({ path }) => path === '/' || path.startsWith('/p/'));
    expect(asked.length - pages.size).toBeLessThanOrEqual(KILLS * CONCURRENCY);
    expect(soonest(seen)).toBeGreaterThanOrEqual(DELAY_MS - 1);
    expect(jingliu(['audit', 'verify', '--out', out]).status).toBe(0);
  }, 600_000);
});

/** Shortest time between two requests to one host, in milliseconds. */
function soonest(seen: readonly { readonly host: number; readonly at: number }[]): number {
  const last = new Map<number, number>();
  let shortest = Infinity;
  for (const { host, at } of seen) {
    shortest = Math.min(shortest, at - (last.get(host) ?? -Infinity));
    last.set(host, at);
  }
  return shortest;
}
