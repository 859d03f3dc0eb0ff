import type { Leaf, Page, Zone } from '../../core/page.ts';
import { hasWord, wordsOf, type Names } from '../names.ts';

const HOST =
  /^https?:\/\/(?:www\.)?(?:bbs|forums?|club|ask|wenda|zhidao|tieba|community|discuss|answers?|guba|luntan|qa|wen|iask|wenwen)\d?\./iu;
const PATH =
  /\/(?:threads?|topics?|t|forum|bbs|questions?|answers?|asks?|faq|viewthread|viewtopic|showtopic|showthread|topicdetail|threaddetail|q|discuss(?:ions?)?|issues|pull|problems?|tiezi|tie|luntan|club|wenda|wenti|wen|qna|group\/topic)[-/.?]\w|\/d\/\d|\/read(?:-htm|\.php)|[?&](?:mod=viewthread|topic|tid|threadid|topicid)(?:=\d)?/iu;
const TYPE = /"@type"\s*:\s*"(?:QAPage|DiscussionForumPosting|Question)"/u;
const TITLE = /(?:论坛|論壇|贴吧|知道|问答|社区|社區|討論區|看板|股吧|小组|bbs|forum|discuz)/iu;

/** What only threads say of themselves, in the short lines around posts. */
const SAYINGS: readonly RegExp[] = [
  /只看(?:该作者|楼主)|看楼主|楼主|樓主/u,
  /^(?:沙发|板凳|地板)$/u,
  /回帖|发帖|顶贴|跟帖|帖子|發文|文章編號|發表於/u,
  /最佳答案|采纳|提问者|回答者|答主/u,
  /\d+\s*(?:个|条)?(?:回答|答案|解答)|(?:回答|解答)\s*[(（]?\d/u,
  /写回答|我来答|撰写回答|邀请回答|我要回答|你的答案|关注问题|相似问题|类似问题|赞同了该回答/u,
  /\d+\s*(?:个|条)回复|全部(?:回复|回帖|回应)|最新回复|回复\s*[:：(（]\s*\d+|引用回复/u,
  /^(?:第\s*)?\d+\s*(?:楼|#)$|^#\s*\d+$/u,
  /积分|等级|威望|经验值|新手上路|会员|版主/u,
  /注册(?:时间|日期)?\s*[:：]|加入(?:时间|日期)\s*[:：]/u,
  /回复主题|发表回复|返回列表|快速回复|需要登录后(?:才)?可以回帖|后方可回复/u,
];
/** Most lines say none of them. */
const ANY_SAYING = new RegExp(SAYINGS.map(({ source }) => source).join('|'), 'u');
const SAYING_UNITS_MAX = 40;
const SAYINGS_SOME = 2;
const SAYINGS_MANY = 4;

/** Signs are added up: a system, a host or a declared type is enough, others are half. */
const ENOUGH = 2;
const WORDS_SOME = 2;
const WORDS_MANY = 4;

/**
 * Whether what readers answer is the text of this page: a forum thread or a question, not an article with
 * comments.
 */
export function isThreadPage(page: Page, url: string, names: Names, generators: RegExp): boolean {
  const declared =
    HOST.test(url) ||
    page.metas.some(({ name, content }) => name === 'generator' && generators.test(content)) ||
    page.jsonLd.some((block) => TYPE.test(block));
  if (declared) return true;
  const points = (PATH.test(url) ? 1 : 0) + (TITLE.test(page.title) ? 1 : 0) + namePoints(names);
  return points >= ENOUGH || (points > 0 && points + sayingPoints(page) >= ENOUGH);
}

/** Different words count; the posts of each system have several. */
function namePoints(names: Names): number {
  const systems = new Set<string>();
  const words = new Set<string>();
  const { bit } = names.table;
  const either = bit.threadSystem | bit.threadWord;
  for (let i = 1; i < names.flags.length; i += 1) {
    if (((names.flags[i] ?? 0) & either) === 0) continue;
    if (hasWord(names, i, 'threadSystem'))
      for (const word of wordsOf(names, i, 'threadSystem')) systems.add(word);
    if (hasWord(names, i, 'threadWord')) for (const word of wordsOf(names, i, 'threadWord')) words.add(word);
    if (systems.size * 2 + words.size >= WORDS_MANY) return 2;
  }
  return systems.size * 2 + words.size >= WORDS_SOME ? 1 : 0;
}

function sayingPoints({ title, blocks }: Page): number {
  const leaves = blocks.leaves().filter(({ zone }) => !BANDS.has(zone));
  const said = new Set<RegExp>();
  for (const { text } of leaves) {
    if (text.length > SAYING_UNITS_MAX || !ANY_SAYING.test(text)) continue;
    for (const saying of SAYINGS) if (!said.has(saying) && saying.test(text)) said.add(saying);
    if (said.size >= SAYINGS_MANY) return 2;
  }
  const signs =
    said.size + (QUESTION.test(title) ? 1 : 0) + (signedPosts(blocks.leaves()) >= SIGNED_MIN ? 1 : 0);
  const isCommented = leaves.some(({ text }) => text.length <= SAYING_UNITS_MAX && COMMENTED.test(text));
  return signs - (isCommented ? 1 : 0) >= SAYINGS_SOME ? 1 : 0;
}

/** The heading of comments beside an article, which have days and floors too. */
const COMMENTED = /^(?:网友|全部|最新|热门)?(?:评论|跟帖|跟贴)\s*[（(]\s*\d+\s*[)）]$/u;
const BANDS: ReadonlySet<Zone> = new Set(['nav', 'header', 'footer', 'aside'] as const);
/** A title that asks. */
const QUESTION = /^[^_|｜—]*[?？]|^(?:\s*[[【(（]?(?:求助|请教|请问|提问|问一下|求问))/u;
/** When a post was written; a day alone stands beside titles in lists too. */
const SIGNED =
  /(?:\d+|几|半)\s?(?:秒|分钟|小时|天|周|个?月|年)前|\d{1,2}[-月/.]\d{1,2}日?\s{0,2}\d{1,2}:\d\d|(?:发表|回复|回答)于|(?:發表|回覆)於|(?:19|20)\d\d-\d\d-\d\d \d\d:\d\d/u;
const SIGNED_MIN = 2;
/** A post has its prose within so many lines behind its day, or right before it. Titles stand before a day too, but end without a stop. */
const POST_LINES = 4;
const POST_PROSE = /[，。！？；]/u;
const POST_LINES_BEFORE = 2;
const POST_PROSE_BEFORE = /。/u;

function signedPosts(leaves: readonly Leaf[]): number {
  let signed = 0;
  leaves.forEach(({ text }, at) => {
    if (text.length > SAYING_UNITS_MAX || !SIGNED.test(text)) return;
    const says = (near: readonly Leaf[], prose: RegExp): boolean =>
      near.some((leaf) => leaf.linkLength * 2 < leaf.text.length && prose.test(leaf.text));
    if (
      says(leaves.slice(at + 1, at + 1 + POST_LINES), POST_PROSE) ||
      says(leaves.slice(Math.max(0, at - POST_LINES_BEFORE), at), POST_PROSE_BEFORE)
    )
      signed += 1;
  });
  return signed;
}
