// Page texts into HTML, in the ways that content systems write it.
import { escapeHtml, toHtml } from '../sites/markup.mjs';
import { cells } from './plain.mjs';

/** The markup of ../sites/markup.mjs, with quotations (`> `) and without the line under a table's head. */
export function bodyHtml(
  markup,
  { code, formula = (tex, display) => (display ? `$$${tex}$$` : `$${tex}$`) } = {},
) {
  const lines = markup
    .split('\n')
    .filter((line) => !/^\|(?:\s*-+\s*\|)+$/u.test(line.trim()))
    .map((line) =>
      line.startsWith('> ') ? `<blockquote><p>${escapeHtml(line.slice(2))}</p></blockquote>` : line,
    );
  return withFormulas(toHtml(lines.join('\n'), code === undefined ? {} : { code }), formula);
}

function withFormulas(html, formula) {
  return html
    .replaceAll(/\$\$([^$\n]+)\$\$/gu, (_, tex) => formula(tex, true))
    .replaceAll(/\$([^$\n<]+)\$/gu, (_, tex) => formula(tex, false));
}

/** One paragraph a line with two ideographic spaces before it, as editors of Chinese newspapers indent. */
export function indented(markup, open = '<p>') {
  return markup
    .split('\n')
    .map((line) => `${open}　　${escapeHtml(plainLine(line))}</p>`)
    .join('\n');
}

/** Lines set apart by line breaks only. */
export function broken(markup, gap = '<br>\n<br>') {
  return markup
    .split('\n')
    .map((line) => `　　${escapeHtml(plainLine(line))}`)
    .join(gap);
}

function plainLine(line) {
  return line.startsWith('| ')
    ? cells(line).join(' | ')
    : line.replace(/^(?:#{2,4} |- |> )/u, '').replaceAll('`', '');
}

/** Spans inside sections, as editors of official accounts write each paragraph. */
export function sections(markup) {
  return markup
    .split('\n')
    .map(
      (line) =>
        `<section style="margin-bottom:16px"><span style="font-size:15px;letter-spacing:1px"><span leaf="">${escapeHtml(plainLine(line))}</span></span></section>`,
    )
    .join('\n');
}

export const list = (titles, href = (i) => `/a/${i + 100}.html`) =>
  `<ul>\n${titles.map((title, i) => `<li><a href="${href(i)}">${title}</a></li>`).join('\n')}\n</ul>`;

export const links = (titles) => titles.map((title, i) => `<a href="/c/${i}/">${title}</a>`).join(' ');

/** `2024年3月5日`, `二〇二四年三月五日` and other ways to write a day. */
export function day(date, form) {
  const [y, m, d] = date.split('-');
  const number = (n) => String(Number(n));
  if (form === '年月日') return `${y}年${number(m)}月${number(d)}日`;
  if (form === '汉字')
    return `${[...y].map((c) => '〇一二三四五六七八九'[c]).join('')}年${words(m)}月${words(d)}日`;
  if (form === '点') return `${y}.${m}.${d}`;
  if (form === '斜') return `${y}/${number(m)}/${number(d)}`;
  if (form === 'english') return `${MONTHS[m - 1]} ${number(d)}, ${y}`;
  return date;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function words(two) {
  const n = Number(two);
  const ten = Math.floor(n / 10);
  const digit = n % 10 === 0 ? '' : '〇一二三四五六七八九'[n % 10];
  return (ten === 0 ? '' : ten === 1 ? '十' : `${'〇一二三四五六七八九'[ten]}十`) + digit;
}

/** Rendered as KaTeX does: MathML with the source, and a drawing that screen readers skip. */
export function katex(tex, display) {
  const drawing = [...tex.replaceAll(/[\\{}^_]/gu, '')].map((c) => `<span class="mord">${c}</span>`).join('');
  const inner = `<span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"${display ? ' display="block"' : ''}><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">${escapeHtml(tex)}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">${drawing}</span></span>`;
  return display ? `<span class="katex-display">${inner}</span>` : inner;
}

/** As MathJax 2 leaves it in a saved page. */
export function mathjax(tex, display) {
  const drawing = tex.replaceAll(/[\\{}^_]/gu, '');
  return `<span class="MathJax_Preview"></span><span class="MathJax"><span>${escapeHtml(drawing)}</span></span><script type="math/tex${display ? '; mode=display' : ''}">${tex}</script>`;
}

export { escapeHtml };
