// The Chinese pages of apache/flink-web with the Markdown they were made from, as labelled pages.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = '06_truth/flink-web-sources/docs/content.zh';
const PAGES = '02_html/flink-web-zh/content/zh';
/** Shorter sources are redirects and lists of children, in characters. */
const TRUTH_CHARS_MIN = 300;

/** Labelled pages under a folder of shared data; none when it has no such sources. `htmlFile` is relative to it. */
export function flinkPages(data) {
  if (!existsSync(join(data, SOURCES))) return [];
  return readdirSync(join(data, SOURCES), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => flinkPage(data, name));
}

function flinkPage(data, name) {
  const path = name.replace(/(?:\/?_index)?\.md$/u, '');
  const htmlFile = join(PAGES, path, 'index.html');
  if (!existsSync(join(data, htmlFile))) return [];
  const source = readFileSync(join(data, SOURCES, name), 'utf8');
  const truth = plainMarkdown(source);
  if (truth.length < TRUTH_CHARS_MIN) return [];
  const title = /^title:\s*"?(.*?)"?\s*$/mu.exec(source)?.[1] ?? '';
  return [
    {
      id: `flink-${path.replaceAll('/', '-')}`,
      set: 'flink',
      kind: 'flink',
      url: `https://flink.apache.org/zh/${path}/`,
      htmlFile,
      truth,
      title,
      time: null,
      titleLike: [],
    },
  ];
}

/** What a reader of the page sees of Markdown with Hugo's short codes: signs, addresses, comments and tags left out. */
function plainMarkdown(source) {
  return source
    .replace(/^---\n[\s\S]*?\n---\n/u, '')
    .replaceAll(/<!--[\s\S]*?-->/gu, '')
    .replaceAll(/\{\{[<%][\s\S]*?[>%]\}\}/gu, '')
    .replaceAll(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/giu, '')
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/gu, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)(?:\{:[^}]*\})?/gu, '$1')
    .replaceAll(/<\/?[a-z][^>]*>/giu, '')
    .replaceAll(/^\s*(?:#{1,6}|[-*+]|\d+\.|>)\s+/gmu, '')
    .replaceAll(/\s+#+\s*$/gmu, '')
    .replaceAll(/^\s*(?:```.*|-{3,}|\|?(?:\s*:?-+:?\s*\|)+.*)$/gmu, '')
    .replaceAll(/\*\*|__|`/gu, '')
    .replaceAll(/&[a-z]+;/gu, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
