import type { Page } from '../core/page.ts';
import { foldNotice } from './fold.ts';
import { cleanSource } from './origin-lines.ts';
import type { Survey } from './survey.ts';

/** A place that names a source. */
export interface Printed {
  readonly name: string;
  readonly phrase: string;
}

/** An element that templates name after what it holds: `<a class="source">示例社</a>`. */
const SOURCE_ELEMENT = /(?:^|[\s_-])(?:source|laiyuan|media-?name)(?:$|[\s_-])/iu;
/** Han, then letters: a name; no sentence, no number. */
const SOURCE_NAME = /^[一-鿿][一-鿿A-Za-z·]{1,19}$/u;
const DAY = /\d{4}\s?[年\-/.]\s?\d{1,2}/u;
/** Blocks before and after the beginning of the main text in which a byline stands, and its length. */
const BEFORE_TEXT = 8;
const AFTER_START = 2;
const BYLINE_MAX = 160;

/** A source without a label: a byline with a date and an element named after its content. At most one. */
export function elementSources({ blocks }: Page, { all, mainStart }: Survey): Printed[] {
  const from = Math.max(0, mainStart - BEFORE_TEXT);
  for (const leaf of all.slice(from, mainStart + AFTER_START)) {
    if (leaf.text.length > BYLINE_MAX || leaf.zone === 'nav' || !DAY.test(leaf.text)) continue;
    for (const { node, text } of blocks.pieces(leaf)) {
      if (!SOURCE_NAME.test(text.trim()) || !isNamedSource(blocks, node, text.trim())) continue;
      const name = cleanSource(foldNotice(text.trim()));
      if (name !== '') return [{ name, phrase: leaf.text.slice(0, 100) }];
    }
  }
  return [];
}

/** The element itself, or the one around it when it holds nothing else. */
function isNamedSource(blocks: Page['blocks'], node: number, text: string): boolean {
  const isNamed = (i: number): boolean =>
    SOURCE_ELEMENT.test(blocks.className(i)) || SOURCE_ELEMENT.test(blocks.idName(i));
  const around = blocks.parent[node] ?? 0;
  return isNamed(node) || (isNamed(around) && blocks.text(around).trim() === text);
}

/** Names that scripts hand to the page: `"source":"示例晚报"`. Han only, and only when the page prints none. */
const SCRIPT_SOURCE =
  /["']?\b(?:source|source_?name|news_?source|article_?source|doc_?source|content_?source|media_?name)["']?\s{0,3}[:=]\s{0,3}["']([一-鿿][一-鿿A-Za-z0-9]{1,19})["']/iu;

/** Ends of the names above, and how many places of each are looked at in one script. */
const SCRIPT_WORDS = ['ource', 'edia_name', 'ediaName'];
const SCRIPT_PLACES_MAX = 60;
const SCRIPT_WINDOW = 80;

/** Sources that only scripts name. At most one. */
export function scriptSources(page: Page): Printed[] {
  for (const script of page.scripts) {
    for (const word of SCRIPT_WORDS) {
      const found = scriptSource(script, word);
      if (found !== undefined) return [found];
    }
  }
  return [];
}

// Scripts are long and the names rare: only their surroundings are read.
function scriptSource(script: string, word: string): Printed | undefined {
  let at = script.indexOf(word);
  for (let n = 0; at !== -1 && n < SCRIPT_PLACES_MAX; n += 1) {
    const match = SCRIPT_SOURCE.exec(script.slice(Math.max(0, at - 16), at + SCRIPT_WINDOW));
    const name = match === null ? '' : cleanSource(match[1] ?? '');
    if (match !== null && name !== '') return { name, phrase: match[0].slice(0, 100) };
    at = script.indexOf(word, at + word.length);
  }
  return undefined;
}
