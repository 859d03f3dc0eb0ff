import type { Zone } from '../core/page.ts';

/** Zones by number, as the tree stores them. */
export const ZONES: readonly Zone[] = ['body', 'head', 'header', 'nav', 'main', 'aside', 'footer'];
const BODY = 0;
const HEAD = 1;
const HEADER = 2;
const NAV = 3;
const MAIN = 4;
const ASIDE = 5;
const FOOTER = 6;

const BY_TAG = new Map([
  ['head', HEAD],
  ['header', HEADER],
  ['nav', NAV],
  ['main', MAIN],
  ['article', MAIN],
  ['aside', ASIDE],
  ['footer', FOOTER],
]);

const BY_ROLE = new Map([
  ['banner', HEADER],
  ['navigation', NAV],
  ['main', MAIN],
  ['article', MAIN],
  ['complementary', ASIDE],
  ['contentinfo', FOOTER],
]);

/** Words of class and id that name a band of the page in Chinese and international CMS templates. */
const FOOTER_WORD =
  /(?:^|[\s_-])(?:page|site|web|main|global|g|m|t)?[-_]?(?:footer|foot|copyright|copyrights|copy-right|beian|icp|bottom|btm)(?:$|[\s_\d-]|(?:bar|er|er-?(?:inner|wrap|box|main|info|content|bottom)|box|wrap|inner|info|nav|content|con|main)(?:$|[\s_-]))/iu;
const NAV_WORD =
  /(?:^|[\s_-])(?:(?:top|main|sub|side|site|global|page|local)?[-_]?(?:nav|navbar|navi|navigation|menu|menubar|breadcrumbs?|crumbs?|toc|pagination|pager|paging)|(?:nav|menu)(?:bar|box|wrap|list|main))(?:$|[\s_\d-])/iu;
const ASIDE_WORD =
  /(?:^|[\s_-])(?:sidebar|side-bar|aside|right-?(?:bar|side|col)|left-?(?:bar|side)|related|recommend|widget|widgets)(?:$|[\s_\d-])/iu;
const HEADER_WORD =
  /(?:^|[\s_-])(?:(?:site|page|global|web|top)?[-_]?(?:header|masthead|topbar|top-bar|banner))(?:$|[\s_\d-])/iu;

const NAMED_BY_CLASS: ReadonlySet<string> = new Set([
  'div',
  'section',
  'ul',
  'ol',
  'table',
  'td',
  'tr',
  'p',
  'dl',
  'center',
  'form',
  'span',
  'address',
]);

/**
 * Zone number of an element. A header or footer inside main content is part of it: an article's own
 * head and foot are not the page's.
 */
export function zoneOf(tag: string, role: string, names: string, inherited: number): number {
  const own = BY_TAG.get(tag) ?? (role === '' ? undefined : BY_ROLE.get(role)) ?? byNames(tag, names);
  if (own === undefined) return inherited;
  if (inherited === FOOTER && own !== MAIN) return FOOTER;
  if (inherited === MAIN && (own === HEADER || (own === FOOTER && BY_TAG.has(tag)))) return MAIN;
  return own;
}

function byNames(tag: string, names: string): number | undefined {
  if (names === '' || !NAMED_BY_CLASS.has(tag)) return undefined;
  const short = names.length > 256 ? names.slice(0, 256) : names;
  if (FOOTER_WORD.test(short)) return FOOTER;
  if (NAV_WORD.test(short)) return NAV;
  if (ASIDE_WORD.test(short)) return ASIDE;
  return HEADER_WORD.test(short) ? HEADER : undefined;
}

export const BODY_ZONE = BODY;
