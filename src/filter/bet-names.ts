/** A name or an offer of a betting site in a stretch of text. */
export interface BetName {
  readonly at: number;
  /** Lower case, without marks and spaces. */
  readonly name: string;
}

// What such sites offer, whatever they are called: nobody else writes it in one word.
const STRONG =
  '娱乐城|娱乐场|棋牌|真人|菠菜|博彩|搏彩|赌博|赌场|赌彩|赌球|赌钱|网赌|网投|捕鱼|打鱼|视讯|投注|押注|下注|百家乐|时时彩|六合彩|快三|购彩|彩网|玩彩|体彩|竞彩|足彩|澳彩|买球|下分|返水|彩金|试玩金|体验金|电子娱乐|娱乐电子|电子游艺|电玩城|娱乐彩票|彩票娱乐|电竞娱乐|电竞投注|sports|必赢|体育投注';
// What others are called too: it takes two of the endings, or one that holds an app.
const WEAK = '体育|娱乐|国际|电子|彩票|电竞|彩|博';
const REGION = '[（(][\\u4e00-\\u9fff]{2,5}[）)]';
const END =
  '官网|官方网站|官方网址|官方|网站|网址|app|下载|安装|登录|登陆|登入|注册|开户|入口|链接|首页|主页|网页版|网页|手机版|手机|客户端|最新版|官方版|备用|平台|全站|在线|导航|中国|亚洲|全球|集团|综合|唯一|有限公司';
const APP = 'app(?:官网|官方|下载|登录|登陆|入口|网页版|安装|手机版|最新版)';
const GAP = '[·•.・/|_ -]?';

const PATTERNS = [
  // 菠菜电竞亚洲官网入口, 168棋牌www官方网址手机版, AG真人国际官方网站
  `(?:${STRONG})(?:${GAP}(?:${STRONG}|${WEAK}|${END}|游戏|www|${REGION}|[a-z0-9]{1,8})){0,4}?${GAP}(?:官网|官方|网站|网址|${APP}|app|下载|登录|登陆|登入|注册|开户|入口|网页版|手机版|客户端|最新版)`,
  // 九博体育app下载官网, 188博金宝(亚洲)体育官方网站, 德信体育.(中国)官方网站
  `(?:${WEAK})${GAP}(?:${REGION}|中国|亚洲|全球|国际|综合|全站|平台|手机|唯一|电子|娱乐|体育|彩票|电竞){0,2}${GAP}(?:${APP}|(?:官网|官方网站|官方|网页版|手机版|客户端|平台|登录|在线|最新版)${GAP}(?:app|下载|登录|登陆|登入|注册|入口|首页|手机版|网页版|官网|备用|安装))`,
  `[a-z0-9\\u4e00-\\u9fff]{1,6}${GAP}(?:体育|娱乐|电竞|国际|电子|彩票|贝博)[a-z]{0,3}${GAP}${REGION}${GAP}(?:官方|官网|有限公司|登录|平台|app)`,
  `${REGION}${GAP}(?:体育|娱乐|电竞|国际)(?:官|app|平台|在线|登录)`,
  // bet365亚洲体育在线, 威尼斯ww8888棋牌, 9499www威尼斯, ag尊龙app, M88MANSION体育
  `(?<![a-z])(?:bet|beat|bwin|yabo|manbet|beplay|betway|sportsbet|bsports|mansion|kaiyun|leyu|welcome|www?|ag|od|bob|jbo|ng|pg|bb|bw|hb|kb|c7|m|w|k|fun|vip)\\d{0,5}${GAP}(?:[\\u4e00-\\u9fff]{0,4}?)(?:体育|娱乐|棋牌|彩票|真人|电竞|贝博|威尼斯|威斯尼斯|尊龙|电子|捕鱼|竞博)`,
  `(?:威尼斯人?|威斯尼斯|葡京|金沙|尊龙|永利|新濠|太阳城|皇冠|明陞|必赢|伟德|凯发|贝博|亚博|亚傅|竞博|博鱼|开元棋|开元棋牌)(?:游戏|娱乐|棋牌|平台|官|登录|入口|app|网|w?ww|新?体育|体彩|备用|m88|下载|时?凯|\\d{3,6}|官方)`,
  // 注册送68彩金, 新人注册就送49元, 10元起充
  `(?:注册|新人|首存|首充|存款?|充值?)[\\u4e00-\\u9fff]{0,4}送\\d{1,5}(?:元|块)?(?:彩金|现金|筹码|红包|试玩金|体验金)?|(?:十大|\\d大)(?:正规|信誉)?(?:网赌|网投|博彩|菠菜|赌博|赌场|买球|电子平台)|网投(?:十大|信誉)|彩票最信赖|信誉可靠平台|\\d{2,4}cc娱乐|(?:线上|网上)真人(?:发牌|荷官)|高爆版`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** Names with these words are of the state's lotteries, of sports bodies, of the press and of large games companies. */
const KNOWN =
  /国家|总局|中国(?:体育|福利)|福利彩|体育局|体育总|学院|大学|中学|新华|人民|央视|新浪|搜狐|腾讯|网易|凤凰|虎扑|懂球|微博|京东|淘宝|苹果|华为|小米/u;
const CONTEXT_UNITS = 8;
const NAMES_MAX = 40;

/**
 * Names and offers as betting sites write them (威凯尼国际官网登录, 鑫彩棋牌app下载, 注册送彩金), by how they are built, where
 * each begins; 40 at most. Every part is bounded.
 */
export function betNamesIn(text: string): readonly BetName[] {
  const found: BetName[] = [];
  for (const pattern of PATTERNS) {
    for (const { index, 0: name } of text.matchAll(pattern)) {
      const around = text.slice(Math.max(0, index - CONTEXT_UNITS), index + name.length);
      if (KNOWN.test(around)) continue;
      found.push({ at: index, name: name.toLowerCase().replaceAll(/[^a-z0-9\u4e00-\u9fff]/gu, '') });
      if (found.length === NAMES_MAX) return found;
    }
  }
  return found;
}
