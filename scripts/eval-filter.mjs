// `npm run eval:filter`: what the filters and safety rules do to good texts of ../shared/data (held-out parts) and
// to bad pages from the generators in scripts/train/bad, as a table. `--dictionary <jieba/dict.txt>` adds pages
// whose words are exchanged and chained. `--losses` writes scripts/docs/filter-losses.json instead: what each filter by itself
// does not keep of the good texts, for docs/filters.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ready } from './ready.mjs';
import { FAMILIES } from './train/bad/families.mjs';
import { SYNONYMS } from './train/bad/machine.mjs';
import { Random } from './train/bad/random.mjs';
import { injectedPage } from './train/bad/solicitation.mjs';
import { SPINNING } from './train/bad/spinning.mjs';
import * as sources from './train/sources.mjs';

ready();
const { profileText } = await import('../dist/text/profile.js');
const { runFilters } = await import('../dist/filter/run-filters.js');
const { scanRisks } = await import('../dist/filter/safety/scan-risks.js');
const { loadKit, PACKAGE_RULES, normalizeText } = await import('../dist/index.js');

const DATA = '../shared/data';
const PAGES = 100;
const { values } = parseArgs({ options: { dictionary: { type: 'string' }, losses: { type: 'boolean' } } });
if (!existsSync(DATA)) {
  process.stderr.write(`eval:filter needs ${DATA}; see docs/models.md\n`);
  process.exit(0);
}
const kit = loadKit(PACKAGE_RULES, 'commercial');
const random = new Random(20251125);
const prose = sources.part(sources.encyclopedia(), 'held');
const dictionary = values.dictionary ? sources.dictionary(values.dictionary) : [];
const words = dictionary.filter(([word]) => word.length === 2).map(([word]) => word);
const GOOD = [
  ['statutes, all', () => sources.statutes(), 'regulation'],
  ['encyclopedia paragraphs, all', () => sources.encyclopedia()],
  ['manuals, held out', () => sources.part(sources.manuals(), 'held'), 'documentation'],
  ['posts with label 0, 50 characters and more', () => longPosts(0)],
  ['main texts of 75 pages', () => pageTexts()],
];

if (values.losses) losses();
else {
  process.stdout.write('| texts | n | kept | quality 5 % / median | reasons |\n|---|---|---|---|---|\n');
  for (const [name, texts, kind] of GOOD) line(name, texts(), kind);
  line('posts with label 1, 50 characters and more', longPosts(1));
  bad();
  if (values.dictionary) spinning();
}

/** What each filter by itself does not keep. */
function losses() {
  const found = GOOD.map(([name, texts, kind = 'other']) => {
    const lost = {};
    const all = texts();
    for (const text of all)
      for (const { step } of runFilters(subjectOf(text, kind), kit.rules.thresholds).failed)
        lost[step] = (lost[step] ?? 0) + 1;
    return { name, texts: all.length, lost };
  });
  writeFileSync('scripts/docs/filter-losses.json', `${JSON.stringify(found, null, 2)}\n`);
}

/** Pages spun out of held-out prose, with their titles. */
function spinning() {
  const tools = {
    thesaurus: SYNONYMS,
    lexicon: new Set(dictionary.filter(([, n]) => n > 3).map(([word]) => word)),
    words: dictionary.filter(([word, n]) => word.length <= 3 && n > 20).map(([word]) => word),
  };
  const long = prose.filter((text) => text.length > 150);
  for (const [family, make] of Object.entries(SPINNING))
    line(
      `spun: ${family}`,
      Array.from({ length: PAGES }, () => make(random, long, tools)),
    );
}

function pageTexts() {
  const pages = readFileSync(`${DATA}/01_pages/pages.jsonl`, 'utf8').trim().split('\n');
  return pages.map((page) => JSON.parse(page).truth);
}

function bad() {
  for (const [family, make] of Object.entries({ ...FAMILIES, injected: injectedPage }))
    line(
      `generated: ${family}`,
      Array.from({ length: PAGES }, () => make(random, prose, words)),
    );
}

function longPosts(label) {
  const rows = readFileSync(`${DATA}/05_labelled/cold-dev/dev.csv`, 'utf8').split('\n');
  const texts = rows.map(
    (row) => new RegExp(`^\\d+,dev,\\w+,${label},(.*)$`, 'u').exec(row.trim())?.[1] ?? '',
  );
  return texts.filter((text) => text.length >= 50);
}

function subjectOf(text, pageKind, title = '') {
  return { profile: profileText(normalizeText(text, kit.rules.normalize).text), pageKind, title };
}

function line(name, texts, pageKind = 'other') {
  const reasons = {};
  const scores = [];
  for (const page of texts) {
    const { text, title = '' } = typeof page === 'string' ? { text: page } : page;
    const subject = subjectOf(text, pageKind, title);
    const { decision, measures } = runFilters(subject, kit.rules.thresholds);
    const verdict = decision.kind === 'keep' ? scanRisks(subject, kit.lexicon).decision : decision;
    scores.push(measures.quality);
    if (verdict.kind !== 'keep') reasons[verdict.reason] = (reasons[verdict.reason] ?? 0) + 1;
  }
  scores.sort((a, b) => a - b);
  const lost = Object.values(reasons).reduce((sum, n) => sum + n, 0);
  const kept = `${((100 * (texts.length - lost)) / texts.length).toFixed(1)} %`;
  const at = (share) => scores[Math.floor(share * (scores.length - 1))].toFixed(3);
  const sorted = Object.entries(reasons).sort((a, b) => b[1] - a[1]);
  const why = sorted.map(([reason, n]) => `${reason} ${n}`).join(', ');
  process.stdout.write(`| ${name} | ${texts.length} | ${kept} | ${at(0.05)} / ${at(0.5)} | ${why} |\n`);
}
