import type { DuckDBConnection } from '@duckdb/node-api';
import { closeSync, openSync, readSync } from 'node:fs';
import { ShardError } from '../core/failures.ts';

/** A signature file as the engine takes it. */
export interface SignatureFile {
  readonly path: string;
  /** Rows of earlier releases are compared with, never decided. */
  readonly isNew: boolean;
}

/** A signature file found readable, and the number of its first row among all. */
export interface OpenedFile extends SignatureFile {
  readonly base: number;
  readonly rows: number;
}

/** Where a column's values lie in a file: `width` bytes for each row, one after the other. */
interface Region {
  readonly offset: number;
  readonly width: number;
}

/** Where the row of a document lies: the file as its signature names it, and the bytes in it. */
export interface RowPlace {
  readonly signatureFile: string;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** Bytes of neighbouring rows. */
export interface KeptRange {
  readonly signatureFile: string;
  readonly offset: number;
  readonly length: number;
  readonly rows: number;
}

/**
 * Finds out which files can be read at all and hold signatures of this kind, and how many rows each has.
 * @returns those that can, and a ShardError naming each that cannot.
 */
export async function openSignatureFiles(
  connection: DuckDBConnection,
  files: readonly SignatureFile[],
  signer: string,
): Promise<{ opened: readonly OpenedFile[]; failed: readonly ShardError[] }> {
  const opened: OpenedFile[] = [];
  const failed: ShardError[] = [];
  let base = 0;
  for (const file of files) {
    try {
      // A column in the middle of the file is read as well, since a footer may outlive its data.
      const path = `'${file.path.replaceAll("'", "''")}'`;
      const one = async (sql: string): Promise<unknown> =>
        (await (await connection.run(sql)).getRows())[0]?.[0];
      const rows = Number(await one(`SELECT count(*), bit_xor(byte_offset) FROM read_parquet(${path})`));
      const found = await one(`SELECT created_by FROM parquet_file_metadata(${path})`);
      if (found !== signer) throw new Error(`it is of "${String(found)}", and this run of "${signer}"`);
      opened.push({ ...file, base, rows });
      base += rows;
    } catch (error) {
      const reason = (error as Error).message.split('\n')[0];
      failed.push(new ShardError(`${file.path}: not a readable signature file: ${reason}`));
    }
  }
  return { opened, failed };
}

/** Signatures held in memory before the rest is read from the files again and again, in bytes. */
const MEMORY_BYTES = 256 << 20;

/**
 * Signatures and places by `seq`, straight from the files: their columns are plain and uncompressed, so a
 * row's bytes lie where arithmetic says. What fits is kept in memory.
 */
export class SignatureReader {
  readonly #files: readonly OpenedFile[];
  readonly #regions: ReadonlyMap<string, ReadonlyMap<string, Region>>;
  readonly #fds: readonly number[];
  readonly #held: (Int32Array | undefined)[] = [];
  readonly #values: number;
  readonly #spare: readonly [Int32Array, Int32Array];

  private constructor(
    files: readonly OpenedFile[],
    regions: ReadonlyMap<string, ReadonlyMap<string, Region>>,
    values: number,
  ) {
    this.#files = files;
    this.#regions = regions;
    this.#values = values;
    this.#fds = files.map(({ path }) => openSync(path, 'r'));
    this.#spare = [new Int32Array(values), new Int32Array(values)];
    let budget = MEMORY_BYTES;
    files.forEach((file, i) => {
      const bytes = file.rows * values * 4;
      if (bytes > budget) return;
      budget -= bytes;
      const held = new Int32Array(file.rows * values);
      this.#read(i, this.#region(i, 'signature').offset, new Uint8Array(held.buffer));
      this.#held[i] = held;
    });
  }

  static async open(
    connection: DuckDBConnection,
    files: readonly OpenedFile[],
    values: number,
  ): Promise<SignatureReader> {
    const regions = new Map<string, Map<string, Region>>();
    for (const file of files) regions.set(file.path, await regionsOf(connection, file, values));
    return new SignatureReader(files, regions, values);
  }

