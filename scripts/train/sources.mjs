// Texts that models are trained on. Every source is free to use: statutes (outside copyright), CC BY and CC BY-SA,
// MIT, Apache-2.0, GPL documentation, or texts in the public domain; docs/models.md lists them. Each reader gives
// strings and leaves out a fixed part, by digest, that is only ever scored.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DATA = '../shared/data';

/**
 * Which part of the data a text is in, by its digest: `held` (a third) is only ever scored; `model` (a half) counts
 * pairs of characters; `judge` (a sixth) trains what reads that model's numbers, which are better on texts it saw.
 */
function partOf(text) {
  const place = createHash('sha256').update(text).digest()[0] % 6;
  return place % 3 === 0 ? 'held' : place === 5 ? 'judge' : 'model';
}

/** The texts of the named parts. */
export function part(texts, ...names) {
  return texts.filter((text) => names.includes(partOf(text)));
}

/** Paragraphs of the two Wikipedia question sets: simplified (CMRC 2018) and traditional (DRCD). */
export function encyclopedia() {
  return wikipedia().flatMap(({ paragraphs }) => paragraphs.map(({ context }) => context));
}

function wikipedia() {
  const files = ['cmrc2018/squad-style-data/cmrc2018_dev.json', 'drcd/DRCD_dev.json', 'drcd/DRCD_test.json'];
  return files.flatMap((file) => {
    return JSON.parse(readFileSync(join(DATA, '02_text', file), 'utf8')).data;
  });
}

/** The same, all paragraphs of an article in one text. */
export function articles() {
  return wikipedia().map(({ paragraphs }) => paragraphs.map(({ context }) => context).join('\n'));
}

