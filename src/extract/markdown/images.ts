import type { Page } from '../../core/page.ts';
import { allAttributes } from '../../html/attributes.ts';

export interface ImageFound {
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/** Source looked through between two blocks, and images taken from it. */
const GAP_UNITS_MAX = 20_000;
const IMAGES_MAX = 20;
/** Pictures in a stretch of the source, icons and placeholders left out. */
export function imagesIn(page: Page, from: number, to: number): readonly ImageFound[] {
  const { source } = page;
  const until = Math.min(to, from + GAP_UNITS_MAX);
  const found: ImageFound[] = [];
  let at = source.indexOf('<img', from);
  for (; at >= 0 && at < until && found.length < IMAGES_MAX; at = source.indexOf('<img', at + 4)) {
    const markdown = imageOf(allAttributes(source, at + 4));
    if (markdown !== undefined) found.push({ markdown, start: at, end: source.indexOf('>', at) + 1 });
  }
  return found;
}

/** Smaller pictures are icons, in pixels. */
const SIDE_PIXELS_MIN = 32;

function imageOf(values: ReadonlyMap<string, string>): string | undefined {
  const sides = ['width', 'height'].map((side) => Number.parseInt(values.get(side) ?? '', 10));
  if (sides.some((side) => side < SIDE_PIXELS_MIN)) return undefined;
  const address = values.get('data-src') ?? values.get('data-original') ?? values.get('src') ?? '';
  if (address === '' || /^(?:data|javascript):/iu.test(address.trim())) return undefined;
  const alt = (values.get('alt') ?? '')
    .replace(/[[\]\\]/gu, '\\$&')
    .replace(/\s+/gu, ' ')
    .trim();
  return `![${alt}](${address.trim().replaceAll(' ', '%20').replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
