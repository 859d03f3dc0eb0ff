import type { BlockTree, Leaf } from '../core/page.ts';

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

export function isHeading(leaf: Leaf, blocks: BlockTree): boolean {
  return HEADINGS.has(blocks.name(leaf.node));
}

const CONTENTS = /^(?:本文|文章|页面|内容)?\s*目\s*[录錄]$/u;
/** 一、 1.2 （三） before a heading, which the list of contents may lack. */
const NUMBERING = /^[\d.．、一二三四五六七八九十（）()\s]+/u;
const CONTENTS_LINES_MIN = 2;

/** Under 目录 the lines that come again as headings are the page's own table of contents. */
export function dropContents(leaves: readonly Leaf[], blocks: BlockTree): readonly Leaf[] {
  const at = leaves.findIndex(({ text }) => CONTENTS.test(text));
  if (at < 0) return leaves;
  const bare = ({ text }: Leaf): string => text.replace(NUMBERING, '');
  const headings = new Set(
    leaves.slice(at + 1).flatMap((leaf) => (isHeading(leaf, blocks) ? [bare(leaf)] : [])),
  );
  let end = at + 1;
  for (let leaf = leaves[end]; leaf !== undefined; leaf = leaves[end]) {
    if (isHeading(leaf, blocks) || !headings.has(bare(leaf))) break;
    end += 1;
  }
  return end - at - 1 < CONTENTS_LINES_MIN ? leaves : [...leaves.slice(0, at), ...leaves.slice(end)];
}
