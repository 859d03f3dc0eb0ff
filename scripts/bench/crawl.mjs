// Pages per second and peak memory of crawlers over one loopback farm, with politeness off, in paired rounds.
// Usage: node scripts/bench/crawl.mjs [--hosts 20] [--pages 1000] [--bytes 20000] [--rounds 3] [--with wget,crawlee]
// wget must be installed; Crawlee is put into a temporary folder by npm, never into this package.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ready } from '../ready.mjs';
import { hostAddress } from './farm.mjs';
import { writeFarmPlan } from './farm-plan.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '20' },
    pages: { type: 'string', default: '1000' },
    bytes: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    with: { type: 'string', default: 'wget' },
  },
});
const hosts = Number(values.hosts);
const pages = Number(values.pages);
const others = values.with.split(',').filter((name) => name !== '');
const CRAWLERS = { jingliu, wget, crawlee };

ready();
const { readRecords } = await import('../../dist/warc/records.js');
const work = mkdtempSync(join(tmpdir(), 'jingliu-bench-'));
const crawleeFolder = others.includes('crawlee') ? installCrawlee() : '';
const { server, port } = await startFarm();
const results = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const name of ['jingliu', ...others]) {
    const folder = join(work, `${name}-${round}`);
    mkdirSync(folder);
    const result = { name, ...(await CRAWLERS[name](folder)) };
    results.push(result);
    const rate = (hosts * pages) / result.seconds;
    process.stdout.write(
      `round ${round + 1}  ${name.padEnd(8)} ${rate.toFixed(0).padStart(5)} pages/s  ${result.seconds.toFixed(1)} s  ${result.cpuSeconds.toFixed(1)} s of CPU  peak ${(result.peakKb / 1024).toFixed(0)} MB  ${result.note}\n`,
    );
    rmSync(folder, { recursive: true });
  }
}
for (const name of others) {
  const of = (figure) => ratio(name, figure).toFixed(2);
  process.stdout.write(
    `jingliu : ${name} = ${of('seconds')}, by CPU time ${of('cpuSeconds')} (medians of ${values.rounds} paired rounds)\n`,
  );
}
server.kill();
rmSync(work, { recursive: true });

/** How many times the figure of another crawler is ours. */
function ratio(name, figure) {
  const ours = results.filter((result) => result.name === 'jingliu');
  const theirs = results.filter((result) => result.name === name);
  const ratios = theirs.map((result, i) => result[figure] / ours[i][figure]).sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)];
}

async function startFarm() {
  const args = ['--hosts', hosts, '--pages', pages, '--bytes', values.bytes, '--addresses'].map(String);
  const child = spawn(process.execPath, [join(root, 'scripts/bench/farm.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { server: child, port: JSON.parse(line.toString()).port };
}

async function jingliu(folder) {
  const plan = writeFarmPlan(folder, { hosts, pages, concurrency: 64 });
  const out = join(folder, 'out');
  const args = ['dist/cli/main.js', 'crawl', plan, '--out', out, '--test-server', `127.0.0.1:${port}`];
  const run = await measured(process.execPath, args, root);
  return { ...run, note: await capturesNote(join(out, 'captures')) };
}

/** Pages in the WARC files, and how many of them stand there twice. */
async function capturesNote(folder) {
  const seen = new Map();
  let bytes = 0;
  for (const name of readdirSync(folder)) {
    bytes += statSync(join(folder, name)).size;
    for await (const { record } of readRecords(join(folder, name))) {
      const uri = record?.headers.get('warc-target-uri') ?? '';
      if (record?.headers.get('warc-type') === 'response' && /\/(?:p\/\d+\.html)?$/u.test(uri))
        seen.set(uri, (seen.get(uri) ?? 0) + 1);
    }
  }
  const twice = [...seen.values()].filter((n) => n > 1).length;
  return `${seen.size} pages in ${(bytes / 1e6).toFixed(0)} MB of WARC, ${twice} twice`;
}

async function wget(folder) {
  const urls = Array.from({ length: hosts }, (_, n) => `http://${hostAddress(n)}:${port}/`);
  const args = ['-q', '--mirror', '--warc-file=w', '-e', 'robots=off', '-P', 'pages', ...urls];
  const run = await measured('wget', args, folder);
  const files = readdirSync(join(folder, 'pages'), { recursive: true, withFileTypes: true });
  return { ...run, note: `${files.filter((entry) => entry.isFile()).length} pages` };
}

function installCrawlee() {
  const folder = join(work, 'crawlee');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"name":"bench","private":true,"type":"module"}');
  const { status } = spawnSync(
    'npm',
    ['install', '--no-fund', '--no-audit', '@crawlee/http', '@crawlee/utils', 'cheerio'],
    {
      cwd: folder,
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0) throw new Error('crawlee cannot be installed');
  cpSync(join(root, 'scripts/bench/crawlee-crawl.mjs'), join(folder, 'crawl.mjs'));
  return folder;
}

async function crawlee(folder) {
  const urls = Array.from({ length: hosts }, (_, n) => `http://${hostAddress(n)}:${port}/`);
  const args = [join(crawleeFolder, 'crawl.mjs'), folder, ...urls];
  const run = await measured(process.execPath, args, folder);
  return { ...run, note: `${readFileSync(join(folder, 'count'), 'utf8')} pages` };
}

/** Runs a command to its end; its resident memory and CPU time are read from /proc ten times a second. */
async function measured(command, args, cwd) {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  let peakKb = 0;
  let cpuSeconds = 0;
  const timer = setInterval(() => {
    const status = procFile(child.pid, 'status');
    peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0));
    cpuSeconds = Math.max(cpuSeconds, cpuOf(procFile(child.pid, 'stat')));
  }, 100);
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  // wget ends with 8 when a page answered with an error, for example robots.txt.
  if (code !== 0 && !(command === 'wget' && code === 8)) throw new Error(`${command} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds, peakKb };
}

/** User and system time of a process in seconds; the kernel counts hundredths. */
function cpuOf(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.length < 13 ? 0 : (Number(fields[11]) + Number(fields[12])) / 100;
}

function procFile(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
