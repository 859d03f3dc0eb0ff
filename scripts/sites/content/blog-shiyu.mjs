import { watchRepair } from '../shared/watch-repair.mjs';
import { hexo } from '../templates/hexo.mjs';

const host = 'shiyu.example';

const posts = [
  {
    path: '/posts/watch-repair.html',
    title: '夜里十一点的修表铺',
    date: '2024-11-02',
    print: '/print/watch-repair.html',
    expect: 'publish keep',
    note: 'original of the article that other sites reprint; its site id sorts first',
    body: watchRepair,
  },
  {
    path: '/posts/old-dough.html',
    title: '养一团老面',
    date: '2024-12-08',
    category: '厨房',
    expect: 'publish keep',
    body: `家里的老面是从隔壁阿姨那里讨来的，拳头大的一块，装在搪瓷缸里，盖一层湿纱布。阿姨交代得很认真：三天喂一次，水要用放凉的开水，面粉不要太细。
第一个月我老是记错日子。喂晚了，它就冒出一股刺鼻的酸味，表面结一层硬壳；喂早了，它懒洋洋的，半天不肯发。后来我在冰箱上贴了一张表格，每喂一次画一个圈，圈多起来以后，竟然有了点养小动物的感觉。
老面蒸出来的馒头和酵母的不一样。酵母馒头松，一捏就扁；老面馒头有嚼头，掰开能看见一层一层的纹路。秘诀在碱。碱少了发酸，碱多了发黄，阿姨教我的办法是揪一小块面在火上烤，掰开闻，酸就再加，香就停手。
有一回出差两个星期，我把老面托给楼下的小卖部。老板娘不会喂，索性每天拿它蒸一笼花卷，再留一块接着养。我回来的时候，面还在，她的花卷已经卖出了名气，十块钱三个，下午四点准时排队。
她要还我那缸面，我说不用了，掰一块给我就好。一团面分成两团，各自过日子，这大概是最省力的手艺传承。`,
  },
  {
    path: '/posts/commute-by-bike.html',
    title: '骑车上班的第一百天',
    date: '2025-01-14',
    expect: 'publish keep',
    body: `从家到公司十一公里，地铁要换两次，骑车走河边四十五分钟。我给自己定的目标是骑满一百天，昨天到了。
先说花掉的钱：一辆二手公路车八百，头盔两百二，前后灯一百五，换过一次内胎、两次刹车皮，加起来不到一千四。省下的地铁票大约六百多，离回本还差得远，不过体检时的血压降了，这一项没法记账。
再说学到的东西。第一，雨天可怕的不是雨，是井盖和斑马线，油漆遇水像冰。第二，夏天应该把衬衫放在公司，路上穿速干衣，到了再换。第三，打气筒要买带气压表的，轮胎差一点气，十一公里会变成十五公里。
最难熬的是三十天到四十天之间。新鲜劲过去了，腿还没有适应，又赶上连着下雨。那段时间我允许自己只骑单程，去的时候骑，回来坐地铁。把标准放低一点点，反而坚持下来了。
河边的路上有一群固定的人：遛两条黑狗的大爷，对着水面练嗓子的阿姨，总在桥洞下面拉小提琴的学生。我们从来没有说过话，但是第九十几天我感冒没去，隔天经过时，大爷冲我喊了一句：“昨天怎么没来？”
就为这句话，我打算再骑一百天。`,
  },
  {
    path: '/posts/balcony-tomato.html',
    title: '阳台番茄失败记录',
    date: '2025-02-20',
    category: '园艺',
    expect: 'publish keep',
    body: `去年一共种了六株番茄，收到能吃的果子二十三个，折合下来每个成本七块四。把失败的原因写下来，今年照着改。
第一个错误是心急。二月底就播种，苗在窗台上长到三十厘米高，茎细得像豆芽，专业的说法叫徒长。正确的做法是等室外夜温稳定在十二度以上再移栽，本地大概是清明以后。
第二个错误是盆小。我用的是三升的花盆，番茄的根到六月就把盆底挤满了，早上浇透，中午就蔫。邻居用泡沫箱，一箱两株，三十升土，人家的叶子始终是平展的。
第三个错误是不舍得打杈。侧枝每一根看着都有希望，结果营养分散，主干上的花落了一半。今年的规矩是只留一根主干，侧芽长到小指长就掐掉，掐下来的侧芽插进水杯，一周能生根，可以送人。
还有脐腐病。果子底部发黑凹陷，我以为是虫，喷了两次药没有用，查资料才知道是浇水忽多忽少造成缺钙。解决办法很朴素：固定时间浇水，土面铺一层稻草。
做得对的事情也有一件，就是人工授粉。阳台在十一楼，没有蜜蜂，我用旧电动牙刷贴着花柄震两秒，花粉会像烟一样落下来，坐果率立刻上去了。`,
  },
  {
    path: '/posts/old-maps.html',
    title: '在旧地图上找一条河',
    date: '2025-03-16',
    category: '散步',
    expect: 'publish keep',
    body: `图书馆地方文献室有一套五十年代的城区图，一比五千，蓝晒的，折痕处已经发脆。我本来想查老城门的位置，却被一条细细的蓝线吸引住了：它从北门水关进城，绕过粮仓，在今天的百货大楼底下拐了个弯，最后汇入护城河。
这条河现在没有了。问了几位老人，说法不一，有的说是六十年代填的，有的说更早，改成了暗渠。我决定沿着图上的线走一遍。
起点是一家汽修厂，墙根有一块石头，上面凿着凹槽，像是闸板的位置。往南两百米，路突然变宽又突然变窄，两边的房子不是正对着街，而是斜斜地让出一个弧形。地图上，这里正好是河湾。
城市的记性比人好。河填掉了，地块的边界却留了下来，房子照着旧岸线一代一代地翻修，谁也没有觉得奇怪。暗渠的井盖隔四十步就有一个，蹲下去听，底下真的有水声。
走到百货大楼已经是傍晚。门口卖糖炒栗子的摊主说，他这个位置冬天不结冰，地面总比别处暖一点。我没有告诉他为什么，只买了一斤栗子，站在那条看不见的河上吃完了。`,
  },
  {
    path: '/posts/sqlite-notes.html',
    title: '用一个文件管理三千本书',
    date: '2025-04-10',
    category: '折腾',
    expect: 'publish keep',
    note: 'code inside prose',
    body: `书架上的书早就超过了脑子能记住的数量，同一本《乡土中国》我买过三次。试过表格、试过专门的应用，最后用的是一个数据库文件。
表只有两张，一张记书，一张记借出。字段越少越好，凡是超过三个月没有填过的字段，一律删掉。
\`\`\`sql
CREATE TABLE book (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  shelf TEXT NOT NULL,
  bought_on TEXT
);
\`\`\`
书架编号是关键。我给每一格贴了标签，从左到右是字母，从上到下是数字，C4 就是第三列第四层。找书的时候先查编号，再去那一格里看，最多扫三十本。
录入用的是手机扫条码，扫完得到一串文本，写一个二十行的脚本去重、补全，再导进来。补全的时候遇到最多的问题是作者写法不统一，带不带国籍、中间用什么点，各家都不一样。我的办法是入库时原样保存，另外加一列专门用来比较的写法，去掉空格和标点。
用了一年，最有用的查询不是“这本书在哪”，而是“买了两年还没有翻开过的有哪些”。第一次跑出来四百一十二本，我看着那个数字，默默取消了购物车里的订单。`,
  },
  {
    path: '/posts/learn-erhu.html',
    title: '三十五岁学二胡',
    date: '2025-05-05',
    expect: 'publish keep',
    body: `报名的时候，前台问是给几岁的孩子报。我说给自己，她愣了一下，把“家长签字”那一栏划掉了。
第一节课只拉空弦。老师说，弓要走直，像推一扇很重的门，不能用手腕的小聪明。我拉出来的声音像门轴，隔壁教室学古筝的小姑娘探头看了我一眼，又迅速缩了回去。
成年人学乐器有一个优势，就是听得懂道理；也有一个劣势，就是太相信道理。老师讲一遍换把的原理，我全明白，手却不认识路。孩子们不问为什么，拉二十遍，手自己就去了。
所以我学会了不着急。每天晚饭后二十分钟，头五分钟长弓，中间十分钟练一个乐句，最后五分钟随便拉着玩。装了一个弱音器，夹在琴码上，声音像隔着一层棉被，邻居至今没有来敲过门。
半年以后，我能把《良宵》慢慢拉下来了，错音还是有，但旋律认得出来。母亲在电话里听完，沉默了一会儿，说你爷爷以前也拉这个。我从来不知道爷爷会拉二胡。
那把旧琴据说还在老屋的阁楼上，蟒皮早就裂了。国庆回去，我想把它找出来。`,
  },
  {
    path: '/posts/cat-and-clinic.html',
    title: '候诊室里的猫',
    date: '2025-06-18',
    expect: 'publish keep',
    body: `宠物医院的候诊室分成两半，左边坐狗，右边坐猫，中间隔着一排绿萝。狗那边热闹，主人互相打听年龄品种；猫这边安静，每个人都抱着一只一声不吭的箱子。
我的箱子里是一只十二岁的狸花，最近喝水多，瘦了一斤。医生说要抽血，让我在外面等。
等待的两个小时里，我看到一个穿校服的男生，用书包背着一只麻雀，翅膀耷拉着。护士说这里不看鸟，但还是找来一个纸盒，剪了透气孔，告诉他野生动物救助站的电话怎么查。一位老先生带着一只比他还老的京巴，狗走两步歇一歇，他就也走两步歇一歇，谁也不催谁。
血检出来，是慢性肾病早期。医生没有说什么安慰的话，拿出一张纸，左边写能做的事：换处方粮、多放几个水碗、每三个月复查；右边写做不到的事：治好。她说，把左边做好，右边就会来得慢一些。
回家的路上，猫在箱子里叫了一声，像是问到了没有。我说快了，还有两站。现在家里每个房间都有一碗水，它最喜欢的是浴室那只缺了口的旧茶杯。`,
  },
  {
    path: '/posts/paper-and-ink.html',
    title: '便宜的纸和好墨水',
    date: '2025-07-27',
    category: '文具',
    expect: 'publish keep',
    body: `写钢笔字的人迟早会走到买纸这一步。先是嫌打印纸洇，再是嫌笔记本透，最后抽屉里攒了十几种纸，真正写完的一本也没有。
我做过一次傻乎乎的测试：同一支笔，同一种墨水，在九种纸上各写一遍《陋室铭》，晾一天，看正面的边缘和背面的渗透。结果最好的不是最贵的那种，而是印刷厂门口论斤卖的道林纸边角料。
纸的关键在施胶。施胶足，墨水停在表面，笔画利落，但是干得慢，左手写字的人会蹭一手；施胶少，墨水钻进纤维里，干得快，字会胖一圈。没有绝对的好坏，看你怎么用。
墨水倒是值得买好的。便宜的染料墨水三年就褪成淡紫色，我有一本大学时的日记，现在要对着窗户才能看清。铁胆墨水刚写是蓝的，氧化以后变黑，能留几十年，代价是要勤洗笔。
后来我想明白了，纸便宜一点，才舍得写坏；墨水好一点，写坏的也能留下来。现在书桌上就是一摞裁好的边角料，用长尾夹夹着，写满一夹换一夹。`,
  },
];

