/**
 * Names (class and id) and wordings of the parts of a page that are not its text, for families of content
 * systems: government TRS, WordPress, Hexo, Discuz!, Sphinx, MkDocs, Docusaurus and plain templates.
 */

/** Containers that never belong to the main text. Matched against `class id`, word by word. */
const CHROME_NAME =
  /(?:^|[\s_-])(?:comments?|comment-?list|respond|reply-?form|disqus|giscus|gitalk|valine|waline|share|sharing|social|bdshare\w*|jiathis\w*|related|relate|recommend\w*|relevant|hot-?(?:news|list)|rank\w*|sidebar|side-?bar|aside|widget\w*|breadcrumbs?|crumbs?|bread|location|position|pager|pagination|page-?nav|paging|pages?list|prev-?next|post-?nav\w*|article-?nav|nav|navbar|navi|navigation|menu\w*|toc|toctree-wrapper|table-of-contents|tags?|tag-?(?:list|cloud|box)|post-?tags?|copyright\w*|copy-?right|license|post-?copyright|footer|foot|header-?bar|topbar|top-?nav|toolbar|tool-?bar|tools|login\w*|search\w*|advert\w*|ads?|adbox|ad-?box|gg|banner|qrcode|qr-?code|ewm|weixin|wechat|subscribe|newsletter|popup|modal|dialog|cookie\w*|print|font-?size|fontsize|like|praise|zan|reward|donate|dashang|pinglun|xiangguan|fenxiang|author-?(?:box|card|info|bio)|profile|user-?info|skip|headerlink|linenos|line-?numbers|gutter|hidden|sr-only|visually-hidden|edit-?(?:link|this-page)|theme-edit-this-page|last-?updated|player\w*|editor-?info|zebian|disclaimer|shengming|mianze)(?:$|[\s_-])/iu;

/** Containers whose name says that they hold the text. */
const CONTENT_NAME =
  /(?:^|[\s_-])(?:article-?(?:content|body|text|detail)?|content-?(?:text|body|main|detail)?|post-?(?:content|body|text)|entry-?(?:content|body)?|main-?(?:content|text)?|text|detail-?(?:content|body|text)?|TRS_Editor|trs_editor_view|markdown-?body|rst-content|document|body|zoom|UCAP-CONTENT|pages_content|xxgk-?content|view-?content|news-?(?:content|text|body)|art-?(?:content|con|body)|artical|rich_media_content|t_f|postmessage\w*|con-?text|conTxt|neirong|wenzhang|zhengwen)(?:$|[\s_\d-])/u;

export function isChromeName(names: string): boolean {
  return names !== '' && CHROME_NAME.test(names.length > 200 ? names.slice(0, 200) : names);
}

export function isContentName(names: string): boolean {
  return names !== '' && CONTENT_NAME.test(names.length > 200 ? names.slice(0, 200) : names);
}

/** A line that opens a list of other pages; what follows in its box goes with it. */
const RELATED_HEADING =
  /^[\s【[〖■▪●>»]*(?:相关(?:新闻|阅读|文章|报道|链接|推荐|专题|资讯|内容|稿件|文档)|延伸阅读|推荐阅读|更多(?:阅读|新闻|文章|推荐|精彩)|热门(?:文章|推荐|新闻|评论)|猜你喜欢|大家都在看|精彩推荐|最新(?:文章|评论|新闻)|(?:网友|最新|全部|热门)?评论(?:列表|区)?|发表(?:评论|回复)|参与评论|上一篇|下一篇|你可能(?:也|还)?喜欢|看过本文的人还看了)[\s】\]〗：:（(]*(?:[（(]?\d+[)）]?)?\s*$/u;

export function isRelatedHeading(text: string): boolean {
  return text.length <= 24 && RELATED_HEADING.test(text);
}

/** Lines about the text that are not the text: editors, sharing, sources, reading aids. */
const ABOUT_LINE = [
  /^[\s(（【[]*(?:责任编辑|责编|编辑|校对|审核|审校|终审|监制|值班编辑|编审|主编|见习编辑|本文编辑|网络编辑|新媒体编辑|初审|复审|二审|三审)\s*[:：丨|／/]?\s*[\p{Script=Han}\w\s、，,·|｜]{0,24}[)）】\]]*$/u,
  /^(?:分享(?:到|至)?|转发|点赞|收藏|打印(?:本页|正文)?|关闭(?:窗口|本页)?|字体|字号|【?(?:大|中|小)】?|纠错|举报|返回(?:顶部|首页|列表)?|我要(?:评论|纠错|分享)|扫一扫.{0,20}|微信扫一扫.{0,20}|上一篇.{0,60}|下一篇.{0,60}|上一页|下一页|阅读(?:全文|原文)|点击查看.{0,10}|复制链接|展开(?:全文)?|收起)$/u,
  /^(?:特别声明|免责声明|版权声明|郑重声明|声明|风险提示)\s*[:：].{0,300}$/u,
  /^(?:本文(?:链接|地址|标题|网址)|文章(?:链接|标题|来源)|原文(?:链接|地址|标题)|原标题|转载请(?:注明|保留|联系).{0,20}|版权所有.{0,40})\s*[:：]?.{0,120}$/u,
  /^(?:本文|文章)?(?:由|来自|转自|转载自|来源)[^。]{0,40}(?:发布|整理|提供|转载)?[。.]?$/u,
];

export function isAboutLine(text: string): boolean {
  return text.length <= 320 && ABOUT_LINE.some((pattern) => pattern.test(text));
}
