import type { Draft } from '../draft.ts';

/** What one room does to a document, its rules already in hand. */
export type Step = (draft: Draft) => void;

/** Stops at the first step that does not keep, unless `all` is asked for. */
export function runThrough(steps: readonly Step[], draft: Draft, all: boolean): void {
  for (const step of steps) {
    if (draft.decision.kind !== 'keep' && !all) return;
    step(draft);
  }
}
