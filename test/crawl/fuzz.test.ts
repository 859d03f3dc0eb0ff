import { createServer, type AddressInfo, type Server } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fetcher } from '../../src/crawl/fetcher.ts';
import { familyOf } from '../../src/crawl/trap-watch.ts';
import { canonicalUrl } from '../../src/text/url.ts';

let server: Server;
let fetcher: Fetcher;
let bytes = Buffer.alloc(0);

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.end(bytes);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  fetcher = new Fetcher({
    userAgent: 'jingliu/0 (test)',
    timeoutMs: 2000,
    bodyBytesMax: 50_000,
    connections: 1,
    testServer: `127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
});

afterAll(async () => {
  await fetcher.close();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

const noise = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\r\n', '\n', '\0', ':', ' ', '\t', 'x'.repeat(20_000), '\r\n\r\n'),
);
const status = fc.oneof(
  fc.constantFrom('HTTP/1.1 200 OK', 'HTTP/1.0 200', 'HTTP/1.1 304 Not Modified', 'HTTP/1.1 204 No Content'),
  fc.constantFrom(
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK',
    'HTTP/1.1 101 Switching',
    'HTTP/2 200',
    'ICY 200 OK',
  ),
  fc.constantFrom('HTTP/1.1 99999 X', 'HTTP/1.1 -1', 'http/1.1 200 ok'),
  noise,
);
const header = fc.oneof(
  fc.tuple(noise, noise).map(([name, value]) => `${name}: ${value}`),
  fc.integer({ min: -5, max: 60_000 }).map((n) => `Content-Length: ${n}`),
  fc.constantFrom(
    'Content-Length: 18446744073709551616',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding: identity',
    'Content-Encoding: gzip, gzip, br, x',
    'Connection: close',
    'Connection: keep-alive',
    'Upgrade: websocket',
  ),
);
const chunk = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 0, max: 70_000 }).map((n) => n.toString(16)),
      fc.constantFrom('-1', 'ffffffffffffffff', 'zz', '', '0', '5;ext=1', ' 5', '5 '),
    ),
    fc.string({ maxLength: 30 }),
  )
  .map(([size, data]) => `${size}\r\n${data}\r\n`);
const response = fc
  .tuple(status, fc.array(header, { maxLength: 6 }), fc.array(fc.oneof(chunk, noise), { maxLength: 5 }))
  .map(([first, headers, body]) => `${[first, ...headers].join('\r\n')}\r\n\r\n${body.join('')}`);

describe('whatever a server sends', () => {
  it('ends as one response or one refusal, within its limits', async () => {
    await fc.assert(
      fc.asyncProperty(response, async (text) => {
        bytes = Buffer.from(text, 'latin1');
        const got = await fetcher.get('http://a.example/');
        if (got.kind === 'response') {
          expect(got.body.length).toBeLessThanOrEqual(50_000);
          expect(got.status).toBeGreaterThanOrEqual(100);
          expect(got.headers.every(([name]) => name.toLowerCase() !== 'transfer-encoding')).toBe(true);
        } else expect(['FETCH_FAILED', 'BODY_TOO_LARGE', 'RESPONSE_TOO_SLOW']).toContain(got.reason);
      }),
      { numRuns: 250 },
    );
  }, 60_000);
});

describe('whatever a page calls an address', () => {
  const href = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.webPath(),
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '/',
          '.',
          '..',
          'a',
          '%2e',
          '%',
          ';jsessionid=1',
          '?',
          'sid=2',
          '&',
          '#',
          '\\',
          ' ',
          '@',
          ':',
          '[',
          '河',
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('')),
  );

  it('has one canonical form, which is its own, and is what the URL standard says', () => {
    fc.assert(
      fc.property(href, (raw) => {
        const url = canonicalUrl(raw, 'http://a.example:8080/x/y?z');
        if (url === undefined) return;
        expect(canonicalUrl(url)).toBe(url);
        expect(new URL(url).href).toBe(url);
        expect(['http:', 'https:']).toContain(new URL(url).protocol);
        const family = familyOf(url);
        if (family !== undefined)
          expect(family.length).toBeLessThanOrEqual(url.length + 2 * url.split('&').length);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '/a/b.html',
    '/',
    '/a_b-c/1.2.3/',
    '/.hidden',
    '/a/../b',
    '/a//b',
    '//b.example/',
    '/a b',
    '/%2e%2e/x',
  ])('the quick way gives what the URL standard says: %s', (raw) => {
    const standard = new URL(raw, 'http://a.example:8080/x/y?z').href;
    expect(canonicalUrl(raw, 'http://a.example:8080/x/y?z')).toBe(standard);
  });
});
