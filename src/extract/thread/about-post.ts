import type { Leaf } from '../../core/page.ts';

/** A line of nothing but these tells who, when or how often, or is a button. */
const ABOUT =
  /^(?:[\s|·•:：,，()（）【】[\]>»#\-–—]*(?:(?:19|20)?\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}:\d\d(?::\d\d)?|(?:\d+|几|半)\s*(?:秒|分钟|小时|天|周|个?月|年)前|刚刚|昨天|前天|今天|第?\s*\d+\s*[#楼层]|\d+\s*\/\s*\d+|\d+|表情|图片|视频|话题|楼主|沙发|板凳|地板|发表于?|发布于?|回复于?|回答于?|提问于?|编辑于?|更新于?|来自|最后(?:回复|编辑|由)?|只看(?:该作者|楼主|他|她|TA)?|(?:显示)?全部楼层|倒序浏览|阅读模式|回复|引用|举报|评论|点评|支持|反对|赞同?|点赞|踩|收藏|分享|转发|编辑|删除|采纳|关注|私信|发消息|加好友|使用道具|感谢|顶|复制链接|查看|浏览|阅读|次?点击|等级|积分|帖子|主题|文章|金币|威望|经验|精华|注册|注册时间|在线时间|最后登录|个?回答|条?回复|条?评论|人|次|个|条|在线|离线|会员|得分|置顶|登录|返回列表|发表回复|展开|收起|TOP))+[\s|·•:：,，.。()（）【】[\]>»#\-–—]*$/u;
/** A short line without a sentence that has one of these is about a post too: 提问者：某人 2015-12-10 */
const ABOUT_PART =
  /(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|(?:\d+|几|半)\s*(?:秒|分钟|小时|天|周|个?月|年)前|\d{1,2}:\d\d|^[^：:\s]{2,6}[：:]\s*\S{1,12}$|(?:发表|发布|回复|回答|提问|编辑)于|[：:]\s*\d+\s*(?:帖|个|次|人|分|$)|采纳率|赞同(?:来自|了)|(?:答主|题主|楼主|版主)$/u;
/** When a post was written. */
const WHEN =
  /(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|\d{1,2}[-月/.]\d{1,2}日?\s{0,2}\d{1,2}:\d\d|(?:\d+|几|半)\s*(?:秒|分钟|小时|天|周|个?月|年)前|^(?:刚刚|昨天|前天|今天)/u;
/** A line that begins with a day and goes on with a motto: 2021-10-19 · 爱答题，多聊点生活 */
const DAY_FIRST =
  /^\s*(?:(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?|\d+\s*(?:分钟|小时|天|周|个?月|年)前)\s*[·•|｜][^。]*$/u;
/** A mark that ends or parts a sentence. */
export const SENTENCE: RegExp = /[，。！？；,!?…~～]/u;
const ABOUT_UNITS_MAX = 60;

/** Whether a line is nothing but words of buttons, names of ranks and numbers. */
export function isOnlyAbout(text: string): boolean {
  return text.length <= ABOUT_UNITS_MAX && ABOUT.test(text);
}

/** Whether a line is nothing but words of buttons, some of which are links. */
export function isButtons({ text, linkLength }: Leaf): boolean {
  return linkLength > 0 && isOnlyAbout(text);
}

/** Whether a line tells who wrote a post and when, how often it was read, or what can be clicked. */
export function isAboutPost(text: string): boolean {
  if (text.length > ABOUT_UNITS_MAX) return false;
  return ABOUT.test(text) || DAY_FIRST.test(text) || (!SENTENCE.test(text) && ABOUT_PART.test(text));
}

/** Whether a line is short and says when something was written. */
export function tellsWhen(text: string): boolean {
  return text.length <= ABOUT_UNITS_MAX && WHEN.test(text);
}
