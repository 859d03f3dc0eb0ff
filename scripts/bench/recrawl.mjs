// Visits a farm, visits it again unchanged, then again after three sites have changed robots.txt. Shows what
// was asked for, whether the release is the same, what `consent drift` lists and what the next release leaves out.
// Usage: node scripts/bench/recrawl.mjs [--hosts 1000] [--pages 20] [--bytes 4000]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ready } from '../ready.mjs';
import { hostName, serveFarm } from './farm.mjs';
import { writeFarmPlan } from './farm-plan.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '1000' },
    pages: { type: 'string', default: '20' },
    bytes: { type: 'string', default: '4000' },
  },
});
const [hosts, pages, bytes] = ['hosts', 'pages', 'bytes'].map((name) => Number(values[name]));
const REFUSAL = 'User-agent: *\nAllow: /\n\nUser-agent: GPTBot\nDisallow: /\n';

ready();
const { readShard } = await import('../../dist/output/shard-writer.js');
const work = mkdtempSync(join(tmpdir(), 'jingliu-recrawl-'));
const out = join(work, 'out');
const plan = writeFarmPlan(work, { hosts, pages, concurrency: 64 });
let seen = [];
const { port, farm, close } = await serveFarm({
  hosts,
  pages,
  bytes,
  isProse: true,
  seen: (host, path, _at, status) => seen.push({ host, path, status }),
});

await visit('first visit');
const first = release('0.1.0');
await visit('again, unchanged', '--recrawl');
const second = release('0.1.0');
const isSame = JSON.stringify(first.files) === JSON.stringify(second.files);
say(
  `the release: ${first.rows.length} documents, ${Object.keys(first.files).length} files, ${isSame ? 'the same bytes' : 'OTHER BYTES'}`,
);
say(drift().summary);

const refusing = new Set([0, Math.floor(hosts / 2), hosts - 1].map(hostName));
farm.robots = (host) => (refusing.has(hostName(host)) ? REFUSAL : undefined);
writeFileSync(plan, readFileSync(plan, 'utf8').replace('version: 0.1.0', 'version: 1.0.0'));
await visit('three sites refuse', '--recrawl');
const { listed, summary } = drift();
const published = first.rows.filter(({ url }) => refusing.has(new URL(url).host));
const third = release('1.0.0').rows;
say(summary);
say(
  `withdrawn: ${listed.length}, of other sites: ${listed.filter(({ url }) => !refusing.has(new URL(url).host)).length}; published before: ${published.length}, of them not listed: ${published.filter(({ id }) => !listed.some((document) => document.id === id)).length}`,
);
say(
  `the next release: ${third.length} documents, ${third.filter(({ url }) => refusing.has(new URL(url).host)).length} of those sites, ${first.rows.length - published.length - third.length} of other sites missing`,
);
await close();
rmSync(work, { recursive: true });

async function visit(name, ...more) {
  seen = [];
  const started = performance.now();
  const args = ['dist/cli/main.js', 'run', plan, '--out', out, '--test-server', `127.0.0.1:${port}`, ...more];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'ignore'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the run ended with ${code}`);
  const asked = seen.filter(({ path }) => path === '/' || path.startsWith('/p/'));
  const count = (wanted) => asked.filter(({ status }) => status === wanted).length;
  say(
    `${name}: ${((performance.now() - started) / 1000).toFixed(0)} s, ${count(200)} bodies fetched, ${count(304)} not modified`,
  );
}

/** Files of a release but its reports, which name the run, with their digests; and its rows. */
function release(version) {
  const folder = join(out, 'release', version);
  const files = {};
  const rows = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes('/reports/')) continue;
    files[path] = createHash('sha256').update(readFileSync(path)).digest('hex');
    if (/\/data\/.*\.jsonl\.zst$/u.test(path))
      for (const line of readShard(path).toString('utf8').split('\n'))
        if (line !== '') rows.push(JSON.parse(line));
  }
  return { files, rows };
}

function drift() {
  const args = ['dist/cli/main.js', 'consent', 'drift', '--out', out, '--json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const { hosts: changed, documents } = JSON.parse(stdout);
  const listed = documents.filter(({ verdict }) => verdict === 'withdrawn');
  return {
    listed,
    summary: `consent drift: ${changed.length} hosts changed, ${listed.length} documents withdrawn`,
  };
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
