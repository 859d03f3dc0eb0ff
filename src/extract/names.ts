import type { BlockTree } from '../core/page.ts';
import type { NameTable } from '../html/name-words.ts';
import type { NameKind } from './rules.ts';

/** What class and id say of every element of a page. */
export interface Names {
  /** Bits of the kinds that each element's names have. */
  readonly flags: Int32Array;
  readonly table: NameTable<NameKind>;
  /** class and id of an element; '' for none. */
  of(i: number): string;
}

const NAMED_TAGS: ReadonlySet<string> = new Set(
  'body nav div section ul ol dl table td tr p span form header a article main i em small strong blockquote h1 h2 h3 h4 li dd figure center details'.split(
    ' ',
  ),
);
/** Parts of menus: in a band of the page their names tell nothing that the band does not. */
const ITEM_TAGS: ReadonlySet<string> = new Set(['a', 'li', 'span', 'i', 'em', 'small', 'strong']);

export function readNames(blocks: BlockTree, table: NameTable<NameKind>): Names {
  const { count, classOf, idOf } = blocks;
  const flags = new Int32Array(count);
  const known = table.flagsByNumber(blocks.names);
  for (let i = 1; i < count; i += 1) {
    const own = (known[classOf[i] ?? 0] ?? 0) | (known[idOf[i] ?? 0] ?? 0);
    if (own === 0) continue;
    const tag = blocks.name(i);
    if (!NAMED_TAGS.has(tag) || (ITEM_TAGS.has(tag) && isBand(blocks, i))) continue;
    flags[i] = own;
  }
  return { flags, table, of: (i) => joined(blocks.className(i), blocks.idName(i)) };
}

const joined = (classes: string, id: string): string =>
  id === '' ? classes : classes === '' ? id : `${classes} ${id}`;

/** Whether an element stands in a band of the page that is never the text. */
export function isBand(blocks: BlockTree, i: number): boolean {
  const zone = blocks.zone(i);
  return zone === 'footer' || zone === 'nav' || zone === 'aside';
}

/** Whether an element's names have a word of that kind. */
export function hasWord({ flags, table }: Names, i: number, kind: NameKind): boolean {
  return ((flags[i] ?? 0) & table.bit[kind]) !== 0;
}

/** Whether one of an element's names is a word of that kind and nothing besides. */
export function hasName({ flags, table }: Names, i: number, kind: NameKind): boolean {
  return ((flags[i] ?? 0) & table.whole[kind]) !== 0;
}

/** Whether any element has a name that is a word of that kind. */
export function hasAny({ flags, table }: Names, kind: NameKind): boolean {
  const bit = table.whole[kind];
  for (let i = 1; i < flags.length; i += 1) if (((flags[i] ?? 0) & bit) !== 0) return true;
  return false;
}

/** The words of that kind that an element's names have, each once. */
export function wordsOf(names: Names, i: number, kind: NameKind): ReadonlySet<string> {
  return names.table.wordsOf(names.of(i), kind);
}

/** How a box is named: not the text, not the text unless it holds a post, or nothing of the kind. */
export type ChromeKind = 'always' | 'unless-post' | 'no';

export function chromeKind(names: Names, i: number, isThread: boolean): ChromeKind {
  if (names.flags[i] === 0) return 'no';
  // `markdown markdown-toc` is the text with its contents beside it; `content sidebar` is not.
  if (hasWord(names, i, 'chrome') && (hasName(names, i, 'chrome') || !hasName(names, i, 'content')))
    return 'always';
  if (hasWord(names, i, 'postChrome')) return isThread ? 'unless-post' : 'always';
  if (isThread && hasName(names, i, 'signature')) return 'always';
  if (isThread)
    return hasWord(names, i, 'threadChrome') || hasName(names, i, 'threadPart') ? 'unless-post' : 'no';
  return hasWord(names, i, 'comment') ? 'always' : 'no';
}
