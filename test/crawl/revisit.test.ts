import { mkdtempSync, readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/core/digest.ts';
import type { CrawlOptions } from '../../src/crawl/crawl.ts';
import { Frontier } from '../../src/crawl/frontier.ts';
import { pageLinks } from '../../src/pipeline/page-links.ts';
import type { WarcItem } from '../../src/warc/record.ts';
import { readRecords } from '../../src/warc/records.ts';
import { serving, siteOf, visit, type Visited } from './support.ts';

/** What a page of the test site is now. */
interface Now {
  readonly body?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** `etag` answers 304 to its own validator, `date` to Last-Modified, `none` gives no validator. */
  readonly validator?: 'etag' | 'date' | 'none';
}

const DATE = 'Wed, 01 Oct 2025 02:00:00 GMT';
const page = (text: string, ...links: string[]): Now => ({
  body: `<p>${text}</p>${links.map((link) => `<a href="${link}">`).join('')}`,
});

/** Visits a.example as often as there are states of it; returns each visit and the bodies sent in it. */
async function visits(
  states: readonly Readonly<Record<string, Now>>[],
  options: Partial<CrawlOptions> = {},
): Promise<{ folder: string; seen: (Visited & { bodies: string[]; asked: number })[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'jingliu-revisit-'));
  let now: Readonly<Record<string, Now>> = {};
  let bodies: string[] = [];
  let asked = 0;
  const seen: (Visited & { bodies: string[]; asked: number })[] = [];
  await serving(
    (request, response) => {
      const path = request.url ?? '';
      const state = now[path] ?? { status: 404 };
      asked += 1;
      if (answer(state, request.headers, response) && now[path] !== undefined && path !== '/robots.txt')
        bodies.push(path);
    },
    async (server) => {
      for (const [i, state] of states.entries()) {
        now = state;
        bodies = [];
        asked = 0;
        const visited = await visit(folder, server, [siteOf('a')], { ...options, another: i > 0 });
        seen.push({ ...visited, bodies, asked });
      }
    },
  );
  return { folder, seen };
}

/** @returns true when a body was sent. */
function answer(
  { body = '', status = 200, headers = {}, validator = 'etag' }: Now,
  asked: Readonly<Record<string, string | string[] | undefined>>,
  response: ServerResponse,
): boolean {
  const etag = `"${Buffer.from(body).toString('base64url').slice(-20)}"`;
  const own = { etag: { etag }, date: { 'last-modified': DATE }, none: {} }[validator];
  const isKnown =
    status === 200 &&
    (asked['if-none-match'] === etag || (validator === 'date' && asked['if-modified-since'] === DATE));
  response.writeHead(isKnown ? 304 : status, { 'content-type': 'text/html', ...own, ...headers });
  response.end(isKnown ? '' : body);
  return !isKnown;
}

async function records(
  folder: string,
  type: string,
): Promise<{ uri: string; refersTo: string; profile: string }[]> {
  const captures = join(folder, 'captures');
  const items: WarcItem[] = [];
  for (const name of readdirSync(captures).sort())
    for await (const item of readRecords(join(captures, name))) items.push(item);
  return items
    .flatMap((item) => (item.kind === 'record' ? [item.record.headers] : []))
    .filter((headers) => headers.get('warc-type') === type)
    .map((headers) => ({
      uri: headers.get('warc-target-uri') ?? '',
      refersTo: headers.get('warc-refers-to') ?? '',
      profile: (headers.get('warc-profile') ?? '').split('/').at(-1) ?? '',
    }));
}

