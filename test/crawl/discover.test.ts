import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { discover, isDiscoveryFile } from '../../src/crawl/discover.ts';

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const urlset = (entries: string, xmlns = SITEMAP): string =>
  `<?xml version="1.0"?><urlset xmlns="${xmlns}">${entries}</urlset>`;
const url = (loc: string): string => `<url><loc>${loc}</loc></url>`;
const RDF =
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">';
const A = 'http://a.example';

describe('addresses in sitemaps and feeds', () => {
  it.each<[string, string | Buffer, readonly string[], readonly string[]]>([
    ['a sitemap', urlset(url(`${A}/1`) + url(` ${A}/2\n`)), [`${A}/1`, `${A}/2`], []],
    ['gzipped', gzipSync(urlset(url(`${A}/1`))), [`${A}/1`], []],
    ['XML entities', urlset(url(`${A}/?x=1&amp;y=2`)), [`${A}/?x=1&y=2`], []],
    ['CDATA', urlset(url(`<![CDATA[${A}/?x=1&y=2]]>`)), [`${A}/?x=1&y=2`], []],
    ['Chinese', urlset(url(`${A}/新闻`)), [`${A}/新闻`], []],
    [
      'a prefix',
      `<s:urlset xmlns:s="${SITEMAP}"><s:url><s:loc>${A}/1</s:loc></s:url></s:urlset>`,
      [`${A}/1`],
      [],
    ],
    // Old schemas of Google and typing errors are common, and the addresses are checked by scope and robots anyway.
    [
      'another namespace',
      urlset(url(`${A}/1`), 'http://www.google.com/schemas/sitemap/0.84'),
      [`${A}/1`],
      [],
    ],
    [
      'pictures are no pages',
      urlset(`<url><loc>${A}/1</loc><i:image xmlns:i="x"><i:loc>${A}/1.png</i:loc></i:image></url>`),
      [`${A}/1`],
      [],
    ],
    [
      'a picture directly before the address',
      urlset(`<url xmlns:image="x"><image:loc>${A}/1.png</image:loc><loc>${A}/1</loc></url>`),
      [`${A}/1`],
      [],
    ],
    [
      'alternates in Chinese, not in English',
      urlset(
        `<url><loc>${A}/en/1</loc><x:link rel="alternate" hreflang="zh-Hans" href="${A}/zh/1?a=1&amp;b=2"/><x:link rel="alternate" hreflang="en" href="${A}/en/1"/></url>`,
      ),
      [`${A}/en/1`, `${A}/zh/1?a=1&b=2`],
      [],
    ],
    [
      'declared GBK',
      Buffer.concat([
        Buffer.from(`<?xml version="1.0" encoding="GBK"?><urlset><url><loc>${A}/`),
        Buffer.from([0xd0, 0xc2, 0xce, 0xc5]),
        Buffer.from('</loc></url></urlset>'),
      ]),
      [`${A}/新闻`],
      [],
    ],
    [
      'declared GBK, and UTF-8',
      `<?xml version="1.0" encoding="GBK"?><urlset>${url(`${A}/新闻`)}</urlset>`,
      [`${A}/新闻`],
      [],
    ],
    ['UTF-16', Buffer.from(`\uFEFF${urlset(url(`${A}/1`))}`, 'utf16le'), [`${A}/1`], []],
    [
      'addresses in comments and character data',
      urlset(`<!-- ${url(`${A}/0`)} -->${url(`${A}/1`)}<![CDATA[${url(`${A}/2`)}]]>`),
      [`${A}/1`],
      [],
    ],
    ['another root', `<html><url><loc>${A}/1</loc></url></html>`, [], []],
    [
      'an index',
      `<sitemapindex><sitemap><loc>${A}/1.xml.gz</loc></sitemap></sitemapindex>`,
      [],
      [`${A}/1.xml.gz`],
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><link href="${A}/"/><entry><link rel="self" href="${A}/1.atom"/><link href="${A}/1"/></entry><entry><link rel="alternate" href="${A}/2"/></entry><entry/></feed>`,
      [`${A}/1`, `${A}/2`],
      [],
    ],
    [
      'RSS 2',
      `<rss version="2.0"><channel><link>${A}/</link><item><link>${A}/1</link></item><item><title>x</title></item></channel></rss>`,
      [`${A}/1`],
      [],
    ],
    [
      'RSS with an atom:link before the link',
      `<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><item><atom:link rel="self" href="${A}/self"/><link>${A}/1</link></item></channel></rss>`,
      [`${A}/1`],
      [],
    ],
    ['RSS 1', `${RDF}<item><link>${A}/1</link></item></rdf:RDF>`, [`${A}/1`], []],
    ['cut in the middle', urlset(url(`${A}/1`) + url(`${A}/2`)).slice(0, -22), [`${A}/1`], []],
    ['gzip cut in the middle', gzipSync(urlset(url(`${A}/1`))).subarray(0, -9), [], []],
    ['no bytes', '', [], []],
    ['no XML', 'User-agent: *', [], []],
    ['nesting without end', '<urlset>'.repeat(100_000), [], []],
  ])('%s', (_name, body, urls, sitemaps) => {
    expect(discover(Buffer.from(body))).toEqual({ urls, sitemaps });
  });

  it('reads 50,000 addresses, as many as a sitemap may have', () => {
    const all = Array.from({ length: 50_000 }, (_, i) => `${A}/${i}`);
    expect(discover(Buffer.from(urlset(all.map(url).join('')))).urls).toEqual(all);
  });

  it('cuts what lies beyond 100,000 addresses', () => {
    expect(discover(Buffer.from(urlset(url(A).repeat(100_001)))).urls.length).toBe(100_000);
  });
});

/** Each entity ten times the one before: ten thousand million letters. */
const LAUGHS = [
  '<!ENTITY a0 "xxxxxxxxxx">',
  ...Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`),
].join('');
const laughing = (before: string): string =>
  `${before}<!DOCTYPE x [${LAUGHS}]>${urlset(url(`${A}/&a9;`)).slice(21)}`;

describe('hostile XML', () => {
  it.each([
    ['entities that multiply', laughing('')],
    ['an outside entity', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${url(`${A}/&e;`)}`],
    ['a lower-case declaration', laughing('').replaceAll('ENTITY', 'entity')],
    ['gzipped entities', gzipSync(laughing(''))],
    ['gzip that inflates beyond 50 MB', gzipSync(Buffer.alloc(60_000_000, 0x20))],
  ])('%s: nothing is found', (_name, body) => {
    expect(discover(Buffer.from(body))).toEqual({ urls: [], sitemaps: [] });
  });

  it('entities behind the part that is searched for them are not multiplied', () => {
    const { urls } = discover(Buffer.from(laughing(' '.repeat(70_000))));
    expect(urls.every((found) => found.length < 1000)).toBe(true);
  });
});

describe('isDiscoveryFile', () => {
  it.each<[string, string, string | Buffer, boolean]>([
    ['a sitemap called HTML', 'text/html', urlset(''), true],
    [
      'behind a comment',
      'application/xml',
      `<?xml version="1.0"?>\n<!-- x -->\n<sitemapindex xmlns="x">`,
      true,
    ],
    ['a prefix', '', '<rdf:RDF xmlns:rdf="x">', true],
    ['by its type', 'application/atom+xml; charset=utf-8', '', true],
    ['gzip by type and bytes', 'application/x-gzip', gzipSync(''), true],
    ['gzip by type alone', 'application/gzip', 'text', false],
    ['a page', 'text/html', '<!doctype html><html>', false],
    ['a page about feeds', 'text/html', '<html><p>&lt;feed&gt; <feed></p></html>', false],
    ['XHTML', 'application/xhtml+xml', '<?xml version="1.0"?><html xmlns="x">', false],
  ])('%s', (_name, contentType, body, expected) => {
    expect(isDiscoveryFile(contentType, Buffer.from(body))).toBe(expected);
  });
});
