import type { SourceText } from '../core/source-text.ts';
import { AttributeCursor, attributeValue } from './attributes.ts';
import { isName } from './tags.ts';

/** Attributes that the scan itself needs, by number. */
export const CLASS = 0;
export const ID = 1;
export const ROLE = 2;
export const STYLE = 3;
export const HIDDEN = 4;
export const NO_SNIPPET = 5;
export const TYPE = 6;
export const LANG = 7;
export const ALT = 8;
export const REL = 9;
const WANTED = ['class', 'id', 'role', 'style', 'hidden', 'data-nosnippet', 'type', 'lang', 'alt', 'rel'];

/** First letter and length tell the wanted names apart. */
const LENGTHS = 32;
const keyOf = (first: number, length: number): number => (first & 31) * LENGTHS + length;
const SLOTS = new Int8Array(32 * LENGTHS).fill(-1);
WANTED.forEach((name, slot) => (SLOTS[keyOf(name.charCodeAt(0), name.length)] = slot));

/** Attributes of the tag that was read last; used again for every tag, so that reading one allocates nothing. */
export class StartTag {
  readonly units: Uint16Array;
  readonly #source: SourceText;
  readonly #cursor = new AttributeCursor();
  readonly #from = new Int32Array(WANTED.length);
  readonly #to = new Int32Array(WANTED.length);
  /** Bit of each wanted attribute that the tag has. */
  #seen = 0;

  constructor(source: SourceText) {
    this.#source = source;
    this.units = source.units;
  }

  /**
   * Reads attributes from `at` (just behind the tag name) to the tag's `>`.
   * @returns the offset behind `>`, or -1 when the source ends inside the tag.
   */
  read(at: number): number {
    this.#seen = 0;
    if (this.units[at] === 0x3e && at < this.#source.length) return at + 1;
    const cursor = this.#cursor.open(this.units, this.#source.length, at);
    while (cursor.next()) this.#keep(cursor);
    return cursor.end;
  }

  #keep({ nameStart, nameEnd, valueStart, valueEnd }: AttributeCursor): void {
    const length = nameEnd - nameStart;
    if (length >= LENGTHS) return;
    const slot = SLOTS[keyOf(this.units[nameStart] as number, length)] as number;
    if (slot < 0 || (this.#seen & (1 << slot)) !== 0) return;
    if (!isName(WANTED[slot] as string, this.units, nameStart, nameEnd)) return;
    this.#seen |= 1 << slot;
    this.#from[slot] = valueStart;
    this.#to[slot] = valueEnd;
  }

  /** @param slot number of a wanted attribute */
  has(slot: number): boolean {
    return (this.#seen & (1 << slot)) !== 0;
  }

  /** Range of a value in the source; only for attributes that the tag has. */
  from(slot: number): number {
    return this.#from[slot] as number;
  }

  to(slot: number): number {
    return this.#to[slot] as number;
  }

  /** Value with its entities decoded; '' when there is none. */
  value(slot: number): string {
    return this.has(slot) ? attributeValue(this.#source.slice(this.from(slot), this.to(slot))) : '';
  }
}
