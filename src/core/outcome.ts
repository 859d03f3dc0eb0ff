export type OutcomeKind = 'keep' | 'reject' | 'hold' | 'fail';

/** Counts of one task, or sums of many. in = keep + reject + hold + fail. */
export interface Tally {
  in: number;
  keep: number;
  reject: number;
  hold: number;
  fail: number;
  /** Count for each reason or failure code. */
  reasons: Record<string, number>;
}

export function emptyTally(): Tally {
  return { in: 0, keep: 0, reject: 0, hold: 0, fail: 0, reasons: {} };
}

/** Counts one outcome. */
export function count(tally: Tally, kind: OutcomeKind, reason?: string): void {
  tally.in += 1;
  tally[kind] += 1;
  if (reason !== undefined) tally.reasons[reason] = (tally.reasons[reason] ?? 0) + 1;
}

/** Adds `part` to `total`, in place. */
export function addTally(total: Tally, part: Tally): void {
  total.in += part.in;
  total.keep += part.keep;
  total.reject += part.reject;
  total.hold += part.hold;
  total.fail += part.fail;
  for (const [reason, n] of Object.entries(part.reasons))
    total.reasons[reason] = (total.reasons[reason] ?? 0) + n;
}

/** True when no document was lost and none was counted twice. */
export function isConserved(tally: Tally): boolean {
  return tally.in === tally.keep + tally.reject + tally.hold + tally.fail;
}
