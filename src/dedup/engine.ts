import { DuckDBInstance, type DuckDBBlobValue, type DuckDBConnection } from '@duckdb/node-api';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ShardError } from '../core/failures.ts';
import { agreement } from './signer.ts';
import { CANDIDATES_SQL, DECISIONS_SQL, DOCS_SQL, LOSERS_SQL, PAIRS_SQL, SURVIVORS_SQL } from './sql.ts';
import { UnionFind } from './union-find.ts';

export interface DedupOptions {
  readonly signatureFiles: readonly string[];
  readonly bands: number;
  readonly agreementMin: number;
  /** DuckDB's, for example `512MB`; what does not fit is spilled to workDir. */
  readonly memoryLimit: string;
  readonly threads: number;
  readonly workDir: string;
}

export type Layer = 'url' | 'exact' | 'near';

/** What dedup says of one document. */
export interface DedupDecision {
  readonly docId: string;
  readonly url: string;
  readonly site: string;
  readonly layer: Layer | undefined;
  /** The document it lost to. */
  readonly of: string | undefined;
  readonly agreement: number | undefined;
  /** Id of the earliest document of its cluster, and how many are in it. */
  readonly cluster: string;
  readonly clusterSize: number;
}

/** A document that stays, and where its row lies. */
export interface Survivor {
  readonly docId: string;
  readonly url: string;
  readonly site: string;
  readonly partition: string;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly cluster: string;
  readonly clusterSize: number;
}

interface Loss {
  readonly layer: Layer;
  readonly leader: number;
  readonly agreement: number;
}

/**
 * Finds duplicates over all signature files. The result depends on the documents and the parameters
 * alone: not on threads, file order or arrival.
 * @throws ShardError naming a file that cannot be read.
 */
export async function runDedup(options: DedupOptions): Promise<Dedup> {
  const temp = join(options.workDir, 'duckdb');
  mkdirSync(temp, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: options.memoryLimit,
    threads: String(options.threads),
    temp_directory: temp,
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  await requireReadable(connection, options.signatureFiles);
  await connection.run(DOCS_SQL(options.signatureFiles));
  await connection.run(CANDIDATES_SQL(options.bands));
  const losses = await findLosses(connection, options.agreementMin);
  const ids = await identify(connection, losses);
  return new Dedup(connection, losses, ids, () => {
    connection.closeSync();
    instance.closeSync();
    rmSync(temp, { recursive: true, force: true });
  });
}

async function requireReadable(connection: DuckDBConnection, files: readonly string[]): Promise<void> {
  for (const file of files) {
    try {
      await connection.run(`SELECT count(*) FROM read_parquet('${file.replaceAll("'", "''")}')`);
    } catch (error) {
      throw new ShardError(
        `${file}: not a readable signature file: ${(error as Error).message.split('\n')[0]}`,
      );
    }
  }
}

async function findLosses(connection: DuckDBConnection, agreementMin: number): Promise<Map<number, Loss>> {
  const losses = new Map<number, Loss>();
  for await (const rows of (await connection.stream(LOSERS_SQL)).yieldRows()) {
    for (const [rank, leader, layer] of rows)
      losses.set(rank as number, { leader: leader as number, layer: layer as Layer, agreement: 1 });
  }
  for await (const rows of (await connection.stream(PAIRS_SQL)).yieldRows()) {
    for (const [rank, leader, mine, theirs] of rows) {
      const share = agreement(valuesOf(mine as DuckDBBlobValue), valuesOf(theirs as DuckDBBlobValue));
      if (share < agreementMin) continue;
      const known = losses.get(rank as number);
      // Several leaders may be close enough: the closest is named, the earliest among equals.
      if (known === undefined || share > known.agreement)
        losses.set(rank as number, { leader: leader as number, layer: 'near', agreement: share });
    }
  }
  return losses;
}

function valuesOf(blob: DuckDBBlobValue): Int32Array {
  const copy = Uint8Array.from(blob.bytes);
  return new Int32Array(copy.buffer);
}

interface Identity {
  /** doc ids of every cluster's first member and of every leader, by rank. */
  readonly ids: ReadonlyMap<number, string>;
  readonly clusters: UnionFind;
  readonly sizes: ReadonlyMap<number, number>;
}

async function identify(connection: DuckDBConnection, losses: ReadonlyMap<number, Loss>): Promise<Identity> {
  const total = Number((await (await connection.run('SELECT count(*) FROM docs')).getRows())[0]?.[0] ?? 0);
  const clusters = new UnionFind(total);
  for (const [rank, { leader }] of losses) clusters.join(rank, leader);
  const sizes = new Map<number, number>();
  for (const rank of losses.keys()) {
    const root = clusters.find(rank);
    sizes.set(root, (sizes.get(root) ?? 1) + 1);
  }
  const wanted = new Set([...sizes.keys(), ...[...losses.values()].map((loss) => loss.leader)]);
  const ids = new Map<number, string>();
  for await (const rows of (await connection.stream(DECISIONS_SQL)).yieldRows()) {
    for (const [rank, docId] of rows)
      if (wanted.has(rank as number)) ids.set(rank as number, docId as string);
  }
  // Every cluster has its earliest document outside the losses, so sizes count the losers and one more.
  return { ids, clusters, sizes };
}

/** The finished barrier; close it to free memory and temporary files. */
export class Dedup {
  readonly #connection: DuckDBConnection;
  readonly #losses: ReadonlyMap<number, Loss>;
  readonly #identity: Identity;
  readonly close: () => void;

  constructor(
    connection: DuckDBConnection,
    losses: ReadonlyMap<number, Loss>,
    identity: Identity,
    close: () => void,
  ) {
    this.#connection = connection;
    this.#losses = losses;
    this.#identity = identity;
    this.close = close;
  }

  /** Every document in the order of order keys. */
  async *decisions(): AsyncGenerator<DedupDecision> {
    for await (const rows of (await this.#connection.stream(DECISIONS_SQL)).yieldRows()) {
      for (const [rank, docId, url, site] of rows) {
        const loss = this.#losses.get(rank as number);
        const base = {
          docId: docId as string,
          url: url as string,
          site: site as string,
          ...this.#cluster(rank as number, docId as string),
        };
        yield {
          ...base,
          layer: loss?.layer,
          of: loss && this.#identity.ids.get(loss.leader),
          agreement: loss?.agreement,
        };
      }
    }
  }

  /** Documents that stay, by partition and order key. */
  async *survivors(): AsyncGenerator<Survivor> {
    for await (const rows of (await this.#connection.stream(SURVIVORS_SQL)).yieldRows()) {
      for (const [rank, docId, url, site, partition, file, offset, length] of rows) {
        if (this.#losses.has(rank as number)) continue;
        yield {
          docId: docId as string,
          url: url as string,
          site: site as string,
          partition: partition as string,
          file: file as string,
          offset: Number(offset),
          length: Number(length),
          ...this.#cluster(rank as number, docId as string),
        };
      }
    }
  }

  #cluster(rank: number, docId: string): { cluster: string; clusterSize: number } {
    const root = this.#identity.clusters.find(rank);
    return {
      cluster: this.#identity.ids.get(root) ?? docId,
      clusterSize: this.#identity.sizes.get(root) ?? 1,
    };
  }
}
