import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DecontaminationParams } from '../../dedup/decontam-index.ts';
import { openInputs, type FailedInput } from '../dedup-files/input-files.ts';
import { Table } from '../dedup-files/table.ts';
import { DurableFile } from '../durable.ts';
import { readLines } from '../read-lines.ts';
import { parseFieldMap, readBenchmark } from './benchmarks.ts';
import { Decontaminator, type DecontaminationAction } from './decontaminator.ts';
import { DecontaminationReport, type BenchmarkReport } from './report.ts';
import { makeFolder } from '../make-folder.ts';

export interface DecontaminateOptions {
  readonly files: readonly string[];
  readonly benchmarks: readonly string[];
  readonly fields: string;
  readonly out: string;
  readonly textField: string;
  readonly idField: string;
  readonly params: DecontaminationParams;
  readonly action: DecontaminationAction;
}

export interface DecontaminateResult {
  readonly documents: number;
  readonly notDocuments: number;
  readonly dropped: number;
  readonly cut: number;
  readonly failed: readonly FailedInput[];
  readonly benchmarks: Readonly<Record<string, BenchmarkReport>>;
}

/** Writes `clean.jsonl`, and one line of `contaminated.tsv` for each document and part it holds. */
export async function decontaminate(options: DecontaminateOptions): Promise<DecontaminateResult> {
  const fields = parseFieldMap(options.fields);
  const parts = options.benchmarks.flatMap((path) => readBenchmark(path, fields));
  const decontaminator = new Decontaminator(parts, options.params, options.action);
  const report = new DecontaminationReport(decontaminator);
  const workDir = join(options.out, 'work');
  makeFolder(workDir);
  const { inputs, failed } = await openInputs(options.files, workDir);
  const clean = new DurableFile(join(options.out, 'clean.jsonl'));
  const table = new Table(join(options.out, 'contaminated.tsv'), [
    'doc',
    'benchmark',
    'item',
    'share',
    'run',
    'action',
  ]);
  const counts = { documents: 0, notDocuments: 0, dropped: 0, cut: 0 };
  try {
    for (const { path, name } of inputs) {
      for (const { bytes, offset } of readLines(path)) {
        if (bytes.length === 0) continue;
        const row = rowOf(bytes, options.textField);
        if (row === undefined) {
          counts.notDocuments += 1;
          continue;
        }
        counts.documents += 1;
        const text = row[options.textField] as string;
        const { text: rest, found } = decontaminator.clean(text);
        if (found.length > 0) {
          const action = rest === undefined ? 'drop' : 'cut';
          counts[rest === undefined ? 'dropped' : 'cut'] += 1;
          report.add(found, action);
          const id = row[options.idField];
          const doc = typeof id === 'string' || typeof id === 'number' ? String(id) : `${name}#${offset}`;
          for (const { benchmark, item, share, run } of found)
            table.row([doc, benchmark, item, share.toFixed(4), String(run), action]);
        }
        if (rest === undefined) continue;
        const line =
          rest === text ? bytes : Buffer.from(JSON.stringify({ ...row, [options.textField]: rest }));
        clean.write(Buffer.concat([line, NEWLINE]));
      }
    }
    clean.commit();
    table.close();
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
  return { ...counts, failed, benchmarks: report.benchmarks };
}

const NEWLINE = Buffer.from('\n');

function rowOf(bytes: Buffer, textField: string): Record<string, unknown> | undefined {
  try {
    const row: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof row !== 'object' || row === null) return undefined;
    return typeof (row as Record<string, unknown>)[textField] === 'string'
      ? (row as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
