import { ExactJaccard, foldText } from './exact-jaccard.ts';
import type { PendingPair } from './pending.ts';

/** The text of a document by rank; undefined when it is not at hand (an earlier release without its rows). */
export type TextOf = (rank: number) => string | undefined;

/** A pair that was found to be near, and on what ground. */
export interface VerifiedPair {
  readonly rank: number;
  readonly leader: number;
  readonly similarity: number;
  /** Whether texts were compared; if not, the similarity is the estimate of the signatures. */
  readonly exact: boolean;
}

/** How the pairs near the threshold were decided. */
export interface VerifyTally {
  /** Pairs whose texts were compared, and how many of them were near. */
  compared: number;
  confirmed: number;
  /** Pairs decided by the estimate, since a text was not at hand. */
  estimated: number;
}

export interface VerifyOptions {
  readonly ngram: number;
  readonly threshold: number;
  /** Values in a signature. */
  readonly values: number;
}

/** Folded texts kept, since leaders come again and again. */
const CACHE_TEXTS = 1_024;

/**
 * Compares the texts of pending pairs, which come by document and closest first; the first pair of a document
 * that reaches the threshold decides it.
 */
export function* verifyPairs(
  pairs: Iterable<PendingPair>,
  textOf: TextOf,
  { ngram, threshold, values }: VerifyOptions,
  tally: VerifyTally,
): Generator<VerifiedPair> {
  const jaccard = new ExactJaccard(ngram);
  const folded = foldedTexts(textOf);
  let decided = -1;
  for (const { rank, leader, equal } of pairs) {
    if (rank === decided) continue;
    const [own, other] = [folded(rank), folded(leader)];
    const exact = own !== undefined && other !== undefined;
    const similarity = exact ? jaccard.similarity(own, other) : equal / values;
    if (exact) tally.compared += 1;
    else tally.estimated += 1;
    if (similarity < threshold) continue;
    if (exact) tally.confirmed += 1;
    decided = rank;
    yield { rank, leader, similarity, exact };
  }
}

/** Folded texts by rank, the last ones kept. */
export function foldedTexts(textOf: TextOf): (rank: number) => Uint16Array | undefined {
  const cache = new Map<number, Uint16Array | undefined>();
  return (rank) => {
    if (cache.has(rank)) return cache.get(rank);
    const text = textOf(rank);
    const folded = text === undefined ? undefined : foldText(text);
    if (cache.size >= CACHE_TEXTS) cache.delete(cache.keys().next().value as number);
    cache.set(rank, folded);
    return folded;
  };
}
