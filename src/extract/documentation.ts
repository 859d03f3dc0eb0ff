import type { BlockTree, Leaf, Page } from '../core/page.ts';
import { isControlLine } from './lines.ts';
import { hasAny, type Names } from './names.ts';
import type { ExtractRules } from './rules.ts';

type DocumentNames = ExtractRules['documentation'];

/** Links from a chapter to its book, and styles of programs that do not name themselves. */
const CHAPTER_REL = /(?:^|\s)(?:up|contents|chapter|start)(?:\s|$)/u;
const STYLE_HREF = /_static\/(?:pygments|css\/theme|basic)|docsify|mdbook|antora|gitbook|book\.min\./u;
const META_NAME = /^(?:docsearch:|docusaurus_)/u;

/** Whether a page is documentation: a manual, a reference, a book in chapters. */
export function isDocumentation(page: Page, names: Names, generators: RegExp): boolean {
  const generator = page.metas.find(({ name }) => name === 'generator')?.content ?? '';
  return (
    generators.test(generator) ||
    page.metas.some(({ name }) => META_NAME.test(name)) ||
    page.links.some(({ rel, href }) => CHAPTER_REL.test(rel) || STYLE_HREF.test(href)) ||
    hasAny(names, 'documentSystem')
  );
}

const CONTENT_TAGS: ReadonlySet<string> = new Set(['main', 'article']);
/** A candidate with this share of the best one's prose and less around it is the better one. */
const NEARLY_ALL = 0.97;
const HALF = 0.5;

/** A page of documentation: the box that holds it, and what in it the template added. */
export interface DocumentBody {
  readonly node: number;
  /** 1 in subtrees that are controls, ways to other pages, numbers of lines. */
  readonly chrome: Uint8Array;
}

/**
 * The smallest box that templates of documentation use for the page's text and that holds nearly all plain
 * text of the best one; undefined when none holds half of the page's.
 */
export function documentBody(
  blocks: BlockTree,
  leaves: readonly Leaf[],
  names: DocumentNames,
): DocumentBody | undefined {
  const chrome = documentChrome(blocks, names);
  const units = plainUnits(blocks, leaves, chrome);
  const candidates: number[] = [];
  let most = 0;
  for (let i = 1; i < blocks.count; i += 1) {
    if (chrome[i] === 1 || !isBody(blocks, i, names)) continue;
    candidates.push(i);
    most = Math.max(most, units[i] ?? 0);
  }
  if (most < (units[0] ?? 0) * HALF || most === 0) return undefined;
  const good = candidates.filter((i) => (units[i] ?? 0) >= most * NEARLY_ALL);
  const node = good.reduce((a, b) => ((units[b] ?? 0) < (units[a] ?? 0) ? b : a));
  return { node, chrome };
}

/** An element known otherwise as the page's text. */
export function documentWithin(blocks: BlockTree, node: number, names: DocumentNames): DocumentBody {
  return { node, chrome: documentChrome(blocks, names) };
}

/** Characters outside links and chrome under each element. */
function plainUnits(blocks: BlockTree, leaves: readonly Leaf[], chrome: Uint8Array): Float64Array {
  const units = new Float64Array(blocks.count);
  for (const { node, text, linkLength } of leaves)
    if (chrome[node] === 0) units[node] = (units[node] ?? 0) + text.length - linkLength;
  for (let i = blocks.count - 1; i > 0; i -= 1) {
    const p = blocks.parent[i] ?? 0;
    units[p] = (units[p] ?? 0) + (units[i] ?? 0);
  }
  return units;
}

function isBody(blocks: BlockTree, i: number, names: DocumentNames): boolean {
  const tag = blocks.name(i);
  if (CONTENT_TAGS.has(tag)) return true;
  if (blocks.zone(i) === 'main' && blocks.attr(i, 'role') === 'main') return true;
  return (
    (tag === 'div' || tag === 'section' || tag === 'td') &&
    ((flagsOf(names, blocks, blocks.classOf[i]) | flagsOf(names, blocks, blocks.idOf[i])) &
      names.bit.content) !==
      0
  );
}

