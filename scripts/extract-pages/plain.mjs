// The main text of a page, line by line, from the markup its author wrote: the truth that extraction is scored against.

/** Lines of the small markup of ../sites/markup.mjs without its signs. Cells of a row are set apart by ` | `. */
export function toPlain(markup) {
  const lines = [];
  let isCode = false;
  for (const line of markup.split('\n')) {
    if (line.startsWith('```')) {
      isCode = !isCode;
      continue;
    }
    if (isCode) lines.push(line);
    else if (/^\|(?:\s*-+\s*\|)+$/u.test(line.trim())) continue;
    else if (line.startsWith('| ')) lines.push(cells(line).join(' | '));
    else lines.push(line.replace(/^(?:#{2,4} |- |> )/u, '').replaceAll('`', ''));
  }
  return lines.filter((line) => line.trim() !== '').join('\n');
}

export function cells(line) {
  return line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());
}
