import { describe, expect, it } from 'vitest';
import type { PageKind } from '../../src/core/document.ts';
import { runFilters } from '../../src/filter/run-filters.ts';
import { profileText } from '../../src/text/profile.ts';
import { subjectOf, thresholds } from './read-rules.ts';

const PROSE =
  '昨天傍晚，老城区的几条巷子里又热闹了起来。邻居们搬出小板凳，围着一张旧桌子聊天，孩子们在旁边追着一只花猫跑。' +
  '巷口的面馆还开着，老板说他在这里做了二十年，最舍不得的就是这些老街坊。\n' +
  '改造工程下个月开始，先修排水，再换电线，最后才轮到铺路。居委会的人挨家挨户登记意见，有人担心停车，有人问能不能留下那棵槐树。\n' +
  '夜深以后，灯一盏一盏地灭了，只剩下面馆门前的那一盏，照着湿漉漉的石板。';
const ENGLISH =
  'The city council said on Monday that it would repair the old bridge before the winter, and that the work is to be paid for by the state. '.repeat(
    3,
  );
const JAPANESE =
  '昨日の夕方、古い町の路地はまたにぎやかになった。近所の人たちは椅子を持ち出して、古い机を囲んで話をしていた。子どもたちは猫を追いかけて走り回っていたが、店の主人はそれを見て笑っていた。';
const POEM =
  '春风过旧山\n流水入新田\n老树生青叶\n归人望晚烟\n灯火连村静\n星河到户圆\n童声和犬吠\n一夜好安眠\n露重花将放\n霜轻月未偏\n来朝何处去\n独棹下溪船\n旧友书千里\n新醅酒半坛\n相逢应一笑\n白首话当年';
const MENU =
  '首页 时政要闻 财经资讯 体育频道 娱乐 科技前沿 教育培训 健康养生 旅游攻略 汽车 房产家居 美食天下 数码评测 军事观察 历史文化 读书 摄影 电影推荐 音乐 游戏中心 论坛 博客 视频 直播 会员中心 关于我们 网站地图 联系方式 版权声明 友情链接 广告服务 意见反馈'.replaceAll(
    ' ',
    '\n',
  );
const CODE = [
  '在项目里安装依赖以后，用下面的命令启动服务。配置文件放在根目录，修改后需要重启。',
  'const server = createServer({ port: 8080, host: "localhost" });',
  'server.listen(() => { console.log("ready"); });',
  'export default { plugins: [cache()], timeout: 3000 };',
  '如果端口被占用，程序会给出提示并退出，返回码是一。日志默认写到标准输出，也可以指定文件。',
].join('\n');
const KEYWORDS = Array.from(
  { length: 60 },
  (_, i) =>
    `${'北京上海广州深圳杭州成都武汉南京西安重庆'.slice((i * 2) % 20, ((i * 2) % 20) + 2)}装修公司报价设计施工团队工程承包旧房翻新${i}`,
).join(' ');
const RECIPES =
  '番茄炒蛋\n用料：番茄两个，鸡蛋三个，小葱一根，盐半茶匙，糖一茶匙，油适量。\n' +
  '一、番茄顶部划十字，用开水烫一下，去皮切块。\n二、鸡蛋打散，加少许盐。锅烧热倒油，油热后倒入蛋液，凝固后盛出。\n' +
  '三、锅里再加一点油，下番茄翻炒，加糖和盐，炒到出汁。\n四、倒回鸡蛋，翻匀，撒葱花出锅。\n小贴士：番茄要选熟透的，汁水才多。';
const ADVERTISEMENT =
  '厂家直销，量大从优，欢迎来电咨询！加微信立即领取优惠券，扫码关注公众号享受限时优惠。全国包邮，七天无理由退换，售后无忧，正品保障。' +
  '联系电话请见下方，在线客服竭诚为您服务，点击下方按钮马上报名，新用户注册送好礼。';

