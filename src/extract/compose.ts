import type { BlockTree, Leaf } from '../core/page.ts';

/** Cells longer than this are layout, not a table. */
const CELL_UNITS_MAX = 160;

/** Joins leaves to a text: one line a block, cells of a table row side by side. */
export function composeText(leaves: readonly Leaf[], blocks: BlockTree): string {
  const lines: string[] = [];
  let row = -1;
  for (const leaf of leaves) {
    const own =
      leaf.text.length <= CELL_UNITS_MAX && !leaf.text.includes('\n') ? rowOf(leaf.node, blocks) : -1;
    if (own >= 0 && own === row) lines[lines.length - 1] += ` | ${leaf.text}`;
    else lines.push(lineOf(leaf, blocks));
    row = own;
  }
  return lines.join('\n');
}

/** What systems print behind a heading: the sign of a link to itself, or a link to change it. */
export const HEADING_LINK: RegExp = /\s*[¶§]$|\s#$|\s*\[\s*(?:编辑|編輯|edit)[^\]]{0,20}\]$/iu;

const HEADING = /^h[1-6]$/u;

function lineOf(leaf: Leaf, blocks: BlockTree): string {
  return HEADING.test(blocks.name(leaf.node)) ? leaf.text.replace(HEADING_LINK, '') : joinVertical(leaf.text);
}

/** A heading in a row is none of its cells: the table lays out a page. */
function rowOf(node: number, blocks: BlockTree): number {
  if (HEADING.test(blocks.name(node))) return -1;
  for (let i = node, up = 0; i > 0 && up < 5; i = blocks.parent[i] ?? 0, up += 1)
    if (blocks.name(i) === 'tr') return i;
  return -1;
}

/** Ranges of the source that were taken, merged where nothing visible was left out between them. */
export function sourceRanges(leaves: readonly Leaf[]): (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  let endPiece = -1;
  for (const leaf of leaves) {
    const last = ranges.at(-1);
    if (last !== undefined && leaf.firstPiece === endPiece) last[1] = leaf.end;
    else ranges.push([leaf.start, leaf.end]);
    endPiece = leaf.endPiece;
  }
  return ranges;
}

/** A column of this many single signs is a line that is set vertically. */
const VERTICAL_LINES_MIN = 4;

/** Text set vertically, with a line break after each sign, reads as one line. */
export function isVertical(lines: readonly string[]): boolean {
  return (
    lines.length >= VERTICAL_LINES_MIN && lines.every((line) => /^\s*[\p{Script=Han}\p{P}\d]\s*$/u.test(line))
  );
}

function joinVertical(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  return isVertical(lines) ? lines.map((line) => line.trim()).join('') : text;
}
