// Prose written for search engines: profiles of firms, clinics, rankings, readings of dreams, essays about nothing. Whole sentences,
// well formed, and nothing in them. Self-written; names and numbers are invented.
import * as w from './words.mjs';

const INDUSTRIES = w.list(
  '机械制造 环保设备 建筑材料 电子元件 塑胶制品 五金工具 医疗器械 食品加工 服装面料 包装印刷 物流运输 网络科技 园林绿化 照明灯具 陶瓷卫浴 汽车配件 仪器仪表 化工原料 钢结构 电线电缆',
);
const ILLNESSES = w.list(
  '失眠 颈椎病 胃炎 鼻炎 脱发 湿疹 痛风 白癜风 牛皮癣 腰椎间盘突出 前列腺炎 肾结石 甲状腺结节 偏头痛 抑郁症 糖尿病 高血压 痔疮 青春痘 脂肪肝',
);
const OMENS = w.list(
  '蛇 大海 下雪 考试 死人 结婚 捡钱 掉头发 飞机 老虎 洪水 怀孕 鱼 迟到 打架 火灾 狗 搬家 前男友 蜘蛛',
);
const EXAMS = w.list(
  '教师资格证 会计从业 公务员 一级建造师 英语四级 计算机二级 执业药师 护士资格 导游证 普通话 研究生 高考 中级经济师 消防工程师 人力资源管理师',
);
const TOPICS = w.list('环保 诚信 创新 安全 健康 阅读 节约 合作 责任 幸福 时间 网络 青年 文化 交通 饮食');
const NOVELS = w.list(
  '绝世神医 总裁的小娇妻 重生之商界风云 都市最强兵王 穿越之王妃太嚣张 末世求生手册 武道巅峰 豪门弃妇 修真归来 校花的贴身保镖',
);
const TOOLS = w.list(
  '视频转换器 压缩软件 杀毒软件 输入法 播放器 数据恢复 图片处理 刷机工具 加速器 浏览器 驱动更新 录屏软件 下载工具 看图软件',
);

