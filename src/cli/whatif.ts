import { existsSync } from 'node:fs';
import Table from 'cli-table3';
import { ConfigError, EXIT } from '../core/failures.ts';
import { PACKAGE_RULES } from '../pipeline/apply/package-rules.ts';
import { loadKit } from '../pipeline/apply/rooms-kit.ts';
import { buildKit } from '../pipeline/kit.ts';
import { outDir } from '../pipeline/out-dir.ts';
import { resolvePlan } from '../pipeline/plan.ts';
import type { Kit } from '../pipeline/rooms.ts';
import { compareRun, type ChangedPage, type Comparison } from '../pipeline/whatif/compare.ts';
import { pageText, type PageText } from '../pipeline/whatif/page-text.ts';
import type { Verdict } from '../pipeline/whatif/rejudge.ts';
import { withSettings } from '../pipeline/whatif/settings.ts';
import { renderWhatIf, type SamplePage, type ShownVerdict } from '../report/whatif-page.ts';
import { writePage } from './write-page.ts';

interface Options {
  readonly set: readonly string[];
  readonly out: string;
  readonly pipeline?: string;
  readonly captures?: string;
  readonly samples: number;
  readonly html?: string;
  readonly json?: boolean;
}

const EXCERPT_UNITS = 160;

/**
 * Exit 0 with what would change; nothing is written but the HTML page that was asked for. 2 when a setting
 * names no parameter, or the folder holds no run.
 */
export async function whatIfCommand(raw: object): Promise<number> {
  const options = raw as Options;
  if (options.set.length === 0)
    throw new ConfigError('--set is needed, for example --set filter.han-ratio.min=0.5');
  const startedAt = performance.now();
  const kit = kitOf(options.pipeline);
  const changed = withSettings(kit.rules.thresholds, options.set);
  const out = outDir(options.out);
  const found = compareRun(out, kit.rules.thresholds, changed, options.samples);
  const seconds = (performance.now() - startedAt) / 1000;
  const captures = options.captures ?? out.captures;
  const samples = await readSamples(found, captures, kit);
  if (options.html !== undefined) writePage(options.html, renderWhatIf(viewOf(options, found, samples)));
  const view = viewOf(options, found, samples);
  process.stdout.write(
    `${options.json === true ? JSON.stringify(view, null, 2) : describe(found, samples, seconds)}\n`,
  );
  if (options.html !== undefined) process.stderr.write(`written: ${options.html}\n`);
  return EXIT.ok;
}

function kitOf(pipeline: string | undefined): Kit {
  if (pipeline !== undefined) return buildKit(resolvePlan(pipeline));
  return loadKit(existsSync('rules/thresholds') ? 'rules' : PACKAGE_RULES, 'commercial');
}

async function readSamples(found: Comparison, captures: string, kit: Kit): Promise<SamplePage[]> {
  const groups = [
    ['lost', found.lost],
    ['gained', found.gained],
    ['moved', found.moved],
  ] as const;
  const samples: SamplePage[] = [];
  for (const [group, pages] of groups)
    for (const page of pages) samples.push(sampleOf(group, page, await pageText(page.row, captures, kit)));
  return samples;
}

function sampleOf(group: SamplePage['group'], page: ChangedPage, text: PageText | undefined): SamplePage {
  return {
    group,
    url: page.row.url,
    title: text?.title ?? '',
    text: text?.text ?? '',
    before: shown(page.before),
    after: shown(page.after),
  };
}

function shown({ kind, reason, evidence, unfinished }: Verdict): ShownVerdict {
  if (kind === 'keep') return { kind, reason: '', unfinished, numbers: {} };
  const numbers = Object.entries(evidence).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, Math.round(value * 1000) / 1000] as const] : [],
  );
  return { kind, reason, unfinished: false, numbers: Object.fromEntries(numbers) };
}

/** A verdict with the numbers that made it. */
function say({ kind, reason, numbers, unfinished }: ShownVerdict): string {
  if (kind === 'keep') return unfinished ? 'keep, if the rooms after filter keep it' : 'keep';
  return [`${kind} ${reason}`, ...Object.entries(numbers).map(([name, value]) => `${name} ${value}`)].join(
    '\n',
  );
}

