import type { Page } from '../core/page.ts';
import { NAMES_UNITS_MAX } from './chrome.ts';

/** Bodies of posts by forum and Q&A systems: Discuz!, phpBB, phpWind, Discourse, Flarum, V2EX-like and others. */
const POST_NAME =
  /(?:^|\s)(?:t_f|t_msgfont|postmessage_?\w*|post-?(?:content|body|text|message|main)|reply[-_]?(?:comments?[-_])?(?:content|body|text|detail)|message-?(?:content|body|text)|postbody|cooked|topic[-_]?content|answer[-_]?(?:content|body|text)|best-text|answer-text|question[-_]?(?:content|body|text|desc\w*)|q-content|RichContent-inner|d_post_content|bbs-content|tpc_content|f14|content-?post|comment[-_](?:content|body|detail|text)|comment(?:Content|Body|Detail)|markdown_body|thread-?content)(?=\s|$)/iu;

export function isPostName(names: string): boolean {
  return (
    names !== '' && POST_NAME.test(names.length > NAMES_UNITS_MAX ? names.slice(0, NAMES_UNITS_MAX) : names)
  );
}

/** Bodies that answer another post: the opening one is then built otherwise and stands before. */
const ANSWER_NAME = /comment|reply|answer|best-text/iu;

export function isAnswerName(names: string): boolean {
  return ANSWER_NAME.test(names);
}

/** Names that only the pages of threads have; how many different ones there are is what counts. */
const THREAD_WORD =
  /(?:^|[\s_-])((?:topic|thread|question|answer|reply|floor|best)[-_](?:answer|content|detail|title|author|reply|replies|operations?|voted|body|comment|username|main|list|info|all|number)|threaded|QuestionHeader|QuestionAnswer|AnswerItem|postlist|postbody|postprofile|viewthread|t_f|replies)(?=$|[\s_-])/giu;
/** Most names are spared the longer pattern. */
const HINT = /topic|thread|question|answer|repl|floor|best|post(?:list|body|profile)|t_f/iu;
const WORDS_SOME = 2;
const WORDS_MANY = 4;

const THREAD_HOST =
  /^https?:\/\/(?:www\.)?(?:bbs|forums?|club|ask|wenda|zhidao|tieba|community|discuss|answers?)\d?\./iu;
const THREAD_PATH =
  /\/(?:thread|topics?|t|forum|bbs|questions?|answers?|ask|faq|viewthread|viewtopic|showtopic|q|discussions?|tiezi|wenda)[-/.?]\w/iu;
const THREAD_SYSTEM = /discuz|phpbb|phpwind|xiuno|discourse|vanilla|flarum|nodebb|wecenter/iu;
const THREAD_TYPE = /"@type"\s*:\s*"(?:QAPage|DiscussionForumPosting|Question)"/u;

/** Signs are added up: a generator, a host or a declared type is enough, a path or a few names are half. */
const ENOUGH = 2;

/**
 * Whether what readers answer is the text of this page: a forum thread or a question, not an article with
 * comments.
 */
export function isThreadPage(page: Page, url: string, names: readonly string[]): boolean {
  const declared =
    THREAD_HOST.test(url) ||
    page.metas.some(({ name, content }) => name === 'generator' && THREAD_SYSTEM.test(content)) ||
    page.jsonLd.some((block) => THREAD_TYPE.test(block));
  if (declared) return true;
  return (THREAD_PATH.test(url) ? 1 : 0) + wordPoints(names) >= ENOUGH;
}

function wordPoints(names: readonly string[]): number {
  const words = new Set<string>();
  for (const name of names) {
    if (!HINT.test(name)) continue;
    for (const [, word = ''] of name.slice(0, NAMES_UNITS_MAX).matchAll(THREAD_WORD))
      words.add(word.toLowerCase());
    if (words.size >= WORDS_MANY) return 2;
  }
  return words.size >= WORDS_SOME ? 1 : 0;
}
