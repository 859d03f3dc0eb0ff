import { keep, reject, type Decision } from '../core/decision.ts';
import type { Page } from '../core/page.ts';
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
const SOFT_404 =
  /(?:\b404\b|页面(?:不存在|未找到|没有找到|找不到|已删除|走丢了)|您(?:访问|查看|请求)的(?:页面|内容|网页|文章).{0,8}(?:不存在|已删除|找不到|被删除|不可用)|找不到(?:该|此|您|页面|网页)|(?:内容|文章|信息|帖子|主题)(?:不存在|已被删除|已删除)|not found|頁面不存在|找不到網頁)/iu;
const WALL =
  /(?:请(?:先)?登录|登录后(?:查看|阅读|继续)|需要登录|请输入验证码|安全验证|访问验证|人机验证|滑动验证|请完成验证|checking your browser|just a moment|enable cookies|access denied|captcha|请先注册|付费(?:后)?阅读|會員登入|请输入密码)/iu;
const PARKED =
  /(?:域名(?:出售|转让|正在出售|可转让)|此域名|该域名(?:正在)?(?:出售|可以?购买|待售)|domain (?:is )?(?:for sale|parking|parked)|buy this domain|本域名|购买该?域名)/iu;
const SHELL_ROOT =
  /<div[^>]{0,80}\bid=["']?(?:app|root|__next|__nuxt|main-app|react-root|container)["']?[^>]{0,80}>\s*(?:<\/div>|<!--|加载中|正在加载|loading)/iu;
const NEEDS_SCRIPT =
  /(?:启用|开启|打开|允许)\s*(?:JavaScript|JS|脚本)|enable javascript|javascript (?:is )?(?:required|disabled)/iu;

/** What to do with a page, from strongest to weakest sign. */
export function judgePage(
  page: Page,
  outline: Outline,
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
    if (PARKED.test(early)) return reject('PARKED_DOMAIN', measures);
    if (SOFT_404.test(early)) return reject('SOFT_404', measures);
    if (
      WALL.test(own) ||
      (measures.proseChars < WALL_PROSE_MAX && measures.mainChars < WALL_MAIN_MAX && hasPassword(page))
    )
      return reject('ACCESS_WALL', measures);
  }
  if (
    visible < 120 &&
    measures.fromScript === 0 &&
    (SHELL_ROOT.test(page.source.slice(0, 200_000)) || NEEDS_SCRIPT.test(page.source.slice(0, 200_000)))
  )
    return reject('NEEDS_SCRIPT', measures);
  if (!isThreadText(outline, measures) && (isDocument ? isContents(measures) : isList(measures)))
    return reject('LIST_PAGE', measures);
  if (measures.mainChars < MAIN_MIN)
    return reject(isOnlyLinks(measures) ? 'LIST_PAGE' : 'NO_MAIN_TEXT', measures);
  return keep;
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