function viewOf(options: Options, found: Comparison, samples: readonly SamplePage[]) {
  return {
    settings: options.set,
    pages: found.pages,
    outcomes: Object.entries(found.outcomes).map(([name, change]) => ({ name, ...change })),
    reasons: [...found.reasons].map(([name, change]) => ({ name, ...change })),
    sites: [...found.sites].map(([name, change]) => ({ name, ...change })),
    totals: found.totals,
    stale: found.stale,
    unmeasured: Object.fromEntries(found.unmeasured),
    samples,
  };
}

function describe(found: Comparison, samples: readonly SamplePage[], seconds: number): string {
  const parts = [
    `${found.pages} pages of curate judged again from their stored measures in ${seconds.toFixed(1)} s; dedup and publish are not repeated`,
    outcomeTable(found),
    reasonTable(found),
    siteTable(found),
  ];
  if (found.stale > 0)
    parts.push(
      `${found.stale} pages were judged otherwise by the run: it had other thresholds. Name its pipeline with --pipeline, or run it again.`,
    );
  for (const [filter, pages] of found.unmeasured)
    parts.push(
      `${filter} was not asked for ${pages} pages: the run stored not all its measures. Run it again.`,
    );
  for (const [group, title] of TITLES) {
    const own = samples.filter((sample) => sample.group === group);
    if (own.length > 0) parts.push(`${title}: ${found.totals[group]}`, sampleTable(own));
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

const TITLES = [
  ['lost', 'No longer kept'],
  ['gained', 'Kept anew'],
  ['moved', 'Rejected or held for another reason'],
] as const;

function outcomeTable({ outcomes }: Comparison): string {
  return changeTable(
    'outcome',
    Object.entries(outcomes).map(([name, { before, after }]) => [name, before, after]),
  );
}

function reasonTable({ reasons }: Comparison): string {
  const changing = [...reasons].filter(([, { before, after }]) => before !== after);
  return changing.length === 0
    ? 'No reason gains or loses a page.'
    : changeTable(
        'reason',
        changing.map(([name, { before, after }]) => [name, before, after]),
      );
}

function siteTable({ sites }: Comparison): string {
  const changing = [...sites].filter(([, { gained, lost }]) => gained + lost > 0);
  if (changing.length === 0) return '';
  return changeTable(
    'kept of site',
    changing.map(([name, { before, after }]) => [name === '' ? '(no profile)' : name, before, after]),
  );
}

function changeTable(what: string, rows: readonly (readonly [string, number, number])[]): string {
  const table = new Table({
    head: [what, 'now', 'then', 'change'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right'],
  });
  for (const [name, before, after] of rows) table.push([name, before, after, signed(after - before)]);
  return table.toString();
}

function signed(n: number): string {
  if (n === 0) return '';
  return n > 0 ? `+${n}` : String(n);
}

function sampleTable(samples: readonly SamplePage[]): string {
  const table = new Table({
    head: ['page', 'now', 'then'],
    style: { head: [], border: [] },
  });
  for (const { url, title, text, before, after } of samples) {
    const excerpt = text.replaceAll(/\s+/gu, ' ').slice(0, EXCERPT_UNITS);
    const page = [url, title, excerpt].filter((part) => part !== '').map((part) => wrap(part, PAGE_COLUMNS));
    table.push([page.join('\n'), say(before), say(after)]);
  }
  return table.toString();
}

const PAGE_COLUMNS = 60;

/** Breaks a line wherever it is full; characters of East Asian width take two columns. */
function wrap(line: string, columns: number): string {
  let out = '';
  let used = 0;
  for (const char of line) {
    const width = /[\u2e80-\uffef]/u.test(char) || char.length > 1 ? 2 : 1;
    if (used + width > columns) {
      out += '\n';
      used = 0;
    }
    out += char;
    used += width;
  }
  return out;
}
