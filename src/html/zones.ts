import type { Zone } from '../core/page.ts';
import { NameTable } from './name-words.ts';
import { ROLE, type StartTag } from './start-tag.ts';
import { tagOf } from './tags.ts';

/** Zones by number, as the tree stores them. */
export const ZONES: readonly Zone[] = ['body', 'head', 'header', 'nav', 'main', 'aside', 'footer'];
const BODY = 0;
const HEAD = 1;
const HEADER = 2;
const NAV = 3;
const MAIN = 4;
const ASIDE = 5;
const FOOTER = 6;

const NONE = 255;
const BY_TAG = new Uint8Array(65_536).fill(NONE);
for (const [name, zone] of [
  ['head', HEAD],
  ['header', HEADER],
  ['nav', NAV],
  ['main', MAIN],
  ['article', MAIN],
  ['aside', ASIDE],
  ['footer', FOOTER],
] as const)
  BY_TAG[tagOf(name)] = zone;

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
const TEXT = NAMES.whole.text;
const BANDS = [
  [NAMES.bit.footer, FOOTER],
  [NAMES.bit.nav, NAV],
  [NAMES.bit.aside, ASIDE],
  [NAMES.bit.header, HEADER],
] as const;
const WHOLE_BANDS = NAMES.whole.footer | NAMES.whole.nav | NAMES.whole.aside | NAMES.whole.header;

const NAMED_BY_CLASS = new Uint8Array(65_536);
for (const name of 'div section ul ol table td tr p dl center form span address'.split(' '))
  NAMED_BY_CLASS[tagOf(name)] = 1;

/** What a value of class or id says of bands, as flags for `zoneOf`. */
export function bandFlags(names: string): number {
  return NAMES.flags(names);
}

/**
 * Zone number of an element. A header or footer inside main content is part of it: an article's own
 * head and foot are not the page's.
 * @param flags those of its class and of its id
 */
export function zoneOf(tag: number, start: StartTag, flags: number, inherited: number): number {
  let own = BY_TAG[tag] ?? NONE;
  const isBand = own !== NONE;
  if (!isBand && start.has(ROLE)) own = BY_ROLE.get(start.value(ROLE).toLowerCase()) ?? NONE;
  if (own === NONE && flags !== 0 && NAMED_BY_CLASS[tag] === 1) own = byNames(flags);
  if (own === NONE) return inherited;
  if (inherited === FOOTER && own !== MAIN) return FOOTER;
  if (inherited === MAIN && (own === HEADER || (own === FOOTER && isBand))) return MAIN;
  return own;
}

function byNames(flags: number): number {
  if ((flags & TEXT) !== 0 && (flags & WHOLE_BANDS) === 0) return NONE;
  for (const [bit, zone] of BANDS) if ((flags & bit) !== 0) return zone;
  return NONE;
}

export const BODY_ZONE = BODY;
