import type { Decision } from '../core/decision.ts';
import type { Extraction, PageFacts } from '../core/document.ts';
import type { Markdown, MarkdownOptions } from '../core/markdown.ts';
import type { Measures } from '../core/measures.ts';
import type { BlockTree, Leaf, Page } from '../core/page.ts';
import type { SiteTemplate } from '../core/site-template.ts';
import { tagOf } from '../html/tags.ts';
import { composeText, sourceRanges } from './compose.ts';
import { findContainers, threadRegion } from './container.ts';
import {
  documentBody,
  documentLeaves,
  documentWithin,
  isDocumentation,
  type DocumentBody,
} from './documentation.ts';
import { renderMarkdown } from './markdown/markdown.ts';
import { LazyExtraction } from './extraction.ts';
import { readFacts } from './facts/metadata.ts';
import { shownText, textOfScripts } from './fallback.ts';
import { readNames } from './names.ts';
import { leavesUnder, outlineOf, type Outline } from './outline.ts';
import { packageExtractRules } from './package-rules.ts';
import { pageKindOf } from './page-kind.ts';
import type { ExtractRules } from './rules.ts';
import { outsideSelectors, type Selectors } from './selectors.ts';
import { selectLeaves } from './select.ts';
import { withoutTemplate } from './template.ts';
import { isThreadPage } from './thread/thread.ts';
import { judgePage, type ExtractMeasures } from './verdict.ts';

export const EXTRACT_VERSION = 7;

export interface ExtractContext {
  readonly url: string;
  /** CSS selectors that a person named for the site. */
  readonly selectors?: Selectors;
  /** Markdown is made only when asked for. */
  readonly markdown?: MarkdownOptions;
  /** What the pages of the site repeat. Not used with selectors, which cut the page down themselves. */
  readonly template?: SiteTemplate;
  /** Patterns of content systems; without them those that come with the package. */
  readonly rules?: ExtractRules;
}

export interface Extracted {
  readonly extraction: Extraction;
  readonly decision: Decision;
  readonly measures: Measures;
}

/** Main text and metadata of a page. Pages without main text keep their metadata and carry a reason. */
export function extractPage(page: Page, context: ExtractContext): Extracted {
  const { blocks } = page;
  const rules = context.rules ?? packageExtractRules();
  const names = readNames(blocks, rules.names);
  const isThread = isThreadPage(page, context.url, names, rules.threadGenerator);
  const outside = context.selectors === undefined ? undefined : outsideSelectors(page, context.selectors);
  const outline = outlineOf(page, names, isThread, outside);
  const isDocument = !isThread && isDocumentation(page, names, rules.documentGenerator);
  const document = isDocument ? documentOf(blocks, outline, rules) : undefined;
  const containers = document === undefined ? findContainers(blocks, outline) : [document.node];
  const chosen =
    document === undefined
      ? selectLeaves(blocks, outline, containers)
      : documentLeaves(blocks, document, outside);
  const repeated =
    context.template === undefined || outside !== undefined
      ? undefined
      : withoutTemplate(page, chosen, context.template);
  const leaves = repeated?.leaves ?? chosen;
  const composed = composeText(leaves, blocks);
  const scripted = textOfScripts(
    page,
    composed,
    (inner) => extractPage(inner, { url: context.url, rules }).extraction.text,
  );
  const text = scripted ?? composed;
  const inside = document === undefined ? leavesUnder(blocks, outline, containers).flat() : leaves;
  const measures = {
    ...measure(page, outline, inside, leaves, text, scripted !== undefined),
    ...(repeated === undefined ? {} : { templateFound: repeated.found }),
  };
  const facts = (): PageFacts =>
    readFacts(page, {
      url: context.url,
      names,
      head: above(page, outline, leaves),
      tail: leaves.slice(-TAIL_LEAVES),
      below: below(outline, leaves),
    });
  const decision = judgePage(page, outline, leaves, text, measures, document !== undefined);
  const pageKind =
    decision.kind === 'reject' && decision.reason === 'LIST_PAGE'
      ? 'list'
      : pageKindOf(text, isThread, isDocument);
  const ranges = scripted === undefined ? sourceRanges(leaves) : [];
  const extraction = new LazyExtraction(
    {
      pageKind,
      text: text === '' ? shownText(page, outline) : text,
      sourceRanges: ranges,
      ...(context.markdown === undefined
        ? {}
        : { markdown: markdownOf(page, leaves, context.markdown, scripted) }),
    },
    facts,
  );
  return { extraction, decision, measures };
}

function documentOf(blocks: BlockTree, outline: Outline, { documentation }: ExtractRules): DocumentBody {
  return (
    documentBody(blocks, outline.leaves, documentation) ??
    documentWithin(blocks, threadRegion(blocks, outline.plain), documentation)
  );
}

/** @param scripted text that a script would show; it has no blocks */
function markdownOf(
  page: Page,
  leaves: readonly Leaf[],
  options: MarkdownOptions,
  scripted: string | undefined,
): Markdown {
  if (scripted !== undefined) return { text: scripted, blocks: [] };
  return renderMarkdown(page, leaves, options);
}

/** Leaves behind the text in which its day may stand. */
const BELOW_LEAVES = 12;

function below(outline: Outline, leaves: readonly Leaf[]): readonly Leaf[] {
  const last = leaves.at(-1);
  if (last === undefined) return [];
  const at = outline.leaves.findIndex(({ firstPiece }) => firstPiece >= last.endPiece);
  return at < 0 ? [] : outline.leaves.slice(at, at + BELOW_LEAVES);
}

/** Notices are signed in their last lines. */
const TAIL_LEAVES = 4;

const LINK = tagOf('a');

function countLinks(blocks: BlockTree): number {
  let links = 0;
  const { tag } = blocks;
  for (let i = 1; i < tag.length; i += 1) if (tag[i] === LINK && !blocks.hidden(i)) links += 1;
  return links;
}

const PROSE_UNITS_MIN = 20;

function measure(
  page: Page,
  outline: Outline,
  inside: readonly Leaf[],
  leaves: readonly Leaf[],
  text: string,
  fromScript: boolean,
): ExtractMeasures {
  const prose = leaves.filter(
    (leaf) =>
      leaf.text.length >= PROSE_UNITS_MIN &&
      leaf.linkLength < leaf.text.length / 2 &&
      /[，。！？；、：,.]/u.test(leaf.text),
  );
  return {
    mainChars: text.length,
    fromScript: Number(fromScript),
    pageChars: Math.max((outline.plain[0] ?? 0) + (outline.linked[0] ?? 0), text.length),
    linkChars: outline.linked[0] ?? 0,
    anchors: countLinks(page.blocks),
    proseChars: prose.reduce((sum, leaf) => sum + leaf.text.length - leaf.linkLength, 0),
    linkCharsInside: inside.reduce((sum, leaf) => sum + leaf.linkLength, 0),
    plainCharsInside: inside.reduce((sum, leaf) => sum + leaf.text.length - leaf.linkLength, 0),
  };
}

/** Leaves from a little above the text to its first lines: where bylines stand. */
function above(page: Page, outline: Outline, leaves: readonly Leaf[]): readonly Leaf[] {
  const first = leaves[0]?.node ?? 0;
  const at = outline.leaves.findIndex((leaf) => leaf.node >= first);
  return outline.leaves
    .slice(Math.max(0, at - 14), Math.max(at, 0) + 10)
    .filter((leaf) => !page.blocks.hidden(leaf.node));
}
