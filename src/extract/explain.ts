import type { ExplainedBlock, Explanation, Why } from '../core/explanation.ts';
import type { BlockTree, Leaf, Page } from '../core/page.ts';
import { isAboutLine, isControlLine, isRelatedHeading } from './lines.ts';
import { extractPage, type ExtractContext } from './extract.ts';
import { readNames } from './names.ts';
import { outlineOf, type Outline } from './outline.ts';
import { isByline } from './select.ts';
import { packageExtractRules } from './package-rules.ts';
import { outsideSelectors } from './selectors.ts';
import { blockKey } from './template.ts';
import { isThreadPage } from './thread/thread.ts';

/** What was taken of a page and why each other block was left; the whole page's blocks in their order. */
export function explainPage(page: Page, context: ExtractContext): Explanation {
  const { extraction, decision, measures } = extractPage(page, context);
  const rules = context.rules ?? packageExtractRules();
  const names = readNames(page.blocks, rules.names);
  const isThread = isThreadPage(page, context.url, names, rules.threadGenerator);
  const outside = context.selectors === undefined ? undefined : outsideSelectors(page, context.selectors);
  const outline = outlineOf(page, names, isThread, outside);
  const isTaken = taken(extraction.sourceRanges);
  const box = commonBox(
    page.blocks,
    outline.leaves.filter(isTaken).map(({ node }) => node),
  );
  const reasons = new Reasons(page.blocks, outline, box);
  const selected = new Set(outside === undefined ? [] : outline.leaves.map(({ firstPiece }) => firstPiece));
  const blocks = page.blocks.leaves().map((leaf) => {
    if (isTaken(leaf)) return reasons.kept(leaf);
    if (outside !== undefined && !selected.has(leaf.firstPiece)) return reasons.told(leaf, 'selector');
    const isRepeated = context.template?.keys.has(blockKey(leaf, page.blocks)) === true;
    return isRepeated && outside === undefined ? reasons.told(leaf, 'template') : reasons.left(leaf);
  });
  return {
    decision,
    extraction,
    measures,
    container: pathOf(page.blocks, box),
    blocks,
    defects: page.defects,
  };
}

function taken(ranges: readonly (readonly [number, number])[]): (leaf: Leaf) => boolean {
  let at = 0;
  let last = -1;
  return (leaf) => {
    if (leaf.start < last) at = 0;
    last = leaf.start;
    while (at < ranges.length && (ranges[at]?.[1] ?? 0) < leaf.end) at += 1;
    return (ranges[at]?.[0] ?? Number.POSITIVE_INFINITY) <= leaf.start;
  };
}

/** The innermost element around all of some elements; the root when there is none. */
function commonBox(blocks: BlockTree, nodes: readonly number[]): number {
  const [first] = nodes;
  if (first === undefined) return 0;
  const least = Math.min(...ends(nodes));
  const most = Math.max(...ends(nodes));
  let box = first;
  while (box > 0 && (box > least || (blocks.end[box] ?? 0) <= most)) box = blocks.parent[box] ?? 0;
  return box;
}

// Only the outermost positions matter, and a spread of a million nodes would overflow the stack.
function ends(nodes: readonly number[]): readonly number[] {
  return [nodes[0] ?? 0, nodes.at(-1) ?? 0];
}

/** Tells block by block, in document order, what spoke for or against it. */
class Reasons {
  readonly #blocks: BlockTree;
  readonly #outline: Outline;
  readonly #box: number;
  /** Behind a heading such as 相关阅读, until something is taken again. */
  #isRelated = false;

  constructor(blocks: BlockTree, outline: Outline, box: number) {
    this.#blocks = blocks;
    this.#outline = outline;
    this.#box = box;
  }

