// How long a permission decision takes: the precedence table with its explanation, on parsed signals, and
// the whole license room on a page that is already scanned. CPU time, one thread, median of rounds.
// Usage: node scripts/bench/permission.mjs [rounds]
import { fileURLToPath } from 'node:url';
import { ready } from '../ready.mjs';

ready();
const rounds = Number(process.argv[2] ?? 21);
const at = (path) => new URL(`../../dist/${path}`, import.meta.url);
const { assessPermission } = await import(at('license/assess.js'));
const { explain } = await import(at('license/explain.js'));
const { ruleOn } = await import(at('license/precedence.js'));
const { loadKit } = await import(at('pipeline/apply/rooms-kit.js'));
const { scanPage } = await import(at('html/scan.js'));

const { licenses: rules } = loadKit(
  fileURLToPath(new URL('../../rules', import.meta.url)),
  'commercial',
).rules;
const nothing = {
  spdx: 'NOASSERTION',
  class: 'G',
  fromProfile: false,
  disagreement: false,
  classes: [],
  unclear: false,
};
const own = { kind: 'own', outlet: '', phrase: '' };
const robots = { outcome: 'parsed', url: '', fetchedAt: '2026-01-01T00:00:00Z', allowed: true, rule: '' };
const signal = (rule, effect, value) => ({
  rule,
  effect,
  value,
  source: 'text',
  evidence: `sha256:${'0'.repeat(64)}`,
});
const many = Array.from({ length: 40 }, (_, i) => signal('SIG-16', 'note', `note ${i}`));
const standing = (over) => ({
  signals: many,
  license: nothing,
  origin: own,
  robots,
  capturedAt: '2026-01-01T01:00:00Z',
  needsRobots: true,
  profile: undefined,
  basisInForce: false,
  optedOut: false,
  official: false,
  licenseProfile: 'commercial',
  ...over,
});
const entry = rules.licenses.get('cc-by-4.0');
const licensed = { ...nothing, spdx: 'CC-BY-4.0', class: 'B', classes: ['B'], entry };
const standings = [
  ['DEC-1 opted out', standing({ optedOut: true })],
  ['DEC-3 robots.txt', standing({ robots: { ...robots, allowed: false } })],
  [
    'DEC-4 refusal in words',
    standing({ signals: [...many, signal('SIG-11', 'deny-ai', 'reprint-forbidden')] }),
  ],
  ['DEC-6b repost', standing({ origin: { kind: 'outlet', outlet: '示例晚报', phrase: '' } })],
  [
    'DEC-7 contradiction',
    standing({ license: licensed, signals: [...many, signal('SIG-12', 'reserve', 'all-rights-reserved')] }),
  ],
  ['DEC-8 licensed', standing({ license: licensed })],
  ['DEC-10 nothing known, 40 signals', standing({})],
];

process.stdout.write('| decision, from parsed signals to the sentence | µs |\n| --- | ---: |\n');
for (const [name, value] of standings) {
  const us = median(rounds, 20_000, () => explain(ruleOn(value, rules.precedence), value));
  process.stdout.write(`| ${name} | ${us.toFixed(2)} |\n`);
}

const paragraph = '<p>清晨的河面上起了一层薄雾，撑船的老人把竹篙插进水里，听见对岸的鸡叫了第二遍。</p>';
const html = `<html><head><title>河边的早晨</title></head><body><article>${paragraph.repeat(60)}</article><footer><p>除特别声明外，本站采用 <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a> 许可协议。京ICP备12345678号-1</p></footer></body></html>`;
const input = {
  page: scanPage(html),
  url: 'https://site.example/1.html',
  headers: [],
  capturedAt: '2026-01-01T01:00:00Z',
  metadata: { site: 'site', seed: '', depth: 0, via: '', robots, signals: [], userAgent: '' },
  outlet: '',
  title: '河边的早晨',
  author: '',
  text: paragraph
    .replaceAll(/<[^>]+>/gu, '')
    .concat('\n')
    .repeat(60),
  licenseProfile: 'commercial',
  rules,
  optedOut: false,
};
const whole = median(rounds, 500, () => assessPermission(input));
process.stdout.write(`| the whole license room on a scanned page of 60 paragraphs | ${whole.toFixed(1)} |\n`);

/** Median over rounds of the CPU microseconds of one call. */
function median(n, calls, work) {
  for (let i = 0; i < calls; i += 1) work();
  const times = [];
  for (let round = 0; round < n; round += 1) {
    const before = process.cpuUsage();
    for (let i = 0; i < calls; i += 1) work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / calls);
  }
  return times.sort((a, b) => a - b)[Math.floor(n / 2)];
}
