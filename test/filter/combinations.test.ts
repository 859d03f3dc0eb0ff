import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/core/decision.ts';
import { FILTERS, runFilters } from '../../src/filter/run-filters.ts';
import { SOLICITATION_WORDS } from '../../src/filter/words/solicitation-words.ts';
import { subjectOf, thresholds } from './read-rules.ts';

const PROSE =
  '昨天傍晚，老城区的几条巷子里又热闹了起来。邻居们搬出小板凳，围着一张旧桌子聊天，孩子们在旁边追着一只花猫跑。' +
  '巷口的面馆还开着，老板说他在这里做了二十年，最舍不得的就是这些老街坊。\n' +
  '改造工程下个月开始，先修排水，再换电线，最后才轮到铺路。居委会的人挨家挨户登记意见，有人担心停车，有人问能不能留下那棵槐树。\n' +
  '夜深以后，灯一盏一盏地灭了，只剩下面馆门前的那一盏，照着湿漉漉的石板。';

type FilterId = (typeof FILTERS)[number]['id'];

function judge(id: FilterId, text: string, title = ''): Decision {
  const filter = FILTERS.find((one) => one.id === id);
  if (filter === undefined) throw new Error(id);
  const measures = filter.measure(subjectOf(text, 'article', title));
  return (filter.judge as (m: unknown, p: unknown) => Decision)(
    measures,
    thresholds.filters[id as keyof typeof thresholds.filters],
  );
}

const verdict = (decision: Decision): string =>
  decision.kind === 'keep' ? 'keep' : `${decision.kind} ${decision.reason}`;

describe('injection', () => {
  it.each([
    ['the text as it is', PROSE, '', 'keep'],
    [
      'a betting site at the head',
      `【鑫彩娱乐平台】注册送彩金，官网 xc188.vip 投注返水天天领！${PROSE}`,
      '',
      'reject INJECTED_TEXT',
    ],
    [
      'a betting site in the title',
      PROSE,
      '金博体育官网-金博体育app下载-老城区改造下月开工',
      'reject INJECTED_TEXT',
    ],
    [
      'an escort at the tail',
      `${PROSE}\n同城约会，上门服务，学生妹嫩妹任选，微信 abc8866。`,
      '',
      'reject INJECTED_TEXT',
    ],
    [
      'a brand twice in the title, never in the text',
      `${PROSE}${PROSE}`,
      '金沙-9570金沙检测中心',
      'hold INJECTED_TEXT',
    ],
    [
      'a betting site over a text that never names it',
      `${PROSE}${PROSE}`,
      '威凯尼国际(中国)官方网站',
      'hold INJECTED_TEXT',
    ],
    ['the title of a sports page about the text', `${PROSE}${PROSE}`, '老城区改造_晨报体育首页', 'keep'],
    [
      'links of a betting site at the tail',
      `${PROSE}\n相关推荐：鑫彩棋牌官网 鑫彩棋牌app下载 鑫彩棋牌登录`,
      '',
      'hold INJECTED_TEXT',
    ],
    ['one link to an application at the tail', `${PROSE}\n更多比赛请看晨报体育客户端`, '', 'keep'],
    ['a site name twice in the title', `${PROSE}${PROSE}`, '老城区要改造了_晨报社会_晨报网', 'keep'],
    ['a locksmith at the head', `鑫安开锁换锁电话13800001234，${PROSE}`, '', 'hold INJECTED_TEXT'],
    [
      'a certificate trader at the tail',
      `${PROSE}\n办证刻章，毕业证学位证真实可查，联系QQ：88776655`,
      '',
      'reject INJECTED_TEXT',
    ],
    ['the desk of the paper at the tail', `${PROSE}\n新闻热线：0571-88880000（记者 王某）`, '', 'keep'],
    [
      'a notice that names its own telephone',
      `${PROSE}\n居民如有意见，可到居委会登记，联系电话：0571-88880000。`,
      '',
      'keep',
    ],
    [
      'a training notice about training',
      `社区培训报名开始，电话 0571-88880000。${PROSE}\n培训免费，每周三晚上开课，培训内容是水电维修，先修培训记录一并登记。`,
      '',
      'keep',
    ],
  ])('%s', (_, text, title, expected) => {
    expect(verdict(judge('filter.injection', text, title))).toBe(expected);
  });
});