  kept(leaf: Leaf): ExplainedBlock {
    this.#isRelated = false;
    const first = this.#outline.posts[0];
    const isHeading = first !== undefined && leaf.node < first && /^h\d$/u.test(this.#blocks.name(leaf.node));
    return this.#block(leaf, true, isHeading ? 'heading' : 'text', this.#box);
  }

  left(leaf: Leaf): ExplainedBlock {
    const [why, by] = this.#whyLeft(leaf);
    return this.#block(leaf, false, why, by);
  }

  told(leaf: Leaf, why: Why): ExplainedBlock {
    return this.#block(leaf, false, why, -1);
  }

  /** @param by the element that decided, -1 for none */
  #block(leaf: Leaf, kept: boolean, why: Why, by: number): ExplainedBlock {
    const { length } = leaf.text;
    return {
      kept,
      why,
      because: by < 0 ? '' : selectorOf(this.#blocks, by),
      element: pathOf(this.#blocks, leaf.node),
      tag: this.#blocks.name(leaf.node),
      zone: leaf.zone,
      row: rowOf(this.#blocks, leaf.node),
      text: leaf.text,
      linkShare: length === 0 ? 0 : leaf.linkLength / length,
      start: leaf.start,
      end: leaf.end,
    };
  }

  #whyLeft(leaf: Leaf): readonly [Why, number] {
    const chrome = this.#chromeAbove(leaf.node);
    if (chrome > 0) return [this.#chromeReason(chrome), chrome];
    const isInside = leaf.node >= this.#box && leaf.node < (this.#blocks.end[this.#box] ?? 0);
    if (!isInside) return ['outside', -1];
    if (isRelatedHeading(leaf.text)) this.#isRelated = true;
    if (this.#isRelated) return ['related', -1];
    if (isControlLine(leaf.text)) return ['control', -1];
    if (isAboutLine(leaf.text)) return ['about', -1];
    if (isByline(leaf)) return ['byline', -1];
    return [leaf.linkLength > leaf.text.length / 2 ? 'links' : 'outside', -1];
  }

  #chromeAbove(node: number): number {
    const { chrome } = this.#outline;
    if (chrome[node] !== 1) return -1;
    let i = node;
    while (i > 0 && !this.#outline.cards.has(i) && chrome[this.#blocks.parent[i] ?? 0] === 1)
      i = this.#blocks.parent[i] ?? 0;
    return i;
  }

  #chromeReason(node: number): Why {
    if (this.#outline.cards.has(node)) return 'card';
    const tag = this.#blocks.name(node);
    const zone = this.#blocks.zone(node);
    if (zone === 'footer' || zone === 'nav' || zone === 'aside') return 'band';
    return isNameless(this.#blocks, node) || tag === 'button' || tag === 'select' ? 'element' : 'named';
  }
}

/** The innermost row of a table around an element that is a cell or stands in one; -1 for none. */
function rowOf(blocks: BlockTree, node: number): number {
  for (let i = node; i > 0; i = blocks.parent[i] ?? 0) {
    if (blocks.name(i) === 'tr') return i;
    if (blocks.name(i) === 'table') return -1;
  }
  return -1;
}

const CLASSES_SHOWN = 2;

/** `div#content.article`: the first names of an element. */
function selectorOf(blocks: BlockTree, node: number): string {
  const id = blocks.idName(node).trim();
  const classes = blocks
    .className(node)
    .split(/\s+/u)
    .filter((name) => name !== '')
    .slice(0, CLASSES_SHOWN);
  const tail = [...(id === '' ? [] : [`#${id}`]), ...classes.map((name) => `.${name}`)];
  return `${blocks.name(node)}${tail.join('')}`.slice(0, SELECTOR_UNITS_MAX);
}

function isNameless(blocks: BlockTree, node: number): boolean {
  return blocks.className(node) === '' && blocks.idName(node) === '';
}

const SELECTOR_UNITS_MAX = 80;
const PATH_STEPS_MAX = 4;

function pathOf(blocks: BlockTree, node: number): string {
  const steps: string[] = [];
  for (let i = node; i > 0 && steps.length < PATH_STEPS_MAX; i = blocks.parent[i] ?? 0)
    steps.unshift(selectorOf(blocks, i));
  return steps.join(' > ');
}
