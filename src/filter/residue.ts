import type { TextProfile } from '../core/text-profile.ts';
import { coveredUnits, LIST, phrases } from './words/phrases.ts';

/** Share of a text's characters in wordings of page templates, 0..1; overlapping ones count once. */
export function residueRatio(profile: TextProfile): number {
  if (profile.visible === 0) return 0;
  return Math.min(1, coveredUnits(phrases(profile), LIST.residue) / profile.visible);
}
