import type { BlockTree } from '../core/page.ts';
import { hasName } from './names.ts';
import type { Outline } from './outline.ts';

/** Elements that hold a text and not only a part of it. */
const BOXES: ReadonlySet<string> = new Set(
  'body div section article main td dd center form content document'.split(' '),
);
/**
 * What an element passes on to the one around it. The box of half a page's prose wins over the box of all
 * of it when that is two steps further out: 0.5 > 0.7²; a text in two sections wins over each: 2 × 0.7 > 1.
 */
const PASSED_ON = 0.7;
/** A block of code counts no more than a short paragraph, in characters: a text is more than its longest listing. */
const CODE_POINTS_MAX = 50;
/** A neighbour of the densest element with this share of its density is a part of the text. */
const NEIGHBOUR_SHARE_MIN = 0.3;
/** Inside of a box that says it holds the text this much is enough: editors cut a text in many boxes. */
const NEIGHBOUR_NAMED_SHARE_MIN = 0.05;
/** A neighbour with more of its characters in links is a list of links. */
const NEIGHBOUR_LINKS_MAX = 0.3;

/**
 * The element inside another that holds prose most densely, and neighbours on the way up that are parts of
 * the same text, in document order: told by the page's structure alone, without a name.
 */
export function densestInside(blocks: BlockTree, outline: Outline, node: number): readonly number[] {
  const density = densities(blocks, outline);
  const named = innermostText(blocks, outline, node);
  const within = named < blocks.count ? named : node;
  const end = blocks.end[within] ?? blocks.count;
  let best = within;
  for (let i = within; i < end; i += 1)
    if (BOXES.has(blocks.name(i)) && (density[i] ?? 0) > (density[best] ?? 0)) best = i;
  return [best, ...neighbours(blocks, outline, density, best, within)].toSorted((a, b) => a - b);
}

/** Prose points near each element, less for each step between, and less for links. */
function densities(blocks: BlockTree, outline: Outline): Float64Array {
  const density = outline.own.slice();
  for (let i = blocks.count - 1; i > 0; i -= 1) {
    if ((density[i] ?? 0) > CODE_POINTS_MAX && blocks.name(i) === 'pre') density[i] = CODE_POINTS_MAX;
    const p = blocks.parent[i] ?? 0;
    density[p] = (density[p] ?? 0) + (density[i] ?? 0) * PASSED_ON;
  }
  return density.map((points, i) => points * (1 - linkShare(outline, i)));
}

function neighbours(
  blocks: BlockTree,
  outline: Outline,
  density: Float64Array,
  best: number,
  within: number,
): readonly number[] {
  const found: number[] = [];
  const inner = innermostText(blocks, outline, best);
  for (let i = best; i > within; i = blocks.parent[i] ?? 0) {
    const parent = blocks.parent[i] ?? 0;
    const share = parent >= inner ? NEIGHBOUR_NAMED_SHARE_MIN : NEIGHBOUR_SHARE_MIN;
    const least = (density[best] ?? 0) * share;
    const end = blocks.end[parent] ?? parent + 1;
    for (let s = parent + 1; s < end; s = blocks.end[s] ?? end)
      if (s !== i && (density[s] ?? 0) >= least && linkShare(outline, s) < NEIGHBOUR_LINKS_MAX) found.push(s);
  }
  return found;
}

/** The innermost element around one whose name says that it holds the text alone; none: past the last. */
function innermostText(blocks: BlockTree, { names }: Outline, node: number): number {
  for (let i = node; i > 0; i = blocks.parent[i] ?? 0) if (hasName(names, i, 'body')) return i;
  return blocks.count;
}

function linkShare({ plain, linked }: Outline, i: number): number {
  const all = (plain[i] ?? 0) + (linked[i] ?? 0);
  return all === 0 ? 0 : (linked[i] ?? 0) / all;
}
