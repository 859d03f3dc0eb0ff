// 山嵐手作 is an invented magazine; its texts are invented too. Pages are Big5.
import { Converter } from 'opencc-js';
import { watchRepair } from '../shared/watch-repair.mjs';
import { wordpress } from '../templates/wordpress.mjs';

const host = 'shanlan.example';
const craft = '/category/craft/';
const plants = '/category/plants/';
const walks = '/category/walks/';
const categories = [
  [craft, '手藝'],
  [plants, '植物'],
  [walks, '散步'],
];

const articles = [
  {
    path: '/2024/bamboo-basket.html',
    title: '編一只裝水果的竹籃',
    date: '2024-03-09',
    category: craft,
    body: `編竹籃的第一步不是編，是剖。桂竹要選三年生的，太嫩的乾了會縮，太老的一彎就斷。師傅教我看竹節上的白粉，粉還在、摸起來澀澀的，就是剛好。
剖竹的時候刀不動，動的是竹子。把刀卡在竹頭，雙手捏著兩邊往下送，聽到啪的一聲就停，換個角度再送。我第一天剖壞了六根，篾條一頭厚一頭薄，師傅說沒關係，拿去綁豆架。
底部用十二根篾，兩兩交叉成米字，再一圈一圈往外繞。最容易出錯的是轉彎處，力道一鬆，籃身就會歪向一邊。解法是每繞三圈就倒過來放在桌上，看它站不站得穩。
收口用的是藤皮，泡軟以後繞兩層。做好的籃子先不要上漆，掛在廚房通風的地方一個月，讓它自己變成蜜色。現在家裡的柿子都放在裡面，比放在塑膠盆裡慢熟兩天。`,
  },
  {
    path: '/2024/indigo-vat.html',
    title: '養一缸會呼吸的藍',
    date: '2024-05-18',
    category: craft,
    body: `藍染的缸是活的，這是工坊主人對我說的第一句話。缸裡的菌要吃東西，要保暖，不高興的時候會發臭，高興的時候水面會浮起一層紫色的泡沫，叫作藍花。
每天早上要做三件事：聞味道，看顏色，用竹竿貼著缸壁慢慢攪二十圈。攪得太快會把空氣帶進去，菌就睡著了。天冷的時候，缸外面裹一條舊棉被，再餵一小碗米酒。
布放進去的時候是黃綠色的，拿出來遇到風，一分鐘之內就轉成藍色，好像有人在背後把燈慢慢打開。想要深一點，不是泡久一點，而是多染幾次，每次只泡三分鐘，中間晾乾。
我染了一條圍巾，用橡皮筋綁了十幾個圈。拆開以後，白色的圈大大小小，像下雨天的水窪。主人看了看說，最好看的是綁得最鬆、你以為失敗的那一個。`,
  },
  {
    path: '/2024/moss-garden.html',
    title: '陽台上的苔蘚庭院',
    date: '2024-07-02',
    category: plants,
    body: `北向的陽台種什麼都長不好，薄荷徒長，番茄不結果，後來索性養苔蘚，反而成了全家最綠的角落。
苔蘚沒有根，水分靠葉子直接吸收，所以澆水不能用澆的，要用噴的，早晚各一次，噴到表面有細細的水珠就停。自來水要放一天，讓氯氣散掉，不然尖端會發白。
介質用赤玉土和細沙，三比一，壓平以後澆透，再把苔蘚一塊一塊貼上去，用手掌輕輕按，像幫小朋友蓋被子。縫隙不必填滿，三個月後它們會自己連起來。
石頭是散步的時候從工地旁邊撿的，選有稜角的，一大兩小，大的埋進去三分之一，看起來才像是從地裡長出來的。
最大的敵人是麻雀，牠們會把苔蘚翻起來找蟲。我在邊上插了幾根竹籤，間隔五公分，從此相安無事。`,
  },
  {
    path: '/2024/fern-names.html',
    title: '認得十種蕨類之後',
    date: '2024-09-21',
    category: plants,
    body: `以前走山路，路邊的綠色就是綠色，一片過去什麼也沒看見。去年報名了一個認蕨類的課，老師規定每個月只准認一種，認到閉著眼睛摸也認得出來，才能學下一種。
第一個月是腎蕨，摸起來像梳子，根上有一顆顆小球，咬開有水。第二個月是鐵線蕨，葉柄黑得發亮，細得像頭髮，葉子卻不沾水。第三個月是筆筒樹，幹上有一個個橢圓形的疤，是老葉子掉落以後留下來的。
認到第五種的時候，走路開始變慢了。以前一個鐘頭的步道，現在要走兩個鐘頭，因為每個轉彎都有熟人。
老師說，名字不是重點，重點是你為了記住名字，蹲下來看了多久。認完十種那天我們在溪邊煮茶，她把過溝菜蕨的嫩芽燙了，拌一點豆腐乳，每個人分到三根。`,
  },
  {
    path: '/2024/old-railway.html',
    title: '沿著廢棄的糖廠鐵道走',
    date: '2024-11-16',
    category: walks,
    body: `糖廠關了三十年，鐵道還在，只是被兩旁的人家各自拿去用了。有一段變成菜園的田埂，有一段鋪上水泥成了停車場，還有一段穿過一戶人家的客廳，屋主說地板下面的枕木拆不動，乾脆蓋在上面。
我從老車站出發，手裡拿著一張影印的舊圖，圖上的鐵路像一把梳子，主線是柄，伸進甘蔗田的支線是齒。現在甘蔗換成了鳳梨和太陽能板，齒已經斷得差不多了。
走到第四公里有一座小鐵橋，橋面鋪了木板，欄杆上掛著腳踏車的舊輪子。一位阿伯坐在橋頭補漁網，他說小時候追著火車跑，從車廂邊上抽甘蔗，司機看見了會拉汽笛，可是從來不停車罵人。
終點是倉庫，牆上還看得見載重的數字。我在牆邊站了一下，風從屋頂的洞吹下來，還有一點點甜味，也許是我自己想像的。`,
  },
  {
    path: '/2025/kite-paper.html',
    title: '紙鳶的骨頭要輕',
    date: '2025-01-11',
    category: craft,
    body: `做風箏的人說，飛得起來靠骨頭，飛得好看靠尾巴。骨頭用的是孟宗竹的竹青，削到像筷子一半粗，放在手指上要能自己平衡，偏向哪一頭就削哪一頭。
十字架綁好以後，先不糊紙，拿到窗邊讓風吹一吹，聽有沒有嗡嗡的聲音。有聲音表示線綁得太緊，骨頭在抖，飛上去會一直轉圈。
紙是棉紙，用稀米漿糊，只塗在邊上，乾了會自己繃緊。千萬不要為了好看在中間畫太多顏料，顏料有重量，一朵紅花大約等於一枚硬幣。
提線的角度是最後的學問，風大的時候往前移半公分，風小的時候往後移半公分。去年冬天我在河堤上調了一個下午，旁邊放風箏的小孩已經換了三個，最後終於飛起來，線放到底，手上傳來一下一下的拉力，好像有人在雲裡釣我。`,
  },
  {
    path: '/2025/persimmon-dye.html',
    title: '柿子沒紅之前的用處',
    date: '2025-02-22',
    category: craft,
    body: `八月颱風過後，地上會有很多還沒轉紅的青柿子，又硬又澀，連鳥都不吃。以前的人把它們撿回去，搗碎，泡水，做成柿漆。
做法並不難：青柿子去蒂，用木槌打爛，加水蓋過，每天攪一次，第五天把渣濾掉，剩下的汁裝進甕裡，封好，放在陰涼的地方等一年。等的時間裡會有一股很難形容的味道，鄰居曾經問我家裡是不是有醃壞的菜。
一年後的汁是深褐色的，刷在紙上，乾了以後可以防水防蟲。我拿來刷舊的紙雨傘，刷三層，每層曬兩個太陽，現在下小雨撐出去，水珠會一顆顆滾下來。
刷在木盤上則像一層薄薄的茶色，越用越亮。朋友問我為什麼不買現成的，我說買來的沒有那場颱風。`,
  },
  {
    path: '/2025/seed-library.html',
    title: '村子裡的種子圖書館',
    date: '2025-04-06',
    category: plants,
    body: `老郵局的信箱櫃有一百二十格，郵局搬走以後，櫃子留了下來，現在每一格放一種種子，春天借出去，秋天還回來。
借的規則寫在牆上，一共三條：借一包，還兩包；還的要寫清楚種在哪裡、哪一天開花；種失敗了也要來說一聲，不罰。
管理員是退休的國小老師，她把借書卡改成種子卡，卡片背後貼著照片和筆記。有一張白玉苦瓜的卡片已經換過十一個人，第一個人寫「苦」，第五個人寫「沒那麼苦了」，第十一個人寫「我孫子肯吃」。
最珍貴的是一種紅米，全村只剩下一位阿嬤種過。她捐出半碗，三年後，櫃子裡有了六包，分別存在六戶人家的冰箱，就算哪一家停電也不怕。
我借的是絲瓜，棚子搭得太矮，結了九條，留下最彎的那一條做種。`,
  },
  {
    path: '/2025/night-market-map.html',
    title: '用鼻子畫一張夜市地圖',
    date: '2025-05-31',
    category: walks,
    body: `朋友的視力不好，他請我陪他逛夜市，條件是我不准描述看到什麼，只能回答他問的問題。走完一趟，我才知道自己平常漏掉了多少東西。
入口是糖葫蘆的焦味，往前二十步變成麻油，再往前有一股涼風，他說右邊是賣青草茶的，冰櫃正對著路。果然。
他記路靠三樣東西：氣味、地面和聲音。賣鐵板的前面地上有油，腳底會滑一點；套圈圈的攤位有塑膠環落地的聲音，像下冰雹；轉角的修鞋攤晚上不開，那裡就突然安靜下來，是一個可以休息的地方。
回家以後，我們一起畫了一張地圖，沒有店名，只有味道和聲音。他說以前的地圖都是別人畫給他的，這是第一張他畫給別人的。現在這張圖影印了二十份，放在管委會，有外地來的朋友就送一張。`,
  },
  {
    path: '/2025/tea-bowl.html',
    title: '裂開的茶碗還可以用',
    date: '2025-07-19',
    category: craft,
    body: `碗是搬家的時候裂的，從碗口到碗底一條線，沒有斷，倒水會慢慢滲出來。本來要丟掉，陶藝教室的老師說，先別急，煮一鍋粥試試。
方法很古老：把碗放進鍋裡，加冷水和一把白米，小火慢慢煮開，煮成稠粥，熄火放涼一整夜。米漿會鑽進裂縫裡，乾了以後像膠一樣把它封住。
我半信半疑照著做，第二天把碗洗乾淨，倒進熱水，放在報紙上，過了一個鐘頭，報紙還是乾的。那條線還在，顏色比原來深一點，摸上去卻是平的。
老師說這個辦法撐得了一年，一年以後再煮一次就好。碗和人一樣，修過的地方要記得照顧，不要拿去微波，也不要一下子從冰的換成燙的。
現在我每年除夕煮一次粥，碗在鍋裡，一家人吃剩下的。`,
  },
].map((article) => ({ ...article, expect: 'publish keep' }));

