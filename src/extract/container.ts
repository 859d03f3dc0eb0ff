import type { BlockTree } from '../core/page.ts';
import { densestInside } from './densest.ts';
import type { Outline } from './outline.ts';
import { hasWord } from './names.ts';

/** Elements that may hold a whole text. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'html',
  'body',
  'div',
  'section',
  'article',
  'main',
  'td',
  'table',
  'tbody',
  'tr',
  'ul',
  'ol',
  'form',
  'center',
  'dl',
  'dd',
  'li',
  'font',
  'span',
  '#root',
  'blockquote',
  'details',
  'content',
  'document',
]);
/** The search goes down while one child holds this share of the prose. */
const SHARE_MIN = 0.8;
/** A container that names itself as the text, or holds little but one that does, is believed with less. */
const NAMED_SHARE_MIN = 0.45;
const NAMED_PART_MIN = 0.8;
/** An item of a list or a quotation holds the whole text only when nothing stands beside it. */
const PART_SHARE_MIN = 0.98;
const PART_TAGS: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'li', 'dd', 'blockquote', 'details']);

/** The smallest element that holds nearly all prose of the page; a thread gives its posts. */
export function findContainers(blocks: BlockTree, outline: Outline): readonly number[] {
  return outline.posts.length > 0
    ? threadContainers(blocks, outline)
    : densestInside(blocks, outline, proseBox(blocks, outline));
}

/** The smallest element that holds nearly all prose of the page. */
export function proseBox(blocks: BlockTree, outline: Outline): number {
  return descend(blocks, outline, outline.score, -1);
}

/** A thread is held by an element with this share of what its readers wrote. */
const THREAD_SHARE_MIN = 0.95;

/** The smallest element around all posts, however short, of a thread whose posts have no name known here. */
export function threadRegion(blocks: BlockTree, written: Float64Array): number {
  let node = 0;
  for (;;) {
    const best = bestChild(blocks, written, node);
    if (best < 0 || (written[best] ?? 0) < (written[node] ?? 0) * THREAD_SHARE_MIN) return node;
    if (!CONTAINERS.has(blocks.name(best)) || !hasBlocks(blocks, best)) return node;
    node = best;
  }
}

/** @param before the search does not end at an element that reaches over this one. */
function descend(blocks: BlockTree, outline: Outline, score: Float64Array, before: number): number {
  let node = 0;
  for (;;) {
    const best = bestChild(blocks, score, node);
    if (best < 0) return node;
    const isOver = before >= 0 && (blocks.end[node] ?? node) > before;
    if (!isOver && (!CONTAINERS.has(blocks.name(best)) || !hasBlocks(blocks, best))) return node;
    const share = (score[best] ?? 0) / (score[node] ?? 1);
    if (share < shareMin(blocks, outline, best)) return node;
    if (share < SHARE_MIN && hasRival(blocks, outline, node, best)) return node;
    node = best;
  }
}

function shareMin(blocks: BlockTree, outline: Outline, node: number): number {
  if (PART_TAGS.has(blocks.name(node))) return PART_SHARE_MIN;
  return (outline.namedScore[node] ?? 0) >= (outline.score[node] ?? 0) * NAMED_PART_MIN
    ? NAMED_SHARE_MIN
    : SHARE_MIN;
}

/** A second box that names itself as the text and holds this share: the text is cut in parts. */
const RIVAL_SHARE_MIN = 0.15;

function hasRival(blocks: BlockTree, outline: Outline, node: number, best: number): boolean {
  const end = blocks.end[node] ?? blocks.count;
  const least = (outline.score[node] ?? 0) * RIVAL_SHARE_MIN;
  for (let i = node + 1; i < end; i = blocks.end[i] ?? end)
    if (i !== best && (outline.namedScore[i] ?? 0) >= least) return true;
  return false;
}

/** A first post that is not named like the answers needs this many prose points. */
const OPENING_SCORE_MIN = 8;

/** The posts, and before them the opening one where it is built otherwise. */
function threadContainers(blocks: BlockTree, outline: Outline): readonly number[] {
  const { posts } = outline;
  if (!hasWord(outline.names, posts[0] ?? 0, 'answer')) return posts;
  const rest = scoreWithout(blocks, outline);
  const [first = 0] = posts;
  const opening = descend(blocks, outline, rest, first);
  const end = blocks.end[opening] ?? opening;
  return (rest[opening] ?? 0) >= OPENING_SCORE_MIN && end <= first ? [opening, ...posts] : posts;
}

/** Scores of what stands before the first post. */
function scoreWithout(blocks: BlockTree, outline: Outline): Float64Array {
  const score = new Float64Array(blocks.count);
  const [first = 0] = outline.posts;
  for (let i = first - 1; i > 0; i -= 1) {
    const end = blocks.end[i] ?? i + 1;
    if (end <= first) score[i] = outline.score[i] ?? 0;
  }
  for (let i = first - 1; i > 0; i -= 1) {
    const p = blocks.parent[i] ?? 0;
    if ((blocks.end[p] ?? 0) > first) score[p] = (score[p] ?? 0) + (score[i] ?? 0);
  }
  return score;
}

function bestChild(blocks: BlockTree, score: Float64Array, node: number): number {
  let best = -1;
  const end = blocks.end[node] ?? blocks.count;
  for (let i = node + 1; i < end; i = blocks.end[i] ?? end) {
    if ((score[i] ?? 0) > 0 && (best < 0 || (score[i] ?? 0) > (score[best] ?? 0))) best = i;
  }
  return best;
}

// A box without blocks inside is a paragraph, not a container.
function hasBlocks(blocks: BlockTree, node: number): boolean {
  const end = blocks.end[node] ?? node;
  for (let i = node + 1; i < end; i += 1) if (PARTS.has(blocks.name(i))) return true;
  return false;
}

const PARTS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'br',
  'section',
  'li',
  'pre',
  'table',
  'h2',
  'h3',
  'td',
  'blockquote',
  'dd',
]);
