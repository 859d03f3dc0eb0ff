// The small markup in which page texts are written, turned into HTML.

/**
 * One line is one paragraph. `## ` heading, `- ` list item, `| a | b |` table row (the first is the head),
 * ``` fences code, `<` opens raw HTML, `[text](address)` is a link.
 */
export function toHtml(markup, { code = (text) => `<pre><code>${text}</code></pre>` } = {}) {
  const lines = markup.split('\n').map((line) => line.trimEnd());
  const out = [];
  for (let i = 0; i < lines.length;) {
    const [html, next] = block(lines, i, code);
    if (html !== '') out.push(html);
    i = next;
  }
  return out.join('\n');
}

function block(lines, i, code) {
  const line = lines[i];
  if (line.trim() === '') return ['', i + 1];
  if (line.startsWith('```')) return fenced(lines, i, code);
  if (line.startsWith('| ')) return run(lines, i, '| ', table);
  if (line.startsWith('- ')) return run(lines, i, '- ', list);
  if (line.startsWith('### ')) return [`<h3>${inline(line.slice(4))}</h3>`, i + 1];
  if (line.startsWith('## ')) return [`<h2>${inline(line.slice(3))}</h2>`, i + 1];
  if (line.startsWith('<')) return [line, i + 1];
  return [`<p>${inline(line)}</p>`, i + 1];
}

function fenced(lines, i, code) {
  const end = lines.findIndex((line, at) => at > i && line.startsWith('```'));
  return [code(escapeHtml(lines.slice(i + 1, end).join('\n')), lines[i].slice(3)), end + 1];
}

function run(lines, i, mark, render) {
  let end = i;
  while (end < lines.length && lines[end].startsWith(mark)) end += 1;
  return [render(lines.slice(i, end)), end];
}

function list(lines) {
  return `<ul>\n${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('\n')}\n</ul>`;
}

function table(lines) {
  const rows = lines.map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => inline(cell.trim())),
  );
  const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const [head, ...body] = rows;
  return `<table>\n<thead>${row(head, 'th')}</thead>\n<tbody>\n${body.map((cells) => row(cells, 'td')).join('\n')}\n</tbody>\n</table>`;
}

function inline(text) {
  return escapeHtml(text)
    .replaceAll(/`([^`]+)`/gu, '<code>$1</code>')
    .replaceAll(/\[([^\]]+)\]\(([^)]+)\)/gu, '<a href="$2">$1</a>');
}

export function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Rejoins the lines of a template whose optional parts may be empty. */
export function compact(html) {
  return `${html
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n')}\n`;
}
