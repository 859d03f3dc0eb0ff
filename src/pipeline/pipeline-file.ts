import { z } from 'zod';
import { isLoopback } from '../core/loopback.ts';
import { ruleHeader } from '../core/rule-file.ts';

const crawl = z.strictObject({
  /** Site ids to read, or `all` approved profiles. Empty: nothing is crawled, which only `imports` can make up for. */
  sites: z.union([z.literal('all'), z.array(z.string().min(1))]),
  userAgent: z.strictObject({
    /** Product token, matched against robots.txt; letters, `_` and `-` only (RFC 9309). */
    product: z.string().regex(/^[A-Za-z_-]+$/u, 'is no product token: letters, _ and - only'),
    /** Where a site owner learns what we do and how to stop us. */
    contact: z.string().min(3),
    purpose: z.string().min(3),
  }),
  /** Requests in flight over all hosts; a host never has more than one. */
  concurrency: z.number().int().min(1).max(1024),
  timeoutMs: z.number().int().min(100),
  bodyBytesMax: z.number().int().min(1024),
  /** A WARC file is closed and handed to curate when it reaches this size. */
  warcBytesMax: z.number().int().min(65_536),
  retriesMax: z.number().int().min(0).max(10),
  /**
   * `host:port` on loopback that stands in for every `.example`, `.test` and `.localhost` host; null in
   * production. The only way to reach a loopback address.
   */
  testServer: z
    .string()
    .refine(isLoopback, 'is no loopback address with a port, as 127.0.0.1:8480')
    .nullable(),
});

/** How the main text is written: plain, or as Markdown with these choices. */
const extract = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('text') }),
  z.strictObject({
    format: z.literal('markdown'),
    links: z.boolean(),
    images: z.boolean(),
    tables: z.enum(['pipe', 'flat']),
  }),
]);

const curate = z.strictObject({
  /** Left out: plain text. */
  extract: extract.optional(),
  /** Name of a file in rules/normalize, without extension. */
  normalize: z.string().min(1),
  /** Name of a file in rules/thresholds, without extension. */
  thresholds: z.string().min(1),
  /** A task fails when a larger share of its documents ends in `fail`. */
  failRateMax: z.number().min(0).max(1),
});

const dedup = z.strictObject({
  /** Characters in a shingle. */
  ngram: z.number().int().min(2).max(32),
  bands: z.number().int().min(2).max(64),
  rows: z.number().int().min(2).max(32),
  /** Similarity of n-gram sets from which a document counts as a near copy. */
  agreementMin: z.number().min(0).max(1),
  /** Which of two copies is kept; the earlier one where this does not tell them apart. */
  survivor: z.enum(['earliest', 'longest', 'best-license', 'best-quality']).default('earliest'),
  /** Share of a document's n-grams in a larger one that stays, from which it is dropped. Left out: none is. */
  containment: z.number().min(0.5).max(1).optional(),
  /**
   * Out folders of runs whose releases count as earlier, relative to the pipeline file: what they published
   * is not published again, unless an opt-out covers it now.
   */
  earlier: z.array(z.string().min(1)).default([]),
  /** For DuckDB, for example `1GB`. */
  memoryLimit: z.string().regex(/^\d+(MB|GB)$/u, 'is not a number with MB or GB, as 512MB'),
});

/** Evaluation sets whose items may not be in the release. */
const decontaminate = z.strictObject({
  /** JSON lines or one JSON array, relative to the pipeline file; `fields` as --fields of the command. */
  benchmarks: z.array(z.strictObject({ file: z.string().min(1), fields: z.string().min(1) })).min(1),
  /** A document that holds an item is dropped, or the passage is cut out of it. */
  action: z.enum(['drop', 'cut']),
  /** Folded characters in an n-gram. */
  ngram: z.number().int().min(2).max(64),
  /** Share of the n-grams of a part from which a document holds it. */
  shareMin: z.number().gt(0).max(1),
  /** Or: folded characters in one run; 0 asks for the share alone. */
  runMin: z.number().int().min(0),
  /** Folded characters a part needs to be looked for. */
  unitsMin: z.number().int().min(1),
});

const publish = z.strictObject({
  /** Semantic version; any removal raises the major part. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/u, 'is not a version of three numbers, as 1.0.0'),
  title: z.string().min(1),
  description: z.string().min(1),
  creator: z.string().min(1),
  /** Where rights holders and persons write to (TD-01). */
  contact: z.string().min(3),
  licenseProfile: z.enum(['commercial', 'research', 'strict']),
  codec: z.enum(['zstd', 'gzip']),
  /** Uncompressed bytes of rows in one shard. */
  shardBytesMax: z.number().int().min(1024),
});

/** What a person types. Every option is named: a default that is not written down is one nobody approved. */
export const pipelineFileSchema = z
  .strictObject({
    ...ruleHeader,
    /** Folder of rule files, relative to the pipeline file. */
    rules: z.string().min(1),
    crawl,
    /** Ids of collections in rules/imports that are taken in beside what is crawled. Left out: none. */
    imports: z.array(z.string().min(1)).min(1).optional(),
    curate,
    dedup,
    /** Left out: nothing is looked for. */
    decontaminate: decontaminate.optional(),
    publish,
  })
  .refine(({ crawl: { sites }, imports }) => sites.length > 0 || imports !== undefined, {
    path: ['crawl', 'sites'],
    message: 'names no site, and there are no imports',
  });

export type PipelineFile = z.infer<typeof pipelineFileSchema>;
