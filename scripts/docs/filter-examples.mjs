// For each filter a text it keeps and one it does not, self-written; brands and numbers are invented. The page made
// from them fails when a filter says otherwise. `pageKind` and `title` as the filter would be given them.
const PROSE =
  '昨天傍晚，老城区的几条巷子里又热闹了起来。邻居们搬出小板凳，围着一张旧桌子聊天，孩子们在旁边追着一只花猫跑。巷口的面馆还开着，老板说他在这里做了二十年，最舍不得的就是这些老街坊。改造工程下个月开始，先修排水，再换电线，最后才轮到铺路。居委会的人挨家挨户登记意见，有人担心停车，有人问能不能留下那棵槐树。夜深以后，灯一盏一盏地灭了，只剩下面馆门前的那一盏，照着湿漉漉的石板。';
const UNRELATED =
  '青藏高原的冰川每年夏天都会后退几十厘米。这道菜要先用小火把豆腐煎到两面金黄。第三季度的出口订单比预期少了一成左右。猫头鹰的耳朵并不长在同样的高度上。剧团决定把首演推迟到十月中旬举行。发动机的噪声主要来自进气歧管的共振。他外婆留下的缝纫机还能踩出细密的针脚。乒乓球拍的胶皮太旧就会失去弹性。古城墙的砖缝里长出了几株野生枸杞。显微镜下的盐粒像一座座透明的小塔。渔民凭云的颜色判断第二天能否出海。新版教材删掉了两个过时的化学实验。地铁末班车比平时晚开了二十分钟。邮票上的错字让它的售价翻了许多倍。';
const MENU =
  '首页\n时政要闻\n财经资讯\n体育频道\n科技前沿\n教育培训\n健康养生\n旅游攻略\n房产家居\n美食天下\n数码评测\n军事观察\n历史文化\n电影推荐\n游戏中心\n会员中心\n网站地图\n友情链接';

export const EXAMPLES = {
  'filter.length': [PROSE, '图片来源：本报资料室'],
  'filter.garbled': [PROSE, `${PROSE.slice(0, 60)}锟斤拷�����锟斤拷�����`],
  'filter.language': [
    PROSE,
    'The city council said on Monday that it would repair the old bridge before the winter.',
  ],
  'filter.han-ratio': [
    PROSE,
    '点击 download the package and run setup in your home directory before you start 服务',
  ],
  'filter.symbols': [PROSE, '3.14 2.71 1.41 1.73 | 0.57 0.69 | 12.5 % 13.1 % 14.8 % 表一'],
  'filter.duplicate-lines': [
    PROSE,
    '本页内容正在更新，请稍后再来。\n如需帮助，可以先看一看常见问题的说明。\n'.repeat(4),
  ],
  'filter.repetition': [PROSE, '天天特价不停歇！'.repeat(30)],
  'filter.vocabulary': [PROSE, '上海搬家北京搬家广州搬家深圳搬家'.repeat(16)],
  'filter.fluency': [PROSE, [...PROSE.replaceAll(/[，。]/gu, '')].sort((a, b) => (a < b ? -1 : 1)).join('')],
  'filter.menu-lines': [PROSE, MENU],
  'filter.sentence-ends': [PROSE, MENU],
  'filter.sentence-length': [PROSE, '好。对。是。行。嗯。哦。啊。来。'],
  'filter.solicitation': [
    '警方通报，犯罪嫌疑人在网上开设投注平台，以注册送彩金、返水为诱饵发展会员。民警提醒，网络赌博是违法行为。法院已判决主犯有期徒刑五年，公安机关将继续打击。',
    '时时彩计划群，精准预测，稳赚不赔，加微信进群带你回血。注册送彩金，提款秒到账，官网 bb99.example.cc，备用网址请收藏。百家乐真人荷官在线，投注返水日结。',
  ],
  'filter.injection': [
    `${PROSE}\n居民如有意见，可到居委会登记，联系电话：0571-88880000。`,
    `【鑫彩娱乐平台】注册送彩金，官网 xc188.vip 投注返水天天领！${PROSE}`,
  ],
  'filter.advertising': [
    PROSE,
    '厂家直销，量大从优，欢迎来电咨询！加微信立即领取优惠券，扫码关注公众号享受限时优惠。全国包邮，七天无理由退换，售后无忧，正品保障。',
  ],
  'filter.stuffing': [
    PROSE,
    '上海搬家 北京搬家 广州搬家 深圳搬家 杭州搬家 南京搬家 苏州搬家 无锡搬家 宁波搬家 厦门搬家 福州搬家 长沙搬家',
  ],
  'filter.spun': [
    PROSE,
    '颠末多年的起劲，咱们的手艺有了长足的前进，愈来愈多的同伙晓得了这个处所。究竟结果糊口不易，良多人但愿经由过程收集先容自己，其实不是为了款项，而是为了让汗青记着。',
  ],
  'filter.quality': [PROSE, MENU],
  'filter.coherence': [PROSE, UNRELATED],
};
