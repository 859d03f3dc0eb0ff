import type { Page } from '../core/page.ts';
import type { AiLabel } from '../core/permission.ts';
import type { JsonLdRights } from './json-ld.ts';
import {
  AUTHOR_STATES,
  LABELLED,
  MACHINE_NAME,
  NOT_A_LABEL,
  SPEAKS_OF_AI,
  SUSPECTED,
} from './ai-label-words.ts';
import { foldNotice } from './fold.ts';
import { MARK, type NoticeLeaf, type Survey } from './survey.ts';

/** A label has at most 40 characters (CN-AIG-01); one in English at most 100, a sentence. */
const LABEL_MAX = 40;
const LABEL_LATIN_MAX = 100;
/** Labels stand in the first or last tenth of the page's blocks, or at the edges of the main text. */
const EDGE_SHARE = 0.1;

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
  if (text.length > (HAN.test(text) ? LABEL_MAX : LABEL_LATIN_MAX) || linked || zone === 'nav') return false;
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

const HAN = /\p{Script=Han}/u;

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
    if (DISCLOSURE_META.test(name)) return disclosure(content);
    if (AUTHOR_META.test(name)) return machineAuthor(content);
    if (name === 'description' || name === 'og:description') return ownLabel(content);
    return name.includes('digitalsourcetype') ? sourceType(content) : [];
  });
}

/** A proposal for HTML: `none`, `ai-assisted`, `ai-generated`, `autonomous`. */
const DISCLOSURE_META = /^ai[-_:](?:disclosure|content[-_]declaration)$/u;
const AUTHOR_META = /^(?:author|article:author|dc\.?(?:terms\.)?creator|generator|byl)$/u;

function disclosure(content: string): AiLabel[] {
  const value = content.trim().toLowerCase();
  if (value === '' || value === 'none') return [];
  if (value !== 'ai-assisted') return [metaLabel(content)];
  return [{ status: 'suspected', rule: 'CN-AIG-04', evidence: content.slice(0, 200) }];
}

function machineAuthor(name: string): AiLabel[] {
  return MACHINE_NAME.test(name.trim()) ? [metaLabel(name)] : [];
}

/** A description, or a credit, that is nothing but a label. */
function ownLabel(content: string): AiLabel[] {
  const text = content.trim();
  return text.length <= LABEL_MAX && SPEAKS_OF_AI.test(text) ? blockLabel(foldNotice(text), text) : [];
}

/** Names that pages use without a standard; what they say is taken at its word. */
const GENERATED_META = /^(?:ai[-_:]?(?:generated|content|created|written)|generated[-_]by[-_]ai)$/u;

function metaLabel(content: string): AiLabel {
  return { status: 'labelled', rule: 'CN-AIG-04', evidence: content.slice(0, 200) };
}

function jsonLdLabels({ aiMarks }: JsonLdRights): AiLabel[] {
  return aiMarks.flatMap((mark) => {
    if (mark.startsWith('AIGC:')) return [aigcLabel(mark.slice(5))];
    if (mark.startsWith('BY:')) return machineAuthor(mark.slice(3));
    return mark.startsWith('NOTE:') ? ownLabel(mark.slice(5)) : sourceType(mark);
  });
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
  // A composite holds a part that a machine made.
  if (/compositeWithTrainedAlgorithmicMedia/iu.test(value))
    return [{ status: 'suspected', rule: 'CN-AIG-04', evidence: value.slice(0, 200) }];
  if (!/(?:trainedAlgorithmicMedia|algorithmicallyGenerated)/iu.test(value)) return [];
  return [{ status: 'labelled', rule: 'CN-AIG-04', evidence: value.slice(0, 200) }];
}