interface Row {
  readonly name: string;
  readonly text: string;
  readonly kind: PageKind;
  readonly reason: string;
}
const ROWS: readonly Row[] = [
  { name: 'prose', text: PROSE, kind: 'article', reason: 'keep' },
  {
    name: 'traditional prose',
    text: '這條老街又熱鬧了起來，鄰居們搬出板凳，圍著舊桌子聊天，孩子們在旁邊追著一隻花貓跑。麵館的老闆說，他在這裡做了二十年，最捨不得的就是這些老街坊，還有門前那棵槐樹，誰也不願意它被砍掉。',
    kind: 'article',
    reason: 'keep',
  },
  { name: 'poem', text: POEM, kind: 'article', reason: 'keep' },
  { name: 'code with Chinese', text: CODE, kind: 'article', reason: 'keep' },
  {
    name: 'short regulation',
    text: '第一条 本办法自公布之日起施行。\n第二条 本办法由市人民政府办公室负责解释，各区县遵照执行，不得擅自变更。',
    kind: 'regulation',
    reason: 'keep',
  },
  { name: 'empty', text: '', kind: 'article', reason: 'TEXT_TOO_SHORT' },
  { name: 'English', text: ENGLISH, kind: 'article', reason: 'LANGUAGE_OTHER' },
  { name: 'Japanese', text: JAPANESE, kind: 'article', reason: 'LANGUAGE_OTHER' },
  { name: 'menu', text: MENU, kind: 'other', reason: 'MENU_SHARE_HIGH' },
  {
    name: 'one line repeated',
    text: `${PROSE.slice(0, 40)}。\n`.repeat(20),
    kind: 'article',
    reason: 'DUPLICATE_LINES',
  },
  {
    name: 'one phrase repeated',
    text: `${PROSE}${'优质服务值得信赖'.repeat(60)}`,
    kind: 'article',
    reason: 'NGRAM_REPETITION',
  },
  { name: 'one character', text: '好'.repeat(5000), kind: 'article', reason: 'NGRAM_REPETITION' },
  { name: 'keywords', text: KEYWORDS, kind: 'article', reason: 'NGRAM_REPETITION' },
  {
    name: 'replacement characters',
    text: PROSE.replaceAll('的', '\ufffd'),
    kind: 'article',
    reason: 'GARBLED_TEXT',
  },
  {
    name: 'UTF-8 read as GBK',
    text: new TextDecoder('gbk').decode(new TextEncoder().encode(PROSE)).replaceAll('\ufffd', ''),
    kind: 'article',
    reason: 'GARBLED_TEXT',
  },
  {
    name: 'numbers',
    text: `${PROSE.slice(0, 60)}\n${'13.5 27.8 99.1 45.6 '.repeat(40)}`,
    kind: 'article',
    reason: 'SYMBOL_RATIO_HIGH',
  },
  { name: 'recipes, every word rare', text: RECIPES, kind: 'article', reason: 'keep' },
  {
    name: 'prose with its characters in another order',
    text: shuffled(PROSE),
    kind: 'article',
    reason: 'NOT_FLUENT',
  },
  { name: 'advertisement', text: ADVERTISEMENT, kind: 'article', reason: 'ADVERTISING' },
];

describe('runFilters', () => {
  it.each(ROWS)('$name → $reason', ({ text, kind, reason }) => {
    const { decision } = runFilters(subjectOf(text, kind), thresholds);
    expect(decision.kind === 'keep' ? 'keep' : decision.reason).toBe(reason);
  });

  it('names the first filter that failed and lists all', () => {
    const result = runFilters(subjectOf('Hello'), thresholds);
    expect(result.step).toBe('filter.length');
    expect(result.version).toBe(1);
    expect(result.failed.map(({ step }) => step)).toEqual([
      'filter.length',
      'filter.language',
      'filter.han-ratio',
      'filter.menu-lines',
      'filter.sentence-ends',
    ]);
  });

  it('scores prose high, an advertisement and a menu at the bottom', () => {
    const scores = [PROSE, ADVERTISEMENT, MENU].map(
      (text) => runFilters(subjectOf(text), thresholds).measures['quality'] ?? 0,
    );
    expect(scores[0]).toBeGreaterThan(0.5);
    expect(Math.max(...scores.slice(1))).toBeLessThan(thresholds.filters['filter.quality'].qualityMin);
  });

  it('measures everything even of a kept text, with finite numbers', () => {
    const { measures } = runFilters(subjectOf(PROSE), thresholds);
    expect(Object.values(measures).every(Number.isFinite)).toBe(true);
    expect(measures).toMatchObject({
      languageIndex: 1,
      structured: 0,
      brokenRatio: 0,
      dupGramRatio: 0,
      hanRatio: 1,
    });
  });

  it.each([
    ['lone surrogates', '\ud800'.repeat(3000)],
    ['combining marks', `e${'\u0301'.repeat(100_000)}`],
    ['direction overrides', '\u202e中文'.repeat(3000)],
    ['NUL', '\0'.repeat(3000)],
    ['a line of spaces', ' '.repeat(1_000_000)],
    ['a long line', `${PROSE.replaceAll('\n', '')}${'，'.repeat(10)}`.repeat(3000)],
  ])('counts hostile text: %s', (_name, text) => {
    const { decision, measures } = runFilters(
      { profile: profileText(text), pageKind: 'article', title: '' },
      thresholds,
    );
    expect(decision.kind).toBe('reject');
    expect(Object.values(measures).every(Number.isFinite)).toBe(true);
  });
});

/** The Han of a text in an order of no meaning, marks where they were. */
function shuffled(text: string): string {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  let at = 0;
  return text.replaceAll(/\p{Script=Han}/gu, () => han[(at++ * 37) % han.length] ?? '');
}
