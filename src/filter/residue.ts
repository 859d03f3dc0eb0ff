import type { TextProfile } from '../core/text-profile.ts';
import { buildAutomaton, type Automaton } from '../text/automaton.ts';
import { foldForScan, foldWord } from '../text/scan-fold.ts';
import { once } from './once.ts';
import { RESIDUE_WORDS } from './residue-words.ts';

let automaton: { readonly scan: Automaton['scan']; readonly lengths: readonly number[] } | undefined;

/** Share of a text's characters in wordings of page templates, 0..1; overlapping ones count once. */
export const residueRatio: (profile: TextProfile) => number = once(({ text, visible }) => {
  automaton ??= compile();
  const { units, length } = foldForScan(text);
  const { lengths } = automaton;
  let covered = 0;
  let coveredTo = 0;
  automaton.scan(units, length, (pattern, end) => {
    const start = Math.max(coveredTo, end - (lengths[pattern] as number));
    if (end > start) covered += end - start;
    coveredTo = Math.max(coveredTo, end);
  });
  return visible === 0 ? 0 : Math.min(1, covered / visible);
});

function compile(): NonNullable<typeof automaton> {
  const words = [...new Set(RESIDUE_WORDS.map(foldWord))];
  const built = buildAutomaton(words);
  return { scan: built.scan, lengths: words.map((word) => word.length) };
}
