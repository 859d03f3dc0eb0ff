import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { familyOf } from '../../src/crawl/trap-watch.ts';
import { textShape } from '../../src/html/text-shape.ts';
import { serving, siteOf, visit } from './support.ts';

describe('the family of an address', () => {
  it.each([
    ['http://a.example/cal/2025-1/28', 'http://a.example/cal/#-#/#'],
    ['http://a.example/cal?year=2025&month=3', 'http://a.example/cal?year=#&month=#'],
    ['http://a1.example:8080/p', undefined],
    ['http://a1.example:8080/p7', 'http://a1.example:8080/p#'],
    ['http://a.example/about.html', undefined],
    ['http://a.example/s/9f8e7d6c5b4a39281706f5/x', 'http://a.example/s/*/x'],
    ['http://a.example/a-long-title-without-numbers', undefined],
    ['http://a.example/?q=%E6%B2%B3', 'http://a.example/?q=#'],
  ])('%s → %s', (url, family) => {
    expect(familyOf(url)).toBe(family);
  });
});

const shapeOf = (page: string): string => textShape(Buffer.from(page));

describe('the shape of a text', () => {
  it('is the same for pages that differ in digits, space and markup alone', () => {
    expect(shapeOf('<h1>2025年1月</h1> <a href="/2">下一月</a>')).toBe(
      shapeOf('<h1 class="x">2031年12月</h1>\n<a href="/13">下一月</a>'),
    );
    expect(shapeOf('<p>潮水</p>')).not.toBe(shapeOf('<p>水潮</p>'));
  });
});

/** Pages of an endless or large space by address; the addresses asked for and what became of them. */
async function crawled(
  pageOf: (path: string) => string,
  kills = 0,
): Promise<{ asked: string[]; ends: Readonly<Record<string, string>> }> {
  const folder = mkdtempSync(join(tmpdir(), 'jingliu-traps-'));
  const asked: string[] = [];
  const site = siteOf('a', { budget: { pagesMax: 300, depthMax: 200, bytesMax: 1e9 } });
  let ends: Readonly<Record<string, string>> = {};
  await serving(
    (request, response) => {
      const path = request.url ?? '';
      if (path === '/robots.txt' || path.startsWith('/.well') || path === '/ai.txt')
        response.writeHead(404).end();
      else {
        asked.push(path);
        response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(path));
      }
    },
    async (server) => {
      for (let n = 0; n <= kills; n += 1) {
        const stop = new AbortController();
        const onProgress = (): void => (n < kills ? stop.abort() : undefined);
        ({ ends } = await visit(folder, server, [site], { signal: stop.signal, onProgress }));
      }
    },
  );
  return { asked, ends };
}

const count = (ends: Readonly<Record<string, string>>, outcome: string): number =>
  Object.values(ends).filter((end) => end === outcome).length;

describe('endless spaces', () => {
  const calendar = (path: string): string => {
    const [, y = '2025', m = '1'] = /(\d+)-(\d+)/u.exec(path) ?? [];
    const at = Number(y) * 12 + Number(m) - 1;
    const link = (n: number): string => `<a href="/cal/${Math.floor(n / 12)}-${(n % 12) + 1}">${n}</a>`;
    return `<p>活动日历 ${y}年${m}月</p>${link(at - 1)}${link(at + 1)}`;
  };
  const counter = (path: string): string =>
    `<p>第${path.length}页</p><a href="${path.split('?', 1)[0]}?n=${Number(/n=(\d+)/u.exec(path)?.[1] ?? 0) + 1}">下一页</a>`;
  const session = (path: string): string =>
    `<p>同一页</p><a href="/in/${createHash('sha256').update(path).digest('hex').slice(0, 24)}/">继续</a>`;
  const missing = (path: string): string =>
    `<p>您访问的页面不存在</p><a href="/item/${Number(/(\d+)/u.exec(path)?.[1] ?? 0) + 1}.html">下一篇</a>`;

  it.each([
    ['a calendar', calendar],
    ['a counter in the query', counter],
    ['a token in the path', session],
    ['pages that are missing with status 200', missing],
  ])('%s ends as a trap after a few pages', async (_name, pageOf) => {
    const { asked, ends } = await crawled(pageOf);
    expect(asked.length).toBeLessThan(12);
    expect(count(ends, 'URL_TRAP')).toBeGreaterThan(0);
    expect(count(ends, 'PAGE_BUDGET_SPENT') + count(ends, 'DEPTH_EXCEEDED')).toBe(0);
  });

  it('a stop and a start make no difference', async () => {
    expect(await crawled(calendar, 6)).toEqual(await crawled(calendar));
  });

  it('numbered pages that say something new are all read', async () => {
    const { ends } = await crawled((path) => {
      const n = Number(/(\d+)/u.exec(path)?.[1] ?? 0);
      const text = String.fromCodePoint(0x4e00 + n, 0x5e00 + n * 7);
      return `<p>${text}</p>${n < 40 ? `<a href="/news/${n + 1}.html">` : ''}`;
    });
    expect([count(ends, 'keep'), count(ends, 'URL_TRAP')]).toEqual([41, 0]);
  });
});

describe('hosts that show the same pages', () => {
  const hosts = ['a.example', 'www.a.example', 'news.a.example'];
  const seeds = hosts.map((host) => `http://${host}/`);

  it('the later one of the profile is a trap after a few pages, a host of its own is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jingliu-mirror-'));
    const asked = new Map<string, number>();
    const { ends } = await serving(
      (request, response) => {
        const [host = '', path = ''] = [request.headers.host, request.url];
        if (!/^\/(?:[a-z]\.html)?$/u.test(path)) response.writeHead(404).end();
        else {
          asked.set(host, (asked.get(host) ?? 0) + 1);
          const links = Array.from('bcdefghijklmnop', (name) => `<a href="/${name}.html">`).join('');
          const own = host === 'news.a.example' ? '新闻' : '';
          response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${path}${own}</p>${links}`);
        }
      },
      (server) => visit(folder, server, [siteOf('a', { hosts, seeds })]),
    );
    expect([asked.get('a.example'), asked.get('news.a.example')]).toEqual([16, 16]);
    expect(asked.get('www.a.example')).toBeLessThan(16);
    expect(asked.get('www.a.example')).toBeGreaterThanOrEqual(5);
    expect(count(ends, 'URL_TRAP')).toBe(16 - (asked.get('www.a.example') ?? 0));
  });
});
