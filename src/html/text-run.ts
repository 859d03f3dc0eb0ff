import { ENCODED, SPACED } from './columns.ts';

export const isLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122;
/** White space that HTML folds. */
const isFolded = (unit: number): boolean => unit === 32 || (unit <= 13 && unit >= 9 && unit !== 11);
const isBlankUnit = (unit: number): boolean => unit <= 32 && (isFolded(unit) || unit === 11 || unit === 0);

/** Finds where a run of text ends and what reading it takes, in one pass over its units; used again for every run. */
export class TextRun {
  readonly #units: Uint16Array;
  readonly #length: number;
  /** Whether the run that was read last is nothing but white space and NUL, which the standard drops. */
  isBlank = false;
  /** SPACED and ENCODED as they apply to it. */
  flags = 0;

  constructor(units: Uint16Array, length: number) {
    this.#units = units;
    this.#length = length;
  }

  /** @returns the offset of the `<` that opens markup, or the length of the source. */
  read(from: number): number {
    const units = this.#units;
    const n = this.#length;
    let i = from;
    this.flags = 0;
    while (i < n && isBlankUnit(units[i] as number)) {
      if (units[i] === 0) this.flags = ENCODED;
      i += 1;
    }
    this.isBlank = i >= n || this.#opensMarkup(i);
    return this.isBlank ? i : this.#readInside(i);
  }

  #readInside(from: number): number {
    const units = this.#units;
    const n = this.#length;
    let flags = this.flags;
    let i = from;
    while (i < n) {
      const unit = units[i] as number;
      if (unit > 0x3c) i += 1;
      else if (unit === 0x3c) {
        if (this.#opensMarkup(i)) break;
        i += 1;
      } else if (isFolded(unit)) {
        const spaces = i;
        while (i < n && isFolded(units[i] as number)) i += 1;
        // Spaces at the end of a run are cut off or become one.
        if (i >= n || this.#opensMarkup(i)) break;
        if (i - spaces > 1 || unit !== 32) flags |= SPACED;
      } else {
        if (unit === 0x26 || unit === 0) flags |= ENCODED;
        i += 1;
      }
    }
    this.flags = flags;
    return i;
  }

  #opensMarkup(at: number): boolean {
    if (this.#units[at] !== 0x3c) return false;
    const next = this.#units[at + 1] as number;
    if (isLetter(next) || next === 0x21 || next === 0x3f) return true;
    return next === 0x2f && at + 2 < this.#length;
  }
}
