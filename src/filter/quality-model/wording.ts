import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import { foldTable } from '../../text/fold-table.ts';

/** Slots that pairs of characters are hashed into. */
export const WORDING_SLOTS = 1 << 12;
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
    if (before !== 0) slots[count++] = Math.imul((before << 16) | folded, 0x9e3779b1) >>> 20;
    before = folded;
  }
  return slots.subarray(0, count);
}

/** Mean weight of the slots; 0 for a text without pairs. */
export function wordingMean(slots: Uint16Array, weights: Float32Array | Float64Array): number {
  let sum = 0;
  for (let i = 0; i < slots.length; i++) sum += weights[slots[i] as number] as number;
  return slots.length === 0 ? 0 : sum / slots.length;
}
