// MB of UTF-8 a second on one core, for the mappers of normalize, the measures and judgements of filter, and the
// automaton alone. Texts: ../shared/data where it exists, else the pages of the bundled sites.
//   node scripts/bench/normalize.mjs [normalize] [filter] [automaton]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ready } from '../ready.mjs';

ready();
const { loadKit } = await import('../../dist/pipeline/apply/rooms-kit.js');
const { normalizeText } = await import('../../dist/normalize/normalize.js');
const { profileText } = await import('../../dist/text/profile.js');
const { runFilters } = await import('../../dist/filter/run-filters.js');
const { scanRisks } = await import('../../dist/filter/safety/scan-risks.js');
const { buildAutomaton } = await import('../../dist/text/automaton.js');

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATTERNS = 50_000;
const SECONDS_MIN = 2;
const parts = process.argv.slice(2);
const wants = (part) => parts.length === 0 || parts.includes(part);
const kit = loadKit(`${ROOT}rules`, 'commercial');
const texts = readTexts();
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
process.stdout.write(`${texts.length} texts, ${(bytes / 1e6).toFixed(1)} MB of UTF-8\n`);

if (wants('normalize')) {
  const convert = { ...kit.rules.normalize, script: 'convert' };
  const clean = texts.map((text) => normalizeText(text, kit.rules.normalize).text);
  report('normalize, texts as they come', () => texts.forEach((t) => normalizeText(t, kit.rules.normalize)));
  report('normalize, texts already clean', () => clean.forEach((t) => normalizeText(t, kit.rules.normalize)));
  report('normalize with t→s by phrase', () => texts.forEach((t) => normalizeText(t, convert)));
}
if (wants('filter')) {
  const subjects = texts.map((text) => ({ profile: profileText(text), pageKind: 'article', title: '' }));
  report('profile', () => texts.forEach((text) => profileText(text)));
  report('all filters', () => subjects.forEach((s) => runFilters(s, kit.rules.thresholds)));
  report('safety lexicons', () => subjects.forEach((s) => scanRisks(s, kit.lexicon)));
  report('normalize, profile, all filters, safety', () => {
    for (const text of texts) {
      const { text: cleaned } = normalizeText(text, kit.rules.normalize);
      const subject = { profile: profileText(cleaned), pageKind: 'article', title: '' };
      runFilters(subject, kit.rules.thresholds);
      scanRisks(subject, kit.lexicon);
    }
  });
}
if (wants('automaton')) benchAutomaton();

// Words cut from the texts themselves, 3 to 8 characters, so that prefixes match often: the hard case.
function benchAutomaton() {
  const words = [...cutWords()];
  const units = texts.map((text) =>
    Uint16Array.from(text, (_, i) => text.charCodeAt(i)).slice(0, text.length),
  );
  const startedAt = performance.now();
  const automaton = buildAutomaton(words);
  process.stdout.write(
    `automaton of ${words.length} patterns built in ${(performance.now() - startedAt).toFixed(0)} ms\n`,
  );
  let hits = 0;
  report('automaton', () => {
    hits = 0;
    for (const text of units) automaton.scan(text, text.length, () => hits++);
  });
  process.stdout.write(`  ${hits} hits\n`);
}

function cutWords() {
  const joined = texts.join('\n');
  const words = new Set();
  // A fixed sequence of places, so that every run takes the same words.
  for (let i = 0, at = 1; words.size < PATTERNS && i < PATTERNS * 40; i++) {
    at = (at * 48_271) % 2_147_483_647;
    const word = joined.slice(at % joined.length, (at % joined.length) + 3 + (i % 6));
    if (/^\p{Script=Han}+$/u.test(word)) words.add(word);
  }
  return words;
}

function report(name, work) {
  work();
  let rounds = 0;
  const startedAt = process.cpuUsage();
  let seconds = 0;
  while (seconds < SECONDS_MIN) {
    work();
    rounds++;
    const { user, system } = process.cpuUsage(startedAt);
    seconds = (user + system) / 1e6;
  }
  process.stdout.write(
    `${name.padEnd(42)} ${((bytes * rounds) / 1e6 / seconds).toFixed(1).padStart(7)} MB/s\n`,
  );
}

function readTexts() {
  const data = `${ROOT}../shared/data/02_text`;
  if (!existsSync(data)) return fixtureTexts();
  const laws = readdirSync(`${data}/laws`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .slice(0, 300)
    .map((name) => readFileSync(`${data}/laws/${name}`, 'utf8'));
  const paragraphs = ['cmrc2018/squad-style-data/cmrc2018_dev.json', 'drcd/DRCD_dev.json'].flatMap((file) =>
    JSON.parse(readFileSync(`${data}/${file}`, 'utf8')).data.flatMap((d) =>
      d.paragraphs.map((p) => p.context),
    ),
  );
  return [...laws, ...paragraphs];
}

function fixtureTexts() {
  const sites = `${ROOT}fixtures/sites`;
  return readdirSync(sites, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => readFileSync(`${sites}/${name}`, 'utf8').replace(/<[^>]*>/g, ''));
}
