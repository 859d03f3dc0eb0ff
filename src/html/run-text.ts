import { decodeHTML } from 'entities';
import { ENCODED, IN_PRE, SPACED, type Columns } from './columns.ts';

/** White space that HTML folds; no-break and ideographic spaces are text. */
const SPACES = /[\t\n\f\r ]+/gu;
const isFolded = (unit: number): boolean => unit === 32 || (unit <= 13 && unit >= 9 && unit !== 11);

/** Text of one run of a page: entities decoded, white space folded outside `<pre>`, not trimmed. */
export function runText(source: string, columns: Columns, run: number): string {
  const from = columns.segStart[run] as number;
  const to = columns.segEnd[run] as number;
  const flags = columns.segFlags[run] as number;
  if ((flags & ENCODED) !== 0) return decoded(source.slice(from, to), (flags & IN_PRE) !== 0);
  if ((flags & IN_PRE) !== 0) return withLineFeeds(source.slice(from, to));
  let start = from;
  let end = to;
  while (start < end && isFolded(source.charCodeAt(start))) start += 1;
  while (end > start && isFolded(source.charCodeAt(end - 1))) end -= 1;
  if (start === end) return from < to ? ' ' : '';
  const inner =
    (flags & SPACED) === 0 ? source.slice(start, end) : source.slice(start, end).replace(SPACES, ' ');
  return (start > from ? ' ' : '') + inner + (end < to ? ' ' : '');
}

/** The same without white space at its ends; not for runs inside `<pre>`. */
export function trimmedRunText(source: string, columns: Columns, run: number): string {
  const flags = columns.segFlags[run] as number;
  if ((flags & ENCODED) !== 0) return runText(source, columns, run).trim();
  // What is trimmed here also trims folded spaces, which saves to join them first.
  const inner = source.slice(columns.segStart[run], columns.segEnd[run]).trim();
  return (flags & SPACED) === 0 ? inner : inner.replace(SPACES, ' ');
}

function decoded(raw: string, isPre: boolean): string {
  const text = raw.replaceAll('\0', '');
  return isPre ? decodeHTML(withLineFeeds(text)) : decodeHTML(text).replace(SPACES, ' ');
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
}
