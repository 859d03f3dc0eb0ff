import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SiteProfile } from '../../src/core/site-profile.ts';
import { Doors } from '../../src/crawl/doors.ts';
import { serverAddresses } from '../../src/crawl/server-addresses.ts';
import { serving, siteOf, visit } from './support.ts';

/** One request as its server saw it, in milliseconds. */
interface Asked {
  readonly host: string;
  readonly from: number;
  readonly to: number;
}

const PAGES = Array.from({ length: 4 }, (_, i) => `<a href="/${i}">`).join('');
const ANSWER_MS = 15;
const slow = { delayFactor: 1, delayMsMin: 60, delayMsMax: 60 };
const quick = { delayFactor: 1, delayMsMin: 20, delayMsMax: 20 };

/** Crawls the sites at once; what the one server behind them saw, in order. */
async function crawled(
  sites: readonly SiteProfile[],
  addresses: Readonly<Record<string, readonly string[]>>,
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  await serving(
    (request, response) => {
      const from = performance.now();
      const isPage = /^\/\d?$/u.test(request.url ?? '');
      setTimeout(() => {
        asked.push({ host: request.headers.host ?? '', from, to: performance.now() });
        response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' }).end(isPage ? PAGES : '');
      }, ANSWER_MS);
    },
    (server) =>
      visit(mkdtempSync(join(tmpdir(), 'jingliu-doors-')), server, sites, {
        addressesOf: (hostname) => addresses[hostname] ?? [],
      }),
  );
  return asked.sort((a, b) => a.from - b.from);
}

/** The shortest time from an answer to the next request; below zero where two overlap. */
function shortestGap(asked: readonly Asked[]): number {
  return Math.min(...asked.slice(1).map(({ from }, i) => from - (asked[i]?.to ?? 0)));
}

const a = siteOf('a', { pace: quick });
const b = siteOf('b', { pace: quick });

describe('two profiles on one server, as its log has it', () => {
  it('one address: one request at a time, with the pause between them', async () => {
    const asked = await crawled([a, b], { 'a.example': ['192.0.2.1'], 'b.example': ['192.0.2.1'] });
    expect(asked).toHaveLength(16);
    expect(shortestGap(asked)).toBeGreaterThanOrEqual(19);
    // Neither waits for the other to finish.
    expect(new Set(asked.slice(0, 4).map(({ host }) => host))).toEqual(new Set(['a.example', 'b.example']));
  });

  it('an address shared among several', async () => {
    const asked = await crawled([a, b], {
      'a.example': ['192.0.2.2', '192.0.2.1'],
      'b.example': ['192.0.2.1', '192.0.2.3'],
    });
    expect(shortestGap(asked)).toBeGreaterThanOrEqual(19);
  });

  it('the longer of two pauses holds before a request of either', async () => {
    const sites = [siteOf('a', { pace: slow }), b];
    const asked = await crawled(sites, { 'a.example': ['192.0.2.1'], 'b.example': ['192.0.2.1'] });
    const gaps = asked.slice(1).map(({ from, host }, i) => ({ host, ms: from - (asked[i]?.to ?? 0) }));
    const beforeSlow = gaps.filter(({ host }, i) => host === 'a.example' || asked[i]?.host === 'a.example');
    expect(Math.min(...beforeSlow.map(({ ms }) => ms))).toBeGreaterThanOrEqual(59);
  });

  it('one host named by both', async () => {
    const hosts = ['shared.example'];
    const sites = [
      siteOf('a', { pace: quick, hosts, seeds: ['http://shared.example/'] }),
      siteOf('b', { pace: quick, hosts, seeds: ['http://shared.example/0'] }),
    ];
    const asked = await crawled(sites, {});
    expect(asked.length).toBeGreaterThanOrEqual(8);
    expect(shortestGap(asked)).toBeGreaterThanOrEqual(19);
  });

  it('servers of their own are asked side by side', async () => {
    const asked = await crawled([a, b], { 'a.example': ['192.0.2.1'], 'b.example': ['192.0.2.2'] });
    expect(shortestGap(asked)).toBeLessThan(0);
  });
});

describe('the door of a server', () => {
  const signal = new AbortController().signal;

  it('opens for the next when work fails', async () => {
    const doors = new Doors(() => ['192.0.2.1']);
    const knock = { delayMs: 0, signal };
    const broken = doors.through('http://a.example/', knock, () => Promise.reject(new Error('broken')));
    const next = doors.through('http://b.example/', knock, () => Promise.resolve('in'));
    await expect(broken).rejects.toThrow('broken');
    expect(await next).toBe('in');
  });

  it('lets nobody in when the crawl has stopped, and keeps nobody waiting', async () => {
    const doors = new Doors(() => ['192.0.2.1']);
    const stop = new AbortController();
    const knock = { delayMs: 60_000, signal: stop.signal };
    await doors.through('http://a.example/', knock, (answered) => Promise.resolve(answered(60_000)));
    const waiting = ['a', 'b', 'c'].map((host) =>
      doors.through(`http://${host}.example/`, knock, () => Promise.resolve('in')),
    );
    stop.abort();
    const ends = await Promise.allSettled(waiting);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});

describe('where a name leads', () => {
  it('is itself for an address, and nowhere for a name that a test server stands in for', async () => {
    const addressesOf = serverAddresses((hostname) => hostname.endsWith('.example'));
    expect(await addressesOf('a.example')).toEqual([]);
    expect(await addressesOf('192.0.2.7')).toEqual(['192.0.2.7']);
    expect(await addressesOf('[2001:db8::7]')).toEqual(['2001:db8::7']);
  });
});
