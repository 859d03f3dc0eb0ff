/**
 * Names (class and id) and wordings of the parts of a page that are not its text, for families of content
 * systems: government TRS, WordPress, Hexo, Discuz!, Sphinx, MkDocs, Docusaurus and plain templates.
 */

/**
 * What readers say about the text. Chrome beside an article, the text itself in a thread.
 */
const COMMENT_NAME = /(?:^|[\s_-])(?:comments?|comment-?list|respond|reply-?form|pinglun)(?:$|[\s_-])/iu;

/** Who wrote a post and what can be done with it. */
const POST_CHROME_NAME =
  /(?:^|[\s_-])(?:like|praise|zan|reward|donate|dashang|author-?(?:box|card|info|bio)|profile|user-?info)(?:$|[\s_-])/iu;

/** In a thread a post has these beside its body; beside an article they may stand in the text. */
const THREAD_CHROME_NAME =
  /(?:^|[\s_-])(?:base-?info|meta(?:data)?|comment-(?:header|footer|meta|action|tool)\w*|actions?|action-?(?:bar|container)|operations?|operator|reactions?|vote\w*|voted|signature|sign|avatar|composing-box|composer|editor|replyer\w*|floor-?(?:info|num)|author|postprofile|post-?(?:buttons|meta|info|author|date|time)|message-(?:user|attribution|footer|signature)\w*|p_author|authi|pi|pstatus|badge|medal|rating|topic-?(?:operation|voted)\w*|(?:random|hot)[-_]topic|topic-list)(?:$|[\s_-])/iu;

/** Containers that never belong to the main text. Matched against `class id`, word by word. */
const CHROME_NAME =
  /(?:^|[\s_-])(?:disqus|giscus|gitalk|valine|waline|share|sharing|social|bdshare\w*|jiathis\w*|related|relate|rel-?(?:news|list|label)|recommend\w*|relevant|tuijian|hot-?(?:news|list)|rank\w*|sidebar|side-?bar|aside|widget\w*|breadcrumbs?|crumbs?|bread|location|position|weizhi|pager|pagination|page-?nav|paging|pages?list|prev-?next|post-?nav\w*|article-?nav|nav|navbar|navi|navigation|menu\w*|toc|toctree-wrapper|table-of-contents|tags?|tag-?(?:list|cloud|box)|post-?tags?|copyright\w*|copy-?right|license|post-?copyright|footer|foot|header-?bar|topbar|top-?nav|toolbar|tool-?bar|tools|login\w*|search\w*|advert\w*|ads?|adbox|ad-?box|gg|banner|qrcode|qr-?code|ewm|weixin|wechat|subscribe|newsletter|popup|modal|dialog|cookie\w*|print|font-?size|fontsize|xiangguan|fenxiang|skip|headerlink|linenos|line-?numbers|gutter|hidden|sr-only|visually-hidden|edit-?(?:link|this-page)|theme-edit-this-page|last-?updated|player\w*|editor-?info|zebian|disclaimer|shengming|shenming|mianze)(?:$|[\s_-])/iu;

/** Containers whose name says that they hold the text. */
const CONTENT_NAME =
  /(?:^|[\s_-])(?:article-?(?:content|body|text|detail)?|content-?(?:text|body|main|detail)?|post-?(?:content|body|text)|entry-?(?:content|body)?|main-?(?:content|text)?|text|detail-?(?:content|body|text)?|TRS_Editor|trs_editor_view|markdown-?body|rst-content|document|body|zoom|UCAP-CONTENT|pages_content|xxgk-?content|view-?content|news-?(?:content|text|body)|art-?(?:content|con|body)|artical|rich_media_content|t_f|postmessage\w*|con-?text|conTxt|neirong|wenzhang|zhengwen|zw)(?:$|[\s_\d-])/u;

/** How a box is named: not the text, not the text unless it holds a post, or nothing of the kind. */
export type ChromeKind = 'always' | 'unless-post' | 'no';