/** What a class or an id says, by its number. */
function flagsOf(names: DocumentNames, blocks: BlockTree, id = 0): number {
  return names.flagsByNumber(blocks.names)[id] ?? 0;
}

const CHROME_TAGS: ReadonlySet<string> = new Set(['nav', 'button', 'select', 'footer']);

function documentChrome(blocks: BlockTree, names: DocumentNames): Uint8Array {
  const chrome = new Uint8Array(blocks.count);
  for (let i = 1; i < blocks.count; i += 1) {
    if (chrome[blocks.parent[i] ?? 0] === 1) chrome[i] = 1;
    else if (
      CHROME_TAGS.has(blocks.name(i)) ||
      (blocks.zone(i) === 'nav' && blocks.attr(i, 'role') === 'navigation') ||
      isCodeLabel(blocks, i) ||
      isNamedChrome(blocks, i, names)
    )
      chrome[i] = 1;
  }
  return chrome;
}

/** VitePress prints the language of a box of code into its corner. */
function isCodeLabel(blocks: BlockTree, i: number): boolean {
  return (
    blocks.className(i) === 'lang' &&
    blocks.name(i) === 'span' &&
    blocks.className(blocks.parent[i] ?? 0).startsWith('language-')
  );
}

/** Elements that no heading gives its words to as an id. */
const LIST_TAGS: ReadonlySet<string> = new Set(['ol', 'ul', 'aside', 'form']);

// A heading's id is made of its words: `search`, `license`, `related`. Only classes are believed there.
function isNamedChrome(blocks: BlockTree, i: number, names: DocumentNames): boolean {
  const id = LIST_TAGS.has(blocks.name(i)) ? flagsOf(names, blocks, blocks.idOf[i]) : 0;
  const flags = flagsOf(names, blocks, blocks.classOf[i]) | id;
  return (flags & names.bit.chrome) !== 0 && (flags & names.bit.content) === 0 && !isWholeHeading(blocks, i);
}

const HEADING = /^h[1-6]$/u;

/** Manual pages make their headings links to themselves; elsewhere such a link is a sign beside the words. */
function isWholeHeading(blocks: BlockTree, i: number): boolean {
  const p = blocks.parent[i] ?? 0;
  if (blocks.name(i) !== 'a' || !HEADING.test(blocks.name(p))) return false;
  const text = blocks.text(i).trim();
  return text === blocks.text(p).trim() && /[\p{L}\p{N}]/u.test(text);
}

/** A page with less text than this beside its lists of chapters has them for its text. */
const THIN_UNITS = 200;

/** Everything in the body but chrome; a page of contents keeps its lists of chapters. */
export function documentLeaves(
  blocks: BlockTree,
  { node: body, chrome }: DocumentBody,
  outside?: Uint8Array,
): readonly Leaf[] {
  const end = blocks.end[body] ?? body + 1;
  const inBody = ({ node }: Leaf): boolean => node >= body && node < end;
  const own = blocks
    .leaves(either(chrome, outside))
    .filter((leaf) => inBody(leaf) && !isControlLine(leaf.text));
  if (own.reduce((sum, { text }) => sum + text.length, 0) >= THIN_UNITS) return own;
  return blocks
    .leaves(either(keepContents(blocks, chrome), outside))
    .filter((leaf) => inBody(leaf) && !isControlLine(leaf.text));
}

function either(marks: Uint8Array, others: Uint8Array | undefined): Uint8Array {
  return others === undefined ? marks : marks.map((mark, i) => mark | (others[i] ?? 0));
}

function keepContents(blocks: BlockTree, chrome: Uint8Array): Uint8Array {
  return chrome.map((mark, i) => (mark === 1 && isContents(blocks, i) ? 0 : mark));
}

function isContents(blocks: BlockTree, node: number): boolean {
  for (let i = node; i > 0; i = blocks.parent[i] ?? 0) {
    if (CHROME_TAGS.has(blocks.name(i))) return false;
    if (CONTENTS_NAME.test(blocks.className(i))) return true;
  }
  return false;
}

const CONTENTS_NAME = /(?:^|\s)(?:toc|toctree-wrapper|contents|table-of-contents)(?:\s|$)/u;
