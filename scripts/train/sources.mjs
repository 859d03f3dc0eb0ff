// Texts that models are trained on. Every source is free to use: statutes (outside copyright), CC BY and CC BY-SA,
// MIT, Apache-2.0, GPL documentation, or texts in the public domain; docs/models.md lists them. Each reader gives
// strings and leaves out a fixed part, by digest, that is only ever scored.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DATA = '../shared/data';

/** True for the third of all texts that no training run may see. */
export function isHeldOut(text) {
  return createHash('sha256').update(text).digest()[0] % 3 === 0;
}

/** Every text of a source that may be trained on, or its held-out third. */
export function part(texts, heldOut) {
  return texts.filter((text) => isHeldOut(text) === heldOut);
}

/** Paragraphs of the two Wikipedia question sets: simplified (CMRC 2018) and traditional (DRCD). */
export function encyclopedia() {
  const files = ['cmrc2018/squad-style-data/cmrc2018_dev.json', 'drcd/DRCD_dev.json', 'drcd/DRCD_test.json'];
  return files.flatMap((file) => {
    const { data } = JSON.parse(readFileSync(join(DATA, '02_text', file), 'utf8'));
    return data.flatMap(({ paragraphs }) => paragraphs.map(({ context }) => context));
  });
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

/** Spoken Cantonese of HKCanCor (CC BY), as the PyPI package `pycantonese` carries it: a transcript a text. */
export function cantonese(folder) {
  return files(folder, '.cha').map((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    const turns = lines.filter((line) => line.startsWith('*')).map((line) => line.replace(/^\*\w+:\s*/u, ''));
    return turns.map((turn) => turn.replaceAll(/[ \u0015-]|\d+_\d+/gu, '')).join('\n');
  });
}

function files(folder, ending) {
  if (!existsSync(folder))
    throw new Error(`${folder} is missing; see docs/models.md for where texts come from`);
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(ending));
  return names.sort((a, b) => (a < b ? -1 : 1));
}