const others = [
  {
    path: '/2025/charset.html',
    title: '山腳下的錄音帶',
    date: '2025-08-02',
    category: walks,
    declared: 'utf-8',
    route: { file: '/2025/charset.html', headers: { 'content-type': 'text/html; charset=utf-8' } },
    expect: 'publish keep',
    note: 'Big5 bytes, declared as UTF-8 by header and meta',
    body: `舊貨攤買來一箱錄音帶，老闆說是山腳下一間理髮店清出來的，一卷十塊，不挑。我帶回家一卷一卷聽，大部分是歌，也有廣播，最後三卷卻是理髮店自己錄的聲音。
第一卷是剪刀聲，很規律，中間夾著收音機的氣象報告。第二卷是客人聊天，講誰家的狗生了四隻，講橋什麼時候修好。第三卷幾乎沒有聲音，只有電風扇轉頭的喀喀聲，和遠遠的雷。
我不知道是誰錄的，也不知道為什麼要錄。聽到第三卷最後，有一個小女孩的聲音問：「還在轉嗎？」然後有人說還在，然後就停了。
後來我照著箱子上的地址找過去，理髮店已經變成自助洗衣店，十台機器一起轉。我站在門口，用手機也錄了三分鐘。`,
  },
  {
    path: '/2025/watch-shop.html',
    title: '深夜的修錶鋪',
    date: '2025-08-16',
    category: walks,
    expect: 'dedup reject DUPLICATE_NEAR|DUPLICATE_EXACT',
    note: 'shiyu.example/posts/watch-repair.html in Traditional script, without a source line',
    body: Converter({ from: 'cn', to: 'tw' })(watchRepair),
  },
  {
    path: '/2025/wood-stamp.html',
    title: '刻一枚木頭藏書章',
    date: '2025-08-23',
    category: craft,
    rights: '本文未經授權禁止轉載。',
    expect: 'curate reject REPRINT_REFUSED',
    note: 'SIG-11 in Traditional script',
    body: `藏書章不必大，拇指指甲那麼寬就夠。木料選梨木或黃楊，紋理細，刻細線不會崩。先用砂紙把印面磨平，放在玻璃上推一推，不搖晃才算平。
圖案畫在薄紙上，翻過來貼，刻的時候看到的就是反的。第一刀先刻外框，再刻最細的線，最後才挖掉大塊的空白，順序反了，細線很容易被震斷。
刻好以後不要急著蓋在書上，先在廢紙上蓋十次，前三次吸墨，中間四次看邊，最後三次才看得出好壞。`,
  },
  {
    path: '/2025/star-table.html',
    title: '露營時看星星的順序',
    date: '2025-08-30',
    category: walks,
    label: '<div class="notice">內容由AI生成</div>',
    expect: 'curate reject AI_GENERATED',
    note: 'CN-AIG-01 in Traditional script',
    body: `天剛黑的時候不要急著找星座，先讓眼睛適應二十分鐘，期間不看手機。第一批出現的亮點多半是行星，不會閃爍，可以拿來當作方向的起點。
接著往北找七顆排成杓子的星，沿著杓口延伸五倍的距離，就是北極星。找到北以後，其他方向就簡單了，夏天往南看有一條彎鉤，冬天往南看有三顆連成一線。
最後才看銀河，需要一個沒有月亮的晚上，以及一張可以躺下來的墊子。`,
  },
];

