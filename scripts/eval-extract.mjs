// Scores extraction against pages with known main text: our own labelled ones, or any folder of page and truth.
// Usage: npm run eval:extract [-- <folder, pages.jsonl or ../shared/data>] [--predictions <file>] [--peers <folder>]
// Its figures equal those of score_extract.py on the same predictions: 5-gram and line precision, recall, F1,
// share of pages with the title, the day and (where the labels name one) the outlet.
// `--peers` names a folder with other extractors (see scripts/bench/extract) and adds what they reach on the pages.
// `--predictions` also writes one JSON a page, for the other scorer or to look at.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { predictionsOfPeers } from './bench/extract/tools.mjs';
import { flinkPages } from './extract-pages/flink.mjs';
import { ready } from './ready.mjs';

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2fa1f}]/gu;
const GRAM = 5;
const GRAMS_PER_HIT = 0.9;
const LINE_HAN_MIN = 8;
const LINE_HAN_MAX = 100;
const CREDIT =
  /^[\s（([【]*(?:本文)?(?:责任编辑|责编|责任校对|值班编辑|编辑|编审|主编|校对|审核|监制|文章来源|来源|作者|记者|文)\s*[:：/／]/u;
const CREDIT_SIGNS_MAX = 40;
const CHINA_OFFSET_MS = 8 * 3_600_000;

const OWN_PAGES = fileURLToPath(new URL('../fixtures/extract', import.meta.url));

const codePoints = (text) => [...text].length;
const hanOf = (text) => text.match(HAN)?.length ?? 0;
const f1 = (p, r) => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
const mean = (values) =>
  values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0) / values.length;
const chinaDay = (ms) => new Date(ms + CHINA_OFFSET_MS).toISOString().slice(0, 10);

if (import.meta.filename === process.argv[1]) await main();

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { predictions: { type: 'string' }, peers: { type: 'string' } },
  });
  const [given = OWN_PAGES] = positionals;
  if (!existsSync(given)) {
    process.stderr.write(
      'usage: npm run eval:extract [-- <folder or pages.jsonl>] [--predictions <file>] [--peers <folder>]\n',
    );
    process.exit(2);
  }
  const sets = labelledSets(given);
  if (sets.length === 0) {
    process.stderr.write(`${given}: no pages.jsonl, and no 01_pages or Flink sources under it\n`);
    process.exit(2);
  }
  ready();
  const started = process.cpuUsage();
  const pages = sets.flatMap((set) => set.pages);
  const predictions = [];
  for (const set of sets) predictions.push(...(await predict(set.pages, set.folder)));
  const { user, system } = process.cpuUsage(started);
  if (values.predictions !== undefined)
    writeFileSync(values.predictions, predictions.map((row) => `${JSON.stringify(row)}\n`).join(''));
  process.stdout.write(renderTable(scoreByKind(pages, predictions)));
  process.stdout.write(`${(pages.length / ((user + system) / 1e6)).toFixed(0)} pages per CPU second, cold\n`);
  if (values.peers !== undefined) await comparePeers(resolve(values.peers), sets, predictions);
}

/** 5-gram F1 of ours and of every peer at hand, by kind; the mean is that of the kinds. */
async function comparePeers(peers, sets, ours) {
  const pages = sets.flatMap(({ pages, folder }) =>
    pages.map((page) => ({ ...page, file: resolve(folder, page.htmlFile) })),
  );
  const { found, absent } = await predictionsOfPeers(peers, pages);
  const rows = [['jingliu', ours], ...found].map(([tool, rows]) => [tool, scoreByKind(pages, rows)]);
  const cell = (value) => (value === undefined ? '-' : value.toFixed(3)).padStart(13);
  const kinds = rows[0][1].map(({ kind }) => kind).filter((kind) => kind !== 'ALL');
  process.stdout.write(
    `\nR5-F1        ${[...kinds, 'mean', 'empty'].map((name) => name.padStart(13)).join(' ')}\n`,
  );
  for (const [tool, scores] of rows) {
    const byKind = kinds.map((kind) => scores.find((row) => row.kind === kind).rouge[2]);
    const figures = [...byKind, mean(byKind.filter((value) => value !== undefined)), scores.at(-1).empty];
    process.stdout.write(`${tool.padEnd(12)} ${figures.map(cell).join(' ')}\n`);
  }
  for (const tool of absent.filter((name) => name !== 'ours'))
    process.stdout.write(`${tool}: not in ${peers}, left out\n`);
}

