// Measures which share of an evaluation item's n-grams tells a page that holds it from one that does not, and
// writes docs/decontamination.md:
//   node scripts/bench/dedup/decontamination.mjs --data <folder>
// The folder holds AGIEval, GAOKAO-Bench, CMRC 2018, DRCD and statutes; none of it is part of the repository.
// Items with even numbers may be looked at; what is written down is counted on the odd ones alone.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as OpenCC from 'opencc-js/cn2t';
import { ready } from '../../ready.mjs';
import { generator } from './generate.mjs';

ready();
const dist = (name) => import(new URL(`../../../dist/${name}.js`, import.meta.url));
const { DecontaminationIndex } = await dist('dedup/decontam-index');
const { parseFieldMap, readBenchmark } = await dist('pipeline/decontaminate/benchmarks');

const { values: options } = parseArgs({ options: { data: { type: 'string' } } });
const data = (...path) => join(options.data, ...path);
const random = generator(7);
const toTraditional = OpenCC.Converter({ from: 'cn', to: 'tw' });

const SHARES = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const EXAM_FIELDS = 'question,question+options,passage';

const agieval = data('04_vectors/decontam-agieval/data/v1');
const gaokao = data('04_vectors/decontam-gaokao/Data');
const SETS = {
  'AGIEval, Chinese parts': parts(
    readdirSync(agieval).filter((name) => /gaokao-(?!english)|jec-qa|logiqa-zh/u.test(name)),
    agieval,
    EXAM_FIELDS,
  ),
  'GAOKAO-Bench': ['Objective_Questions', 'Subjective_Questions'].flatMap((kind) =>
    parts(
      readdirSync(join(gaokao, kind)).filter((name) => name.endsWith('.json') && !name.includes('English')),
      join(gaokao, kind),
      'question',
    ),
  ),
  'CMRC 2018 (passages)': parts(
    ['cmrc2018_dev.json', 'cmrc2018_trial.json'],
    data('02_text/cmrc2018/squad-style-data'),
    'paragraphs.context,context_text',
  ),
  'DRCD (passages)': parts(['DRCD_dev.json', 'DRCD_test.json'], data('02_text/drcd'), 'paragraphs.context'),
};

function parts(names, folder, fields) {
  return names.flatMap((name) => {
    try {
      return readBenchmark(join(folder, name), parseFieldMap(fields));
    } catch {
      return [];
    }
  });
}

const laws = readdirSync(data('02_text/laws'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && !name.endsWith('_index.md'))
  .sort()
  .map((name) => readFileSync(data('02_text/laws', name), 'utf8'));
const statutes = cut(laws.join('\n'), 940).slice(0, 4_000);
const wiki = [...SETS['CMRC 2018 (passages)'], ...SETS['DRCD (passages)']].map(({ text }) => text);
const news = readFileSync(data('01_pages/pages.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .flatMap((line) => longest(JSON.parse(line)));

function longest(row) {
  const texts = Object.values(row).filter((value) => typeof value === 'string' && value.length > 200);
  return texts.sort((a, b) => b.length - a.length).slice(0, 1);
}

function cut(text, length) {
  return Array.from({ length: Math.floor(text.length / length) }, (_, i) =>
    text.slice(i * length, (i + 1) * length),
  );
}

/** Changes a share of the characters, one by one. */
function noisy(text, share) {
  return [...text]
    .map((char) => (random() < share ? String.fromCharCode(0x4e00 + Math.floor(random() * 5_000)) : char))
    .join('');
}

const COPIES = {
  'word for word': (text) => text,
  'other script, other marks': (text) => toTraditional(text).replaceAll(/[，。？、（）]/gu, ' '),
  '2 % of characters changed': (text) => noisy(text, 0.02),
  '5 % changed': (text) => noisy(text, 0.05),
  'first two thirds': (text) => text.slice(0, Math.ceil((text.length * 2) / 3)),
};

const PARAMS = { ngram: 13, unitsMin: 20 };
const FOUND_FROM = 0.001;

/** Share and longest run of the part in a page that holds a copy of it. */
function held(parts, copy) {
  const chosen = parts
    .filter((_part, i) => i % 2 === 1)
    .filter((_part, i, all) => i % Math.ceil(all.length / 400) === 0);
  const index = new DecontaminationIndex(chosen, { ...PARAMS, shareMin: FOUND_FROM, runMin: 0 });
  return index.parts.map((part, i) => {
    const host = statutes[Math.floor(random() * statutes.length)];
    const found = index.find(`${host.slice(0, 470)}\n${copy(part.text)}\n${host.slice(470)}`);
    const own = found.find((one) => one.part === i);
    return { share: own?.share ?? 0, run: own?.run ?? 0 };
  });
}

/** The most that any part of the sets has of itself in each page. */
function unheld(parts, pages) {
  const index = new DecontaminationIndex(parts, { ...PARAMS, shareMin: FOUND_FROM, runMin: 0 });
  return pages.map((page) => {
    const found = index.find(page);
    return {
      share: Math.max(0, ...found.map(({ share }) => share)),
      run: Math.max(0, ...found.map(({ run }) => run)),
    };
  });
}

const percent = (items, test) => `${((100 * items.filter(test).length) / items.length).toFixed(2)} %`;
const taken =
  (from, runMin) =>
  ({ share, run }) =>
    share >= from || (runMin > 0 && run >= runMin);
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const columns = (items) => [
  ...SHARES.map((from) => percent(items, taken(from, 0))),
  percent(items, taken(0.5, 100)),
];
const HEAD = [...SHARES.map((from) => `share ≥ ${from}`), 'default'];

const found = Object.entries(SETS).flatMap(([name, all]) =>
  Object.entries(COPIES).map(([copy, change]) => {
    const items = held(all, change);
    return [name, copy, items.length, ...columns(items)];
  }),
);
const exams = [...SETS['AGIEval, Chinese parts'], ...SETS['GAOKAO-Bench']];
const wrong = [
  ['exams in statutes', unheld(exams, statutes)],
  ['exams in Wikipedia passages', unheld(exams, wiki)],
  ['exams in web pages', unheld(exams, news)],
  [
    'Wikipedia passages in statutes',
    unheld([...SETS['CMRC 2018 (passages)'], ...SETS['DRCD (passages)']], statutes),
  ],
  [
    'Wikipedia passages in web pages',
    unheld([...SETS['CMRC 2018 (passages)'], ...SETS['DRCD (passages)']], news),
  ],
].map(([name, items]) => [
  name,
  items.length,
  ...columns(items),
  Math.max(...items.map(({ share }) => share)).toFixed(2),
  Math.max(...items.map(({ run }) => run)),
]);

const template = readFileSync(new URL('decontamination.template.md', import.meta.url), 'utf8');
const fill = {
  FOUND: table(['set', 'copy', 'items', ...HEAD], found),
  WRONG: table(['what is looked for, and where', 'pages', ...HEAD, 'highest share', 'longest run'], wrong),
};
writeFileSync(
  join(fileURLToPath(new URL('../../../', import.meta.url)), 'docs/decontamination.md'),
  template.replace(/\{\{(\w+)\}\}/gu, (_, name) => fill[name]),
);
