/** A run of characters that can be a name; Latin names may have several words. */
const NAME = String.raw`(?:\[|“|"|「|『|《)?((?:[A-Za-z][A-Za-z.&'’-]{0,20}(?: [A-Za-z][A-Za-z.&'’-]{0,20}){1,4}|[^\s,，。;；|()（）\[\]<>]{2,60}))`;
const S = String.raw`\s{0,4}`;
/** Some systems print the day between the label and the name. */
const DAY = String.raw`(?:\d{4}[年\-/.]\d{1,2}[月\-/.]\d{1,2}日?\s{1,4})?`;
/** Words before the label, or the beginning of the line, or what separates the parts of a byline. */
const BEFORE = String.raw`(?:^|[\s(|\[,。:\-\d\]·/])`;
/** Accounts of messengers print the kind of account before the name. */
const ACCOUNT = String.raw`(?:(?:微信)?(?:公众号|订阅号|公号)|微信|网站|杂志|app|知乎专栏|头条号|百家号|微博)`;

/** 来源：X, 稿源 | X, 文章出处/X */
const LABELLED = new RegExp(
  `${BEFORE}(?:文章|稿件|信息|新闻|本文|内容|资料|原文|文字|消息|转载|作者)?${S}(?:来${S}源(?:于|自)?|稿${S}源|出${S}处)${S}(?:[:|/]|(?<=源于|源自))${S}${DAY}(?:${ACCOUNT}${S}[:]?${S})?${NAME}`,
  'iu',
);
/** 转自 X, 本文来自微信公众号“X”, 原载《X》 */
const REPRINTED = new RegExp(
  `${BEFORE}(?:(?:(?:文章|稿件|本文|内容|以上内容|原文|此文)${S}(?:已?(?:经|获)?[^。]{0,8}授权(?:后)?)?(?:转载|转|摘|摘编|选|选编|节选|来|编译|翻译|译)自(?:于)?|(?:转载|转|摘|摘编|选|选编|节选|编译|翻译|译)自|(?:本文|原文|此文|文章)(?:最早|首次)?(?:刊载|刊登|刊发|刊|载)于|(?:本文|原文|此文|文章)?(?:最早|首次)?(?:刊载|刊登|刊发|载|发表)于(?=${S}(?:[《“"「]|\\d{4}年))|(?:本文|原文)(?:原载|首发)(?:于|在)?|(?:原载|首发)(?:于)?(?=${S}(?:[:《“"「]|\\d{4}年))|首发于(?=${ACCOUNT})|(?:本文)?分享自(?=${ACCOUNT}))|来自(?=${S}:))${S}[:|]?${S}(?:\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?${S})?(?:${ACCOUNT}${S}[-:]?${S})?${NAME}`,
  'iu',
);
/** 经X授权转载, 由X授权发布: 经 has to begin the words, 已经授权 names nobody. */
const AUTHORIZED = new RegExp(
  `(?:^|[\\s,，。(|:]|本文|文章)(?:系|已)?(?:经|获|由)${S}(?:${ACCOUNT}${S}[:]?${S})?([^\\s,。;()]{2,24}?)${S}授权(?:[^\\s,。;()]{0,12}?)(?:转载|发布|刊发|刊登|发表)`,
  'u',
);
/** 原文。经授权转载。, 本文已获授权转载: by permission, and nobody is named. */
const PERMITTED =
  /(?:^|[\s,。(|:]|原文|本文|文章)(?:系|已(?:获得|取得|经|获)|经|获)(?:原?作者|版权方|平台)?(?:的)?(?:授权|许可|同意)(?:后)?(?:转载|转发|编译|翻译|发布)(?=[\s,。)]|$)/u;
/** （据示例社）, 据示例晚报报道: a whole line of its own. */
const ACCORDING =
  /^[\s(]{0,3}据([^\s,、]{2,12}?(?:社|报|网|台|新闻|客户端|周刊))(?:报道|消息|电|微信公众号)?[\s)。]{0,3}$/u;
