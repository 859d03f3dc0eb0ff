import { join } from 'node:path';
import Table from 'cli-table3';
import { ConfigError, EXIT } from '../core/failures.ts';
import { reviewsSchema, rulingObjection, type Ruling } from '../core/ruling.ts';
import { heldDocuments, undecidedDocument, type Undecided } from '../provenance/held.ts';
import { renderTrace } from '../provenance/trace-text.ts';
import { traceDocument } from '../provenance/trace.ts';
import { readFolder } from '../rules/read-folder.ts';
import { indexReviews, type Reviews } from '../rules/reviews.ts';
import { addRuling } from '../rules/write-ruling.ts';
import { parseLang } from './choices.ts';
import { knownRun } from './known-run.ts';
import { issueLines } from '../core/schema-issues.ts';
import { requireFolder } from './inputs.ts';

interface Folders {
  readonly out: string;
  readonly rules?: string;
}

const ROWS_SHOWN = 50;

/** Exit 0 with the documents that wait for a person and whether one has ruled. */
export function reviewListCommand(raw: object): number {
  const options = raw as Folders & { readonly json?: boolean };
  const reviews = reviewsIn(options);
  const rows = heldDocuments(knownRun(options.out)).map((held) => ({
    ...held,
    ruled: reviews.of(held.id).some((ruling) => answers(ruling, held)),
  }));
  process.stdout.write(options.json === true ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));
  return EXIT.ok;
}

function table(rows: readonly (Undecided & { readonly ruled: boolean })[]): string {
  const shown = new Table({
    head: ['document', 'step', 'reason', 'ruled', 'address'],
    style: { head: [], border: [] },
  });
  for (const { id, step, reason, ruled, url } of rows.slice(0, ROWS_SHOWN))
    shown.push([id, step, reason, ruled ? 'yes' : '', url]);
  const open = rows.filter((row) => !row.ruled).length;
  const more = rows.length > ROWS_SHOWN ? `; the first ${ROWS_SHOWN} are shown, --json prints all` : '';
  return `${shown.toString()}\n${rows.length} held, ${open} without a ruling in force${more}\n`;
}

/** Exit 0 with the story and memo of a held document, 1 when the ledger knows none. */
export function reviewShowCommand(key: string, raw: object): number {
  const options = raw as Folders & { readonly lang: string };
  const lang = parseLang(options.lang);
  const traces = traceDocument(knownRun(options.out), key);
  if (traces.length === 0) return unknown(key, options.out);
  const rulings = traces.flatMap(({ id }) => reviewsIn(options).of(id));
  const lines = rulings.map(
    (r) =>
      `ruling   ${r.ruling} on ${r.step} ${r.reason}, ${r.at} until ${r.expires}, by ${[r.by, r.second ?? ''].filter(Boolean).join(' and ')}: ${r.why}`,
  );
  process.stdout.write(`${[...traces.map((trace) => renderTrace(trace, lang)), ...lines].join('\n\n')}\n`);
  return EXIT.ok;
}

interface RuleOptions extends Folders {
  readonly ruling: string;
  readonly why: string;
  readonly by: string;
  readonly second?: string;
  readonly spdx?: string;
  readonly expires?: string;
}

/** A ruling that names no last day counts for a year. */
const DAYS_DEFAULT = 365;
const DAY_MS = 86_400_000;

/**
 * Writes a ruling for the next run to read. Exit 0 when it is written, 1 when the ledger knows no
 * decision against the document, 2 when the ruling may not be made.
 */
export function reviewRuleCommand(key: string, raw: object): number {
  const options = raw as RuleOptions;
  const held = undecidedDocument(knownRun(options.out), key);
  if (held === undefined) return unknown(key, options.out);
  const today = new Date();
  const candidate = {
    document: held.id,
    url: held.url,
    step: held.step,
    reason: held.reason,
    ruling: options.ruling,
    ...(options.spdx === undefined ? {} : { spdx: options.spdx }),
    why: options.why,
    by: options.by,
    ...(options.second === undefined ? {} : { second: options.second }),
    at: day(today),
    expires: options.expires ?? day(new Date(today.getTime() + DAYS_DEFAULT * DAY_MS)),
  };
  const ruling = checked(candidate);
  const objection = rulingObjection(ruling, held.kind);
  if (objection !== '') throw new ConfigError(objection);
  const file = join(rulesFolder(options), 'reviews', 'rulings.yaml');
  addRuling(file, ruling);
  process.stdout.write(
    `${ruling.ruling} ${held.id} (${held.step} ${held.reason}), until ${ruling.expires}\nwritten to ${file}; the next run holds to it\n`,
  );
  return EXIT.ok;
}

function checked(candidate: object): Ruling {
  const result = reviewsSchema.shape.rulings.element.safeParse(candidate);
  if (result.success) return result.data;
  throw new ConfigError(`the ruling cannot be made: ${issueLines(result.error.issues).join('; ')}`);
}

function answers(ruling: Ruling, held: Undecided): boolean {
  return ruling.step === held.step && ruling.reason === held.reason;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function rulesFolder({ rules = 'rules' }: Folders): string {
  requireFolder(rules, 'your folder of rules with --rules');
  return rules;
}

function reviewsIn(options: Folders): Reviews {
  return indexReviews(readFolder(join(rulesFolder(options), 'reviews'), reviewsSchema), day(new Date()));
}

function unknown(key: string, out: string): number {
  process.stderr.write(`jingliu: the ledger in ${out} knows no held or rejected document ${key}\n`);
  return EXIT.failed;
}
