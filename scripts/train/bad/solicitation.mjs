// Pages of illegal trades, by the way they solicit: brands, bonuses, contacts, keyword titles. Self-written and
// without obscene wording; brands and numbers are invented.
import * as w from './words.mjs';

const GAMES = w.list(
  '百家乐 时时彩 六合彩 北京赛车 幸运飞艇 老虎机 捕鱼 棋牌 体育投注 真人视讯 电子游艺 快三 双色球 龙虎斗 牛牛 德州扑克 电竞竞猜',
);
const PLATFORM = w.list(
  '娱乐城 娱乐平台 国际 体育 棋牌 彩票 官网 app 在线 注册 登录 手机版 开户 投注网 线上娱乐 代理 平台 首页',
);
const GAMBLING = [
  '{brand}{platform}：注册即送{n}元彩金，首存送百分之百，提款秒到账。',
  '{brand}{platform} {brand}{platform} {game}{platform}',
  '{game}技巧 {game}计划群 {game}稳赚方法 {game}精准预测',
  '【{brand}{platform}】官方网址：{site} 24小时客服QQ：{qq}',
  '信誉最好的{game}平台，大额无忧，赔率全网最高，诚招代理，返水{n}%，日结佣金。',
  '{game}开户，{game}投注，{game}官网下载，{site}',
  '加微信{wechat}进群，导师带你玩{game}，日赚{n}00，跟上就是回血。',
  '最新{brand}网址{site}，备用网址{site}，请收藏！',
  '{brand}{platform}是亚洲最具公信力的{game}品牌，拥有菲律宾政府颁发的合法牌照，存取款方便快捷。',
  '首存{n}送{n}，救援金天天领，VIP晋级礼金，每日返水无上限。',
  '玩{game}就来{brand}，真人荷官在线发牌，{game}、{game}应有尽有，{call}。',
];
const ADULT = [
  '{city}同城约会 {city}上门服务 {city}高端外围 微信{wechat}',
  '国产 在线 免费 观看 视频 高清 无码 专区 {n}',
  '成人 视频 在线 播放 免费 {n} 页 亚洲 欧美 日韩 自拍 偷拍',
  '{city}{district}附近上门按摩，学生、白领、少妇任选，到付，加V：{wechat}',
  '全套服务，照片真实，不满意可换，{city}安排快，电话{mobile}',
  '美女主播直播间，点击下载 app 看私密直播，免费送{n}钻石',
  '激情视频聊天，寂寞少妇在线等你，一对一，{site}',
  '{city}茶楼品茶 工作室 喝茶资源 海选场子 {city}嫩茶 微信{wechat}',
  '福利视频合集 网盘 打包下载 无删减 资源群 {qq}',
  '伦理片 三级 在线看 午夜剧场 免播放器 {site}',
  '点击进入 永久地址 {site} 发布页 {site} 防走失',
];
const FRAUD = [
  '代开{city}增值税发票，正规可查，点数优惠，{person}{mobile}，微信{wechat}。',
  '办理各类证件：毕业证、学位证、驾驶证、房产证，真实可查，先办后付，联系QQ：{qq}',
  '兼职刷单，日结{n}00-{n}00元，手机在家就能做，无需押金，加QQ{qq}。',
  '内部消息，{n}倍牛股推荐，加微信{wechat}免费领取，老师一对一指导，稳赚不赔。',
  '专业追债、查人、定位、开房记录查询，绝对保密，联系微信{wechat}。',
  '出售各类车牌银行卡四件套，回收手机卡，飞机联系{wechat}。',
  '减肥三十天瘦{n}斤，不反弹，老中医祖传秘方，无效退款，{call}，电话{mobile}。',
  '香烟一手货源，免税中华、南京、黄鹤楼批发，货到付款，微信{wechat}。',
];

const SLOTS = {
  game: GAMES,
  platform: PLATFORM,
  brand: w.brand,
  site: w.site,
  qq: w.qq,
  wechat: w.wechat,
  mobile: w.mobile,
  city: w.CITIES,
  call: w.CALLS,
  person: w.person,
  district: w.list('火车站 机场 大学城 开发区 步行街 汽车站 高铁站 市中心'),
  n: (r) => String(r.int(1, 99)),
};

const page = (patterns) => (r) =>
  r
    .some(patterns, r.int(5, 18))
    .map((p) => r.fill(p, SLOTS))
    .join(r.chance(0.7) ? '\n' : ' ');

export const gamblingPage = page(GAMBLING);
export const adultPage = page(ADULT);
export const fraudPage = page(FRAUD);

/** Someone else's text with a solicitation put into its head, tail and middle. */
export function injectedPage(r, prose) {
  const patterns = r.pick([GAMBLING, ADULT, FRAUD]);
  const spam = () =>
    r
      .some(patterns, r.int(1, 3))
      .map((p) => r.fill(p, SLOTS))
      .join('');
  const lines = r.some(prose, r.int(2, 4));
  const out = [...(r.chance(0.8) ? [spam()] : []), ...lines, spam()];
  if (r.chance(0.4)) out.splice(r.int(1, out.length - 1), 0, spam());
  return out.join('\n');
}
