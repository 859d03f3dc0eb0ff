import type { Anchor, AnchorTarget, BlockTree, LinkTag, MetaTag, Page } from '../core/page.ts';
import type { SourceText } from '../core/source-text.ts';
import type { OpenAnchors } from './anchors.ts';
import type { PageNotes } from './page-notes.ts';
import type { ScannedTree } from './tree.ts';

/**
 * What a scan leaves. A class, because an object literal with a getter is kept by V8 until the next full
 * collection, and the page with it.
 */
export class ScannedPage implements Page {
  readonly title: string;
  readonly lang: string;
  readonly base: string;
  readonly metas: readonly MetaTag[];
  readonly links: readonly LinkTag[];
  readonly jsonLd: readonly string[];
  readonly scripts: readonly string[];
  readonly comments: readonly string[];
  readonly blocks: BlockTree;
  readonly defects: readonly string[];
  readonly #source: SourceText;
  readonly #anchors: OpenAnchors;
  readonly #tree: ScannedTree;

  constructor(
    source: SourceText,
    notes: PageNotes,
    anchors: OpenAnchors,
    tree: ScannedTree,
    defects: readonly string[],
  ) {
    this.#source = source;
    this.#anchors = anchors;
    this.#tree = tree;
    this.title = notes.title;
    this.lang = notes.lang;
    this.base = notes.base;
    this.metas = notes.metas;
    this.links = notes.links;
    this.jsonLd = notes.jsonLd;
    this.scripts = notes.scripts;
    this.comments = notes.comments;
    this.blocks = tree;
    this.defects = defects;
  }

  get source(): string {
    return this.#source.whole;
  }

  /** Reading all links costs as much as the scan; not every reader wants them. */
  get anchors(): readonly Anchor[] {
    return this.#anchors.finish(this.#tree);
  }

  get anchorTargets(): readonly AnchorTarget[] {
    return this.#anchors.targets(this.#tree);
  }

  anchorsOfKind(rel: string): readonly Anchor[] {
    return this.#anchors.ofKind(rel, this.#tree);
  }
}
