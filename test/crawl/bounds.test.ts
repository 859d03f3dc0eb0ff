import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { isSpecialAddress } from '../../src/crawl/address.ts';
import { Fetcher, type FetcherOptions } from '../../src/crawl/fetcher.ts';
import { Pace, retryAfterMs, untilOpenMs } from '../../src/crawl/pace.ts';
import { isTrap } from '../../src/crawl/scope.ts';

describe('addresses that are not on the public internet', () => {
  it.each([
    ['loopback', '127.8.9.1', true],
    ['private', '10.1.2.3', true],
    ['private, last of its range', '172.31.255.255', true],
    ['just behind it', '172.32.0.0', false],
    ['carrier NAT', '100.64.0.1', true],
    ['link-local, cloud metadata', '169.254.169.254', true],
    ['multicast', '239.1.1.1', true],
    ['broadcast', '255.255.255.255', true],
    ['public', '223.5.5.5', false],
    ['IPv6 loopback in brackets', '[::1]', true],
    ['IPv4 mapped', '::ffff:10.0.0.1', true],
    ['IPv4 mapped in hexadecimal', '::ffff:7f00:1', true],
    ['NAT64 of a private address', '64:ff9b::a00:1', true],
    ['6to4', '2002:7f00:1::', true],
    ['unique local', 'fd12::1', true],
    ['link-local with zone', 'fe80::1', true],
    ['public IPv6', '2400:3200::1', false],
    ['a name', 'www.site.example', false],
  ])('%s: %s', (_name, address, special) => {
    expect(isSpecialAddress(address)).toBe(special);
  });
});

describe('the pause before the next request', () => {
  const pace = { delayFactor: 5, delayMsMin: 3000, delayMsMax: 30_000 };
  it.each([
    ['five times the response', 0, 1000, 0, 5000],
    ['never below the minimum', 0, 10, 0, 3000],
    ['never above the maximum', 0, 60_000, 0, 30_000],
    ['Crawl-delay wins when longer', 45_000, 1000, 0, 45_000],
    ['Retry-After wins when longer', 0, 1000, 60_000, 60_000],
    ['Retry-After of a day is cut', 0, 1000, 86_400_000, 120_000],
  ])('%s', (_name, crawlDelay, elapsed, retryAfter, expected) => {
    expect(new Pace(pace, crawlDelay).delayMs(elapsed, false, retryAfter)).toBe(expected);
  });

  it('doubles with each trouble in a row up to the maximum, and forgets at the first success', () => {
    const host = new Pace(pace, 0);
    expect([1, 2, 3, 4, 5].map(() => host.delayMs(1000, true, 0))).toEqual([
      10_000, 20_000, 30_000, 30_000, 30_000,
    ]);
    expect(host.delayMs(1000, false, 0)).toBe(5000);
  });

  it('doubles for a response much slower than usual, and not for one that is only long', () => {
    const host = new Pace(pace, 0);
    expect(host.delayMs(1000, false, 0)).toBe(5000);
    expect(host.delayMs(2000, false, 0)).toBe(10_000);
    expect(host.delayMs(5000, false, 0)).toBe(30_000);
    const quick = new Pace({ ...pace, delayFactor: 1 }, 0);
    expect([10, 900, 10].map((ms) => quick.delayMs(ms, false, 0))).toEqual([3000, 3000, 3000]);
    expect(quick.delayMs(4000, false, 0)).toBe(8000);
  });

  it.each<[string, number, number, string, number]>([
    ['in the middle of the day', 9, 17, '2026-01-01T04:00:00Z', 0],
    ['at the first minute', 9, 17, '2026-01-01T01:00:00Z', 0],
    ['a minute before', 9, 17, '2026-01-01T00:59:00Z', 60_000],
    ['at the end', 9, 17, '2026-01-01T09:00:00Z', 16 * 3_600_000],
    ['over midnight, late', 22, 6, '2026-01-01T15:00:00Z', 0],
    ['over midnight, early', 22, 6, '2026-01-01T21:59:00Z', 0],
    ['over midnight, outside', 22, 6, '2026-01-01T22:00:00Z', 16 * 3_600_000],
    ['the whole day', 0, 24, '2026-01-01T22:00:00Z', 0],
  ])('hours of reading in China, %s', (_name, from, to, now, expected) => {
    expect(untilOpenMs({ from, to, utcOffset: 8 }, new Date(now))).toBe(expected);
  });

  it.each([
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
    [undefined, 0],
  ])('Retry-After %s', (value, expected) => {
    expect(retryAfterMs(value, new Date('2026-01-01T00:00:00Z'))).toBe(expected);
  });
});

