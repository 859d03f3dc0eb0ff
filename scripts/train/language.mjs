// Trains the weights that tell written Cantonese and classical Chinese from modern written Chinese:
//   node scripts/train/language.mjs --poetry <chinese-poetry/dist> --cantonese <pycantonese/data/hkcancor>
//     --messages <mediawiki/languages/i18n>
// Two logistic models over folded Han characters and hashed pairs of them, on pieces of about 30 characters; writes
// src/text/language/han-weights.ts. The same input gives the same file.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ready } from '../ready.mjs';
import {
  authors,
  cantonese,
  classical,
  encyclopedia,
  manuals,
  messages,
  ownPages,
  part,
  posts,
  statutes,
} from './sources.mjs';

ready();
const { foldTable } = await import('../../dist/text/fold-table.js');
const { HAN_PAIR_SLOTS, hanPairSlot } = await import('../../dist/text/language/han-pairs.js');

const { values } = parseArgs({
  options: { poetry: { type: 'string' }, cantonese: { type: 'string' }, messages: { type: 'string' } },
});
const CLASSICAL = [
  'chuci/chuci.json',
  'lunyu/lunyu.json',
  'mengxue/zengguangxianwen.json',
  'mengxue/zhuzijiaxun.json',
  'sishuwujing/daxue.json',
  'sishuwujing/mengzi.json',
  'sishuwujing/zhongyong.json',
  'nalanxingde/纳兰性德诗集.json',
  'quantangshi/poet.song.0.json',
  'quantangshi/poet.song.20000.json',
  'quantangshi/poet.song.60000.json',
  'quantangshi/poet.song.120000.json',
  'quantangshi/poet.tang.1000.json',
  'quantangshi/poet.tang.2000.json',
  'quantangshi/poet.tang.10000.json',
  'quantangshi/poet.tang.20000.json',
  'shijing/shijing.json',
  'songci/ci.song.0.json',
  'songci/ci.song.10000.json',
];
/** Prose of many centuries; a third of its chapters is only ever scored. */
const CLASSICAL_PROSE = ['mengxue/guwenguanzhi.json'];
const PIECE_HAN = 30;
const EPOCHS = 20;
const RATE = 0.05;
const DECAY = 2e-5;
/** Weights are stored in eighths, as signed bytes. */
const SCALE = 8;
/** Numbers of pairs come after those of characters. */
const PAIRS_FROM = 0x10000;

const fold = foldTable();
const modern = [
  ...part(encyclopedia(), 'model', 'judge'),
  ...part(posts(), 'model', 'judge'),
  ...part(manuals(), 'model', 'judge'),
  ...part(ownPages(), 'model', 'judge'),
  ...part(statutes(), 'model', 'judge').map((text) => text.slice(0, 3000)),
  ...['zh-hans', 'zh-hant', 'zh-hk'].flatMap(told),
].flatMap(pieces);
const old = [
  ...classical(values.poetry, CLASSICAL),
  ...part(classical(values.poetry, CLASSICAL_PROSE), 'model', 'judge'),
  ...part(authors(values.poetry), 'model', 'judge'),
].flatMap(pieces);
const spoken = [...cantonese(values.cantonese).filter((_, i) => i % 4 !== 0), ...told('yue')].flatMap(pieces);
const models = {
  CANTONESE: train(spoken, [...modern, ...old]),
  CLASSICAL: train(old, [...modern, ...spoken]),
};
writeFileSync('src/text/language/han-weights.ts', moduleOf(models));

/** Messages of a language; one that Mandarin words so too tells nothing. */
function told(language) {
  const mandarin = new Set(language.startsWith('zh') ? [] : messages(values.messages, 'zh-hant'));
  return part(messages(values.messages, language), 'model', 'judge').filter((text) => !mandarin.has(text));
}

/** Features (folded Han, and pairs of neighbours after them) of a text in pieces of reproducible lengths around PIECE_HAN. */
function pieces(text) {
  const out = [];
  let piece = [];
  let han = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3400 || unit > 0x9fff) {
      before = 0;
      continue;
    }
    const folded = fold[unit];
    piece.push(folded);
    if (before !== 0) piece.push(PAIRS_FROM + hanPairSlot(before, folded));
    before = folded;
    if (++han < PIECE_HAN / 2 + ((out.length * 7) % PIECE_HAN)) continue;
    out.push(piece);
    piece = [];
    han = 0;
  }
  return han >= 8 ? [...out, piece] : out;
}

/** Stochastic gradient descent; examples in a fixed shuffled order. */
function train(positive, negative) {
  const examples = [...positive.map((x) => [x, 1]), ...negative.map((x) => [x, 0])];
  // The rarer side counts more, but not as much as the other: on the web modern Chinese is the rule.
  const heavier = Math.sqrt(negative.length / positive.length);
  const weights = new Float64Array(PAIRS_FROM + HAN_PAIR_SLOTS);
  let bias = 0;
  let seed = 1;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = examples.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      const j = seed % (i + 1);
      [examples[i], examples[j]] = [examples[j], examples[i]];
    }
    const rate = RATE / (1 + epoch / 4);
    for (const [units, label] of examples) {
      let sum = bias;
      for (const unit of units) sum += weights[unit];
      const step = rate * (label === 1 ? heavier : 1) * (label - 1 / (1 + Math.exp(-sum)));
      bias += step;
      for (const unit of units) weights[unit] += step - rate * DECAY * weights[unit] * 50;
    }
  }
  process.stderr.write(`${positive.length} against ${negative.length} pieces, bias ${bias.toFixed(2)}\n`);
  return { weights, bias };
}

function moduleOf({ CANTONESE, CLASSICAL }) {
  const units = [];
  for (let unit = 0x3400; unit < 0xa000; unit++)
    if (byte(CANTONESE.weights[unit]) !== 0 || byte(CLASSICAL.weights[unit]) !== 0) units.push(unit);
  const bytes = ({ weights }) => base64(units.map((unit) => weights[unit]));
  const pairs = ({ weights }) => base64([...weights.subarray(PAIRS_FROM)]);
  return `// Made by scripts/train/language.mjs; see docs/models.md. Bytes are eighths of log odds.

/** Folded Han that have a weight, in the order of the weights. */
export const WEIGHTED_HAN =
  '${String.fromCharCode(...units)}';

/** What speaks for written Cantonese: each of WEIGHTED_HAN, then each slot of pairs. */
export const CANTONESE =
  '${bytes(CANTONESE)}';
export const CANTONESE_PAIRS =
  '${pairs(CANTONESE)}';
export const CANTONESE_BIAS = ${CANTONESE.bias.toFixed(3)};

/** The same for classical Chinese. */
export const CLASSICAL =
  '${bytes(CLASSICAL)}';
export const CLASSICAL_PAIRS =
  '${pairs(CLASSICAL)}';
export const CLASSICAL_BIAS = ${CLASSICAL.bias.toFixed(3)};
`;
}

function base64(weights) {
  return Buffer.from(Int8Array.from(weights, byte).buffer).toString('base64');
}

function byte(weight) {
  return Math.max(-127, Math.min(127, Math.round(weight * SCALE)));
}
