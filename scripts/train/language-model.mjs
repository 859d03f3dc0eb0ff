// Trains the character bigram model behind perplexity and oddness:
//   node scripts/train/language-model.mjs --dictionary <jieba/dict.txt>
// Counts pairs of folded characters in licensed texts (see docs/models.md), absolute discounting, costs in
// half bits; writes src/filter/language-model/weights.ts. The same input gives the same file.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ready } from '../ready.mjs';
import { dictionary, encyclopedia, manuals, part, posts, statutes } from './sources.mjs';

ready();
const { BREAK, HAN_FIRST, tokenTable } = await import('../../dist/filter/language-model/tokens.js');
const { packModel, STEP } = await import('../../dist/filter/language-model/codec.js');
const { foldTable } = await import('../../dist/text/fold-table.js');

const { values } = parseArgs({ options: { dictionary: { type: 'string' } } });
const VOCABULARY = 5500;
/** Pairs that count less are left to the backoff. */
const PAIR_MIN = 1;
const DISCOUNT = 0.6;
/** Units taken of one statute: they repeat each other. */
const STATUTE_UNITS = 4000;
/** A word of the dictionary counts as often as the 1/30 of its frequency, at most this. */
const WORD_SHARE = 1 / 30;
const WORD_MAX = 150;

const sources = [
  [part(encyclopedia(), 'model'), 1],
  [part(manuals(), 'model'), 0.5],
  [part(posts(), 'model'), 2],
  [part(statutes(), 'model').map((text) => text.slice(0, STATUTE_UNITS)), 0.3],
];
const words = dictionary(values.dictionary);
const vocabulary = commonHan();
const tokens = tokenTable(vocabulary);
const width = HAN_FIRST + vocabulary.length;
const pairs = new Map();
const firsts = new Float64Array(width);
const singles = new Float64Array(width);
for (const [texts, weight] of sources) for (const text of texts) count(text, weight, true);
for (const [word, times] of words) count(word, Math.min(WORD_MAX, times * WORD_SHARE), 'model');
write();

function commonHan() {
  const fold = foldTable();
  const counts = new Float64Array(0x10000);
  const add = (text, weight) => {
    for (let i = 0; i < text.length; i++) counts[fold[text.charCodeAt(i)]] += weight;
  };
  for (const [texts, weight] of sources) for (const text of texts) add(text, weight);
  for (const [word, times] of words) add(word, Math.min(WORD_MAX, times * WORD_SHARE));
  const han = [...counts.keys()].filter((unit) => unit >= 0x3400 && unit < 0xa000 && counts[unit] > 0);
  han.sort((a, b) => counts[b] - counts[a] || a - b);
  return String.fromCharCode(...han.slice(0, VOCABULARY));
}

/** Runs of marks and spaces are one break; so are runs of digits and of letters. */
function count(text, weight, isText) {
  let before = isText ? BREAK : -1;
  for (let i = 0; i < text.length; i++) {
    const token = tokens[text.charCodeAt(i)];
    if (token === before && token < HAN_FIRST - 1) continue;
    singles[token] += weight;
    if (before >= 0) {
      const pair = before * width + token;
      pairs.set(pair, (pairs.get(pair) ?? 0) + weight);
      firsts[before] += weight;
    }
    before = token;
  }
}

function write() {
  const kept = [...pairs].filter(([, n]) => n >= PAIR_MIN).sort(([a], [b]) => a - b);
  const total = singles.reduce((sum, n) => sum + n, 0);
  const share = singles.map((n) => (n + 0.3) / (total + 0.3 * width));
  const covered = new Float64Array(width);
  for (const [pair, n] of kept) covered[Math.floor(pair / width)] += n - DISCOUNT;
  const left = firsts.map((n, first) => (n === 0 ? 1 : Math.max(0.02, 1 - covered[first] / n)));
  const steps = (probability) => Math.max(0, Math.min(255, Math.round(-Math.log2(probability) / STEP)));
  const costs = kept.map(([pair, n]) => {
    const first = Math.floor(pair / width);
    return steps((n - DISCOUNT) / firsts[first] + left[first] * share[pair % width]);
  });
  const model = {
    vocabulary,
    unigram: Uint8Array.from(share, steps),
    backoff: Uint8Array.from(left, steps),
    pairs: Uint32Array.from(kept, ([pair]) => pair),
    costs: Uint8Array.from(costs),
  };
  const packed = packModel(model);
  process.stderr.write(
    `${width} tokens, ${kept.length} pairs, ${Math.round(packed.length / 1024)} KiB packed\n`,
  );
  writeFileSync(
    'src/filter/language-model/weights.ts',
    `// Made by scripts/train/language-model.mjs; see docs/models.md.\nexport const MODEL =\n  '${packed}';\n`,
  );
}
