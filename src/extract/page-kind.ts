import type { PageKind } from '../core/document.ts';
import type { Page } from '../core/page.ts';

const GENERATORS: readonly (readonly [RegExp, PageKind])[] = [
  [/discuz|phpbb|phpwind|xiuno|discourse|vanilla|flarum/iu, 'forum'],
  [
    /sphinx|docusaurus|mkdocs|vitepress|vuepress|gitbook|hugo-book|doxygen|javadoc|docbook|rustdoc|gtk-doc/iu,
    'documentation',
  ],
];
const DOC_MARKS =
  /class="[^"]*(?:rst-content|sphinxsidebar|md-content|theme-doc-markdown|vp-doc|navheader|highlight-source|literal-block|docutils)|<link rel="(?:next|prev|up)"/iu;
const ARTICLE_ONE = /(?:^|\n)\s*第[一1]条[\s　]/u;
const CHAPTER = /(?:^|\n)\s*第[一二三四五六七八九十百0-9]+[章条][\s　]/gu;

/** What kind of page this is; thresholds made for prose are not asked of code, tables and statutes. */
export function pageKindOf(page: Page, text: string, posts: number): PageKind {
  const generator = page.metas.find(({ name }) => name === 'generator')?.content ?? '';
  const byGenerator = GENERATORS.find(([pattern]) => pattern.test(generator))?.[1];
  if (posts >= 2 || byGenerator === 'forum') return 'forum';
  if (ARTICLE_ONE.test(text) && (text.match(CHAPTER)?.length ?? 0) >= 3) return 'regulation';
  if (byGenerator === 'documentation' || DOC_MARKS.test(page.source.slice(0, 60_000))) return 'documentation';
  return 'article';
}
