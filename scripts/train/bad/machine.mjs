// Text made by machine from other text: words exchanged, sentences shuffled, templates filled, characters broken.
import * as w from './words.mjs';

// Each group is taken for one meaning by the tools that exchange words, whether it is or not.
const GROUPS = `
重要 紧要 要紧 首要 主要|使用 运用 利用 应用 操纵|发展 进展 成长 睁开|提高 进步 晋升 前进|认为 以为 觉得 感到|问题 题目 标题 成绩
因此 是以 因而 是故|但是 可是 然而 不过 但|非常 十分 特别 很是 异常|可以 能够 可能 能|进行 举行 停止|开始 起头 入手下手 最先
工作 事情 任务 作业|生活 糊口 生涯 保存|影响 感化 作用 影响力|方法 方式 要领 体例|时候 时刻 光阴 时辰|现在 此刻 目前 如今
许多 很多 良多 不少|国家 国度 江山|社会 社会形态 世道|学习 进修 研习|研究 钻研 研讨 探讨|建立 成立 竖立 确立|出现 呈现 泛起 涌现
产生 发生 孕育 爆发|包括 包罗 包含 囊括|需要 必要 须要 必需|成为 成了 变成 景观|通过 经由过程 颠末 透过|增加 增长 增添 添加|减少 削减 缩减 淘汰
地区 地域 区域 处所|城市 都会 都市 城池|政府 当局 官府|经济 经济体 财经|历史 汗青 史册|文化 文明 文明程度|世界 天下 寰宇|人们 人们 大家 众人
活动 勾当 运动 流动|组织 构造 机关 结构|关系 瓜葛 干系 相干|情况 环境 景象 情形|结果 成果 效果 后果|原因 缘故原由 缘由 因由|部分 部门 局部 一部分
特点 特色 特征 个性|具有 拥有 享有 具备|提供 供应 供给 提供者|保护 庇护 掩护 呵护|支持 撑持 支撑 扶助|参加 加入 插手 列入|介绍 先容 引见 说明
电影 影戏 片子|音乐 音乐声 乐曲|作品 作品集 文章|家庭 家庭成员 家|孩子 孩童 小孩 儿童|妻子 老婆 浑家|朋友 同伙 伴侣 友人|喜欢 喜好 喜爱 爱好
美丽 漂亮 斑斓 俏丽|快速 疾速 迅速 火速|简单 简略 简朴 容易|复杂 庞大 繁杂 纷乱|直接 间接 径直|同时 同时间 与此同时 而且|以及 和 与 跟 及`
  .split(/[|\n]/u)
  .filter(Boolean)
  .map(w.list);
/** Word → what tools that exchange words take for the same. */
export const SYNONYMS = new Map(GROUPS.flatMap((group) => group.map((word) => [word, group])));

/** Words exchanged for their neighbours in GROUPS, and some for any word of a dictionary. */
export function spunPage(r, prose, dictionary) {
  const text = r.some(prose, r.int(2, 4)).join('\n');
  let out = '';
  for (let i = 0; i < text.length;) {
    const word = [4, 3, 2].map((n) => text.slice(i, i + n)).find((part) => SYNONYMS.has(part));
    const isHan = /^[\u4e00-\u9fff]{2}$/u.test(text.slice(i, i + 2));
    if (word !== undefined && r.chance(0.85)) {
      out += r.pick(SYNONYMS.get(word));
      i += word.length;
    } else if (isHan && r.chance(0.07)) {
      out += r.pick(dictionary);
      i += 2;
    } else out += text[i++];
  }
  return out;
}

/** Sentences of many texts in one. */
export function shuffledPage(r, prose) {
  const sentences = r
    .some(prose, r.int(12, 30))
    .map((text) => r.pick(text.match(/[^。！？\n]{6,80}[。！？]/gu) ?? [text.slice(0, 40)]));
  const lines = [];
  while (sentences.length > 0) lines.push(sentences.splice(0, r.int(1, 5)).join(''));
  return lines.join('\n');
}

const TEMPLATE = [
  '{x}是怎么回事呢？{x}相信大家都很熟悉，但是{x}是怎么回事呢，下面就让小编带大家一起了解吧。',
  '{x}，其实就是{y}，大家可能会很惊讶{x}怎么会{y}呢？但事实就是这样，小编也感到非常惊讶。',
  '这就是关于{x}的事情了，大家有什么想法呢，欢迎在评论区告诉小编一起讨论哦！',
  '今天小编就来和大家说一说{x}，想要了解{x}的朋友不要错过，一起来看看{x}吧。',
  '{x}哪家好？{x}多少钱？{x}怎么选？这些问题困扰着很多人，{x}给您答案。',
  '随着社会的不断发展，{x}越来越受到人们的关注，{x}已经成为生活中不可缺少的一部分。',
  '以上就是{x}的全部内容，希望{x}能够帮助到您，更多{x}资讯请关注本站。',
  '说到{x}，就不得不提{y}，{y}和{x}之间有着密不可分的联系，那么{x}究竟好不好呢？',
  '很多朋友都在问{x}，其实{x}并不难，只要掌握了{x}的方法，{x}就会变得非常简单。',
  '{x}的优势有哪些？第一，{x}安全；第二，{x}方便；第三，{x}实惠。',
];

/** One subject put into sentences that would take any. */
export function templatePage(r) {
  const subjects = [...w.PRODUCTS, ...w.SERVICES];
  const x = r.pick(w.CITIES) + r.pick(subjects);
  const slots = { x: [x, x.slice(2)], y: subjects };
  return r
    .some(TEMPLATE, r.int(5, 14))
    .map((p) => r.fill(p, slots))
    .join(r.chance(0.7) ? '\n' : '');
}

/** Letters and marks broken by a wrong character set, or drawn by chance. */
export function garbledPage(r, prose) {
  const text = r.some(prose, r.int(1, 3)).join('\n').slice(0, 1200);
  const kind = r.int(0, 3);
  if (kind === 0) return new TextDecoder('gbk').decode(Buffer.from(text, 'utf8'));
  if (kind === 1)
    return Array.from({ length: text.length }, () => String.fromCharCode(r.int(0x4e00, 0x9fa0))).join('');
  if (kind === 2) return [...text].map((c) => (r.chance(0.25) ? r.pick([...'�□?◇锟斤拷烫屯']) : c)).join('');
  return r.shuffled([...text]).join('');
}
