// Writes documents for the dedup bench: invented Han prose of realistic length, seeded, so that every engine
// reads the same. Of a hundred documents about ten are exact copies and fifteen are edited ones.
//   node scripts/bench/dedup/generate.mjs --kind web --docs 100000 --out docs.jsonl [--truth pairs.tsv]
//   --kind web        unrelated pages, copies and edits (default); --units changes their mean length of 940, and
//                     --sentences draws them from so many sentences made before, ten times as quickly
//   --kind pool       every page is 70 % of one pool of 60 sentences; 5 % are one-sentence edits of another
//   --kind template   every page is one template with an own third; 5 % are one-sentence edits of another
import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';

function main() {
  const { values } = parseArgs({
    options: {
      kind: { type: 'string', default: 'web' },
      docs: { type: 'string', default: '10000' },
      out: { type: 'string' },
      truth: { type: 'string' },
      seed: { type: 'string', default: '1' },
      units: { type: 'string', default: '940' },
      sentences: { type: 'string', default: '0' },
    },
  });
  const docs = new Lines(values.out);
  const truth = values.truth === undefined ? undefined : new Lines(values.truth);
  const shape = { units: Number(values.units), sentences: Number(values.sentences) };
  for (const page of pages(values.kind, Number(values.docs), Number(values.seed), shape)) {
    docs.add(JSON.stringify({ id: page.id, text: page.text }));
    if (page.of !== undefined) truth?.add(`${page.id}\t${page.of}\t${page.edit}`);
  }
  docs.close();
  truth?.close();
}

