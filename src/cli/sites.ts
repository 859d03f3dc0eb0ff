import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { stringify } from 'yaml';
import { assessmentSheetSchema, type AssessmentSheet } from '../core/assessment-sheet.ts';
import { sha256 } from '../core/digest.ts';
import { ConfigError, EXIT } from '../core/failures.ts';
import { SOURCE_FAIL_SHARE_MAX, siteProfileSchema, type SiteProfile } from '../core/site-profile.ts';
import { loadKit } from '../pipeline/apply/rooms-kit.ts';
import { drawAssessment, type MachineVerdict } from '../pipeline/assess-site.ts';
import { readFolder } from '../rules/read-folder.ts';
import { readYaml, type ReadFile } from '../rules/read-yaml.ts';
import { siteProblems, type SiteProblem } from '../rules/site-checks.ts';
import { changedProfile, changeProfile, placeOf } from '../rules/site-file.ts';
import { indexSites } from '../rules/site-index.ts';
import { judgeSample } from '../stats/binomial.ts';
import { exactBounds } from '../stats/exact-bounds.ts';
import { makeFolder } from '../pipeline/make-folder.ts';
import { requireFolder } from './inputs.ts';

interface Folder {
  readonly rules: string;
}

/** Rows of the table; the totals below count every profile. */
const ROWS_SHOWN = 200;

/** Exit 0 with a table of the profiles, their operators and what stands behind them. */
export function sitesListCommand(raw: object): number {
  const options = raw as Folder & { readonly json?: boolean };
  const profiles = profilesIn(options).map(({ value }) => value);
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(profiles, null, 2)}\n`);
    return EXIT.ok;
  }
  const table = new Table({
    head: ['site', 'status', 'kind', 'origin', 'basis', 'operator', 'sample', 'hosts'],
    style: { head: [], border: [] },
  });
  for (const site of profiles.slice(0, ROWS_SHOWN))
    table.push([
      site.id,
      site.status,
      site.kind,
      site.origin,
      `${site.basis.kind} ${site.basis.spdx}`,
      operatorOf(site),
      sampleOf(site),
      site.hosts.join(' '),
    ]);
  const rest = profiles.length - ROWS_SHOWN;
  const more = rest > 0 ? `and ${rest} more; --json prints all\n` : '';
  process.stdout.write(`${table.toString()}\n${more}${diversity(profiles)}\n`);
  return EXIT.ok;
}

function operatorOf({ operator }: SiteProfile): string {
  return operator.icp === '' ? operator.name : operator.icp;
}

function sampleOf({ assessment }: SiteProfile): string {
  return assessment === undefined ? '–' : `${assessment.fails}/${assessment.n}`;
}

/** CN-SRC-03 counts operators, not hosts; CN-SRC-04 is told by sites here, by released text in the report. */
function diversity(profiles: readonly SiteProfile[]): string {
  const approved = profiles.filter(({ status }) => status === 'approved');
  const operators = new Set(approved.map(operatorOf)).size;
  const foreign = approved.filter(({ origin }) => origin === 'overseas').length;
  return `${profiles.length} profiles, ${approved.length} approved, ${operators} operators among them (CN-SRC-03 ${operators >= 2 ? 'met' : 'not met'}), ${foreign} overseas (CN-SRC-04)`;
}

const PROBLEMS_SHOWN = 50;

/** Exit 0 when every profile is sound, 1 with `file:line:column: problem` for each that is not, 2 when one cannot be read. */
export function sitesCheckCommand(raw: object): number {
  const files = profilesIn(raw as Folder);
  indexSites(files);
  const problems = files.flatMap((file) => siteProblems(file, today()));
  const lines = problems.slice(0, PROBLEMS_SHOWN).map(describe);
  const errors = problems.filter(({ level }) => level === 'error').length;
  process.stdout.write(
    [...lines, `${files.length} profiles: ${errors} errors, ${problems.length - errors} warnings`, ''].join(
      '\n',
    ),
  );
  return errors > 0 ? EXIT.failed : EXIT.ok;
}

function describe({ file, path, level, problem }: SiteProblem): string {
  return `${file}:${placeOf(file, path)}: ${level}: ${path.join('.')}: ${problem}`;
}

interface AddOptions extends Folder {
  readonly host: string;
  readonly name?: string;
  readonly operator?: string;
  readonly icp?: string;
  readonly kind: string;
}

/** Writes a pending profile with every field explained. Exit 2 when the id or the host is taken. */
export function sitesAddCommand(id: string, raw: object): number {
  const options = raw as AddOptions;
  requireFolder(options.rules, 'your folder of rules with --rules, or make one with `jingliu init`');
  const file = join(options.rules, 'sites', `${id}.yaml`);
  if (existsSync(file)) throw new ConfigError(`${file}: is there already`);
  if (!/^[a-z0-9][a-z0-9-]*$/u.test(id))
    throw new ConfigError(`"${id}": an id has small letters, digits and dashes`);
  const index = indexSites(readFolder(join(options.rules, 'sites'), siteProfileSchema));
  const owner = index.byHost(options.host);
  if (owner !== undefined) throw new ConfigError(`host ${options.host} already belongs to site ${owner.id}`);
  const template = readFileSync(
    fileURLToPath(new URL('../../pipelines/init/site.yaml', import.meta.url)),
    'utf8',
  );
  const text = changedProfile(template.replaceAll('{{today}}', today()), [
    [['id'], id],
    [['name'], options.name ?? options.host],
    [['hosts'], [options.host]],
    [['status'], 'pending'],
    [['kind'], options.kind],
    [['operator', 'name'], options.operator ?? options.name ?? options.host],
    [['operator', 'icp'], options.icp ?? ''],
    [['basis', 'kind'], 'none'],
    [['basis', 'spdx'], 'NOASSERTION'],
    [['basis', 'evidence', 'url'], `https://${options.host}/`],
    [['seeds'], [`https://${options.host}/`]],
  ]);
  makeFolder(dirname(file));
  writeFileSync(file, text);
  process.stdout.write(
    `wrote ${file}: pending, without a basis. Fill in basis and evidence, then jingliu sites assess ${id}, then approve it\n`,
  );
  return EXIT.ok;
}

