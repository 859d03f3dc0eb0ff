import { mkdtempSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { SiteProfile } from '../../src/core/site-profile.ts';
import { guardedLookup, isSpecialAddress, PrivateAddressError } from '../../src/crawl/address.ts';
import { crawl, crawlOutcomes } from '../../src/crawl/crawl.ts';
import { Fetcher } from '../../src/crawl/fetcher.ts';
import { anchors } from './support.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the edges of the special ranges', () => {
  it.each([
    ['this network', ['0.0.0.0', '0.255.255.255'], ['1.0.0.1']],
    ['private 10/8', ['10.0.0.0', '10.255.255.255'], ['9.255.255.255', '11.0.0.0']],
    ['shared 100.64/10', ['100.64.0.0', '100.127.255.255'], ['100.63.255.255', '100.128.0.0']],
    ['loopback', ['127.0.0.0', '127.255.255.255'], ['126.255.255.255', '128.0.0.0']],
    ['link-local', ['169.254.0.0', '169.254.255.255'], ['169.253.255.255', '169.255.0.0']],
    ['private 172.16/12', ['172.16.0.0', '172.31.255.255'], ['172.15.255.255', '172.32.0.0']],
    ['private 192.168/16', ['192.168.0.0', '192.168.255.255'], ['192.167.255.255', '192.169.0.0']],
    ['benchmarks', ['198.18.0.0', '198.19.255.255'], ['198.17.255.255', '198.20.0.0']],
    ['documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.1'], ['192.0.3.1', '203.0.114.1']],
    ['multicast and reserved', ['224.0.0.0', '239.255.255.255', '240.0.0.0'], ['223.255.255.255']],
    ['unspecified and loopback in IPv6', ['::', '::1'], ['2606:4700::1']],
    ['IPv4-compatible', ['::127.0.0.1', '::7f00:1', '::a00:1'], []],
    ['IPv4-mapped, public ones as well', ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '0:0:0:0:0:ffff:7f00:1'], []],
    ['NAT64', ['64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::1'], ['64:ff9a::1']],
    ['6to4', ['2002:a00:1::', '2002:ffff:ffff::1'], ['2001:4860::1', '2003::1']],
    ['Teredo', ['2001::1', '2001:0:7f00:1::'], ['2001:200::1']],
    ['unique local', ['fc00::1', 'fdff:ffff::1'], ['fbff::1']],
    ['link-local and site-local', ['fe80::1', 'febf::1', 'fec0::1', 'fe80::1%eth0'], []],
    ['multicast in IPv6', ['ff00::1', 'ff02::1'], []],
    ['documentation in IPv6', ['2001:db8::1', '3fff::1', '3fff:fff::1'], ['2001:db7::1', '3fff:1000::1']],
    ['segment routing', ['5f00::1'], ['5eff::1', '5f01::1']],
  ] as [string, string[], string[]][])('%s', (_name, special, ordinary) => {
    expect(special.filter((address) => !isSpecialAddress(address))).toEqual([]);
    expect(ordinary.filter((address) => isSpecialAddress(address))).toEqual([]);
  });

  it('no name of this machine is looked up to an address, asked for one or for all', async () => {
    for (const all of [true, false]) {
      const error = await new Promise((resolve) => {
        guardedLookup('localhost', { all }, (found) => resolve(found));
      });
      expect(error).toBeInstanceOf(PrivateAddressError);
    }
  });
});

