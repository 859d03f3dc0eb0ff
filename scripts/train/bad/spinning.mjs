// Pages that machines spin out of other texts: words exchanged by a thesaurus or at random, characters for others of
// the same sound, chains of words, sentences and snippets of many texts, keywords and brands put into sentences,
// templates with a place and a trade in their gaps, other people's pages under a bettor's title. Not trained on:
// `npm run eval:filter` and scripts/train/spun.mjs read them. Brands and numbers are invented.
import * as w from './words.mjs';

const SENTENCE = /[^。！？\n]{6,120}[。！？]/gu;

/** Sentences of a text. */
const sentencesOf = (text) => text.match(SENTENCE) ?? [text.slice(0, 60)];
const article = (r, prose) => r.some(prose, r.int(1, 3)).join('\n');

/** Longest words of a list first; single characters between them. */
function wordsOf(text, lexicon) {
  const out = [];
  for (let i = 0; i < text.length;) {
    let n = 4;
    while (n > 1 && !lexicon.has(text.slice(i, i + n))) n--;
    out.push(text.slice(i, i + n));
    i += n;
  }
  return out;
}

/**
 * Families by name: (random, prose, tools) → { title, text }. `tools.thesaurus` is word → words, `tools.words` a list of words,
 * `tools.lexicon` the set of them, `tools.sounds` character → characters of the same sound.
 */
export const SPINNING = {
  thesaurusLight: (r, prose, tools) => exchanged(r, article(r, prose), tools, 0.25),
  thesaurusHeavy: (r, prose, tools) => exchanged(r, article(r, prose), tools, 0.7),
  randomWords: (r, prose, { words, lexicon }) => {
    const share = r.pick([0.08, 0.15, 0.3]);
    return plain(
      wordsOf(article(r, prose), lexicon)
        .map((word) => (word.length > 1 && r.chance(share) ? r.pick(words) : word))
        .join(''),
    );
  },
  sounds: (r, prose, { sounds }) => {
    const share = r.pick([0.05, 0.1, 0.2]);
    return plain(
      [...article(r, prose)]
        .map((c) => (sounds.has(c) && r.chance(share) ? r.pick(sounds.get(c)) : c))
        .join(''),
    );
  },
  chain: (r, prose, { lexicon }) => plain(chained(r, r.some(prose, r.int(8, 40)), lexicon)),
  salad: (r, _, { words }) => {
    const line = () => r.some(words, r.int(5, 14)).join('') + r.pick(['，', '，', '。', '！']);
    return plain(Array.from({ length: r.int(10, 40) }, line).join(r.chance(0.5) ? '' : '\n'));
  },
  sentences: (r, prose) => {
    const picked = r.some(prose, r.int(8, 30)).map((text) => r.pick(sentencesOf(text)));
    return plain(paragraphs(r, picked));
  },
  snippets: (r, prose) => {
    const cut = (text) => {
      const at = r.int(0, Math.max(0, text.length - 60));
      return text.slice(at, at + r.int(30, 90));
    };
    const keyword = place(r);
    const picked = r
      .some(prose, r.int(6, 20))
      .map((text) => `${r.chance(0.5) ? keyword : ''}${cut(text)}${r.pick(['……', '...', '。', ''])}`);
    return { title: `${keyword}-${brand(r)}`, text: picked.join(r.pick(['\n', ''])) };
  },
  keywordInserted: (r, prose) => {
    const keywords = r.some([place(r), place(r), brand(r)], r.int(1, 3));
    return {
      title: `${keywords[0]}_${r.pick(keywords)}`,
      text: inserted(r, article(r, prose), keywords, r.pick([0.4, 0.8, 1])),
    };
  },
  brandInserted: (r, prose) => {
    const name = brand(r) + r.pick(GAMBLING);
    return {
      title: `${name}-${name}官网`,
      text: inserted(r, article(r, prose), [name], r.pick([0.4, 0.8, 1])),
    };
  },
  hackedTitle: (r, prose) => {
    const name = brand(r) + r.pick(GAMBLING);
    const title = r.pick([
      `${name}官网登录-${name}`,
      `${name}(中国)官方网站`,
      `欢迎光临${name}-首页`,
      `${name}app下载|${name}注册`,
    ]);
    return { title, text: article(r, prose) };
  },
  hackedTail: (r, prose) => {
    const name = brand(r) + r.pick(GAMBLING);
    const tail = r.pick([
      `${name}官网：${w.site(r)}`,
      `上一篇：${name}登录入口 下一篇：${name}下载`,
      `更多内容请关注${name}，注册送${r.int(8, 88)}元`,
      `相关推荐：${name} ${name}官网 ${name}app`,
    ]);
    return { title: '', text: `${article(r, prose)}\n${tail}` };
  },
  doorway: (r) => filled(r, DOORWAY, r.int(6, 14)),
  productNames: (r) => filled(r, PRODUCT, r.int(6, 14)),
  spintax: (r, prose) => {
    const text = article(r, prose);
    return plain(
      text.replaceAll(/[，。]/gu, (mark) => (r.chance(0.35) ? `${mark}${r.pick(SPINTAX)}` : mark)),
    );
  },
};

