/** Where on the page something stands. `head` is the document head; `header` and `footer` are page bands. */
export type Zone = 'head' | 'header' | 'nav' | 'main' | 'aside' | 'footer' | 'body';

/** A `<meta>`: `name` is the lower-cased name, property, http-equiv or itemprop attribute. */
export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

/** A `<link>` of the head or body; `rel` lower-cased, space separated. */
export interface LinkTag {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly hreflang?: string;
  readonly title?: string;
}

/** An `<a>` or `<area>` with its visible text, white space folded. */
export interface Anchor {
  /** As written, entities decoded; resolve against `Page.base`. */
  readonly href: string;
  readonly rel: string;
  readonly text: string;
  /** aria-label or title attribute, or alt of an image inside, if any: badges have no text. */
  readonly label?: string;
  readonly zone: Zone;
  /** Index of the block that holds it. */
  readonly block: number;
}

/** What link discovery needs of an anchor; its text is that of its block. */
export type AnchorTarget = Pick<Anchor, 'href' | 'rel' | 'zone' | 'block'>;

/**
 * A decoded page, read once. `html/` builds it in one scan; extract, license, ICP proof, signals,
 * AI labels and link discovery read it and none parses again.
 */
export interface Page {
  readonly source: string;
  /** `<title>`, white space folded, or ''. */
  readonly title: string;
  /** `lang` of `<html>`, or ''. */
  readonly lang: string;
  /** href of `<base>`, or ''. */
  readonly base: string;
  readonly metas: readonly MetaTag[];
  readonly links: readonly LinkTag[];
  readonly anchors: readonly Anchor[];
  /** Where the anchors lead, read without their texts: a third of the cost. */
  readonly anchorTargets: readonly AnchorTarget[];
  /** Those whose rel has that lower-case word, read without the others. */
  anchorsOfKind(rel: string): readonly Anchor[];
  /** Raw text of each `<script type=application/ld+json>`. */
  readonly jsonLd: readonly string[];
  /** Raw text of inline classic scripts (for ICP numbers written by document.write), each cut to 64 Ki characters. */
  readonly scripts: readonly string[];
  /** Text of HTML comments, each cut to 4 Ki characters. */
  readonly comments: readonly string[];
  readonly blocks: BlockTree;
  /** What had to be repaired or cut: `nodes-max`, `depth-max`, `runs-max`, `eof-in-tag` … */
  readonly defects: readonly string[];
}

/**
 * Elements in document order as parallel arrays: parent[i] < i. Text is held as segments that belong
 * to the innermost element. Node 0 is the root. Names are interned: `name(i)` gives the tag.
 */
export interface BlockTree {
  readonly count: number;
  /** Parent index of each node; -1 for the root. */
  readonly parent: Int32Array;
  /** One past the last descendant of each node. */
  readonly end: Int32Array;
  readonly depth: Uint16Array;
  /** Number of each node's tag, as `tagOf` of html/tags gives it; elements that no standard knows have their own. */
  readonly tag: Uint16Array;
  /** Tag of node i, lower case. */
  name(i: number): string;
  /** Attribute of node i, entities decoded, or undefined. */
  attr(i: number, name: string): string | undefined;
  /** class and id of node i, entities decoded; '' for none. */
  className(i: number): string;
  idName(i: number): string;
  /** Values of class and id by number, 0 for ''; the list is shared with other pages and grows. */
  readonly names: readonly string[];
  /** Numbers of the class and the id of each node; 0 for none. */
  readonly classOf: Int32Array;
  readonly idOf: Int32Array;
  /** All text under node i with block elements separated by \n and <br> by \n; script, style and hidden left out. */
  text(i: number): string;
  zone(i: number): Zone;
  /** True for display:none, hidden, aria-hidden and data-nosnippet subtrees. */
  hidden(i: number): boolean;
  /** Offsets in `source` of the element: from its `<` to past its end tag. */
  sourceStart(i: number): number;
  sourceEnd(i: number): number;
  /**
   * The leaf blocks in document order: the smallest block-level elements that hold text, so that all
   * visible text of the page appears exactly once. With `without`, text under elements marked 1 is left
   * out; it has one mark for every element.
   */
  leaves(without?: Uint8Array): readonly Leaf[];
  /** The runs of text that make up a leaf, each in its innermost element. */
  pieces(leaf: Leaf): readonly Piece[];
  /** Number of the first run of text under node i. */
  firstPiece(i: number): number;
}

/** A run of text without an element inside. */
export interface Piece {
  readonly node: number;
  /** White space folded outside `<pre>`, not trimmed; a formula is one piece of TeX without delimiters. */
  readonly text: string;
  readonly kind: 'text' | 'inline-formula' | 'display-formula';
  /** A `<br>` stands before it. */
  readonly afterBreak: boolean;
  /** Offsets in `source`. */
  readonly start: number;
  readonly end: number;
}

/** A run of text that a reader sees as one block. */
export interface Leaf {
  readonly node: number;
  /** White space folded to one space, <br> as \n; trimmed; never empty. */
  readonly text: string;
  /** Characters of `text` that stand inside links, in UTF-16 units. */
  readonly linkLength: number;
  readonly zone: Zone;
  /** Offsets in `source` of its first character and behind its last; tags of its own element stand outside. */
  readonly start: number;
  readonly end: number;
  /** Number of its first run of text in the page, and one past the last. */
  readonly firstPiece: number;
  readonly endPiece: number;
  /** Marks of elements whose text was left out of it, when leaves were asked for without them. */
  readonly without?: Uint8Array;
}
