import type { Page } from '../core/page.ts';
import type { AiLabel } from '../core/permission.ts';
import type { JsonLdRights } from './json-ld.ts';
import { MARK, type NoticeLeaf, type Survey } from './survey.ts';

/** A label has at most 40 characters (CN-AIG-01). */
const LABEL_MAX = 40;
/** Labels stand in the first or last tenth of the page's blocks, or at the edges of the main text. */
const EDGE_SHARE = 0.1;

/** Services that a label names instead of the word. */
const SERVICE =
  'ChatGPT|GPT-?[345][a-z]*|DeepSeek|Claude|Gemini|Copilot|Kimi|文心一言|文心大模型|豆包|通义千问|通义|讯飞星火|星火认知|腾讯元宝|混元|智谱清言|天工|秘塔';
const MAKER = `(?:AIGC|AI|人工智能|大模型|大语言模型|生成式人工智能|智能助手|${SERVICE})`;
const SPEAKS_OF_AI = new RegExp(`AI|人工智能|大模型|${SERVICE}`, 'iu');
const TOOL =
  '(?:技术|工具|模型|软件|助手|平台|系统|辅助|自动|算法|智能|大模型|等|/|、|和|或|及|[A-Za-z0-9.\\- ]){0,12}?';
const MADE = '(?:生成|合成|创作|撰写|写作)(?:工具|助手|软件)?(?:撰写|完成|创作)?';
/** What may follow the verb in a label; anything else makes it a sentence about the subject. */
const END =
  '(?:的?(?:内容|文章|文本|文字|图片|图像|视频|稿件|作品|信息|摘要|总结|回答|新闻))?(?:与|/)?(?:合成)?(?:[\\s,，。.;；:：!！)）\\]】|]|仅供|请|不代表|$)';
const LABELLED = new RegExp(
  `${MAKER}${TOOL}${MADE}${END}|(?:generated|written|created|produced) (?:by|with|using) (?:an? )?(?:AI\\b|artificial intelligence|${SERVICE})|\\bAI[- ](?:generated|written|created)\\b`,
  'iu',
);
const AUTHOR_STATES = /(?:作者|创作|内容|来源)声明.{0,10}(?:AI|人工智能)/iu;
const SUSPECTED =
  /疑似.{0,4}(?:AI|人工智能)|(?:可能|或).{0,6}(?:AI|人工智能|大模型).{0,8}(?:生成|合成)|(?:AI|人工智能).{0,4}(?:摘要|总结|导读)|(?:摘要|总结|导读).{0,6}(?:由|为)?.{0,3}(?:AI|人工智能)/iu;
/** Denials and questions are no labels. */
const NOT_A_LABEL =
  /(?:非|未|没有|不含|并非|无|禁止|拒绝|不得|不是|杜绝|如何|怎[么样]|什么|讨论|探讨|研究|[?？]).{0,16}(?:AI|人工智能|大模型)|[?？]|如何|怎[么样]/iu;

/**
 * CN-AIG-01 … 04: labels of AI-generated text, from blocks shaped like labels and from metadata.
 * `labelled` when the page says so, `suspected` when it says maybe (Label 2 and 3, or only a summary).
 */
export function findAiLabel(page: Page, survey: Survey, jsonLd: JsonLdRights): AiLabel {
  const found = [...metaLabels(page), ...jsonLdLabels(jsonLd), ...blockLabels(survey)];
  return (
    found.find((l) => l.status === 'labelled') ??
    found.find((l) => l.status === 'suspected') ?? { status: 'none' }
  );
}

function blockLabels(survey: Survey): AiLabel[] {
  return survey.leaves
    .filter(
      (leaf) => (leaf.marks & MARK.ai) !== 0 && SPEAKS_OF_AI.test(leaf.folded) && isLabelShaped(leaf, survey),
    )
    .flatMap((leaf) => blockLabel(leaf.folded, leaf.text));
}

function isLabelShaped(leaf: NoticeLeaf, { mainStart, mainEnd, total }: Survey): boolean {
  const { text, zone, index, linked } = leaf;
  if (text.length > LABEL_MAX || linked || zone === 'nav') return false;
  const { container } = leaf;
  if (container === 'comment' || container === 'related' || container === 'caption' || container === 'code')
    return false;
  const edge = Math.max(3, Math.ceil(total * EDGE_SHARE));
  const atPageEdge = index < edge || index >= total - edge;
  const length = Math.max(3, Math.ceil((mainEnd - mainStart) * EDGE_SHARE));
  const atTextEdge =
    mainStart >= 0 && (Math.abs(index - mainStart) <= length || Math.abs(index - mainEnd) <= length);
  return atPageEdge || atTextEdge;
}

function blockLabel(folded: string, text: string): AiLabel[] {
  if (NOT_A_LABEL.test(folded)) return [];
  if (SUSPECTED.test(folded)) return [{ status: 'suspected', rule: 'CN-AIG-01', evidence: text }];
  if (LABELLED.test(folded) || AUTHOR_STATES.test(folded))
    return [{ status: 'labelled', rule: 'CN-AIG-01', evidence: text }];
  return [];
}

/** The AIGC field of GB 45438 in a meta, or its XMP namespace. */
function metaLabels(page: Page): AiLabel[] {
  return page.metas.flatMap(({ name, content }) => {
    if (name === 'aigc' || name === 'tc260:aigc') return [aigcLabel(content)];
    if (name === 'securitydata')
      return [{ status: 'suspected', rule: 'CN-AIG-04', evidence: content.slice(0, 200) } as const];
    if (GENERATED_META.test(name))
      return /^\s*(?:false|no|0|human)/iu.test(content) ? [] : [metaLabel(content)];
    if (!name.includes('digitalsourcetype')) return [];
    return sourceType(content);
  });
}

/** Names that pages use without a standard; what they say is taken at its word. */
const GENERATED_META = /^(?:ai[-_:]?(?:generated|content|created|written)|generated[-_]by[-_]ai)$/u;

function metaLabel(content: string): AiLabel {
  return { status: 'labelled', rule: 'CN-AIG-04', evidence: content.slice(0, 200) };
}

function jsonLdLabels({ aiMarks }: JsonLdRights): AiLabel[] {
  return aiMarks.flatMap((mark) =>
    mark.startsWith('AIGC:') ? [aigcLabel(mark.slice(5))] : sourceType(mark),
  );
}

/** CN-AIG-03: Label 1 is, 2 may be, 3 is suspected. A field that cannot be read is taken as 1, the stricter reading. */
function aigcLabel(content: string): AiLabel {
  const label =
    /["']?\bLabel["']?\s{0,3}[:=]\s{0,3}["']?(\w+)/iu.exec(content)?.[1] ??
    /^\s*([0-9])\s*$/u.exec(content)?.[1] ??
    '';
  const evidence = content.slice(0, 200);
  if (label === '2' || label === '3') return { status: 'suspected', rule: 'CN-AIG-03', evidence };
  if (label === '0') return { status: 'none' };
  return { status: 'labelled', rule: label === '1' ? 'CN-AIG-03' : 'CN-AIG-02', evidence };
}

function sourceType(value: string): AiLabel[] {
  if (!/(?:trainedAlgorithmicMedia|algorithmicallyGenerated)/iu.test(value)) return [];
  return [{ status: 'labelled', rule: 'CN-AIG-04', evidence: value.slice(0, 200) }];
}
