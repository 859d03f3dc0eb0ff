import type { MarkdownOptions } from '../../core/markdown.ts';
import type { BlockTree, Leaf } from '../../core/page.ts';
import { inlineOf } from './inline.ts';

/** Cells longer than this are layout, not data, in UTF-16 units. */
const CELL_UNITS_MAX = 400;
const COLUMNS_MAX = 40;

interface Grid {
  readonly rows: string[][];
  readonly hasHead: boolean;
}

/** A data table as Markdown; undefined for a table that only lays out the page. */
export function tableOf(
  blocks: BlockTree,
  leaves: readonly Leaf[],
  table: number,
  options: MarkdownOptions,
): string | undefined {
  const grid = gridOf(blocks, leaves, table, options);
  if (grid === undefined) return undefined;
  const width = Math.max(...grid.rows.map((row) => row.length));
  if (grid.rows.length < 2 || width < 2 || width > COLUMNS_MAX) return undefined;
  if (options.tables === 'flat')
    return grid.rows.map((row) => row.filter((cell) => cell !== '').join(' | ')).join('\n');
  const full = grid.rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
  const [head = [], ...body] = grid.hasHead ? full : [Array.from({ length: width }, () => ''), ...full];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** Rows of cells; a cell that spans columns leaves the next ones empty. Undefined when a cell is too long. */
function gridOf(
  blocks: BlockTree,
  leaves: readonly Leaf[],
  table: number,
  options: MarkdownOptions,
): Grid | undefined {
  const cells = new Map<number, string>();
  for (const leaf of leaves) {
    const cell = cellOf(blocks, leaf.node, table);
    if (cell < 0) continue;
    const text = inlineOf(blocks, leaf, options)
      .replace(/\s*\n\s*/gu, ' ')
      .replaceAll('|', '\\|');
    cells.set(cell, cells.has(cell) ? `${cells.get(cell)}<br>${text}` : text);
  }
  if ([...cells.values()].some((text) => text.length > CELL_UNITS_MAX)) return undefined;
  return readRows(blocks, table, cells);
}

function readRows(blocks: BlockTree, table: number, cells: ReadonlyMap<number, string>): Grid {
  const rows: string[][] = [];
  let hasHead = false;
  const end = blocks.end[table] ?? table;
  for (let i = table + 1; i < end; i += 1) {
    if (blocks.name(i) !== 'tr') continue;
    const row: string[] = [];
    const rowEnd = blocks.end[i] ?? i;
    let heads = 0;
    for (let cell = i + 1; cell < rowEnd; cell = blocks.end[cell] ?? rowEnd) {
      const tag = blocks.name(cell);
      if (tag !== 'td' && tag !== 'th') continue;
      if (tag === 'th') heads += 1;
      const span = Number(blocks.attr(cell, 'colspan') ?? '1');
      row.push(cells.get(cell) ?? '');
      for (
        let k = 1;
        k < Math.min(Number.isInteger(span) ? span : 1, COLUMNS_MAX) && row.length < COLUMNS_MAX;
        k += 1
      )
        row.push('');
    }
    if (row.every((cell) => cell === '')) continue;
    if (rows.length === 0) hasHead = heads > 0 || blocks.name(blocks.parent[i] ?? 0) === 'thead';
    rows.push(row);
  }
  return { rows, hasHead };
}

function cellOf(blocks: BlockTree, node: number, table: number): number {
  let cell = -1;
  for (let i = node; i > table; i = blocks.parent[i] ?? 0) {
    const name = blocks.name(i);
    if (name === 'td' || name === 'th') cell = i;
  }
  return cell;
}
