import { foldForScan } from '../../../text/scan-fold.ts';

/** Slots that n-grams are hashed into. */
export const OFFENCE_SLOTS = 1 << 15;
/** Longest n-gram in folded units. */
const GRAM_MAX = 3;
/** Units of a passage: about the length of the posts that the model was trained on. */
const PASSAGE_UNITS = 160;

const NEWLINE = 10;
const SPACE = 32;
const seenAt = new Uint32Array(OFFENCE_SLOTS);
let visit = 0;

/** Calls `each` once for every slot that an n-gram of a folded passage falls into; n-grams do not cross spaces. */
function visitSlots(units: Uint16Array, from: number, to: number, each: (slot: number) => void): void {
  visit++;
  for (let i = from; i < to; i++) {
    let hash = 0;
    for (let n = 0; n < GRAM_MAX && i + n < to; n++) {
      const unit = units[i + n] as number;
      if (unit === NEWLINE || unit === SPACE) break;
      hash = Math.imul(hash ^ unit, 0x9e3779b1) >>> 0;
      hash = (hash ^ (hash >>> 15)) >>> 0;
      const slot = Math.imul(hash + n * 7919, 0x85ebca6b) >>> 17;
      if (seenAt[slot] === visit) continue;
      seenAt[slot] = visit;
      each(slot);
    }
  }
}

/** Slots of each passage of a text, folded as for word lists. A text without letters has none. */
export function passageSlots(text: string): readonly Uint16Array[] {
  const { units, length } = foldForScan(text);
  const passages: Uint16Array[] = [];
  // Equal parts, so that no short rest is judged alone.
  const parts = Math.max(1, Math.round(length / PASSAGE_UNITS));
  for (let part = 0; part < parts; part++) {
    const slots: number[] = [];
    const from = Math.floor((length * part) / parts);
    visitSlots(units, from, Math.floor((length * (part + 1)) / parts), (slot) => slots.push(slot));
    if (slots.length > 0) passages.push(Uint16Array.from(slots));
  }
  return passages;
}
