import { keep, reject, type Decision } from '../core/decision.ts';
import type { Leaf, Page } from '../core/page.ts';
import { markTitleCards } from './thread/cards.ts';
import type { Outline } from './outline.ts';

/** Numbers the verdict rests on; kept as measures. */
export interface ExtractMeasures {
  readonly mainChars: number;
  readonly pageChars: number;
  readonly linkChars: number;
  readonly anchors: number;
  readonly proseChars: number;
  /** Link and plain characters inside the container of the text, menus left out. */
  readonly linkCharsInside: number;
  readonly plainCharsInside: number;
  /** 1 when the text was found in what a script starts from. */
  readonly fromScript: number;
  readonly [name: string]: number;
}

const SHORT = 300;
/** What a page says when it has nothing else to say; a text that mentions it has more prose, in characters. */
const MESSAGE_PROSE_MAX = 90;
const SOFT_404 =
  /(?:\b404\b(?!\s*[路号房室名个人章条件元米国])|页面(?:不存在|未找到|没有找到|找不到|已删除|走丢了|错误)|您(?:访问|查看|请求)的(?:页面|内容|网页|文章).{0,8}(?:不存在|已删除|找不到|被删除|不可用)|找不到(?:该|此|您|页面|网页)|(?:内容|文章|信息|帖子|主题|商品|视频)(?:不存在|已(?:经)?(?:被.{0,6})?(?:删除|下线|下架))|因违(?:规|法).{0,6}无法(?:查看|访问)|系统发生错误|没有找到站点|(?:网站|系统|站点).{0,6}(?:维护中|升级维护|正在维护|已关闭|已暂停)|(?:网站|站点)已(?:暂停服务|关闭|停止)|\b40[0-9] (?:forbidden|not found|bad request)|\b50[0-9] (?:bad gateway|service|internal|gateway)|not found|頁面不存在|找不到網頁)/iu;
/** A title that is nothing but that. */
const ERROR_TITLE =
  /^\s*(?:(?:error\s*)?40\d|50\d|(?:40\d|50\d)?\s*(?:页面|网页|文章|内容|信息)?(?:不存在|未找到|找不到(?:页面)?|出错(?:了|啦)?|错误)(?:页面)?|页面走丢了|not found|[45]0\d [a-z ]{0,20})\s*(?:[-_|–—].*)?$/iu;
const WALL =
  /(?:请(?:先)?登录|登录后(?:查看|阅读|继续)|需要登录|请输入验证码|安全验证|访问验证|人机验证|滑动验证|请完成验证|checking your browser|just a moment|enable cookies|access denied|captcha|请先注册|付费(?:后)?阅读|會員登入|请输入密码)/iu;
const PARKED =
  /(?:域名(?:出售|转让|正在出售|可转让|可出售|停放)|(?:此|该|本)域名.{0,10}(?:出售|转让|待售|购买)|该域名(?:正在)?(?:出售|可以?购买|待售)|访问的域名.{0,8}(?:转让|出售)|domain (?:is )?(?:for sale|parking|parked)|buy this domain|购买该?域名|\.(?:com|cn|net|org|top|xyz) is for sale)/iu;
