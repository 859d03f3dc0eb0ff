import { decodeXML } from 'entities';

/** What a sitemap or sitemap index names, as written. */
export interface SitemapEntries {
  readonly urls: readonly string[];
  readonly sitemaps: readonly string[];
}

/** A tag: `</prefix:name` and where it stands. */
interface Tag {
  readonly prefix: string;
  readonly name: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
  /** Behind its `>`. */
  readonly end: number;
}

/**
 * Reads a sitemap (`urlset`) or sitemap index tag by tag, in proportion to its length: 100,000 entries are common.
 * Only a `loc` that stands in `url` or `sitemap` itself and has its prefix counts, wherever it stands there:
 * those of pictures and videos are no pages. Namespaces are not checked; many are wrong. Chinese alternates
 * (`hreflang`) are pages too.
 * @returns undefined when the root is neither.
 */
export function scanSitemap(xml: string, entriesMax: number): SitemapEntries | undefined {
  const urls: string[] = [];
  const sitemaps: string[] = [];
  let root = '';
  let entry: Tag | undefined;
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const skipped = skipMarkup(xml, at);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    const tag = readTag(xml, at);
    if (tag === undefined) break;
    if (root === '') {
      root = tag.name;
      if (root !== 'urlset' && root !== 'sitemapindex') return undefined;
    } else if (entry === undefined) {
      if (!tag.isEnd && !tag.isEmpty && tag.name === (root === 'urlset' ? 'url' : 'sitemap')) entry = tag;
      depth = 0;
    } else if (tag.isEnd) {
      if (depth === 0) entry = undefined;
      else depth -= 1;
    } else {
      const found = depth > 0 ? '' : addressOf(xml, at, tag, entry.prefix);
      if (found !== '') (root === 'urlset' ? urls : sitemaps).push(found);
      if (!tag.isEmpty) depth += 1;
    }
    if (urls.length + sitemaps.length >= entriesMax) break;
    at = tag.end;
  }
  return root === '' ? undefined : { urls, sitemaps };
}

function addressOf(xml: string, at: number, tag: Tag, prefix: string): string {
  if (tag.name === 'loc' && tag.prefix === prefix && !tag.isEmpty) return textAt(xml, tag.end);
  if (tag.name !== 'link') return '';
  const attributes = xml.slice(at, Math.min(tag.end, at + 4_096));
  if (!/\shreflang\s*=\s*["']zh/iu.test(attributes)) return '';
  const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/u.exec(attributes);
  return decodeXML(href?.[1] ?? href?.[2] ?? '').trim();
}

// Comments, declarations, processing instructions and character data hold no tags.
function skipMarkup(xml: string, at: number): number | undefined {
  const next = xml[at + 1];
  if (next !== '!' && next !== '?') return undefined;
  const closer = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : '>';
  const end = xml.indexOf(closer, at + 2);
  return end < 0 ? xml.length : end + closer.length;
}

function readTag(xml: string, at: number): Tag | undefined {
  const end = xml.indexOf('>', at);
  if (end < 0) return undefined;
  const match = /^<(\/?)(?:([\w.-]+):)?([\w.-]+)/u.exec(xml.slice(at, Math.min(end, at + 128)));
  return {
    prefix: match?.[2] ?? '',
    name: match?.[3] ?? '',
    isEnd: match?.[1] === '/',
    isEmpty: xml[end - 1] === '/',
    end: end + 1,
  };
}

// Text and character data up to the closing tag; an address has no tags in it.
function textAt(xml: string, from: number): string {
  let out = '';
  for (let at = from; ;) {
    const open = xml.indexOf('<', at);
    if (open < 0) return '';
    out += decodeXML(xml.slice(at, open));
    if (!xml.startsWith('<![CDATA[', open)) return out.trim();
    const end = xml.indexOf(']]>', open);
    if (end < 0) return '';
    out += xml.slice(open + 9, end);
    at = end + 3;
  }
}
