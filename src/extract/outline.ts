import type { BlockTree, Leaf } from '../core/page.ts';
import { isChromeName, isContentName } from './chrome.ts';

/** What the extractor knows of each element, as arrays beside the tree. */
export interface Outline {
  readonly leaves: readonly Leaf[];
  /** 1 in subtrees that are navigation, comments, sharing and the like. */
  readonly chrome: Uint8Array;
  /** 1 where the name says that it holds the text. */
  readonly named: Uint8Array;
  /** Sum of prose points of the leaves under each element. */
  readonly score: Float64Array;
  /** Characters outside links under each element. */
  readonly plain: Float64Array;
  /** Characters inside links under each element. */
  readonly linked: Float64Array;
}

const CHROME_TAGS: ReadonlySet<string> = new Set([
  'nav',
  'footer',
  'aside',
  'button',
  'menu',
  'select',
  'label',
]);
const NAMED_TAGS: ReadonlySet<string> = new Set([
  'div',
  'section',
  'ul',
  'ol',
  'dl',
  'table',
  'td',
  'tr',
  'p',
  'span',
  'form',
  'header',
  'a',
  'article',
  'main',
  'i',
  'em',
  'small',
  'strong',
  'blockquote',
  'h2',
  'h3',
  'h4',
  'li',
  'dd',
  'figure',
  'center',
  'details',
]);
const PUNCTUATION = /[，。！？；、：,.!?;]/gu;

/** Measures every element once, in two passes over typed arrays. */
export function outlineOf(blocks: BlockTree): Outline {
  const { count, parent } = blocks;
  const leaves = blocks.leaves();
  const plain = new Float64Array(count);
  const linked = new Float64Array(count);
  for (const leaf of leaves) {
    plain[leaf.node] = (plain[leaf.node] ?? 0) + leaf.text.length - leaf.linkLength;
    linked[leaf.node] = (linked[leaf.node] ?? 0) + leaf.linkLength;
  }
  sumUp(plain, parent);
  sumUp(linked, parent);
  const named = new Uint8Array(count);
  const chrome = markChrome(blocks, plain, named);
  const score = new Float64Array(count);
  for (const leaf of leaves)
    if (chrome[leaf.node] === 0) score[leaf.node] = (score[leaf.node] ?? 0) + prosePoints(leaf, blocks);
  sumUp(score, parent);
  return { leaves, chrome, named, score, plain, linked };
}

function sumUp(values: Float64Array, parent: Int32Array): void {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const p = parent[i] ?? 0;
    values[p] = (values[p] ?? 0) + (values[i] ?? 0);
  }
}

/** A name that says navigation is not believed when most of the page's plain text stands under it. */
const CHROME_SHARE_MAX = 0.45;

function markChrome(blocks: BlockTree, plain: Float64Array, named: Uint8Array): Uint8Array {
  const { count, parent } = blocks;
  const chrome = new Uint8Array(count);
  const most = (plain[0] ?? 0) * CHROME_SHARE_MAX;
  for (let i = 1; i < count; i += 1) {
    if (chrome[parent[i] ?? 0] === 1) {
      chrome[i] = 1;
      continue;
    }
    const tag = blocks.name(i);
    if (tag === 'html' || tag === 'body' || tag === 'head') continue;
    if ((plain[i] ?? 0) >= most && (plain[i] ?? 0) > 0) {
      if (NAMED_TAGS.has(tag)) named[i] = isContentName(namesOf(blocks, i)) ? 1 : 0;
      continue;
    }
    const zone = blocks.zone(i);
    const names = NAMED_TAGS.has(tag) ? namesOf(blocks, i) : '';
    if (isContentName(names)) named[i] = 1;
    if (
      CHROME_TAGS.has(tag) ||
      zone === 'footer' ||
      zone === 'nav' ||
      zone === 'aside' ||
      (names !== '' && named[i] === 0 && isChromeName(names))
    )
      chrome[i] = 1;
  }
  return chrome;
}

export function namesOf(blocks: BlockTree, i: number): string {
  const id = blocks.attr(i, 'id') ?? '';
  const classes = blocks.attr(i, 'class') ?? '';
  return id === '' ? classes : `${classes} ${id}`;
}

/**
 * How much a block reads like prose: its characters outside links, whole when it has punctuation, a
 * quarter when it has none. Blocks that are mostly links earn nothing.
 */
function prosePoints(leaf: Leaf, blocks: BlockTree): number {
  const { length } = leaf.text;
  const outside = length - leaf.linkLength;
  if (leaf.linkLength > length * 0.5) return 0;
  if (isCode(leaf.node, blocks)) return outside * 0.8;
  const marks = leaf.text.match(PUNCTUATION)?.length ?? 0;
  if (marks === 0) return length < 10 ? 0 : outside * 0.25;
  return outside;
}

export function isCode(node: number, blocks: BlockTree): boolean {
  for (let i = node, up = 0; i > 0 && up < 6; i = blocks.parent[i] ?? 0, up += 1)
    if (blocks.name(i) === 'pre') return true;
  return false;
}
