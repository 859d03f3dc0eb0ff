import type { TextProfile } from '../core/text-profile.ts';
import { CHAR, UNIT_CLASS } from '../text/char-class.ts';
import { once } from './once.ts';

export interface NgramShares {
  /** Units covered by the most frequent 4-gram, at most 1; 0 if none occurs five times. */
  readonly top: number;
  /** Units covered by 10-grams that occurred earlier in the text. */
  readonly duplicate: number;
}

/** A text is judged by its first letters: repetition on this scale is decided by then, and memory stays bounded. */
const LETTERS_MAX = 1 << 18;
/** In a short text a name that occurs three times is no repetition. */
const TOP_COUNT_MIN = 5;
const BASE = 0x01000193;

// Scratch of this module; grows to the longest text seen, at most 2 × LETTERS_MAX slots.
let letters = new Uint16Array(1 << 12);
const SLOTS_MIN = 1 << 10;
let slots = new Int32Array(SLOTS_MIN);
let counts = new Uint32Array(SLOTS_MIN);
/** Slot of the short n-gram that begins at each letter; then whether it is repeated. */
let slotAt = new Uint32Array(1 << 12);

/** Characters of the n-grams: four are about two and a half words, ten about six. */
const TOP_UNITS = 4;
const DUP_UNITS = 10;

/** Repetition of n-grams over the letters, Han characters and digits of a text; 0 and 0 for a text shorter than one n-gram. */
export const ngramShares: (profile: TextProfile) => NgramShares = once(({ text }) => {
  const length = collectLetters(text);
  const most = countGrams(length, TOP_UNITS);
  return {
    top: most < TOP_COUNT_MIN ? 0 : Math.min(1, (most * TOP_UNITS) / length),
    duplicate: duplicateShare(length, DUP_UNITS),
  };
});

function collectLetters(text: string): number {
  const max = Math.min(text.length, LETTERS_MAX);
  if (letters.length < max) {
    letters = new Uint16Array(Math.max(max, letters.length * 2));
    slotAt = new Uint32Array(letters.length);
  }
  let length = 0;
  for (let i = 0; i < text.length && length < max; i++) {
    const unit = text.charCodeAt(i);
    if (isLetter(UNIT_CLASS[unit] as number)) letters[length++] = unit;
  }
  return length;
}

function isLetter(charClass: number): boolean {
  return (
    (charClass >= CHAR.han && charClass <= CHAR.hangul) ||
    charClass === CHAR.other ||
    charClass === CHAR.emoji ||
    charClass === CHAR.surrogate
  );
}

/** Counts n-grams and notes the slot of each; gives the count of the most frequent. */
function countGrams(length: number, n: number): number {
  let most = 1;
  const mask = clearTable(length);
  let hash = firstHash(length, n);
  const lead = power(BASE, n - 1);
  for (let start = 0; start + n <= length; start++) {
    hash = (Math.imul(hash, BASE) + (letters[start + n - 1] as number)) | 0;
    const slot = findSlot(hash, mask);
    slots[slot] = hash | 1;
    const count = (counts[slot] as number) + 1;
    counts[slot] = count;
    if (count > most) most = count;
    slotAt[start] = slot;
    hash = (hash - Math.imul(letters[start] as number, lead)) | 0;
  }
  return most;
}

// What begins with a short n-gram that occurs once cannot occur twice itself: most of prose is passed over.
function duplicateShare(length: number, n: number): number {
  let covered = 0;
  let end = 0;
  let repeats = 0;
  for (let start = 0; start + n <= length; start++) {
    const isRepeated = (counts[slotAt[start] as number] as number) > 1;
    slotAt[start] = isRepeated ? 1 : 0;
    if (isRepeated) repeats++;
  }
  const mask = clearTable(repeats);
  let hash = firstHash(length, n);
  const lead = power(BASE, n - 1);
  for (let start = 0; start + n <= length; start++) {
    hash = (Math.imul(hash, BASE) + (letters[start + n - 1] as number)) | 0;
    if (slotAt[start] === 1) {
      const slot = findSlot(hash, mask);
      if (slots[slot] === 0) slots[slot] = hash | 1;
      else {
        covered += start + n - Math.max(start, end);
        end = start + n;
      }
    }
    hash = (hash - Math.imul(letters[start] as number, lead)) | 0;
  }
  return length === 0 ? 0 : covered / length;
}

/** Rolling hash of the first n - 1 letters. */
function firstHash(length: number, n: number): number {
  let hash = 0;
  for (let i = 0; i < n - 1 && i < length; i++) hash = (Math.imul(hash, BASE) + (letters[i] as number)) | 0;
  return hash;
}

function power(base: number, exponent: number): number {
  let out = 1;
  for (let i = 0; i < exponent; i++) out = Math.imul(out, base);
  return out;
}

/** Empties as many slots as a text of this length needs, at most half full; gives the mask of a slot number. */
function clearTable(length: number): number {
  let size = SLOTS_MIN;
  while (size < length * 2) size *= 2;
  if (slots.length < size) {
    slots = new Int32Array(size);
    counts = new Uint32Array(size);
  } else {
    slots.fill(0, 0, size);
    counts.fill(0, 0, size);
  }
  return size - 1;
}

/** The slot that holds this hash, or the empty one where it belongs; the lowest bit of a held hash is set, 0 is empty. */
function findSlot(hash: number, mask: number): number {
  let slot = (Math.imul(hash, 0x9e3779b1) >>> 12) & mask;
  const held = hash | 1;
  while (slots[slot] !== 0 && slots[slot] !== held) slot = (slot + 1) & mask;
  return slot;
}
