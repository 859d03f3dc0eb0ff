// Times dedup on generated documents, whole processes, CPU seconds of user and system:
//   node scripts/bench/dedup/bench.mjs [--sizes 10000,100000] [--families] [--python <python with peers>]
// Peers run where the Python given has them (pip install gaoya rensa datasketch text-dedup datatrove[io,processing]);
// one that is not installed is named as such and left out.
// Every figure is printed as one row of a Markdown table. The same documents and parameters go to each engine.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ready } from '../../ready.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    families: { type: 'boolean', default: false },
    python: { type: 'string' },
    dir: { type: 'string' },
  },
});

const PEERS = ['gaoya', 'rensa', 'datasketch', 'text-dedup', 'datatrove'];

ready();
const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'jingliu-bench-'));
try {
  console.log(
    '| job | documents | CPU s | µs a document | peak MiB | survivors |\n|---|---|---|---|---|---|',
  );
  for (const size of options.sizes.split(',').map(Number)) {
    const docs = generate('web', size);
    whole(`web, ${(statSync(docs).size / 1e6).toFixed(0)} MB`, docs, size);
    for (const peer of options.python === undefined ? [] : PEERS) peerRun(peer, docs, size);
  }
  if (options.families)
    for (const kind of ['pool', 'template']) for (const size of [20_000, 100_000]) family(kind, size);
  console.log('\n| signing from raw text | documents a CPU second |\n|---|---|');
  await signing(generate('web', 10_000));
} finally {
  if (options.dir === undefined) rmSync(dir, { recursive: true, force: true });
}

function generate(kind, size) {
  const out = join(dir, `${kind}-${size}.jsonl`);
  if (existsSync(out)) return out;
  const args = ['scripts/bench/dedup/generate.mjs', '--kind', kind, '--docs', String(size), '--out', out];
  run(process.execPath, [...args, '--truth', `${out}.truth.tsv`]);
  return out;
}

function whole(name, docs, size) {
  const out = join(dir, 'out');
  run(process.execPath, ['dist/cli/main.js', 'dedup', docs, '--out', out]);
  const { resources, funnel } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
  row(name, size, resources.cpuSeconds, resources.peakMemoryMiB, funnel.survivors);
  return out;
}

function family(kind, size) {
  const docs = generate(kind, size);
  const out = whole(`family (${kind})`, docs, size);
  const lost = new Set(lines(join(out, 'duplicates.tsv')).map((line) => line.split('\t')[0]));
  const edits = lines(`${docs}.truth.tsv`).map((line) => line.split('\t')[0]);
  const found = edits.filter((id) => lost.has(id)).length;
  console.log(
    `| … one-sentence edits found | ${edits.length} | | | | ${(found / edits.length).toFixed(4)} |`,
  );
}

function peerRun(peer, docs, size) {
  const { stdout, status } = spawnSync(options.python, ['scripts/bench/dedup/peers.py', peer, docs], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (status !== 0) return console.log(`| ${peer}: cannot run here | ${size} | | | | |`);
  const { cpu, mib, kept, signing } = JSON.parse(stdout);
  row(`${peer} (of which signing ${signing.toFixed(1)} s)`, size, cpu, mib, kept);
}

async function signing(docs) {
  const texts = lines(docs).map((line) => JSON.parse(line).text);
  const { plainKernel } = await import(new URL('../../../dist/dedup/plain-kernel.js', import.meta.url));
  const { wasmKernel } = await import(new URL('../../../dist/dedup/wasm-kernel.js', import.meta.url));
  const { Minhash } = await import('minhash');
  const values = new Int32Array(112);
  for (const [name, kernel] of [
    ['WebAssembly', wasmKernel(5, 112)],
    ['plain TypeScript', plainKernel(5, 112)],
  ])
    rate(name, texts, (text) => kernel?.sign(text, values));
  rate('minhash (package)', texts.slice(0, 500), (text) => {
    const minhash = new Minhash({ numPerm: 112 });
    for (let i = 0; i + 5 <= text.length; i += 1) minhash.update(text.slice(i, i + 5));
  });
}

// The better of three rounds: the first warms up.
function rate(name, texts, sign) {
  let best = 0;
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage();
    for (const text of texts) sign(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, texts.length / ((user + system) / 1e6));
  }
  console.log(`| ${name} | ${Math.round(best)} |`);
}

function row(name, size, cpu, mib, kept) {
  console.log(
    `| ${name} | ${size} | ${cpu.toFixed(1)} | ${((cpu / size) * 1e6).toFixed(1)} | ${Math.round(mib)} | ${kept} |`,
  );
}

function lines(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('loser\t'));
}

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
}
