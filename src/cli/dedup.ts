import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ConfigError, EXIT } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';
import { SURVIVOR_POLICIES, type SurvivorPolicy } from '../dedup/sql.ts';
import { dedupFiles, type DedupFilesOptions, type DedupFilesResult } from '../pipeline/dedup-files/run.ts';
import { makeFolder } from '../pipeline/make-folder.ts';
import { requireFiles, requirePaths } from './inputs.ts';

interface Options {
  readonly out: string;
  readonly textField: string;
  readonly idField: string;
  readonly urlField?: string;
  readonly orderField?: string;
  readonly qualityField?: string;
  readonly licenseField?: string;
  readonly threshold: number;
  readonly bands: number;
  readonly rows: number;
  readonly ngram: number;
  readonly survivor: string;
  readonly verify: boolean;
  readonly containment?: number;
  readonly siteLines?: boolean;
  readonly siteField?: string;
  readonly passages?: number;
  readonly earlier?: readonly string[];
  readonly withdrawn?: string;
  readonly workers?: number;
  readonly memory: string;
}

/** Exit 0 when every row was read, 1 when a row or a file could not be (the rest is done), 2 for bad arguments. */
export async function dedupCommand(files: readonly string[], raw: object): Promise<number> {
  const options = raw as Options;
  const startedAt = performance.now();
  check(options);
  requireFiles(files, 'JSONL or Parquet files of documents');
  if (options.earlier !== undefined)
    requirePaths(options.earlier, 'signature files or folders of earlier runs with --earlier');
  if (options.withdrawn !== undefined) requireFiles([options.withdrawn], 'a file of ids');
  makeFolder(options.out);
  const result = await dedupFiles({
    files,
    out: options.out,
    fields: fieldMap(options),
    params: { ngram: options.ngram, bands: options.bands, rows: options.rows },
    threshold: options.threshold,
    policy: options.survivor as SurvivorPolicy,
    verify: options.verify,
    ...(options.containment === undefined ? {} : { containment: options.containment }),
    ...cutsOf(options),
    earlier: options.earlier ?? [],
    withdrawn: options.withdrawn === undefined ? [] : readIds(options.withdrawn),
    workers: options.workers ?? availableParallelism(),
    memoryLimit: options.memory,
    onProgress: showProgress,
  });
  const summary = summaryOf(result, options, (performance.now() - startedAt) / 1000);
  writeFileSync(join(options.out, 'summary.json'), `${JSON.stringify(summary, undefined, 2)}\n`);
  process.stdout.write(describe(result, summary, options.out));
  return result.failed.length + result.bad.length > 0 ? EXIT.failed : EXIT.ok;
}

/** The database needs this much to hold the pages it works on. */
const MEMORY_MB_MIN = 64;

function check({ threshold, bands, rows, ngram, survivor, memory, containment, verify }: Options): void {
  if (!(threshold > 0 && threshold <= 1)) throw new ConfigError('--threshold is more than 0 and at most 1');
  if (bands < 2 || bands > 64) throw new ConfigError('--bands is from 2 to 64');
  if (rows < 2 || rows > 32) throw new ConfigError('--rows is from 2 to 32');
  if (ngram < 2 || ngram > 32) throw new ConfigError('--ngram is from 2 to 32');
  if (!Object.hasOwn(SURVIVOR_POLICIES, survivor))
    throw new ConfigError(`--survivor is ${Object.keys(SURVIVOR_POLICIES).join(', ')}, not "${survivor}"`);
  if (containment !== undefined && !(containment >= 0.5 && containment <= 1))
    throw new ConfigError('--containment is from 0.5 to 1');
  if (containment !== undefined && !verify)
    throw new ConfigError('--containment compares texts: it cannot go with --no-verify');
  const [, size = '0', unit = ''] = /^(\d+)(MB|GB)$/u.exec(memory) ?? [];
  if (unit === '') throw new ConfigError('--memory is a number with MB or GB, as 512MB');
  if (Number(size) * (unit === 'GB' ? 1024 : 1) < MEMORY_MB_MIN)
    throw new ConfigError(`--memory is at least ${MEMORY_MB_MIN}MB`);
}

/** A line that stands at an end of five pages and of a fifth of a site's pages is its template's. */
const SITE_LINES = { pagesMin: 5, shareMin: 0.2 };

