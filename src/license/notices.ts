import type { Signal } from '../core/permission.ts';

/** A wording about rights found in a notice. */
export interface Notice {
  /** `all-rights-reserved`, `copyright-notice`, `no-reprint-without-permission` … */
  readonly kind: NoticeKind;
  readonly rule: 'SIG-11' | 'SIG-12' | 'SIG-13' | 'SIG-15';
  readonly effect: Signal['effect'];
  /** Offset and length in the folded text. */
  readonly at: number;
  readonly length: number;
}

export type NoticeKind =
  | 'ai-use-forbidden'
  | 'all-rights-reserved'
  | 'copyright-notice'
  | 'crawling-forbidden'
  | 'disclaimer-of-reposted-content'
  | 'no-reprint-without-permission'
  | 'noncommercial-use-only'
  | 'reprint-forbidden'
  | 'reprint-with-attribution';

interface Pattern {
  readonly kind: NoticeKind;
  readonly rule: Notice['rule'];
  readonly effect: Signal['effect'];
  readonly pattern: RegExp;
  /** Kinds found in the same sentence that say the same more exactly: this one is then dropped. */
  readonly yieldsTo: readonly NoticeKind[];
}

const FORBID = '不得|禁止|严禁|谢绝|请勿|切勿|不可|不准|不许|不允许|不能|拒绝|请不要|勿';
const REPRINT =
  '转载|转发|转帖|转贴|复制|摘编|镜像|使用|引用|盗用|刊用|刊登|传播|发布|改编|搬运|翻印|链接|抓取|爬取|采集|下载|商用';
const CONSENT = '授权|许可|同意|允许|批准|准许';
/** Not yet a word about a quarrel: 转载自网络，如有侵权请联系 asks nobody for consent. */
const UNDISPUTED = '(?:(?!侵|涉及|涉嫌|问题|异议|不妥|疑问|不希望|争议|投诉|举报|冒犯)[^。])';
/** Owners that are not the site: 版权归原作者所有 reserves nothing for it. */
const OTHERS =
  '原|各自|其[^。]{0,3}(?:作者|所有|权利|版权)|相[关应]|内容提供|权利人|版权方|版权人|合法|拥有者|来源|(?:作者|网站|媒体|单位)(?:及|和|或|与)[^。]{0,4}(?:来源|媒体|网站)';
const PURSUE = '必究|追究|侵权|视为|违法|承担';
/** What 采集 or 抓取 must be about (or nothing at all) to speak of this site's pages: 严禁采集建筑垃圾 does not. */
const OBJECT = String.raw`(?=\s*(?:$|[,，。;；、.!！)）|/\s]|本|我|站|网|内容|文章|数据|信息|页面|图片|资源|和|与|或|及|等|行为|程序|软件|工具))`;

