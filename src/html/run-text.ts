import type { SourceText } from '../core/source-text.ts';
import { decodeHTML } from 'entities';
import { ENCODED, IN_PRE, SPACED, type Columns } from './columns.ts';

/** White space that HTML folds; no-break and ideographic spaces are text. */
const SPACES = /[\t\n\f\r ]+/gu;
const isFolded = (unit: number): boolean => unit === 32 || (unit <= 13 && unit >= 9 && unit !== 11);

/** Text of one run of a page: entities decoded, white space folded outside `<pre>`, not trimmed. */
export function runText(source: SourceText, columns: Columns, run: number): string {
  const from = columns.segStart[run] as number;
  const to = columns.segEnd[run] as number;
  const flags = columns.segFlags[run] as number;
  const raw = source.slice(from, to);
  if ((flags & ENCODED) !== 0) return decoded(raw, (flags & IN_PRE) !== 0);
  if ((flags & IN_PRE) !== 0) return withLineFeeds(raw);
  let start = 0;
  let end = raw.length;
  while (start < end && isFolded(raw.charCodeAt(start))) start += 1;
  while (end > start && isFolded(raw.charCodeAt(end - 1))) end -= 1;
  if (start === end) return raw === '' ? '' : ' ';
  const bare = raw.slice(start, end);
  const inner = (flags & SPACED) === 0 ? bare : bare.replace(SPACES, ' ');
  return (start > 0 ? ' ' : '') + inner + (end < raw.length ? ' ' : '');
}

/** The same without white space at its ends; not for runs inside `<pre>`. */
export function trimmedRunText(source: SourceText, columns: Columns, run: number): string {
  const flags = columns.segFlags[run] as number;
  if ((flags & ENCODED) !== 0) return runText(source, columns, run).trim();
  // What is trimmed here also trims folded spaces, which saves to join them first.
  const inner = source.slice(columns.segStart[run] as number, columns.segEnd[run] as number).trim();
  return (flags & SPACED) === 0 ? inner : inner.replace(SPACES, ' ');
}

function decoded(raw: string, isPre: boolean): string {
  const text = raw.replaceAll('\0', '');
  return isPre ? decodeHTML(withLineFeeds(text)) : decodeHTML(text).replace(SPACES, ' ');
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
}
