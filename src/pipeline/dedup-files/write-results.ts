import { closeSync, openSync } from 'node:fs';
import type { Dedup } from '../../dedup/decisions.ts';
import type { Layer } from '../../dedup/losses.ts';
import { samplingWeight } from '../../dedup/sampling-weight.ts';
import { RowCopy } from './row-copy.ts';
import { Table } from './table.ts';

/**
 * Copies the rows that stay, byte for byte and in the order of their files.
 * @param sources the file of rows of each signature file.
 * @returns how many rows were written.
 */
export function writeSurvivors(dedup: Dedup, sources: ReadonlyMap<string, string>, path: string): number {
  const out = new RowCopy(path);
  const files = new Map<string, number>();
  let rows = 0;
  try {
    for (const range of dedup.keptRanges()) {
      const source = sources.get(range.signatureFile) ?? '';
      const fd = files.get(source) ?? openSync(source, 'r');
      files.set(source, fd);
      out.copy(fd, range.offset, range.length);
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

/**
 * One line a dropped document: it, the document it lost to, their similarity (of their texts where those were
 * compared, else the signatures' estimate), and the layer.
 */
export async function writeDuplicates(dedup: Dedup, path: string): Promise<Record<Layer, number>> {
  const dropped: Record<Layer, number> = { url: 0, exact: 0, near: 0, containment: 0 };
  const out = new Table(path, ['loser', 'kept', 'similarity', 'layer']);
  for await (const { docId, of, similarity, layer } of dedup.duplicates()) {
    dropped[layer] += 1;
    out.row([docId, of, similarity.toFixed(4), layer]);
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
