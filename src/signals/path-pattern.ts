import { comparablePath, comparablePattern } from './robots-match.ts';

/** Longest path and pattern compared, in UTF-16 units; what lies beyond is ignored. */
const LENGTH_MAX = 2048;

/**
 * True when `pattern` (robots grammar: `*` any run, `$` at the end anchors, otherwise a prefix)
 * matches `path`. Both are first brought to one percent-encoding. An empty pattern matches nothing.
 * Walks the path once whatever the pattern: files that hold thousands of patterns are matched with it.
 */
export function matchesPath(pattern: string, path: string): boolean {
  if (pattern === '') return false;
  const form = comparablePattern(pattern.slice(0, LENGTH_MAX));
  const anchored = form.endsWith('$');
  const pieces = (anchored ? form.slice(0, -1) : form).split('*');
  return matchPieces(pieces, comparablePath(path.slice(0, LENGTH_MAX)), anchored);
}

/** Path and query of a URL as robots-like rules see it; '/' when the URL is unreadable. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return '/';
  const parsed = new URL(url);
  return parsed.pathname + parsed.search;
}

/** Greedy from the left: each piece is taken at its first place, the last one at the end when anchored. */
function matchPieces(pieces: readonly string[], path: string, anchored: boolean): boolean {
  const first = pieces[0] ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (let i = 1; i < pieces.length; i += 1) {
    const piece = pieces[i] ?? '';
    if (anchored && i === pieces.length - 1) return path.endsWith(piece) && path.length - piece.length >= at;
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return !anchored || at === path.length;
}