/** Bars a source until it is assessed again (CN-SRC-05): the scheduler takes nothing from it. */
export function sitesBarCommand(id: string, raw: object): number {
  const options = raw as Folder & { readonly why: string; readonly by: string };
  const { file } = profileOf(options, id);
  bar(file, options.why, options.by);
  process.stdout.write(`${id} is barred: ${options.why}\n`);
  return EXIT.ok;
}

function bar(file: string, why: string, by: string): void {
  changeProfile(
    file,
    [
      [['status'], 'barred'],
      [['barred'], { why, by, at: today() }],
    ],
    today(),
  );
}

interface AssessOptions extends Folder {
  readonly captures?: string;
  readonly n: number;
  readonly seed?: string;
  readonly after?: boolean;
  readonly sheet?: string;
  readonly by?: string;
}

/**
 * Draws a sample of a site's captured pages for people to judge, or reads what they judged and writes it
 * into the profile. Exit 1 when over 5 % failed: the site is then barred (CN-SRC-01, CN-SRC-02).
 */
export async function sitesAssessCommand(id: string, raw: object): Promise<number> {
  const options = raw as AssessOptions;
  const profile = profileOf(options, id);
  if (options.captures !== undefined) return draw(profile, options.captures, options);
  if (options.sheet === undefined || options.by === undefined)
    throw new ConfigError('name --captures to draw a sample, or --sheet and --by to read a judged one');
  return conclude(profile, options.sheet, options.by);
}

async function draw(
  { value: site }: ReadFile<SiteProfile>,
  captures: string,
  options: AssessOptions,
): Promise<number> {
  requireFolder(captures, 'the folder of WARC files with --captures');
  const phase = options.after === true ? 'after' : 'before';
  const request = {
    site,
    captures,
    n: options.n,
    seed: options.seed ?? `${site.id}-${phase}-${today()}`,
    phase,
    today: today(),
  } as const;
  const { sheet, machine } = await drawAssessment(request, loadKit(options.rules, 'commercial'));
  const file = options.sheet ?? join(options.rules, 'assessments', `${sheet.id}.yaml`);
  if (existsSync(file)) throw new ConfigError(`${file}: is there already; a drawn sample is not drawn again`);
  makeFolder(dirname(file));
  writeFileSync(file, stringify(sheet, { lineWidth: 0 }));
  writeFileSync(machineFile(file), `${JSON.stringify(machine, null, 1)}\n`);
  process.stdout.write(
    [
      `drew ${sheet.pages.length} of ${sheet.frame.size} pages of ${site.id}, seed ${sheet.seed}, frame ${sheet.frame.digest.slice(0, 19)}`,
      `judge each page in ${file}: verdict clean or harmful; what the rules say is kept apart`,
      `then: jingliu sites assess ${site.id} --sheet ${file} --by <who judged>`,
      '',
    ].join('\n'),
  );
  return EXIT.ok;
}

