import type { DuckDBConnection } from '@duckdb/node-api';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keyNames } from './band-keys.ts';
import { BucketTable, bucketTableBytes } from './bucket-table.ts';
import { dropContained } from './containment.ts';
import { Dedup, type DedupState, type DedupTally } from './decisions.ts';
import { eachNumberPair } from './each-pair.ts';
import { Judge, margin } from './judge.ts';
import { Losses, type Layer } from './losses.ts';
import {
  openSignatureFiles,
  SignatureReader,
  type RowPlace,
  type SignatureFile,
} from './signature-reader.ts';
import { signedBy } from './signature-file.ts';
import { createSigner, equalValues, type SignParams } from './signer.ts';
import {
  ACTIVE_SQL,
  DOCS_SQL,
  FILES_SQL,
  LEADERS_SQL,
  LOSERS_SQL,
  PLACES_SQL,
  ROW_FILE_SQL,
  type SurvivorPolicy,
} from './sql.ts';
import { verifyPairs } from './verify.ts';

export interface DedupOptions extends SignParams {
  /** Files whose order does not matter; rows are ordered by their order keys. */
  readonly signatureFiles: readonly SignatureFile[];
  /** Similarity of n-gram sets from which a document counts as a near copy. */
  readonly threshold: number;
  readonly policy: SurvivorPolicy;
  /** Documents of earlier releases that were taken down: they count as if they had never been there. */
  readonly withdrawn: readonly string[];
  /** New documents that no longer stand: they can neither stay nor push another out. */
  readonly fallen?: readonly string[];
  /** DuckDB's, for example `512MB`; what does not fit is spilled to workDir. */
  readonly memoryLimit: string;
  readonly threads: number;
  readonly workDir: string;
  /**
   * Reads a document again for the verify pass; undefined when its text is not at hand, and then the estimate
   * decides. Without it no pair is verified.
   */
  readonly readText?: (place: RowPlace) => string | undefined;
  /**
   * Also drops new documents of which a larger one that stays has at least this share of n-grams; needs
   * `readText`. Left out: none.
   */
  readonly containment?: number;
  readonly onProgress?: (step: string, done: number, total: number) => void;
}

/**
 * Finds duplicates over all signature files. The result depends on the documents and the parameters
 * alone: not on threads, file order or arrival. Files that cannot be read are left out and named in `failed`.
 */
export async function runDedup(options: DedupOptions): Promise<Dedup> {
  const temp = join(options.workDir, 'duckdb');
  mkdirSync(temp, { recursive: true });
  // Ten megabytes that most commands never need.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: options.memoryLimit,
    threads: String(options.threads),
    temp_directory: temp,
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  let reader: SignatureReader | undefined;
  const close = (): void => {
    reader?.close();
    connection.closeSync();
    instance.closeSync();
    rmSync(temp, { recursive: true, force: true });
  };
  try {
    const { opened, failed } = await openSignatureFiles(
      connection,
      sorted(options.signatureFiles),
      signedBy(options),
    );
    if (opened.length === 0) return new Dedup(undefined, failed, emptyTally(), close);
    await connection.run(FILES_SQL(opened));
    await listIds(connection, 'withdrawn', options.withdrawn);
    await listIds(connection, 'fallen', options.fallen ?? []);
    await connection.run(DOCS_SQL(options.policy));
    reader = await SignatureReader.open(connection, opened, options.bands * options.rows);
    const seqs = await seqByRank(connection);
    const { losses, tally } = await decide({ connection, reader, seqs }, opened, options);
    return new Dedup({ connection, reader, seqs, losses }, failed, tally, close);
  } catch (error) {
    close();
    throw error;
  }
}

// Rows are numbered file after file; sorted names make the numbers the same for any order of arguments.
function sorted(files: readonly SignatureFile[]): SignatureFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function listIds(
  connection: DuckDBConnection,
  table: 'withdrawn' | 'fallen',
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const appender = await connection.createAppender(table);
  for (const id of ids) {
    appender.appendVarchar(id);
    appender.endRow();
  }
  appender.closeSync();
}

const emptyTally = (): DedupTally => ({
  near: { compared: 0, confirmed: 0, estimated: 0 },
  containment: { compared: 0, contained: 0 },
});

