import type { Page } from '../core/page.ts';
import { composeText } from './compose.ts';
import type { Outline } from './outline.ts';
import { scriptText } from './script-text.ts';

/** A text shorter than this may be all that is left of a page whose text a script shows. */
const THIN_UNITS = 80;
/** What a script holds must be this many times longer. */
const LONGER = 2;

/** Text of a page built by scripts, when the page shows next to nothing; undefined when there is none. */
export function textOfScripts(
  page: Page,
  text: string,
  mainText: (inner: Page) => string,
): string | undefined {
  if (text.length >= THIN_UNITS) return undefined;
  const found = scriptText(page, mainText);
  return found.length > text.length * LONGER ? found : undefined;
}

/** What a page without main text shows outside its menus; everything it shows when that is nothing. */
export function shownText(page: Page, { leaves }: Outline): string {
  const own = leaves.filter(({ zone }) => zone !== 'nav' && zone !== 'footer' && zone !== 'aside');
  return composeText(own.length > 0 ? own : leaves, page.blocks);
}