/** Statutes, one text each, Markdown marks of headings removed. */
export function statutes() {
  const folder = join(DATA, '02_text/laws');
  return files(folder, '.md')
    .filter((name) => !name.endsWith('_index.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(/^#+ */gmu, ''));
}

/** Posts of the labelled set with label 0, short and colloquial. */
export function posts() {
  const lines = readFileSync(join(DATA, '05_labelled/cold-dev/dev.csv'), 'utf8').split('\n').slice(1);
  return lines
    .map((line) => /^\d+,dev,\w+,0,(.*)$/u.exec(line.trim())?.[1] ?? '')
    .filter((text) => text !== '');
}

/** Classical prose and verse: the folders of the npm package `chinese-poetry` named, one work or chapter a text. */
export function classical(folder, names) {
  return names.flatMap((name) => chapters(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

function chapters(node) {
  if (Array.isArray(node)) return node.flatMap(chapters);
  if (node === null || typeof node !== 'object') return [];
  return ['paragraphs', 'content', 'para'].flatMap((key) => {
    const value = node[key];
    if (typeof value === 'string') return [value];
    if (Array.isArray(value) && value.every((line) => typeof line === 'string')) return [value.join('\n')];
    return chapters(value ?? []);
  });
}

/** Lives of the Tang poets as the Quan Tang shi tells them, from the same package. */
export function authors(folder) {
  const list = JSON.parse(readFileSync(join(folder, 'quantangshi/authors.tang.json'), 'utf8'));
  return list.map(({ desc }) => desc ?? '').filter((text) => text.length >= 24);
}

/** Spoken Cantonese of HKCanCor (CC BY), as the PyPI package `pycantonese` carries it: a transcript a text. */
export function cantonese(folder) {
  return files(folder, '.cha').map((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    const turns = lines.filter((line) => line.startsWith('*')).map((line) => line.replace(/^\*\w+:\s*/u, ''));
    return turns.map((turn) => turn.replaceAll(/[ \u0015-]|\d+_\d+/gu, '')).join('\n');
  });
}

/**
 * What the wiki software MediaWiki (GPL-2.0-or-later) tells its users in a language of its folder `languages/i18n`:
 * `yue`, `lzh`, `zh-hant` …; written, of our time. Marks, links and placeholders are removed.
 */
export function messages(folder, language) {
  const entries = Object.entries(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')));
  const texts = entries.filter(([key, text]) => !key.startsWith('@') && typeof text === 'string');
  return [...new Set(texts.map(([, text]) => withoutMarks(text)))];
}

function withoutMarks(text) {
  return text
    .replaceAll(/\{\{(?:PLURAL|GENDER):[^|{}]*\|([^|{}]*)(?:\|[^{}]*)?\}\}/gu, '$1')
    .replaceAll(/\{\{[^{}]*\}\}|<[^>]*>|https?:\S+|'{2,}|^[#*:=]+ */gmu, '')
    .replaceAll(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]|\[\S+ ([^\]]*)\]/gu, '$1$2')
    .replaceAll(/\$\d/gu, '3')
    .trim();
}

function files(folder, ending) {
  if (!existsSync(folder))
    throw new Error(`${folder} is missing; see docs/models.md for where texts come from`);
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(ending));
  return names.sort((a, b) => (a < b ? -1 : 1));
}

/** Paragraphs of Debian's documentation in Chinese and of the Flink site, by their <p>, tags removed. */
export function manuals() {
  const folder = join(DATA, '02_html');
  return files(folder, '.html').flatMap((name) => {
    const html = readFileSync(join(folder, name), 'utf8');
    const paragraphs = [...html.matchAll(/<p[^>]*>([^]*?)<\/p>/gu)].map(([, body = '']) => plain(body));
    const han = paragraphs.filter(
      (text) => (text.match(/[\u4e00-\u9fff]/gu)?.length ?? 0) > text.length * 0.4,
    );
    return han.length < 3 ? [] : [han.join('\n')];
  });
}

/** The same pages with their code, headings and lists, one a text: code keeps its lines; items that are a link only are left out. */
export function guides() {
  const folder = join(DATA, '02_html');
  const block = /<(p|pre|li|h[1-4]|dt|dd)\b[^>]*>((?:(?!<(?:p|pre|li|h[1-4]|dt|dd)\b)[^])*?)<\/\1>/gu;
  return files(folder, '.html').flatMap((name) => {
    const html = readFileSync(join(folder, name), 'utf8').replaceAll(
      /<(script|style|nav|footer)\b[^]*?<\/\1>/gu,
      '',
    );
    const found = [...html.matchAll(block)].filter(
      ([, , body]) => !/^\s*<a\b[^>]*>[^<]*<\/a>\s*$/u.test(body),
    );
    const blocks = found.map(([, tag, body = '']) => (tag === 'pre' ? code(body) : plain(body)));
    return html.includes('<pre') && blocks.length > 5 ? [blocks.filter(Boolean).join('\n')] : [];
  });
}

function code(html) {
  return html
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function plain(html) {
  const text = html.replaceAll(/<[^>]*>/gu, '').replaceAll(/&#?\w+;/gu, ' ');
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** Words with how often they occur, from the dictionary of the PyPI package `jieba` (MIT). */
export function dictionary(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [word = '', count = '0'] = line.split(' ');
    return /^[\u4e00-\u9fff]{2,}$/u.test(word) ? [[word, Number(count)]] : [];
  });
}

/** Stories, notices and posts of the bundled sites that a run keeps, by their <p>. Self-written. */
export function ownPages() {
  const folder = 'fixtures/sites';
  const pages = readdirSync(folder).flatMap((site) => {
    const rows = readFileSync(join(folder, site, 'expected.tsv'), 'utf8').split('\n');
    const kept = rows.map((row) => row.split('\t')).filter(([, , kind]) => kind === 'keep');
    return kept.map(([path]) => join(folder, site, 'pages', path)).filter((file) => existsSync(file));
  });
  return pages
    .filter((file) => file.endsWith('.html'))
    .map((file) => readFileSync(file, 'utf8'))
    .map((html) =>
      [...html.matchAll(/<p[^>]*>([^]*?)<\/p>/gu)].map(([, body = '']) => plain(body)).join('\n'),
    )
    .filter((text) => text.length > 150 && !text.includes('\ufffd'));
}

/** Self-written texts of kinds the other sources lack: recipes, questions and answers, talk, free verse, reviews, notices, code with prose. */
export function ownTexts() {
  const file = new URL('good/texts.txt', import.meta.url);
  return readFileSync(file, 'utf8')
    .split('====')
    .map((text) => text.trim());
}
