import type { Extraction, Found, ImportOrigin } from '../core/document.ts';
import { found, UNKNOWN } from '../extract/facts/found.ts';

/** A plain text is the document itself; title, author and date are those its set gives. */
export function givenExtraction(text: string, origin: ImportOrigin | undefined): Extraction {
  const title = given(origin?.title);
  const author = given(origin?.author);
  const publishedAt = given(origin?.publishedAt);
  return {
    title: title.value,
    author: author.value,
    outlet: '',
    publishedAt: publishedAt.value,
    pageKind: 'article',
    text,
    sourceRanges: [],
    facts: {
      title,
      author,
      outlet: UNKNOWN,
      publishedAt,
      updatedAt: UNKNOWN,
      language: UNKNOWN,
      canonical: UNKNOWN,
      breadcrumbs: [],
      tags: [],
    },
  };
}

function given(value = ''): Found {
  return found(value, 'import', 1);
}
