import type { MarkdownOptions } from '../../core/markdown.ts';
import type { BlockTree, Leaf, Piece } from '../../core/page.ts';
import { isVertical } from '../compose.ts';

/** Signs around the text of an inline element. */
const SIGNS = new Map([
  ['strong', '**'],
  ['b', '**'],
  ['em', '*'],
  ['i', '*'],
  ['del', '~~'],
  ['s', '~~'],
  ['strike', '~~'],
  ['code', '`'],
  ['tt', '`'],
  ['kbd', '`'],
  ['samp', '`'],
]);

interface Style {
  /** `**`, `*`, `~~` or '`'; '' for none. */
  readonly signs: string;
  /** Address of the link around, or ''. */
  readonly href: string;
}

interface Run extends Style {
  text: string;
}

/** Lines of this length are paragraphs that a page sets apart by line breaks, in UTF-16 units. */
const BREAK_LINE_UNITS_MIN = 20;

/** The text of a leaf with emphasis, code, links and formulas; several lines when the page breaks them. */
export function inlineOf(blocks: BlockTree, leaf: Leaf, options: MarkdownOptions): string {
  const lines = linesOf(blocks, leaf, options).map((runs) => runs.map(written).join('').trim());
  const kept = lines.filter((line) => line !== '');
  if (isVertical(kept)) return kept.join('');
  const isProse = kept.length > 1 && kept.every((line) => line.length >= BREAK_LINE_UNITS_MIN);
  // Two spaces and a line end are a line break; long lines are paragraphs of their own.
  return kept.join(isProse ? '\n\n' : '  \n');
}

function linesOf(blocks: BlockTree, leaf: Leaf, options: MarkdownOptions): readonly Run[][] {
  const lines: Run[][] = [[]];
  for (const piece of blocks.pieces(leaf)) {
    if (piece.afterBreak) lines.push([]);
    const line = lines.at(-1) as Run[];
    const style = piece.kind === 'text' ? styleOf(blocks, piece, leaf.node, options) : NONE;
    const text = textOf(piece, style);
    const last = line.at(-1);
    if (last !== undefined && last.signs === style.signs && last.href === style.href) last.text += text;
    else if (text !== '') line.push({ ...style, text });
  }
  return lines;
}

const NONE: Style = { signs: '', href: '' };

function textOf({ text, kind }: Piece, { signs }: Style): string {
  if (kind === 'display-formula') return `$$${text}$$`;
  if (kind === 'inline-formula') return `$${text}$`;
  return signs === '`' ? text : escape(text);
}

/** Nearest emphasis and link between a piece and its block; nested emphasis of the same kind counts once. */
function styleOf(blocks: BlockTree, piece: Piece, block: number, options: MarkdownOptions): Style {
  const signs: string[] = [];
  let href = '';
  for (let i = piece.node; i > block; i = blocks.parent[i] ?? 0) {
    const name = blocks.name(i);
    const sign = SIGNS.get(name);
    if (sign === '`') return { signs: '`', href };
    if (sign !== undefined && !signs.includes(sign)) signs.push(sign);
    if (options.links && name === 'a' && href === '') href = addressOf(blocks.attr(i, 'href') ?? '');
  }
  return { signs: signs.sort().reverse().join(''), href };
}

/** Addresses that lead nowhere, or into a script, are not written. */
function addressOf(href: string): string {
  const address = href.trim();
  if (address === '' || /^(?:javascript|data|vbscript):|^#/iu.test(address)) return '';
  return address.replace(/[\s()<>]/gu, (char) =>
    encodeURIComponent(char).replace('(', '%28').replace(')', '%29'),
  );
}

function written({ text, signs, href }: Run): string {
  const inner = text.trim();
  if (inner === '') return text === '' ? '' : ' ';
  const before = text.startsWith(inner) ? '' : ' ';
  const behind = text.endsWith(inner) ? '' : ' ';
  const marked = signs === '`' ? coded(inner) : `${signs}${inner}${[...signs].reverse().join('')}`;
  return before + (href === '' ? marked : `[${marked}](${href})`) + behind;
}

/** Code with back-ticks inside needs a longer fence. */
function coded(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? fence + text + fence : `${fence} ${text} ${fence}`;
}

/** Signs that Markdown would read as markup. An underscore between letters is none. */
function escape(text: string): string {
  return text.replace(/[\\`*[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])/giu, '\\$&');
}

/** Lines that begin like a heading, a list, a quotation or a rule are text. */
export function escapeLineStart(text: string): string {
  return text.replace(
    /^(\s*)(?:(#{1,6}\s|>|[-+]\s|(?:-{3,}|={3,})\s*$)|(\d{1,9})([.)]\s))/gmu,
    (_, space: string, sign: string | undefined, digits: string, dot: string) =>
      sign === undefined ? `${space}${digits}\\${dot}` : `${space}\\${sign}`,
  );
}
