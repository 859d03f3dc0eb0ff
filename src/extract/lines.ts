/** Wordings of lines that are not the text, in Chinese templates of all kinds. */

/** A line that opens a list of other pages; what follows in its box goes with it. */
const RELATED_HEADING =
  /^[\s【[〖■▪●>»]*(?:相关(?:新闻|阅读|文章|报道|链接|推荐|专题|资讯|内容|稿件|文档)|延伸阅读|推荐阅读|更多(?:阅读|新闻|文章|推荐|精彩)|热门(?:文章|推荐|新闻|评论)|猜你喜欢|大家都在看|精彩推荐|最新(?:文章|评论|新闻)|(?:网友|最新|全部|热门)?评论(?:列表|区)?|发表(?:评论|回复)|参与评论|上一篇|下一篇|你可能(?:也|还)?喜欢|看过本文的人还看了|(?:其他|更多)?(?:类似|相似|相关)(?:的?(?:问题|问答|话题|帖子|主题|咨询|讨论|回答))|(?:等待|等您|等你)(?:您|你)?来?回答|(?:为您|为你)推荐(?:的.{0,6})?|(?:推荐|热门|最新)(?:问题|问答|话题|帖子|主题|讨论))[\s】\]〗：:（(]*(?:[（(]?\d+[)）]?)?\s*$/u;

/** The same in a thread, where comments and replies are the text. */
export function isRelatedInThread(text: string): boolean {
  return isRelatedHeading(text) && !/评论|回复/u.test(text);
}

export function isRelatedHeading(text: string): boolean {
  return text.length <= 24 && RELATED_HEADING.test(text);
}

/** What a reader can click; whole lines only. */
const CONTROL_LINE =
  /^(?:分享(?:到|至)?|转发|点赞|收藏|打印(?:本页|正文)?|关闭(?:窗口|本页)?|字体|字号|【?(?:大|中|小)】?|纠错|(?:匿名)?举报|关注|回复|评论|返回(?:顶部|首页|列表)?|我要(?:评论|纠错|分享)|扫一扫.{0,20}|微信扫一扫.{0,20}|扫码.{0,12}|上一篇.{0,60}|下一篇.{0,60}|上一页|下一页|阅读(?:全文|原文)|点击查看.{0,10}|复制链接|展开(?:全文|全部|更多)?|收起|该(?:评论|回复|回答|帖子|内容)已(?:被)?删除|没有更多了|(?:全部|最新|最热|热门|精彩)(?:评论|回复|回帖|跟帖|回答)?\s*[（(]?\d*[)）]?|(?:最热|最新|最早|默认|按时间|按热度|热度|时间)(?:排序|(?:排序)?(?:\s+(?:最热|最新|最早|默认|按时间|按热度|热度|时间)(?:排序)?)+)|最热|最新|按时间|按热度|\d+\s?人(?:点赞|赞同|喜欢|收藏|赞同了该回答|觉得有用)|更多精彩内容.{0,20}|打开.{0,8}(?:APP|客户端).{0,16}|关注问题(?:写回答)?|(?:你|您)对这个回答的评价是[?？]|我来答|扫描二维码.{0,12}|(?:立即|免费)?下载.{0,12}(?:APP|客户端).{0,16}|(?:讨论|评论|回复|回答)数量?\s*[:：]\s*\d+|排序\s*[:：]?|关注本文|支持\s?(?:MD|Markdown)(?:语法|帮助|\s)*|[^。！？]{0,16}(?:登录|登陆|注册)[^。！？]{0,12}(?:回复|回帖|评论|发言|回答|回应|注册)[^。！？]{0,16}[。！]?)$/u;

export function isControlLine(text: string): boolean {
  return text.length <= 80 && CONTROL_LINE.test(text);
}

/** What systems write into posts and around them: who edited, how to see more, where one is. */
const POST_NOTE =
  /^[\s[【(（]*(?:(?:本帖|该帖|本文|此帖|帖子|内容|主题|回复)?(?:最后|上次|最近)(?:一次)?(?:由|被|编辑|修改|更新).{0,60}(?:编辑|修改|更新|于|[:：]).{0,40}|.{0,30}在\s*(?:19|20)\d\d.{0,30}(?:编辑|修改)(?:过|了).{0,12}|(?:代码|code|引用|quote)\s*[:：]\s*(?:\[?(?:全选|复制|复制代码|select all|展开|收起)\]?|\s)*|(?:复制代码|全选)|(?:本主题|本帖|共).{0,16}(?:分页|第\s*\d+\s*页).{0,16}|需要\s*(?:登录|登陆).{0,60}|.{0,20}(?:尚未|还未|没有)登录[^。]{0,30}|(?:点击)?(?:加载|查看|显示)(?:中|更多|全部|剩余).{0,12}|.{0,14}(?:必须|必需|须|需要|请先?|先)\s*(?:登录|登陆|登入|注册).{0,16}|(?:温馨|友情|特别)提示\s*[:：].{0,180}(?:为准|仅供参考).{0,10}|(?:该|本)(?:主题|帖).{0,6}包含.{0,60}|没有(?:找到|解决).{0,30}(?:提问|咨询|回答).{0,30}|此(?:帖|回复|用户|评论).{0,20}(?:已被|被)(?:删除|屏蔽|折叠).{0,12}|(?:以上|该)?(?:回答|内容).{0,6}(?:仅供参考|由.{0,12}提供).{0,12}|.{0,40}(?:请勿(?:发布|发表)|与人为善|理性发言|文明(?:上网|发言|用语)).{0,50})[\s\]】)）]*$/iu;

export function isPostNote(text: string): boolean {
  return text.length <= 200 && POST_NOTE.test(text);
}

/** A line that opens the box to answer in, or what stands behind the posts. */
const REPLY_BOX =
  /^(?:撰写(?:回答|答案|回复)|(?:我要|我来|写下?(?:你的|您的)?)(?:回答|答案|回复|评论|解答)|(?:你|您|我)的(?:回答|答案|回应|回复|解答|评论)|快速回复|发表(?:新?回复|评论|意见)|回复(?:主题|话题|本帖)|添加(?:回复|评论|回答)|参与(?:讨论|评论|回答)|发布评论|关于作者|作者简介|关于楼主)[\s:：]*$/u;

export function isReplyBox(text: string): boolean {
  return text.length <= 16 && REPLY_BOX.test(text);
}

const CRUMB_SIGN = /\s*(?:>|›|»|→|≫|＞)+\s*/u;
const CRUMB_PARTS_MIN = 3;
const CRUMB_UNITS_MAX = 100;

/** The path of sections to a page: 论坛 › 某版 › 主题 */
export function isCrumbs(text: string): boolean {
  if (text.length > CRUMB_UNITS_MAX || text.includes('\n')) return false;
  return text.split(CRUMB_SIGN).filter((part) => part.trim() !== '').length >= CRUMB_PARTS_MIN;
}

/** Lines about the text that are not the text: editors, sharing, sources, reading aids. */
const ABOUT_LINE = [
  /^[\s(（【[]*(?:责任编辑|责编|编辑|校对|审核|审校|终审|监制|值班编辑|编审|主编|见习编辑|本文编辑|网络编辑|新媒体编辑|初审|复审|二审|三审)\s*[:：丨|／/]?\s*[\p{Script=Han}\w\s、，,·|｜]{0,24}[)）】\]]*$/u,
  CONTROL_LINE,
  /^(?:文章|本文|页面|本页)?目录$/u,
  /^(?:您|你)?(?:所在|当前|现在|目前)?的?(?:所在)?位置\s*[:：].{0,80}$/u,
  /^[（(【[]原标题\s*[:：].{0,80}[)）】\]]$/u,
  /^(?:特别声明|免责声明|版权声明|郑重声明|声明|风险提示)\s*[:：].{0,300}$/u,
  /^(?:本文(?:链接|地址|标题|网址)|文章(?:链接|标题|来源)|原文(?:链接|地址|标题)|原标题|转载请(?:注明|保留|联系).{0,20}|版权所有.{0,40})\s*[:：]?.{0,120}$/u,
  /^[^。！？]{0,80}(?:ICP[备证]|公网安备|Powered by|Processed in|All Rights Reserved|版权所有|Copyright\s*©?|©\s*(?:19|20)\d\d)[^。！？]{0,80}$/iu,
  /^(?:本文|文章)?(?:由|来自|转自|转载自|来源)[^。]{0,40}(?:发布|整理|提供|转载)?[。.]?$/u,
];

export function isAboutLine(text: string): boolean {
  return text.length <= 320 && ABOUT_LINE.some((pattern) => pattern.test(text));
}

/** What sites print about themselves on every page: rights, filings, hot lines, disclaimers. */
const LEGAL_LINE =
  /ICP[备证]|公网安备|经营许可证|(?:举报|客服|服务)(?:电话|邮箱|热线)|版权所有|All Rights Reserved|Copyright\s*(?:©|\(c\)|\d{4})|未经.{0,12}(?:授权|许可|允许).{0,30}(?:转载|复制|使用|镜像)|(?:免责|郑重|版权|特别)声明[】\]]?\s*[:：]|仅代表作者|不代表本[站网]|如有侵权|uploaded and posted by/iu;

export function isLegalLine(text: string): boolean {
  return text.length <= 320 && LEGAL_LINE.test(text);
}

/** A line that prints an address: texts do, menus and lists of titles do not. */
export function isAddress(text: string): boolean {
  return text.includes('://');
}
