import type { PageFacts } from '../../core/document.ts';
import type { Leaf, Page } from '../../core/page.ts';
import { breadcrumbs, declaredAddress, declaredLanguage, tagsOf } from './about.ts';
import { findAuthor, findOutlet, lineOf } from './byline.ts';
import { metasByName } from './found.ts';
import { linkedFields } from './json-ld.ts';
import type { Names } from '../names.ts';
import { pageTimes } from './published.ts';
import { headingLines, headingsOf, pageTitle } from './title.ts';

/** What metadata is read from besides the page itself. */
export interface Surroundings {
  readonly url: string;
  readonly names: Names;
  /** Leaves around the beginning of the text. */
  readonly head: readonly Leaf[];
  /** The last leaves of the text. */
  readonly tail: readonly Leaf[];
  /** Leaves right behind the text. */
  readonly below: readonly Leaf[];
}

/** Headings up to this many nodes above the first leaf around the text are near it. */
const NEAR_NODES = 60;

/** Everything a page tells about its text, each with where it stands and how sure that is. */
export function readFacts(page: Page, { url, names, head, tail, below }: Surroundings): PageFacts {
  const metas = metasByName(page.metas);
  const linked = linkedFields(page.jsonLd);
  const lines = head.map((leaf) => lineOf(leaf, page.blocks));
  const first = lines[0]?.node ?? 0;
  const last = lines.at(-1)?.node ?? page.blocks.count;
  const isNear = (node: number): boolean => node >= first - NEAR_NODES && node <= last;
  const crumbs = breadcrumbs(page, linked, names, last);
  return {
    title: pageTitle({
      title: page.title,
      metas,
      linked,
      headings: [...headingsOf(page.blocks, names, isNear, last), ...headingLines(page.title, head)],
      siteNames: crumbs.slice(0, 1),
    }),
    author: findAuthor(metas, linked, lines),
    outlet: findOutlet(metas, lines),
    ...pageTimes({
      page,
      metas,
      linked,
      lines,
      tail: tail.map((leaf) => lineOf(leaf, page.blocks)),
      url,
      below: below.map((leaf) => lineOf(leaf, page.blocks)),
    }),
    language: declaredLanguage(page, metas, linked),
    canonical: declaredAddress(page, metas, url),
    breadcrumbs: crumbs,
    tags: tagsOf(page, metas, linked),
  };
}
