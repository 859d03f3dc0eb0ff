// How many real robots.txt files refuse AI training, by which signal. Reads a folder of robots.txt files
// (default: ../shared/data/04_vectors/robots-protego) and judges the home page of each.
// Usage: node scripts/eval-robots.mjs [folder]
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ready } from './ready.mjs';

const folder =
  process.argv[2] ?? fileURLToPath(new URL('../../shared/data/04_vectors/robots-protego', import.meta.url));
if (!existsSync(folder)) {
  process.stdout.write(`skipped: ${folder} is not there\n`);
  process.exit(0);
}
ready();
const { checkRobots } = await import('../dist/signals/robots.js');
const { parseRobots } = await import('../dist/signals/robots-parse.js');
const { robotsSignals } = await import('../dist/signals/robots-signals.js');
const { sha256 } = await import('../dist/core/digest.js');

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => join(folder, name))
  .filter((path) => statSync(path).isFile() && !/(?:LICENSE|\.md|\.py|\.json)$/u.test(path));

const PAGE = 'https://site.example/';
const counts = new Map();
const add = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
for (const file of files) {
  const robots = parseRobots(readFileSync(file));
  const access = checkRobots(robots, PAGE, 'jingliu');
  const signals = robotsSignals(robots, PAGE, 'jingliu', sha256('')).filter(
    ({ effect }) => effect === 'deny-ai',
  );
  const rules = [...new Set(signals.map(({ rule }) => rule))];
  add('files');
  if (!access.allowed) add('DEC-3: all crawlers, ours among them');
  for (const rule of rules) add(`DEC-4: ${rule}`);
  if (rules.length > 0)
    add(access.allowed ? 'DEC-4: any signal, page otherwise open' : 'DEC-4: any signal, page closed as well');
  for (const { rule, value } of signals) if (rule === 'RBT-12') add(`token ${value}`);
  if (access.crawlDelayMs !== undefined && access.crawlDelayMs > 0) add('Crawl-delay stated');
}

const total = counts.get('files') ?? 0;
const rows = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
process.stdout.write('| what robots.txt says of the home page | files | share |\n| --- | ---: | ---: |\n');
for (const [name, n] of rows)
  process.stdout.write(`| ${name} | ${n} | ${((n / total) * 100).toFixed(1)} % |\n`);
