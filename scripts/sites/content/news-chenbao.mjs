// 澄湾 and its newspaper are invented, as are its people and their numbers; numbers with check digits are made to be valid.
import { watchRepairEdited } from '../shared/watch-repair.mjs';
import { chenbao } from '../templates/chenbao.mjs';

const story = (path, title, date, body) => ({ path, title, date, body, expect: 'publish keep' });
/** A story with one number or address of a person in passing: masked, and the text stays. */
const personal = (note, path, title, date, body) => ({
  ...story(path, title, date, body),
  personal: true,
  note: `redacted: ${note}`,
});

const stories = [
  story(
    '/local/250902/bus.html',
    '夜班公交延长到零点，末班车上坐了谁',
    '2025-09-02',
    `从本月起，澄湾市六条公交线路的末班车延长到零点。开通后的第一个晚上，记者从火车站坐到东桥，数了数，全程上来三十一位乘客。
最先上车的是两名超市理货员。过去她们十点下班只能合伙叫车，一个月下来要花掉三百多元。“现在两块钱，还有座位。”其中一位把工牌收进包里，靠着窗户闭上了眼睛。
在医院站上来的是一对父子，孩子额头上贴着退烧贴。父亲说，急诊看完已经十一点，原本打算走回去，没想到站牌的灯还亮着。
驾驶员告诉记者，夜班车开得比白天慢，一是看不清路边招手的人，二是不想让睡着的乘客磕到头。公司给夜班驾驶员每人配了一只保温杯，终点站的休息室里多放了一张行军床。
市公交公司表示，试运行三个月之后，将根据客流决定是否增加线路，并在乘客较多的站点加装照明。`,
  ),
  story(
    '/local/250903/rain.html',
    '一场雨下了四天，气象台解释为什么停不下来',
    '2025-09-03',
    `截至昨天傍晚，城区四天累计降水一百八十六毫米，相当于往年整个九月的雨量。不少市民发现，雨并不大，却总是不停。
市气象台的预报员指着云图说，这次的雨来自一条几乎不动的切变线。北边的冷空气力量不够，推不走南边的暖湿气流，两股力量在澄湾上空僵持，水汽就源源不断地凝结下来。
这种雨的特点是强度均匀，一小时很少超过十毫米，不容易造成内涝，但是土壤会慢慢吸饱水。真正需要提防的是雨停以后的两三天，山坡上的土最松，落石和滑坡往往在天晴之后发生。
预报员建议，住在坡脚的居民注意墙面有没有新裂缝，井水有没有突然变浑。如果听到山上有持续的闷响，应当马上离开，不要回头收拾东西。
预计明天午后雨势减弱，周末转为多云。`,
  ),
  personal(
    'mobile number',
    '/local/250904/museum.html',
    '博物馆征集老粮票，有人送来一整本',
    '2025-09-04',
    `市博物馆正在筹备一场关于吃饭的展览，上个月开始向市民征集粮票、饭盒和食堂的菜牌，到昨天已经收到四百多件。
最厚的一份来自退休会计老陶。他把一九六二年到一九九三年的粮票按年份贴在一本账簿里，每一页下面写着当年一斤米的价钱。他说，年轻时负责给全厂发粮票，剩下的零票没人要，就顺手留了下来。
策展人翻到其中一页，发现有一枚半两的票。半两能买什么？老陶想了想，说那时候食堂打一碗稀饭正好是半两，夜班的人常常用它。
博物馆计划把这本账簿放在展厅的入口，旁边摆一杆旧秤，让孩子们亲手称一称半两米有多少粒。
征集持续到本月底。愿意捐赠或者出借物品的市民可以到馆里登记，也可以直接打给负责登记的志愿者小顾，她的手机是13905550137，白天上课，请在傍晚以后联系。`,
  ),
  personal(
    'landline of a person',
    '/local/250905/school.html',
    '山里的小学只剩九个孩子，校车照样每天来',
    '2025-09-05',
    `早晨六点四十，天还没有全亮，司机老蒋已经把车停在岭背村口。他的车上一共坐九个孩子，这也是岭背小学全部的学生。
十年前，这所学校有六个班。后来年轻人搬到镇上，教室一间一间锁起来，现在一位老师同时教三个年级，黑板被粉笔线分成三块，讲完一块，再去讲另外一块。
有人提议把学校并到镇里，家长们算了一笔账：来回要多走二十公里山路，冬天结冰的时候根本出不去。教育局听了意见，决定保留教学点，并且继续开校车。
老蒋开这条路已经十一年，哪个弯道背阴，哪一段容易落石，他都记在一个小本子上。下大雨的早晨，他会提前一个小时出门，先空车走一趟。
村里信号不好，谁家孩子生病请假，都是打到他家里的座机0599-8555012，他的老伴接了再用大喇叭告诉他。`,
  ),
  personal(
    'WeChat name',
    '/local/250908/farm.html',
    '莲农的账本：一亩塘里能收几种东西',
    '2025-09-08',
    `九月的南埠，荷叶已经开始卷边，塘里却正是最忙的时候。莲农汪大姐穿着齐胸的胶裤，半个身子泡在水里，弯腰摸一节藕，要憋住一口气。
她承包了十二亩塘，账本上记着四种收入：六月卖荷花，七月卖莲蓬，八月起卖藕，塘底还养着泥鳅。单看藕，一亩地扣掉种苗和人工，只剩一千多块；四样加在一起，能到四千。
最费工夫的是挖藕。机器用水枪冲，速度快，可是容易把藕冲断，断口进了泥就卖不上价。她宁愿请村里的熟手，一天两百四，管两顿饭。
今年雨多，塘水没过了莲叶，有人劝她早挖早卖。她没有听，把进水口堵上，夜里抽了三晚，终于保住了后面的一半。
不少城里人周末来挖藕，她就让读大学的女儿建了个群，想来的人加微信号chengwan_lotus，先问天气再出门。`,
  ),
  personal(
    'resident ID number',
    '/local/250909/library.html',
    '图书馆的失物柜里，藏着半座城的粗心',
    '2025-09-09',
    `市图书馆一楼有一只带锁的铁皮柜，里面放着读者落下的东西。管理员每个季度清点一次，这一次数出雨伞五十七把，水杯四十一只，还有一副假牙。
最多的是夹在书里的纸片。有车票，有药方，有写了一半的信，也有孩子画的贺卡。管理员把它们按照借书的日期放进信封，等读者再来的时候悄悄夹回去。
有一张身份证件的复印件在柜子里躺了两年，上面的号码320991198703162518还很清楚，照片却被水泡得模糊。馆员按住址寄过一封信，被退了回来，只好继续替他留着。
副馆长说，失物里最难处理的是钱。去年有人在一本菜谱里夹了八百元，登记以后半年没有人来领，最后按照规定上交，馆里给书贴了一张便条，说明钱去了哪里。
从本月起，失物清单会贴在入口处，只写物品和日期，认领的时候要说出一个别人不知道的细节。`,
  ),
  personal(
    'plate',
    '/local/250910/bridge.html',
    '老铁桥换螺栓，一夜只能换四十颗',
    '2025-09-10',
    `凌晨一点，最后一班货车驶过老铁桥，十二个工人背着工具袋上了桥。他们要赶在五点之前，把四十颗生锈的螺栓换成新的。
老铁桥建成六十八年，全桥有两万多颗铆钉和螺栓。检测发现，靠近东岸的一段锈蚀比较严重，必须逐颗更换。因为白天不能断交通，只好每晚封桥四个小时。
换一颗螺栓要五道工序：敲开锈皮，加热旧螺帽，退出来，清理孔洞，再把新的拧到规定的力矩。最难的是退，有的已经和钢板长在一起，要用钻头一点一点地掏。
工长说，桥上风大，火苗总往旁边偏，他们就用铁皮围成一个小罩子。天亮之前收工，每个人都要把自己的工具数一遍，少一把扳手也不准开放交通。
前天夜里，一辆牌照为苏Z·5D13K的小货车没有看见围挡，撞断了两根护栏，好在没有人受伤，工期因此推迟了一晚。`,
  ),
  personal(
    'address of a person',
    '/local/250911/repair.html',
    '小区里的修补摊：一口锅补了三次还在用',
    '2025-09-11',
    `每逢单数周六，柳浪社区的门廊下会摆出四张桌子，分别修小家电、补锅、缝拉链和磨刀。摊主都是退休的老师傅，不收钱，只收一句“好用”。
补锅的桌子前面排队最长。住户拿来的多半是用了二三十年的铝锅，底薄了，漏一个针眼大的洞。师傅把锅举到灯下找到光点，垫一小块铝片，两面敲平，倒进水等十分钟，不渗就算好了。
有一口锅已经来了三次。主人说，家里有新锅，但是煮粥总觉得还是这口香。师傅笑她是舍不得，手上却敲得格外仔细。
社区的本意是减少垃圾，做了一年统计，一共修好六百多件，大约少扔了一吨半。更意外的收获是，楼上楼下开始互相认识了。
磨刀的严师傅腿脚不便，他家住澄湾市东桥区柳浪路12号3栋402室，行动困难的邻居可以请志愿者把刀送过去，磨好再取回来。`,
  ),
  personal(
    'e-mail address',
    '/local/250912/birds.html',
    '湿地来了新客人，观鸟的人学会了压低声音',
    '2025-09-12',
    `入秋以后，澄湾湿地的候鸟一天比一天多。上周六清晨，观鸟小组在西侧的浅滩上第一次记录到一种小型鸻鹬，嘴尖微微上翘，走起来像在跳格子。
小组成立七年，成员有医生、保安，也有小学生。他们每个月沿着固定的路线走一遍，记下种类和数量，从来没有间断。管理处靠这些记录判断水位该高还是该低。
今年管理处把浅滩的水放低了十五厘米，露出一片泥地，结果来觅食的鸟多了三成。也有代价，靠深水过活的鸭子往东边挪了。
老组员提醒新来的人，衣服不要穿鲜艳的，说话不要超过翻书的声音，孩子想追鸟的时候，先给他望远镜。
愿意参加下个月调查的市民，请写信给组长，信箱是niaoyou.lin@mail.example，信里说明能不能早起，会不会划船。`,
  ),
  personal(
    'QQ group',
    '/local/250915/chess.html',
    '河边的棋摊四十年，输赢都不带走',
    '2025-09-15',
    `下午两点，河边的梧桐树底下照例摆开六盘棋。石桌是拆迁时从老院子里搬来的，棋盘刻在上面，四十年下来，楚河汉界已经被衣袖磨得发亮。
这里的规矩很简单：不赌钱，不悔棋，旁观的人可以叹气，但是不能说话。有一位下了三十年的老先生，至今没有人知道他姓什么，大家都叫他“慢车”，因为他总是最后才动车。
棋摊也出过人才。前年，一个常来看棋的男孩拿了全省少年组的第二名，领奖回来，先跑到树底下复盘，被几位老人指出了五处错着。
今年河道整治，施工方原打算把这排石桌移走，听说之后改了图纸，让步道绕了一个弯，还给每张桌子配了一盏灯。
年轻一点的棋友建了个群，QQ群号是5550137，约棋、晒棋谱都在里面，不过老人们还是习惯直接走过来。`,
  ),
  personal(
    'bank card number',
    '/local/250916/donation.html',
    '菜市场里的募捐箱，三天凑齐了一笔手术费',
    '2025-09-16',
    `东桥菜市场卖豆腐的老孟住院以后，摊位空了四天。第五天早上，隔壁卖鱼的摊主在空摊上放了一只泡沫箱，写了四个字：给豆腐孟。
消息传得很快。有人放五十，有人放十块，还有一个孩子放下一只储蓄罐。卖鱼的摊主每天收摊以后当着大家的面清点，把数目写在纸板上，三天一共四万一千六百元。
老孟要做的是心脏搭桥，手术费用除去医保，自己还要承担五万多。医院了解情况之后减免了一部分，刚好够。
有外地的老顾客不能来，问能不能转账。老孟的女儿犹豫了很久，公布了专门新办的银行卡，卡号6222005500137200182，每一笔都在市场门口公示，余下的钱准备转给同病房的病友。
昨天，手术顺利结束。纸板上的字换成了：豆腐孟说，下个月的豆腐多放两天卤，请大家尝尝。`,
  ),
  personal(
    'passport number',
    '/local/250917/waterlab.html',
    '自来水厂的“鼻子”：她们每天要闻一百杯水',
    '2025-09-17',
    `在澄湾第二水厂的化验室里，最灵敏的仪器不是机器，而是三位嗅辨员的鼻子。她们每天要闻一百来杯水，分辨出土腥味、青草味和若有若无的氯味。
上班之前不能喝咖啡，不能涂护手霜，感冒了要主动报告。水样加热到六十度，盖着玻璃片轻轻摇三下，打开的一瞬间就要作出判断。
机器能够测出含量，却说不清味道。去年夏天水库里藻类增多，各项指标都合格，嗅辨员却闻出一丝霉味，厂里立即加了活性炭，第二天才有市民打来电话询问。
组长闵师傅今年应邀到国外的水厂交流。出发前闹了个笑话，她把护照E55501372夹在水样记录本里，翻了一下午才找到，差一点误了飞机。
她说，一辈子闻水，最喜欢的味道就是没有味道。`,
  ),
  personal(
    'medical record number',
    '/local/250918/clinic.html',
    '乡村医生的电动车，一年跑坏两副轮胎',
    '2025-09-18',
    `上坪村的卫生室只有两间屋，医生却很少坐在里面。全村一百九十多位老人，有三十几位下不了床，他每周都要挨家走一遍，量血压，换药，顺便看看煤气关好没有。
电动车的后座绑着一只木箱，分成三层，最上面是听诊器和血糖仪，中间是药，底下是一把伞和一双雨靴。山路碎石多，一年要换两副轮胎。
他有一本手写的册子，每位老人占一页。谁对哪种药过敏，谁的儿子什么时候回来，都写得清清楚楚。镇医院推行电子档案以后，他白天跑，晚上回来一条一条录进去。
上个月有位老人突然胸闷，他一边打急救电话，一边报出住院号ZY550137，医院马上调出了去年的心电图，救护车到的时候，抢救室已经准备好了。
有人问他什么时候退休，他说，等有人愿意接这辆车的时候。`,
  ),
  personal(
    'credit code of a sole trader',
    '/local/250919/noodles.html',
    '一碗面的招牌，传到第三代要改名字',
    '2025-09-19',
    `南门口的鱼汤面馆最近有点烦心：祖父用了六十年的招牌，被人抢先注册了。第三代店主小仇拿着老照片去问，得到的答复是，要么证明在先使用，要么改名。
照片是一九五八年拍的，黑白，门板上用毛笔写着四个字，下面站着系围裙的祖父。小仇又找出七十年代的粮油供应本，上面盖着同样名字的章，还有老顾客写来的信。
律师帮他整理材料的时候，发现营业执照也有问题，上面的统一社会信用代码92320991MA5550131N还登记在已经过世的父亲名下，需要先办理变更。
材料递上去以后，店里照常营业。凌晨三点熬汤，鲫鱼先煎后炖，滤掉骨头，只留奶白的一锅。老顾客进门不看招牌，坐下就喊：老样子。
小仇说，名字能保住当然好，保不住，汤还是这个汤。`,
  ),
];

