import type { Draft } from '../draft.ts';
import type { Kit } from '../rooms.ts';

/** What one room does to a document. */
export type Room = (draft: Draft, kit: Kit) => void;

/** Stops at the first room that does not keep, unless `all` is asked for. */
export function runThrough(rooms: readonly Room[], draft: Draft, kit: Kit, all: boolean): void {
  for (const room of rooms) {
    if (draft.decision.kind !== 'keep' && !all) return;
    room(draft, kit);
  }
}