describe('solicitation', () => {
  it.each([
    ['prose', PROSE, 'keep'],
    [
      'a betting page',
      '时时彩计划群，精准预测，稳赚不赔，加微信进群带你回血。注册送彩金，提款秒到账，官网 bb99.cc，备用网址请收藏。百家乐真人荷官在线，投注返水日结。',
      'reject SOLICITATION',
    ],
    [
      'a police report on betting',
      '警方通报，犯罪嫌疑人在网上开设投注平台，以注册送彩金、返水为诱饵发展会员，涉案金额巨大。民警提醒，网络赌博是违法行为，平台操纵结果，没有稳赚。法院已判决主犯有期徒刑五年，公安机关将继续打击。',
      'keep',
    ],
    [
      'a mention in a long text',
      `${PROSE}\n有人说起去年被骗的事，对方自称有内部消息，让他到一个投注平台注册。\n${PROSE}${PROSE}`,
      'keep',
    ],
    [
      'a post about gamblers',
      '我们那边的人就是喜欢赌，一说起百家乐眼睛都亮了，其实十赌九输，劝都劝不住，家里人也没有办法，只能看着他把钱输光。',
      'keep',
    ],
  ])('%s', (_, text, expected) => {
    expect(verdict(judge('filter.solicitation', text))).toBe(expected);
  });

  it('puts no word under two kinds', () => {
    const words = Object.values(SOLICITATION_WORDS).flat();
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });
});

describe('spun text', () => {
  it.each([
    ['prose', PROSE, 'keep'],
    [
      'words exchanged',
      '颠末多年的起劲，咱们的手艺有了长足的前进，愈来愈多的同伙晓得了这个处所。究竟结果糊口不易，良多人但愿经由过程收集先容自己，其实不是为了款项，而是为了让汗青记着。',
      'reject MACHINE_SPUN',
    ],
    [
      'both scripts in every sentence',
      '这个問題我们討論过很多次，學校认为應該这样处理。老师們在會议上說明了情况，學生们也发表了意見。最後决定从下个學期开始實行，请大家积極參与。图书馆的時间也會调整，详細情况请看通知說明。家長们对这个變化表示歡迎，认为对学習有幫助。',
      'hold MACHINE_SPUN',
    ],
    [
      'gaps of a template left open',
      '{城市}老城区的巷子里又热闹了起来，邻居们{快速|迅速|飞快}地搬出小板凳，围着一张旧桌子聊天，孩子们在旁边追着一只花猫跑。',
      'reject MACHINE_SPUN',
    ],
    [
      'readings left over from a conversion',
      '圖書館的運(yùn)營時間會(huì)有所調(diào)整，老師們認(rèn)為這樣對(duì)學(xué)生更好。下個學(xué)期開始實(shí)行，請大家注意看通知，有問題可以到服務(wù)臺詢問，工作人員會(huì)一一解答。',
      'hold MACHINE_SPUN',
    ],
    [
      'quotation marks and brackets that stand alone',
      '老师说《巷口的面馆还开着，邻居们”搬出小板凳，围着一张（旧桌子聊天。孩子们在旁边“追着一只花猫跑，年底之前》就能完工，大家的心里都有些不安。居委会的工作人员挨家挨户解释，路面也要重新铺过。',
      'hold MACHINE_SPUN',
    ],
    [
      'one mark before and behind',
      '老人说起”胴丸”和”腹卷”两种样式，前者开在右边，后者开在背后。甲片上的漆叫作”银”，丝绳叫作”白糸”，颜色不同名称也就不同。后来的匠人把两种做法合在一起，名称还是照旧，只在前面加上颜色。',
      'keep',
    ],
    [
      'a quotation of several paragraphs, and numbered items',
      '“这件事我想了很久，还是觉得应该说出来。\n“那一年冬天特别冷，河面都冻住了。\n“后来他就走了，再也没有回来。”她说完就不再开口了。\n1）先把水烧开，再放面条。\n2）等水再次烧开，加一碗凉水。\n3）最后放盐和葱花，盛到碗里就可以吃了。',
      'keep',
    ],
    [
      'readings of rare characters',
      '匾额上的“翀（chōng）”字很少有人认得，旁边那块写着“赑（bì）屃（xì）”。老师说这些字在地方志里都能查到，学生们听了觉得有意思，回去以后自己也翻了翻书，又找到一个“犇（bēn）”字。',
      'keep',
    ],
    [
      'pictographs put between characters',
      '昨天傍晚，老🏦🜔城区的几条巷子里又热闹了起来。邻居们搬出小🖲板凳，围着一张旧桌子聊天，孩子们在旁边追着一只花🃈猫跑。巷口的面馆还开🗏着，老板说他在这里做了二十年。',
      'hold MACHINE_SPUN',
    ],
    [
      'emoji of a post',
      '今天的夕阳好美😍😍，下班路上拍了几张🌇，风很大🍃但是一点也不冷。回家煮了面条🍜，又切了半个西瓜🍉，一边吃一边看剧，这样的周末真的太舒服了❤️，希望每天都这样。',
      'keep',
    ],
    [
      'words behind the full stops of paragraphs',
      [
        '移动端的技术这几年发展得很快，各家公司都投入了不少人力去做，新的框架也一个接一个地出来了，选型就成了难题。前端',
        '先说运行的效率，它取决于页面的复杂程度，也取决于写代码的人有没有经验，很多问题其实是后来才慢慢暴露出来的。java',
        '再说开发的体验，调试工具是不是顺手，文档写得清不清楚，这些看起来是小事，日子久了差别就很大，不能不考虑。算法',
      ].join('\n'),
      'hold MACHINE_SPUN',
    ],
    [
      'a quotation in the other script',
      '校史馆里有一块老匾，上面写着“學問無遺力”五个字。老师们常常带着学生来看，讲一讲当年的故事。匾是建校那年挂上去的，写字的人后来去了南方。现在的学生大多认得这几个字，也知道它的意思。',
      'keep',
    ],
  ])('%s', (_, text, expected) => {
    expect(verdict(judge('filter.spun', text))).toBe(expected);
  });
});

