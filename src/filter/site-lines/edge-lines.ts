import { sha256 } from '../../core/digest.ts';

/** Filled lines looked at on each end of a text: templates stand around an article, not in it. */
const EDGE_LINES = 6;
/** Longer lines are paragraphs somebody wrote for this page. */
const LINE_MAX = 200;

/** A line at an end of a text, and the digest by which it is known. */
export interface EdgeLine {
  readonly end: 'head' | 'tail';
  /** Index among all lines of the text. */
  readonly index: number;
  /** First 64 bits of SHA-256 over the line without spaces around it, in hex. */
  readonly digest: string;
}

/** The first and last filled lines of a text, each end from the outside in; short texts have lines in both. */
export function edgeLines(lines: readonly string[]): readonly EdgeLine[] {
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const head = filled.slice(0, EDGE_LINES).map((index) => edgeLine('head', index, lines));
  const tail = filled.slice(-EDGE_LINES).map((index) => edgeLine('tail', index, lines));
  return [...head, ...tail.reverse()];
}

/** Lines that are too long to belong to a template have no digest and count as none. */
function edgeLine(end: EdgeLine['end'], index: number, lines: readonly string[]): EdgeLine {
  const line = (lines[index] as string).trim();
  return { end, index, digest: line.length > LINE_MAX ? '' : sha256(line).slice('sha256:'.length, 23) };
}
