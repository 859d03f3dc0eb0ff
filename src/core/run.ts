import type { Digest } from './digest.ts';
import type { Tally } from './outcome.ts';

/** A file a task read or wrote, relative to the out directory. */
export interface FileRef {
  readonly file: string;
  readonly digest: Digest;
  readonly bytes: number;
}

/** In the order a document passes them; a stage may end before the one that feeds it is counted. */
export const STAGES = ['crawl', 'curate', 'dedup', 'publish'] as const;
export type StageId = (typeof STAGES)[number];

/** A unit of work: one stage on one shard. Its digest covers versions, parameters, rules and inputs. */
export interface Task {
  readonly stage: StageId;
  readonly shard: string;
  readonly digest: Digest;
}

/** Written after a task's outputs are synced and renamed; to resume is to find today's digest here. */
export interface Receipt extends Task {
  readonly inputs: readonly FileRef[];
  readonly outputs: readonly FileRef[];
  readonly outcomes: FileRef;
  readonly tally: Tally;
  /** Of a publish task: the shard as the manifest lists it. */
  readonly shardEntry?: {
    readonly file: string;
    readonly rows: number;
    readonly bytes: number;
    readonly rowsBytes: number;
    readonly sha256: Digest;
    readonly rowsSha256: Digest;
  };
}
