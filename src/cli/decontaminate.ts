import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, EXIT } from '../core/failures.ts';
import { benchmarkTable } from './benchmark-table.ts';
import { decontaminate, type DecontaminateResult } from '../pipeline/decontaminate/run.ts';
import { makeFolder } from '../pipeline/make-folder.ts';
import { requireFiles } from './inputs.ts';

interface Options {
  readonly benchmark: readonly string[];
  readonly out: string;
  readonly fields: string;
  readonly action: string;
  readonly textField: string;
  readonly idField: string;
  readonly ngram: number;
  readonly share: number;
  readonly run: number;
  readonly partMin: number;
}

/** Exit 0 when every row was read, 1 when a row or a file could not be (the rest is done), 2 for bad arguments. */
export async function decontaminateCommand(files: readonly string[], raw: object): Promise<number> {
  const options = raw as Options;
  const { action, share, run, ngram } = options;
  if (action !== 'drop' && action !== 'cut')
    throw new ConfigError(`--action is drop or cut, not "${action}"`);
  if (!(share > 0 && share <= 1)) throw new ConfigError('--share is more than 0 and at most 1');
  if (!Number.isInteger(run) || run < 0) throw new ConfigError('--run is a whole number, 0 or more');
  if (ngram < 2 || ngram > 64) throw new ConfigError('--ngram is from 2 to 64');
  requireFiles(files, 'JSONL or Parquet files of documents');
  requireFiles(options.benchmark, 'evaluation sets with --benchmark');
  makeFolder(options.out);
  const result = await decontaminate({
    files,
    benchmarks: options.benchmark,
    fields: options.fields,
    out: options.out,
    textField: options.textField,
    idField: options.idField,
    action,
    params: { ngram, shareMin: share, runMin: run, unitsMin: options.partMin },
  });
  const parameters = { fields: options.fields, action, ngram, share, run, partMin: options.partMin };
  writeFileSync(
    join(options.out, 'summary.json'),
    `${JSON.stringify({ parameters, ...result }, undefined, 2)}\n`,
  );
  process.stdout.write(describe(result, options.out));
  return result.failed.length + result.notDocuments > 0 ? EXIT.failed : EXIT.ok;
}

function describe(result: DecontaminateResult, out: string): string {
  const { documents, dropped, cut, notDocuments, failed } = result;
  const lines = [
    benchmarkTable(result.benchmarks),
    `${documents} documents: ${documents - dropped - cut} clean, ${cut} cut, ${dropped} dropped; results in ${out}`,
    ...(notDocuments > 0 ? [`${notDocuments} lines are no documents`] : []),
    ...failed.map(({ name, reason }) => `FAILED ${name}: ${reason}`),
  ];
  return `${lines.join('\n')}\n`;
}
