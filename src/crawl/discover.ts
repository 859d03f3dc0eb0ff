import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { scanSitemap } from './sitemap-scan.ts';

/** Addresses found in a sitemap, sitemap index or feed, as written. */
export interface Discovered {
  readonly urls: readonly string[];
  /** Further sitemaps of an index. */
  readonly sitemaps: readonly string[];
}

const NOTHING: Discovered = { urls: [], sitemaps: [] };
/** The sitemap protocol allows 50 MB and 50,000 addresses; indexes and files beyond are cut. */
const XML_BYTES_MAX = 52_428_800;
const URLS_MAX = 100_000;

// Entities are not expanded beyond the five of XML; nesting deeper than any sitemap or feed is refused.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  processEntities: true,
  parseTagValue: false,
  maxNestedTags: 64,
});

/** Reads sitemap, sitemap index, RSS, RDF or Atom, gzipped or not. What cannot be parsed holds no addresses. */
export function discover(body: Buffer): Discovered {
  try {
    const xml = decodeXmlBytes(
      body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, { maxOutputLength: XML_BYTES_MAX }) : body,
    );
    if (/<!ENTITY/iu.test(xml.slice(0, 65_536))) return NOTHING;
    return scanSitemap(xml, URLS_MAX) ?? collect(parser.parse(xml) as Node);
  } catch {
    return NOTHING;
  }
}

// A byte order mark, then what is UTF-8 whatever it says, then the encoding of the prolog (GBK is common).
function decodeXmlBytes(body: Buffer): string {
  if (body[0] === 0xff && body[1] === 0xfe) return new TextDecoder('utf-16le').decode(body);
  if (body[0] === 0xfe && body[1] === 0xff) return new TextDecoder('utf-16be').decode(body);
  if (isUtf8(body)) return body.toString('utf8').replace(/^\uFEFF/u, '');
  const prolog = body.toString('latin1', 0, 256);
  const label = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]{1,40})["']/iu.exec(prolog)?.[1] ?? 'utf-8';
  return new TextDecoder(/^gb/iu.test(label) ? 'gb18030' : label).decode(body);
}

/** Is this media type, or the start of this body, XML rather than a page? */
export function isDiscoveryFile(contentType: string, body: Buffer): boolean {
  const start = body.subarray(0, 512).toString('latin1').trimStart();
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:\w+:)?(?:urlset|sitemapindex|rss|rdf|feed)[\s>]/iu.test(
      start,
    )
  )
    return true;
  return /\b(?:rss|atom)\+xml/iu.test(contentType) || (/gzip/iu.test(contentType) && body[0] === 0x1f);
}

type Node = { readonly [name: string]: unknown };

function collect(root: Node): Discovered {
  const rss = (root['rss'] as Node | undefined)?.['channel'] as Node | undefined;
  const feed = root['feed'] as Node | undefined;
  const rdf = root['RDF'] as Node | undefined;
  return {
    urls: [
      ...list(rss?.['item']).map((entry) => text(entry['link'])),
      ...list(rdf?.['item']).map((entry) => text(entry['link'])),
      ...list(feed?.['entry']).map(atomLink),
    ]
      .filter((url) => url !== '')
      .slice(0, URLS_MAX),
    sitemaps: [],
  };
}

function list(value: unknown): Node[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is Node => typeof item === 'object' && item !== null);
}

function text(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  // RSS items may carry an empty atom:link beside their link.
  if (Array.isArray(value)) return value.map(text).find((found) => found !== '') ?? '';
  return typeof value === 'object' && value !== null ? text((value as Node)['#text'] ?? '') : '';
}

function atomLink(entry: Node): string {
  const links = list(entry['link']);
  const alternate = links.find((link) => (link['@rel'] ?? 'alternate') === 'alternate') ?? links[0];
  return typeof alternate?.['@href'] === 'string' ? alternate['@href'] : '';
}
