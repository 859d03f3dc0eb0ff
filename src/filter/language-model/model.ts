import { HAN_FIRST, tokenTable } from './tokens.ts';
import { STEP, unpackModel, type BigramModel } from './codec.ts';
import { MODEL } from './weights.ts';

/** A model made ready: pairs in a hash table of costs. */
export interface LanguageModel {
  /** Token of each UTF-16 unit. */
  readonly tokens: Uint16Array;
  /**
   * Bits of a token after another, negative for a pair that never occurred in training (the cost is then its
   * absolute value).
   */
  cost(first: number, second: number): number;
}

let loaded: LanguageModel | undefined;

/** The shipped model; unpacked at the first call, about 30 ms and 4 MB. */
export function languageModel(): LanguageModel {
  loaded ??= readyModel(unpackModel(MODEL, HAN_FIRST));
  return loaded;
}

// A slot holds pair and cost in one number, so that a look-up touches memory once; pairs are below 2^25.
const COST_BITS = 7;
const COST_MAX = (1 << COST_BITS) - 1;
const EMPTY = 0xffffffff;

/**
 * Pairs of the commonest tokens, half of all in running text, stand in a square that fits the cache: one byte each, the
 * cost in steps and this bit for a pair never seen.
 */
const SQUARE_BITS = 9;
const SQUARE = 1 << SQUARE_BITS;
const UNSEEN = 0x80;

export function readyModel(model: BigramModel): LanguageModel {
  const { unigram, backoff } = model;
  const width = unigram.length;
  const size = 2 ** Math.ceil(Math.log2(model.pairs.length * 1.6 + 1));
  const mask = size - 1;
  const slots = new Uint32Array(size).fill(EMPTY);
  model.pairs.forEach((pair, i) => {
    let slot = firstSlot(pair) & mask;
    while (slots[slot] !== EMPTY) slot = (slot + 1) & mask;
    slots[slot] = ((pair << COST_BITS) | Math.min(COST_MAX, model.costs[i] as number)) >>> 0;
  });
  const look = (first: number, second: number): number => {
    const pair = first * width + second;
    for (let slot = firstSlot(pair) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry >>> COST_BITS === pair) return (entry & COST_MAX) * STEP;
      if (entry === EMPTY) return -((unigram[second] as number) + (backoff[first] as number)) * STEP;
    }
  };
  const square = squareOf(look, width);
  return {
    tokens: tokenTable(model.vocabulary),
    cost(first, second) {
      if ((first | second) >= SQUARE) return look(first, second);
      const held = square[(first << SQUARE_BITS) | second] as number;
      return held < UNSEEN ? held * STEP : -(held - UNSEEN) * STEP;
    },
  };
}

/** Costs of the pairs of the first tokens; none reaches 64 bits. */
function squareOf(look: (first: number, second: number) => number, width: number): Uint8Array {
  const square = new Uint8Array(SQUARE * SQUARE);
  const side = Math.min(SQUARE, width);
  for (let first = 0; first < side; first++) {
    for (let second = 0; second < side; second++) {
      const cost = look(first, second);
      square[(first << SQUARE_BITS) | second] = cost < 0 ? UNSEEN - cost / STEP : cost / STEP;
    }
  }
  return square;
}

function firstSlot(pair: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> 11;
}