/** The name of a domain stands in the title of a page that sells it. */
const DOMAIN = /[a-z\d-]+\.(?:com|cn|net|org|top|xyz|cc|vip|info|me)\b|访问的域名/iu;
const SHELL_ROOT =
  /<div[^>]{0,80}\bid=["']?(?:app|root|__next|__nuxt|main-app|react-root|container|q-app|___gatsby|svelte|main)["']?[^>]{0,80}>\s*(?:<div[^>]{0,80}>\s*){0,3}(?:<\/div>|<!--|加载中|正在加载|loading)|<[a-z]+-root\b/iu;
const NEEDS_SCRIPT =
  /(?:启用|开启|打开|允许|支持)\s*(?:JavaScript|JS|脚本)|enable (?:javascript|it to continue)|javascript (?:is )?(?:required|disabled|enabled)/iu;
const LOADS = /<script\b[^>]{0,400}\bsrc\s*=/iu;
/** All that such a page shows until its scripts have run. */
const LOADING =
  /^[\s.。…·]*(?:(?:页面|正在|资源|数据|努力|拼命|内容)?(?:加载|载入)(?:中|资源|数据)?|loading)[\s，,.。…·!！\p{Script=Han}]{0,14}$/iu;

/** What to do with a page, from strongest to weakest sign. */
export function judgePage(
  page: Page,
  outline: Outline,
  leaves: readonly Leaf[],
  text: string,
  measures: ExtractMeasures,
  isDocument: boolean,
): Decision {
  if (page.defects.includes('nodes-max') || page.defects.includes('runs-max'))
    return reject('PAGE_TOO_COMPLEX', measures);
  const visible = measures.pageChars;
  if (refreshes(page) && visible < SHORT) return reject('META_REFRESH', measures);
  if (measures.proseChars < SHORT) {
    const own = `${page.title}\n${text.slice(0, SHORT)}`;
    const early = `${own}\n${headline(outline)}`;
    const isMessage = measures.proseChars < MESSAGE_PROSE_MAX;
    if (SOFT_404.test(early) && (isMessage || ERROR_TITLE.test(page.title)))
      return reject('SOFT_404', measures);
    if (PARKED.test(early) && (isMessage || DOMAIN.test(page.title)))
      return reject('PARKED_DOMAIN', measures);
    if (
      WALL.test(own) ||
      (measures.proseChars < WALL_PROSE_MAX && measures.mainChars < WALL_MAIN_MAX && hasPassword(page))
    )
      return reject('ACCESS_WALL', measures);
  }
  if (measures.fromScript === 0 && visible < SHELL_UNITS_MAX && isShell(page, text))
    return reject('NEEDS_SCRIPT', measures);
  if (measures.mainChars < PAGER_MAIN_MAX && PAGER.test(text) && isOnlyLinks(measures))
    return reject('LIST_PAGE', measures);
  if (!isDocument && !outline.isThread && isIndex(page, outline, leaves, measures))
    return reject('LIST_PAGE', measures);
  if (!isThreadText(outline, measures) && (isDocument ? isContents(measures) : isList(measures)))
    return reject('LIST_PAGE', measures);
  if (measures.mainChars < MAIN_MIN)
    return reject(isOnlyLinks(measures) ? 'LIST_PAGE' : 'NO_MAIN_TEXT', measures);
  return keep;
}

/** A shell shows a name, a wheel and a sentence at most, in characters. */
const SHELL_UNITS_MAX = 120;
const SOURCE_UNITS_MAX = 200_000;

function isShell({ source }: Page, text: string): boolean {
  const start = source.slice(0, SOURCE_UNITS_MAX);
  return SHELL_ROOT.test(start) || NEEDS_SCRIPT.test(start) || (LOADING.test(text) && LOADS.test(start));
}

/** An error says so near its start, outside links and menus. */
const HEADLINE_LEAVES = 20;
const NOT_HEADLINE: ReadonlySet<string> = new Set(['nav', 'footer', 'aside']);

function headline(outline: Outline): string {
  return outline.leaves
    .filter(({ zone, linkLength }) => linkLength === 0 && !NOT_HEADLINE.has(zone))
    .slice(0, HEADLINE_LEAVES)
    .map((leaf) => leaf.text.slice(0, 60))
    .join('\n');
}

function refreshes(page: Page): boolean {
  return page.metas.some(({ name, content }) => name === 'refresh' && /url\s*=/iu.test(content));
}

function hasPassword(page: Page): boolean {
  return /<input[^>]{0,200}type=["']?password/iu.test(page.source.slice(0, 200_000));
}

/** A page with a password field and more prose than this is a page with a login box. */
const WALL_PROSE_MAX = 60;
/** So is one with more text of any kind: code, a poem, a short thread beside a hidden login box. */
const WALL_MAIN_MAX = 120;
const LIST_ANCHORS_MIN = 6;

/** Less prose than this is a stray sentence. */
const LIST_PROSE_MAX = 40;

// Where links make up most of what is in the text's own container, or a good part of it while no prose is
// there at all, there is no text but a list of others.
function isList({
  anchors,
  linkCharsInside,
  plainCharsInside,
  proseChars,
  mainChars,
}: ExtractMeasures): boolean {
  if (anchors < LIST_ANCHORS_MIN) return false;
  if (proseChars < LIST_PROSE_MAX && linkCharsInside > mainChars * 0.25) return true;
  return linkCharsInside > plainCharsInside && linkCharsInside > proseChars;
}

/** What is left of a list without its links: 共 20 页 上一页 下一页 */
const PAGER = /共\s*\d+\s*[页条]|[上下]一页|尾页|末页/u;
const PAGER_MAIN_MAX = 60;

/** An index gives the title of each of its pages as a link, and a beginning or a summary: this share of its text. */
const INDEX_SHARE_MIN = 0.7;
const INDEX_TITLE_HAN_MIN = 4;
/** Less of a text in links is no index; looking costs a pass over the page. */
const INDEX_LINKS_MIN = 0.1;

function isIndex(
  { blocks, title }: Page,
  { leaves: all, chrome }: Outline,
  leaves: readonly Leaf[],
  { anchors, linkCharsInside, mainChars }: ExtractMeasures,
): boolean {
  if (anchors < LIST_ANCHORS_MIN || linkCharsInside < mainChars * INDEX_LINKS_MIN) return false;
  const cards = markTitleCards(blocks, all, chrome, title, INDEX_TITLE_HAN_MIN);
  let units = 0;
  let inCards = 0;
  for (const { node, text } of leaves) {
    units += text.length;
    if (cards[node] === 1) inCards += text.length;
  }
  return inCards > units * INDEX_SHARE_MIN;
}

/** Posts of one word each are a text when they hold more than the names and links around them. */
const THREAD_MAIN_MIN = 60;

function isThreadText({ isThread }: Outline, { mainChars, linkCharsInside }: ExtractMeasures): boolean {
  return isThread && mainChars >= THREAD_MAIN_MIN && mainChars > linkCharsInside;
}

/** A chapter may link every name it explains; a page of contents says little beside its links. */
const CONTENTS_PLAIN_MAX = 400;

function isContents(measures: ExtractMeasures): boolean {
  return isList(measures) && measures.plainCharsInside < CONTENTS_PLAIN_MAX;
}

/** Less text than this says nothing. */
const MAIN_MIN = 10;

/** A page that is nothing but ways to others, wherever its template put them. */
function isOnlyLinks({ anchors, linkChars, pageChars }: ExtractMeasures): boolean {
  return anchors >= LIST_ANCHORS_MIN && linkChars > pageChars * 0.5;
}