describe('a second visit', () => {
  it('asks for validators and fetches no body again when nothing changed', async () => {
    const site = {
      '/': page('首页', '/a', '/b', '/c'),
      '/a': page('甲'),
      '/b': { ...page('乙'), validator: 'date' as const },
      '/c': { ...page('丙'), validator: 'none' as const },
    };
    const { folder, seen } = await visits([site, site]);
    expect(seen[0]?.bodies.sort()).toEqual(['/', '/a', '/b', '/c']);
    expect(seen[1]?.bodies).toEqual(['/c']);
    expect(seen[1]?.ends).toEqual(seen[0]?.ends);
    const revisits = (await records(folder, 'revisit')).map(({ uri, profile }) => `${uri} ${profile}`);
    expect(revisits.sort()).toEqual([
      'http://a.example/ server-not-modified',
      'http://a.example/a server-not-modified',
      'http://a.example/b server-not-modified',
      'http://a.example/c identical-payload-digest',
    ]);
    const ids = new Set<string | undefined>();
    for await (const item of readRecords(join(folder, 'captures', 'jingliu-00000.warc.gz')))
      ids.add(item.kind === 'record' ? item.record.headers.get('warc-record-id') : '');
    for (const { refersTo } of await records(folder, 'revisit')) expect(ids).toContain(refersTo);
  });

  it('captures what changed, follows its new links, and lets the old page fall', async () => {
    const { folder, seen } = await visits([
      { '/': page('首页', '/a'), '/a': page('甲') },
      { '/': page('首页', '/a'), '/a': page('新甲', '/n'), '/n': page('新') },
    ]);
    expect(seen[1]?.bodies.sort()).toEqual(['/a', '/n']);
    const frontier = new Frontier(join(folder, 'frontier.sqlite'));
    const captures = Array.from(frontier.captures(), ({ url, isCurrent }) => `${url.slice(16)} ${isCurrent}`);
    frontier.close();
    expect(captures.filter((row) => row.startsWith('/a')).sort()).toEqual(['/a false', '/a true']);
  });

  it('knows a page again that comes back after a change', async () => {
    const before = { '/': page('首页') };
    const { folder, seen } = await visits([before, { '/': page('改了') }, before]);
    expect(seen[2]?.ends).toEqual({ 'a.example/': 'keep' });
    expect((await records(folder, 'response')).filter(({ uri }) => uri === 'http://a.example/')).toHaveLength(
      2,
    );
    expect(await records(folder, 'revisit')).toHaveLength(1);
  });

  it.each<[string, Now, string]>([
    ['404', { status: 404 }, 'HTTP_GONE'],
    ['410', { status: 410 }, 'HTTP_GONE'],
    ['403', { status: 403 }, 'HTTP_REFUSED'],
    ['500', { status: 500 }, 'HTTP_ERROR'],
    [
      'a refusal in its headers',
      { ...page('甲'), headers: { 'x-robots-tag': 'noai' } },
      'AI_TRAINING_REFUSED',
    ],
    [
      'a reservation in its headers',
      { ...page('甲'), headers: { 'tdm-reservation': '1' } },
      'AI_TRAINING_REFUSED',
    ],
  ])('records that a page now answers with %s', async (_name, now, reason) => {
    const { seen } = await visits([
      { '/': page('首页', '/a'), '/a': page('甲') },
      { '/': page('首页', '/a'), '/a': now },
    ]);
    expect(seen.map(({ ends }) => ends['a.example/a'])).toEqual(['keep', reason]);
  });

  it('reads robots.txt again before any page, and makes an event of a change', async () => {
    const site = { '/': page('首页', '/a'), '/a': page('甲') };
    const robots = (body: string): Now => ({ body, headers: { 'content-type': 'text/plain' } });
    const { seen } = await visits([
      { ...site, '/robots.txt': robots('User-agent: *\nAllow: /') },
      { ...site, '/robots.txt': robots('User-agent: *\nAllow: /') },
      { ...site, '/robots.txt': robots('User-agent: *\nDisallow: /a') },
    ]);
    expect(seen.map(({ ends }) => ends['a.example/a'])).toEqual(['keep', 'keep', 'ROBOTS_DISALLOWED']);
    const changes = seen.map(({ acts }) => acts.filter(({ action }) => action === 'consent.change').length);
    expect(changes).toEqual([0, 0, 1]);
  });
});

describe('the page that is evidence of the basis', () => {
  it('is watched: its change is an event', async () => {
    const site = (terms: string): Readonly<Record<string, Now>> => ({
      '/': page('首页', '/terms'),
      '/terms': page(terms),
    });
    const { seen } = await visits([site('署名即可转载'), site('署名即可转载'), site('未经许可不得转载')]);
    const events = seen.map(({ acts }) => acts.filter(({ action }) => action === 'terms.change'));
    expect(events.map((found) => found.length)).toEqual([0, 0, 1]);
    expect(events[2]?.[0]).toMatchObject({ objectId: 'a', payload: { url: 'http://a.example/terms' } });
  });
});

