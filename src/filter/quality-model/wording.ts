import { HAN_PAIR_SLOTS, hanPairSlot } from '../../text/language/han-pairs.ts';
import { FOLDED_HAN } from '../../text/language/weights.ts';

/** Slots that pairs of characters are hashed into. */
export const WORDING_SLOTS = HAN_PAIR_SLOTS;
/** A text is judged by this many pairs at most. */
const PAIRS_MAX = 20_000;

/** Slots of the pairs of folded Han of a text, in order. */
export function wordingSlots(text: string): Uint16Array {
  const slots = new Uint16Array(Math.min(text.length, PAIRS_MAX));
  let count = 0;
  let before = 0;
  for (let i = 0; i < text.length && count < slots.length; i++) {
    const folded = FOLDED_HAN[text.charCodeAt(i)] as number;
    if (before !== 0 && folded !== 0) slots[count++] = hanPairSlot(before, folded);
    before = folded;
  }
  return slots.subarray(0, count);
}

/** Pairs that say nothing, added to every text: the mean of a few pairs is chance. */
const SILENT_PAIRS = 40;

/** Mean weight of the slots, drawn towards 0 where they are few. */
export function wordingMean(slots: Uint16Array, weights: Float32Array | Float64Array): number {
  let sum = 0;
  for (let i = 0; i < slots.length; i++) sum += weights[slots[i] as number] as number;
  return sum / (slots.length + SILENT_PAIRS);
}