const refusedBy = (path, title, date, note, body, more = {}) => ({
  path,
  title,
  date,
  body,
  note,
  expect: 'curate reject AI_TRAINING_REFUSED',
  ...more,
});

const refused = [
  refusedBy(
    '/local/250922/kites.html',
    '放风筝的人在等一阵北风',
    '2025-09-22',
    'meta robots noai',
    `城南的风筝场每到九月就热闹起来，可是今年的风迟迟不来。放风筝的人搬着小凳坐在堤上，抬头看云，低头整理线轴。
做风筝的老匠人说，竹子要选背阴面的，劈成细条以后在火上烤弯，冷了就不会再变形。糊纸之前要称重，左右两边差一克，飞起来就会打转。
傍晚时分终于起了一点风，十几只风筝同时离开地面，孩子们沿着堤岸跑，喊声传到了对岸。`,
    { head: '<meta name="robots" content="noai" />' },
  ),
  refusedBy(
    '/local/250923/well.html',
    '古井清淤，捞上来三百年的碎瓷',
    '2025-09-23',
    'meta tdm-reservation 1',
    `文庙前的古井上周开始清淤，抽干水以后，工人在井底挖出近一米厚的淤泥，里面夹着大量碎瓷片、铜钱和木桶的铁箍。
考古队员把淤泥分层装袋，一袋一袋地过筛。最上面一层是近几十年的玻璃弹珠和搪瓷碗，越往下年代越早，到最底层已经能见到青花的碗底。
专家说，井底就像一本倒着放的日历，谁家打水时失手摔了碗，都一页一页留在了里面。`,
    { head: '<meta name="tdm-reservation" content="1" />' },
  ),
  refusedBy(
    '/local/250924/ferry.html',
    '最后一个摇橹的渡工',
    '2025-09-24',
    'header X-Robots-Tag: noai',
    `北渡口的桥明年就要通车，摇橹的老田算了算，自己还能再摇八个月。他的船能坐十二个人，过一次河七分钟，顺水的时候五分钟。
四十年里，他送过新娘，送过发榜的学生，也在半夜送过临产的孕妇。河面上哪里有暗流，哪里水底有石头，他闭着眼睛也能绕开。
桥通了以后，他打算把橹捐给博物馆，船留下来，拴在岸边给孩子们钓鱼。`,
    { route: { file: '/local/250924/ferry.html', headers: { 'x-robots-tag': 'noai' } } },
  ),
  refusedBy(
    '/local/250925/clock.html',
    '钟楼的指针慢了十一分钟，没有人着急',
    '2025-09-25',
    'header Content-Usage: train-ai=n',
    `老城中心的钟楼慢了十一分钟，修钟人爬上去看了看，说不是机器坏了，是鸽子在齿轮旁边做了窝。
他没有赶走鸽子，只是装了一道细网，把窝和齿轮隔开，再把指针往前拨。一个月以后，小鸽子飞走了，钟又准了。
附近的店主说，那十一分钟里，大家都照旧开门关门，好像整条街一起晚了一点，也没有谁吃亏。`,
    { route: { file: '/local/250925/clock.html', headers: { 'content-usage': 'train-ai=n' } } },
  ),
  refusedBy(
    '/local/250926/opera.html',
    '本报独家：草台班子的最后一季',
    '2025-09-26',
    'the page itself forbids reprinting, under the license line of the whole site',
    `开春以来，记者跟着凤岭的草台班子走了十七个村子，睡过戏台底下，也吃过主家的流水席。班主今年六十六岁，他说唱完这一季就散。
班子里最年轻的演员四十八岁，白天在工地上搬砖，晚上勾脸上台。问他累不累，他说台上的锣一响，腿就自己会走。
最后一场在下坪村，台下坐了二十几个老人。戏散以后，班主把写着戏码的木牌一块一块摘下来，用红布包好，交给了村里的学校。
本文为本报独家稿件，未经授权禁止转载。`,
    { expect: 'curate reject REPRINT_REFUSED' },
  ),
];

