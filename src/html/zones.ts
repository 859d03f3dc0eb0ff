import type { Zone } from '../core/page.ts';
import { NameTable } from './name-words.ts';

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
const NAMES = new NameTable({
  footer: [
    'footer',
    'foot',
    'copyright',
    'copyrights',
    'beian',
    'icp',
    'bottom',
    'btm',
    'footbar',
    'footerbar',
    'footbox',
    'footwrap',
    'footinner',
    'footinfo',
    'footnav',
    'footcontent',
    'footmain',
    'pagefoot',
    'pagebottom',
    'sitebottom',
  ],
  nav: [
    'nav',
    'navbar',
    'navi',
    'navigation',
    'menu',
    'menubar',
    'breadcrumb',
    'breadcrumbs',
    'crumb',
    'crumbs',
    'toc',
    'pagination',
    'pager',
    'paging',
    'topnav',
    'mainnav',
    'subnav',
    'sidenav',
    'sitenav',
    'topmenu',
    'mainmenu',
    'submenu',
    'sidemenu',
    'navbox',
    'navwrap',
    'navlist',
    'navmain',
    'menubox',
    'menuwrap',
    'menulist',
    'menumain',
  ],
  aside: [
    'sidebar',
    'aside',
    'rightbar',
    'rightside',
    'rightcol',
    'leftbar',
    'leftside',
    'related',
    'recommend',
    'widget',
    'widgets',
  ],
  header: ['header', 'masthead', 'topbar', 'banner', 'siteheader', 'pageheader', 'webheader', 'topheader'],
  /** A box with one of these for a whole name is the text, whatever its other names say. */
  text: [
    'content',
    'article',
    'markdown',
    'markdownbody',
    'main',
    'maincontent',
    'richtext',
    'ztext',
    'post',
    'entry',
    'message',
    'answer',
    'reply',
    'comment',
  ],
});
const TEXT = NAMES.whole('text');
const BANDS = [
  [NAMES.bit('footer'), FOOTER],
  [NAMES.bit('nav'), NAV],
  [NAMES.bit('aside'), ASIDE],
  [NAMES.bit('header'), HEADER],
] as const;
const WHOLE_BANDS = NAMES.whole('footer') | NAMES.whole('nav') | NAMES.whole('aside') | NAMES.whole('header');

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
  const flags = NAMES.flags(names);
  if (flags === 0 || ((flags & TEXT) !== 0 && (flags & WHOLE_BANDS) === 0)) return undefined;
  return BANDS.find(([bit]) => (flags & bit) !== 0)?.[1];
}

export const BODY_ZONE = BODY;