describe('endless spaces', () => {
  it.each([
    ['/news/2025/06/18/a.html', '', false],
    ['/calendar/2025-6', '', false],
    ['/calendar/2031-1', '', true],
    ['/calendar/1994-12', '', true],
    ['/a/b/a/b/a/b', '', true],
    [`/${'x/'.repeat(17)}`, '', true],
    ['/list', `?${Array.from({ length: 13 }, (_, i) => `p${i}=1`).join('&')}`, true],
  ])('%s%s', (path, search, trap) => {
    expect(isTrap(path, search)).toBe(trap);
  });
});

describe('one request', () => {
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((close) => close()));
  });

  async function serve(listener: RequestListener, more: Partial<FetcherOptions> = {}): Promise<Fetcher> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const fetcher = new Fetcher({
      userAgent: 'jingliu/0 (test)',
      timeoutMs: 400,
      bodyBytesMax: 100_000,
      connections: 2,
      testServer: `127.0.0.1:${(server.address() as AddressInfo).port}`,
      ...more,
    });
    open.push(
      () => fetcher.close(),
      () =>
        new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        }),
    );
    return fetcher;
  }

  it('says who it is, and brings no cookie back', async () => {
    const seen: (string | undefined)[] = [];
    const fetcher = await serve((request, response) => {
      seen.push(request.headers['user-agent'], request.headers.cookie);
      response.writeHead(200, { 'set-cookie': 'id=1' }).end('ok');
    });
    await fetcher.get('http://a.example/');
    await fetcher.get('http://a.example/again');
    expect(seen).toEqual(['jingliu/0 (test)', undefined, 'jingliu/0 (test)', undefined]);
  });

  it('gives a redirect as it is, and follows none', async () => {
    let requests = 0;
    const fetcher = await serve((_request, response) => {
      requests += 1;
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    expect(await fetcher.get('http://a.example/')).toMatchObject({ kind: 'response', status: 302 });
    expect(requests).toBe(1);
  });

  it('is not called slow where this process was: what has arrived counts', async () => {
    const fetcher = await serve((_request, response) => {
      // The answer is out, and nothing reads it until its time is over.
      response.end('in time', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600));
    });
    expect(await fetcher.get('http://a.example/')).toMatchObject({ kind: 'response', status: 200 });
  });

  it.each([
    ['a body over the limit', (response) => response.end('x'.repeat(100_001)), { reason: 'BODY_TOO_LARGE' }],
    ['a body at the limit', (response) => response.end('x'.repeat(100_000)), { status: 200 }],
    ['no answer', () => undefined, { reason: 'RESPONSE_TOO_SLOW' }],
    ['a body that stalls', (response) => response.write('begun'), { reason: 'RESPONSE_TOO_SLOW' }],
    [
      'a line cut off',
      (response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('begun', () => response.socket?.destroySoon());
      },
      { status: 200, truncated: 'disconnect' },
    ],
    [
      'a compressed body, stored as sent',
      (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('河')),
      { status: 200, body: gzipSync('河') },
    ],
  ] as [string, (response: Parameters<RequestListener>[1]) => unknown, object][])(
    '%s',
    async (_name, answer, expected) => {
      const fetcher = await serve((_request, response) => void answer(response));
      expect(await fetcher.get('http://a.example/')).toMatchObject(expected);
    },
  );

  it.each(['http://127.0.0.1/', 'http://[::1]/', 'http://localhost/', 'http://169.254.169.254/'])(
    'never connects to %s',
    async (url) => {
      const fetcher = await serve((_request, response) => response.end('secret'), { testServer: null });
      expect(await fetcher.get(url)).toMatchObject({ kind: 'refused', reason: 'PRIVATE_ADDRESS' });
    },
  );
});