describe('keywords', () => {
  const put = (keyword: string): string => PROSE.replaceAll('，', `，${keyword}`);

  it.each([
    ['prose', `${PROSE}${PROSE}`, 'keep'],
    ['a service put into every clause', put('长沙搬家公司'), 'reject KEYWORD_STUFFING'],
    ['a betting site put into every clause', put('威凯尼国际'), 'hold KEYWORD_STUFFING'],
    [
      'a doorway page',
      '常州管道疏通哪家好？博瑞常州管道疏通为您提供专业的管道疏通，覆盖常州各区，随叫随到。常州管道疏通多少钱？常州管道疏通收费标准由师傅上门看过再定。选择常州管道疏通公司时，要看口碑。以上就是常州管道疏通的相关介绍，希望对您有所帮助，更多信息请关注本站。',
      'reject KEYWORD_STUFFING',
    ],
    [
      'a report on a trade',
      '记者走访了城里的三家搬家公司。老板们说，今年夏天的生意比去年好，很多人家趁着孩子上学换房子。搬一次家要两个小时，收费按楼层算。有一家公司的师傅干了二十年，搬过钢琴，也搬过整间书房。他说最难的是老房子的楼梯，转角太窄，大件要拆开才下得去。搬家公司之间也有竞争，价格多半是电话里先说好。',
      'keep',
    ],
  ])('%s', (_, text, expected) => {
    expect(verdict(judge('filter.stuffing', text))).toBe(expected);
  });
});

describe('coherence', () => {
  const unrelated = [
    '青藏高原的冰川每年夏天都会后退几十厘米。',
    '这道菜要先用小火把豆腐煎到两面金黄。',
    '第三季度的出口订单比预期少了一成左右。',
    '猫头鹰的耳朵并不长在同样的高度上。',
    '剧团决定把首演推迟到十月中旬举行。',
    '发动机的噪声主要来自进气歧管的共振。',
    '他外婆留下的缝纫机还能踩出细密的针脚。',
    '乒乓球拍的胶皮太旧就会失去弹性。',
    '古城墙的砖缝里长出了几株野生枸杞。',
    '显微镜下的盐粒像一座座透明的小塔。',
    '渔民凭云的颜色判断第二天能否出海。',
    '新版教材删掉了两个过时的化学实验。',
    '地铁末班车比平时晚开了二十分钟。',
    '邮票上的错字让它的售价翻了许多倍。',
  ].join('');

  it('holds sentences that have nothing to do with each other', () => {
    expect(verdict(judge('filter.coherence', unrelated))).toBe('hold INCOHERENT_TEXT');
  });

  it('keeps the same number of sentences about one thing', () => {
    const related = Array.from(
      { length: 14 },
      (_, i) => `老城区改造的第${i + 1}项工程写在居委会的通知里，邻居们都看过，也提过意见。`,
    ).join('');
    expect(verdict(judge('filter.coherence', related))).toBe('keep');
  });
});

describe('measures', () => {
  it('are finite for hostile text', () => {
    const texts = [
      '',
      '\ud800',
      '一',
      'a',
      '啊'.repeat(5000),
      '1 2 3 ',
      '。。。。',
      '\n\n\n',
      '😀😀',
      '【】'.repeat(50),
    ];
    for (const text of texts) {
      const { measures } = runFilters(subjectOf(text), thresholds);
      expect(
        Object.entries(measures).filter(([, value]) => !Number.isFinite(value)),
        text,
      ).toEqual([]);
    }
  });
});
