import { z } from 'zod';
import { digestOf, type Digest } from '../core/digest.ts';
import type { Tally } from '../core/outcome.ts';
import type { Receipt } from '../core/run.ts';

const digest = z.custom<Digest>(
  (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/u.test(value),
  'expected sha256:…',
);
const count = z.number().int().min(0);
const tally = z.strictObject({
  in: count,
  keep: count,
  reject: count,
  hold: count,
  fail: count,
  reasons: z.record(z.string(), count),
});

/** manifest.json: the same bytes for every run over the same captures, plan and rules. No wall times, no host names. */
export const manifestSchema = z.strictObject({
  format: z.literal('jingliu-release/1'),
  title: z.string(),
  version: z.string(),
  planDigest: digest,
  rules: z.record(z.string(), digest),
  versions: z.record(z.string(), z.number()),
  licenseProfile: z.string(),
  captures: z.array(z.strictObject({ file: z.string(), sha256: digest, bytes: count })),
  stages: z.record(z.string(), tally),
  shards: z.array(
    z.strictObject({
      file: z.string(),
      rows: count,
      bytes: count,
      rowsBytes: count,
      sha256: digest,
      rowsSha256: digest,
    }),
  ),
  cards: z.record(z.string(), digest),
  rows: count,
  /** `stage/shard` of every task the release rests on, sorted. */
  tasks: z.array(z.string()),
  /** Digest over the task and outcome digests of curate, dedup and publish: what the ledger must agree with. */
  outcomesRoot: digest,
});

export type Manifest = z.infer<typeof manifestSchema>;

/** One digest over all finished tasks of the stages from the captures on. */
export function outcomesRoot(
  receipts: readonly Pick<Receipt, 'stage' | 'shard' | 'digest' | 'outcomes'>[],
): Digest {
  const lines = receipts.map(
    ({ stage, shard, digest: task, outcomes }) => [stage, shard, task, outcomes.digest] as const,
  );
  return digestOf(lines.sort((a, b) => (`${a[0]}/${a[1]}` < `${b[0]}/${b[1]}` ? -1 : 1)));
}

/** Reasons in the order of their names, so that the order in which tasks finished leaves no trace. */
export function sortedTally(source: Tally): z.infer<typeof tally> {
  const reasons = Object.fromEntries(Object.entries(source.reasons).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    in: source.in,
    keep: source.keep,
    reject: source.reject,
    hold: source.hold,
    fail: source.fail,
    reasons,
  };
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
}
