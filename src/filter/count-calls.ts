import type { TextProfile } from '../core/text-profile.ts';
import { buildAutomaton, type Automaton } from '../text/automaton.ts';
import { foldForScan, foldWord } from '../text/scan-fold.ts';
import { CALLS_TO_ACTION } from './calls-to-action.ts';
import { once } from './once.ts';

export interface Calls {
  readonly calls: number;
  /** Different wordings among them. */
  readonly distinct: number;
  /** Calls for each 1,000 Han characters. */
  readonly density: number;
}

/** Shorter texts are scored as if they had this many Han: a single call in a notice is no density. */
const HAN_MIN = 200;

let automaton: Automaton | undefined;

/** Counts calls to action in a text. */
export const countCalls: (profile: TextProfile) => Calls = once(({ text, han }) => {
  automaton ??= buildAutomaton([...new Set(CALLS_TO_ACTION.map(foldWord))]);
  const { units, length } = foldForScan(text);
  const seen = new Set<number>();
  let calls = 0;
  automaton.scan(units, length, (pattern) => {
    calls++;
    seen.add(pattern);
  });
  return { calls, distinct: seen.size, density: (calls * 1000) / Math.max(HAN_MIN, han) };
});
