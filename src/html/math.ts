import type { BlockTree } from '../core/page.ts';

/** A tree that also gives the text under a node as written, formulas not put together. */
export interface MathTree extends BlockTree {
  rawText(node: number): string;
}

/** Elements in which a formula's source stands, hidden from view: MediaWiki and KaTeX. */
const SOURCE =
  /(?:^|\s)(?:mwe-math-mathml-(?:inline|display|a11y)|katex-mathml|MJX_Assistive_MathML)(?:\s|$)/u;
/** Elements that draw a formula whose source stands beside it: KaTeX and MathJax 2. */
const DRAWING =
  /(?:^|\s)(?:katex-html|MathJax_Preview|MathJax|MathJax_(?:Display|SVG|SVG_Display|CHTML)|mjx-chtml)(?:\s|$)/u;

/** What a formula library uses an element for, by its class. */
export function mathRole(classes: string): 'source' | 'drawing' | 'none' {
  if (!/ath|katex|mjx|MJX/u.test(classes)) return 'none';
  if (SOURCE.test(classes)) return 'source';
  return DRAWING.test(classes) ? 'drawing' : 'none';
}

/** Deeper formulas are written as their plain text. */
const DEPTH_MAX = 48;

/** TeX of a `<math>` element: its annotation or `alttext` where it has one, else put together from MathML. */
export function texOfMath(blocks: MathTree, math: number): string {
  const end = blocks.end[math] ?? math + 1;
  for (let i = math + 1; i < end; i += 1) {
    if (blocks.name(i) === 'annotation' && /tex/iu.test(blocks.attr(i, 'encoding') ?? ''))
      return clean(blocks.rawText(i));
  }
  const alt = blocks.attr(math, 'alttext');
  return clean(alt ?? convert(blocks, math, 0));
}

function clean(tex: string): string {
  return tex
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\{\\(?:displaystyle|textstyle)\s*(.*)\}$/u, '$1')
    .trim();
}

function convert(blocks: MathTree, node: number, depth: number): string {
  const children = childrenOf(blocks, node);
  if (children.length === 0 || depth > DEPTH_MAX) return symbol(blocks.name(node), blocks.rawText(node));
  const parts = (): string[] => children.map((child) => convert(blocks, child, depth + 1));
  const arg = (i: number): string => {
    const child = children[i];
    return child === undefined ? '' : convert(blocks, child, depth + 1);
  };
  switch (blocks.name(node)) {
    case 'annotation':
    case 'annotation-xml':
      return '';
    case 'mfrac':
      return `\\frac{${arg(0)}}{${arg(1)}}`;
    case 'msqrt':
      return `\\sqrt{${parts().join('')}}`;
    case 'mroot':
      return `\\sqrt[${arg(1)}]{${arg(0)}}`;
    case 'msup':
    case 'mover':
      return `${base(arg(0))}^{${arg(1)}}`;
    case 'msub':
    case 'munder':
      return `${base(arg(0))}_{${arg(1)}}`;
    case 'msubsup':
    case 'munderover':
      return `${base(arg(0))}_{${arg(1)}}^{${arg(2)}}`;
    case 'mfenced':
      return `${blocks.attr(node, 'open') ?? '('}${parts().join(',')}${blocks.attr(node, 'close') ?? ')'}`;
    case 'mtable':
      return `\\begin{matrix}${parts().join(' \\\\ ')}\\end{matrix}`;
    case 'mtr':
      return parts().join(' & ');
    case 'mphantom':
      return '';
    default:
      return parts().join('');
  }
}

function base(tex: string): string {
  return [...tex].length <= 1 || /^\\[a-z]+$/iu.test(tex) ? tex : `{${tex}}`;
}

function childrenOf(blocks: MathTree, node: number): readonly number[] {
  const children: number[] = [];
  const end = blocks.end[node] ?? node + 1;
  for (let i = node + 1; i < end; i = blocks.end[i] ?? end) children.push(i);
  return children;
}

const NAMED = new Map([
  ['∑', '\\sum '],
  ['∏', '\\prod '],
  ['∫', '\\int '],
  ['√', '\\surd '],
  ['∞', '\\infty '],
  ['≤', '\\le '],
  ['≥', '\\ge '],
  ['≠', '\\ne '],
  ['≈', '\\approx '],
  ['×', '\\times '],
  ['÷', '\\div '],
  ['±', '\\pm '],
  ['⋅', '\\cdot '],
  ['·', '\\cdot '],
  ['→', '\\to '],
  ['∈', '\\in '],
  ['∂', '\\partial '],
  ['−', '-'],
  ['\u2061', ''],
  ['\u2062', ''],
  ['\u2063', ','],
  ['{', '\\{'],
  ['}', '\\}'],
  ['%', '\\%'],
]);
const FUNCTION =
  /^(?:sin|cos|tan|cot|sec|csc|log|ln|exp|lim|max|min|sup|inf|det|dim|ker|arg|gcd|Pr|arcsin|arccos|arctan|sinh|cosh|tanh)$/u;

function symbol(name: string, raw: string): string {
  const text = raw.trim();
  if (name === 'mspace') return ' ';
  if (name === 'mtext') return text === '' ? ' ' : `\\text{${text}}`;
  const named = NAMED.get(text);
  if (named !== undefined) return named;
  if (name === 'mi' && FUNCTION.test(text)) return `\\${text} `;
  return name === 'mi' && text.length > 1 ? `\\mathrm{${text}}` : text;
}
