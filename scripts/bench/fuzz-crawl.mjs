// The real crawler, and the whole pipeline after it, against a server whose answers are made from a seed.
// Says how every address ended and how much memory it took; ends with 1 if anything is not accounted for.
// Usage: node scripts/bench/fuzz-crawl.mjs [--hosts 50] [--pages 60] [--seed 1] [--timeout-ms 1500]
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ready } from '../ready.mjs';
import { hostName } from './farm.mjs';
import { writeFarmPlan } from './farm-plan.mjs';
import { pagesOf, serveFuzz } from './fuzz-server.mjs';

const MEMORY_MB_MAX = 512;
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '50' },
    pages: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    'timeout-ms': { type: 'string', default: '1500' },
  },
});
const [hosts, pages, seed] = ['hosts', 'pages', 'seed'].map((name) => Number(values[name]));

ready();
const { readRecords } = await import('../../dist/warc/records.js');
const work = mkdtempSync(join(tmpdir(), 'jingliu-fuzz-'));
const out = join(work, 'out');
const plan = writeFarmPlan(work, {
  hosts,
  pages: pages * 4,
  concurrency: 32,
  timeoutMs: Number(values['timeout-ms']),
});
const { port, kinds, close } = await serveFuzz({ pages, seed });
const server = ['--test-server', `127.0.0.1:${port}`];
const faults = [];

await step('crawl', ['crawl', plan, '--out', out, ...server]);
const ends = outcomes('crawl');
for (let host = 0; host < hosts; host += 1) {
  const origin = `http://${hostName(host)}`;
  const [start] = ends.get(`${origin}/`) ?? [];
  // robots.txt is made from the seed as well, and closes some hosts.
  const paths = start === 'keep' ? ['/', ...pagesOf(pages)] : ['/'];
  for (const path of paths) {
    const count = ends.get(origin + path)?.length ?? 0;
    if (count !== 1) faults.push(`${origin}${path} has ${count} outcomes`);
  }
}
tally([...ends.values()].flat());
let records = 0;
for (const name of readdirSync(join(out, 'captures')))
  for await (const item of readRecords(join(out, 'captures', name))) {
    records += 1;
    if (item.kind === 'defect' || item.record.defect !== undefined) faults.push(`${name}: a broken record`);
  }
say(`${records} WARC records`);

await step('run', ['run', plan, '--out', out, ...server]);
tally([...outcomes('curate').values()].flat());
const verified = spawnSync(process.execPath, ['dist/cli/main.js', 'audit', 'verify', '--out', out], {
  cwd: root,
  encoding: 'utf8',
});
if (verified.status !== 0) faults.push(`audit verify: ${verified.stdout}${verified.stderr}`);
say(
  `answered: ${[...kinds]
    .map(([kind, n]) => `${kind} ${n}`)
    .sort()
    .join(', ')}`,
);
say(faults.length === 0 ? 'everything is accounted for' : faults.slice(0, 20).join('\n'));
await close();
rmSync(work, { recursive: true });
process.exitCode = faults.length === 0 ? 0 : 1;

async function step(name, args) {
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/cli/main.js', ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors = `${errors}${chunk}`.slice(-2_000)));
  let peakKb = 0;
  const timer = setInterval(() => (peakKb = Math.max(peakKb, residentKb(child.pid))), 100);
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  const peakMb = peakKb / 1024;
  if (code !== 0) faults.push(`${name} ended with ${code}: ${errors}`);
  if (peakMb > MEMORY_MB_MAX) faults.push(`${name} took ${peakMb.toFixed(0)} MB`);
  say(
    `${name}: ${((performance.now() - started) / 1000).toFixed(0)} s, exit ${code}, peak ${peakMb.toFixed(0)} MB`,
  );
}

function residentKb(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Outcomes of a stage by address. */
function outcomes(stage) {
  const found = new Map();
  const folder = join(out, 'outcomes');
  for (const name of readdirSync(folder).filter((file) => file.startsWith(`${stage}-`)))
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line === '') continue;
      const { url, kind, reason } = JSON.parse(line);
      found.set(url, [...(found.get(url) ?? []), reason ?? kind]);
    }
  return found;
}

function tally(ends) {
  const counts = new Map();
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1);
  say(
    `  ${[...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([end, n]) => `${end} ${n}`)
      .join(', ')}`,
  );
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
