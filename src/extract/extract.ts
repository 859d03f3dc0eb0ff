import { load } from 'cheerio';
import type { Decision } from '../core/decision.ts';
import type { Extraction } from '../core/document.ts';
import type { Markdown, MarkdownOptions } from '../core/markdown.ts';
import type { Measures } from '../core/measures.ts';
import type { Leaf, Page } from '../core/page.ts';
import { scanPage } from '../html/scan.ts';
import { composeText, sourceRanges } from './compose.ts';
import { findContainers } from './container.ts';
import { documentBody, documentLeaves, isDocumentation } from './documentation.ts';
import { renderMarkdown } from './markdown/markdown.ts';
import { readFacts } from './metadata.ts';
import { leavesUnder, outlineOf, readNames, type Outline } from './outline.ts';
import { pageKindOf } from './page-kind.ts';
import { selectLeaves } from './select.ts';
import { isThreadPage } from './thread.ts';
import { judgePage, type ExtractMeasures } from './verdict.ts';

export const EXTRACT_VERSION = 3;

export interface ExtractContext {
  readonly url: string;
  /** CSS selectors that a person named for the site. */
  readonly selectors?: { readonly content?: string; readonly remove: readonly string[] };
  /** Markdown is made only when asked for. */
  readonly markdown?: MarkdownOptions;
}

export interface Extracted {
  readonly extraction: Extraction;
  readonly decision: Decision;
  readonly measures: Measures;
}

/** Main text and metadata of a page. Pages without main text keep their metadata and carry a reason. */
export function extractPage(page: Page, context: ExtractContext): Extracted {
  const subject = context.selectors === undefined ? page : narrowed(page, context.selectors);
  const names = readNames(subject);
  const isThread = isThreadPage(page, context.url, names);
  const outline = outlineOf(subject, names, isThread);
  const document =
    isThread || !isDocumentation(page) ? undefined : documentBody(subject.blocks, names, outline.leaves);
  const containers = document === undefined ? findContainers(subject.blocks, outline) : [document.node];
  const leaves =
    document === undefined
      ? selectLeaves(subject.blocks, outline, containers)
      : documentLeaves(subject.blocks, document);
  const text = composeText(leaves, subject.blocks);
  const inside = document === undefined ? leavesUnder(subject.blocks, outline, containers).flat() : leaves;
  const measures = measure(subject, outline, inside, leaves, text);
  const facts = readFacts(subject === page ? page : { ...page, blocks: subject.blocks }, {
    url: context.url,
    names,
    head: above(subject, outline, leaves),
    tail: leaves.slice(-TAIL_LEAVES),
    isThread: outline.posts.length > 0,
  });
  const decision = judgePage(page, outline, text, measures, document !== undefined);
  const pageKind =
    decision.kind === 'reject' && decision.reason === 'LIST_PAGE'
      ? 'list'
      : pageKindOf(page, text, containers.length);
  const ranges = subject === page ? sourceRanges(leaves) : [];
  const extraction = {
    title: facts.title.value,
    author: facts.author.value,
    outlet: facts.outlet.value,
    publishedAt: facts.publishedAt.value,
    pageKind,
    text,
    sourceRanges: ranges,
    facts,
    ...(context.markdown === undefined
      ? {}
      : { markdown: markdownOf(page, subject, leaves, context.markdown) }),
  };
  return { extraction, decision, measures };
}

function markdownOf(page: Page, subject: Page, leaves: readonly Leaf[], options: MarkdownOptions): Markdown {
  const { text, blocks } = renderMarkdown(subject, leaves, options);
  return { text, blocks: subject === page ? blocks : [] };
}

/** Notices are signed in their last lines. */
const TAIL_LEAVES = 4;

/** The page reduced to what the selectors name; the whole page when they match nothing. */
function narrowed(
  page: Page,
  selectors: { readonly content?: string; readonly remove: readonly string[] },
): Page {
  const $ = load(page.source, { xml: { xmlMode: false, decodeEntities: true } });
  for (const selector of selectors.remove) $(selector).remove();
  const content =
    selectors.content === undefined
      ? $.html()
      : $(selectors.content)
          .toArray()
          .map((node) => $.html(node))
          .join('\n');
  return content.trim() === '' ? page : scanPage(content);
}

const PROSE_UNITS_MIN = 20;

function measure(
  page: Page,
  outline: Outline,
  inside: readonly Leaf[],
  leaves: readonly Leaf[],
  text: string,
): ExtractMeasures {
  const prose = leaves.filter(
    (leaf) =>
      leaf.text.length >= PROSE_UNITS_MIN &&
      leaf.linkLength < leaf.text.length / 2 &&
      /[，。！？；、：,.]/u.test(leaf.text),
  );
  return {
    mainChars: text.length,
    pageChars: (outline.plain[0] ?? 0) + (outline.linked[0] ?? 0),
    linkChars: outline.linked[0] ?? 0,
    anchors: page.anchors.length,
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