/** Machine use by name, then reprint wordings, then reservations. Read in this order in each sentence. */
const PATTERNS: readonly Pattern[] = [
  p(
    'ai-use-forbidden',
    'SIG-11',
    'deny-ai',
    `(?:${FORBID}).{0,30}(?:人工智能|大模型|大语言模型|\\bAIGC?\\b|AI ?(?:训练|模型|学习)|模型训练|机器学习|训练语料|语料库|数据挖掘|LLM)`,
  ),
  p(
    'ai-use-forbidden',
    'SIG-11',
    'deny-ai',
    `(?:人工智能|大模型|AI ?(?:训练|模型)|模型训练|机器学习|数据挖掘).{0,20}(?:${FORBID}|保留.{0,6}权利)`,
  ),
  p(
    'ai-use-forbidden',
    'SIG-11',
    'deny-ai',
    String.raw`(?:\bno|not|never|prohibit\w*|forbid\w*|without)\b.{0,80}\b(?:train(?:ing)?\b.{0,30}(?:AI|artificial intelligence|machine learning|models?|LLMs?)|text and data mining|AI training|(?:AI|machine learning) (?:model )?training)`,
  ),
  p('crawling-forbidden', 'SIG-11', 'deny-ai', `(?:${FORBID})(?:.{0,8})(?:爬虫|爬取|抓取|采集)${OBJECT}`),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    `(?:未经|未获|未得|未取得|未征得|未事先|没有|非经|不经|如无|若无|无|[未非](?=授权|许可))[^。]{0,30}(?:${CONSENT}|书面)[^。]{0,24}(?:${FORBID})[^。]{0,20}(?:${REPRINT}|转(?=$|[,，\\s)]))`,
  ),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    `(?:${FORBID})[^。]{0,4}(?:未经|擅自)[^。]{0,16}(?:${CONSENT})?[^。]{0,10}(?:转载|转贴|转帖|节录|复制|摘编|镜像|盗用|使用)`,
  ),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    // 未经作者同意必须保留此段声明 asks for credit, not for consent.
    `(?:未经|未获|未得)[^。]{0,30}(?:${CONSENT})(?!.{0,8}(?:保留|注明))[^。]{0,40}(?:${PURSUE})`,
  ),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    `(?:转载|转发|引用|使用|刊用|复制|摘编|商用)${UNDISPUTED}{0,16}?(?:请|需|须|应|必须|务必|务经|务请|事先|先|前)${UNDISPUTED}{0,10}?(?:联系|联络|洽|咨询|邮件|来信|私信|后台回复|申请白名单|开白)`,
  ),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    `(?:经|获|取得|得到|征得)[^。]{0,16}(?:${CONSENT})[^。]{0,6}(?:方可|才可|方能|才能|后可|始得|始可|才准)[^。]{0,8}(?:转载|使用|刊登|引用|复制|转发|发布)`,
  ),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    `(?:转载|转发|引用|使用|刊用|复制|摘编|商用)${UNDISPUTED}{0,16}?(?:请|需|须|应|务|事先|先|前)[^。]{0,12}?(?:经|获|得|征|申请|取|要)[^。]{0,12}?(?:${CONSENT}|书面)`,
  ),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    `(?:不可|不得|不能|请勿)(?:随意|擅自|私自|任意|自行)(?:转载|复制|摘编|转发|盗用|使用)`,
  ),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    String.raw`\b(?:may|must|shall|can(?:not)?|should)\b.{0,10}\bnot\b.{0,60}\b(?:reproduced?|cop(?:y|ied)|republish(?:ed)?|reprint(?:ed)?|redistribut(?:e|ed)|repost(?:ed)?)\b|\b(?:reproduction|republication|copying|reprint(?:ing)?|redistribution)\b.{0,60}\bwithout\b.{0,40}\b(?:permission|consent|authori[sz]ation)|\bwithout\b.{0,40}\b(?:permission|consent)\b.{0,40}\b(?:prohibited|forbidden)`,
  ),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    `(?:请|须|需)[^。]{0,6}联系[^。]{0,12}(?:获取|获得|取得|申请)[^。]{0,6}(?:${CONSENT})|(?:转载|引用|使用|商用)(?:需|须|请)(?:先)?(?:${CONSENT})`,
  ),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    String.raw`\bno part\b.{0,60}\bmay be\b.{0,20}\b(?:reproduced|copied|stored|transmitted)|\bunauthori[sz]ed\b.{0,40}\b(?:reproduction|copying|use|duplication|distribution)`,
  ),
  p(
    'reprint-forbidden',
    'SIG-11',
    'deny-ai',
    String.raw`\bdo not\b.{0,20}\b(?:reproduce|repost|copy|reprint|republish|scrape|crawl)\b`,
    ['no-reprint-without-permission'],
  ),
  p(
    'no-reprint-without-permission',
    'SIG-11',
    'deny-ai',
    String.raw`\b(?:reproduction|republication|reprint(?:ing|s)?)\b.{0,30}\b(?:requires?|needs?)\b.{0,20}\b(?:permission|consent|authori[sz]ation)`,
  ),
  p(
    'reprint-with-attribution',
    'SIG-13',
    'reprint',
    String.raw`\b(?:indicate|credit|cite|quote|acknowledge)\b.{0,20}\bsource\b.{0,30}\b(?:reprint|republish|repost)|\b(?:reprint|republish|repost)(?:ed|ing)?\b.{0,40}\b(?:indicate|credit|cite|acknowledge)\b.{0,20}\bsource`,
  ),
  p(
    'reprint-forbidden',
    'SIG-11',
    'deny-ai',
    `(?:${FORBID})[^。,未商]{0,8}(?:转载|转帖|转贴|摘编|镜像|盗用|搬运|(?:复制|传播|外传)${OBJECT})`,
    ['no-reprint-without-permission'],
  ),
  p(
    'reprint-forbidden',
    'SIG-11',
    'deny-ai',
    `(?:[禁勿]转(?=$|[,，、\\s)!])|禁止?二[次传]|转载(?:一律|均|皆|都)?(?:无效|谢绝|属[^。]{0,4}侵权|视为侵权)|(?<!如|若)(?:不|未|暂不|恕不|概不)(?:接受|支持|开放|授权|提供|欢迎|希望)[^。,;]{0,8}(?:转载|搬运|二次上传)|(?:${FORBID})[^。,]{0,6}盗[用链连])|转载必究|(?:本文|原创|版权|文章).{0,10}(?:盗用必究|抄袭必究)`,
    ['no-reprint-without-permission'],
  ),
  p(
    'noncommercial-use-only',
    'SIG-14',
    'reserve',
    '(?:仅供|只供|仅限|只限|限于|仅用于)(?:于|大家|您|网友)?[^。]{0,10}(?:学习(?:和|与|、)?(?:交流|研究)|个人(?:学习|使用|研究)|非商业|交流学习|研究使用)',
  ),
  p(
    'noncommercial-use-only',
    'SIG-14',
    'reserve',
    `(?:${FORBID})(?:(?!未经|转载|复制)[^。]){0,8}(?:用于|用作|作为?|进行)?(?:(?!未经|转载|复制)[^。]){0,4}(?:商用|商业(?:性)?(?:用途|目的|使用|活动|转载))`,
  ),
  p(
    'reprint-with-attribution',
    'SIG-13',
    'reprint',
    `(?:转载|转发|转贴|转帖|引用|分享|刊用|使用时)[^。]{0,14}?(?:请|需|须|应|必须|务必|务请|时|烦请|要|敬请|并)[^。]{0,12}?(?:注明|标明|保留|附上|附带|附加|附有|署名|说明|标注|声明|写明|写上|指明|标示|给出|加上|带上|以链接|以超链接)|(?:引用|借鉴)[^。]{0,40}须?注明[^。]{0,4}(?:出处|来源|原文|作者)`,
  ),
  p(
    'reprint-with-attribution',
    'SIG-13',
    'reprint',
    '(?:欢迎|(?<!不)允许(?:规范)?|(?<!不)可以?(?:自由|随意)|(?<![不得能])自由)(?:分享|转载|转发)|转载(?:自由|随意)|注明(?:出处|来源)(?:即可|后)(?:自由|随意)?转载',
  ),
  p(
    'disclaimer-of-reposted-content',
    'SIG-15',
    'note',
    '(?:如|若)?涉及(?:版权|著作权)[^。]{0,12}(?:联系|告知|删除|处理|通知)|(?:如有|若有|倘有|如涉及|若涉及|涉及|涉嫌|存在)?侵(?:权|犯|害)[^。]{0,30}(?:删除|删|联系|告知|撤下|处理|通知|举报|认领)|侵权?(?:必|即|请|联)?删',
  ),
  p(
    'disclaimer-of-reposted-content',
    'SIG-15',
    'note',
    `(?:转载|转发|转贴|搬运)[^。]{0,12}(?:版权|著作权)[^。]{0,4}(?:归|属)|(?:版权|著作权|权利)[^。]{0,4}(?:归|属)(?:于)?(?:${OTHERS})`,
  ),
  p(
    'disclaimer-of-reposted-content',
    'SIG-15',
    'note',
    '(?:版权|著作权|权利|收益)[^。]{0,4}(?:归|属|归属)[^。]{0,4}(?:原(?:作者|著|出处|创|网站|发布)|[^。]{0,8}(?:合法(?:拥有|所有)者|权利人|版权方|内容提供方)|各自|相应的?(?:作者|权利))',
  ),
  p(
    'disclaimer-of-reposted-content',
    'SIG-15',
    'note',
    '(?:内容|文章|资源|信息|资料|作品|素材|文字|图片|稿件|转载)[^。]{0,16}(?:来自|来源于|来源|源自|源于|转载自|摘自|收集自|收集于|搜集自|搜集于|整理自|取自|均为|选自)(?:于)?(?:网络|互联网|其[他它]媒体|网上|媒体转载|网友)',
  ),
  p(
    'disclaimer-of-reposted-content',
    'SIG-15',
    'note',
    '(?:转载|登载|刊载|转发|发布)[^。]{0,24}(?:传递|传播)[^。]{0,6}信息|(?:来自|来源于|转自|转载自)[^。]{2,30}不代表[^。]{0,16}(?:观点|立场)|(?:转载|来源)[^。]{0,40}(?:并)?不(?:代表|意味)[^。]{0,12}(?:观点|立场|赞同)',
  ),
  p(
    'disclaimer-of-reposted-content',
    'SIG-15',
    'note',
    '仅提供信息(?:存储|发布|展示)|(?:均|全)?(?:由|为|系|属)[^。]{0,6}(?:网友|会员|用户)[^。]{0,6}(?:上传|发布|提供|分享|贡献)|(?:小说|内容|作品|文章|资源|章节)[^。]{0,8}(?:为|系|属)转载(?:作品|文章|内容|稿|$)|(?:用户|会员|网友)[^。]{0,8}(?:上传|自行上传|发布)[^。]{0,20}(?:不代表|仅提供|观点)',
  ),
  p('all-rights-reserved', 'SIG-12', 'reserve', '受[^。]{0,12}(?:版权|著作权)[^。]{0,6}保护'),
  p(
    'all-rights-reserved',
    'SIG-12',
    'reserve',
    `版权所有|著作权所有|保留(?:所有|一切|全部|法律)[^。]{0,4}权利?|(?:著作权|版权|知识产权)[^。]{0,4}(?:归|属|由|为)(?!于?(?:${OTHERS}))[^。]{0,30}(?:所有|享有|共有)|(?:著作权|版权)(?:归属|均?属于?)(?!(?:于?|[:])(?:${OTHERS}))`,
  ),
  p('all-rights-reserved', 'SIG-12', 'reserve', '[一-鿿]{2}必究', [
    'no-reprint-without-permission',
    'reprint-forbidden',
  ]),
  p(
    'all-rights-reserved',
    'SIG-12',
    'reserve',
    String.raw`\ball\s{0,3}rights?\s{0,3}res{1,2}er?ved?\b|\bcopyright\s{0,3}reserved\b`,
  ),
  p(
    'copyright-notice',
    'SIG-12',
    'reserve',
    String.raw`(?:©(?=\s{0,3}(?!允许|禁止|谢绝|不得|未经|转载|著作权|版权)[\p{L}\d])|\(c\)\s?(?=\d{4})|copyright\s?(?:©|\(c\)|\d{4}|by\b|[:@]))(?:(?!.?ICP|备案|.公网安备|许可证|\||未经|转载|禁止|不得|powered|theme|由\s{0,2}[A-Za-z])[^。\n]){0,80}`,
    ['all-rights-reserved'],
  ),
];

