import type { PageKind } from '../core/document.ts';

const ARTICLE_ONE = /(?:^|\n)\s*第[一1]条[\s　]/u;
const CHAPTER = /(?:^|\n)\s*第[一二三四五六七八九十百0-9]+[章条][\s　]/gu;

/** What kind of page this is; thresholds made for prose are not asked of code, tables and statutes. */
export function pageKindOf(text: string, isThread: boolean, isDocument: boolean): PageKind {
  if (isThread) return 'forum';
  if (ARTICLE_ONE.test(text) && (text.match(CHAPTER)?.length ?? 0) >= 3) return 'regulation';
  if (isDocument) return 'documentation';
  return 'article';
}
