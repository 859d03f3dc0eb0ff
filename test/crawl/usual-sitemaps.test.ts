import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SiteProfile } from '../../src/core/site-profile.ts';
import { serving, siteOf, visit, type Visited } from './support.ts';

type Answers = Readonly<Record<string, { status?: number; type?: string; body?: string }>>;

/** Visits a site that tries the usual addresses; what was asked for, and what became of it. */
async function visited(
  answers: Answers,
  more: Partial<SiteProfile> = {},
  times = 1,
): Promise<{ asked: string[]; at: number[]; seen: Visited[] }> {
  const asked: string[] = [];
  const at: number[] = [];
  const seen: Visited[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'jingliu-usual-'));
  await serving(
    (request, response) => {
      asked.push(request.url ?? '');
      at.push(performance.now());
      const { status = 200, type = 'text/html', body = '' } = answers[request.url ?? ''] ?? { status: 404 };
      response.writeHead(status, { 'content-type': type }).end(body);
    },
    async (server) => {
      for (let n = 0; n < times; n += 1)
        seen.push(
          await visit(folder, server, [siteOf('a', { sitemaps: 'usual', ...more })], { another: n > 0 }),
        );
    },
  );
  return { asked, at, seen };
}

const USUAL = ['/sitemap.xml', '/baidusitemap.xml'];
const asksOf = (asked: readonly string[]): string[] => asked.filter((path) => USUAL.includes(path));
const sitemap = (...paths: string[]): string =>
  `<urlset>${paths.map((path) => `<url><loc>http://a.example${path}</loc></url>`).join('')}</urlset>`;
const home = { '/': { body: '<p>首页</p>' } };
const robots = (body: string): Answers => ({ '/robots.txt': { type: 'text/plain', body } });

describe('a sitemap that nobody named', () => {
  it('is found where it usually stands, and its pages are read', async () => {
    const answers = {
      ...home,
      '/baidusitemap.xml': { body: sitemap('/1'), type: 'text/xml' },
      '/1': { body: '一' },
    };
    const { asked, seen } = await visited(answers);
    expect(asksOf(asked)).toEqual(USUAL);
    expect(seen[0]?.ends).toEqual({
      'a.example/': 'keep',
      'a.example/1': 'keep',
      'a.example/sitemap.xml': 'DISCOVERY_FILE',
      'a.example/baidusitemap.xml': 'DISCOVERY_FILE',
    });
  });

  it('is asked for once a visit, and that it is missing is no missing page', async () => {
    const { asked, seen } = await visited(home, {}, 2);
    expect(asksOf(asked)).toEqual([...USUAL, ...USUAL]);
    const end = {
      'a.example/': 'keep',
      'a.example/sitemap.xml': 'DISCOVERY_FILE',
      'a.example/baidusitemap.xml': 'DISCOVERY_FILE',
    };
    expect(seen.map(({ ends }) => ends)).toEqual([end, end]);
  });

  it('is no page where a site answers every address with one', async () => {
    const everything = { body: '<p>您访问的页面不存在</p><a href="/secret">' };
    const { seen } = await visited({ ...home, '/sitemap.xml': everything, '/baidusitemap.xml': everything });
    expect(Object.keys(seen[0]?.ends ?? {}).sort()).toEqual(
      ['a.example/', ...USUAL.map((p) => `a.example${p}`)].sort(),
    );
    expect(seen[0]?.ends['a.example/sitemap.xml']).toBe('DISCOVERY_FILE');
  });

  it('that is refused is on record as refused', async () => {
    const { seen } = await visited({ ...home, '/sitemap.xml': { status: 401 } });
    expect(seen[0]?.ends['a.example/sitemap.xml']).toBe('HTTP_REFUSED');
    expect(seen[0]?.ends['a.example/baidusitemap.xml']).toBe('DISCOVERY_FILE');
  });

  it('waits its turn at the pace of the site', async () => {
    const { asked, at } = await visited(home, { pace: { delayFactor: 1, delayMsMin: 40, delayMsMax: 400 } });
    expect(asked).toHaveLength(6);
    const gaps = at.slice(1).map((now, i) => now - (at[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(39);
  });

  it.each([
    ['robots.txt names one', robots('Sitemap: http://a.example/map.xml'), {}],
    ['robots.txt is refused', { '/robots.txt': { status: 403 } }, {}],
    ['robots.txt cannot be had', { '/robots.txt': { status: 500 } }, {}],
    ['the profile says so', {}, { sitemaps: 'declared' as const }],
    ['the profile excludes the path', {}, { paths: { allow: ['/'], deny: ['/sitemap', '/baidu'] } }],
    ['the budget is spent', {}, { budget: { pagesMax: 1, depthMax: 9, bytesMax: 1000 } }],
  ])('is not asked for when %s', async (_name, answers, more) => {
    const { asked } = await visited({ ...home, ...answers }, more);
    expect(asksOf(asked)).toEqual([]);
  });

  it('is not asked for where robots.txt disallows it, which is on record', async () => {
    const { asked, seen } = await visited({ ...home, ...robots('User-agent: *\nDisallow: /*.xml') });
    expect(asksOf(asked)).toEqual([]);
    expect(seen[0]?.ends['a.example/sitemap.xml']).toBe('ROBOTS_DISALLOWED');
  });
});
