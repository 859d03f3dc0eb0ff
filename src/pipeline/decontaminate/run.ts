import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  DecontaminationIndex,
  type Contamination,
  type DecontaminationParams,
} from '../../dedup/decontam-index.ts';
import { openInputs, type FailedInput } from '../dedup-files/input-files.ts';
import { Table } from '../dedup-files/table.ts';
import { DurableFile } from '../durable.ts';
import { readLines } from '../read-lines.ts';
import { parseFieldMap, readBenchmark } from './benchmarks.ts';
import { cutSpans } from './cut-spans.ts';

export interface DecontaminateOptions {
  readonly files: readonly string[];
  readonly benchmarks: readonly string[];
  readonly fields: string;
  readonly out: string;
  readonly textField: string;
  readonly idField: string;
  readonly params: DecontaminationParams;
  /** What becomes of a document that holds a part: it goes, or the passage does. */
  readonly action: 'drop' | 'cut';
}

/** What was found of one benchmark. */
export interface BenchmarkReport {
  /** Parts looked for, and parts too short to be. */
  readonly parts: number;
  readonly tooShort: number;
  /** Parts found somewhere, and documents that hold one. */
  partsFound: number;
  documents: number;
}

export interface DecontaminateResult {
  readonly documents: number;
  readonly notDocuments: number;
  readonly dropped: number;
  readonly cut: number;
  readonly failed: readonly FailedInput[];
  readonly benchmarks: Readonly<Record<string, BenchmarkReport>>;
}

/** Of a cut document at least this share of its text must be left; else it is dropped. */
const LEFT_MIN = 0.3;

/** Writes `clean.jsonl`, and one line of `contaminated.tsv` for each document and part it holds. */
export async function decontaminate(options: DecontaminateOptions): Promise<DecontaminateResult> {
  const fields = parseFieldMap(options.fields);
  const parts = options.benchmarks.flatMap((path) => readBenchmark(path, fields));
  const index = new DecontaminationIndex(parts, options.params);
  const report = new Report(index);
  const workDir = join(options.out, 'work');
  mkdirSync(workDir, { recursive: true });
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
        const found = index.find(text);
        const rest = found.length === 0 ? text : remainder(text, found, options.action);
        if (found.length > 0) {
          counts[rest === undefined ? 'dropped' : 'cut'] += 1;
          report.add(found);
          const id = row[options.idField];
          const doc = typeof id === 'string' || typeof id === 'number' ? String(id) : `${name}#${offset}`;
          for (const { part, share, run } of found) {
            const { benchmark, item } = index.parts[part] ?? { benchmark: '', item: '' };
            table.row([
              doc,
              benchmark,
              item,
              share.toFixed(4),
              String(run),
              rest === undefined ? 'drop' : 'cut',
            ]);
          }
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

/** What is left of the text; undefined when the document goes. */
function remainder(
  text: string,
  found: readonly Contamination[],
  action: 'drop' | 'cut',
): string | undefined {
  if (action === 'drop') return undefined;
  const rest = cutSpans(
    text,
    found.flatMap(({ spans }) => spans),
  );
  return rest.length < text.length * LEFT_MIN ? undefined : rest;
}

class Report {
  readonly benchmarks: Record<string, BenchmarkReport> = {};
  readonly #index: DecontaminationIndex;
  readonly #found = new Set<number>();

  constructor(index: DecontaminationIndex) {
    this.#index = index;
    for (const { benchmark } of [...index.parts, ...index.tooShort]) {
      const count = (parts: DecontaminationIndex['parts']): number =>
        parts.filter((part) => part.benchmark === benchmark).length;
      this.benchmarks[benchmark] ??= {
        parts: count(index.parts),
        tooShort: count(index.tooShort),
        partsFound: 0,
        documents: 0,
      };
    }
  }

  add(found: readonly Contamination[]): void {
    const names = new Set<string>();
    for (const { part } of found) {
      const name = this.#index.parts[part]?.benchmark ?? '';
      const entry = this.benchmarks[name];
      if (entry === undefined) continue;
      if (!this.#found.has(part)) entry.partsFound += 1;
      this.#found.add(part);
      if (!names.has(name)) entry.documents += 1;
      names.add(name);
    }
  }
}
