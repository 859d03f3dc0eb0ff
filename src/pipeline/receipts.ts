import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Digest } from '../core/digest.ts';
import type { FileRef, Receipt, StageId } from '../core/run.ts';
import { writeDurably } from './durable.ts';
import { receiptFile, type OutDir } from './out-dir.ts';

/** Written last: a task whose receipt exists has all its files under their names, synced. */
export function writeReceipt(out: OutDir, receipt: Receipt): void {
  writeDurably(out.path(receiptFile(receipt.stage, receipt.shard)), `${JSON.stringify(receipt, null, 2)}\n`);
}

/**
 * The receipt of a finished task, if today's digest already has one and its files are there in full
 * length. Anything else means: do the task again.
 */
export function findReceipt(out: OutDir, stage: StageId, shard: string, digest: Digest): Receipt | undefined {
  const receipt = readReceipt(out.path(receiptFile(stage, shard)));
  if (receipt?.digest !== digest) return undefined;
  const files = [...receipt.outputs, receipt.outcomes];
  return files.every((ref) => isWhole(out, ref)) ? receipt : undefined;
}

function readReceipt(path: string): Receipt | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Receipt;
  } catch {
    return undefined;
  }
}

function isWhole(out: OutDir, ref: FileRef): boolean {
  const path = out.path(ref.file);
  return existsSync(path) && statSync(path).size === ref.bytes;
}
