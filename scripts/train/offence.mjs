// Trains the model of src/filter/safety/offence and writes its weights. Says how well it does by five-fold
// cross-validation first. Data: the development part of COLDataset (Apache-2.0), and as further innocent text
// statutes (outside copyright) and the self-written pages of the bundled sites.
//   node scripts/train/offence.mjs <cold-dev/dev.csv> <folder of statutes>
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { ready } from '../ready.mjs';

ready();
const { OFFENCE_SLOTS, passageSlots } = await import('../../dist/filter/safety/offence/features.js');
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = `${ROOT}src/filter/safety/offence/weights.ts`;
const [coldFile, lawFolder] = process.argv.slice(2);
if (coldFile === undefined || lawFolder === undefined) {
  process.stderr.write('Usage: node scripts/train/offence.mjs <cold-dev/dev.csv> <folder of statutes>\n');
  process.exit(2);
}

const ROUNDS = 8;
const RATE = 0.1;
const DECAY = 3e-4;
const BIAS_RATE = 0.02;
const FOLDS = 5;
/** Passages of innocent text of other kinds. */
const PLAIN_MAX = 3000;
const random = sequence(1);
const posts = shuffled([...coldPosts(), ...plainPassages()]);

crossValidate();
write(train(posts));

function coldPosts() {
  const lines = readFileSync(coldFile, 'utf8').split('\n').slice(1).filter(Boolean);
  return lines.map((line) => {
    const cells = line.split(',');
    return { slots: joined(passageSlots(cells.slice(4).join(','))), label: Number(cells[3]), isPost: true };
  });
}

function plainPassages() {
  const laws = readdirSync(lawFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort((a, b) => (a < b ? -1 : 1))
    .filter((_, i) => i % 20 === 0)
    .map((name) => readFileSync(`${lawFolder}/${name}`, 'utf8'));
  const sites = `${ROOT}fixtures/sites`;
  const pages = readdirSync(sites, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => readFileSync(`${sites}/${name}`, 'utf8').replace(/<[^>]*>/g, ''));
  const passages = [...laws, ...pages].flatMap((text) => passageSlots(text));
  return shuffled(passages)
    .slice(0, PLAIN_MAX)
    .map((slots) => ({ slots, label: 0, isPost: false }));
}

function joined(passages) {
  return Uint16Array.from(new Set(passages.flatMap((slots) => [...slots])));
}

// Logistic regression on present n-grams, scaled by the root of their number; AdaGrad.
function train(rows) {
  const weights = new Float64Array(OFFENCE_SLOTS);
  const squares = new Float64Array(OFFENCE_SLOTS).fill(1e-6);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { slots, label } of rows) {
      const scale = 1 / Math.sqrt(slots.length || 1);
      const error = predict({ weights, bias }, slots) - label;
      bias -= BIAS_RATE * error;
      for (const slot of slots) {
        const gradient = error * scale + DECAY * weights[slot];
        squares[slot] += gradient * gradient;
        weights[slot] -= (RATE * gradient) / Math.sqrt(squares[slot]);
      }
    }
  }
  return { weights, bias };
}

function predict({ weights, bias }, slots) {
  let sum = 0;
  for (const slot of slots) sum += weights[slot];
  return 1 / (1 + Math.exp(-(bias + sum / Math.sqrt(slots.length || 1))));
}

function crossValidate() {
  const scored = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = train(posts.filter((_, i) => i % FOLDS !== fold));
    posts.forEach(({ slots, label, isPost }, i) => {
      if (isPost && i % FOLDS === fold) scored.push({ score: predict(model, slots), label });
    });
  }
  const innocent = scored.filter(({ label }) => label === 0).map(({ score }) => score);
  const harmful = scored.filter(({ label }) => label === 1).map(({ score }) => score);
  const above = (scores, from) => scores.filter((score) => score >= from).length / scores.length;
  process.stdout.write('score  innocent above  harmful above (five-fold cross-validation)\n');
  for (const from of [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99])
    process.stdout.write(
      `${from}   ${above(innocent, from).toFixed(4)}   ${above(harmful, from).toFixed(4)}\n`,
    );
}

function write({ weights, bias }) {
  const scale = Math.max(...weights.map(Math.abs)) / 127;
  const bytes = Buffer.from(Int8Array.from(weights, (weight) => Math.round(weight / scale)).buffer);
  const packed = brotliCompressSync(bytes).toString('base64');
  const lines = [
    '// Made by scripts/train/offence.mjs; see docs/models/offence.md.',
    `export const OFFENCE_BIAS = ${Number(bias.toFixed(4))};`,
    `export const OFFENCE_SCALE = ${Number(scale.toPrecision(6))};`,
    `export const OFFENCE_WEIGHTS =\n  '${packed}';`,
  ];
  writeFileSync(OUT, `${lines.join('\n')}\n`);
  process.stdout.write(`${OUT}: ${packed.length} characters\n`);
}

function shuffled(list) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

function sequence(start) {
  let state = start;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
