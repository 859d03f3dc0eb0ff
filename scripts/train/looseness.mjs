// Fits the six weights of src/filter/coherence/looseness.ts, which tells sentences of many texts from prose:
//   node scripts/train/looseness.mjs --dictionary <jieba/dict.txt>
// Good texts: half of the Wikipedia articles, manuals, statutes, self-written stories. Bad ones: sentences, snippets and
// chains of words out of the same texts and posts (bad/spinning.mjs). Writes src/filter/coherence/looseness-weights.ts; the same input gives
// the same file. `npm run eval:filter` scores texts it never saw.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ready } from '../ready.mjs';
import { Random } from './bad/random.mjs';
import { SPINNING } from './bad/spinning.mjs';
import { fitLogistic } from './fit.mjs';
import { articles, dictionary, encyclopedia, manuals, ownPages, part, posts, statutes } from './sources.mjs';

ready();
const { cohesion } = await import('../../dist/filter/coherence/cohesion.js');
const { loosenessInputs } = await import('../../dist/filter/coherence/looseness.js');
const { profileText } = await import('../../dist/text/profile.js');

const SENTENCES_MIN = 8;
const PER_FAMILY = 160;
/** Stories are few and the most literary: each counts as often. */
const STORY_WEIGHT = 6;
/** What speaks for unrelated sentences may not be learned as speaking against them. */
const SIGNS = [1, 1, 0, 0, 0, 0];

const { values } = parseArgs({ options: { dictionary: { type: 'string' } } });
const random = new Random(5);
const words = dictionary(values.dictionary);
const tools = {
  lexicon: new Set(words.filter(([, n]) => n > 3).map(([word]) => word)),
  words: words.filter(([word, n]) => word.length <= 3 && n > 20).map(([word]) => word),
};
const stories = part(ownPages(), 'judge', 'model');
write([...good().map((text) => row(text, 0)), ...bad().map((text) => row(text, 1))].flat());

function good() {
  return [
    ...articles().filter((_, i) => i % 2 === 0),
    ...Array.from({ length: STORY_WEIGHT }, () => stories).flat(),
    ...part(manuals(), 'judge', 'model'),
    ...part(statutes(), 'judge').map((text) => text.slice(0, random.int(600, 4000))),
  ];
}

function bad() {
  const prose = part(encyclopedia(), 'judge', 'model').filter((text) => text.length > 120);
  const short = part(posts(), 'judge', 'model').filter((text) => text.length > 30);
  const talk = Array.from({ length: 300 }, () => random.some(short, 4).join('。'));
  return ['sentences', 'sentences', 'chain', 'snippets', 'salad'].flatMap((family) =>
    Array.from(
      { length: PER_FAMILY },
      (_, i) => SPINNING[family](random, i % 4 === 0 ? [...stories, ...talk] : prose, tools).text,
    ),
  );
}

/** Texts of fewer sentences are not judged. */
function row(text, label) {
  const profile = profileText(text);
  return cohesion(profile).sentences < SENTENCES_MIN ? [] : [{ label, values: loosenessInputs(profile) }];
}

function write(rows) {
  const { weights, bias } = fitLogistic(rows, SIGNS, 20000, 0.0005);
  const list = [...weights].map((weight) => weight.toFixed(2)).join(', ');
  process.stderr.write(`${rows.length} texts: ${list}, bias ${bias.toFixed(3)}\n`);
  writeFileSync(
    'src/filter/coherence/looseness-weights.ts',
    `// Made by scripts/train/looseness.mjs; see docs/models.md.
export const LOOSENESS_BIAS = ${bias.toFixed(2)};
/** One for each of \`loosenessInputs\`. */
export const LOOSENESS_WEIGHTS: readonly number[] = [${list}];
`,
  );
}