/** A file of labels, a folder with one, or a folder of shared data with several sets. */
export function labelledSets(given) {
  if (!statSync(given).isDirectory()) return [{ pages: readPages(given), folder: dirname(given) }];
  if (existsSync(join(given, 'pages.jsonl')))
    return [{ pages: readPages(join(given, 'pages.jsonl')), folder: given }];
  const saved = join(given, '01_pages');
  const sets = existsSync(join(saved, 'pages.jsonl'))
    ? [{ pages: readPages(join(saved, 'pages.jsonl')), folder: saved }]
    : [];
  const flink = flinkPages(given);
  return flink.length === 0 ? sets : [...sets, { pages: flink, folder: given }];
}

export function readPages(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** Bytes to prediction through the same rooms as the pipeline's. */
async function predict(pages, folder) {
  const dist = new URL('../dist/', import.meta.url);
  const { decodeBody } = await import(new URL('decode/decode.js', dist));
  const { scanPage } = await import(new URL('html/scan.js', dist));
  const { extractPage } = await import(new URL('extract/extract.js', dist));
  return pages.map(({ id, url, htmlFile }) => {
    const { html } = decodeBody(readFileSync(join(folder, htmlFile)), '');
    const { extraction } = extractPage(scanPage(html), { url: url ?? '' });
    const { text, title, publishedAt: time, outlet } = extraction;
    return { id, text, title, time, outlet };
  });
}

/** One row a kind, and ALL. */
export function scoreByKind(pages, predictions) {
  const byId = new Map(predictions.map((row) => [row.id, row]));
  const scored = pages.map((page) => scorePage(page, byId.get(page.id) ?? {}));
  const kinds = [...new Set(scored.map(({ kind }) => kind))].sort((a, b) => (a < b ? -1 : 1));
  return [
    ...kinds.map((kind) =>
      summarize(
        kind,
        scored.filter((row) => row.kind === kind),
      ),
    ),
    summarize('ALL', scored),
  ];
}

function summarize(kind, rows) {
  const withTruth = rows.filter(({ rouge }) => rouge !== undefined);
  const lines = withTruth.map(({ line }) => line).filter((line) => line !== undefined);
  const share = (name) => mean(rows.map((row) => row[name]).filter((value) => value !== undefined));
  return {
    kind,
    pages: rows.length,
    rouge: [0, 1, 2].map((i) => mean(withTruth.map(({ rouge }) => rouge[i]))),
    line: [0, 1, 2].map((i) => mean(lines.map((line) => line[i]))),
    good: mean(withTruth.map(({ rouge }) => Number(rouge[2] >= GRAMS_PER_HIT))),
    empty: share('empty'),
    title: share('title'),
    time: share('time'),
    outlet: share('outlet'),
  };
}

function scorePage(page, { text = '', title, time, outlet }) {
  const row = { kind: page.kind ?? 'none' };
  if (typeof page.truth === 'string') {
    const found = neutral(text, page);
    const truth = neutral(page.truth, page);
    row.rouge = rouge(found, truth);
    row.line = lineScore(found, truth);
    row.empty = Number(norm(text) === '');
  }
  if (page.title) row.title = Number(norm(title) === norm(page.title));
  if (page.time) row.time = Number(dayOf(time) === page.time);
  if (page.outlet) row.outlet = Number(norm(outlet) === norm(page.outlet));
  return row;
}

function norm(text) {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Leaves out what truths disagree on: the heading in the first three lines, credits in the last three. */
function neutral(text, page) {
  const heads = new Set([page.title, ...(page.titleLike ?? [])].filter(Boolean).map(norm));
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .filter((line, i) => !(i < 3 && heads.has(norm(line))));
  const tail = Math.max(1, lines.length - 3);
  return lines
    .filter((line, i) => !(i >= tail && codePoints(norm(line)) <= CREDIT_SIGNS_MAX && CREDIT.test(line)))
    .join('\n');
}

function grams(text) {
  const signs = [...text];
  const found = new Map();
  const add = (gram) => found.set(gram, (found.get(gram) ?? 0) + 1);
  if (signs.length < GRAM && text !== '') add(text);
  for (let i = 0; i + GRAM <= signs.length; i += 1) add(signs.slice(i, i + GRAM).join(''));
  return found;
}

function rouge(found, truth) {
  const a = grams(norm(found));
  const b = grams(norm(truth));
  let hits = 0;
  for (const [gram, count] of a) hits += Math.min(count, b.get(gram) ?? 0);
  const total = (counts) =>
    Math.max(
      1,
      [...counts.values()].reduce((sum, n) => sum + n, 0),
    );
  const precision = hits / total(a);
  const recall = hits / total(b);
  return [precision, recall, f1(precision, recall)];
}

function* linesOf(text) {
  for (const line of text.split(/[\n\r]+/u)) {
    const han = hanOf(line);
    if (han > LINE_HAN_MAX) yield* line.split(/(?<=[。！？])/u);
    else if (han > 0) yield line;
  }
}

function lineScore(found, truth) {
  const [right, all] = shareOf(found, norm(truth));
  const [met, wanted] = shareOf(truth, norm(found));
  if (wanted === 0) return undefined;
  const precision = all === 0 ? 0 : right / all;
  return [precision, met / wanted, f1(precision, met / wanted)];
}

function shareOf(text, other) {
  let right = 0;
  let total = 0;
  for (const line of linesOf(text)) {
    const short = norm(line);
    const han = hanOf(short);
    if (han < LINE_HAN_MIN) continue;
    total += han;
    if (other.includes(short)) right += han;
  }
  return [right, total];
}

/** Calendar day of a time; one with an offset is moved to UTC+8. */
function dayOf(value) {
  const text = String(value ?? '').trim();
  if (/^(?:\d{13}|\d{10})$/u.test(text)) return chinaDay(Number(text.slice(0, 10)) * 1000);
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)$/u.exec(text);
  if (iso !== null) {
    const zone = iso[3] === 'Z' ? 'Z' : iso[3].replace(/^(.\d\d):?(\d\d)$/u, '$1:$2');
    return chinaDay(Date.parse(`${iso[1]}T${iso[2]}:00${zone}`));
  }
  const day =
    /(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/u.exec(text) ??
    /(?<!\d)(20\d\d)(\d\d)(\d\d)/u.exec(text);
  return day === null ? '' : `${day[1]}-${day[2].padStart(2, '0')}-${day[3].padStart(2, '0')}`;
}

function renderTable(rows) {
  const cell = (value) => (value === undefined ? '-' : value.toFixed(3)).padStart(6);
  const head =
    'kind           pages |   R5-P   R5-R  R5-F1 |   ln-P   ln-R  ln-F1 | >=0.9  empty | title   time outlet\n';
  return (
    head +
    rows
      .map(
        (row) =>
          `${row.kind.padEnd(14)} ${String(row.pages).padStart(5)} | ${row.rouge.map(cell).join(' ')} | ${row.line.map(cell).join(' ')} | ${cell(row.good)} ${cell(row.empty)} |${cell(row.title)} ${cell(row.time)} ${cell(row.outlet)}\n`,
      )
      .join('')
  );
}
