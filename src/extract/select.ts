import type { BlockTree, Leaf } from '../core/page.ts';
import { dropContents, isHeading } from './headings.ts';
import { isAboutLine, isAddress, isLegalLine, isRelatedHeading, isRelatedInThread } from './lines.ts';
import { isCode, leavesUnder, type Outline } from './outline.ts';
import { isAboutPost } from './thread/about-post.ts';
import { postsByShape, withHeading, withOpening } from './thread/thread-text.ts';

/** Leaves of the main text in document order. */
export function selectLeaves(
  blocks: BlockTree,
  outline: Outline,
  containers: readonly number[],
): readonly Leaf[] {
  if (outline.isThread && outline.posts.length === 0) {
    const said = postsByShape(blocks, outline, (leaves) => dropRelated(leaves, isRelatedInThread));
    return withHeading(blocks, outline, trimEnds(said, blocks, isByline));
  }
  const isThread = outline.posts.length > 0;
  const posts = new Set(outline.posts);
  const inside = leavesUnder(blocks, outline, containers).flatMap((own, at) => {
    const container = containers[at] ?? 0;
    if (isThread && !posts.has(container)) return own.filter((leaf) => !isAboutPost(leaf.text));
    const isNamed = outline.named[container] === 1;
    const isPost = isThread && own.filter(isLinky).length < LINKY_IN_POST;
    const isOwn = isPost || (isNamed && holdsOwnLinks(own));
    return dropRelated(isOwn ? own : dropLinkLists(own, blocks), isRelatedHeading);
  });
  // The bodies of posts have no byline, though quotations in them begin like one.
  if (isThread)
    return withOpening(
      blocks,
      outline,
      trimEnds(inside, blocks, () => false),
    );
  return trimEnds(dropContents(inside, blocks), blocks, isByline);
}

/** A post may be a link and a word; more links than that are a list. */
const LINKY_IN_POST = 3;
/** A text in which links hold less than this share of the characters made its own lists of links. */
const LINK_SHARE_MAX = 0.4;

function holdsOwnLinks(leaves: readonly Leaf[]): boolean {
  const all = leaves.reduce((sum, leaf) => sum + leaf.text.length, 0);
  return leaves.reduce((sum, leaf) => sum + leaf.linkLength, 0) < all * LINK_SHARE_MAX;
}

const isLinky = ({ text, linkLength }: Leaf): boolean => linkLength > text.length * 0.7 && !isAddress(text);

/**
 * Runs of blocks that are links and little else are menus, unless they stand alone between prose, or as a
 * list between prose of a text that has few links besides.
 */
function dropLinkLists(leaves: readonly Leaf[], blocks: BlockTree): readonly Leaf[] {
  const isOwn = holdsOwnLinks(leaves);
  const first = leaves.findIndex(isProseLeaf);
  const last = leaves.findLastIndex(isProseLeaf);
  return leaves.filter((leaf, i) => {
    if (!isLinky(leaf) || isHeading(leaf, blocks)) return true;
    if (isOwn && i > first && i < last) return true;
    const before = leaves[i - 1];
    const after = leaves[i + 1];
    const neighbours = [before, after].filter((other) => other !== undefined && isLinky(other)).length;
    return neighbours === 0 && leaf.text.length >= 4 && before !== undefined && after !== undefined;
  });
}

const PROSE_UNITS_MIN = 20;

function isProseLeaf(leaf: Leaf): boolean {
  return (
    !isLinky(leaf) &&
    leaf.text.length - leaf.linkLength >= PROSE_UNITS_MIN &&
    /[，。！？；]/u.test(leaf.text) &&
    !isAboutLine(leaf.text) &&
    !isLegalLine(leaf.text)
  );
}

/** Behind a heading such as 相关阅读, short blocks and links go until prose begins again. */
function dropRelated(leaves: readonly Leaf[], opens: (text: string) => boolean): readonly Leaf[] {
  const kept: Leaf[] = [];
  let dropping = false;
  for (const leaf of leaves) {
    if (opens(leaf.text)) {
      dropping = true;
      continue;
    }
    if (
      dropping &&
      leaf.text.length >= 60 &&
      leaf.linkLength < leaf.text.length * 0.3 &&
      /[。！？]/u.test(leaf.text)
    )
      dropping = false;
    if (!dropping) kept.push(leaf);
  }
  return kept;
}

const HEAD_LEAVES = 6;
const TAIL_LEAVES = 10;
/** A line under the title with date, source, reads: about the text. */
const BYLINE =
  /(?:(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|来源\s*[:：]|來源\s*[:：]|作者\s*[:：]|浏览(?!器)(?:次数|量)?|阅读(?:数|量|次数)?|点击(?:数|量|次数)?|字体|字号|分类\s*[:：]|发布(?:时间|日期|者)|发表于|更新于|责任编辑|浏览：)/u;

function trimEnds(
  leaves: readonly Leaf[],
  blocks: BlockTree,
  isHead: (leaf: Leaf) => boolean,
): readonly Leaf[] {
  return leaves.filter((leaf, i) => {
    if (isCode(leaf.node, blocks)) return true;
    if (i < HEAD_LEAVES && isHead(leaf)) return false;
    const nearEnd = i >= leaves.length - TAIL_LEAVES || i < HEAD_LEAVES;
    return !(nearEnd && isAboutLine(leaf.text));
  });
}

const BYLINE_UNITS_MAX = 120;
/** A longer line with the end of a sentence tells something and has a day beside it. */
const TOLD_UNITS_MIN = 30;

const isTold = (text: string): boolean => text.length >= TOLD_UNITS_MIN && /。/u.test(text);

export function isByline({ text }: Leaf): boolean {
  return text.length <= BYLINE_UNITS_MAX && BYLINE.test(text) && !/[。！？]$/u.test(text) && !isTold(text);
}
