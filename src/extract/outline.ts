import { markCards } from './thread/cards.ts';
import type { BlockTree, Leaf, Page } from '../core/page.ts';
import { tagOf } from '../html/tags.ts';
import { buttonsOf, countControls, isDialog } from './controls.ts';
import { isLegalLine } from './lines.ts';
import { chromeKind, hasName, hasWord, isBand, type Names } from './names.ts';

/** What the extractor knows of each element, as arrays beside the tree. */
export interface Outline {
  readonly leaves: readonly Leaf[];
  readonly names: Names;
  /** `<title>` of the page. */
  readonly title: string;
  readonly isThread: boolean;
  /** Bodies of posts by name that do not overlap; empty unless the page is a thread. */
  readonly namedPosts: readonly number[];
  /** The same; empty unless they hold most of a thread. */
  readonly posts: readonly number[];
  /** Characters outside links and chrome under each element of a thread. */
  readonly written: Float64Array;
  /** 1 in subtrees that are navigation, comments, sharing and the like. */
  readonly chrome: Uint8Array;
  /** Those of them that repeat side by side and are about other texts, told by their build. */
  readonly cards: ReadonlySet<number>;
  /** 1 in controls and names of users, which may stand inside of a line, and where the text does not count. */
  readonly buttons: Uint8Array;
  /** 1 where the name says that it holds the text. */
  readonly named: Uint8Array;
  /** Prose points of the leaves whose block each element is. */
  readonly own: Float64Array;
  /** Sum of prose points of the leaves under each element. */
  readonly score: Float64Array;
  /** The most prose points of one element under each, or of itself, whose name says that it holds the text. */
  readonly namedScore: Float64Array;
  /** Characters outside links under each element. */
  readonly plain: Float64Array;
  /** Characters inside links under each element. */
  readonly linked: Float64Array;
}

/** What an element's tag says of it: the page itself, a part of its template, or a band of it outright. */
const OTHER = 0;
const PAGE = 1;
const CHROME = 2;
const BAND = 3;
const TAG_KINDS = new Uint8Array(65_536);
for (const name of ['html', 'body', 'head']) TAG_KINDS[tagOf(name)] = PAGE;
for (const name of ['aside', 'button', 'menu', 'select', 'label']) TAG_KINDS[tagOf(name)] = CHROME;
for (const name of ['footer', 'nav']) TAG_KINDS[tagOf(name)] = BAND;
const PUNCTUATION = /[，。！？；、：,.!?;]/u;

/**
 * Measures every element once, in a few passes over typed arrays.
 * @param outside 1 for elements whose text does not count
 */
export function outlineOf(
  { blocks, title }: Page,
  names: Names,
  isThread: boolean,
  outside?: Uint8Array,
): Outline {
  const { count, parent } = blocks;
  const leaves = blocks.leaves(outside);
  const plain = new Float64Array(count);
  const linked = new Float64Array(count);
  for (const leaf of leaves) {
    plain[leaf.node] = (plain[leaf.node] ?? 0) + leaf.text.length - leaf.linkLength;
    linked[leaf.node] = (linked[leaf.node] ?? 0) + leaf.linkLength;
  }
  sumUp(plain, parent);
  sumUp(linked, parent);
  const named = new Uint8Array(count);
  const holds = isThread ? holdersOfPosts(blocks, names) : new Uint8Array(count);
  const sentences = isThread ? sentenceUnits(blocks, leaves) : plain;
  const chrome = markChrome({ blocks, plain, written: sentences, named, names, isThread, holds });
  const own = new Float64Array(count);
  for (const leaf of leaves)
    if (chrome[leaf.node] === 0) own[leaf.node] = (own[leaf.node] ?? 0) + prosePoints(leaf, blocks);
  const cards = new Set(isThread ? [] : markCards(blocks, leaves, chrome, own));
  for (let i = 1; i < count; i += 1) if (chrome[i] === 1) own[i] = 0;
  const score = own.slice();
  sumUp(score, parent);
  const namedScore = bestNamed(score, named, parent);
  const written = isThread ? writtenUnits(blocks, leaves, chrome) : score;
  const namedPosts = isThread ? outermostPosts(blocks, names, chrome, plain) : [];
  const posts = believedPosts(namedPosts, written);
  return {
    title,
    leaves,
    names,
    isThread,
    namedPosts,
    posts,
    written,
    chrome,
    cards,
    buttons: buttonsOf(blocks, outside, isThread ? chrome : undefined),
    named,
    own,
    score,
    namedScore,
    plain,
    linked,
  };
}

