import type { DuckDBConnection } from '@duckdb/node-api';
import type { ShardError } from '../core/failures.ts';
import type { ContainmentTally } from './containment.ts';
import { eachPair } from './each-pair.ts';
import { Losses, type Clusters, type Layer } from './losses.ts';
import type { KeptRange, SignatureReader } from './signature-reader.ts';
import { RankNames } from './rank-names.ts';
import { DECISIONS_SQL, IDS_SQL, LEFT_OUT_SQL, SURVIVORS_SQL } from './sql.ts';
import type { VerifyTally } from './verify.ts';

/** What dedup says of one document. */
export interface DedupDecision {
  readonly docId: string;
  readonly url: string;
  readonly site: string;
  readonly layer: Layer | undefined;
  /** The document it lost to. */
  readonly of: string | undefined;
  readonly similarity: number | undefined;
  /** Whether the similarity was measured on the texts; else the signatures' agreement is its estimate. */
  readonly exact: boolean | undefined;
  /** Id of the earliest document of its cluster, and how many are in it. */
  readonly cluster: string;
  readonly clusterSize: number;
}

/** A new document that took no part. */
export interface LeftOut {
  readonly docId: string;
  readonly url: string;
  readonly site: string;
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

/** A document that is dropped, and the one it lost to. */
export interface Duplicate {
  readonly docId: string;
  readonly of: string;
  readonly layer: Layer;
  readonly similarity: number;
  readonly exact: boolean;
}

/** A document of a cluster of two or more. */
export interface ClusterMember {
  readonly cluster: string;
  readonly size: number;
  readonly docId: string;
  readonly survives: boolean;
  /** Whether it is the earliest of its cluster. */
  readonly isFirst: boolean;
}

/** Comparisons of texts, by layer. */
export interface DedupTally {
  /** Pairs near the threshold. */
  readonly near: Readonly<VerifyTally>;
  readonly containment: Readonly<ContainmentTally>;
}

/** What a run of the engine leaves behind. */
export interface DedupState {
  readonly connection: DuckDBConnection;
  readonly reader: SignatureReader;
  readonly seqs: Int32Array;
  readonly losses: Losses;
}

/** The finished barrier; close it to free memory and temporary files. */
export class Dedup {
  readonly #state: DedupState | undefined;
  readonly #losses: Losses;
  readonly #clusters: Clusters;
  #ids: RankNames | undefined;
  /** Signature files that could not be read; nothing is said of their documents. */
  readonly failed: readonly ShardError[];
  /** How many pairs had their texts compared, and what came of it. */
  readonly tally: DedupTally;
  readonly close: () => void;

  /** @param state undefined when there is no document at all. */
  constructor(
    state: DedupState | undefined,
    failed: readonly ShardError[],
    tally: DedupTally,
    close: () => void,
  ) {
    this.#state = state;
    this.#losses = state?.losses ?? new Losses(0);
    this.#clusters = this.#losses.clusters();
    this.failed = failed;
    this.tally = tally;
    this.close = close;
  }

  /** Every new document in the order of documents. */
  async *decisions(): AsyncGenerator<DedupDecision> {
    const ids = await this.#named();
    for await (const [rank, docId, url, site] of this.#rows(DECISIONS_SQL)) {
      const loss = this.#losses.get(rank as number);
      const base = {
        docId: docId as string,
        url: url as string,
        site: site as string,
        ...this.#cluster(rank as number, docId as string, ids),
      };
      yield {
        ...base,
        layer: loss?.layer,
        of: loss && ids.get(loss.leader),
        similarity: loss?.similarity,
        exact: loss?.exact,
      };
    }
  }

  /** New documents that no longer stand, by id. */
  async *leftOut(): AsyncGenerator<LeftOut> {
    for await (const [docId, url, site] of this.#rows(LEFT_OUT_SQL))
      yield { docId: docId as string, url: url as string, site: site as string };
  }

  /** New documents that stay, by partition and order. */
  async *survivors(): AsyncGenerator<Survivor> {
    const ids = await this.#named();
    for await (const row of this.#rows(SURVIVORS_SQL)) {
      const [rank, docId, url, site, partition, file, offset, length] = row;
      if (this.#losses.has(rank as number)) continue;
      yield {
        docId: docId as string,
        url: url as string,
        site: site as string,
        partition: partition as string,
        file: file as string,
        offset: Number(offset),
        length: Number(length),
        ...this.#cluster(rank as number, docId as string, ids),
      };
    }
  }

  /** Documents that are dropped, in the order of documents. */
  async *duplicates(): AsyncGenerator<Duplicate> {
    const ids = await this.#named();
    for (let rank = 0; rank < this.#losses.documents; rank += 1) {
      const loss = this.#losses.get(rank);
      if (loss === undefined) continue;
      const { layer, similarity, exact } = loss;
      yield { docId: ids.get(rank) ?? '', of: ids.get(loss.leader) ?? '', layer, similarity, exact };
    }
  }

  /** Members of clusters of two or more, cluster by cluster in the order of their first documents. */
  async *clusterMembers(): AsyncGenerator<ClusterMember> {
    const ids = await this.#named();
    for (const rank of this.#clusters.members()) {
      yield {
        cluster: ids.get(this.#clusters.first(rank)) ?? '',
        size: this.#clusters.size(rank),
        docId: ids.get(rank) ?? '',
        survives: !this.#losses.has(rank),
        isFirst: this.#clusters.first(rank) === rank,
      };
    }
  }

  /** Bytes of the rows that stay, in the order in which they lie in the files; neighbours are joined. */
  *keptRanges(): Generator<KeptRange> {
    if (this.#state === undefined) return;
    const { reader, seqs } = this.#state;
    const kept = new Uint8Array(reader.rows);
    for (let rank = 0; rank < seqs.length; rank += 1)
      if (!this.#losses.has(rank)) kept[seqs[rank] as number] = 1;
    yield* reader.keptRanges(kept);
  }

  // Names of the documents in clusters.
  async #named(): Promise<RankNames> {
    if (this.#ids !== undefined) return this.#ids;
    const ids = new RankNames();
    if (this.#state !== undefined)
      await eachPair(this.#state.connection, IDS_SQL, (rank, docId) => {
        if (this.#clusters.size(rank as number) > 1) ids.set(rank as number, docId() as string);
      });
    this.#ids = ids;
    return ids;
  }

  async *#rows(sql: string): AsyncGenerator<readonly unknown[]> {
    if (this.#state === undefined) return;
    for await (const rows of (await this.#state.connection.stream(sql)).yieldRows()) yield* rows;
  }

  #cluster(rank: number, docId: string, ids: RankNames): { cluster: string; clusterSize: number } {
    return {
      cluster: ids.get(this.#clusters.first(rank)) ?? docId,
      clusterSize: this.#clusters.size(rank),
    };
  }
}
