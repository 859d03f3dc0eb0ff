/** A Markdown file as plain text, with the title its front matter or first heading gives. */
export interface MarkdownText {
  readonly title: string;
  readonly text: string;
}

/** Takes front matter, pictures, link targets, emphasis and heading signs out; code stays as it is. */
export function markdownToText(source: string): MarkdownText {
  const lines = source.replaceAll(/\r\n?/gu, '\n').split('\n');
  const matter = frontMatter(lines);
  const out: string[] = [];
  let title = matter.title;
  let isCode = false;
  for (const line of lines.slice(matter.lines)) {
    if (/^\s*(?:```|~~~)/u.test(line)) {
      isCode = !isCode;
      continue;
    }
    const heading = isCode ? null : /^#{1,6}\s+(.*?)(?:\s+#+)?$/u.exec(line);
    if (heading !== null && title === '') title = inline(heading[1] ?? '');
    out.push(isCode ? line : inline(heading?.[1] ?? blockText(line)));
  }
  return {
    title,
    text: out
      .join('\n')
      .replaceAll(/\n{3,}/gu, '\n\n')
      .trim(),
  };
}

function frontMatter(lines: readonly string[]): { readonly title: string; readonly lines: number } {
  const end = lines[0]?.trim() === '---' ? lines.findIndex((line, i) => i > 0 && line.trim() === '---') : -1;
  if (end < 0) return { title: '', lines: 0 };
  const title = lines.slice(1, end).find((line) => /^title\s*:/iu.test(line)) ?? '';
  return {
    title: title
      .replace(/^title\s*:\s*/iu, '')
      .replaceAll(/^["']|["']$/gu, '')
      .trim(),
    lines: end + 1,
  };
}

function blockText(line: string): string {
  if (/^\s*(?:[-*_]\s*){3,}$/u.test(line) || /^\[[^\]]+\]:\s/u.test(line)) return '';
  return line.replace(/^\s*(?:>\s?)+/u, '').replace(/^(\s*)(?:[-*+]|\d{1,4}[.)])\s+/u, '$1');
}

function inline(line: string): string {
  return line
    .replaceAll(/!\[[^\]]{0,500}\]\([^()\s]{0,2000}[^()]{0,300}\)/gu, '')
    .replaceAll(/\[([^[\]]{0,1000})\]\([^()\s]{0,2000}[^()]{0,300}\)/gu, '$1')
    .replaceAll(/(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1/gu, '$2')
    .replaceAll(/(?<![*\w])\*(?=\S)([^*]{1,500})(?<=\S)\*(?!\*)/gu, '$1')
    .replaceAll('`', '')
    .replaceAll(/<\/?[a-z][^<>]{0,300}>/giu, '');
}