const others = [
  {
    path: '/posts/ten-cities.html',
    title: '十座城市的雨季',
    date: '2025-08-03',
    expect: 'curate reject AI_GENERATED',
    note: 'T-16: explicit label in its own block (CN-AIG-01)',
    label: '<div class="ai-notice">本文内容由AI生成，仅供参考</div>',
    body: `雨季来到不同的城市，有不同的声音。在临海的城市，雨是横着来的，打在玻璃上像撒了一把沙；在山里的城市，雨是从石阶上流下来的，走路的人要侧着身子让水先过。
有些城市把雨看作麻烦，地铁口堆着沙袋；有些城市把雨看作日常，卖花的人只是把桶往屋檐里挪一挪。
如果按照雨声来给城市排序，盆地里的城市最安静，雨总在夜里落下，天亮就停，仿佛只是为了给街道换一层颜色。平原上的城市最响，铁皮棚多，雨点砸下来像有人在翻一筐碎瓷片。
旅行的人常常抱怨遇上雨天，其实雨天是看一座城市怎样照顾人的好机会，哪里有连廊，哪里借得到伞，走上半天就知道了。`,
  },
  {
    path: '/posts/moon-and-tide.html',
    title: '月亮与潮汐的闲谈',
    date: '2025-08-11',
    expect: 'curate hold AI_LABEL_SUSPECTED',
    note: 'label says suspected (CN-AIG-03)',
    label: '<div class="ai-notice">疑似AI生成，请谨慎甄别</div>',
    body: `住在海边的人看月亮，看的不是圆缺，是潮水。初一和十五前后潮最大，退得也最远，礁石上露出平时见不到的紫菜和海星。
赶海的老人不用手机查潮汐表，他们记一句口诀，按农历日子往后推，每天推迟四十来分钟，一个月正好转一圈。
潮汐的道理说起来并不复杂，月亮拉着近处的水多一些，远处的水少一些，地球转一圈，同一个地方就涨落两回。难的是海岸的形状，同样的月亮，喇叭口的海湾能涨起一面墙，内海却只轻轻晃一晃。
所以老人说，潮是月亮的，涨多高是岸的。`,
  },
  {
    path: '/posts/repost-listening.html',
    title: '听见城市：录音机里的二十四小时',
    date: '2025-08-19',
    expect: 'curate reject REPOST_UNLICENSED',
    note: 'licence laundering: the blog cannot license another outlet (DEC-6b)',
    body: `转载自：声音周刊
早晨五点，城市的第一种声音来自环卫车的刷盘，紧接着是包子铺卷帘门。录音师把话筒架在天桥上，一架就是一整天。
他说，正午是最难录的，所有的声音叠在一起，像一锅煮过头的粥。下午三点有一个小小的缺口，学校还没有放学，工地换班，那时候可以听见风吹过广告布。
夜里十点以后，声音重新变得一颗一颗的：自行车铃，钥匙，电梯到站，某一层楼有人在练同一首曲子的同一小节。`,
  },
];

