import type { ReasonCode } from '../core/reasons.ts';

/** One document of an imported set, or one that cannot be used, with the reason. */
export interface ImportItem {
  /** http(s) address, or '' when the set gives none. */
  readonly url: string;
  /** Unique within the set. */
  readonly key: string;
  /** RFC 3339 in UTC, or '' to take that of the set. */
  readonly date: string;
  readonly title: string;
  readonly author: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** HTTP response headers, of archives only. */
  readonly http?: { readonly status: number; readonly headers: readonly (readonly [string, string])[] };
  readonly rejected?: ReasonCode;
}

/** An item without content: counted with its reason. */
export function rejectedItem(key: string, rejected: ReasonCode, url = ''): ImportItem {
  return {
    url,
    key,
    date: '',
    title: '',
    author: '',
    contentType: 'text/plain',
    bytes: Buffer.alloc(0),
    rejected,
  };
}

/** A text document; an empty one is rejected as IMPORT_NO_TEXT. */
export function textItem(
  known: {
    readonly url: string;
    readonly key: string;
    readonly date?: string;
    readonly title?: string;
    readonly author?: string;
  },
  text: string,
  contentType = 'text/plain; charset=utf-8',
): ImportItem {
  if (text.trim() === '') return rejectedItem(known.key, 'IMPORT_NO_TEXT', known.url);
  const { url, key, date = '', title = '', author = '' } = known;
  return { url, key, date, title, author, contentType, bytes: Buffer.from(text) };
}
