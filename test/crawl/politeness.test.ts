import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SiteProfile } from '../../src/core/site-profile.ts';
import { serving, siteOf, visit } from './support.ts';

interface Asked {
  readonly path: string;
  readonly at: number;
  readonly userAgent: string;
}

/** Crawls a.example; what was asked, when, and what became of it. */
async function crawled(
  answers: Readonly<Record<string, { status?: number; body?: string; headers?: Record<string, string> }>>,
  more: Partial<SiteProfile> = {},
): Promise<{ asked: Asked[]; ends: Readonly<Record<string, string>>; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'jingliu-polite-'));
  const asked: Asked[] = [];
  const { ends } = await serving(
    (request, response) => {
      const path = request.url ?? '';
      asked.push({ path, at: performance.now(), userAgent: request.headers['user-agent'] ?? '' });
      const { status = 200, body = '', headers = {} } = answers[path] ?? { status: 404 };
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
    },
    (server) => visit(folder, server, [siteOf('a', more)]),
  );
  return { asked, ends, folder };
}

const gaps = (asked: readonly Asked[]): number[] =>
  asked.slice(1).map(({ at }, i) => at - (asked[i]?.at ?? 0));

describe('the pace of one host, as its server sees it', () => {
  const links = '<a href="/1"><a href="/2">';
  const text = { 'content-type': 'text/plain' };

  it('holds for robots.txt and policy files as for pages', async () => {
    const pace = { delayFactor: 1, delayMsMin: 40, delayMsMax: 500 };
    const { asked } = await crawled({ '/': { body: links }, '/1': {}, '/2': {} }, { pace });
    expect(asked.map(({ path }) => path)).toEqual([
      '/robots.txt',
      '/.well-known/tdmrep.json',
      '/ai.txt',
      '/',
      '/1',
      '/2',
    ]);
    expect(Math.min(...gaps(asked))).toBeGreaterThanOrEqual(39);
  });

  it('is no faster than Crawl-delay, from the request after robots.txt on', async () => {
    const robots = { body: 'User-agent: *\nCrawl-delay: 0.1', headers: text };
    const { asked } = await crawled({ '/robots.txt': robots, '/': { body: links }, '/1': {}, '/2': {} });
    expect(asked).toHaveLength(6);
    expect(Math.min(...gaps(asked))).toBeGreaterThanOrEqual(99);
  });

  it('ends the visit when the server asks for a longer pause than it can wait for', async () => {
    const busy = { status: 503, headers: { 'retry-after': '3600' } };
    const { asked, ends } = await crawled({ '/': { body: links }, '/1': busy, '/2': {} });
    expect(ends).toEqual({ 'a.example/': 'keep', 'a.example/1': 'HTTP_ERROR', 'a.example/2': 'HTTP_ERROR' });
    expect(asked.map(({ path }) => path)).not.toContain('/2');
  });

  const many = Array.from({ length: 40 }, (_, i) => `<a href="/${i + 1}">`).join('');
  const everywhere = (status: number): Record<string, { status: number }> =>
    Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`/${i + 1}`, { status }]));

  it.each([
    [401, 10, 'HTTP_REFUSED'],
    [403, 10, 'HTTP_REFUSED'],
    [429, 10, 'HTTP_REFUSED'],
    [451, 10, 'HTTP_REFUSED'],
    [500, 20, 'HTTP_ERROR'],
    [503, 20, 'HTTP_ERROR'],
    [404, 40, 'HTTP_GONE'],
  ])(
    'a host that answers %i to everything is asked for %i pages, and all end as %s',
    async (status, n, reason) => {
      const { asked, ends } = await crawled({ '/': { body: many }, ...everywhere(status) });
      expect(asked.filter(({ path }) => /^\/\d+$/u.test(path))).toHaveLength(n);
      const others = Object.entries(ends).filter(([url]) => url !== 'a.example/');
      expect(others).toHaveLength(40);
      expect(new Set(others.map(([, end]) => end))).toEqual(new Set([reason]));
    },
  );

  it('a page in between shows that only some pages are closed', async () => {
    const closed = { ...everywhere(403), '/5': {}, '/14': {}, '/23': {}, '/32': {} };
    const { asked } = await crawled({ '/': { body: many }, ...closed });
    expect(asked.filter(({ path }) => /^\/\d+$/u.test(path))).toHaveLength(40);
  });

  it('names itself the same way in every request', async () => {
    const { asked } = await crawled({ '/': { body: links }, '/1': {}, '/2': {} });
    expect(new Set(asked.map(({ userAgent }) => userAgent))).toEqual(new Set(['jingliu/0 (test)']));
  });

  it('starts no request sooner after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jingliu-restart-'));
    const pace = { delayFactor: 1, delayMsMin: 150, delayMsMax: 500 };
    const times: number[] = [];
    await serving(
      (request, response) => {
        times.push(performance.now());
        const n = Number(/(\d+)/u.exec(request.url ?? '')?.[1] ?? 0);
        const isPage = request.url === '/' || n > 0;
        response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' });
        response.end(n < 3 ? `<p>${'甲乙丙丁'[n]}</p><a href="/${n + 1}">` : '<p>完</p>');
      },
      async (address) => {
        const stop = new AbortController();
        const site = siteOf('a', { pace });
        await visit(folder, address, [site], { signal: stop.signal, onProgress: () => stop.abort() });
        const again = await visit(folder, address, [site]);
        expect(again.isDone).toBe(true);
      },
    );
    expect(Math.min(...times.slice(1).map((at, i) => at - (times[i] ?? 0)))).toBeGreaterThanOrEqual(149);
  });
});