function p(
  kind: NoticeKind,
  rule: Notice['rule'] | 'SIG-14',
  effect: Signal['effect'],
  source: string,
  yieldsTo: readonly NoticeKind[] = [],
): Pattern {
  // 仅供学习交流 is a license term (class E, §5), found and told like a reservation.
  return {
    kind,
    rule: rule === 'SIG-14' ? 'SIG-12' : rule,
    effect,
    pattern: new RegExp(source, 'iu'),
    yieldsTo,
  };
}

/**
 * A refusal of what is not reprinting: questions, reports about the law, and instructions to others. 无论如何
 * asks nothing, and `Copyright ? 2020` has lost its © to a wrong character set.
 */
const TALK =
  /(?:(?<!无论|不论|不管)(?:是否|如何)|能否|可否|怎么|为什么|什么是|法院(?:认为|认定|判)|被告(?!知)|原告|(?<!copyright\s{0,2})\?$)/iu;

/** Every pattern above needs one of these: what is copied, who consents, or who owns. Prose rarely has any. */
const HINT =
  /转[载发帖贴]|[禁勿]转|二[传次]|盗[用链连]|摘编|镜像|盗用|抓取|爬[虫取]|采集|刊用|引用|搬运|复制|商用|版权|著作权|©|侵[权犯害删]|必究|追究|授权|许可|同意|未[经获得取]|非经|擅自|随意|联系|保留|[仅只限][供限用于]|人工智能|模型|机器学习|语料|数据挖掘|(?:自|于)(?:网|互联|其)|归原|属原|抄袭|传递|知识产权|[禁勿]商用|不代表|copyright|rights?\s?res|permission|consent|authori|train|data mining|\(c\)|reproduc|republish|reprint|LLM|AI|repost|do not|no part|unauthori|商业[用目使活转性]|用户上传|会员上传|提供信息|旨在|传播|(?:用户|会员|网友)[^。]{0,8}发布/i;