/** Posts known by name hold at least this share of what is written on the page, or the names are others'. */
const POSTS_SHARE_MIN = 0.6;

function believedPosts(posts: readonly number[], written: Float64Array): readonly number[] {
  const held = posts.reduce((sum, post) => sum + (written[post] ?? 0), 0);
  return held >= (written[0] ?? 0) * POSTS_SHARE_MIN ? posts : [];
}

/** Characters outside links and chrome under each element. */
function writtenUnits(blocks: BlockTree, leaves: readonly Leaf[], chrome: Uint8Array): Float64Array {
  const units = new Float64Array(blocks.count);
  for (const { node, text, linkLength } of leaves)
    if (chrome[node] === 0) units[node] = (units[node] ?? 0) + text.length - linkLength;
  sumUp(units, blocks.parent);
  return units;
}

function bestNamed(score: Float64Array, named: Uint8Array, parent: Int32Array): Float64Array {
  const best = new Float64Array(score.length);
  for (let i = score.length - 1; i > 0; i -= 1) {
    if (named[i] === 1) best[i] = score[i] ?? 0;
    const p = parent[i] ?? 0;
    best[p] = Math.max(best[p] ?? 0, best[i] ?? 0);
  }
  return best;
}

/** 1 for bodies of posts and everything around them. */
function holdersOfPosts(blocks: BlockTree, names: Names): Uint8Array {
  const holds = new Uint8Array(blocks.count);
  for (let i = blocks.count - 1; i > 0; i -= 1) {
    if (holds[i] === 0 && hasName(names, i, 'post')) holds[i] = 1;
    if (holds[i] === 1) holds[blocks.parent[i] ?? 0] = 1;
  }
  return holds;
}

function outermostPosts(
  blocks: BlockTree,
  names: Names,
  chrome: Uint8Array,
  plain: Float64Array,
): readonly number[] {
  const posts: number[] = [];
  for (let i = 1; i < blocks.count; i += 1) {
    if (chrome[i] === 1 || (plain[i] ?? 0) < 1 || !hasName(names, i, 'post')) continue;
    posts.push(bodyOfPost(blocks, names, chrome, plain, i));
    i = (blocks.end[i] ?? i + 1) - 1;
  }
  return posts;
}

/** A box inside with this share of a post's text and a name for it is its body, without head and foot. */
const BODY_SHARE_MIN = 0.7;

function bodyOfPost(
  blocks: BlockTree,
  names: Names,
  chrome: Uint8Array,
  plain: Float64Array,
  post: number,
): number {
  let body = post;
  const end = blocks.end[post] ?? post;
  for (let i = post + 1; i < end; i += 1)
    if (
      chrome[i] === 0 &&
      hasName(names, i, 'post') &&
      (plain[i] ?? 0) >= (plain[body] ?? 0) * BODY_SHARE_MIN
    )
      body = i;
  return body;
}

function sumUp(values: Float64Array, parent: Int32Array): void {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const p = parent[i] ?? 0;
    values[p] = (values[p] ?? 0) + (values[i] ?? 0);
  }
}

/** A name that says navigation is not believed when most of the page's plain text stands under it. */
const CHROME_SHARE_MAX = 0.45;
/** `<footer>` and `<nav>` say it outright; on a page with a line of text the footer is most of it. */
const BAND_SHARE_MAX = 0.95;

interface Marking {
  readonly blocks: BlockTree;
  readonly plain: Float64Array;
  /** Characters of sentences outside links under each element of a thread. */
  readonly written: Float64Array;
  readonly named: Uint8Array;
  readonly names: Names;
  readonly isThread: boolean;
  readonly holds: Uint8Array;
}

