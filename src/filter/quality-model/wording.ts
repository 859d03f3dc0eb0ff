import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import { foldTable } from '../../text/fold-table.ts';

/** Slots that pairs of characters are hashed into. */
export const WORDING_SLOTS = 1 << 14;
/** A text is judged by this many pairs at most. */
const PAIRS_MAX = 20_000;

/** Slots of the pairs of folded Han of a text, in order. */
export function wordingSlots(text: string): Uint16Array {
  const fold = foldTable();
  const slots = new Uint16Array(Math.min(text.length, PAIRS_MAX));
  let count = 0;
  let before = 0;
  for (let i = 0; i < text.length && count < slots.length; i++) {
    const unit = text.charCodeAt(i);
    if (UNIT_CLASS[unit] !== CHAR.han) {
      before = 0;
      continue;
    }
    const folded = fold[unit] as number;
    if (before !== 0) slots[count++] = Math.imul((before << 16) | folded, 0x9e3779b1) >>> 18;
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