/**
 * Wordings about rights in a folded notice, sentence by sentence. In one sentence each kind counts once,
 * and a reservation that only adds weight to a refusal (违者必究) is part of it.
 */
export function noticesIn(folded: string): Notice[] {
  if (!mayHoldNotice(folded)) return [];
  const found: Notice[] = [];
  for (const [start, sentence] of sentencesOf(folded)) {
    if (HINT.test(sentence) && !TALK.test(ownWords(sentence)))
      found.push(...sentenceNotices(sentence, start));
  }
  // "© 2024 X; All rights reserved" is one reservation, not a bare © besides.
  const reserved = found.some((notice) => notice.kind === 'all-rights-reserved');
  return reserved ? found.filter((notice) => notice.kind !== 'copyright-notice') : found;
}

/** The title of a text behind 转载请注明: or 本文来自: may be a question; it is not what the sentence asks. */
function ownWords(sentence: string): string {
  return sentence.replace(TITLE, '');
}

const TITLE =
  /(?<=(?:注明|出处|来源|来自|链接|标题|题目|原文|地址|转自|简书|知乎|博客)[^:,。]{0,10}:)[^,，]+/gu;

/** A quick look: false means that no pattern can match. */
export function mayHoldNotice(folded: string): boolean {
  return HINT.test(folded);
}

