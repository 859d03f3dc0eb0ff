// Extraction against its peers: score, pages per CPU second and peak memory on the same pages and machine.
//   node scripts/bench/extract/bench.mjs [<folder or pages.jsonl>] [--rounds 15] [--warm 30] [--peers <folder>] [--install]
//                                        [--tools ours,resiliparse] [--json <file>]
// Pages: what `npm run eval:extract` takes; by default 01_pages and Flink of ../shared/data, else our own fixtures.
// Every tool is a process of its own that holds the pages in memory as octets. A round is all pages from octets
// to plain text, once; rounds go in turn through the tools, so that all meet the same load, and the median counts.
// The first round is told apart: compilers and tables are cold in it. `cold` is all a process of its own takes
// for the pages of one round, from its start, over as many processes as --cold says; the median counts. --warm rounds follow that do not count,
// because a compiler that learns while it runs takes some thousand pages; slow tools are spared most of them.
// CPU seconds are user and system of the process with all its threads; peak memory is the largest resident set,
// pages and runtime in it. `ours` finds title, times and other facts too, `ours-text` does not.
// --peers names a folder with the peers: npm packages in node_modules (@mozilla/readability, linkedom, defuddle)
// and a Python environment in venv (resiliparse, trafilatura, jusText, magic-html); what is not there is left
// out and said so. --install puts them there first.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { labelledSets, scoreByKind } from '../../eval-extract.mjs';
import { ready } from '../../ready.mjs';
import { installTools, readRows, startTool, toolsAt } from './tools.mjs';

/** A tool this slow in its first round is measured in fewer. */
const SLOW_PAGES_PER_SECOND = 60;
const SLOW_ROUNDS = 2;

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '15' },
    warm: { type: 'string', default: '30' },
    cold: { type: 'string', default: '5' },
    peers: { type: 'string', default: join(tmpdir(), 'jingliu-bench-extract') },
    install: { type: 'boolean', default: false },
    tools: { type: 'string' },
    json: { type: 'string' },
  },
});
const peers = resolve(options.peers);

ready();
if (options.install) installTools(peers);
const dir = mkdtempSync(join(tmpdir(), 'jingliu-bench-'));
try {
  await main();
} finally {
  rmSync(dir, { recursive: true, force: true });
}

async function main() {
  const pages = readPages();
  const list = join(dir, 'pages.json');
  writeFileSync(list, JSON.stringify(pages.map(({ id, url, file }) => ({ id, url, file }))));
  const octets = pages.reduce((sum, { file }) => sum + readFileSync(file).length, 0);
  process.stdout.write(
    `${pages.length} pages of ${(octets / pages.length / 1000).toFixed(0)} kB on average\n`,
  );
  const runs = [];
  for (const tool of wanted()) runs.push(await start(tool, list));
  for (const run of runs) for (let round = 0; round < run.warm; round += 1) await run.ask('round');
  for (let round = 0; round < Number(options.rounds); round += 1)
    for (const run of runs) if (round < run.rounds) run.rates.push(await pagesPerSecond(run, pages.length));
  for (const run of runs) run.stop();
  for (let time = 0; time < Number(options.cold); time += 1)
    for (const run of runs)
      if (time === 0 || !run.isSlow) run.colds.push(await coldRate(run.tool, list, pages));
  const rows = runs.map((run) => summary(run, pages));
  process.stdout.write(table(rows));
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify({ pages: pages.length, octets, rows }, undefined, 2)}\n`);
}

function readPages() {
  const shared = resolve(root, '../shared/data');
  const [given = existsSync(shared) ? shared : join(root, 'fixtures', 'extract')] = positionals;
  return labelledSets(given).flatMap(({ pages, folder }) =>
    pages.map((page) => ({ ...page, file: resolve(folder, page.htmlFile) })),
  );
}

function wanted() {
  const { there, absent } = toolsAt(peers, options.tools?.split(','));
  for (const tool of absent) process.stdout.write(`${tool}: not in ${peers}, left out\n`);
  return there;
}

async function start(tool, list) {
  const { ask, stop } = await startTool(tool, list, peers);
  const run = { tool, ask, rates: [], colds: [], stop };
  const texts = join(dir, `${tool}.jsonl`);
  const { cpu, pages } = await ask(`texts ${texts}`);
  run.first = pages / cpu;
  run.isSlow = run.first < SLOW_PAGES_PER_SECOND;
  run.rounds = run.isSlow ? SLOW_ROUNDS : Number(options.rounds);
  run.warm = run.isSlow ? 0 : Number(options.warm);
  run.predictions = readRows(texts);
  process.stdout.write(`${tool}: ${run.first.toFixed(0)} pages per CPU second in the first round\n`);
  return run;
}

/** Pages per CPU second of a process that starts, reads every page once and ends. */
async function coldRate(tool, list, pages) {
  const { ask, start, stop } = await startTool(tool, list, peers);
  const { cpu } = await ask('round');
  stop();
  return pages.length / (start + cpu);
}

async function pagesPerSecond(run, pages) {
  const { cpu, memory } = await run.ask('round');
  run.memory = memory;
  return pages / cpu;
}

function summary({ tool, first, rates, colds, memory, predictions }, pages) {
  const scores = scoreByKind(pages, predictions);
  return {
    tool,
    pagesPerCpuSecond: median(rates),
    least: Math.min(...rates),
    most: Math.max(...rates),
    firstRound: first,
    cold: median(colds),
    peakMB: memory / 1e6,
    f1: Object.fromEntries(scores.map(({ kind, rouge }) => [kind, rouge[2]])),
    empty: scores.at(-1).empty,
  };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

function table(rows) {
  const kinds = Object.keys(rows[0]?.f1 ?? {});
  const anchor = rows.find(({ tool }) => tool === 'resiliparse')?.pagesPerCpuSecond;
  const head = [
    'tool',
    'pages / CPU s',
    'range',
    '× resiliparse',
    'first round',
    'cold',
    'peak MB',
    ...kinds,
    'empty',
  ];
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return (
    `\n${line(head)}${line(head.map(() => '---'))}` +
    rows
      .map((row) =>
        line([
          row.tool,
          row.pagesPerCpuSecond.toFixed(0),
          `${row.least.toFixed(0)}–${row.most.toFixed(0)}`,
          anchor === undefined ? '-' : (row.pagesPerCpuSecond / anchor).toFixed(2),
          row.firstRound.toFixed(0),
          row.cold.toFixed(0),
          row.peakMB.toFixed(0),
          ...kinds.map((kind) => row.f1[kind]?.toFixed(3) ?? '-'),
          row.empty?.toFixed(3) ?? '-',
        ]),
      )
      .join('')
  );
}