describe('a request without a test server', () => {
  it.each([
    'http://localhost/',
    'http://LOCALHOST/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://１２７.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[::]/',
    'http://0/',
  ])('does not reach a server of this machine by %s', async (url) => {
    let requests = 0;
    const port = (
      await listen((_request, response) => {
        requests += 1;
        response.end('secret');
      })
    ).split(':')[1];
    const fetcher = fetcherFor(null);
    const got = await fetcher.get(url.replace(/\/$/u, `:${port}/`));
    expect(got).toMatchObject({ kind: 'refused', reason: 'PRIVATE_ADDRESS' });
    expect(requests).toBe(0);
  });

  it.each(['not an address', 'ftp://a.example/', 'file:///etc/passwd', ''])(
    'fails without a throw for %j',
    async (url) => {
      expect(await fetcherFor(null).get(url)).toMatchObject({ kind: 'refused', reason: 'FETCH_FAILED' });
    },
  );

  it('goes to the test server only for test names', async () => {
    const server = await listen((_request, response) => response.end('ok'));
    const got = await fetcherFor(server).get(`http://${server}/`);
    expect(got).toMatchObject({ kind: 'refused', reason: 'PRIVATE_ADDRESS' });
  });
});

function fetcherFor(testServer: string | null): Fetcher {
  const fetcher = new Fetcher({
    userAgent: 'jingliu/0 (test)',
    timeoutMs: 500,
    bodyBytesMax: 100_000,
    connections: 2,
    testServer,
  });
  open.push(() => fetcher.close());
  return fetcher;
}