/** Mulberry32: 32-bit state, good enough and the same everywhere. */
export function generator(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pages one after the other: `{id, text}`, and for a copy `of` and `edit`. */
export function* pages(kind, count, seed, { units = 940, sentences = 0 } = {}) {
  const random = generator(seed);
  const prose = new Prose(generator(seed + 1_000));
  prose.store(sentences);
  if (kind === 'web') yield* web(count, random, prose, units / 940);
  else if (kind === 'pool' || kind === 'template') yield* family(kind, count, random, prose);
  else throw new Error(`--kind is web, pool or template, not "${kind}"`);
}

/** Sentences of invented words; the first words of the list are far more frequent than the last, as in prose. */
class Prose {
  constructor(random) {
    this.random = random;
    this.words = Array.from({ length: 20_000 }, () => {
      const length = random() < 0.15 ? 1 : random() < 0.8 ? 2 : 3;
      return Array.from({ length }, () =>
        String.fromCharCode(0x4e00 + Math.floor(6_000 * random() ** 2)),
      ).join('');
    });
  }

  /** From now on sentences are drawn from so many made before. */
  store(count) {
    const stored = Array.from({ length: count }, () => this.sentence());
    if (count > 0) this.sentence = () => stored[Math.floor(this.random() * count)];
  }

  sentence() {
    const { random, words } = this;
    let text = '';
    const length = 8 + Math.floor(random() * 32);
    while (text.length < length) text += words[Math.floor(words.length ** random()) - 1] ?? '';
    return text;
  }

  sentences(units) {
    const all = [];
    for (let total = 0; total < units;) {
      const one = this.sentence();
      all.push(one);
      total += one.length + 1;
    }
    return all;
  }
}

/** Pages kept as sources of later copies. */
const SOURCES = 4_096;

function* web(count, random, prose, scale) {
  const sources = [];
  for (let n = 0; n < count; n += 1) {
    const id = idOf(n);
    const pick = random();
    const source = sources[Math.floor(random() * sources.length)];
    if (source !== undefined && pick < 0.25) {
      const [edit, sentences] =
        pick < 0.1 ? ['exact', source.sentences] : editPage(source.sentences, random, prose);
      yield { id, text: textOf(sentences), of: source.id, edit };
      continue;
    }
    const sentences = prose.sentences(scale * lengthOf(random));
    if (sources.length < SOURCES) sources.push({ id, sentences });
    else sources[Math.floor(random() * SOURCES)] = { id, sentences };
    yield { id, text: textOf(sentences) };
  }
}

/** Units of a page: log-normal, 940 on average, between 40 and 20,000. */
function lengthOf(random) {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(20_000, Math.max(40, Math.round(700 * Math.exp(0.77 * normal))));
}

// Each edit takes a strength from 0 to 1: how much of the page it may touch.
const EDITS = {
  header: (s, strength, random, prose) => [...prose.sentences(10 + strength * 0.4 * unitsOf(s)), ...s],
  cut: (s, strength) => s.slice(0, Math.ceil(s.length * (1 - 0.5 * strength))),
  order: (s, _strength, random) => {
    const at = Math.floor(random() * s.length);
    return [...s.slice(at), ...s.slice(0, at)];
  },
  noise: (s, strength, random) =>
    s.map((one) => (random() < strength ? replaceUnit(one, Math.floor(random() * one.length), random) : one)),
  sentences: (s, strength, random, prose) =>
    s.map((one) => (random() < 0.3 * strength ? prose.sentence() : one)),
};

const unitsOf = (sentences) => sentences.reduce((sum, one) => sum + one.length, 0);

function editPage(sentences, random, prose) {
  const names = Object.keys(EDITS);
  const edit = names[Math.floor(random() * names.length)];
  return [edit, EDITS[edit](sentences, 0.5 * random(), random, prose)];
}

/** A page and an edited copy of it: `{a, b, edit, strength}`, of every edit at every strength. */
export function* editedPairs(count, seed) {
  const random = generator(seed);
  const prose = new Prose(generator(seed + 1_000));
  const names = Object.keys(EDITS);
  for (let n = 0; n < count; n += 1) {
    const sentences = prose.sentences(lengthOf(random));
    const edit = names[n % names.length];
    const strength = random();
    yield {
      a: textOf(sentences),
      b: textOf(EDITS[edit](sentences, strength, random, prose)),
      edit,
      strength,
    };
  }
}

function* family(kind, count, random, prose) {
  const pool = Array.from({ length: 60 }, () => prose.sentence());
  const page =
    kind === 'pool'
      ? () => shuffled(pool, random).slice(0, 42)
      : () => [...pool.slice(0, 40), ...prose.sentences(460)];
  const sources = [];
  for (let n = 0; n < count; n += 1) {
    const id = idOf(n);
    const source = sources[Math.floor(random() * sources.length)];
    if (source !== undefined && random() < 0.05) {
      const sentences = [...source.sentences];
      sentences[Math.floor(random() * sentences.length)] = prose.sentence();
      yield { id, text: textOf(sentences), of: source.id, edit: 'sentence' };
      continue;
    }
    const sentences = page();
    if (sources.length < SOURCES) sources.push({ id, sentences });
    else sources[Math.floor(random() * SOURCES)] = { id, sentences };
    yield { id, text: textOf(sentences) };
  }
}

function shuffled(items, random) {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

function replaceUnit(text, at, random) {
  return text.slice(0, at) + String.fromCharCode(0x4e00 + Math.floor(random() * 6_000)) + text.slice(at + 1);
}

const idOf = (n) => `doc-${String(n).padStart(8, '0')}`;
const textOf = (sentences) => `${sentences.join('。')}。`;

class Lines {
  constructor(path) {
    this.fd = path === undefined ? 1 : openSync(path, 'w');
    this.pending = [];
    this.units = 0;
  }

  add(line) {
    this.pending.push(line, '\n');
    this.units += line.length;
    if (this.units > 1 << 20) this.flush();
  }

  flush() {
    const bytes = Buffer.from(this.pending.join(''));
    for (let at = 0; at < bytes.length;) at += writeSync(this.fd, bytes, at);
    this.pending = [];
    this.units = 0;
  }

  close() {
    this.flush();
    if (this.fd !== 1) closeSync(this.fd);
  }
}

if (import.meta.filename === process.argv[1]) main();
