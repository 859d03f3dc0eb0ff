import type { Extraction, Found, ImportOrigin } from '../core/document.ts';

/**
 * What `extract` would say of a document that is plain text already: all of it is the text; title, author and
 * date are those its set gives.
 */
export function plainExtraction(decoded: string, known: ImportOrigin | undefined): Extraction {
  const { title = '', author = '', publishedAt = '' } = known ?? {};
  return {
    title,
    author,
    outlet: '',
    publishedAt,
    pageKind: 'article',
    text: decoded.replaceAll(/\r\n?/gu, '\n').trim(),
    sourceRanges: [],
    facts: {
      title: given(title),
      author: given(author),
      outlet: given(''),
      publishedAt: given(publishedAt),
      updatedAt: given(''),
      language: given(''),
      canonical: given(''),
      breadcrumbs: [],
      tags: [],
    },
  };
}

function given(value: string): Found {
  return { value, from: value === '' ? '' : 'imported set', confidence: value === '' ? 0 : 1 };
}
