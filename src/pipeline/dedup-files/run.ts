import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Dedup } from '../../dedup/decisions.ts';
import type { Layer } from '../../dedup/losses.ts';
import { runDedup } from '../../dedup/engine.ts';
import type { RowPlace, SignatureFile } from '../../dedup/signature-reader.ts';
import type { SignParams } from '../../dedup/signer.ts';
import type { SurvivorPolicy } from '../../dedup/sql.ts';
import { cutSurvivors, type CutOptions, type CutTally } from '../cuts/cut-survivors.ts';
import { decodeUtf8 } from '../decode-utf8.ts';
import { RowReader } from '../row-reader.ts';
import { WorkerPool } from '../pool.ts';
import { chunksOf, openInputs, type FailedInput, type InputFile } from './input-files.ts';
import { textOfRow, type BadLine, type FieldMap, type SignedChunk, type SignJob } from './sign-chunk.ts';
import { writeClusters, writeDuplicates, writeSurvivors } from './write-results.ts';
import { makeFolder } from '../make-folder.ts';

export interface DedupFilesOptions {
  readonly files: readonly string[];
  readonly out: string;
  readonly fields: FieldMap;
  readonly params: SignParams;
  readonly threshold: number;
  readonly policy: SurvivorPolicy;
  /** Whether pairs near the threshold are decided by their texts. */
  readonly verify: boolean;
  /** Share of a document's n-grams in a larger one from which it is dropped; left out: none is. */
  readonly containment?: number;
  /** What is cut out of the documents that stay. */
  readonly cuts?: Pick<CutOptions, 'siteLines' | 'passageMin'> & { readonly siteField?: string };
  /** Signature files of earlier runs, or folders of them. */
  readonly earlier: readonly string[];
  /** Ids of earlier documents that were taken down. */
  readonly withdrawn: readonly string[];
  readonly workers: number;
  readonly memoryLimit: string;
  readonly onProgress: (step: string, done: number, total: number) => void;
}

export interface DedupFilesResult {
  readonly documents: number;
  readonly short: number;
  readonly inputBytes: number;
  readonly failed: readonly FailedInput[];
  readonly bad: readonly (BadLine & { readonly file: string })[];
  readonly survivors: number;
  readonly dropped: Readonly<Record<Layer, number>>;
  readonly clusters: { readonly count: number; readonly largest: number };
  readonly compared: Dedup['tally'];
  /** Undefined when nothing was to be cut. */
  readonly cuts: CutTally | undefined;
}

/**
 * Documents in, survivors out: signs every document, finds the copies, and writes `survivors.jsonl`,
 * `duplicates.tsv`, `clusters.tsv` and `signatures/` into `out`. A file that cannot be read is left out and
 * named in the result; the rest goes on.
 */
export async function dedupFiles(options: DedupFilesOptions): Promise<DedupFilesResult> {
  const { out } = options;
  const workDir = join(out, 'work');
  rmSync(join(out, 'signatures'), { recursive: true, force: true });
  makeFolder(workDir);
  makeFolder(join(out, 'signatures'));
  try {
    const { inputs, failed } = await openInputs(options.files, workDir);
    const jobs = jobsOf(inputs, out);
    const signed = await signAll(jobs, options);
    const sources = new Map(jobs.map(({ part, chunk }) => [part, chunk.input.path]));
    const reader = new RowReader();
    const earlier = options.earlier.flatMap(signatureFiles);
    const dedup = await runDedup({
      ...options.params,
      signatureFiles: [...jobs.map(({ part }) => ({ path: part, isNew: true })), ...earlier],
      threshold: options.threshold,
      policy: options.policy,
      withdrawn: options.withdrawn,
      memoryLimit: options.memoryLimit,
      threads: options.workers,
      workDir,
      onProgress: options.onProgress,
      ...(options.containment === undefined ? {} : { containment: options.containment }),
      ...(options.verify ? { readText: (place) => readText(place, sources, reader, options) } : {}),
    });
    try {
      const survivors = writeSurvivors(dedup, sources, join(out, 'survivors.jsonl'));
      const cuts =
        options.cuts === undefined ? undefined : cutSurvivors(out, cutOptions(options, options.cuts));
      const dropped = await writeDuplicates(dedup, join(out, 'duplicates.tsv'));
      const clusters = await writeClusters(dedup, join(out, 'clusters.tsv'));
      const documents = sum(signed, ({ rows }) => rows);
      return {
        documents,
        short: sum(signed, ({ short }) => short),
        inputBytes: sum(signed, ({ bytes }) => bytes),
        failed: [
          ...failed,
          ...dedup.failed.map(({ message }) => ({ name: message.split(': ')[0] ?? '', reason: message })),
        ],
        bad: signed.flatMap(({ bad }, i) =>
          bad.map((line) => ({ ...line, file: jobs[i]?.chunk.input.name ?? '' })),
        ),
        survivors: survivors - (cuts?.emptied ?? 0),
        cuts,
        dropped,
        clusters,
        compared: dedup.tally,
      };
    } finally {
      reader.close();
      dedup.close();
    }
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

function cutOptions(
  { fields: { text, id, url } }: DedupFilesOptions,
  { siteField, ...limits }: NonNullable<DedupFilesOptions['cuts']>,
): CutOptions {
  const site = siteField === undefined ? {} : { site: siteField };
  return { ...limits, fields: { text, id, ...(url === undefined ? {} : { url }), ...site } };
}

const sum = (chunks: readonly SignedChunk[], of: (chunk: SignedChunk) => number): number =>
  chunks.reduce((total, chunk) => total + of(chunk), 0);

function jobsOf(inputs: readonly InputFile[], out: string): SignJob[] {
  const signatures = join(out, 'signatures');
  return inputs.flatMap(chunksOf).map((chunk, i) => ({
    chunk,
    part: join(signatures, `part-${String(i).padStart(6, '0')}.parquet`),
    file: chunk.input.isOriginal ? relative(resolve(out), resolve(chunk.input.path)) : '',
  }));
}

async function signAll(jobs: readonly SignJob[], options: DedupFilesOptions): Promise<SignedChunk[]> {
  const { fields, params, workers, onProgress } = options;
  const pool = new WorkerPool(new URL('./worker.js', import.meta.url), Math.min(workers, jobs.length), {
    fields,
    params,
  });
  let done = 0;
  try {
    return await Promise.all(
      jobs.map(async (job) => {
        const signed = await pool.run<SignedChunk>(job);
        onProgress('sign', (done += 1), jobs.length);
        return signed;
      }),
    );
  } finally {
    await pool.close();
  }
}

function signatureFiles(path: string): SignatureFile[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [{ path, isNew: false }];
  return readdirSync(path)
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => ({ path: join(path, name), isNew: false }));
}

// Rows of an earlier run are found from the folder above its signatures, if they are still there.
function readText(
  { signatureFile, file, offset, length }: RowPlace,
  sources: ReadonlyMap<string, string>,
  reader: RowReader,
  { fields }: DedupFilesOptions,
): string | undefined {
  const own = sources.get(signatureFile);
  if (own !== undefined) return textOfRow(decodeUtf8(reader.read(own, offset, length)), fields.text);
  const path = resolve(dirname(signatureFile), '..', file);
  if (file === '' || !existsSync(path)) return undefined;
  return statSync(path).size < offset + length
    ? undefined
    : textOfRow(decodeUtf8(reader.read(path, offset, length)), fields.text);
}
