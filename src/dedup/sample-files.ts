import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flatParquet } from './flat-parquet.ts';

/** Samples in one file: 32 bytes each. */
const FILE_SAMPLES = 1 << 18;
const COLUMNS = ['rank', 'gram', 'size', 'own'] as const;

/** Samples of documents as Parquet files that the database reads, so that memory holds one file's at most. */
export class SampleFiles {
  readonly paths: string[] = [];
  readonly #folder: string;
  readonly #columns = COLUMNS.map(() => new BigInt64Array(FILE_SAMPLES));
  readonly #words: readonly Int32Array[] = this.#columns.map((column) => new Int32Array(column.buffer));
  #rows = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param samples of the document `rank`, as sampleGrams gives them; `units` is its folded length. */
  add(rank: number, units: number, samples: Int32Array): void {
    const [ranks, grams, sizes, owns] = this.#words as [Int32Array, Int32Array, Int32Array, Int32Array];
    for (let i = 0; i < samples.length; i += 2) {
      const at = this.#rows * 2;
      ranks[at] = rank;
      ranks[at + 1] = 0;
      grams[at] = samples[i] as number;
      grams[at + 1] = samples[i + 1] as number;
      // Larger for more units, and among equals for the earlier document: see CONTAINERS_SQL.
      sizes[at] = ~rank;
      sizes[at + 1] = units;
      owns[at] = samples.length / 2;
      owns[at + 1] = 0;
      if ((this.#rows += 1) === FILE_SAMPLES) this.flush();
    }
  }

  flush(): void {
    if (this.#rows === 0) return;
    const path = join(this.#folder, `samples-${this.paths.length}.parquet`);
    const columns = COLUMNS.map((name, i) => ({
      name,
      kind: 'int64' as const,
      data: (this.#columns[i] as BigInt64Array<ArrayBuffer>).subarray(0, this.#rows),
    }));
    writeFileSync(path, Buffer.concat(flatParquet(columns, this.#rows, 'jingliu samples')));
    this.paths.push(path);
    this.#rows = 0;
  }
}
