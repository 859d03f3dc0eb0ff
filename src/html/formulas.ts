import type { SourceText } from '../core/source-text.ts';
import { IN_MATH, TEX, TEX_DISPLAY, type Columns } from './columns.ts';
import { texOfMath, type MathTree } from './math.ts';

/** A formula of a page: its source, and the last of the runs it is made of. */
export interface Formula {
  readonly tex: string;
  readonly isDisplay: boolean;
  readonly last: number;
}

/** Bits of runs that belong to formulas. */
export const FORMULA = IN_MATH | TEX | TEX_DISPLAY;

/** The formula that begins with a run; undefined for other text. */
export function formulaAt(
  source: SourceText,
  columns: Columns,
  tree: MathTree,
  run: number,
): Formula | undefined {
  const { segFlags, segNode, segStart, segEnd, segCount } = columns;
  const flags = segFlags[run] ?? 0;
  if ((flags & (TEX | TEX_DISPLAY)) !== 0) {
    const tex = source.slice(segStart[run] ?? 0, segEnd[run] ?? 0).trim();
    return { tex, isDisplay: (flags & TEX_DISPLAY) !== 0, last: run };
  }
  if ((flags & IN_MATH) === 0) return undefined;
  const math = mathOf(tree, segNode[run] ?? 0);
  const end = tree.end[math] ?? math;
  let last = run;
  while (last + 1 < segCount && (segNode[last + 1] ?? 0) < end && (segNode[last + 1] ?? 0) >= math) last += 1;
  return { tex: texOfMath(tree, math), isDisplay: tree.attr(math, 'display') === 'block', last };
}

function mathOf(tree: MathTree, node: number): number {
  let i = node;
  while (i > 0 && tree.name(i) !== 'math') i = tree.parent[i] ?? 0;
  return i;
}

/** TeX between dollar signs, as Markdown and most corpora write it. */
export function delimited({ tex, isDisplay }: Formula): string {
  if (tex === '') return '';
  return isDisplay ? `$$${tex}$$` : `$${tex}$`;
}
