import type { BlockTree, Leaf } from '../core/page.ts';
import { isAboutLine, isRelatedHeading } from './chrome.ts';
import { isCode, type Outline } from './outline.ts';

/** Leaves of the main text in document order. */
export function selectLeaves(
  blocks: BlockTree,
  outline: Outline,
  containers: readonly number[],
): readonly Leaf[] {
  const inside = containers.flatMap((container) => {
    const end = blocks.end[container] ?? container + 1;
    return outline.leaves.filter(
      (leaf) => leaf.node >= container && leaf.node < end && !isOutside(leaf, outline, container),
    );
  });
  return trimEnds(dropRelated(dropLinkLists(inside, blocks)), blocks);
}

// Posts may stand in a part called comments: they are the text there.
function isOutside(leaf: Leaf, outline: Outline, container: number): boolean {
  return outline.chrome[leaf.node] === 1 && outline.chrome[container] === 0;
}

const isLinky = (leaf: Leaf): boolean => leaf.linkLength > leaf.text.length * 0.7;

/** Runs of blocks that are links and little else are menus, unless they stand alone between prose. */
function dropLinkLists(leaves: readonly Leaf[], blocks: BlockTree): readonly Leaf[] {
  return leaves.filter((leaf, i) => {
    if (!isLinky(leaf) || isHeading(leaf, blocks)) return true;
    const before = leaves[i - 1];
    const after = leaves[i + 1];
    const neighbours = [before, after].filter((other) => other !== undefined && isLinky(other)).length;
    return neighbours === 0 && leaf.text.length >= 4 && before !== undefined && after !== undefined;
  });
}

/** Behind a heading such as 相关阅读, short blocks and links go until prose begins again. */
function dropRelated(leaves: readonly Leaf[]): readonly Leaf[] {
  const kept: Leaf[] = [];
  let dropping = false;
  for (const leaf of leaves) {
    if (isRelatedHeading(leaf.text)) {
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
  /(?:(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|来源\s*[:：]|來源\s*[:：]|作者\s*[:：]|浏览(?:次数|量)?|阅读(?:数|量|次数)?|点击(?:数|量|次数)?|字体|字号|分类\s*[:：]|发布(?:时间|日期|者)|发表于|更新于|责任编辑|浏览：)/u;

function trimEnds(leaves: readonly Leaf[], blocks: BlockTree): readonly Leaf[] {
  return leaves.filter((leaf, i) => {
    if (isCode(leaf.node, blocks)) return true;
    if (i < HEAD_LEAVES && leaf.text.length <= 120 && BYLINE.test(leaf.text) && !/[。！？]$/u.test(leaf.text))
      return false;
    const nearEnd = i >= leaves.length - TAIL_LEAVES || i < HEAD_LEAVES;
    return !(nearEnd && isAboutLine(leaf.text));
  });
}

export function isHeading(leaf: Leaf, blocks: BlockTree): boolean {
  return /^h[1-6]$/u.test(blocks.name(leaf.node));
}