function machineFile(sheet: string): string {
  return join(dirname(sheet), `${basename(sheet, '.yaml')}.machine.json`);
}

function conclude({ file, value: site }: ReadFile<SiteProfile>, sheetFile: string, by: string): number {
  const { value: sheet } = readYaml(sheetFile, assessmentSheetSchema);
  if (sheet.site !== site.id) throw new ConfigError(`${sheetFile}: is about ${sheet.site}, not ${site.id}`);
  const open = sheet.pages.filter(({ verdict }) => verdict === '').length;
  if (open > 0)
    throw new ConfigError(`${sheetFile}: ${open} of ${sheet.pages.length} pages have no verdict yet`);
  const n = sheet.pages.length;
  const fails = sheet.pages.filter(({ verdict }) => verdict === 'harmful').length;
  const result = {
    n,
    fails,
    seed: sheet.seed,
    method: `${sheet.algorithm}, ${n} of ${sheet.frame.size} pages, every page read by a person`,
    date: today(),
    by,
    sheet: sha256(readFileSync(sheetFile)),
  };
  changeProfile(file, [[[sheet.phase === 'before' ? 'assessment' : 'postAssessment'], result]], today());
  const { passes } = judgeSample(fails, n, SOURCE_FAIL_SHARE_MAX);
  const rule = sheet.phase === 'before' ? 'CN-SRC-01' : 'CN-SRC-02';
  if (!passes) bar(file, `${rule}: ${fails} of ${n} sampled pages failed`, by);
  process.stdout.write(
    `${verdict(sheet, fails, rule)}\n${agreement(sheet, sheetFile)}\nwritten to ${file}\n`,
  );
  return passes ? EXIT.ok : EXIT.failed;
}

/** The point rule, the exact bounds, and whether 95 % certainty is reached. */
function verdict({ pages: { length: n }, site }: AssessmentSheet, fails: number, rule: string): string {
  const { passes, provenBelow, provenAbove } = judgeSample(fails, n, SOURCE_FAIL_SHARE_MAX);
  const { lower, upper } = exactBounds(fails, n);
  const percent = (rate: number): string => `${(rate * 100).toFixed(2)} %`;
  const proof = provenBelow
    ? 'proven below 5 %'
    : provenAbove
      ? 'proven above 5 %'
      : 'statistically unproven';
  return `${rule} ${passes ? 'passes' : 'FAILS: barred'}: ${site} ${fails} of ${n} = ${percent(fails / n)}, exact 95 % bounds ${percent(lower)} … ${percent(upper)}, ${proof}`;
}

function agreement(sheet: AssessmentSheet, sheetFile: string): string {
  const path = machineFile(sheetFile);
  if (!existsSync(path)) return 'what the rules said of the sample is not there';
  const machine = JSON.parse(readFileSync(path, 'utf8')) as readonly MachineVerdict[];
  const flagged = new Set(
    machine.filter(({ decision }) => decision !== 'keep').map(({ document }) => document),
  );
  const both = sheet.pages.filter(
    ({ document, verdict }) => verdict === 'harmful' && flagged.has(document),
  ).length;
  const harmful = sheet.pages.filter(({ verdict }) => verdict === 'harmful').length;
  return `the safety rules flagged ${flagged.size} pages; ${both} of the ${harmful} that people found harmful`;
}

function profilesIn({ rules }: Folder): readonly ReadFile<SiteProfile>[] {
  const folder = join(rules, 'sites');
  requireFolder(folder, 'the folder that holds sites/ with --rules');
  return readFolder(folder, siteProfileSchema);
}

function profileOf(options: Folder, id: string): ReadFile<SiteProfile> {
  const found = profilesIn(options).find(({ value }) => value.id === id);
  if (found === undefined) throw new ConfigError(`${options.rules}/sites: no profile has the id ${id}`);
  return found;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
