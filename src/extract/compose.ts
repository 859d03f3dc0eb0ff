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
    else lines.push(leaf.text);
    row = own;
  }
  return lines.join('\n');
}

function rowOf(node: number, blocks: BlockTree): number {
  for (let i = node, up = 0; i > 0 && up < 5; i = blocks.parent[i] ?? 0, up += 1)
    if (blocks.name(i) === 'tr') return i;
  return -1;
}

/** Ranges of the source that were taken, merged where they touch. */
export function sourceRanges(leaves: readonly Leaf[], blocks: BlockTree): (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const { node } of leaves) {
    const start = blocks.sourceStart(node);
    const end = blocks.sourceEnd(node);
    const last = ranges.at(-1);
    if (last !== undefined && start <= last[1] + 2) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}
