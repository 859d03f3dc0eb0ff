/** Kinds of document that Article 5 of the Copyright Law leaves outside copyright, as the end of a title. */
const TITLE_END =
  /(?:条例|办法|规定|规则|细则|决定|决议|命令|通知|通告|公告|布告|公示|通报|批复|意见|函|令|法|章程|准则|标准|解释|判决书|裁定书|纲要|规划|方案|公报|宪法|修正案)(?:[\s(（〔[][^)）〕\]]{0,40}[)）〕\]])?$/u;
/** Texts about documents: interpretations, reports, drafts, speeches and interviews. */
const ABOUT =
  /解读|答记者问|讲话|图解|一图|专家|评论|观察|访谈|记者|会见|调研|出席|召开|新闻|报道|综述|征求意见|草案|意见稿|学习|贯彻|问答|政策简明|媒体/u;
const DOCUMENT_NUMBER =
  /[〔[(（]\s?(?:19|20)\d{2}\s?[〕\])）]\s?(?:第\s?)?\d{1,5}\s?号|第\s?\d{1,4}\s?号令|令\s?第?\s?\d{1,4}\s?号/u;
const ARTICLES = /(?:^|\n)\s{0,4}第[一1]条/u;
const ISSUED =
  /现(?:予|将)?(?:公布|发布|印发|公示)|印发给你们|现[就将][^。]{0,60}(?:通知|公告|公示|通告|公布|印发)|(?:通知|公告|公示|通告|批复|决定)如下|请(?:遵照|认真|结合实际)[^。]{0,16}(?:执行|贯彻)|特此(?:通知|公告|通告|批复|函复|函告)|自(?:公布|发布|印发|\d{4}年)[^。]{0,16}起(?:施行|实施|执行)/u;
/** 关于…的公告: the form of an announcement, enough when the operator signs it. */
const ANNOUNCEMENT = /^关于.{2,80}的(?:通知|公告|通告|公示|决定|批复|意见|函)$/u;

/** Characters of the text read at each end. */
const HEAD_MAX = 4000;
const TAIL_MAX = 2000;

/**
 * True for a law, regulation, order or notice itself: its title names the kind, and its text carries a
 * document number, articles or the words of issue, or the operator signs an announcement as its source.
 * Interpretations, news and drafts are not (CN-GOV).
 */
export function isOfficialDocument(title: string, text: string, signedByOperator: boolean): boolean {
  const bare =
    title
      .trim()
      .split(/[-_|–—]\s{0,2}[^-_|–—]{2,30}(?:网|政府|门户)[^-_|–—]{0,6}$/u, 1)[0]
      ?.trim() ?? '';
  if (!TITLE_END.test(bare) || ABOUT.test(bare)) return false;
  if (signedByOperator && ANNOUNCEMENT.test(bare)) return true;
  const sample =
    text.length <= HEAD_MAX + TAIL_MAX ? text : `${text.slice(0, HEAD_MAX)}\n${text.slice(-TAIL_MAX)}`;
  return DOCUMENT_NUMBER.test(sample) || ARTICLES.test(sample) || ISSUED.test(sample);
}