describe('a server that means harm', () => {
  it.each<[string, (response: ServerResponse) => void, object]>([
    [
      'a header of 100 kB',
      (response) => void response.writeHead(200, { 'x-long': 'x'.repeat(100_000) }).end('x'),
      { kind: 'refused', reason: 'FETCH_FAILED' },
    ],
    [
      'a body that drips for longer than the time of the whole request',
      (response) => {
        const timer = setInterval(() => response.write('x'), 50);
        response.on('close', () => clearInterval(timer));
      },
      { kind: 'refused', reason: 'RESPONSE_TOO_SLOW' },
    ],
    [
      'a body without end',
      (response) => {
        const more = (): void => {
          while (response.write(Buffer.alloc(16_384))) if (response.destroyed) return;
        };
        response.on('drain', more);
        more();
      },
      { kind: 'refused', reason: 'BODY_TOO_LARGE' },
    ],
  ])('%s', async (_name, answer, expected) => {
    const server = await listen((_request, response) => answer(response));
    expect(await fetcherFor(server).get('http://a.example/')).toMatchObject(expected);
  });

  it.each<[string, string, object]>([
    ['what is no HTTP', 'SSH-2.0-OpenSSH\r\n', { reason: 'FETCH_FAILED' }],
    ['nothing', '', { reason: 'FETCH_FAILED' }],
    [
      'chunks that stop',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbegun\r\n',
      { status: 200, truncated: 'disconnect', body: Buffer.from('begun') },
    ],
    [
      'two lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 5\r\n\r\nbegun',
      { reason: 'FETCH_FAILED' },
    ],
  ])('sends %s and hangs up', async (_name, bytes, expected) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.end(bytes);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    open.push(
      () =>
        new Promise((resolve) => {
          server.close(resolve);
        }),
    );
    const fetcher = fetcherFor(`127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await fetcher.get('http://a.example/')).toMatchObject(expected);
  });
});

type Answers = Readonly<Record<string, (response: ServerResponse) => void>>;

const page =
  (...links: string[]): ((response: ServerResponse) => void) =>
  (response) =>
    void response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(links.map((link) => `<a href="${link}">`).join(''));
const moved =
  (location: string): ((response: ServerResponse) => void) =>
  (response) =>
    void response.writeHead(302, { location }).end();
const packed =
  (body: Buffer, length = body.length): ((response: ServerResponse) => void) =>
  (response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'content-encoding': 'gzip',
      'content-length': length,
    });
    if (length === body.length) response.end(body);
    else response.write(body, () => response.socket?.destroySoon());
  };

/** Crawls a.example, served by `answers`. Paths asked for, and what became of each. */
async function crawled(
  answers: Answers,
  budget: Partial<SiteProfile['budget']> = {},
): Promise<{ asked: string[]; ends: Record<string, string> }> {
  const asked: string[] = [];
  const testServer = await listen((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.headers.host}${path}`);
    const answer = answers[path];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  const folder = mkdtempSync(join(tmpdir(), 'jingliu-hostile-'));
  const frontierPath = join(folder, 'frontier.sqlite');
  const site = {
    id: 'a',
    hosts: ['a.example'],
    status: 'approved',
    basis: { grantsCrawl: false, evidence: {} },
    seeds: ['http://a.example/'],
    paths: { allow: ['/'], deny: [] },
    sitemaps: 'declared',
    pace: { delayFactor: 1, delayMsMin: 0, delayMsMax: 0 },
    budget: { pagesMax: 100, depthMax: 10, bytesMax: 1_000_000, ...budget },
  } as unknown as SiteProfile;
  const isDone = await crawl({
    sites: [site],
    frontierPath,
    capturesFolder: join(folder, 'captures'),
    product: 'jingliu',
    userAgent: 'jingliu/0 (test)',
    concurrency: 1,
    timeoutMs: 1000,
    bodyBytesMax: 100_000,
    warcBytesMax: 1_000_000,
    retriesMax: 0,
    testServer,
    signal: AbortSignal.timeout(20_000),
    links: anchors,
    optedOut: () => false,
    onFile: () => undefined,
    onAct: () => undefined,
    onProgress: () => undefined,
  });
  expect(isDone).toBe(true);
  const ends = Array.from(crawlOutcomes(frontierPath), ({ url, kind, reason }) => [
    url.replace('http://a.example', ''),
    reason ?? kind,
  ]);
  return { asked, ends: Object.fromEntries(ends) as Record<string, string> };
}

describe('a crawl', () => {
  it('checks the target of each redirect as it checks any address', async () => {
    const { asked, ends } = await crawled({
      '/robots.txt': (response) => response.end('User-agent: *\nDisallow: /closed'),
      '/': page('/private', '/metadata', '/away', '/shut', '/ok-by', '/self', '/x', '/file', '/nowhere'),
      '/private': moved('http://127.0.0.1/secret'),
      '/metadata': moved('http://169.254.169.254/latest'),
      '/away': moved('http://b.example/'),
      '/shut': moved('/closed'),
      '/ok-by': moved('/ok'),
      '/ok': page(),
      '/self': moved('/self'),
      '/x': moved('/y'),
      '/y': moved('/x'),
      '/file': moved('file:///etc/passwd'),
      '/nowhere': moved(''),
      '/closed': page(),
    });
    expect(ends).toEqual({
      '/': 'keep',
      '/private': 'PRIVATE_ADDRESS',
      '/metadata': 'PRIVATE_ADDRESS',
      '/away': 'REDIRECTED',
      '/shut': 'REDIRECTED',
      '/closed': 'ROBOTS_DISALLOWED',
      '/ok-by': 'REDIRECTED',
      '/ok': 'keep',
      '/self': 'REDIRECT_LOOP',
      '/x': 'REDIRECTED',
      '/y': 'REDIRECT_LOOP',
      '/file': 'HTTP_ERROR',
      '/nowhere': 'HTTP_ERROR',
    });
    expect(asked.filter((path) => !path.startsWith('a.example/'))).toEqual([]);
    expect(asked).not.toContain('a.example/closed');
  });

  it.each([
    ['missing pages', 404, 'text/html', 'HTTP_GONE'],
    ['files of another kind', 200, 'application/pdf', 'CONTENT_TYPE_UNSUPPORTED'],
  ])(
    'ends among endless %s: a hundred requests, or as many as pages',
    async (_name, status, type, reason) => {
      const links = Array.from({ length: 130 }, (_, i) => `/x${i}`);
      const answer = (response: ServerResponse): void =>
        void response.writeHead(status, { 'content-type': type }).end();
      const site = { '/': page(...links), ...Object.fromEntries(links.map((path) => [path, answer])) };
      const { ends } = await crawled(site, { pagesMax: 20 });
      const count = (end: string): number => Object.values(ends).filter((other) => other === end).length;
      expect([count(reason), count('PAGE_BUDGET_SPENT')]).toEqual([100, 30]);
    },
  );

  it('ends in an index of sitemaps that has no end', async () => {
    let n = 0;
    const index = (response: ServerResponse): void => {
      const more = Array.from(
        { length: 9 },
        () => `<sitemap><loc>http://a.example/s${(n += 1)}</loc></sitemap>`,
      );
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(`<sitemapindex>${more.join('')}</sitemapindex>`);
    };
    const site = {
      '/': page('/s0'),
      ...Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`/s${i}`, index])),
    };
    const { asked, ends } = await crawled(site, { pagesMax: 20, depthMax: 1000 });
    expect(asked.filter((path) => /\/s\d+$/u.test(path))).toHaveLength(100);
    expect(new Set(Object.values(ends))).toEqual(new Set(['keep', 'DISCOVERY_FILE', 'PAGE_BUDGET_SPENT']));
  });

  it('ends a chain of redirects', async () => {
    const chain = Array.from({ length: 9 }, (_, i) => [`/${i}`, moved(`/${i + 1}`)] as const);
    const { asked, ends } = await crawled({ '/': moved('/0'), ...Object.fromEntries(chain) });
    expect(Object.entries(ends).at(-1)).toEqual(['/4', 'REDIRECT_LOOP']);
    expect(asked).not.toContain('a.example/5');
  });

  it.each(['http://127.0.0.1/robots.txt', 'http://169.254.169.254/', '/robots.txt'])(
    'keeps away from a host whose robots.txt leads to %s',
    async (location) => {
      const { asked, ends } = await crawled({ '/robots.txt': moved(location), '/': page() });
      expect(ends).toEqual({ '/': 'ROBOTS_UNREACHABLE' });
      expect(new Set(asked)).toEqual(new Set(['a.example/robots.txt']));
    },
  );

  it('inflates no bomb, whole or cut off, and goes on', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const whole = gzipSync(Buffer.from('<p>河</p>'));
    const { ends } = await crawled({
      '/': page('/bomb', '/cut-bomb', '/whole', '/cut'),
      '/bomb': packed(bomb),
      '/cut-bomb': packed(bomb.subarray(0, -200), bomb.length),
      '/whole': packed(whole),
      '/cut': packed(whole.subarray(0, -8), whole.length),
    });
    expect(ends).toEqual({
      '/': 'keep',
      '/bomb': 'ENCODING_BOMB',
      '/cut-bomb': 'ENCODING_BOMB',
      '/whole': 'keep',
      '/cut': 'keep',
    });
  });

  it('spends its budget of pages and no more', async () => {
    const links = ['/1', '/2', '/3', '/4'];
    const pages = links.map((path) => [path, page()] as const);
    const { asked, ends } = await crawled(
      { '/': page(...links), ...Object.fromEntries(pages) },
      { pagesMax: 3 },
    );
    expect(Object.values(ends).sort()).toEqual([
      'PAGE_BUDGET_SPENT',
      'PAGE_BUDGET_SPENT',
      'keep',
      'keep',
      'keep',
    ]);
    expect(asked.filter((path) => /\/\d?$/u.test(path)).length).toBe(3);
  });

  it('spends its budget of bytes, but for the page that reaches it', async () => {
    const { ends } = await crawled({ '/': page('/1'), '/1': page() }, { bytesMax: 5 });
    expect(ends).toEqual({ '/': 'keep', '/1': 'PAGE_BUDGET_SPENT' });
  });

  it('goes no deeper than its profile says', async () => {
    const { asked, ends } = await crawled(
      { '/': page('/1'), '/1': page('/2'), '/2': page('/3'), '/3': page('/4') },
      { depthMax: 2 },
    );
    expect(ends).toEqual({ '/': 'keep', '/1': 'keep', '/2': 'keep', '/3': 'DEPTH_EXCEEDED' });
    expect(asked).not.toContain('a.example/3');
  });
});
