// `npm run eval:normalize`: what the mappers do to the good texts of ../shared/data: how many texts and places each changes, an example of
// each, and whether any word changed (letters, Han and digits, width and spaces aside).
import { existsSync } from 'node:fs';
import { ready } from './ready.mjs';
import * as sources from './train/sources.mjs';

ready();
const { loadKit, PACKAGE_RULES, normalizeText } = await import('../dist/index.js');

if (!existsSync('../shared/data')) {
  process.stderr.write('eval:normalize needs ../shared/data; see docs/models.md\n');
  process.exit(0);
}
const policy = loadKit(PACKAGE_RULES, 'commercial').rules.normalize;
const sets = {
  statutes: sources.statutes(),
  'encyclopedia paragraphs': sources.encyclopedia(),
  manuals: sources.manuals(),
  'posts with label 0': sources.posts(),
};
process.stdout.write(
  '| texts | n | unchanged | places changed by mapper | wording changed in |\n|---|---|---|---|---|\n',
);
const examples = new Map();
for (const [name, texts] of Object.entries(sets)) line(name, texts);
process.stdout.write('\n| mapper | before | after |\n|---|---|---|\n');
for (const [mapper, [before, after]] of examples)
  process.stdout.write(`| ${mapper} | ${before} | ${after} |\n`);

function line(name, texts) {
  const counts = {};
  let unchanged = 0;
  let reworded = 0;
  for (const text of texts) {
    const edits = [];
    const { text: clean, log } = normalizeText(text, policy, edits);
    if (clean === text) unchanged++;
    for (const [mapper, count] of Object.entries(log)) {
      counts[mapper] = (counts[mapper] ?? 0) + count;
      if (!examples.has(mapper)) examples.set(mapper, exampleOf(mapper, edits));
    }
    if (wordsOf(clean) !== wordsOf(text)) reworded++;
  }
  const sorted = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  const by = sorted.map(([mapper, count]) => `${mapper} ${count}`).join(', ');
  process.stdout.write(`| ${name} | ${texts.length} | ${unchanged} | ${by} | ${reworded} |\n`);
}

/** What the mapper replaced first, and by what. */
function exampleOf(mapper, edits) {
  const [, before, after] = edits.find((one) => one.mapper === mapper).places[0];
  return [before, after].map((text) => JSON.stringify(text).replaceAll('|', '\\|'));
}

function wordsOf(text) {
  return (text.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? []).join('');
}
