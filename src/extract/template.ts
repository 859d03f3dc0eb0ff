import { sha256 } from '../core/digest.ts';
import type { SiteTemplate } from '../core/site-template.ts';
import type { BlockTree, Leaf, Page } from '../core/page.ts';

/** Steps of an element's path that tell one place of a template from another. */
const PATH_STEPS = 4;
/** Longer blocks are told apart by their beginning. */
const TEXT_UNITS = 300;
const KEY_CHARS = 16;

/**
 * Names a block by its place and its words, digits alike: the same line of a template has the same key on
 * every page, whatever its counters and dates say.
 */
export function blockKey(leaf: Leaf, blocks: BlockTree): string {
  const steps: string[] = [];
  for (let i = leaf.node; i > 0 && steps.length < PATH_STEPS; i = blocks.parent[i] ?? 0)
    steps.push(`${blocks.name(i)}.${blocks.className(i).replace(/\d+/gu, '0')}`);
  const text = leaf.text.slice(0, TEXT_UNITS).replace(/\d+/gu, '0');
  return sha256(`${steps.join(' < ')}\n${text}`).slice('sha256:'.length, 'sha256:'.length + KEY_CHARS);
}

export interface AgainstTemplate {
  readonly leaves: readonly Leaf[];
  /** Share of the template's blocks that the page has, 0 to 1. */
  readonly found: number;
}

/** Leaves without the blocks that the site's pages repeat. */
export function withoutTemplate(
  page: Page,
  leaves: readonly Leaf[],
  template: SiteTemplate,
): AgainstTemplate {
  const repeated = new Set<number>();
  const seen = new Set<string>();
  for (const leaf of page.blocks.leaves()) {
    const key = blockKey(leaf, page.blocks);
    if (!template.keys.has(key)) continue;
    seen.add(key);
    repeated.add(leaf.firstPiece);
  }
  return {
    leaves: leaves.filter(({ firstPiece }) => !repeated.has(firstPiece)),
    found: template.keys.size === 0 ? 1 : seen.size / template.keys.size,
  };
}

/** A block is of the template when this share of the pages has it; texts of one kind share less. */
const PAGE_SHARE_MIN = 0.8;
/** Fewer pages say little about what repeats. */
export const TEMPLATE_PAGES_MIN = 5;
/** Blocks kept; a page has at most some hundred. */
const BLOCKS_MAX = 2_000;
const COUNTED_MAX = 200_000;
const SNIPPET_UNITS = 24;

export interface LearnedBlock {
  readonly key: string;
  /** Its beginning, for the person who reviews the template. */
  readonly text: string;
  /** Share of the pages that have it. */
  readonly share: number;
}

/** Counts blocks over the pages of one site, a page at a time; what it gives does not depend on their order. */
export class TemplateLearner {
  readonly #counts = new Map<string, { pages: number; text: string }>();
  pages = 0;

  add(page: Page): void {
    this.pages += 1;
    const own = new Map<string, string>();
    for (const leaf of page.blocks.leaves()) own.set(blockKey(leaf, page.blocks), leaf.text);
    for (const [key, text] of own) {
      const known = this.#counts.get(key);
      if (known !== undefined) known.pages += 1;
      else if (this.#counts.size < COUNTED_MAX) this.#counts.set(key, { pages: 1, text: snippet(text) });
    }
  }

  /** Sorted by key; empty when too few pages were seen. */
  blocks(): readonly LearnedBlock[] {
    if (this.pages < TEMPLATE_PAGES_MIN) return [];
    return [...this.#counts]
      .filter(([, { pages }]) => pages >= this.pages * PAGE_SHARE_MIN)
      .map(([key, { pages, text }]) => ({ key, text, share: Math.round((pages / this.pages) * 1000) / 1000 }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, BLOCKS_MAX);
  }
}

function snippet(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/\d+/gu, '0').slice(0, SNIPPET_UNITS);
}
