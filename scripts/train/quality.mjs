// Trains the quality model:
//   node scripts/train/quality.mjs --dictionary <jieba/dict.txt> --poetry <chinese-poetry/dist> --cantonese <pycantonese/data/hkcancor>
// Good texts are licensed prose, bad ones come from the generators in bad/. A logistic model over the measures
// of src/filter/quality-model/features.ts, whose signs are given, and over the mean weight of hashed pairs of
// characters. Writes
// src/filter/quality-model/weights.ts; the same input gives the same file. With --report it first prints how well
// each kind of bad page is told from good text when it was left out of training (some minutes).
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ready } from '../ready.mjs';
import { FAMILIES, OUT_OF_ORDER } from './bad/families.mjs';
import { Random } from './bad/random.mjs';
import { area, calibrate, fitLogistic, fitWording } from './fit.mjs';
import {
  cantonese,
  classical,
  dictionary,
  encyclopedia,
  guides,
  manuals,
  ownPages,
  ownTexts,
  part,
  posts,
  statutes,
} from './sources.mjs';

ready();
const { FEATURES, featuresOf } = await import('../../dist/filter/quality-model/features.js');
const { wordingMean, WORDING_SLOTS, wordingSlots } =
  await import('../../dist/filter/quality-model/wording.js');
const { profileText } = await import('../../dist/text/profile.js');
const { loadKit, normalizeText, PACKAGE_RULES } = await import('../../dist/index.js');

const { values } = parseArgs({
  options: {
    dictionary: { type: 'string' },
    poetry: { type: 'string' },
    cantonese: { type: 'string' },
    report: { type: 'boolean' },
  },
});
const PER_FAMILY = 160;
/** Sign of each weight: what speaks for a text may not be learned as speaking against it. 0 is free. */
const SIGNS = {
  ended: 1,
  functionWords: 1,
  length: 1,
  code: 1,
  clauses: 1,
  recurrence: 1,
  commas: 0,
  variety: 0,
  lineLength: 1,
};

const policy = loadKit(PACKAGE_RULES, 'commercial').rules.normalize;
const random = new Random(20261125);
const words = dictionary(values.dictionary).filter(([word, n]) => word.length === 2 && n > 50);
const examples = [...goodTexts(), ...badTexts()].map(withFeatures);
if (values.report) report();
write(train(examples));

/** Prose of many lengths; a third with a little of what surrounds it, because extraction is not perfect. */
function goodTexts() {
  const wiki = part(encyclopedia(), 'judge');
  const joined = Array.from({ length: 900 }, () => {
    const at = random.int(0, wiki.length - 5);
    return wiki.slice(at, at + random.int(1, random.chance(0.3) ? 12 : 4)).join('\n');
  });
  const verse = part(
    classical(values.poetry, [
      'quantangshi/poet.tang.2000.json',
      'lunyu/lunyu.json',
      'mengxue/guwenguanzhi.json',
      'songci/ci.song.0.json',
    ]),
    'model',
    'judge',
  );
  const plain = [
    ...joined,
    ...part(manuals(), 'judge').map((text) => text.slice(0, 3000)),
    ...part(statutes(), 'judge').map((text) => text.slice(0, random.int(300, 4000))),
    ...random.some(part(guides(), 'judge', 'model'), 200).map(stretch),
    ...threads(),
    ...random.some(talks(), 150),
    ...random.some(verse, 240).map((text) => text.slice(0, 1500)),
  ].map((text, source) => ({ text, source }));
  const few = [...fewOf(part(ownPages(), 'model', 'judge'), 240), ...fewOf(ownTexts(), 400)];
  return [...plain, ...few].map(({ text, source }) => ({
    source,
    text: random.chance(0.3)
      ? `${FAMILIES.residue(random).split('\n').slice(0, random.int(1, 4)).join('\n')}\n${text}`
      : text,
    label: 1,
    family: 'good',
  }));
}

/** Texts there are few of, and parts of them, often enough to count beside the encyclopedia; `source` tells parts of one text. */
function fewOf(all, count) {
  return Array.from({ length: count }, () => {
    const source = random.int(0, all.length - 1);
    const lines = all[source].split('\n');
    const from = random.chance(0.5) ? 0 : random.int(0, Math.max(0, lines.length - 3));
    return { text: lines.slice(from, from + random.int(2, Math.max(2, lines.length))).join('\n'), source };
  });
}

