import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discover, isDiscoveryFile } from '../../src/crawl/discover.ts';

const address = fc
  .tuple(fc.webUrl({ withQueryParameters: true }), fc.constantFrom('', '&amp', '/新闻', '?a=<b>&c="d"', "'"))
  .map(([url, more]) => url + more);
const escaped = (url: string): string =>
  url.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** The ways in which files write an address. */
const written = fc.constantFrom<(url: string) => string>(
  escaped,
  (url) => `\n  ${escaped(url)}\n`,
  (url) => `<![CDATA[${url}]]>`,
  (url) => escaped(url).replaceAll('/', '&#47;').replaceAll(':', '&#x3A;'),
);
/** What stands beside an address; none of it is a page. */
const beside = fc.constantFrom(
  '',
  '<lastmod>2026-01-02</lastmod><changefreq>daily</changefreq><priority>0.8</priority>',
  '<image:image xmlns:image="i"><image:loc>https://a.example/1.png</image:loc></image:image>',
  // As Baidu wants it: what a page shows, with addresses of its own.
  '<data><display><title>标题</title><loc>https://a.example/no</loc><url>https://a.example/no</url></display></data>',
  '<!-- <loc>https://a.example/no</loc> -->',
  '<xhtml:link rel="alternate" hreflang="en" href="https://a.example/en"/>',
  '<news:news><news:title>a &amp; b</news:title></news:news>',
);
const NAMESPACES = [
  'http://www.sitemaps.org/schemas/sitemap/0.9',
  'http://www.baidu.com/schemas/sitemap',
  'x',
  '',
];

interface Entry {
  readonly url: string;
  readonly xml: (prefix: string) => string;
}
const entry: fc.Arbitrary<Entry> = fc
  .tuple(address, written, beside, beside)
  .map(([url, write, before, behind]) => ({
    url,
    xml: (prefix) => `${before}<${prefix}loc>${write(url)}</${prefix}loc>${behind}`,
  }));

const file = fc.record({
  entries: fc.array(entry, { maxLength: 12 }),
  prefix: fc.constantFrom('', 's:'),
  namespace: fc.constantFrom(...NAMESPACES),
  index: fc.boolean(),
  gzipped: fc.boolean(),
});

describe('sitemaps of any make', () => {
  it('give exactly their addresses, in order', () => {
    fc.assert(
      fc.property(file, ({ entries, prefix, namespace, index, gzipped }) => {
        const [root, item] = index ? ['sitemapindex', 'sitemap'] : ['urlset', 'url'];
        const items = entries.map(({ xml }) => `<${prefix}${item}>${xml(prefix)}</${prefix}${item}>`);
        const xml = `<?xml version="1.0" encoding="utf-8"?>\n<${prefix}${root} xmlns${prefix === '' ? '' : ':s'}="${namespace}">${items.join('\n')}</${prefix}${root}>`;
        const body = gzipped ? gzipSync(xml) : Buffer.from(xml);
        const urls = entries.map(({ url }) => url);
        expect(discover(body)).toEqual(index ? { urls: [], sitemaps: urls } : { urls, sitemaps: [] });
        expect(gzipped || isDiscoveryFile('text/html', body)).toBe(true);
      }),
    );
  });

  it('in pieces, doubled or torn, end as addresses or nothing', () => {
    const piece = fc.constantFrom(
      '<urlset>',
      '</urlset>',
      '<url>',
      '</url>',
      '<loc>',
      '</loc>',
      '<sitemapindex>',
      '<sitemap>',
      '</sitemap>',
      '<rss><channel>',
      '<item>',
      '<link>',
      '</link>',
      '</item>',
      '<feed>',
      '<entry>',
      '<link href="https://a.example/"/>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?xml version="1.0"?>',
      '<!DOCTYPE x [<!ENTITY e "&e;&e;">]>',
      '&e;',
      '&#0;',
      '&#x110000;',
      '<',
      '>',
      '"',
      'https://a.example/1',
      '\u0000',
      '<a b="',
      '<url/>',
      '<loc/>',
      '<s:url>',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { urls, sitemaps } = discover(Buffer.from(pieces.join('')));
        expect([...urls, ...sitemaps].every((found) => typeof found === 'string' && found !== '')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('and any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, gzipped) => {
        const { urls } = discover(gzipped ? gzipSync(bytes).subarray(0, 40) : Buffer.from(bytes));
        expect(urls.length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
