import type { TextProfile } from '../../core/text-profile.ts';
import { foldForScan } from '../../text/scan-fold.ts';
import { once } from '../once.ts';
import { endsOf, LIST, phrases } from '../words/phrases.ts';

/** A name or an offer of a betting site in a folded text. */
export interface BetName {
  /** Folded units before it. */
  readonly at: number;
  /** Folded, without spaces. */
  readonly name: string;
}

// What only such sites offer, and what others are called too: then it takes two endings, or one that holds an app.
const STRONG =
  '娱乐城|娱乐场|棋牌|真人|菠菜|博彩|搏彩|赌博|赌场|赌彩|赌球|赌钱|网赌|网投|捕鱼|打鱼|视讯|投注|押注|下注|百家乐|时时彩|六合彩|快三|购彩|彩网|玩彩|体彩|竞彩|足彩|澳彩|买球|下分|返水|彩金|试玩金|体验金|电子娱乐|娱乐电子|电子游艺|电玩城|娱乐彩票|彩票娱乐|电竞娱乐|电竞投注|sports|必赢';
const WEAK = '体育|娱乐|国际|电子|彩票|电竞|彩|竞博|贝博|博鱼|博';
const PLACE = '中国|亚洲|全球|国际|唯一|集团|综合|全站|平台|手机|有限公司|老?版本?|区';
const APP = 'app ?(?:官网|官方|下载|登录|登陆|入口|网页版|安装|手机版|最新版|官方入口)';
const OFFER = `官网|官方|网站|网址|app|下载|登录|登陆|登入|注册|开户|入口|网页版|手机版|客户端|最新版|平台`;
const TWICE = `(?:官网|官方网站|官方|网页版|手机版|客户端|平台|登录|在线|最新版|备用) ?(?:app|下载|登录|登陆|登入|注册|入口|首页|手机版|网页版|官网|备用|安装|最新)`;
const LATIN =
  'bet|beat|bwin|yabo|manbet|beplay|betway|sportsbet|bsports|mansion|kaiyun|leyu|welcome|ww|ag|od|bob|jbo|ng|pg|bb|bw|hb|kb|m|w|k|vip';

/** Every part is bounded. Examples beside each are of the form, not of a site. */
const PATTERNS = [
  // 某某电竞亚洲官网入口, 168棋牌www官方网址手机版, 某某真人国际官方网站
  `(?:${STRONG})(?: ?(?:${STRONG}|${WEAK}|${PLACE}|${OFFER}|游戏|游戏厅|大咖|大作战|大厅|链接|www|[0-9]{1,3}d?|[a-z]{1,8}[0-9]{0,4})){0,4}? ?(?:${OFFER})`,
  // 某某体育app下载官网, 某某亚洲体育官方网站入口
  `(?:${WEAK}) ?(?:(?:${PLACE}|电子|娱乐|体育|彩票|电竞|网) ?){0,3}(?:${APP}|${TWICE})`,
  // 某某彩票官网, 某某电竞注册, 某某娱乐登录, 某某体育开户
  `彩票 ?(?:官网|官方|app|登录|登陆|注册|开户|网址|平台|下载|代理|投注|娱乐)|(?<![光文出色精喝多剪])彩 ?(?:官网|app|平台|登录|注册|入口)|电竞 ?(?:官网|app|登录|登陆|注册|竞猜|入口|下载)|娱乐 ?(?:官网|官方|登录|登陆|注册|开户|网址|主管|招商|代理)|体育 ?(?:登录|登陆|注册|开户|投注|下注)`,
  // 某某中国体育官方网站, 某某体育中国官方网站, 某某体育网中国官方网站
  `(?:中国|亚洲|全球|国际|官方) ?(?:体育|娱乐|电竞) ?(?:官|app|平台|在线|登录)|(?:体育|娱乐|电竞|贝博|国际)网? ?(?:中国|亚洲|全球|中国区) ?(?:官方|官网|有限公司官|登录|平台|app)`,
  // ab365亚洲体育, 某某ww8888棋牌, 9499www某某
  `(?<![a-z])(?:${LATIN}|[a-z]{1,2}\\d{1,3}) ?\\d{0,5} ?[\\u4e00-\\u9fff]{0,4}?(?:体育|娱乐|棋牌|彩票|真人|电竞|贝博|威尼斯|威斯尼斯|尊龙|电子|捕鱼|竞博|博鱼|vip官)|(?<![a-z])(?:bet|beat)\\d{2,4} ?(?:${PLACE}|${OFFER})`,
  `(?:威尼斯人?|威斯尼斯|葡京|金沙|尊龙|永利|新濠|太阳城|皇冠|明陞|必赢|伟德|凯发|贝博|亚博|亚傅|竞博|博鱼|金宝搏?|开元棋牌?) ?(?:游戏|娱乐(?!场)|棋牌|平台|官|登录|入口|app|网|w?ww|新?体育|体彩|博|备用|m88|yabo|威尼斯|下载|时?凯|亚洲|\\d{3,6})`,
  // 注册送68彩金, 新人注册就送49元, 十大网投
  `(?:注册|新人|首存|首充|存款|充值?)[\\u4e00-\\u9fff]{0,4}送 ?\\d{1,5} ?(?:元|块)?(?:彩金|现金|筹码|红包|试玩金|体验金)?(?![\\u4e00-\\u9fff]*(?:学分|课))|(?:十大|\\d大)(?:正规|信誉)?(?:网赌|网投|博彩|菠菜|赌博|赌场|买球)|网投(?:十大|信誉)|彩票最信赖|信誉可靠平台|\\d{2,4}cc ?娱乐|(?:线上|网上)真人(?:发牌|荷官)|真人发牌|高爆版`,
].map((pattern) => new RegExp(pattern, 'gu'));

