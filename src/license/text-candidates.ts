import type { LicenseCandidate } from '../core/permission.ts';
import { ccFromText, type CcMark } from './creative-commons.ts';
import { subjectOf } from './license-scope.ts';
import { licensesFromText, type NamedLicense } from './named-licenses.ts';
import { mayHoldNotice, noticesIn, type Notice } from './notices.ts';
import { ccCandidate, namedCandidate, type FoundCandidate } from './found.ts';
import type { LicenseRules } from './rules.ts';
import { MARK, type NoticeLeaf, type Survey } from './survey.ts';

/** Blocks that announce a notice wherever they stand. */
const OPENER =
  /^[\s※*★●◆■▶►>#\-|·[(]{0,4}(?:版权|著作权|转载|声明|特别声明|免责|许可|授权|license|licence|本文|本篇|本作品|本书|本手册|本指南|本教程|本系列|本站|本博客|本站|本网|本页|本文档|未[经获得授]|非授权|禁止|严禁|谢绝|请勿|请不要|拒绝|不得|不接受|恕不|©|\(c\)|copyright|原创|除(?:特别|非|另有|了特)|欢迎转载|如需|如若转载|商业转载|非商业|文章|博客|this\s(?:work|page|article|post|blog|document|site)|except\swhere|unless\sotherwise|all\srights|content\s(?:on|is)|内容|注[:]|侵权)/iu;
/** A notice in the middle of a page, or at its start, is a short block of its own. */
const BODY_NOTICE_MAX = 240;
/** A footer line up to this long is a badge; in the text, up to this much beside the name. */
const BADGE_MAX = 60;
const BADGE_WORDS_MAX = 14;
/** Wordings that make a license name a grant, not a topic. */
const GRANT =
  /采用|遵循|遵守|使用|按照|依照|依据|基于|根据|适用|协议|许可|授权|发布|释出|共享|公开|开放|公有领域|公共领域|进行许可|licen[sc]|under|released|available|public domain|dedicat|版权/iu;
/** The notice speaks of this text. */
const THIS_TEXT =
  /本(?:文|篇|作品|著作|页|条目|章|教程|资料|报告|论文|译文)|(?:此|该)(?:文|作品)|原创文章|this\s(?:work|article|post|page|document)/iu;
/** The notice speaks of the whole site. */
const THIS_SITE =
  /本(?:站|网|博客|网站|百科|文档|手册|书|项目的?文档|wiki)|除(?:特别|非|另有|了特)|所有(?:文章|内容)|全站|博客(?:内|中|所有)?(?:文章|内容)|(?:all|site|blog)\s(?:content|posts|articles)|content\s(?:on|of|is)|this\s(?:site|website|blog|wiki|documentation)|except\swhere|unless\sotherwise|(?:文字|文本|文章|内容|条目|text|documentation|文档)/iu;
/** A line that begins as a statement of license, at the end of a text. */
const ANNOUNCES =
  /^[\s([※*]{0,4}(?:(?:文章|作品|内容|博客)?(?:许可|授权|版权|转载)(?:协议|声明|许可|方式|条款|说明)?\s{0,2}[:|]|licen[sc]e\b|(?:licen[sc]ed|released|published|available)\s(?:here\s)?under)/iu;
/** Things that are not the text of the page. */
const OTHER_THING =
  /软件|源码|源代码|代码|程序|开源项目|仓库|插件|主题|模板|字体|图标|图片|照片|图像|配图|摄影|音乐|视频|数据集|库文件|\b(?:software(?! foundation| freedom| in the public)|source code|code|plugin|theme|template|fonts?|icons?|images?|photos?|pictures?|library|repository|package|powered by|theme by|dataset)\b/iu;

/** Code licensed MIT, docs CC BY: the text is named beside the other thing. */
const DOCS = /\bdocs\b/iu;

/** Every license and rights wording in the blocks of a page, in page order; those about other things are told as such. */
export function textCandidates(survey: Survey, rules: LicenseRules): FoundCandidate[] {
  const found: FoundCandidate[] = [];
  for (const leaf of survey.leaves) {
    if ((leaf.marks & (MARK.rights | MARK.license)) === 0) continue;
    found.push(...noticeCandidates(leaf), ...licenseCandidates(leaf, rules));
  }
  return found;
}

/** True when wording in this block can speak about rights in the page: by its place, or because it announces itself. */
function isNoticePlace(leaf: NoticeLeaf): boolean {
  if (leaf.container === 'code' || leaf.zone === 'nav') return false;
  if (leaf.place === 'footer' || leaf.place === 'block') return true;
  const short = leaf.text.length <= BODY_NOTICE_MAX;
  if (leaf.place === 'end') return short || OPENER.test(leaf.folded);
  return short && OPENER.test(leaf.folded);
}

/** Longest line of a text that is taken for a refusal of its own. */
const REFUSAL_LINE_MAX = 80;
const ENDS_IN_REFUSAL =
  /(?:未经|未获|未得|未授权|禁止|谢绝|严禁|请勿|不得|拒绝|请不要)[^。]{0,24}(?:转载|转发|摘编|复制|镜像|搬运)(?:[或及、][^。]{0,10})?[。!)\]\s]{0,4}$/u;

/** 作者：老吴 谢绝转载 2024-03-01: a refusal among the parts of a byline. */
const PART_REFUSES =
  /(?:^|[\s|,·/([])(?:本[文站帖篇](?:文章)?|原创|内容|文章)?(?:(?:未[经获得授][^。,]{0,12})?(?:谢绝|禁止|严禁|请勿|请不要|不得|拒绝|不接受|勿)[^。,\s|]{0,8}(?:转载?|转发|搬运|摘编|盗用|二次上传)(?:本[文站])?|转载必究)(?=$|[\s|,.。、!·/)\]])/u;

/** 示例新闻，未经授权不得转载: a short line that ends in a refusal, or has one among its parts, before comments that were taken for text. */
function isRefusalLine({ folded, zone, container }: NoticeLeaf): boolean {
  return (
    folded.length <= REFUSAL_LINE_MAX &&
    zone !== 'nav' &&
    zone !== 'aside' &&
    container === 'none' &&
    (ENDS_IN_REFUSAL.test(folded) || PART_REFUSES.test(folded))
  );
}

function isElsewhere(leaf: NoticeLeaf): boolean {
  const { container } = leaf;
  return (
    container === 'caption' || container === 'quote' || container === 'comment' || container === 'related'
  );
}

function noticeCandidates(leaf: NoticeLeaf): FoundCandidate[] {
  if (!mayHoldNotice(leaf.folded) || !(isNoticePlace(leaf) || isRefusalLine(leaf))) return [];
  return noticesIn(leaf.folded)
    .filter((notice) => !(leaf.linked && notice.kind === 'reprint-with-attribution'))
    .map((notice) => fromNotice(leaf, notice));
}

function fromNotice(leaf: NoticeLeaf, notice: Notice): FoundCandidate {
  const candidate: LicenseCandidate = {
    kind: notice.kind,
    ...(notice.kind === 'noncommercial-use-only' ? { class: 'E' as const } : {}),
    phrase: leaf.text.slice(notice.at, notice.at + Math.min(notice.length, 200)).trim(),
    source: 'text',
    zone: leaf.zone,
    appliesTo: noticeScope(leaf, notice),
  };
  return { candidate, rule: notice.rule, effect: notice.effect, leaf };
}

function noticeScope(leaf: NoticeLeaf, notice: Notice): LicenseCandidate['appliesTo'] {
  if (isElsewhere(leaf) && !isOwnQuote(leaf, notice)) return 'other';
  const around = leaf.folded.slice(Math.max(0, notice.at - 40), notice.at + notice.length);
  if (isAboutSoftware(leaf.folded, notice)) return 'other';
  if (/^[\s(]{0,3}(?:图|摄影|图片|图源|题图|配图|photo|image)[^。]{0,8}[:/]/iu.test(leaf.folded))
    return 'other';
  if (THIS_TEXT.test(around)) return 'text';
  return leaf.place === 'footer' ||
    leaf.zone === 'header' ||
    /本(?:站|网|刊|博客)|all rights|©/iu.test(around)
    ? 'site'
    : 'text';
}

/**
 * Blogs set their own notice as a quotation of several lines at the head or the foot of the text. There a refusal,
 * or a line that announces itself, is the page's own; a license in a quotation still grants nothing.
 */
function isOwnQuote(leaf: NoticeLeaf, notice: Notice): boolean {
  if (leaf.container !== 'quote' || leaf.place === 'body') return false;
  return (
    notice.effect === 'deny-ai' || notice.kind === 'reprint-with-attribution' || OPENER.test(leaf.folded)
  );
}

/** "Powered by Discuz! © Comsenz" is a notice about the forum software. */
function isAboutSoftware(folded: string, notice: Notice): boolean {
  if (notice.kind !== 'copyright-notice' && notice.kind !== 'all-rights-reserved') return false;
  const before = folded.slice(Math.max(0, notice.at - 40), notice.at);
  const words = folded.slice(notice.at, notice.at + notice.length);
  const credit = CREDIT.exec(before)?.[0];
  // "Powered by WordPress © 2024 河边博客": a holder in Han letters is the site, not its software.
  const isTheirs = credit !== undefined && !/[一-鿿]/u.test(credit.replace('技术支持', '') + words);
  return isTheirs || SOFTWARE_OWNER.test(words);
}

const CREDIT = /(?:powered by|theme by|designed by|技术支持)[^\n|。]{0,40}$/iu;
/** Makers of site software whose notices stand on other people's pages. */
export const SOFTWARE_OWNER =
  /\b(?:comsenz|discuz!?|phpwind|wordpress|dedecms|desdev|phpbb|vbulletin|mybb|typecho|ghost foundation|empirecms|z-?blog(?:php)?|emlog|hexo|hugo|jekyll|gitbook|vuepress|docsify|mkdocs|sphinx)\b|帝国软件|织梦/iu;

function licenseCandidates(leaf: NoticeLeaf, rules: LicenseRules): FoundCandidate[] {
  if ((leaf.marks & MARK.license) === 0) return [];
  const marks = ccFromText(leaf.folded);
  const names = licensesFromText(leaf.folded);
  if (marks.length === 0 && names.length === 0) return [];
  const scope = licenseScope(leaf);
  const cc = marks.map((mark) =>
    ccCandidate(mark, { leaf, source: 'text', appliesTo: ccScope(leaf, mark, scope) }, rules),
  );
  const named = names.map((name) =>
    namedCandidate(
      name,
      { leaf, source: 'text', appliesTo: softwareScope(leaf, name, namedScope(leaf, name, scope), rules) },
      rules,
    ),
  );
  return [...cc, ...named];
}

/**
 * What a license name in a block covers: `other` unless the block is a notice and grants something.
 * A page that talks about licenses must not be read as licensed.
 */
export function licenseScope(leaf: NoticeLeaf): LicenseCandidate['appliesTo'] {
  if (isElsewhere(leaf) || !isNoticePlace(leaf)) return 'other';
  const { folded } = leaf;
  const text = THIS_TEXT.test(folded);
  const site = THIS_SITE.test(folded);
  if (OTHER_THING.test(folded) && !text && !site && !DOCS.test(folded)) return 'other';
  const badge = leaf.place === 'end' ? isBareBadge(folded) : folded.length <= BADGE_MAX;
  if (!badge && !GRANT.test(folded)) return 'other';
  if (leaf.place === 'end' && !badge && !text && !site && !ANNOUNCES.test(folded)) return 'other';
  if (text) return 'text';
  return site || leaf.place === 'footer' ? 'site' : 'text';
}

/** At the end of a text a badge holds hardly more than the name: a closing sentence may praise a license. */
function isBareBadge(folded: string): boolean {
  const named = ccFromText(folded).reduce((sum, mark) => sum + mark.phrase.length, 0);
  return folded.length - named <= BADGE_WORDS_MAX;
}

/** 本项目采用 CC BY-NC: whether the text is part of the project is not said, so what restricts is read as if it were. */
function ccScope(
  leaf: NoticeLeaf,
  mark: CcMark,
  scope: LicenseCandidate['appliesTo'],
): LicenseCandidate['appliesTo'] {
  const named = namedScope(leaf, mark, scope);
  if (named !== 'other' || !/-n[cd]/u.test(mark.kind) || isElsewhere(leaf) || !isNoticePlace(leaf))
    return named;
  return OWN_PROJECT.test(leaf.folded.slice(Math.max(0, mark.at - 40), mark.at)) ? 'text' : named;
}

const OWN_PROJECT =
  /本(?:项目|仓库|资源|课程|课件|工具|软件)[^。]{0,8}(?:采用|遵循|遵守|使用|基于|依据|按照)[^。]{0,12}$/u;

/** The words before a name can make it speak of less than its block does: a picture, some texts, what no longer holds. */
function namedScope(
  leaf: NoticeLeaf,
  { at, phrase }: { readonly at: number; readonly phrase: string },
  scope: LicenseCandidate['appliesTo'],
): LicenseCandidate['appliesTo'] {
  if (scope === 'other') return 'other';
  const subject = subjectOf(leaf.folded, at, phrase.length, leaf.place === 'footer');
  return subject === 'own' || subject === 'unsaid' ? scope : 'other';
}

/** A license written for software covers the text only where the notice says so (§10, traps). */
function softwareScope(
  leaf: NoticeLeaf,
  { spdx }: NamedLicense,
  scope: LicenseCandidate['appliesTo'],
  rules: LicenseRules,
): LicenseCandidate['appliesTo'] {
  const entry = rules.licenses.get(spdx.toLowerCase());
  if (scope === 'other' || entry?.for === 'work') return scope;
  const named = /文档|文章|本文|内容|手册|documentation|document|manual|content|article|text\b/iu.test(
    leaf.folded,
  );
  return named && !OTHER_THING.test(leaf.folded) ? scope : 'other';
}
