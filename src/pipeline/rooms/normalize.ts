import { keep } from '../../core/decision.ts';
import { NORMALIZE_VERSION, normalizeText } from '../../normalize/normalize.ts';
import { record, type Draft } from '../draft.ts';
import type { Kit } from '../rooms.ts';

/** Text to cleaner text. */
export function normalizeRoom(draft: Draft, kit: Kit): void {
  const { text, log } = normalizeText(draft.text, kit.rules.normalize, draft.edits);
  draft.text = text;
  for (const [mapper, n] of Object.entries(log)) draft.measures[`normalize.${mapper}`] = n;
  record(draft, 'normalize', NORMALIZE_VERSION, keep);
}
