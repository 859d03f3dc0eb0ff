import type { Markdown, MarkdownBlock, MarkdownOptions } from '../../core/markdown.ts';
import type { BlockTree, Leaf, Page } from '../../core/page.ts';
import { HEADING_LINK } from '../compose.ts';
import { codeBlock } from './code.ts';
import { imagesIn } from './images.ts';
import { escapeLineStart, inlineOf } from './inline.ts';
import { placeOf, type Place } from './place.ts';
import { tableOf } from './table.ts';

interface Part {
  readonly kind: MarkdownBlock['kind'];
  readonly text: string;
  readonly place: Place;
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

/** CommonMark of the leaves that were taken as main text, with GitHub's tables. '' for none. */
export function renderMarkdown(page: Page, leaves: readonly Leaf[], options: MarkdownOptions): Markdown {
  const parts = partsOf(page, leaves, options);
  let text = '';
  const blocks: MarkdownBlock[] = [];
  parts.forEach((part, i) => {
    const before = parts[i - 1];
    if (before !== undefined) text += isTight(before, part) ? '\n' : '\n\n';
    const start = text.length;
    text += prefixed(part);
    const { kind, sourceStart, sourceEnd } = part;
    blocks.push({ kind, start, end: text.length, sourceStart, sourceEnd });
  });
  return { text, blocks };
}

function partsOf(page: Page, leaves: readonly Leaf[], options: MarkdownOptions): Part[] {
  const { blocks } = page;
  const parts: Part[] = [];
  for (let i = 0; i < leaves.length;) {
    const leaf = leaves[i] as Leaf;
    if (options.images) parts.push(...imageParts(page, leaves[i - 1], leaf));
    const place = placeOf(blocks, leaf.node);
    const rows = place.table < 0 ? 0 : rowsOf(leaves, i, place.table, blocks);
    const table = rows < 2 ? undefined : tableOf(blocks, leaves.slice(i, i + rows), place.table, options);
    const taken = table === undefined ? 1 : rows;
    const kind = table === undefined ? place.kind : 'table';
    const text = table ?? leafText(blocks, leaf, place, options);
    const sourceEnd = leaves[i + taken - 1]?.end ?? leaf.end;
    parts.push({
      kind,
      text,
      place: table === undefined ? place : { ...place, kind: 'paragraph' },
      sourceStart: leaf.start,
      sourceEnd,
    });
    i += taken;
  }
  return parts.filter(({ text }) => text.trim() !== '');
}

/** How many leaves from `from` on stand in the same table. */
function rowsOf(leaves: readonly Leaf[], from: number, table: number, blocks: BlockTree): number {
  const end = blocks.end[table] ?? table;
  let to = from;
  while (to < leaves.length && (leaves[to]?.node ?? end) < end) to += 1;
  return to - from;
}

function imageParts(page: Page, before: Leaf | undefined, leaf: Leaf): Part[] {
  // Pictures beside text that was not taken are not taken either.
  if (before === undefined || before.endPiece !== leaf.firstPiece) return [];
  return imagesIn(page, before.end, leaf.start).map(({ markdown, start, end }) => ({
    kind: 'image' as const,
    text: markdown,
    place: placeOf(page.blocks, 0),
    sourceStart: start,
    sourceEnd: end,
  }));
}

function leafText(blocks: BlockTree, leaf: Leaf, place: Place, options: MarkdownOptions): string {
  if (place.kind === 'code') return codeBlock(blocks, leaf);
  const inline = inlineOf(blocks, leaf, options);
  if (place.kind === 'heading')
    return `${'#'.repeat(place.level)} ${inline.replace(/\s*\n\s*/gu, ' ').replace(HEADING_LINK, '')}`;
  return escapeLineStart(inline);
}

/** Lines of a list stand close; so do blocks of one item. */
function isTight(a: Part, b: Part): boolean {
  return a.place.kind === 'item' && b.place.kind === 'item' && a.place.quotes === b.place.quotes;
}

function prefixed({ text, place }: Part): string {
  const quote = '> '.repeat(place.quotes);
  const marker = place.marker;
  const hang = ' '.repeat(place.indent + marker.length);
  const first = quote + ' '.repeat(place.indent) + marker;
  const rest = quote + hang;
  return text
    .split('\n')
    .map((line, i) => (i === 0 ? first + line : line === '' ? quote.trimEnd() : rest + line))
    .join('\n');
}
