import type { BlockTree } from '../../core/page.ts';

/** Where a block stands in the outline of the text. */
export interface Place {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'code' | 'term';
  /** Of a heading, 1 to 6. */
  readonly level: number;
  /** `- ` or `3. ` for the first block of a list item, '' for others. */
  readonly marker: string;
  /** Columns that lists around it push it to the right. */
  readonly indent: number;
  /** Quotations around it. */
  readonly quotes: number;
  /** The innermost data table around it, or -1. */
  readonly table: number;
}

/** Ancestors looked at; what is nested deeper is written less deep. */
const ANCESTORS_MAX = 40;
const ITEM_INDENT = 2;
const INDENT_MAX = 16;

/** Place of a block by its ancestors. Node 0 is a plain paragraph. */
export function placeOf(blocks: BlockTree, node: number): Place {
  let kind: Place['kind'] = 'paragraph';
  let level = 0;
  let item = -1;
  let items = 0;
  let quotes = 0;
  let table = -1;
  for (let i = node, up = 0; i > 0 && up < ANCESTORS_MAX; i = blocks.parent[i] ?? 0, up += 1) {
    const name = blocks.name(i);
    if (/^h[1-6]$/u.test(name) && level === 0) {
      kind = 'heading';
      level = Number(name[1]);
    } else if (name === 'pre' && kind === 'paragraph') kind = 'code';
    else if (name === 'dt' && kind === 'paragraph') kind = 'term';
    else if (name === 'li') {
      items += 1;
      if (item < 0) item = i;
    } else if (name === 'blockquote') quotes += 1;
    else if (name === 'table' && table < 0) table = i;
  }
  const isFirst = item >= 0 && isFirstBlock(blocks, item, node);
  const marker = isFirst ? markerOf(blocks, item) : '';
  const outer = Math.max(0, items - 1) * ITEM_INDENT;
  return {
    kind: item >= 0 && kind === 'paragraph' ? 'item' : kind,
    level,
    marker: kind === 'heading' || kind === 'code' ? '' : marker,
    indent:
      kind === 'heading' ? 0 : Math.min(INDENT_MAX, items > 0 && marker === '' ? outer + ITEM_INDENT : outer),
    quotes,
    table: kind === 'code' ? -1 : table,
  };
}

/** Whether nothing with text stands in the item before a block. */
function isFirstBlock(blocks: BlockTree, item: number, node: number): boolean {
  return item === node || blocks.firstPiece(item) === blocks.firstPiece(node);
}

function markerOf(blocks: BlockTree, item: number): string {
  const list = blocks.parent[item] ?? 0;
  if (blocks.name(list) !== 'ol') return '- ';
  const start = Number(blocks.attr(list, 'start') ?? '1');
  const own = Number(blocks.attr(item, 'value') ?? Number.NaN);
  let number = Number.isInteger(start) ? start : 1;
  for (let i = list + 1; i < item; i = blocks.end[i] ?? item) if (blocks.name(i) === 'li') number += 1;
  return `${Number.isInteger(own) ? own : number}. `;
}