export function chromeKind(names: string, isThread: boolean): ChromeKind {
  if (names === '') return 'no';
  const short = names.length > NAMES_UNITS_MAX ? names.slice(0, NAMES_UNITS_MAX) : names;
  if (CHROME_NAME.test(short)) return 'always';
  if (POST_CHROME_NAME.test(short)) return isThread ? 'unless-post' : 'always';
  if (isThread) return THREAD_CHROME_NAME.test(short) ? 'unless-post' : 'no';
  return COMMENT_NAME.test(short) ? 'always' : 'no';
}

/** Longer lists of classes are generated; what they say stands at their start. */
export const NAMES_UNITS_MAX = 200;

export function isContentName(names: string): boolean {
  return (
    names !== '' &&
    CONTENT_NAME.test(names.length > NAMES_UNITS_MAX ? names.slice(0, NAMES_UNITS_MAX) : names)
  );
}

/** A line that opens a list of other pages; what follows in its box goes with it. */
const RELATED_HEADING =
  /^[\s【[〖■▪●>»]*(?:相关(?:新闻|阅读|文章|报道|链接|推荐|专题|资讯|内容|稿件|文档)|延伸阅读|推荐阅读|更多(?:阅读|新闻|文章|推荐|精彩)|热门(?:文章|推荐|新闻|评论)|猜你喜欢|大家都在看|精彩推荐|最新(?:文章|评论|新闻)|(?:网友|最新|全部|热门)?评论(?:列表|区)?|发表(?:评论|回复)|参与评论|上一篇|下一篇|你可能(?:也|还)?喜欢|看过本文的人还看了)[\s】\]〗：:（(]*(?:[（(]?\d+[)）]?)?\s*$/u;

export function isRelatedHeading(text: string): boolean {
  return text.length <= 24 && RELATED_HEADING.test(text);
}

/** What a reader can click; whole lines only. */
const CONTROL_LINE =
  /^(?:分享(?:到|至)?|转发|点赞|收藏|打印(?:本页|正文)?|关闭(?:窗口|本页)?|字体|字号|【?(?:大|中|小)】?|纠错|(?:匿名)?举报|关注|回复|评论|返回(?:顶部|首页|列表)?|我要(?:评论|纠错|分享)|扫一扫.{0,20}|微信扫一扫.{0,20}|扫码.{0,12}|上一篇.{0,60}|下一篇.{0,60}|上一页|下一页|阅读(?:全文|原文)|点击查看.{0,10}|复制链接|展开(?:全文|全部|更多)?|收起|该(?:评论|回复|回答|帖子|内容)已(?:被)?删除|没有更多了)$/u;

export function isControlLine(text: string): boolean {
  return text.length <= 80 && CONTROL_LINE.test(text);
}

/** Lines about the text that are not the text: editors, sharing, sources, reading aids. */
const ABOUT_LINE = [
  /^[\s(（【[]*(?:责任编辑|责编|编辑|校对|审核|审校|终审|监制|值班编辑|编审|主编|见习编辑|本文编辑|网络编辑|新媒体编辑|初审|复审|二审|三审)\s*[:：丨|／/]?\s*[\p{Script=Han}\w\s、，,·|｜]{0,24}[)）】\]]*$/u,
  CONTROL_LINE,
  /^(?:您|你)?(?:所在|当前|现在|目前)?的?(?:所在)?位置\s*[:：].{0,80}$/u,
  /^[（(【[]原标题\s*[:：].{0,80}[)）】\]]$/u,
  /^(?:特别声明|免责声明|版权声明|郑重声明|声明|风险提示)\s*[:：].{0,300}$/u,
  /^(?:本文(?:链接|地址|标题|网址)|文章(?:链接|标题|来源)|原文(?:链接|地址|标题)|原标题|转载请(?:注明|保留|联系).{0,20}|版权所有.{0,40})\s*[:：]?.{0,120}$/u,
  /^(?:本文|文章)?(?:由|来自|转自|转载自|来源)[^。]{0,40}(?:发布|整理|提供|转载)?[。.]?$/u,
];

export function isAboutLine(text: string): boolean {
  return text.length <= 320 && ABOUT_LINE.some((pattern) => pattern.test(text));
}
