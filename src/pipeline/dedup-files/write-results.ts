import { closeSync, openSync, readSync } from 'node:fs';
import type { Dedup } from '../../dedup/decisions.ts';
import { DurableFile } from '../durable.ts';

const COPY_BYTES = 1 << 20;
const NEWLINE = Buffer.from('\n');

/**
 * Copies the rows that stay, byte for byte and in the order of their files.
 * @param sources the file of rows of each signature file.
 * @returns how many rows were written.
 */
export function writeSurvivors(dedup: Dedup, sources: ReadonlyMap<string, string>, path: string): number {
  const out = new DurableFile(path);
  const files = new Map<string, number>();
  let rows = 0;
  try {
    for (const range of dedup.keptRanges()) {
      const source = sources.get(range.signatureFile) ?? '';
      const fd = files.get(source) ?? openSync(source, 'r');
      files.set(source, fd);
      copy(fd, range.offset, range.length, out);
      rows += range.rows;
    }
    out.commit();
    return rows;
  } catch (error) {
    out.abandon();
    throw error;
  } finally {
    for (const fd of files.values()) closeSync(fd);
  }
}

function copy(fd: number, offset: number, length: number, out: DurableFile): void {
  let last = 10;
  for (let at = 0; at < length;) {
    const block = Buffer.allocUnsafe(Math.min(COPY_BYTES, length - at));
    const n = readSync(fd, block, 0, block.length, offset + at);
    if (n === 0) throw new Error(`a file of documents ends before byte ${offset + length}: was it changed?`);
    out.write(block.subarray(0, n));
    last = block[n - 1] as number;
    at += n;
  }
  // The last line of a file may lack its newline.
  if (last !== 10) out.write(NEWLINE);
}

/** One line a dropped document: it, the document it lost to, their similarity, the layer, and how it is known. */
export async function writeDuplicates(
  dedup: Dedup,
  path: string,
): Promise<Record<'url' | 'exact' | 'near', number>> {
  const dropped = { url: 0, exact: 0, near: 0 };
  const out = new Table(path, ['loser', 'kept', 'similarity', 'layer', 'basis']);
  for await (const { docId, of, similarity, layer, exact } of dedup.duplicates()) {
    dropped[layer] += 1;
    out.row([docId, of, similarity.toFixed(4), layer, exact ? 'text' : 'signature']);
  }
  out.close();
  return dropped;
}

/** One line a document of a cluster of two or more. */
export async function writeClusters(dedup: Dedup, path: string): Promise<{ count: number; largest: number }> {
  const out = new Table(path, ['cluster', 'size', 'weight', 'doc', 'survives']);
  let count = 0;
  let largest = 0;
  for await (const { cluster, size, docId, survives, isFirst } of dedup.clusterMembers()) {
    if (isFirst) count += 1;
    largest = Math.max(largest, size);
    out.row([cluster, String(size), String(samplingWeight(size)), docId, survives ? '1' : '0']);
  }
  out.close();
  return { count, largest };
}

/** Sampling weights of FineWeb-2's rehydration: how often a survivor may be repeated, by its cluster's size. */
export function samplingWeight(clusterSize: number): number {
  if (clusterSize >= 1_000) return 1;
  if (clusterSize >= 100) return 8;
  if (clusterSize >= 5) return 5;
  return Math.min(clusterSize, 3);
}

/** Tab-separated values with a header; tabs, line ends and backslashes within a value are escaped. */
class Table {
  readonly #out: DurableFile;

  constructor(path: string, names: readonly string[]) {
    this.#out = new DurableFile(path);
    this.row(names);
  }

  row(values: readonly string[]): void {
    this.#out.write(Buffer.from(`${values.map(escape).join('\t')}\n`));
  }

  close(): void {
    this.#out.commit();
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };
const escape = (value: string): string => value.replace(/[\t\n\r\\]/gu, (char) => ESCAPES[char] ?? char);
