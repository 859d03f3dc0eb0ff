import { join } from 'node:path';
import type { StageId } from '../core/run.ts';

/** Names of everything in an out directory. Paths inside receipts and the ledger are relative to it. */
export interface OutDir {
  readonly root: string;
  readonly captures: string;
  readonly frontier: string;
  readonly ledger: string;
  readonly anchors: string;
  readonly lock: string;
  readonly work: string;
  path(relative: string): string;
}

export function outDir(root: string): OutDir {
  const path = (relative: string): string => join(root, relative);
  return {
    root,
    captures: path('captures'),
    frontier: path('frontier.sqlite'),
    ledger: path('ledger.sqlite'),
    anchors: path('anchors.jsonl'),
    lock: path('run.lock'),
    work: path('work'),
    path,
  };
}

/** Captured documents that may not enter a release any more; beside the captures. */
export const STANDING = 'standing.jsonl';
/** Who carries whose text, one reprint a line. */
export const REPRINTS = 'reprints.jsonl';
export const outcomeFile = (stage: StageId, shard: string): string => `outcomes/${stage}-${shard}.jsonl`;
export const receiptFile = (stage: StageId, shard: string): string => `receipts/${stage}-${shard}.json`;
export const curatedFile = (shard: string): string => `curated/${shard}.jsonl`;
export const signatureFile = (shard: string): string => `curated/${shard}.sig.parquet`;
export const releaseDir = (version: string): string => `release/${version}`;

/** Shard name of a WARC file: its name without the endings. */
export function shardOf(warcFile: string): string {
  return warcFile.replace(/\.(?:gz|zst)$/u, '').replace(/\.(?:warc|arc|wet)$/u, '');
}
