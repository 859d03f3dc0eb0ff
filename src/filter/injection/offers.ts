/** What betting sites call themselves after their brand, and what they offer. */
const KIND = '娱乐城|娱乐|体育|棋牌|国际|真人|彩票|电子|平台|会所|电竞|电玩|游戏|视讯|投注|赌场|体彩';
const OFFER =
  '官网|官方网站|官方|登录|登陆|注册|开户|app|下载|入口|首页|在线|网址|网站|手机版|客户端|网页版|最新版|备用';
const BRACKETED = '[（(](?:中国|亚洲|全球|官方|集团|股份)[）)]';

// A brand of two to eight letters, digits or Han, a kind and an offer; every part is bounded.
const OFFERS = new RegExp(
  `[\\u4e00-\\u9fffa-z0-9]{2,8}?(?:${KIND})(?:平台|集团)?(?:${BRACKETED})?(?:最新)?[-_|—· ]?(?:${OFFER})`,
  'giu',
);
/** Words of offers that stand in any text. */
const GENERIC = new RegExp(
  `(?:${KIND}|${OFFER}|中国|亚洲|全球|有限公司|科技|集团|股份|欢迎|光临|进入|最新|手机|全站|综合|版本|关于|我们)`,
  'giu',
);
const OFFERS_MAX = 20;

/** Offers of betting sites in a stretch of text (威凯尼国际官网, 鑫彩棋牌app下载), where each begins. */
export function offersIn(text: string): readonly { readonly at: number; readonly name: string }[] {
  const found: { at: number; name: string }[] = [];
  for (const { index, 0: name } of text.matchAll(OFFERS)) {
    found.push({ at: index, name });
    if (found.length === OFFERS_MAX) break;
  }
  return found;
}

const NAMED = /[\u4e00-\u9fff]{2,6}(?:娱乐城|娱乐|体育|棋牌|国际|真人|彩票|会所|投注|赌场)/u;

/** Whether a stretch names something as betting sites do (威凯尼国际): so do others, beside a bait it tells. */
export function namesSite(text: string): boolean {
  return NAMED.test(text);
}

/** A title without the words any site's title has: what is left is the brand, and what the page is about. */
export function withoutOffers(title: string): string {
  return title.replaceAll(GENERIC, ' ');
}