async function decide(
  { connection, reader, seqs }: Omit<DedupState, 'losses'>,
  opened: readonly SignatureFile[],
  options: DedupOptions,
): Promise<{ losses: Losses; tally: DedupTally }> {
  const losses = new Losses(seqs.length);
  for await (const rows of (await connection.stream(LOSERS_SQL)).yieldRows()) {
    for (const [rank, leader, layer] of rows)
      losses.add(rank as number, {
        leader: leader as number,
        layer: layer as Layer,
        similarity: 1,
        exact: true,
      });
  }
  const { bands, rows, threshold, ngram, readText } = options;
  const values = bands * rows;
  const whole = Math.ceil(threshold * values);
  const bounds = readText === undefined ? { from: whole, sure: whole } : margin(threshold, values);
  const judge = new Judge(seqs.length, bounds, (rank, leader) =>
    equalValues(reader.signature(seqs[rank] as number, 0), reader.signature(seqs[leader] as number, 1)),
  );
  await meetLeaders({ connection, reader, seqs }, judge, options);
  for (let rank = 0; rank < seqs.length; rank += 1) {
    const { leader, equal } = judge.sure(rank);
    if (leader !== -1) losses.add(rank, { leader, layer: 'near', similarity: equal / values, exact: false });
  }
  const tally = emptyTally();
  if (readText === undefined) return { losses, tally };
  const files = await rowFiles(connection, opened);
  const textOf = textReader(reader, files, readText, options);
  for (const pair of verifyPairs(
    judge.pending(),
    (rank) => textOf(seqs[rank] as number),
    { ngram, threshold, values },
    tally.near,
  ))
    losses.add(pair.rank, { ...pair, layer: 'near' });
  const { containment } = options;
  if (containment === undefined) return { losses, tally };
  return {
    losses,
    tally: {
      ...tally,
      containment: await dropContained(
        connection,
        await largeOnes({ connection, reader, seqs }, losses),
        (rank) => textOf(seqs[rank] as number),
        (rank) => reader.isNew(seqs[rank] as number),
        losses,
        { ngram, shareMin: containment, workDir: options.workDir },
      ),
    },
  };
}

/** Documents with a signature that have not lost, in the order in which their rows lie. */
async function largeOnes(
  { connection, seqs }: Omit<DedupState, 'losses'>,
  losses: Losses,
): Promise<Int32Array> {
  const { active } = await activeByRank(connection, seqs.length);
  const ranks = Int32Array.from(seqs.keys()).filter((rank) => active[rank] === 1 && !losses.has(rank));
  return ranks.sort((a, b) => (seqs[a] as number) - (seqs[b] as number));
}

/** Reads texts by `seq`. Rows of earlier releases may have changed since: such a text is not at hand. */
function textReader(
  reader: SignatureReader,
  files: ReadonlyMap<string, string>,
  readText: (place: RowPlace) => string | undefined,
  params: SignParams,
): (seq: number) => string | undefined {
  const signer = createSigner(params);
  return (seq) => {
    const text = readText(reader.place(seq, files));
    if (text === undefined || reader.isNew(seq)) return text;
    const signed = signer.sign(text).values;
    return equalValues(signed, reader.signature(seq, 0)) === signed.length ? text : undefined;
  };
}

/** Tells the judge of every document and the leaders of its buckets: in memory where it has room, else by SQL. */
async function meetLeaders(
  { connection, reader, seqs }: Omit<DedupState, 'losses'>,
  judge: Judge,
  options: DedupOptions,
): Promise<void> {
  const names = keyNames(options);
  const tell = (rank: number, leader: number): void => judge.consider(rank, leader);
  const progress = (done: number): void => options.onProgress?.('buckets', done, names.length);
  if (bucketTableBytes(reader.rows) > bytesOf(options.memoryLimit)) {
    for (const [done, name] of names.entries()) {
      progress(done);
      await eachNumberPair(connection, LEADERS_SQL(name), tell);
    }
  } else {
    const { active, firstNew } = await activeByRank(connection, seqs.length);
    const table = new BucketTable(seqs.length);
    const keys = new Int32Array(reader.rows * 2);
    for (const [done, name] of names.entries()) {
      progress(done);
      reader.int64Column(name, keys);
      table.meet(keys, seqs, active, firstNew, tell);
    }
  }
  progress(names.length);
}

/** @param limit as DuckDB writes it: `512MB`, `4GB`. */
function bytesOf(limit: string): number {
  return Number.parseInt(limit, 10) * (limit.endsWith('GB') ? 1e9 : 1e6);
}

async function activeByRank(
  connection: DuckDBConnection,
  documents: number,
): Promise<{ active: Uint8Array; firstNew: number }> {
  const active = new Uint8Array(documents);
  let firstNew = documents;
  await eachNumberPair(connection, ACTIVE_SQL, (rank, isNew) => {
    active[rank] = 1;
    if (isNew === 1) firstNew = Math.min(firstNew, rank);
  });
  return { active, firstNew };
}

async function seqByRank(connection: DuckDBConnection): Promise<Int32Array> {
  const total = Number((await (await connection.run('SELECT count(*) FROM docs')).getRows())[0]?.[0] ?? 0);
  const seqs = new Int32Array(total);
  await eachNumberPair(connection, PLACES_SQL, (rank, seq) => {
    seqs[rank] = seq;
  });
  return seqs;
}

/** What the `file` column of each signature file says: all its rows come from one file of rows. */
async function rowFiles(
  connection: DuckDBConnection,
  files: readonly SignatureFile[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { path } of files) {
    const [row] = await (await connection.run(ROW_FILE_SQL(path))).getRows();
    names.set(path, (row?.[0] as string | undefined) ?? '');
  }
  return names;
}