function sentenceNotices(sentence: string, start: number): Notice[] {
  const found: Notice[] = [];
  for (const { kind, rule, effect, pattern, yieldsTo } of PATTERNS) {
    if (found.some((other) => other.kind === kind || yieldsTo.includes(other.kind))) continue;
    const match = pattern.exec(sentence);
    if (match !== null) found.push({ kind, rule, effect, at: start + match.index, length: match[0].length });
  }
  return withoutEchoes(found);
}

/** "All rights reserved" beside 转载请注明 stays; a disclaimer's 版权归原作者所有 is not a reservation of ours. */
function withoutEchoes(found: readonly Notice[]): Notice[] {
  const disclaimer = found.find((notice) => notice.kind === 'disclaimer-of-reposted-content');
  if (disclaimer === undefined) return [...found];
  return found.filter((notice) => notice.kind !== 'all-rights-reserved' || !overlap(notice, disclaimer));
}

function overlap(a: Notice, b: Notice): boolean {
  return a.at < b.at + b.length && b.at < a.at + a.length;
}

/** Sentences of a notice with their offsets: cut at 。！!；;, line ends, and ? with a gap or Han letters behind; `/?p=1` goes on. */
function* sentencesOf(text: string): Generator<[start: number, sentence: string]> {
  const breaks = /[。!;\n]|(?<=\?)(?=[\s一-鿿])/gu;
  let start = 0;
  for (let match = breaks.exec(text); match !== null; match = breaks.exec(text)) {
    if (match.index > start) yield [start, text.slice(start, match.index)];
    start = match.index + match[0].length;
    if (match[0] === '') breaks.lastIndex += 1;
  }
  if (start < text.length) yield [start, text.slice(start)];
}
