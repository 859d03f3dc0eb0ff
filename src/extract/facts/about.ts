import type { Found } from '../../core/document.ts';
import type { BlockTree, Page } from '../../core/page.ts';
import { tagOf } from '../../html/tags.ts';
import { canonicalUrl } from '../../text/url.ts';
import { hasWord, type Names } from '../names.ts';
import { firstFound, firstMeta, found, type Metas, UNKNOWN } from './found.ts';
import type { LinkedFields } from './json-ld.ts';

const LANGUAGE_METAS = ['content-language', 'og:locale', 'dc.language', 'dcterms.language', 'language'];

/** The language that a page declares, as a BCP 47 tag; what its text is written in is measured elsewhere. */
export function declaredLanguage(page: Page, metas: Metas, linked: LinkedFields): Found {
  const fact = firstFound(
    found(page.lang, 'html lang', 0.8),
    firstMeta(metas, LANGUAGE_METAS, 0.7),
    found(linked.language, 'json-ld', 0.7),
  );
  const tag =
    fact.value
      .trim()
      .replaceAll('_', '-')
      .split(/[,;\s]/u)[0] ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag) ? { ...fact, value: tag } : UNKNOWN;
}

/** The address that a page calls its own, absolute, in the form `canonicalUrl` gives. */
export function declaredAddress(page: Page, metas: Metas, url: string): Found {
  const link = page.links.find(({ rel }) => rel.split(/\s+/u).includes('canonical'));
  const fact = firstFound(found(link?.href ?? '', 'link canonical', 0.95), firstMeta(metas, ['og:url'], 0.8));
  const base = page.base !== '' && URL.canParse(page.base, url) ? new URL(page.base, url).href : url;
  const address = fact.value === '' ? undefined : canonicalUrl(fact.value, base === '' ? undefined : base);
  return address === undefined || isFrontPageOfOther(address, url) ? UNKNOWN : { ...fact, value: address };
}

/** Templates that name the site's front page on every page name no page. */
function isFrontPageOfOther(address: string, url: string): boolean {
  return new URL(address).pathname === '/' && URL.canParse(url) && new URL(url).pathname !== '/';
}

const CRUMBS_MAX = 12;
const CRUMB_UNITS_MAX = 60;
/** Not sections: the page's own place, and links of the template. */
const NO_CRUMB = /^(?:正文|详情|view page source|edit on .*|查看(?:页面)?源.*|编辑此页)/iu;
const POSITION = /^(?:您|你)?(?:所在|当前|现在|目前)?的?(?:所在)?(?:位置|频道)\s*[:：]?\s*/u;

/** The path of sections to the page, outermost first. It stands above the text: `last` is the last node looked at. */
export function breadcrumbs(page: Page, linked: LinkedFields, names: Names, last: number): readonly string[] {
  if (linked.breadcrumbs.length > 0) return linked.breadcrumbs.slice(0, CRUMBS_MAX);
  const { blocks } = page;
  for (let i = 1; i < Math.min(blocks.count, last + 1); i += 1) {
    const isCrumbs = hasWord(names, i, 'crumbs') || isLabelled(blocks, i);
    if (!isCrumbs || blocks.hidden(i)) continue;
    const found = crumbsOf(blocks.text(i));
    if (found.length >= 2) return found;
  }
  return [];
}

const NAV = tagOf('nav');

function isLabelled(blocks: BlockTree, i: number): boolean {
  return blocks.tag[i] === NAV && /breadcrumb|面包屑/iu.test(blocks.attr(i, 'aria-label') ?? '');
}

function crumbsOf(text: string): readonly string[] {
  if (text.length > CRUMBS_MAX * CRUMB_UNITS_MAX) return [];
  return text
    .replace(POSITION, '')
    .split(/\s*(?:\n|[>»›→＞/|]|\s-\s|::|—+)\s*/u)
    .map((part) => part.replace(POSITION, '').trim())
    .filter((part) => part !== '' && part.length <= CRUMB_UNITS_MAX && !NO_CRUMB.test(part))
    .slice(0, CRUMBS_MAX);
}

const TAGS_MAX = 32;
const TAG_UNITS_MAX = 40;

/** Tags of the text: links that say so, then metas. */
export function tagsOf(page: Page, metas: Metas, linked: LinkedFields): readonly string[] {
  const linkedTags = page.anchorsOfKind('tag').map(({ text }) => text.replace(/^#\s*/u, ''));
  const declared = [...(metas.get('article:tag') ?? []), ...linked.tags];
  const keywords = [...(metas.get('keywords') ?? []), ...(metas.get('news_keywords') ?? [])];
  const lists = [linkedTags, declared, keywords.flatMap((value) => value.split(/[,，、;；|]/u))];
  const tags = lists
    .map((list) => list.map((tag) => tag.trim()).filter(isTag))
    .find((list) => list.length > 0);
  return [...new Set(tags)].slice(0, TAGS_MAX);
}

function isTag(text: string): boolean {
  return text !== '' && text.length <= TAG_UNITS_MAX && !text.includes('<');
}