/** Names with these words before them are of the state's lotteries, sports bodies, schools, the press, large companies. */
const KNOWN =
  /国家|总局|中国(?:体育|福利)|福利彩|体育彩|体育局|体育总|学院|大学|中学|小学|新华|人民|央视|新浪|搜狐|腾讯|网易|凤凰|虎扑|懂球|微博|京东|淘宝|苹果|华为|小米/u;
/** What anybody calls such sites who speaks of them. */
const TOPIC =
  /^(?:赌博|网赌|赌场|博彩|投注|棋牌|彩票|捕鱼|购彩|真人|菠菜|网投|赌球|竞彩|足彩|体彩)(?:网站|平台|app|网址|游戏|游戏平台|软件)$/u;
const CONTEXT_UNITS = 8;
const NAMES_MAX = 40;
/** Folded units before and after one of the site words in which a name is sought. */
const BEFORE_UNITS = 24;
const AFTER_UNITS = 16;

/**
 * Names and offers of betting sites in a text, by how they are built (brand, trade, ending), where each begins; 40 at
 * most. Only what stands around one of the site words is read.
 */
export const betNames: (profile: TextProfile) => {
  readonly names: readonly BetName[];
  readonly length: number;
} = once((profile) => {
  const ends = endsOf(phrases(profile), LIST.site);
  if (ends.length === 0) return { names: [], length: 0 };
  const { units, length } = foldForScan(profile.text);
  const names: BetName[] = [];
  for (let i = 0; i < ends.length && names.length < NAMES_MAX;) {
    const start = Math.max(0, (ends[i] as number) - BEFORE_UNITS);
    let end = ends[i] as number;
    for (; i < ends.length && (ends[i] as number) <= end + AFTER_UNITS; i++) end = ends[i] as number;
    const stretch = String.fromCharCode(...units.subarray(start, Math.min(length, end + AFTER_UNITS)));
    for (const { at, name } of namesIn(stretch)) names.push({ at: start + at, name });
  }
  return { names, length };
});

/** The same of a title. */
export function betNamesOf(title: string): readonly BetName[] {
  const { units, length } = foldForScan(title);
  return namesIn(String.fromCharCode(...units.slice(0, Math.min(length, TITLE_UNITS))));
}

const TITLE_UNITS = 2000;

function namesIn(folded: string): readonly BetName[] {
  const found: BetName[] = [];
  for (const pattern of PATTERNS) {
    for (const { index, 0: name } of folded.matchAll(pattern)) {
      if (KNOWN.test(folded.slice(Math.max(0, index - CONTEXT_UNITS), index + name.length))) continue;
      if (TOPIC.test(name)) continue;
      found.push({ at: index, name: name.replaceAll(' ', '') });
      if (found.length === NAMES_MAX) return found;
    }
  }
  return found;
}
