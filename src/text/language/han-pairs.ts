/** Slots that pairs of neighbouring Han are hashed into, for weights. */
export const HAN_PAIR_SLOTS: number = 1 << 14;
const SHIFT = 32 - 14;

/** Slot of two folded Han that stand side by side. */
export function hanPairSlot(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> SHIFT;
}
