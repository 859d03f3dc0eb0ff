import type { BlockTree, Leaf, Piece } from '../../core/page.ts';

/** Lines of a leaf that stay, as leaves of their own: one for each run of lines that follow each other. */
export function keepLines(blocks: BlockTree, leaf: Leaf, isKept: readonly boolean[]): readonly Leaf[] {
  const lines = leaf.text.split('\n');
  const pieces = blocks.pieces(leaf);
  const starts = lineStarts(pieces);
  // Lines inside of one run (code) and runs that are left out or joined have no numbers of their own.
  const isNumbered = starts.length === lines.length && pieces.length === leaf.endPiece - leaf.firstPiece;
  if (!isNumbered) {
    const text = lines
      .filter((_, i) => isKept[i] === true)
      .join('\n')
      .trim();
    return text === '' ? [] : [{ ...leaf, text }];
  }
  const kept: Leaf[] = [];
  for (let from = 0; from < lines.length;) {
    let to = from;
    while (to < lines.length && isKept[to] === isKept[from]) to += 1;
    const own = pieces.slice(starts[from], starts[to] ?? pieces.length);
    const [first] = own;
    const last = own.at(-1);
    if (isKept[from] === true && first !== undefined && last !== undefined)
      kept.push({
        ...leaf,
        text: lines.slice(from, to).join('\n'),
        linkLength: linkUnits(blocks, own, leaf.node),
        start: first.start,
        end: last.end,
        firstPiece: leaf.firstPiece + (starts[from] ?? 0),
        endPiece: leaf.firstPiece + (starts[to] ?? pieces.length),
      });
    from = to;
  }
  return kept;
}

/** Which pieces begin a line that has text. */
function lineStarts(pieces: readonly Piece[]): readonly number[] {
  const starts: number[] = [];
  let isOpen = false;
  pieces.forEach(({ text, afterBreak }, i) => {
    if (afterBreak) isOpen = false;
    if (isOpen || text.trim() === '') return;
    isOpen = true;
    starts.push(i);
  });
  return starts;
}

function linkUnits(blocks: BlockTree, pieces: readonly Piece[], block: number): number {
  let units = 0;
  for (const { node, text } of pieces)
    for (let i = node; i > block; i = blocks.parent[i] ?? 0)
      if (blocks.name(i) === 'a') {
        units += text.trim().length;
        break;
      }
  return units;
}
