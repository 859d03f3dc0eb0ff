// docs/filters.md: what each filter measures, its numbers with their sources from the rule file, and an example
// kept and one not kept, both judged while the page is made; and what it loses of the shared data, as
// `node scripts/eval-filter.mjs --losses` measured it last.
import { readdirSync, readFileSync } from 'node:fs';
import { EXAMPLES } from './filter-examples.mjs';

const TEXT_MAX = 90;
const LOSSES = JSON.parse(readFileSync('scripts/docs/filter-losses.json', 'utf8'));

export async function filterPage() {
  const { FILTERS } = await import('../../dist/filter/run-filters.js');
  const { loadKit, PACKAGE_RULES, profileText } = await import('../../dist/index.js');
  const kit = loadKit(PACKAGE_RULES, 'commercial');
  const about = descriptions();
  const numbers = numbersByFilter();
  const judge = (filter, text) => {
    const subject = { profile: profileText(text), pageKind: 'article', title: '' };
    return filter.judge(filter.measure(subject), kit.rules.thresholds.filters[filter.id]);
  };
  const sections = FILTERS.map((filter) => {
    const [kept, lost] = EXAMPLES[filter.id] ?? [];
    if (kept === undefined || lost === undefined) throw new Error(`${filter.id} has no examples`);
    if (judge(filter, kept).kind !== 'keep') throw new Error(`${filter.id} does not keep its example`);
    const decision = judge(filter, lost);
    if (decision.kind === 'keep') throw new Error(`${filter.id} keeps the example it should not`);
    return section(filter, about.get(filter.id), numbers.get(filter.id) ?? [], {
      kept,
      lost,
      decision,
      measures: Object.keys(filter.measure({ profile: profileText(''), pageKind: 'other', title: '' })),
    });
  });
  const sizes = LOSSES.map(({ name, texts }) => `${name} (${texts})`).join('; ');
  return `# Filters

Made from \`src/filter\`, \`rules/thresholds/filter.yaml\` and self-written examples by \`npm run docs\`.

Filters are asked in this order; the first that does not keep gives the reason, what the others think is recorded. Every measure is stored with
the document under its name, so a number can be tried on last month's measures (\`jingliu whatif\`). What they cost good texts and catch of bad ones:
[models.md](models.md). “Lost” counts the texts that the filter by itself does not keep, of: ${sizes}.

${sections.join('\n')}`;
}

function section(filter, about, numbers, { kept, lost, decision, measures }) {
  const rows = numbers.map(([name, value, source]) => `| \`${name}\` | ${value} | ${source} |`);
  return `## ${filter.id}

${about}

| number | value | source |
|---|---|---|
${rows.join('\n')}

* kept: ${excerpt(kept)}
* ${decision.kind} \`${decision.reason}\`: ${excerpt(lost)}
* measures: ${measures.map((name) => `\`${name}\``).join(', ')}
* lost: ${lossOf(filter.id)}
`;
}

function lossOf(id) {
  const lost = LOSSES.filter(({ lost: own }) => own[id] !== undefined);
  if (lost.length === 0) return 'none';
  return lost.map(({ name, lost: own }) => `${own[id]} of ${name}`).join('; ');
}

function excerpt(text) {
  const line = text.replaceAll(/\s+/gu, ' ').replaceAll('|', '\\|').trim();
  return line.length <= TEXT_MAX ? line : `${line.slice(0, TEXT_MAX)}…`;
}

/** The comment before each defineFilter, by the filter's id. */
function descriptions() {
  const found = new Map();
  for (const name of readdirSync('src/filter', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )) {
    const text = readFileSync(`src/filter/${name}`, 'utf8');
    const match = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export const \w+ = defineFilter\(\{\s*id: '([^']+)'/u.exec(
      text,
    );
    if (match !== null) found.set(match[2], match[1].replaceAll(/\s*\n \* ?/gu, ' ').trim());
  }
  return found;
}

/** Name, value and the comment beside it, by filter, as they stand in the rule file. */
function numbersByFilter() {
  const found = new Map();
  let filter = '';
  for (const line of readFileSync('rules/thresholds/filter.yaml', 'utf8').split('\n')) {
    const head = /^ {2}(filter\.[\w-]+):$/u.exec(line);
    if (head !== null) found.set((filter = head[1]), []);
    const entry = /^ {4}(\w+): (.+?)(?: # (.*))?$/u.exec(line);
    if (entry !== null) found.get(filter)?.push([entry[1], entry[2], entry[3] ?? '']);
  }
  return found;
}
