import { createRequire } from 'node:module';
import type * as Cheerio from 'cheerio/slim';
import type { Page } from '../core/page.ts';

/** CSS selectors that a person named for a site. */
export interface Selectors {
  /** Elements that hold the text; the whole page when absent, or when they match nothing. */
  readonly content?: string;
  /** Elements that are left out. */
  readonly remove: readonly string[];
}

// Few pages have selectors, and loading cheerio takes longer than reading a hundred pages without.
const require = createRequire(import.meta.url);

/**
 * 1 for each element whose own text the selectors leave out. The page is parsed by cheerio, whose elements
 * are known in the scanned tree by where they begin in the source.
 */
export function outsideSelectors({ source, blocks }: Page, { content, remove }: Selectors): Uint8Array {
  const { load } = require('cheerio/slim') as typeof Cheerio;
  const $ = load(source, { xml: { xmlMode: false, decodeEntities: true, withStartIndices: true } });
  const nodeAt = new Map<number, number>();
  for (let i = 1; i < blocks.count; i += 1) nodeAt.set(blocks.sourceStart(i), i);
  const outside = new Uint8Array(blocks.count);
  const mark = (selector: string, value: number): void => {
    for (const { startIndex } of $(selector).toArray()) {
      const node = nodeAt.get(startIndex ?? -1);
      if (node !== undefined) outside.fill(value, node, blocks.end[node] ?? node + 1);
    }
  };
  if (content !== undefined && $(content).length > 0) {
    outside.fill(1);
    mark(content, 0);
  }
  for (const selector of remove) mark(selector, 1);
  return outside;
}
