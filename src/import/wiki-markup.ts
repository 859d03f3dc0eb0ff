/** Tags whose content is no text of the article. */
const DROPPED: ReadonlySet<string> = new Set([
  'ce',
  'chem',
  'gallery',
  'graph',
  'imagemap',
  'indicator',
  'mapframe',
  'math',
  'ref',
  'references',
  'score',
  'templatedata',
  'templatestyles',
  'timeline',
]);
/** Tags whose content is shown as it stands: markup in it is none. */
const LITERAL: ReadonlySet<string> = new Set(['nowiki', 'pre', 'syntaxhighlight', 'source']);
const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'tr', 'blockquote', 'hr']);

/** Takes comments and tags out; some with their content. In proportion to the length of the text. */
export function stripTags(text: string): string {
  const lower = text.toLowerCase();
  const unclosed = new Set<string>();
  let out = '';
  let at = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
    out += text.slice(at, open);
    if (text.startsWith('<!--', open)) {
      const end = text.indexOf('-->', open + 4);
      at = end < 0 ? text.length : end + 3;
      continue;
    }
    const name = /^\/?([a-z][a-z0-9]*)/u.exec(lower.slice(open + 1, open + 24))?.[1];
    const close = name === undefined ? -1 : text.indexOf('>', open);
    if (name === undefined || close < 0) {
      out += '<';
      at = open + 1;
      continue;
    }
    at = close + 1;
    if (BREAKS.has(name)) out += '\n';
    const isLiteral = LITERAL.has(name);
    if (
      !(isLiteral || DROPPED.has(name)) ||
      text[open + 1] === '/' ||
      text[close - 1] === '/' ||
      unclosed.has(name)
    )
      continue;
    const end = lower.indexOf(`</${name}`, at);
    if (end < 0) {
      unclosed.add(name);
      continue;
    }
    if (isLiteral) out += literal(text.slice(at, end));
    at = closeOf(text, end);
  }
  return out + text.slice(at);
}

// As entities, which become characters after the markup has been read.
function literal(content: string): string {
  return content.replaceAll(/[[\]{}|'*#:;=!<-]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

function closeOf(text: string, from: number): number {
  const close = text.indexOf('>', from);
  return close < 0 ? text.length : close + 1;
}

/** Kinds of nested markup by their first two characters. */
const CLOSERS: Readonly<Record<string, string>> = { '{{': '}}', '[[': ']]', '{|': '|}', '-{': '}-' };

/**
 * Where each opened `{{`, `[[`, `{|` and `-{` is closed: one pass with a stack, so that markup which is never
 * closed costs nothing more than any other text.
 */
export function matchBrackets(text: string): ReadonlyMap<number, number> {
  const matches = new Map<number, number>();
  const stack: { readonly at: number; readonly kind: string }[] = [];
  for (let i = 0; i + 1 < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    // `[` `]` `{` `|` `}` `-`
    if (unit !== 0x5b && unit !== 0x5d && unit !== 0x7b && unit !== 0x7c && unit !== 0x7d && unit !== 0x2d)
      continue;
    const pair = text.slice(i, i + 2);
    if (CLOSERS[pair] !== undefined && (pair !== '{|' || isLineStart(text, i))) {
      stack.push({ at: i, kind: pair });
      i += 1;
    } else if (closes(text, i, pair, stack.at(-1)?.kind)) {
      const open = popTo(stack, pair);
      if (open === undefined) continue;
      matches.set(open, i);
      i += 1;
    }
  }
  return matches;
}

function closes(text: string, at: number, pair: string, top: string | undefined): boolean {
  if (pair === '|}') return top === '{|' && text[at + 2] !== '}';
  return pair === '}}' || pair === ']]' || pair === '}-';
}

// What was opened inside and never closed is given up.
function popTo(stack: { readonly at: number; readonly kind: string }[], closer: string): number | undefined {
  let depth = stack.length - 1;
  // Looking no deeper than markup is nested keeps this in proportion to the text.
  const lowest = Math.max(0, depth - NESTING_MAX);
  while (depth >= lowest && CLOSERS[stack[depth]?.kind ?? ''] !== closer) depth -= 1;
  if (depth < lowest) return undefined;
  const open = stack[depth]?.at;
  stack.length = depth;
  return open;
}

/** Deeper nesting is given up. */
export const NESTING_MAX = 40;

function isLineStart(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === ':' || text[before] === '*')) before -= 1;
  return before < 0 || text[before] === '\n';
}