const dated = [...articles, ...others];
const inCategory = (category) => dated.filter((page) => page.category === category).map(({ path }) => path);
const listPage = (path, title, list) => ({ path, title, list, expect: 'curate reject LIST_PAGE' });

export const site = {
  id: 'tw-shanlan',
  host,
  charset: 'big5',
  categories,
  types: { html: 'text/html; charset=big5' },
  template: wordpress,
  pages: [
    listPage(
      '/',
      '最新文章',
      dated.slice(-8).map(({ path }) => path),
    ),
    ...categories.map(([path, name]) => listPage(path, name, inCategory(path))),
    listPage(
      '/archive/',
      '全部文章',
      dated.map(({ path }) => path),
    ),
    ...dated,
    {
      path: '/about.html',
      title: '關於山嵐手作',
      date: '2024-01-01',
      expect: 'publish keep',
      body: `山嵐手作是一份小小的網路雜誌，由幾個住在山腳下的朋友輪流寫，每個月刊出一到兩篇，內容不外乎手藝、植物和散步。
我們有三個約定：沒有親手做過的不寫，沒有親自走過的不寫，寫失敗的經驗要比成功的多。所以你會看到剖壞的竹子、養死的苔蘚和走錯的岔路。
雜誌沒有廣告，也不賣東西。如果你照著文章做了一樣什麼，成功或失敗，都歡迎寫信告訴我們，字跡潦草沒有關係，附上一片葉子更好。
編輯室其實是一張舊的乒乓球桌，白天曬筍乾，晚上排版。夏天開會的時候要點三盤蚊香，冬天則圍著一只炭爐，上面烤著橘子。`,
    },
  ],
  files: {
    '/robots.txt': `User-agent: *\nDisallow: /wp-admin/\n\nSitemap: http://${host}/sitemap.xml\n`,
    '/sitemap.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${['/', '/archive/', '/about.html', ...articles.map(({ path }) => path)].map((path) => `  <url><loc>http://${host}${path}</loc></url>`).join('\n')}\n</urlset>\n`,
    '/feed.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>山嵐手作</title><link>http://${host}/</link><description>山腳下的手藝、植物與散步</description>\n${dated
      .slice(-6)
      .map(({ path, title }) => `<item><title>${title}</title><link>http://${host}${path}</link></item>`)
      .join('\n')}\n</channel></rss>\n`,
  },
  expected: [
    ['/sitemap.xml', 'crawl reject DISCOVERY_FILE'],
    ['/feed.xml', 'crawl reject DISCOVERY_FILE'],
  ],
};