  /** Two signatures at most are valid at a time: give each its own `slot`. */
  signature(seq: number, slot: 0 | 1): Int32Array {
    const i = this.#fileOf(seq);
    const row = seq - (this.#files[i] as OpenedFile).base;
    const held = this.#held[i];
    if (held !== undefined) return held.subarray(row * this.#values, (row + 1) * this.#values);
    const spare = this.#spare[slot];
    const { offset, width } = this.#region(i, 'signature');
    this.#read(i, offset + row * width, new Uint8Array(spare.buffer));
    return spare;
  }

  /** @param files what the `file` column says, by signature file. */
  place(seq: number, files: ReadonlyMap<string, string>): RowPlace {
    const i = this.#fileOf(seq);
    const { path, base } = this.#files[i] as OpenedFile;
    return {
      signatureFile: path,
      file: files.get(path) ?? '',
      offset: this.#int64(i, 'byte_offset', seq - base),
      length: this.#int64(i, 'byte_length', seq - base),
    };
  }

  /** Reads the 64-bit values of a column by `seq`, as two words each, into `words`. */
  int64Column(name: string, words: Int32Array): void {
    for (const [i, { base, rows }] of this.#files.entries())
      this.#read(i, this.#region(i, name).offset, new Uint8Array(words.buffer, base * 8, rows * 8));
  }

  get rows(): number {
    const last = this.#files.at(-1);
    return last === undefined ? 0 : last.base + last.rows;
  }

  /** Where the new rows lie that `kept` marks by `seq`; rows that follow each other are one range. */
  *keptRanges(kept: Uint8Array): Generator<KeptRange> {
    for (const [i, { path, base, rows, isNew }] of this.#files.entries()) {
      if (!isNew) continue;
      const [offsets, lengths] = [this.#int64s(i, 'byte_offset', rows), this.#int64s(i, 'byte_length', rows)];
      let open = { offset: 0, length: 0, rows: 0 };
      for (let row = 0; row < rows; row += 1) {
        if (kept[base + row] === 0) continue;
        const [offset, length] = [Number(offsets[row]), Number(lengths[row])];
        if (offset === open.offset + open.length) {
          open.length += length;
          open.rows += 1;
        } else {
          if (open.rows > 0) yield { signatureFile: path, ...open };
          open = { offset, length, rows: 1 };
        }
      }
      if (open.rows > 0) yield { signatureFile: path, ...open };
    }
  }

  /** Whether the document belongs to this release and not to an earlier one. */
  isNew(seq: number): boolean {
    return this.#files[this.#fileOf(seq)]?.isNew === true;
  }

  close(): void {
    for (const fd of this.#fds) closeSync(fd);
  }

  #fileOf(seq: number): number {
    let low = 0;
    for (let high = this.#files.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if ((this.#files[middle] as OpenedFile).base <= seq) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #int64(i: number, column: string, row: number): number {
    return Number(this.#int64s(i, column, 1, row)[0]);
  }

  #int64s(i: number, column: string, rows: number, from = 0): BigInt64Array {
    const values = new BigInt64Array(rows);
    const { offset, width } = this.#region(i, column);
    this.#read(i, offset + from * width, new Uint8Array(values.buffer));
    return values;
  }

  #region(i: number, column: string): Region {
    return this.#regions.get(this.#files[i]?.path ?? '')?.get(column) as Region;
  }

  #read(i: number, offset: number, into: Uint8Array): void {
    const fd = this.#fds[i] as number;
    for (let at = 0; at < into.length;) {
      const n = readSync(fd, into, at, into.length - at, offset + at);
      if (n === 0) throw new ShardError(`${this.#files[i]?.path}: ends before byte ${offset + into.length}`);
      at += n;
    }
  }
}

async function regionsOf(
  connection: DuckDBConnection,
  file: OpenedFile,
  values: number,
): Promise<Map<string, Region>> {
  const regions = new Map<string, Region>();
  const sql = `SELECT path_in_schema, type, data_page_offset, total_compressed_size, compression
    FROM parquet_metadata('${file.path.replaceAll("'", "''")}')
    WHERE type = 'INT64' OR path_in_schema = 'signature'`;
  for (const [name, type, pageOffset, size, compression] of await (await connection.run(sql)).getRows()) {
    const width = type === 'INT64' ? 8 : values * 4;
    // The page's header stands before its values; the sizes of both together and of the values are known.
    const header = Number(size) - width * file.rows;
    if (compression !== 'UNCOMPRESSED' || header <= 0 || header > 64 || regions.has(name as string))
      throw new ShardError(
        `${file.path}: its signatures are not of ${values} values, or not laid out by this version`,
      );
    regions.set(name as string, { offset: Number(pageOffset) + header, width });
  }
  return regions;
}