/** A stretch of a long page. */
function stretch(text) {
  const lines = text.split('\n');
  const from = random.int(0, Math.max(0, lines.length - 12));
  return lines
    .slice(from, from + random.int(8, 60))
    .join('\n')
    .slice(0, 4000);
}

/** Talk in Cantonese, a stretch of a transcript each. */
function talks() {
  return cantonese(values.cantonese)
    .filter((_, i) => i % 4 !== 0)
    .flatMap((text) => text.match(/(?:[^\n]*\n){30}/gu) ?? []);
}

/** Posts one after the other, as a thread reads. */
function threads() {
  const all = part(posts(), 'judge').filter((post) => post.length > 30);
  return Array.from({ length: 250 }, () => random.some(all, random.int(3, 10)).join('\n'));
}

/** A quarter of the bad pages hold some prose too. */
function badTexts() {
  const prose = part(encyclopedia(), 'judge');
  const pairs = words.map(([word]) => word);
  const kinds = Object.entries(FAMILIES).filter(([family]) => !OUT_OF_ORDER.includes(family));
  return kinds.flatMap(([family, make]) =>
    Array.from({ length: PER_FAMILY }, (_, source) => {
      const text = make(random, prose, pairs);
      const extra = random.chance(0.25)
        ? `\n${random.pick(prose).slice(0, Math.max(40, text.length / 3))}`
        : '';
      return { text: text + extra, label: 0, family, source };
    }),
  );
}

function withFeatures(example) {
  const profile = profileText(normalizeText(example.text, policy).text);
  return {
    ...example,
    features: featuresOf({ profile, pageKind: 'other', title: '' }),
    slots: wordingSlots(profile.text),
  };
}

function train(list) {
  const wording = fitWording(list, WORDING_SLOTS);
  // The mean weight of a text is taken from a model that did not see it, or the last step would trust it too much.
  const halves = [0, 1].map((half) =>
    fitWording(
      list.filter(({ source }) => source % 2 !== half),
      WORDING_SLOTS,
    ),
  );
  const rows = list.map(({ features, slots, label, source }) => ({
    label,
    values: [...features, wordingMean(slots, halves[source % 2])],
  }));
  const signs = [...FEATURES.map((name) => SIGNS[name] ?? -1), 1];
  return { wording, ...fitLogistic(rows, signs) };
}

function score(model, { features, slots }) {
  const values = [...features, wordingMean(slots, model.wording)];
  return values.reduce((sum, value, i) => sum + value * model.weights[i], model.bias);
}

function report() {
  const isTest = (example, i) => example.family === 'good' && i % 4 === 0;
  for (const family of new Set(examples.map((e) => e.family).filter((name) => name !== 'good'))) {
    const model = train(examples.filter((e, i) => e.family !== family && !isTest(e, i)));
    const good = examples.filter(isTest).map((e) => score(model, e));
    const bad = examples.filter((e) => e.family === family).map((e) => score(model, e));
    process.stderr.write(`${family.padEnd(10)} left out: AUC ${area(good, bad).toFixed(3)}\n`);
  }
}

function write(model) {
  const scores = examples.map((e) => ({ score: score(model, e), label: e.label }));
  const { slope, offset } = calibrate(scores);
  const weights = [...model.weights].map((w) => w * slope);
  FEATURES.concat('wording').forEach((name, i) =>
    process.stderr.write(`${name.padEnd(14)} ${weights[i].toFixed(2)}\n`),
  );
  const largest = Math.max(...model.wording.map(Math.abs));
  const bytes = Buffer.from(Int8Array.from(model.wording, (w) => Math.round((w / largest) * 127)).buffer);
  writeFileSync(
    'src/filter/quality-model/weights.ts',
    `// Made by scripts/train/quality.mjs; see docs/models.md.
export const QUALITY_BIAS = ${(model.bias * slope + offset).toFixed(4)};
/** One for each of FEATURES, then one for the mean wording. */
export const QUALITY_WEIGHTS: readonly number[] = [${weights.map((w) => w.toFixed(4)).join(', ')}];
export const WORDING_SCALE = ${(largest / 127).toPrecision(6)};
export const WORDING = '${bytes.toString('base64')}';
`,
  );
}
