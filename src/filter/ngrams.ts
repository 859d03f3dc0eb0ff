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
let keys = new Uint32Array(1 << 13);
let counts = new Uint16Array(1 << 13);

/** Characters of the n-grams: four are about two and a half words, ten about six. */
const TOP_UNITS = 4;
const DUP_UNITS = 10;

/** Repetition of n-grams over the letters, Han characters and digits of a text; 0 and 0 for a text shorter than one n-gram. */
export const ngramShares: (profile: TextProfile) => NgramShares = once(({ text }) => {
  const length = collectLetters(text);
  return { top: topShare(length, TOP_UNITS), duplicate: duplicateShare(length, DUP_UNITS) };
});

function collectLetters(text: string): number {
  const max = Math.min(text.length, LETTERS_MAX);
  if (letters.length < max) letters = new Uint16Array(Math.max(max, letters.length * 2));
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

function topShare(length: number, n: number): number {
  let best = 1;
  eachGram(length, n, (_, seenBefore) => {
    if (seenBefore + 1 > best) best = seenBefore + 1;
  });
  return best < TOP_COUNT_MIN ? 0 : Math.min(1, (best * n) / length);
}

function duplicateShare(length: number, n: number): number {
  let covered = 0;
  let end = 0;
  eachGram(length, n, (start, seenBefore) => {
    if (seenBefore === 0) return;
    covered += start + n - Math.max(start, end);
    end = start + n;
  });
  return length === 0 ? 0 : covered / length;
}

/** Calls back for each n-gram with how often its hash was seen before. */
function eachGram(length: number, n: number, visit: (start: number, seenBefore: number) => void): void {
  if (length < n) return;
  const mask = clearTable(length);
  const lead = power(BASE, n - 1);
  let hash = 0;
  for (let i = 0; i < n - 1; i++) hash = Math.imul(hash, BASE) + (letters[i] as number);
  for (let start = 0; start + n <= length; start++) {
    hash = (Math.imul(hash, BASE) + (letters[start + n - 1] as number)) | 0;
    visit(start, countHash(hash >>> 0, mask));
    hash = (hash - Math.imul(letters[start] as number, lead)) | 0;
  }
}

function power(base: number, exponent: number): number {
  let out = 1;
  for (let i = 0; i < exponent; i++) out = Math.imul(out, base);
  return out;
}

function clearTable(length: number): number {
  let slots = 1 << 13;
  while (slots < length * 2) slots *= 2;
  if (keys.length < slots) {
    keys = new Uint32Array(slots);
    counts = new Uint16Array(slots);
  } else counts.fill(0, 0, slots);
  return slots - 1;
}

function countHash(hash: number, mask: number): number {
  let slot = (Math.imul(hash, 0x9e3779b1) >>> 8) & mask;
  while (counts[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
  const before = counts[slot] as number;
  keys[slot] = hash;
  if (before < 0xffff) counts[slot] = before + 1;
  return before;
}