const plain = (text) => ({ title: '', text });
const brand = (r) => w.brand(r);
const place = (r) => r.pick(w.CITIES) + r.pick([...w.SERVICES, ...w.PRODUCTS]);
const GAMBLING = w.list('娱乐城 体育 棋牌 娱乐 国际 真人 彩票 电子 平台 会所');
const SPINTAX = ['{快速|迅速|飞快}', '[关键词]', '{城市}', '{$keyword}', '【标题】', '{品牌名}'];

function exchanged(r, text, { thesaurus, lexicon }, share) {
  const out = wordsOf(text, lexicon).map((word) => {
    const others = thesaurus.get(word);
    return word.length > 1 && others !== undefined && r.chance(share) ? r.pick(others) : word;
  });
  return plain(out.join(''));
}

/** A chain of words, each drawn after the one before it. */
function chained(r, texts, lexicon) {
  const after = new Map();
  for (const text of texts) {
    const words = wordsOf(text, lexicon);
    words.forEach((word, i) => after.set(word, [...(after.get(word) ?? []), words[i + 1] ?? '。']));
  }
  let word = '。';
  let out = '';
  for (let i = r.int(150, 500); i > 0; i--) {
    word = r.pick(after.get(word) ?? [...after.keys()]);
    out += word;
  }
  return `${out}。`;
}

function paragraphs(r, sentences) {
  const rest = [...sentences];
  const lines = [];
  while (rest.length > 0) lines.push(rest.splice(0, r.int(1, 5)).join(''));
  return lines.join('\n');
}

/** Keywords put before sentences or behind commas. */
function inserted(r, text, keywords, share) {
  return text.replaceAll(/[^，。！？\n]+[，。！？]/gu, (clause) => {
    if (!r.chance(share / 2)) return clause;
    const keyword = r.pick(keywords);
    const at = r.pick([0, 0, clause.length - 1, r.int(0, clause.length - 1)]);
    return clause.slice(0, at) + keyword + clause.slice(at);
  });
}

const DOORWAY = [
  '{city}{service}哪家好？{city}{brand}{service}为您提供专业的{service}，覆盖{city}各区，随叫随到。',
  '如果您正在{city}寻找{service}，不妨了解一下我们，多年来一直专注于{city}及周边地区的{service}。',
  '在{city}做{service}需要注意什么？首先要看资质，其次要看口碑，最后才是价格。',
  '{city}{service}的价格一般是多少？根据不同情况，{city}地区的收费从{n}0元到{n}00元不等。',
  '很多{city}的朋友问，{service}要多长时间？通常来说，{n}个小时之内就可以完成。',
  '我们在{city}设有{n}个服务网点，无论您在哪个区，师傅都能在{n}分钟内到达。',
  '选择{city}{service}公司时，建议您多对比几家，看看他们的案例和评价。',
  '{brand}始终坚持客户至上的原则，在{city}{service}行业树立了良好的形象。',
  '{city}是一座美丽的城市，近年来经济发展迅速，对{service}的需求也越来越大。',
  '关于{city}{service}的注意事项，小编整理了以下几点，希望对您有所帮助。',
  '以上就是{city}{service}的相关介绍，如需了解更多{city}{service}信息，请继续关注本站。',
  '{city}{service}、{city}附近{service}、{city}{service}多少钱、{city}{service}联系方式。',
  '随着生活水平的提高，{city}市民对{service}的要求也越来越高，{brand}应运而生。',
];
const PRODUCT = [
  '{product}是一种常用的产品，广泛应用于各行各业，{product}具有{praise}、{praise}的特点。',
  '{product}在使用过程中应该注意哪些问题？下面{brand}为大家介绍一下{product}的使用方法。',
  '影响{product}价格的因素有很多，比如{product}的材质、{product}的规格以及{product}的工艺。',
  '{product}的安装步骤：第一步，检查{product}外观是否完好；第二步，将{product}固定在指定位置。',
  '选购{product}时，不要只看价格，还要看{product}的质量和售后服务。',
  '{brand}生产的{product}采用优质材料，经过多道工序加工而成，{praise}。',
  '{product}的日常维护也很重要，定期清洁{product}可以延长其使用寿命。',
  '目前市场上{product}的品牌众多，质量参差不齐，用户在选择{product}时要擦亮眼睛。',
  '{product}与{other}有什么区别？{product}和{other}在结构和用途上有所不同。',
  '{product}行业的发展前景如何？专家表示，{product}市场未来几年将保持稳定增长。',
  '更多关于{product}的资讯，欢迎咨询{brand}，我们将竭诚为您服务。',
];

function filled(r, patterns, count) {
  const city = r.pick(w.CITIES);
  const subject = r.pick(w.SERVICES);
  const product = r.pick(w.PRODUCTS);
  const name = brand(r);
  const slots = {
    city: [city],
    service: [subject],
    product: [product],
    other: w.PRODUCTS,
    brand: [name],
    praise: w.PRAISE,
    n: (x) => String(x.int(1, 9)),
  };
  const lines = r
    .shuffled(patterns)
    .slice(0, count)
    .map((p) => r.fill(p, slots));
  return {
    title: `${patterns === DOORWAY ? city + subject : product}-${name}`,
    text: lines.join(r.chance(0.7) ? '\n' : ''),
  };
}
