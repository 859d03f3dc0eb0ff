import type { Digest, JsonObject } from './digest.ts';
import type { Tally } from './outcome.ts';

/** An act to be chained (AUD-04). The ledger adds seq, ts, prev_hash and hash. Holds digests, numbers, rule ids and URLs only. */
export interface LedgerAct {
  readonly actor: string;
  readonly actorKind: 'program' | 'person';
  /** `run.start`, `task.done`, `robots.snapshot`, `site.assessment`, `release.publish`, `takedown` … */
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly ruleId?: string;
  readonly ruleVersion?: string;
  readonly decision?: string;
  readonly evidence?: Digest;
  readonly payload: JsonObject;
}

/** A finished task: what its receipt says, and where its outcome file lies. */
export interface TaskRecord {
  readonly taskDigest: Digest;
  readonly stage: string;
  readonly shard: string;
  readonly tally: Tally;
  /** Relative to the out directory. */
  readonly outcomeFile: string;
  readonly outcomeDigest: Digest;
  readonly outputs: readonly { readonly file: string; readonly digest: Digest; readonly bytes: number }[];
}

/** One line of an outcome file: the decision on one document by one stage. */
export interface OutcomeRow {
  readonly id: string;
  readonly url: string;
  readonly site: string;
  readonly stage: string;
  readonly kind: 'keep' | 'reject' | 'hold' | 'fail';
  readonly reason?: string;
  readonly step?: string;
  readonly version?: number;
  /** Whatever explains it: evidence, measures, license finding, capture reference, duplicate-of … */
  readonly detail: JsonObject;
}

/** The only writer of the ledger. Methods are synchronous; one transaction each. */
export interface Ledger {
  act(act: LedgerAct): { readonly seq: number; readonly hash: Digest };
  /** Chains the task and indexes its outcome rows; does nothing if the task digest is already there. */
  task(
    task: TaskRecord,
    rows: Iterable<{ readonly row: OutcomeRow; readonly offset: number; readonly length: number }>,
  ): void;
  hasTask(taskDigest: Digest): boolean;
  head(): { readonly seq: number; readonly hash: Digest };
  close(): void;
}