const keepPaths = posts.map(({ path }) => path);

export const site = {
  id: 'blog-shiyu',
  host,
  types: { html: 'text/html; charset=utf-8' },
  template: hexo,
  pages: [
    {
      path: '/',
      title: '首页',
      list: [...keepPaths.slice(4), ...others.map(({ path }) => path)],
      expect: 'curate reject LIST_PAGE',
    },
    {
      path: '/page/2/',
      title: '首页 第 2 页',
      list: keepPaths.slice(0, 4),
      expect: 'curate reject LIST_PAGE',
    },
    {
      path: '/archives/',
      title: '归档',
      list: [...keepPaths, ...others.map(({ path }) => path)],
      expect: 'curate reject LIST_PAGE',
    },
    {
      path: '/tags/',
      title: '标签',
      list: keepPaths.slice(2, 7),
      expect: 'curate reject LIST_PAGE',
    },
    ...posts,
    ...others,
    {
      ...posts[0],
      path: '/print/watch-repair.html',
      canonical: '/posts/watch-repair.html',
      print: undefined,
      head: '<meta name="theme" content="print">',
      expect: 'dedup reject DUPLICATE_EXACT',
      note: 'print version, linked only from the article and so captured after it',
    },
    {
      path: '/about.html',
      title: '关于',
      date: '2019-05-01',
      expect: 'publish keep',
      body: `这里是拾雨的个人博客，从2019年春天写到现在，更新不定，下雨的日子多一些。
写什么没有计划，大致是厨房、阳台、自行车和书。技术文章只写自己真正用过半年以上的东西，没有用过的不评价。
文章以署名的方式开放使用，转载、翻译、做成有声书都不必事先告诉我，写明作者和链接就好。如果你发现了错别字，欢迎写信指出来，我会在文末致谢。
为什么叫拾雨？小时候外婆家的院子里有一口缸，专门接屋檐水，用来浇花和洗头发。外婆管这件事叫“拾雨”，好像雨是掉在地上的东西，弯腰就能捡起来。我觉得写字也差不多，日子从屋檐上落下来，用什么去接，接到多少，全凭自己。
博客没有评论区，也没有统计代码。主机放在朋友的机房里，偶尔停电，停电的时候说明那边也在下雨。
书架上常年缺一本好的园艺入门，如果你有推荐，请告诉我书名和你种活了什么。`,
    },
  ],
  files: {
    '/robots.txt': `User-agent: *\nDisallow: /drafts/\nContent-Signal: search=yes\n\nSitemap: http://${host}/sitemap.xml\n`,
    '/sitemap.xml': sitemap(['/', '/archives/', ...keepPaths, '/about.html', '/posts/deleted.html']),
    '/atom.xml': atom(posts.slice(-4)),
  },
  expected: [
    ['/posts/deleted.html', 'crawl reject HTTP_GONE', 'named by the sitemap, gone since'],
    ['/sitemap.xml', 'crawl reject DISCOVERY_FILE'],
    ['/atom.xml', 'crawl reject DISCOVERY_FILE'],
  ],
};

function sitemap(paths) {
  const urls = paths.map(
    (path) => `  <url><loc>http://${host}${path}</loc><lastmod>2025-08-20</lastmod></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

function atom(entries) {
  const items = entries.map(
    ({ path, title, date }) =>
      `  <entry><title>${title}</title><link href="http://${host}${path}"/><id>http://${host}${path}</id><updated>${date}T12:10:00Z</updated></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <title>拾雨札记</title><id>http://${host}/</id><updated>2025-08-20T00:00:00Z</updated>\n  <rights>CC BY 4.0</rights>\n${items.join('\n')}\n</feed>\n`;
}
