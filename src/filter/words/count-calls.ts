import type { TextProfile } from '../../core/text-profile.ts';
import { countOf, LIST, phrases } from './phrases.ts';

export interface Calls {
  readonly calls: number;
  /** Different wordings among them. */
  readonly distinct: number;
  /** Calls for each 1,000 Han characters. */
  readonly density: number;
}

/** Shorter texts are scored as if they had this many Han: a single call in a notice is no density. */
const HAN_MIN = 200;

/** Counts calls to action in a text. */
export function countCalls(profile: TextProfile): Calls {
  const { hits, distinct } = countOf(phrases(profile), LIST.advertising);
  return { calls: hits, distinct, density: (hits * 1000) / Math.max(HAN_MIN, profile.han) };
}
