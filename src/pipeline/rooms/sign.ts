import { keep } from '../../core/decision.ts';
import { record, type Draft } from '../draft.ts';
import type { Kit } from '../rooms.ts';

/** The signature by which near copies are found. */
export function signRoom(draft: Draft, { signer }: Pick<Kit, 'signer'>): void {
  draft.signature = signer.sign(draft.text);
  record(draft, 'sign', signer.version, keep);
}
