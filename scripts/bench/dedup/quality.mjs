// Measures what the parameters of dedup find and what they take by mistake, and writes docs/dedup.md with its
// plots from it:
//   node scripts/bench/dedup/quality.mjs [--pairs 20000] [--laws <folder> --law-pairs <tsv>]
// The statutes (LawRefBook/Laws, Markdown) and their exactly computed pairs are not part of the repository.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import * as OpenCC from 'opencc-js/cn2t';
import { ready } from '../../ready.mjs';
import { editedPairs } from './generate.mjs';

ready();
const dist = (name) => import(new URL(`../../../dist/dedup/${name}.js`, import.meta.url));
const { createSigner, equalValues } = await dist('signer');
const { bandKeys, keyNames } = await dist('band-keys');
const { ExactJaccard, foldText } = await dist('exact-jaccard');
const { margin } = await dist('judge');

const root = fileURLToPath(new URL('../../../', import.meta.url));
const SHAPE = { bands: 14, rows: 8 };
const VALUES = SHAPE.bands * SHAPE.rows;
const THRESHOLD = 0.75;
const { values: options } = parseArgs({
  options: {
    pairs: { type: 'string', default: '20000' },
    laws: { type: 'string' },
    'law-pairs': { type: 'string' },
  },
});

/** Of a pair of texts: exact similarity, equal values, and which kinds of keys it shares. */
function measurer(ngram) {
  const signer = createSigner({ ngram, ...SHAPE });
  const jaccard = new ExactJaccard(ngram);
  const names = keyNames(SHAPE);
  return (a, b) => {
    const [left, right] = [signer.sign(a).values, signer.sign(b).values];
    const [mine, theirs] = [bandKeys(left, SHAPE), bandKeys(right, SHAPE)];
    const shares = (kind) => names.some((name, i) => name.startsWith(kind) && mine[i] === theirs[i]);
    return {
      exact: jaccard.similarity(foldText(a), foldText(b)),
      equal: equalValues(left, right),
      band: shares('band'),
      any: shares(''),
    };
  };
}

/** How a pair is decided: by bands alone, by all keys, and with the texts of doubtful pairs. */
const RULES = {
  '14 bands of 8, signatures': (p) => p.band && p.equal >= THRESHOLD * VALUES,
  'all keys, signatures': (p) => p.any && p.equal >= THRESHOLD * VALUES,
  'all keys, texts near the threshold': (p) => p.any && verified(p),
};
const { from, sure } = margin(THRESHOLD, VALUES);
const verified = (p) => p.equal >= sure || (p.equal >= from && p.exact >= THRESHOLD);

const share = (items, test) => (items.length === 0 ? Number.NaN : items.filter(test).length / items.length);
const percent = (x) => (Number.isNaN(x) ? '–' : `${(100 * x).toFixed(2)} %`);

