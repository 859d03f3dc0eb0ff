// Made by scripts/train/looseness.mjs; see docs/models.md.
export const LOOSENESS_BIAS = -10.39;
/** One for each of `loosenessInputs`. */
export const LOOSENESS_WEIGHTS: readonly number[] = [4.05, 5.6, -1.1, 2.3, -1.85, -0.88];