/** 原文链接：https://… of another site. */
const ORIGINAL_ADDRESS =
  /(?:原文|原文章|文章原文|转载|出处)\s{0,3}(?:链接|地址|网址|出处)?\s{0,3}:\s{0,3}(https?:\/\/[^\s<>"')，。）]{4,300})/iu;
const ORIGINAL_TITLE = /(?:^|[\s([])(?:本文)?原(?:文)?标题\s{0,2}[:|]/u;
/**
 * What follows a name on the same line and is no part of it: labels with a colon or a number, buttons, dates.
 * 示例发布 and 示例评论 are names.
 */
const TAIL =
  /(?:(?:责任)?编辑|责编|作者|记者|发布|时间|日期|浏览|阅读|点击|评论|访问|字数|更新|人气|热度|关注|查看|手机|发表|投稿|整理|校对|审核|编审|监制|撰文|文字)(?:时间|日期|次数|数|量|人|者|于)?\s{0,2}(?=[:(\d])[^]*$|(?:字体|字号|打印|举报|扫码|收藏|我要|参与|订阅|分享到?|本文|版权|如有|不代表|手机看|责任编辑|\d{4}[-年/.]|\d{1,2}:\d{2}|(?<=.)https?:).*$/u;
/** 转载 or [转] as a tag of its own beside or before a title. */
const REPRINT_TAG =
  /^\s{0,3}(?:\[(?:转载?|转帖|转贴)\]|\((?:转载?|转帖|转贴)\)|(?:转载|转帖)(?=\s{0,3}(?:$|\|)))/u;
/** Sources of pictures, figures and money are not the source of the text. */
const CAPTION =
  /(?:图片?|视频|配图|题图|首图|封面|数据|资金|照片|音频|收入|经费|货|客|流量|素材|头图|制图)\s{0,2}(?:来\s{0,2}源|出处)/u;
/** Rules about how a source is to be named: 凡注明“来源：X”, 转载请注明：转自X. */
const RULE_ABOUT = /(?:注明|标明|标注|署名|凡|须|请)[^。]{0,14}$/u;
/** Without one of these no origin line can match. */
const SOURCE_WORD =
  /^\s{0,3}[[(]?(?:转载?|转帖|转贴)(?:[\])\s|]|$)|来\s{0,4}源|稿\s{0,4}源|[转载摘选译来享编]自|原载|首发|[刊载表发]于|^[\s(]{0,3}据|出\s{0,4}处|原文|授权/;
/** 来源：有些来自…, 以下…: a sentence about sources goes on here, nobody is named. */
const PROSE =
  /^(?:有些|有的|一些|部分|主要|如下|以下|下列|包括|可能|由于|因为|来自|这些|其中|它们|他们|我们|第一|一是|每个|所有|各种|于|标注|不明|是|为)/u;
/** Who owns a text is no outlet; a person's permission names nobody either. */
const NOT_AN_OUTLET =
  /^(?:原?作者|原文作者|原发布平台|平台|出版社|版权方|权利人|本站|本网|我们|您|编辑部|原文|网友|译者|著作权人)$/u;

/** True when a block can be an origin line at all; cheap, for every block of a page. */
export function mayNameSource(folded: string): boolean {
  return SOURCE_WORD.test(folded);
}

/** Name of the source in one folded line, '' when it names none. */
export function sourceInLine(whole: string): string {
  // 文字来源：X 图片来源：Y: what stands before the credit of a picture counts.
  const line = whole.slice(0, CAPTION.exec(whole)?.index);
  for (const pattern of [LABELLED, REPRINTED, AUTHORIZED, ACCORDING]) {
    const match = pattern.exec(line);
    if (match === null || RULE_ABOUT.test(line.slice(0, match.index + 1))) continue;
    const name = cleanSource(quoted(line, match));
    if (name !== '' && !NOT_AN_OUTLET.test(name)) return name;
  }
  return '';
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['《', '》'],
  ['“', '”'],
  ['"', '"'],
  ['[', ']'],
]);

/** 《示例史》第三章 names the book: what follows the closing mark is no part of the name. */
function quoted(line: string, match: RegExpExecArray): string {
  const name = match[1] ?? '';
  const at = line.indexOf(name, match.index);
  const end = name.indexOf(CLOSERS.get(line[at - 1] ?? '') ?? '\n');
  return end > 0 ? name.slice(0, end) : name;
}

/** Address in a line 原文链接：https://…, '' without one. */
export function originalAddress(line: string): string {
  return ORIGINAL_ADDRESS.exec(line)?.[1] ?? '';
}

/** 原标题：, or a reprint by permission of nobody named: the text came from elsewhere. */
export function isFromElsewhere(line: string): boolean {
  return ORIGINAL_TITLE.test(line) || AUTHORIZED.test(line) || PERMITTED.test(line) || REPRINT_TAG.test(line);
}

/** A label that ends without its name: 来源：, the name stands in the next block. */
export function endsInLabel(line: string): boolean {
  return (
    /(?:^|\s)(?:文章|稿件|信息|新闻|本文)?(?:来\s{0,4}源|稿源|出处|转载自|转自)\s{0,3}[:|]\s{0,3}$/u.test(
      line,
    ) && !CAPTION.test(line)
  );
}

/** True for 图片来源：X and the like: X is not the source of the text. */
export function creditsSomethingElse(line: string, name: string): boolean {
  return CAPTION.test(line) && line.includes(name);
}

/** Trims what follows a name (作者, dates) and quotes; '' when no name is left. */
export function cleanSource(name: string): string {
  const bare = name
    .replace(
      /^\s*(?:文章|稿件|信息|新闻|本文)?(?:来源|稿源|转载自|转自|摘自)\s{0,2}(?:于|自)?\s{0,2}[:|]?\s{0,2}/u,
      '',
    )
    .replace(TAIL, '')
    .replaceAll(/[《》"“”'‘’「」『』[\]【】]/gu, '')
    .replace(/^(?:微信)?(?:公众号|订阅号|公号)[:\s]{0,3}(?=.{2})/u, '')
    .replace(/^综合自?(?=.{2})/u, '')
    .replace(/(?<=.{2})(?:编辑|综合)?整理$/u, '')
    .replace(/(?<=.{2})(?:综合|供稿|(?<=社|报)(?:电|讯))$/u, '')
    .replace(/(?<=.{2})(?:官方)?(?:微信)?(?:公众号|订阅号|公号)$/u, '')
    .replace(/[\s\-·|/、:]+$/u, '')
    .trim();
  const isPath = /^(?:[/.~$\\*]|[xX×]{2,}$)/u.test(bare);
  return bare.length >= 2 && bare.length <= 60 && !isPath && !PROSE.test(bare) ? bare : '';
}