describe('pages that links call the terms of a site', () => {
  const linking = (terms: string, ...links: string[]): Readonly<Record<string, Now>> => ({
    '/': { body: `<p>首页</p><footer><a href="/fwtk.html">服务条款</a></footer>${links.join('')}` },
    '/fwtk.html': page(terms),
  });
  const events = ({ acts }: Visited): unknown[] =>
    acts
      .filter(({ action }) => action.startsWith('terms.'))
      .map(({ action, evidence, payload }) => [action, payload['url'], typeof evidence]);
  const options = { links: pageLinks };

  it('are on record with their digest, and watched', async () => {
    const { seen, folder } = await visits(
      [linking('可以转载'), linking('可以转载'), linking('不得转载'), linking('不得转载')],
      options,
    );
    const url = 'http://a.example/fwtk.html';
    expect(seen.map(events)).toEqual([
      [['terms.snapshot', url, 'string']],
      [],
      [['terms.change', url, 'string']],
      [],
    ]);
    const frontier = new Frontier(join(folder, 'frontier.sqlite'));
    expect(Array.from(frontier.changedHosts(), ({ origin }) => origin)).toEqual([url]);
    frontier.close();
  });

  it('also one that was read before a link called it so', async () => {
    const plain = { ...linking('可以转载'), '/': page('首页', '/fwtk.html') };
    const { seen } = await visits([plain, linking('可以转载')], options);
    expect(seen.map(events)).toEqual([[], [['terms.snapshot', 'http://a.example/fwtk.html', 'string']]]);
  });

  it('eight of a site at most, and none of another host', async () => {
    const many = Array.from({ length: 12 }, (_, i) => `<a href="/t${i}">版权声明</a>`);
    const pages = Object.fromEntries(
      many.map((_, i) => [`/t${i}`, page(`声明之${'一二三四五六七八九十甲乙'[i]}`)]),
    );
    const elsewhere = '<a href="http://b.example/t">用户协议</a>';
    const { seen } = await visits([{ ...linking('可以转载', elsewhere, ...many), ...pages }], options);
    expect(seen.map((visited) => events(visited).length)).toEqual([8]);
  });
});

/** A visit in which the one page of site a was given, or found unchanged, at that time; the next one begins. */
function stood(frontier: Frontier, payload: Digest, at: number): void {
  const standing = { payload, etag: undefined, modified: undefined, at };
  frontier.finish(frontier.next('a')?.id ?? 0, { kind: 'keep', detail: {}, standing }, []);
  frontier.revisit();
}

describe('the interval between visits of a page', () => {
  it('grows with the time it has stood unchanged', async () => {
    const site = { '/': page('首页') };
    const folder = mkdtempSync(join(tmpdir(), 'jingliu-interval-'));
    let asked = 0;
    await serving(
      (request, response) => {
        if (request.url === '/') asked += 1;
        answer(request.url === '/' ? site['/'] : { status: 404 }, request.headers, response);
      },
      async (server) => {
        await visit(folder, server, [siteOf('a')]);
        const frontier = new Frontier(join(folder, 'frontier.sqlite'));
        frontier.revisit();
        const payload = frontier.next('a')?.payload ?? 'sha256:';
        // First seen so 100 days ago, and still so 5 days ago: not to be asked for before day 10.
        const ago = (days: number): number => Date.now() - days * 86_400_000;
        stood(frontier, 'sha256:x', 0);
        stood(frontier, payload, ago(105));
        stood(frontier, payload, ago(5));
        frontier.close();
        const second = await visit(folder, server, [siteOf('a')]);
        expect([asked, second.ends]).toEqual([1, { 'a.example/': 'keep' }]);
        const later = new Frontier(join(folder, 'frontier.sqlite'));
        later.revisit();
        stood(later, payload, ago(11));
        later.close();
        await visit(folder, server, [siteOf('a')]);
        expect(asked).toBe(2);
      },
    );
  });
});
