import { HAN_FIRST, tokenTable } from './tokens.ts';
import { STEP, unpackModel, type BigramModel } from './codec.ts';
import { MODEL } from './weights.ts';

/** A model made ready: pairs in a hash table of costs. */
export interface LanguageModel {
  /** Token of each UTF-16 unit. */
  readonly tokens: Uint16Array;
  /** Bits of a token after another; above `seenBitsMax` only for pairs never seen. */
  cost(first: number, second: number): number;
  /** True if the pair occurred in training. */
  isSeen(first: number, second: number): boolean;
}

let loaded: LanguageModel | undefined;

/** The shipped model; unpacked at the first call, about 30 ms and 4 MB. */
export function languageModel(): LanguageModel {
  loaded ??= readyModel(unpackModel(MODEL, HAN_FIRST));
  return loaded;
}

const EMPTY = 0xffffffff;

export function readyModel(model: BigramModel): LanguageModel {
  const size = 2 ** Math.ceil(Math.log2(model.pairs.length * 1.6 + 1));
  const mask = size - 1;
  const keys = new Uint32Array(size).fill(EMPTY);
  const values = new Uint8Array(size);
  const slotOf = (pair: number): number => {
    let slot = (Math.imul(pair, 0x9e3779b1) >>> 11) & mask;
    while (keys[slot] !== EMPTY && keys[slot] !== pair) slot = (slot + 1) & mask;
    return slot;
  };
  model.pairs.forEach((pair, i) => {
    const slot = slotOf(pair);
    keys[slot] = pair;
    values[slot] = model.costs[i] as number;
  });
  const { unigram, backoff } = model;
  const width = unigram.length;
  return {
    tokens: tokenTable(model.vocabulary),
    cost(first, second) {
      const slot = slotOf(first * width + second);
      if (keys[slot] !== EMPTY) return (values[slot] as number) * STEP;
      return ((unigram[second] as number) + (backoff[first] as number)) * STEP;
    },
    isSeen: (first, second) => keys[slotOf(first * width + second)] !== EMPTY,
  };
}