/** Wilson's 95 % interval of a share. */
function interval(hits, n) {
  const z = 1.96;
  const middle = (hits + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((hits * (n - hits)) / n + (z * z) / 4);
  return [middle - half, middle + half];
}

function measureEdits(ngram, count, seed) {
  const measure = measurer(ngram);
  return Array.from(editedPairs(count, seed), ({ a, b, edit, strength }) => ({
    edit,
    strength,
    ...measure(a, b),
  }));
}

const BINS = [0.5, 0.6, 0.65, 0.7, 0.72, 0.74, 0.76, 0.78, 0.8, 0.85, 0.9, 0.95, 1.0001];

function recallRows(pairs) {
  return BINS.slice(0, -1).map((low, i) => {
    const inside = pairs.filter(({ exact }) => exact >= low && exact < BINS[i + 1]);
    const rules = Object.fromEntries(
      Object.entries(RULES).map(([name, rule]) => [name, share(inside, rule)]),
    );
    return { low, high: Math.min(1, BINS[i + 1]), n: inside.length, ...rules };
  });
}

function errorRows(pairs) {
  return Array.from({ length: 10 }, (_, i) => {
    const inside = pairs.filter(({ exact }) => exact >= i / 10 && exact < (i + 1) / 10 && exact < 1);
    const errors = inside.map(({ exact, equal }) => equal / VALUES - exact);
    const mean = errors.reduce((sum, e) => sum + e, 0) / errors.length;
    const rmse = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
    const theory = Math.sqrt(
      inside.reduce((sum, { exact: j }) => sum + j * (1 - j), 0) / inside.length / VALUES,
    );
    return {
      low: i / 10,
      n: inside.length,
      mean,
      rmse,
      theory,
      bound: (1.96 * rmse) / Math.sqrt(inside.length),
    };
  }).filter(({ n }) => n >= 30);
}

function plotRecall(rows) {
  const points = rows.flatMap((row) =>
    Object.keys(RULES).map((rule) => ({ rule, j: (row.low + row.high) / 2, recall: row[rule] })),
  );
  return svg({
    color: { legend: false, domain: Object.keys(RULES), range: ['#707070', '#b35806', '#2166ac'] },
    x: { label: 'exact Jaccard similarity of the pair', domain: [0.5, 1] },
    y: { label: 'share of pairs taken as copies', domain: [0, 1], grid: true },
    marks: [
      Plot.ruleX([THRESHOLD], { strokeDasharray: '3,3' }),
      Plot.line(points, { x: 'j', y: 'recall', stroke: 'rule', strokeWidth: 2 }),
      Plot.dot(points, { x: 'j', y: 'recall', fill: 'rule', r: 2.5 }),
      Plot.text(Object.keys(RULES), {
        x: 0.51,
        y: (_, i) => 0.97 - i * 0.07,
        text: (rule) => rule,
        fill: (rule) => rule,
        textAnchor: 'start',
      }),
    ],
  });
}

function plotEstimates(pairs) {
  const curve = Array.from({ length: 101 }, (_, i) => i / 100).map((j) => ({
    j,
    low: j - 1.96 * Math.sqrt((j * (1 - j)) / VALUES),
    high: j + 1.96 * Math.sqrt((j * (1 - j)) / VALUES),
  }));
  return svg({
    x: { label: 'exact Jaccard similarity', domain: [0, 1] },
    y: { label: 'share of equal values', domain: [0, 1], grid: true },
    marks: [
      Plot.areaY(curve, { x: 'j', y1: 'low', y2: 'high', fill: '#2166ac', fillOpacity: 0.15 }),
      Plot.dot(pairs.slice(0, 3_000), { x: 'exact', y: (p) => p.equal / VALUES, r: 0.8, fill: '#2166ac' }),
    ],
  });
}

function plotNgrams(rows) {
  return svg({
    x: { label: 'strength of the edit', domain: [0, 1] },
    y: { label: 'median similarity of page and copy', domain: [0, 1], grid: true },
    color: {
      domain: ['noise 3', 'noise 5', 'noise 8', 'noise 10'],
      range: ['#4393c3', '#2166ac', '#b35806', '#b2182b'],
    },
    marks: [
      Plot.ruleY([THRESHOLD], { strokeDasharray: '3,3' }),
      Plot.line(rows, { x: 'strength', y: 'median', stroke: (d) => `noise ${d.ngram}`, strokeWidth: 2 }),
      Plot.text(
        rows.filter(({ strength }) => strength > 0.9),
        { x: 'strength', y: 'median', text: (d) => `${d.ngram}-grams`, dx: 26 },
      ),
    ],
  });
}

function svg(spec) {
  const { document } = parseHTML('<html><body></body></html>');
  // A page shows it as an image, which does not know whether the page is dark: it brings its own paper.
  const style = { background: '#fff', color: '#111' };
  const plot = Plot.plot({ document, width: 640, height: 400, marginRight: 60, style, ...spec });
  plot.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${plot.outerHTML}\n`;
}

const NGRAMS = [3, 5, 8, 10];
const median = (items) => items.sort((a, b) => a - b)[Math.floor(items.length / 2)];

function ngramRows(count) {
  return NGRAMS.flatMap((ngram) => {
    const pairs = measureEdits(ngram, count, 5).filter(({ edit }) => edit === 'noise');
    return Array.from({ length: 10 }, (_, i) => {
      const inside = pairs.filter(({ strength }) => strength >= i / 10 && strength < (i + 1) / 10);
      return { ngram, strength: i / 10 + 0.05, median: median(inside.map(({ exact }) => exact)) };
    });
  });
}

function ngramTable(count) {
  const names = ['header', 'cut', 'order', 'noise', 'sentences'];
  return NGRAMS.map((ngram) => {
    const pairs = measureEdits(ngram, count, 6).filter(({ strength }) => strength <= 0.5);
    return [
      ngram,
      ...names.map((edit) =>
        percent(
          share(
            pairs.filter((p) => p.edit === edit),
            verifiedAny,
          ),
        ),
      ),
    ];
  });
}
const verifiedAny = (p) => p.any && verified(p);

function lawRows() {
  const folder = options.laws;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort();
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  const truth = new Map(
    readFileSync(options['law-pairs'], 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([j, a, b]) => [
        [a, b]
          .map((path) => path.split('/laws/')[1])
          .sort()
          .join('\t'),
        Number(j),
      ]),
  );
  return NGRAMS.map((ngram) => ({ ngram, ...lawsWith(ngram, names, texts, truth) }));
}

// All pairs, by signature first: a pair that agrees on less than 0.45 is not 0.75 alike.
function lawsWith(ngram, names, texts, truth) {
  const signer = createSigner({ ngram, ...SHAPE });
  const jaccard = new ExactJaccard(ngram);
  const signed = texts.map((text) => signer.sign(text));
  const folded = texts.map(foldText);
  const shares = keyNames(SHAPE).length;
  const keys = signed.map(({ values }) => bandKeys(values, SHAPE));
  const found = { high: 0, highAll: 0, low: 0, estimatedHigh: 0, estimatedLow: 0, other: 0 };
  found.highAll = [...truth.values()].filter((j) => j >= 0.8).length;
  for (let a = 0; a < texts.length; a += 1) {
    for (let b = a + 1; b < texts.length; b += 1) {
      if (signed[a].short || signed[b].short || texts[a] === texts[b]) continue;
      const equal = equalValues(signed[a].values, signed[b].values);
      if (equal < 0.45 * VALUES) continue;
      let meets = false;
      for (let k = 0; k < shares && !meets; k += 1) meets = keys[a][k] === keys[b][k];
      if (!meets) continue;
      const j = truth.get(`${names[a]}\t${names[b]}`) ?? 0;
      if (equal >= THRESHOLD * VALUES)
        found[j >= 0.8 ? 'estimatedHigh' : j >= 0.7 ? 'other' : 'estimatedLow'] += 1;
      if (verified({ equal, exact: jaccard.similarity(folded[a], folded[b]) }))
        found[j >= 0.8 ? 'high' : j >= 0.7 ? 'other' : 'low'] += 1;
    }
  }
  // Equal texts are found by digest.
  for (const [pair, j] of truth) {
    const [a, b] = pair.split('\t').map((name) => texts[names.indexOf(name)]);
    if (j >= 0.8 && a === b) for (const kind of ['high', 'estimatedHigh']) found[kind] += 1;
  }
  return found;
}

function scriptRows(count) {
  const measure = measurer(5);
  const sources = lawParagraphs(count);
  return ['tw', 'twp', 'hk', 't'].map((to) => {
    const convert = OpenCC.Converter({ from: 'cn', to });
    const pairs = sources.map((text) => measure(text, convert(text)));
    return [
      to,
      pairs.length,
      percent(share(pairs, verifiedAny)),
      Math.min(...pairs.map(({ exact }) => exact)).toFixed(3),
    ];
  });
}

// Real prose is needed here: invented words have no traditional form of their own.
function lawParagraphs(count) {
  const all = readdirSync(options.laws, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(options.laws, name), 'utf8'))
    .join('\n');
  const length = 940;
  return Array.from({ length: Math.min(count, Math.floor(all.length / length)) }, (_, i) =>
    all.slice(i * length, (i + 1) * length),
  );
}

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

function page(pairs) {
  const high = pairs.filter(({ exact }) => exact >= 0.8);
  const summary = Object.entries(RULES).map(([name, rule]) => {
    const hits = high.filter(rule).length;
    const decided = pairs.filter(rule);
    const [low, top] = interval(hits, high.length);
    return [
      name,
      `${percent(hits / high.length)} (${percent(low)} to ${percent(top)})`,
      percent(share(decided, ({ exact }) => exact < 0.7)),
      percent(share(decided, ({ exact }) => exact < THRESHOLD)),
    ];
  });
  const recall = recallRows(pairs);
  const errors = errorRows(pairs);
  const parts = readFileSync(new URL('dedup.template.md', import.meta.url), 'utf8');
  const fill = {
    PAIRS: String(pairs.length),
    HIGH: String(high.length),
    SUMMARY: table(
      ['rule', 'pairs at J ≥ 0.8 found (95 %)', 'of the pairs taken, below 0.7', 'below 0.75'],
      summary,
    ),
    RECALL: table(
      ['exact J', 'pairs', ...Object.keys(RULES)],
      recall.map((row) => [
        `${row.low}–${row.high}`,
        row.n,
        ...Object.keys(RULES).map((rule) => percent(row[rule])),
      ]),
    ),
    ERRORS: table(
      ['exact J', 'pairs', 'mean error ± 95 %', 'root mean square error', 'expected √(J(1−J)/112)'],
      errors.map((e) => [
        `${e.low.toFixed(1)}–${(e.low + 0.1).toFixed(1)}`,
        e.n,
        `${e.mean.toFixed(4)} ± ${e.bound.toFixed(4)}`,
        e.rmse.toFixed(4),
        e.theory.toFixed(4),
      ]),
    ),
    NGRAMS: table(
      ['n', 'header', 'cut', 'order', 'noise', 'sentences'],
      ngramTable(Math.floor(pairs.length / 4)),
    ),
    LAWS: options.laws === undefined ? undefined : lawTable(),
    SCRIPTS:
      options.laws === undefined
        ? undefined
        : table(['script', 'pages', 'found', 'lowest J'], scriptRows(3_000)),
    SPEED: readFileSync(new URL('speed.md', import.meta.url), 'utf8').trim(),
  };
  return parts.replace(/\{\{(\w+)\}\}/gu, (_, name) => fill[name] ?? 'not measured in this run');
}

function lawTable() {
  return table(
    ['n', 'J ≥ 0.8 found', 'below 0.7 taken', 'by signatures alone: J ≥ 0.8 found', 'below 0.7 taken'],
    lawRows().map((r) => [
      r.ngram,
      `${r.high} of ${r.highAll}`,
      r.low,
      `${r.estimatedHigh} of ${r.highAll}`,
      r.estimatedLow,
    ]),
  );
}

const count = Number(options.pairs);
const pairs = measureEdits(5, count, 4);
mkdirSync(join(root, 'docs/dedup'), { recursive: true });
writeFileSync(join(root, 'docs/dedup/recall.svg'), plotRecall(recallRows(pairs)));
writeFileSync(join(root, 'docs/dedup/estimates.svg'), plotEstimates(pairs));
writeFileSync(join(root, 'docs/dedup/ngrams.svg'), plotNgrams(ngramRows(Math.floor(count / 2))));
writeFileSync(join(root, 'docs/dedup.md'), page(pairs));
