import type { Leaf, Page } from '../core/page.ts';
import { wordsOf } from './names.ts';

const HOST =
  /^https?:\/\/(?:www\.)?(?:bbs|forums?|club|ask|wenda|zhidao|tieba|community|discuss|answers?|guba|luntan|qa|wen|iask|wenwen)\d?\./iu;
const PATH =
  /\/(?:threads?|topics?|t|forum|bbs|questions?|answers?|ask|faq|viewthread|viewtopic|showtopic|showthread|q|discussions?|tiezi|wenda|qna|group\/topic)[-/.?]\w|\/read(?:-htm|\.php)|[?&](?:mod=viewthread|topic|tid|threadid|topicid)(?:=\d)?/iu;
const SYSTEM =
  /discuz|phpbb|phpwind|xiuno|discourse|vanilla|flarum|nodebb|wecenter|vbulletin|xenforo|mybb|smf|ipboard|invision|dvbbs|leadbbs|bbsxp|askbot|question2answer|carbon ?forum|hadsky/iu;
const TYPE = /"@type"\s*:\s*"(?:QAPage|DiscussionForumPosting|Question)"/u;
const TITLE = /(?:论坛|贴吧|知道|问答|社区|股吧|小组|bbs|forum|discuz)/iu;

/** What only threads say of themselves, in the short lines around posts. */
const SAYINGS: readonly RegExp[] = [
  /只看(?:该作者|楼主)|看楼主|楼主/u,
  /^(?:沙发|板凳|地板)$/u,
  /回帖|发帖|顶贴|跟帖|帖子/u,
  /最佳答案|采纳|提问者|回答者|答主/u,
  /\d+\s*(?:个|条)?回答|写回答|我来答|撰写回答|邀请回答|我要回答|你的答案/u,
  /\d+\s*(?:个|条)回复|全部回复|最新回复|回复\s*[:：(（]\s*\d+|引用回复/u,
  /^(?:第\s*)?\d+\s*(?:楼|#)$|^#\s*\d+$/u,
  /积分|等级|威望|经验值|新手上路|会员|版主/u,
  /注册(?:时间|日期)?\s*[:：]|加入(?:时间|日期)\s*[:：]/u,
  /回复主题|发表回复|返回列表|快速回复|需要登录后(?:才)?可以回帖|后方可回复/u,
];
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
export function isThreadPage(page: Page, url: string, names: readonly string[]): boolean {
  const declared =
    HOST.test(url) ||
    page.metas.some(({ name, content }) => name === 'generator' && SYSTEM.test(content)) ||
    page.jsonLd.some((block) => TYPE.test(block));
  if (declared) return true;
  const points = (PATH.test(url) ? 1 : 0) + (TITLE.test(page.title) ? 1 : 0) + namePoints(names);
  return points >= ENOUGH || (points > 0 && points + sayingPoints(page.blocks.leaves()) >= ENOUGH);
}

/** Different words count; the posts of each system have several. */
function namePoints(names: readonly string[]): number {
  const systems = new Set<string>();
  const words = new Set<string>();
  for (const name of names) {
    for (const word of wordsOf(name, 'threadSystem')) systems.add(word);
    for (const word of wordsOf(name, 'threadWord')) words.add(word);
    if (systems.size * 2 + words.size >= WORDS_MANY) return 2;
  }
  return systems.size * 2 + words.size >= WORDS_SOME ? 1 : 0;
}

function sayingPoints(leaves: readonly Leaf[]): number {
  const said = new Set<RegExp>();
  for (const { text, zone } of leaves) {
    if (text.length > SAYING_UNITS_MAX || zone === 'nav' || zone === 'header' || zone === 'footer') continue;
    for (const saying of SAYINGS) if (!said.has(saying) && saying.test(text)) said.add(saying);
    if (said.size >= SAYINGS_MANY) return 2;
  }
  return said.size >= SAYINGS_SOME ? 1 : 0;
}
