import { isUtf8 } from 'node:buffer';
import type { Page } from '../core/page.ts';
import type { FoundLink } from '../crawl/crawl.ts';
import { decodeBody } from '../decode/decode.ts';
import { scanPage } from '../html/scan.ts';
import { canonicalUrl } from '../text/url.ts';

/**
 * Links of a page as it was sent. Addresses are ASCII on nearly all pages, and so is markup: what is UTF-8
 * is scanned byte by byte, which takes half the time and memory of decoding it first. Where an address says
 * otherwise the page is decoded after all.
 */
export function pageLinks(
  body: Uint8Array,
  contentType: string,
  url: string,
  depth: number,
): readonly FoundLink[] {
  const wantsTerms = depth <= TERMS_DEPTH_MAX;
  if (!isUtf8(body)) return linksOf(targetsOf(scanPage(decodeBody(body, contentType).html), wantsTerms), url);
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (!wantsTerms) {
    const targets = targetsOf(scanPage(bytes.toString('latin1', hasMark(bytes) ? 3 : 0)), false);
    if (isAscii(targets)) return linksOf(targets, url);
  }
  return linksOf(targetsOf(scanPage(bytes.toString('utf8')), wantsTerms), url);
}

/** The home page and the pages it leads to show every footer a site has. */
const TERMS_DEPTH_MAX = 1;
/** A link with more words names something else: an article about terms. */
const TERMS_UNITS_MAX = 16;
/** How sites call their terms of use, of service and their statement of rights. */
const TERMS_WORDS =
  /(?:服务|使用|用户|网站|注册|会员|版权|法律|免责)(?:条款|协议|声明|须知)|(?:服務|使用|用戶|使用者|網站|版權|法律|免責)(?:條款|協議|聲明|須知)|^(?:terms(?: (?:of (?:service|use)|& conditions|and conditions))?|copyright notice|disclaimer|legal notice)$/iu;

/** What a page says of where it leads, as written. */
interface Targets {
  readonly base: string;
  readonly found: readonly { readonly href: string; readonly kind: FoundLink['kind'] }[];
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isAscii({ base, found }: Targets): boolean {
  return !BEYOND_ASCII.test(base) && found.every(({ href }) => !BEYOND_ASCII.test(href));
}

const BEYOND_ASCII = /[^\0-\x7F]/u;

function targetsOf(page: Page, wantsTerms: boolean): Targets {
  const { base } = page;
  const robots = page.metas
    .filter(({ name }) => name === 'robots' || name === 'jingliu')
    .map(({ content }) => content.toLowerCase());
  if (robots.some((content) => /\b(?:nofollow|none)\b/u.test(content))) return { base, found: [] };
  const feeds = page.links.filter(
    ({ rel, type }) => rel.includes('alternate') && /(?:rss|atom)\+xml/u.test(type ?? ''),
  );
  const refresh = page.metas
    .find(({ name }) => name === 'refresh')
    ?.content.match(/url\s*=\s*['"]?([^'"]+)/iu)?.[1];
  const found = [
    ...feeds.map(({ href }) => ({ href, kind: 'feed' as const })),
    ...page.anchorTargets
      .filter(({ href, rel }) => href !== '' && !/\bnofollow\b/u.test(rel))
      .map(({ href, block }) => ({
        href,
        kind: wantsTerms && namesTerms(page.blocks.text(block)) ? ('terms' as const) : ('link' as const),
      })),
    ...(refresh === undefined ? [] : [{ href: refresh, kind: 'link' as const }]),
  ];
  return { base, found };
}

function namesTerms(text: string): boolean {
  const words = text.trim();
  return words.length <= TERMS_UNITS_MAX && TERMS_WORDS.test(words);
}

function linksOf({ base, found }: Targets, url: string): readonly FoundLink[] {
  const from = canonicalUrl(base, url) ?? url;
  const links: FoundLink[] = [];
  for (const { href, kind } of found) {
    const target = href === '' ? undefined : canonicalUrl(href, from);
    if (target !== undefined) links.push({ url: target, kind });
  }
  return links;
}