function markChrome(marking: Marking): Uint8Array {
  const { blocks, plain, written, named, names, isThread } = marking;
  const chrome = new Uint8Array(blocks.count);
  const whole = plain[0] ?? 0;
  const controls = countControls(blocks, isThread);
  const together = isThread ? unitsByName(written, names) : undefined;
  for (let i = 1; i < blocks.count; i += 1) {
    if (chrome[blocks.parent[i] ?? 0] === 1) {
      chrome[i] = 1;
      continue;
    }
    const tag = TAG_KINDS[blocks.tag[i] ?? 0] ?? OTHER;
    if (tag === PAGE) continue;
    if (hasWord(names, i, 'content')) named[i] = 1;
    const most = whole * (tag === BAND && isBand(blocks, i) ? BAND_SHARE_MAX : CHROME_SHARE_MAX);
    if ((plain[i] ?? 0) >= most && (plain[i] ?? 0) > 0) continue;
    if (
      tag >= CHROME ||
      isBand(blocks, i) ||
      isDialog(controls[i] ?? 0, plain[i] ?? 0) ||
      (isNamedChrome(marking, i) && (together?.get(names.of(i)) ?? 0) < (written[0] ?? 0) * CHROME_SHARE_MAX)
    )
      chrome[i] = 1;
  }
  return chrome;
}

/** Characters of leaves with a sentence, outside links, under each element. */
function sentenceUnits(blocks: BlockTree, leaves: readonly Leaf[]): Float64Array {
  const units = new Float64Array(blocks.count);
  for (const { node, text, linkLength } of leaves)
    if (PUNCTUATION.test(text)) units[node] = (units[node] ?? 0) + text.length - linkLength;
  sumUp(units, blocks.parent);
  return units;
}

/** Those characters under all elements of one name: what holds most of a thread is its posts. */
function unitsByName(plain: Float64Array, names: Names): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (let i = 1; i < plain.length; i += 1) {
    const name = names.of(i);
    if (name !== '') units.set(name, (units.get(name) ?? 0) + (plain[i] ?? 0));
  }
  return units;
}

function isNamedChrome({ names, isThread, holds }: Marking, i: number): boolean {
  const kind = chromeKind(names, i, isThread);
  return kind === 'always' || (kind === 'unless-post' && holds[i] === 0);
}

/**
 * How much a block reads like prose: its characters outside links, whole when it has punctuation, a
 * quarter when it has none. Blocks that are mostly links earn nothing.
 */
function prosePoints(leaf: Leaf, blocks: BlockTree): number {
  const { length } = leaf.text;
  const outside = length - leaf.linkLength;
  if (leaf.linkLength > length * 0.5 || isLegalLine(leaf.text)) return 0;
  if (isCode(leaf.node, blocks)) return outside * 0.8;
  if (!PUNCTUATION.test(leaf.text)) return length < 10 ? 0 : outside * 0.25;
  return outside;
}

export function isCode(node: number, blocks: BlockTree): boolean {
  for (let i = node, up = 0; i > 0 && up < 6; i = blocks.parent[i] ?? 0, up += 1)
    if (blocks.name(i) === 'pre') return true;
  return false;
}

/** Leaves under each of some elements that do not overlap, chrome left out, in one pass over the leaves. */
export function leavesUnder(
  blocks: BlockTree,
  outline: Outline,
  containers: readonly number[],
): readonly (readonly Leaf[])[] {
  const owner = new Int32Array(blocks.count).fill(-1);
  containers.forEach((container, at) => owner.fill(at, container, blocks.end[container] ?? container + 1));
  const under: Leaf[][] = containers.map(() => []);
  for (const leaf of blocks.leaves(outline.buttons)) {
    const at = owner[leaf.node] ?? -1;
    if (at >= 0 && !isOutside(leaf, outline, containers[at] ?? 0)) under[at]?.push(leaf);
  }
  return under;
}

// Posts may stand in a part called comments: they are the text there.
function isOutside(leaf: Leaf, outline: Outline, container: number): boolean {
  return outline.chrome[leaf.node] === 1 && outline.chrome[container] === 0;
}