const others = [
  {
    path: '/local/250927/contacts.html',
    title: '寻人启事登出之后，线索从四面八方来',
    date: '2025-09-27',
    personal: true,
    expect: 'curate reject PII_DENSE',
    note: 'PII-30: every kind of personal number in one text',
    body: `走失老人的家属昨天把能想到的信息都写在了寻人启事上，希望有人提供线索。老人住址是澄湾市东桥区柳浪路18号2栋301室，随身带着身份证，号码320991199208201043，还有一本护照E55501385。
他离家时骑一辆电动三轮，后来有人在国道上见到他坐进一辆苏Z·5D27M的面包车。家属的手机是13905550162和13705550185，家里座机0599-8555026，微信号xunren_taojia，QQ号5550162，信箱tao.family@mail.example。
银行查到老人名下的卡号6222005500773100266在邻县取过一次款，医院也提供了他的住院号ZY550162。警方提醒，把这么多信息公开张贴有风险，线索请直接交给派出所。
他早年的证件也在寻人启事里：一代身份证号码320991520820104，往来港澳通行证C55501620，回乡证H55501620，儿子的台胞证55501623，亲戚的香港身份证A555016(8)。
家属还附上了手机的串号IMEI：359201005550166，家里路由器的地址223.5.55.16，物联网卡号1440555016204，定位坐标经度119.550162，纬度32.550185，孙女的准考证20255550162，投递启事的信箱密码：Taojia5550162，公积金账号555016200777。`,
  },
  {
    path: '/local/250928/repost.html',
    title: '江岸新开三处共享菜园',
    date: '2025-09-28',
    source: '江岸都市报',
    expect: 'curate reject REPOST_UNLICENSED',
    note: '来源 names another outlet, the license line of this site does not cover it',
    body: `江岸区把三块闲置的边角地改成了共享菜园，每块分成二十格，附近居民抽签认领，一格一年只收三十元的水费。
认领的人里，年纪最大的八十一岁，最小的还在上幼儿园。大家约定不打农药，收获的时候留出一成，送给社区食堂。
菜园的角落立着一块黑板，写着谁家的丝瓜可以摘了，谁家出差需要帮忙浇水。`,
  },
  {
    path: '/local/250929/watch.html',
    title: '巷子口的修表铺',
    date: '2025-09-29',
    expect: 'dedup reject DUPLICATE_NEAR',
    note: 'edited copy of blog-shiyu/posts/watch-repair.html without naming it; the original sorts first',
    body: watchRepairEdited,
  },
  {
    path: '/local/ad/1001.html',
    title: '金雀楼娱乐城真人在线',
    date: '2025-09-30',
    expect: 'curate reject RISK_CONFIRMED',
    note: 'A.1.h: a gambling advertisement that was put among the stories',
    body: `金雀楼娱乐城是信誉网投的首选，新会员注册送免费体验金，首存再送一倍。真人百家乐、体育投注平台、时时彩一应俱全，手机网页都可以玩，上下分微信客服全天在线，提款三分钟到账。
每天晚上八点有老师带单，跟着下注，稳赚不赔。介绍朋友加入，享受代理返佣，返水天天结算，上不封顶。六合彩投注、六合彩特码资料免费送，一肖中特，期期都准。
金雀楼娱乐城，大额无忧，等你来赢。`,
  },
  {
    path: '/local/ad/1002.html',
    title: '雀目牌护眼灯厂家直销',
    date: '2025-09-30',
    expect: 'curate reject ADVERTISING',
    note: 'an advertisement for an invented brand',
    body: `雀目牌护眼灯，厂家直销，质优价廉，全国包邮。现在下单限时优惠，立即购买再赠送台灯底座一个，量大从优，欢迎来电咨询。
我们的产品性价比高，品质保证，七天无理由退换，售后无忧。新老客户都可以扫描二维码，关注公众号领取优惠券，还有红包等你拿，先到先得。
全国统一热线全天开通，在线客服一对一咨询，专业团队为您挑选合适的灯具。诚招代理，免费加盟，立即报名，限量抢购，错过再等一年。
想了解详情的朋友请点击链接，或者加微信联系客服，长按识别二维码，马上领取。`,
  },
  {
    path: '/local/ad/1003.html',
    title: '澄湾搬家公司澄湾搬家电话澄湾搬家价格',
    date: '2025-09-30',
    expect:
      'curate reject VOCABULARY_POOR|NGRAM_REPETITION|SENTENCES_MISSING|SENTENCE_TOO_LONG|DUPLICATE_LINES|ADVERTISING|RISK_CONFIRMED',
    note: 'keyword stuffing: any filter of repetition, vocabulary or sentences may say so',
    body: Array.from({ length: 6 }, () =>
      ['东桥', '南埠', '西关', '北渡', '凤岭', '下坪']
        .map((place) =>
          ['公司', '电话', '价格', '哪家好', '多少钱'].map((word) => `${place}搬家${word}`).join(' '),
        )
        .join(' '),
    ).join('\n'),
  },
  {
    path: '/english.html',
    title: 'A short guide to the old town',
    date: '2025-09-18',
    expect: 'curate reject LANGUAGE_OTHER',
    body: `The old town lies between the river and the railway, and a slow walk around it takes about two hours. Start at the iron bridge early in the morning, when the fishermen come back and the noodle shops open their shutters.
Follow the stone steps up to the bell tower. The clock is usually a few minutes late, and nobody minds. From the top you can see the lotus ponds in the south and, on clear days, the hills behind the wetland.
End your walk at the chess tables under the plane trees. Visitors are welcome to watch, but please keep quiet until the game is over. The ferry back leaves every twenty minutes until sunset.`,
  },
  {
    path: '/japanese.html',
    title: '旧市街の歩き方',
    date: '2025-09-18',
    expect: 'curate reject LANGUAGE_OTHER',
    body: `旧市街は川と線路のあいだにあり、ゆっくり歩いても二時間ほどで一回りできます。朝早く、鉄橋のたもとから歩きはじめるのがおすすめです。漁から戻った人たちが魚を並べ、麺屋が店を開けるころです。
石段をのぼると鐘楼に出ます。時計はいつも少し遅れていますが、だれも気にしません。上からは南の蓮池が見わたせ、晴れた日には湿地の向こうの山まで見えます。
散歩の終わりには、木かげの将棋の台に寄ってみてください。見物は自由ですが、勝負がつくまでは静かにしましょう。渡し船は日が沈むまで二十分ごとに出ています。`,
  },
  {
    path: '/local/old/9001.html',
    title: '九月庙会日程',
    html: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>提示信息_澄湾晨报</title></head>
<body><div class="tip"><p>对不起，您访问的页面不存在或者已被删除。</p><p><a href="/">返回首页</a></p></div></body></html>
`,
    expect: 'curate reject SOFT_404',
    note: 'error page with status 200, still named by the list',
  },
];

const pathsOf = (pages) => pages.map(({ path }) => path);

export const site = {
  id: 'news-chenbao',
  host: 'news.chenbao.example',
  charset: 'gbk',
  types: { html: 'text/html' },
  template: chenbao,
  pages: [
    {
      path: '/',
      title: '首页',
      list: [...pathsOf(stories), '/english.html', '/japanese.html'],
      expect: 'curate reject LIST_PAGE',
    },
    {
      path: '/local/',
      title: '本地',
      list: pathsOf([...refused, ...others]),
      expect: 'curate reject LIST_PAGE',
    },
    {
      path: '/map.html',
      title: '版面导航',
      list: ['/', '/local/', ...pathsOf(stories.slice(0, 6)), '/english.html', '/japanese.html'],
      expect: 'curate reject LIST_PAGE',
      note: 'navigation and nothing else',
    },
    ...stories,
    ...refused,
    ...others,
  ],
  files: { '/robots.txt': 'User-agent: *\nDisallow: /search/\n' },
};
