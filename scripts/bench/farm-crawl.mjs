// Crawls a farm of many small hosts politely, kills the crawl again and again, and checks the farm's own log:
// every page once, no delay undercut, no budget exceeded, nothing lost.
// Usage: node scripts/bench/farm-crawl.mjs [--hosts 10000] [--pages 20] [--bytes 4000] [--delay-ms 1000] [--kills 10] [--kill-every-s 20]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ready } from '../ready.mjs';
import { writeFarmPlan } from './farm-plan.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '10000' },
    pages: { type: 'string', default: '20' },
    bytes: { type: 'string', default: '4000' },
    'delay-ms': { type: 'string', default: '1000' },
    kills: { type: 'string', default: '10' },
    'kill-every-s': { type: 'string', default: '20' },
  },
});
const [hosts, pages, delayMs, kills] = ['hosts', 'pages', 'delay-ms', 'kills'].map((name) =>
  Number(values[name]),
);

ready();
const { readRecords } = await import('../../dist/warc/records.js');
const work = mkdtempSync(join(tmpdir(), 'jingliu-farm-'));
const log = join(work, 'requests.tsv');
const pace = { delayFactor: 1, delayMsMin: delayMs, delayMsMax: delayMs * 10 };
const plan = writeFarmPlan(work, { hosts, pages, concurrency: 256, pace, warcBytesMax: 33_554_432 });
const farm = spawn(
  process.execPath,
  [
    join(root, 'scripts/bench/farm.mjs'),
    '--hosts',
    values.hosts,
    '--pages',
    values.pages,
    '--bytes',
    values.bytes,
    '--log',
    log,
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const [line] = await once(farm.stdout, 'data');
const { port } = JSON.parse(line.toString());

const started = performance.now();
let peakKb = 0;
let killed = 0;
for (;;) {
  const child = crawl();
  const end = once(child, 'exit');
  const timer = setInterval(() => (peakKb = Math.max(peakKb, residentKb(child.pid))), 200);
  if (killed < kills) {
    // Killed while pages are being fetched, not while profiles are being read.
    const before = requests();
    while (requests() === before && child.exitCode === null) await sleep(100);
    await Promise.race([end, sleep(Number(values['kill-every-s']) * 1000 * (0.5 + Math.random()))]);
    if (child.exitCode === null && child.kill('SIGKILL')) killed += 1;
  }
  const [code] = await end;
  clearInterval(timer);
  if (code === 0) break;
  if (code !== null) throw new Error(`the crawl ended with ${code}`);
}
const seconds = (performance.now() - started) / 1000;
farm.kill();
await once(farm, 'exit');
report();
rmSync(work, { recursive: true });

function crawl() {
  const args = [
    'dist/cli/main.js',
    'crawl',
    plan,
    '--out',
    join(work, 'out'),
    '--test-server',
    `127.0.0.1:${port}`,
  ];
  return spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'ignore'] });
}

function requests() {
  try {
    return statSync(log).size;
  } catch {
    return 0;
  }
}

function residentKb(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function report() {
  const asked = new Map();
  const lastAt = new Map();
  let tooSoon = 0;
  let shortestMs = Infinity;
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  for (const row of lines) {
    const [host, path, at] = row.split('\t');
    if (path === '/' || path.startsWith('/p/'))
      asked.set(`${host}${path}`, (asked.get(`${host}${path}`) ?? 0) + 1);
    const gap = Number(at) - (lastAt.get(host) ?? -Infinity);
    lastAt.set(host, Number(at));
    shortestMs = Math.min(shortestMs, gap);
    // Two clocks that count whole milliseconds may differ by one.
    if (gap < delayMs - 1) tooSoon += 1;
  }
  const recorded = pagesOnRecord();
  const twice = [...asked.values()].filter((n) => n > 1).length;
  const budget = Math.max(...countBy([...asked.keys()].map((key) => key.split('/', 1)[0])).values());
  process.stdout.write(
    [
      `${hosts} hosts × ${pages} pages, ${delayMs} ms apart, killed and resumed ${killed} times`,
      `${seconds.toFixed(0)} s, ${((hosts * pages) / seconds).toFixed(0)} pages/s, ${(lines.length / seconds).toFixed(0)} requests/s, peak ${(peakKb / 1024).toFixed(0)} MB resident`,
      `on record: ${recorded.size} pages, ${[...recorded.values()].filter((n) => n > 1).length} twice; lost: ${hosts * pages - recorded.size}`,
      `asked for: ${asked.size} pages, ${twice} more than once (in flight at a kill)`,
      `most pages of one host: ${budget}; requests sooner than ${delayMs} ms: ${tooSoon}; shortest gap ${shortestMs} ms`,
      '',
    ].join('\n'),
  );
}

function pagesOnRecord() {
  const folder = join(work, 'out/captures');
  const names = readdirSync(folder).flatMap((name) => [...readRecords(join(folder, name))]);
  const uris = names.flatMap((item) =>
    item.record?.headers.get('warc-type') === 'response' ? [item.record.headers.get('warc-target-uri')] : [],
  );
  return countBy(uris.filter((uri) => /\/(?:p\/\d+\.html)?$/u.test(uri)));
}

function countBy(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
