import type { Mapped, Mapper } from './mapper.ts';

/** Lines at the start and at the end of a text among which a reprint leaves its marks. */
const HEAD_LINES = 3;
const TAIL_LINES = 8;
/** Longer lines are paragraphs, except notices. */
const LINE_MAX = 60;
const NOTICE_MAX = 300;
/** A text keeps at least this many lines: one that is nothing but such lines is a page about them. */
const REST_MIN = 2;

const OPEN = '[（(【\\[「]?';
const PERSON = `(?:责任编辑|責任編輯|责编|責編|本文编辑|编辑|編輯|本期编辑|值班编辑|网络编辑|新媒体编辑|编审|编校|审核|审校|校对|监制|统筹|初审|复审|终审|一审|二审|三审|美编|排版|供稿|通讯员供稿)`;
/** 原标题：…, 责任编辑：…, 来源：…, 上一篇：… */
const LABELLED = new RegExp(
  `^${OPEN}(?:${PERSON}|原标题|原標題|(?:文章|稿件|本文|信息|新闻|资料|内容)?[来來]源|上一篇|下一篇|上一条|下一条|关键词|标签|分享到?)[ ]?[:：丨|/／]`,
  'u',
);
const ACTION =
  /^[（(【[]?(?:阅读原文|点击阅读原文|查看更多|返回搜狐[，,]?查看更多|展开全文|阅读全文|收起|打印本页|关闭窗口|关闭本页|返回顶部|返回首页|我要评论|[-—=＝~]{0,6} ?(?:END|end|The End) ?[-—=＝~]{0,6}|(?:长按|扫码|扫描|识别)[^。]{0,20}(?:二维码|关注|下载)[^。]{0,12}|点击(?:下方|上方|蓝字|右上角|名片)[^。]{0,16}(?:关注|分享|名片)[^。]{0,8})[）)】\]。！!>》]{0,3}$/u;
/** 声明：…, 本文仅代表作者观点, 转载自… */
const NOTICE =
  /^[（(【[*※]?(?:(?:特别|免责|版权|转载|郑重)?声明[】]?[:：]|(?:本文|以上|文章)(?:内容)?仅代表作者|(?:以上|本文)内容(?:来源于|来自|转载自)|(?:图片|图文|素材|文字)(?:均)?(?:来源于?|来自)网络)/u;
/** A heading after which nothing but titles of other pages stands. */
const FURTHER =
  /^[（(【[■◆●▶>＞]?(?:延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关新闻|相关文章|相关推荐|相关链接|推荐阅读|更多阅读|更多推荐|扩展阅读|拓展阅读|猜你喜欢|热门推荐|精彩推荐|往期(?:回顾|推荐|精选|精彩)|阅读推荐|为您推荐|大家都在看)[】\])）]?[:：]?$/u;
const ENDS = /[。！？!?；;]$/u;
/** Labels of AI-generated text stay (CN-AIG-05). */
const AI_LABEL = /(?:AI|人工智能|大模型).{0,12}(?:生成|合成|创作|辅助)/u;

/**
 * Removes what reprinting leaves around an article: who edited it, its other title, where it came from,
 * notices, and lists of further reading. Looks at the first and last lines only.
 */
export const reprintLines: Mapper = {
  id: 'reprintLines',
  needs: 0,
  map: (text, policy) => (policy.reprintLines === 'keep' || !hasMark(text) ? { text, count: 0 } : cut(text)),
};

/** Looks at the lines that could be cut and no others: nearly every text has none. */
function hasMark(text: string): boolean {
  for (let n = 0, start = 0; n < HEAD_LINES && start < text.length; n++) {
    const end = text.indexOf('\n', start);
    if (isMark(text.slice(start, end < 0 ? text.length : end).trim())) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  for (let n = 0, end = text.length; n < 4 * TAIL_LINES && end > 0; n++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trim();
    if (isMark(line) || FURTHER.test(line)) return true;
    end = start - 1;
  }
  return false;
}

function cut(text: string): Mapped {
  const lines = text.split('\n');
  const before = lines.length;
  for (let left = -1; left !== lines.length;) {
    left = lines.length;
    cutFurtherReading(lines);
    cutEnds(lines);
  }
  return lines.length === before
    ? { text, count: 0 }
    : { text: lines.join('\n'), count: before - lines.length };
}

// The last such heading counts, if only titles follow it.
function cutFurtherReading(lines: string[]): void {
  for (let at = lines.length - 1, titles = 0; at > REST_MIN && titles <= 2 * TAIL_LINES; at--) {
    const line = (lines[at] as string).trim();
    if (line === '') continue;
    if (FURTHER.test(line)) {
      lines.length = at;
      return;
    }
    if (line.length > LINE_MAX || ENDS.test(line)) return;
    titles++;
  }
}

function cutEnds(lines: string[]): void {
  const filled = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i]));
  const ends = new Set([...filled.slice(0, HEAD_LINES), ...filled.slice(-TAIL_LINES)]);
  const marked = [...ends].filter((i) => isMark((lines[i] as string).trim())).sort((a, b) => b - a);
  if (filled.length - marked.length < REST_MIN) return;
  for (const i of marked) lines.splice(i, 1);
}

function isMark(line: string): boolean {
  if (line.length > NOTICE_MAX || AI_LABEL.test(line)) return false;
  if (NOTICE.test(line)) return true;
  return line.length <= LINE_MAX && ((LABELLED.test(line) && !ENDS.test(line)) || ACTION.test(line));
}
