// 云帆 is an invented cooperative of boat builders; its filing numbers are invented and contradict each other.
import { cms, licenceLine } from '../templates/cms.mjs';

const articles = [
  {
    path: '/news/plank.html',
    title: '一块船板的九道工序',
    expect: 'publish keep',
    note: 'T-13: filing of one province, police filing of another: recorded, no reason to refuse',
    body: `杉木运进院子先不动，码成井字，让风从中间穿过去，晾足一年半。急着用的料也要晾满八个月，不然下水以后会自己拧成麻花。
晾好的木头要听。老师傅用小锤从一头敲到另一头，声音发闷的地方有暗节，锯掉；声音一路清亮的，留给水线以下。
开板、刨光、烤弯、试拼，这四步一天之内做完，中间不能下雨。烤弯用的是稻草火，火小而匀，两个人压着板的两头，慢慢地往船肋上靠，听见轻轻一声“咔”，就要立刻松手。
剩下的四道是填缝。麻丝和桐油石灰拌在一起，用凿子一寸一寸塞进去，塞三遍，刮三遍，最后一遍刷清油。刷完的船板摸上去像鸡蛋壳。`,
  },
  {
    path: '/news/tide-clock.html',
    title: '给码头装一座潮钟',
    expect: 'publish keep',
    body: `码头上的钟过去只有一座，报的是北京时间，可是船家真正要看的是潮水。去年秋天，合作社决定自己做一座潮钟。
潮钟只有一根指针，十二小时二十五分走一圈，最上面是满潮，最下面是干潮，左半边写着“涨”，右半边写着“落”。机芯用旧挂钟改，把摆锤加长了四厘米，走时就慢下来了。
第一个月天天对不准，大家才明白潮水不是匀速的，大潮小潮要差一刻钟。后来在指针旁边加了一个可以手拨的小窗，初一、十五各校一次。
现在收网的人经过都要抬头看一眼。小学老师带学生来上课，让孩子们猜指针为什么每天晚五十分钟，猜对的人可以去拨一次小窗。`,
  },
  {
    path: '/news/rope-day.html',
    title: '六月搓绳日',
    expect: 'publish keep',
    icp: '',
    note: 'the page prints no filing number: the site is known by its profile',
    body: `每年六月的第二个星期日，合作社的人都到祠堂前面搓绳。搓的是黄麻，先泡一夜，捞出来晒到半干，再分成小股。
搓绳要三个人，一个人摇车，一个人走线，一个人拿着带槽的木锤往前推。木锤走得快，绳就松；走得慢，绳就死。最好的速度是一步一口气。
一根缆绳长六十米，从祠堂门口一直拉到晒谷场，孩子们蹲在中间，负责把打结的地方喊出来。喊对一个，奖一块麦芽糖。
傍晚验绳，两头各站十个人，拔河。绳断了重搓，没断就盘好送上船。去年断过一次，断口在谁的手边，谁就请全村喝了一顿绿豆汤。`,
  },
  {
    path: '/news/lamp-keeper.html',
    title: '守灯塔的人怎么过冬',
    expect: 'curate hold LICENSE_UNKNOWN',
    licence: '',
    note: 'no licence on the page, and the profile knows none',
    body: `岛上的灯塔十一月以后就只剩一个人。补给船半个月来一次，带来煤、白菜和两个星期的报纸。
守塔人把报纸按日期排好，每天只看一份，所以他的世界总比岸上晚十几天。他说这样有个好处，坏消息到他手里的时候，多半已经解决了。
风大的夜里，塔会晃。他在桌上放一碗水，看水面的纹路判断风力，五圈以内睡觉，五圈以上就起来守着灯。`,
  },
  {
    path: '/news/net-colors.html',
    title: '渔网为什么有四种颜色',
    expect: 'curate hold LICENSE_UNKNOWN',
    licence: '欢迎转载，转载请注明出处。',
    note: 'SIG-13: a reprint statement is silent on training',
    body: `码头上晾着的渔网，远看是一片，近看有绿、白、褐、黑四种颜色，各有各的用处。
绿网用在近岸，和海藻的颜色接近；白网用在深水，越往下越看不见；褐网是用薯莨汁染过的老办法，结实，不怕晒；黑网只在夜里下，专门捕趋光的小鱼。
染网的薯莨要切成薄片，捣出汁，泡一夜晒一天，反复七次，手上的颜色要一个月才褪得干净。`,
  },
  {
    path: '/news/harbor-songs.html',
    title: '港口的号子本',
    expect: 'curate reject LICENSE_NONCOMMERCIAL',
    licence: licenceLine('by-nc', 'CC BY-NC'),
    body: `合作社用三年时间记下了四十二首号子，起锚的、拉网的、抬船的，各有各的调。会唱的人最年轻的也有七十一岁。
记录的时候不用曲谱，先记动作。起锚号子一共八拍，前三拍蓄力，第四拍喊，后四拍走步，动作记对了，调子自然就出来了。
有一首抬船的号子没有词，只有“嘿”和“哟”，可是十二个老人唱起来，没有一个人会乱。`,
  },
  {
    path: '/news/model-ships.html',
    title: '船模陈列室开放',
    expect: 'curate reject LICENSE_NODERIVATIVES',
    licence: licenceLine('by-nd', 'CC BY-ND'),
    body: `旧冷库改成的船模陈列室本周开放，一共二十六条船，比例都是一比二十，最长的一条有一米七。
这些船模不是摆设，是图纸。从前造船不画图，师傅先做一条小的，放进水缸里看吃水，合适了再照着放大。小船拆开量一量，大船就有了。
陈列室里留了一个水缸，孩子们可以把自己折的船放进去，看看偏不偏。`,
  },
  {
    path: '/news/two-licences.html',
    title: '修船坞的两年',
    expect: 'curate hold LICENSE_CONFLICT',
    licence: `${licenceLine('by', 'CC BY')}${licenceLine('by-sa', 'CC BY-SA')}`,
    note: 'two different licences for one text: a person decides',
    body: `船坞的闸门朽了以后，有两年时间船只能等大潮的时候拖上滩涂修，一个月只有四天能干活。
修闸门的木料是从三座拆掉的旧桥上找来的，桥桩泡了几十年水，表面发黑，锯开里面还是黄的，有一股松脂味。
新闸门关上的那天，全村人站在坞底，抬头看门缝里渗进来的水，一滴，一滴，后来就不滴了，木头吃饱水，自己合上了。`,
  },
  {
    path: '/news/noai.html',
    title: '雾天的钟声',
    expect: 'curate reject AI_TRAINING_REFUSED',
    head: '<meta name="robots" content="noai">',
    note: 'SIG-01: the page refuses AI use although it carries a licence',
    body: `起雾的早晨，码头敲钟，每隔一分钟敲两下，停一停，再敲一下。老船家听钟声就知道离岸还有多远。
声音在雾里走得慢，这是他们的说法。其实是雾把高的声音吃掉了，剩下低沉的余音，听上去像是从很远的地方绕过来的。
钟是铁轨截的，一米二长，挂在槐树上。敲钟的是一位退休的邮递员，每次敲之前，先对着海面喊一声早。`,
  },
];

export const site = {
  id: 'co-yunfan',
  host: 'yunfan.example',
  name: '云帆木船合作社',
  licence: licenceLine('by', 'CC BY'),
  icp: '<a href="https://beian.miit.gov.cn/">京ICP备2021990017号-1</a> <a href="https://beian.mps.gov.cn/#/query/webSearch?code=31999902000017">沪公网安备31999902000017号</a>',
  types: { html: 'text/html; charset=utf-8' },
  template: cms,
  pages: [
    {
      path: '/',
      title: '首页',
      list: articles.map(({ path }) => path),
      licence: '',
      expect: 'curate reject LIST_PAGE',
    },
    ...articles,
  ],
  files: { '/robots.txt': 'User-agent: *\nDisallow: /private/\n' },
};
