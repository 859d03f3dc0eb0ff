/**
 * What the words before a license name speak of: `own` this text or site, `other` a picture, code,
 * comments or somebody else's work, `partial` some texts only or a license that no longer holds,
 * `unsaid` when they name nothing.
 */
export type Subject = 'own' | 'other' | 'partial' | 'unsaid';

/** Nouns of the text itself. */
const OWN =
  /文章|博文|文字|文本|正文|内容|条目|词条|作品|著作|论文|报告|译文|日志|帖子|文档|文件|手册|指南|教程|书籍|全书|原创|资料|本(?:文|篇|页|书|章|站|网|博|刊|报|百科|wiki)|(?:此|该)文|\b(?:text|content|articles?|posts?|documentation|docs|manual|book|work|page|website|site|blog|wiki)\b/giu;
/** Things that are not the text: media, software, data, comments, the original of a translation. */
const OTHER =
  /软件|源码|源代码|代码|程序|项目|仓库|插件|主题|模板|字体|图标|图片|照片|图像|配图|插图|插画|题图|头图|封面|壁纸|摄影|音乐|音频|配乐|录音|视频|影片|课件|地图|数据|语料|素材|背景|标志|商标|徽标|表情|评论|留言|投稿|来稿|征稿|提交|引文|引用|摘录|原文|原作|原著|原图|转载|库文件|\b(?:software(?! foundation| freedom| in the public)|source code|code|plugin|theme|template|fonts?|icons?|images?|photos?|photographs?|pictures?|illustrations?|artwork|graphics|audio|video|music|podcast|library|repository|package|dataset|data|maps?|logos?|emoji|comments?|submissions?|powered by|original (?:article|text|work)|Wikimedia|Unsplash|Pixabay|Pexels|Flickr|OpenStreetMap)\b/giu;
/** 评论内容, 图片作品: the second noun belongs to the first. */
const OTHERS_CONTENT =
  /(?<=软件|代码|图片|照片|图像|音频|音乐|视频|数据|评论|留言|引用|转载|摄影)(?:的)?(?:内容|作品|文字|文章|资料|文件|文档)/gu;
/** Joined to the text by a conjunction or in a list of what it holds, or taken out of it. */
const JOINED = /(?:[和与及、或/&(]|以及|包括|包含|含|\band|\bor|\bincluding)\s{0,2}$/iu;
const EXCEPTED = /^(?:等)?(?:除外|另有)/u;
/** Images on this site: the first noun is meant. */
const OF = /^(?:\s\w{1,12}){0,2}\s(?:in|on|of|from|by|within)\b/iu;
const PARTIAL =
  /部分|有些|某些|若干|个别|注明(?:者|的)|标注(?:者|的)|\b(?:some|certain|parts? of|portions? of)\b/iu;
/** A license that is denied, or held once. */
const DENIED =
  /(?:(?<!若|如)(?:并非|并不|并未|没有|不再|停止|不会|取消|撤销)|(?<![若如除])(?:不|未)(?:再)?(?=采用|使用|遵循|遵守|适用|以|按|提供|受))|此前|以前|曾经?(?=采用|使用|以|遵循|按)|过去|原先|\b(?:not|never|no longer|previously|formerly)\b/iu;
const WITHDRAWN =
  /停止(?:授权|许可)|已(?:失效|废止|撤销|撤回|停用)|不再(?:适用|有效|授权)|no longer|revoked/iu;
/** A wish, a condition, a question or a plan grants nothing. */
const SUPPOSED =
  /如果|假如|倘若|若(?=采用|使用|以|本)|希望|但愿|建议|考虑|打算|计划|将来|能否|可否|是否|应该|应当|什么是|为什么|为何|如何|怎[么样]|将(?=采用|以|使用|改用)|\b(?:if|whether|should|would|could|what is|how to)\b/iu;
/** Talk about a license: 关于 CC BY 4.0, CC BY 4.0 协议下的文章, CC BY 4.0 要求署名. */
const TALK_BEFORE = /(?:关于|有关|了解|比如|例如|像)\s{0,2}$/u;
const TALK_AFTER =
  /^\s{0,2}(?:国际)?(?:许可)?(?:协议|许可证?|授权|license)?\s{0,2}(?:下的|的(?:信息|介绍|含义|区别|全文|说明|文章|作品|内容|图片)|允许|要求|规定|可以|不允许)/iu;
/** 示例百科的内容, 该项目文档: the text of something else. */
const SOMEONE_ELSES =
  /(?:^|[,:\s])(?:(?!本|我|此|全|所有|发布|发表|原创|博客|网站|站内|页面|以上|平台)[^\s,:的])+的(?:内容|文档|文章|文字|作品|条目|页面|著作)|(?:该|这个|那个|此)(?:项目|网站|软件|课程|系统|工具|百科)/u;
/** Characters after a name in which it may be withdrawn. */
const AFTER_MAX = 40;

/** `at` and `length` say where the license is named in the folded block. Reads its sentence, nearest clause first. */
export function subjectOf(folded: string, at: number, length: number, inFooter: boolean): Subject {
  const before = folded.slice(Math.max(0, at - 300), at);
  const sentence = before.slice(lastBreak(before, /[。!;|\n]|\.\s/gu));
  const after = /^[^。!;|\n]*/u.exec(folded.slice(at + length, at + length + AFTER_MAX))?.[0] ?? '';
  if (TALK_BEFORE.test(sentence) || TALK_AFTER.test(after)) return 'other';
  if (WITHDRAWN.test(after) || /[?？]/u.test(after) || SUPPOSED.test(sentence)) return 'partial';
  if (!inFooter && SOMEONE_ELSES.test(sentence)) return 'other';
  for (const clause of sentence.split(/[,:]/u).toReversed()) {
    const subject = clauseSubject(clause);
    if (subject !== 'unsaid') return subject;
  }
  return 'unsaid';
}

function lastBreak(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}

function clauseSubject(clause: string): Subject {
  if (DENIED.test(clause)) return 'partial';
  const named = clause.replaceAll(OTHERS_CONTENT, (words) => ' '.repeat(words.length));
  const other = lastOther(named);
  const own = lastEnd(named, OWN);
  if (own === -1 && other === -1) return 'unsaid';
  if (other > own || isFirstNoun(named)) return 'other';
  return PARTIAL.test(clause) ? 'partial' : 'own';
}

/** End of the last noun of something else that is not joined to the text or taken out of it. */
function lastOther(clause: string): number {
  let end = -1;
  for (const match of clause.matchAll(OTHER)) {
    const stop = match.index + match[0].length;
    const hasOwn = lastEnd(clause.slice(0, match.index), OWN) !== -1;
    const joined = hasOwn && JOINED.test(clause.slice(0, match.index));
    if (!joined && !EXCEPTED.test(clause.slice(stop))) end = stop;
  }
  return end;
}

function isFirstNoun(clause: string): boolean {
  return [...clause.matchAll(OTHER)].some((match) => OF.test(clause.slice(match.index + match[0].length)));
}

function lastEnd(clause: string, pattern: RegExp): number {
  let end = -1;
  for (const match of clause.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}
