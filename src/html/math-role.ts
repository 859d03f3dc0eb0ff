/** Elements in which a formula's source stands, hidden from view: MediaWiki and KaTeX. */
const SOURCE =
  /(?:^|\s)(?:mwe-math-mathml-(?:inline|display|a11y)|katex-mathml|MJX_Assistive_MathML)(?:\s|$)/u;
/** Elements that draw a formula whose source stands beside it: KaTeX and MathJax 2. */
const DRAWING =
  /(?:^|\s)(?:katex-html|MathJax_Preview|MathJax|MathJax_(?:Display|SVG|SVG_Display|CHTML)|mjx-chtml)(?:\s|$)/u;

/** The shortest of these names has as many units, the longest list of classes that has one fewer than that. */
const UNITS_MIN = 7;
const UNITS_MAX = 160;

/** What a formula library uses an element for, by its class in the source. */
export function mathRole(source: string, from: number, to: number): 'source' | 'drawing' | 'none' {
  if (to - from < UNITS_MIN || to - from > UNITS_MAX || !mayBeMath(source, from, to)) return 'none';
  const classes = source.slice(from, to);
  if (SOURCE.test(classes)) return 'source';
  return DRAWING.test(classes) ? 'drawing' : 'none';
}

// All of the names begin with k, M or m at the start of a word; few class lists have such a word.
function mayBeMath(source: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    if (i > from && source.charCodeAt(i - 1) > 32) continue;
    const unit = source.charCodeAt(i) | 32;
    const second = source.charCodeAt(i + 1) | 32;
    if (
      (unit === 0x6b && second === 0x61) ||
      (unit === 0x6d && (second === 0x61 || second === 0x77 || second === 0x6a))
    )
      return true;
  }
  return false;
}