const PROFILE = [
  '{city}{brand}{industry}有限公司成立于{year}年，是一家专业从事{industry}产品研发、设计、生产和销售的综合性企业。',
  '公司注册资金{n}万元，拥有现代化标准厂房和一支高素质的技术团队。',
  '公司秉承以质量求生存、以信誉求发展的宗旨，赢得了海内外客户的一致赞誉。',
  '我们拥有先进的生产设备和完善的检测手段，产品通过了多项国际质量体系认证。',
  '产品畅销全国三十多个省市，并出口欧美、中东及非洲等地区。',
  '多年来，我们以优质的产品、合理的价格和完善的售后服务，与众多知名企业建立了长期稳定的合作关系。',
  '{brand}人将一如既往地为客户创造价值，携手共进，共创辉煌。',
  '主营产品：{product}、{product}、{product}、{product}等，规格齐全，可按客户要求定做。',
  '热忱欢迎各界朋友前来参观、考察、洽谈业务，我们将竭诚为您提供满意的服务。',
  '公司一贯坚持科技兴企、人才强企的战略，先后荣获{city}市重点企业、守合同重信用单位等荣誉称号。',
];
const CLINIC = [
  '{ill}怎么治疗好？{city}治疗{ill}哪家医院好？这是很多{ill}患者最关心的问题。',
  '专家指出，{ill}如果不及时治疗，会给患者的身心带来极大的伤害，因此一定要选择正规的专科医院。',
  '我院特聘多名{ill}领域的知名专家坐诊，采用中西医结合的特色疗法，标本兼治，不易复发。',
  '{ill}的症状有哪些？常见的症状包括疼痛、不适等，患者要引起足够的重视。',
  '如果您还有什么不明白的地方，可以咨询我们的在线医生，他们会为您详细解答。',
  '我院是{city}医保定点单位，开通网上预约通道，无需排队，优先就诊。',
  '以上就是关于{ill}的介绍，希望对您有所帮助，祝您早日康复。',
  '该疗法具有见效快、无痛苦、随治随走的特点，帮助上万名{ill}患者重获健康。',
];
const RANKING = [
  '{city}{service}哪家好？{city}{service}多少钱？相信这是很多人都想知道的问题。',
  '说起{city}{service}，市面上的公司可以说是五花八门，让人眼花缭乱。',
  '选择{city}{service}的时候，首先要看资质，其次要看口碑，最后要看价格是否合理。',
  '{brand}作为{city}{service}行业的领先品牌，凭借专业的服务深受客户信赖。',
  '价格方面，{city}{service}一般在几百元到几千元不等，具体以实际报价为准。',
  '好了，关于{city}{service}就介绍到这里，想了解更多{service}知识，请关注本站后续更新。',
  '{city}{service}排行榜前十名有哪些？今天就为大家盘点一下。',
  '专业的{service}公司会为客户提供一条龙服务，让您省时、省力又省心。',
];
const DREAM = [
  '梦见{omen}是什么预兆？梦到{omen}有什么寓意？下面一起来看看周公解梦的详细解析。',
  '未婚的人梦见{omen}，说明近期桃花运不错，恋情会有新的进展。',
  '上班族梦见{omen}，意味着工作会得到上司的赏识，有升职加薪的机会。',
  '学生梦见{omen}，预示着考试成绩理想。',
  '生病的人梦见{omen}，代表身体会慢慢好转。',
  '单身女性梦见{omen}，表示近期容易破财，出门要注意安全。',
  '梦见{omen}的吉凶：基础运势平稳，能得到长辈的帮助，大吉。',
  '打算出门的人梦见{omen}，建议延后再走。',
];
const EXAM = [
  '{year}年{city}{exam}考试报名时间是什么时候？小编整理了相关信息，供各位考生参考。',
  '{year}年{exam}成绩查询时间预计在考试结束后两个月左右公布，请考生密切关注。',
  '{city}{exam}报名入口已经开通，考生可登录官网进行报名。',
  '更多{exam}考试资讯、{exam}真题答案、{exam}模拟试题，请持续关注本频道。',
  '以上是{year}年{exam}准考证打印时间的全部内容，预祝各位考生顺利通过考试。',
  '{exam}培训哪家好？{brand}教育{exam}精品班火热招生中，签约保过，不过退费。',
  '报考条件、考试科目、合格标准等内容以官方公告为准。',
];
const ESSAY = [
  '{topic}是一个永恒的话题，{topic}在我们的生活中无处不在。',
  '什么是{topic}？每个人对{topic}都有不同的理解。',
  '{topic}很重要，没有{topic}就没有美好的未来。',
  '在当今社会，{topic}越来越受到人们的重视，我们每个人都应该重视{topic}。',
  '因此，我们要从自身做起，从点滴做起，为{topic}贡献自己的一份力量。',
  '综上所述，{topic}具有十分重要的意义，值得大家深入思考。',
  '只要我们共同努力，{topic}就一定会越来越好。',
  '一方面，{topic}带来了机遇；另一方面，{topic}也带来了挑战。',
];
const NOVEL = [
  '《{novel}》是网络作者倾力打造的一部精彩小说，情节曲折动人，本站提供{novel}最新章节免费阅读。',
  '喜欢{novel}的书友请收藏本站，更新速度全网最快。',
  '{novel}全文阅读，{novel}txt下载，{novel}无弹窗，{novel}最新章节列表。',
  '您可以使用左右键快速翻到上一页和下一页，按回车键返回目录。',
  '本书为转载作品，所有章节均由网友上传，转载至本站只是为了让更多读者欣赏。',
  '如果您发现章节内容缺失或者错误，请点击报错，我们会尽快处理。',
  '各位书友要是觉得《{novel}》还不错的话，请不要忘记向您的朋友推荐哦！',
];
const DOWNLOAD = [
  '{tool}官方下载 {tool}免费版 {tool}破解版 v{n}.{n} 绿色中文版',
  '{tool}是一款功能强大、简单实用的软件，支持多种格式，有需要的用户赶快下载体验吧！',
  '软件类别：系统工具　软件大小：{n}.{n}MB　更新时间：{date}　软件授权：免费软件　运行环境：WinXP/Win7/Win10',
  '安装说明：下载后解压，双击安装程序，按照提示一步一步完成即可。',
  '特别说明：本站软件均来自网络收集，仅供学习交流，请在下载后二十四小时内删除。',
  '更新日志：修复已知问题，优化用户体验，提升运行速度。',
  '本类推荐：{tool} {tool} {tool} {tool} 下载排行：{tool} {tool} {tool}',
];
const MISSING = [
  '抱歉，您要查看的内容不存在或者正在审核。',
  '系统提示：登录超时，请重新登录后继续操作。',
  '页面将在{n}秒后自动跳转，如果没有跳转，请点击这里。',
  '请检查您输入的网址是否正确，或者返回首页重新浏览。',
  '对不起，您所在的用户组无法进行此操作，请先注册成为会员。',
  '服务器繁忙，请稍后再试，错误代码：{n}。',
  '您的浏览器版本过低，为了获得更好的浏览体验，建议升级到最新版本。',
  '该商品已下架，您可以看看其他相似的商品。',
  '验证码错误，看不清？点击刷新。',
];

const SLOTS = {
  city: w.CITIES,
  brand: w.brand,
  product: w.PRODUCTS,
  service: w.SERVICES,
  date: w.date,
  industry: INDUSTRIES,
  n: (r) => String(r.int(1, 99)),
  year: (r) => String(r.int(1998, 2024)),
};

/** A page about one thing: what a named slot holds is the same in every sentence, and sentences do not repeat unless there are too few. */
const page =
  (patterns, fixed, [low, high]) =>
  (r) => {
    const chosen = Object.fromEntries(Object.entries(fixed).map(([slot, list]) => [slot, [r.pick(list)]]));
    const slots = { ...SLOTS, city: [r.pick(w.CITIES)], brand: [w.brand(r)], ...chosen };
    const sentences = r.shuffled(patterns).slice(0, r.int(low, high));
    return sentences.map((p) => r.fill(p, slots)).join(r.chance(0.4) ? '\n' : '');
  };

export const profilePage = page(PROFILE, { industry: INDUSTRIES }, [4, 10]);
export const clinicPage = page(CLINIC, { ill: ILLNESSES }, [4, 8]);
export const rankingPage = page(RANKING, { service: w.SERVICES }, [4, 8]);
export const dreamPage = page(DREAM, { omen: OMENS }, [4, 8]);
export const examPage = page(EXAM, { exam: EXAMS }, [4, 7]);
export const essayPage = page(ESSAY, { topic: TOPICS }, [4, 8]);
export const novelPage = page(NOVEL, { novel: NOVELS }, [4, 7]);
export const downloadPage = page(DOWNLOAD, { tool: TOOLS }, [4, 7]);
export const missingPage = page(MISSING, {}, [4, 9]);