function cutsOf({ siteLines, siteField, urlField, passages }: Options): Pick<DedupFilesOptions, 'cuts'> {
  if (siteLines === true && siteField === undefined && urlField === undefined)
    throw new ConfigError('--site-lines needs --site-field or --url-field');
  if (passages !== undefined && (passages < 20 || passages > 10_000))
    throw new ConfigError('--passages is from 20 to 10000');
  if (siteLines !== true && passages === undefined) return {};
  return {
    cuts: {
      ...(siteLines === true ? { siteLines: SITE_LINES } : {}),
      ...(siteField === undefined ? {} : { siteField }),
      ...(passages === undefined ? {} : { passageMin: passages }),
    },
  };
}

function fieldMap(options: Options): Parameters<typeof dedupFiles>[0]['fields'] {
  const { textField, idField, urlField, orderField, qualityField, licenseField } = options;
  return {
    text: textField,
    id: idField,
    ...(urlField === undefined ? {} : { url: urlField }),
    ...(orderField === undefined ? {} : { order: orderField }),
    ...(qualityField === undefined ? {} : { quality: qualityField }),
    ...(licenseField === undefined ? {} : { license: licenseField }),
  };
}

function readIds(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } catch (error) {
    throw new ConfigError(`${path}: cannot be read: ${systemWords(error as Error)}`);
  }
}

function showProgress(step: string, done: number, total: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r  ${step} ${done} of ${total}   ${done === total ? '\n' : ''}`);
}

function summaryOf(result: DedupFilesResult, options: Options, seconds: number): object {
  const { bad, failed, documents, survivors, dropped, short, clusters, compared, inputBytes } = result;
  const usage = process.resourceUsage();
  return {
    parameters: {
      ngram: options.ngram,
      bands: options.bands,
      rows: options.rows,
      threshold: options.threshold,
      survivor: options.survivor,
      verify: options.verify,
      ...(options.containment === undefined ? {} : { containment: options.containment }),
    },
    funnel: {
      rows: documents + bad.length,
      notDocuments: bad.length,
      documents,
      duplicateUrl: dropped.url,
      duplicateExact: dropped.exact,
      duplicateNear: dropped.near,
      contained: dropped.containment,
      ...(result.cuts === undefined ? {} : { emptiedByCuts: result.cuts.emptied }),
      survivors,
    },
    shortDocuments: short,
    clusters,
    nearThreshold: compared.near,
    containment: compared.containment,
    ...(result.cuts === undefined ? {} : { cuts: result.cuts }),
    failedFiles: failed,
    notDocuments: bad.slice(0, 100),
    resources: {
      inputBytes,
      seconds: Number(seconds.toFixed(2)),
      cpuSeconds: Number(((usage.userCPUTime + usage.systemCPUTime) / 1e6).toFixed(2)),
      peakMemoryMiB: Math.round(usage.maxRSS / 1024),
    },
  };
}

function describe(result: DedupFilesResult, summary: object, out: string): string {
  const { documents, survivors, dropped, failed, bad, short, clusters, compared } = result;
  const { resources } = summary as {
    resources: { seconds: number; cpuSeconds: number; peakMemoryMiB: number };
  };
  const lines = [
    `${documents} documents: ${survivors} survive, ${dropped.url} same address, ${dropped.exact} same text, ${dropped.near} near copies, ${dropped.containment} inside a larger one`,
    `${clusters.count} clusters, the largest of ${clusters.largest}; ${short} short texts compared exactly only`,
    `near the threshold: ${compared.near.compared} pairs compared by their texts, ${compared.near.confirmed} of them copies; ${compared.near.estimated} decided by signature`,
    `${resources.seconds} s, ${resources.cpuSeconds} CPU s, ${resources.peakMemoryMiB} MiB at most; results in ${out}`,
  ];
  if (result.cuts !== undefined)
    lines.splice(
      2,
      0,
      `cut out of ${result.cuts.documents} survivors: ${result.cuts.siteLines} lines of site templates, ${result.cuts.passages} passages, ${result.cuts.characters} characters; nothing was left of ${result.cuts.emptied}`,
    );
  if (bad.length > 0) {
    const [first] = bad;
    lines.push(
      `${bad.length} lines are no documents, the first at ${first?.file}#${first?.offset}: ${first?.reason}`,
    );
  }
  for (const { name, reason } of failed) lines.push(`FAILED ${name}: ${reason}`);
  return `${lines.join('\n')}\n`;
}
