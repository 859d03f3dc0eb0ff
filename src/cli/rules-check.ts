import { existsSync } from 'node:fs';
import Table from 'cli-table3';
import { EXIT } from '../core/failures.ts';
import { PACKAGE_RULES } from '../pipeline/apply/package-rules.ts';
import { checkRules, type RulesCheck } from '../pipeline/check-rules.ts';

/** A keyword library is renewed at least weekly (CN-KW-04). */
const AGE_DAYS_MAX = 7;

/**
 * Exit 0 when every file can be used, 1 when one cannot or an entry never does what it says (with
 * `--strict` also when a lexicon is below its minimum), 2 when there is no such folder.
 */
export function rulesCheckCommand(folder: string | undefined, raw: object): number {
  const { strict, json } = raw as { readonly strict?: boolean; readonly json?: boolean };
  const checked = folder ?? (existsSync('rules') ? 'rules' : PACKAGE_RULES);
  const found = checkRules(checked, new Date());
  process.stdout.write(`${json === true ? JSON.stringify(found, null, 2) : describe(checked, found)}\n`);
  const isShort = found.counts.some(({ missing }) => missing > 0) || isOld(found);
  return found.errors.length > 0 || (strict === true && isShort) ? EXIT.failed : EXIT.ok;
}

function describe(folder: string, found: RulesCheck): string {
  const files = Object.entries(found.files).map(([name, n]) => `${n} in ${name}`);
  return [
    ...found.errors.map((line) => `${line} (error)`),
    ...found.warnings.map((line) => `${line} (warning)`),
    `${folder}: ${files.join(', ')}; ${found.errors.length} errors, ${found.warnings.length} warnings`,
    '',
    countsTable(found),
    ...ageLine(found),
  ].join('\n');
}

function countsTable({ counts }: RulesCheck): string {
  const table = new Table({
    head: ['risk', 'entries', 'minimum', 'missing', 'rule'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right', 'left'],
  });
  for (const { risk, entries, minimum, missing } of counts)
    table.push([risk, entries, minimum || '', missing || '', ruleOf(risk)]);
  return table.toString();
}

function ruleOf(risk: string): string {
  if (risk === 'total') return 'CN-KW-01, 05';
  if (risk.startsWith('A.1.')) return 'CN-KW-02';
  return risk.startsWith('A.2.') ? 'CN-KW-03' : '';
}

function ageLine({ lexiconAgeDays }: RulesCheck): string[] {
  if (lexiconAgeDays === undefined) return [];
  const late = lexiconAgeDays > AGE_DAYS_MAX ? `: more than the ${AGE_DAYS_MAX} of CN-KW-04` : '';
  return [`lexicons last updated ${lexiconAgeDays} days ago${late}`];
}

function isOld({ lexiconAgeDays }: RulesCheck): boolean {
  return lexiconAgeDays !== undefined && lexiconAgeDays > AGE_DAYS_MAX;
}