describe('what our reading means for a host (CN-CRW-01)', () => {
  it('is on record once, after robots.txt and before the first page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jingliu-impact-'));
    const events: string[] = [];
    const pace = { delayFactor: 5, delayMsMin: 20, delayMsMax: 500 };
    const { acts } = await serving(
      (request, response) => {
        events.push(request.url ?? '');
        response.writeHead(request.url === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html' });
        response.end('<a href="/1">1</a>');
      },
      (server) =>
        visit(folder, server, [siteOf('a', { pace })], {
          onAct: ({ action }) => void events.push(action),
        }),
    );
    expect(acts).toEqual([]);
    expect(events.filter((event) => event === 'host.impact')).toHaveLength(1);
    expect(events[0]).toBe('/robots.txt');
    expect(events.indexOf('host.impact')).toBeLessThan(events.indexOf('/'));
    expect(events.indexOf('robots.snapshot')).toBeLessThan(events.indexOf('host.impact'));
  });

  it('names rate, connections, hours and budget', async () => {
    const hours = { from: 0, to: 24, utcOffset: 8 };
    const pace = { delayFactor: 5, delayMsMin: 30, delayMsMax: 500, hours };
    const folder = mkdtempSync(join(tmpdir(), 'jingliu-impact-'));
    const { acts } = await serving(
      (_request, response) => void response.writeHead(404).end(),
      (server) => visit(folder, server, [siteOf('a', { pace })]),
    );
    const impact = acts.find(({ action }) => action === 'host.impact');
    expect(impact).toMatchObject({
      objectId: 'http://a.example',
      ruleId: 'CN-CRW-01',
      payload: { connections: 1, requestsPerMinuteMax: 2000, pace, budget: siteOf('a').budget },
    });
  });
});

describe('what a host refuses in words for machines', () => {
  const reserved = {
    '/.well-known/tdmrep.json': {
      body: '[{"location":"/kept/*","tdm-reservation":1},{"location":"/","tdm-reservation":0}]',
      headers: { 'content-type': 'application/json' },
    },
  };

  it('is not fetched: paths that tdmrep.json reserves', async () => {
    const { asked, ends } = await crawled({
      ...reserved,
      '/': { body: '<a href="/kept/1"><a href="/free">' },
      '/kept/1': {},
      '/free': {},
    });
    expect(ends).toEqual({
      'a.example/': 'keep',
      'a.example/free': 'keep',
      'a.example/kept/1': 'AI_TRAINING_REFUSED',
    });
    expect(asked.map(({ path }) => path)).not.toContain('/kept/1');
  });

  it('is fetched under a contract that covers it', async () => {
    const basis = { kind: 'contract', grantsCrawl: true, evidence: {} } as unknown as SiteProfile['basis'];
    const { ends } = await crawled(
      { ...reserved, '/': { body: '<a href="/kept/1">' }, '/kept/1': {} },
      { basis },
    );
    expect(ends['a.example/kept/1']).toBe('keep');
  });
});
