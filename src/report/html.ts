import type { Words } from '../core/permission-words.ts';

/** Text made safe for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (char) => `&#${char.charCodeAt(0)};`);
}

/** HTML that was built here and needs no escaping. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

/** Template that escapes whatever is put in, except Html. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((out, chunk, i) => out + render(parts[i - 1] ?? '') + chunk));
}

function render(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map((item) => item.text).join('');
  return escapeHtml(String(part));
}

/** Words in Chinese and English. */
export function said({ zh, en }: Words): Html {
  return both(zh, en);
}

/** The same words in Chinese and English; CSS shows one of them. */
export function both(zh: string, en: string): Html {
  return html`<span lang="zh-CN">${zh}</span><span lang="en">${en}</span>`;
}
