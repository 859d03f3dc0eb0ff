import { edgeLines, type EdgeLine } from './edge-lines.ts';

export interface CutText {
  readonly text: string;
  /** What was cut, from the outside in; each is a line of the site's template. */
  readonly cut: readonly { readonly end: EdgeLine['end']; readonly digest: string }[];
}

/**
 * Cuts the lines of a site's template off both ends of a text. Each end is cut up to its first line of
 * another kind, so nothing in the middle goes. A text of such lines only becomes ''.
 */
export function cutSiteLines(text: string, template: ReadonlySet<string>): CutText {
  const lines = text.split('\n');
  const edges = edgeLines(lines);
  const gone = new Set<number>();
  const cut = (['head', 'tail'] as const).flatMap((end) => {
    const own = edges.filter((edge) => edge.end === end && !gone.has(edge.index));
    const kept = own.findIndex(({ digest }) => !template.has(digest));
    const cutHere = kept < 0 ? own : own.slice(0, kept);
    for (const { index } of cutHere) gone.add(index);
    return cutHere;
  });
  if (cut.length === 0) return { text, cut };
  const rest = lines.filter((_, i) => !gone.has(i)).join('\n');
  return {
    text: rest.replace(/^\n+|(?<!\n)\n+$/gu, ''),
    cut: cut.map(({ end, digest }) => ({ end, digest })),
  };
}
