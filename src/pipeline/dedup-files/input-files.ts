import { closeSync, createWriteStream, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemWords } from '../../core/system-words.ts';
import { openBytes } from '../../import/open-bytes.ts';

/** A file of documents as plain JSON lines. */
export interface InputFile {
  /** As the user named it: orders documents and appears in messages. */
  readonly name: string;
  /** Where its lines are: the file itself, or what was unpacked from it. */
  readonly path: string;
  /** Whether `path` is the user's own file, which later runs find again. */
  readonly isOriginal: boolean;
}

/** A file that could not be read at all. */
export interface FailedInput {
  readonly name: string;
  readonly reason: string;
}

/** Files by name, so that the order of arguments decides nothing; Parquet and compressed files are unpacked. */
export async function openInputs(
  names: readonly string[],
  workDir: string,
): Promise<{ inputs: readonly InputFile[]; failed: readonly FailedInput[] }> {
  const inputs: InputFile[] = [];
  const failed: FailedInput[] = [];
  for (const [i, name] of [...new Set(names)].sort().entries()) {
    try {
      inputs.push(await openInput(name, join(workDir, `input-${i}.jsonl`)));
    } catch (error) {
      failed.push({ name, reason: systemWords(error as Error).split('\n')[0] ?? '' });
    }
  }
  return { inputs, failed };
}

async function openInput(name: string, unpacked: string): Promise<InputFile> {
  if (!statSync(name).isFile()) throw new Error('not a file');
  if (name.endsWith('.parquet')) await unpackParquet(name, unpacked);
  else if (/\.(?:zst|gz)$/u.test(name)) await pipeline(openBytes(name), createWriteStream(unpacked));
  else return { name, path: name, isOriginal: true };
  return { name, path: unpacked, isOriginal: false };
}

async function unpackParquet(name: string, to: string): Promise<void> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '256MB', threads: '1' });
  const connection = await instance.connect();
  try {
    const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;
    await connection.run(`COPY (SELECT * FROM read_parquet(${quoted(name)})) TO ${quoted(to)} (FORMAT json)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Bytes of lines one task signs: small enough for many workers, large enough for few files. */
const CHUNK_BYTES = 48 << 20;

/** A run of whole lines. */
export interface Chunk {
  readonly input: InputFile;
  readonly from: number;
  readonly to: number;
}

/** Cuts a file after line ends, about every 48 MB. */
export function chunksOf(input: InputFile): Chunk[] {
  const size = statSync(input.path).size;
  const fd = openSync(input.path, 'r');
  try {
    const chunks: Chunk[] = [];
    for (let from = 0; from < size;) {
      const to = from + CHUNK_BYTES >= size ? size : lineEnd(fd, from + CHUNK_BYTES, size);
      chunks.push({ input, from, to });
      from = to;
    }
    return chunks;
  } finally {
    closeSync(fd);
  }
}

function lineEnd(fd: number, from: number, size: number): number {
  const block = Buffer.allocUnsafe(1 << 16);
  for (let at = from; at < size; at += block.length) {
    const n = readSync(fd, block, 0, block.length, at);
    const end = block.subarray(0, n).indexOf(10);
    if (end >= 0) return at + end + 1;
  }
  return size;
}
