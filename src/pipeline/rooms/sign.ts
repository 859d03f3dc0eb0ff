import { keep } from '../../core/decision.ts';
import { record, type Draft } from '../draft.ts';
import type { Kit } from '../rooms.ts';

/** The signature by which near copies are found. */
export function signRoom(draft: Draft, kit: Kit): void {
  draft.signature = kit.signer.sign(draft.text);
  record(draft, 'sign', kit.signer.version, keep);
}
