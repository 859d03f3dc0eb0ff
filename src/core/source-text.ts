import { decodeToUnits, holdsUnitsOf, ownUnits, unitRoom, units } from './page-kernel.ts';

/** A part has 2^15 units, 64 KB: V8 keeps objects of up to 128 KB in memory that it uses again. */
const PART_BITS = 15;
/** Of a text in one part, however long. */
const ONE_PART_BITS = 31;

/** The text asked for last. */
let held: SourceText | undefined;

/**
 * The text of a page as scans read it: UTF-16 units in an array, and what is cut out of it as strings. For a
 * string of more than 128 KB V8 asks the system for memory and gives it back soon after, which costs as much
 * as half the scan; so a decoded page is kept in parts. `whole` is a rope of them, made flat only for those
 * who look into it.
 */
export class SourceText {
  readonly whole: string;
  readonly length: number;
  readonly #parts: readonly string[];
  readonly #bits: number;

  /** @param parts of 2^bits units each, but the last */
  constructor(parts: readonly string[], bits: number) {
    this.#parts = parts;
    this.#bits = bits;
    let whole = '';
    for (const part of parts) whole += part;
    this.whole = whole;
    this.length = whole.length;
  }

  /**
   * The units, four zeros behind them: reading an array costs half of asking the string. The array is used
   * again for the next text, so that it must not be kept; asking for the same text again costs nothing.
   */
  get units(): Uint16Array {
    if (!holdsUnitsOf(this)) this.#load();
    return units();
  }

  #load(): void {
    const room = unitRoom(this.length);
    const out = Buffer.from(room.buffer, room.byteOffset);
    let at = 0;
    for (const part of this.#parts) at += out.write(part, at, 'utf16le');
    ownUnits(this, this.length);
  }

  /** As String.slice, for offsets that are not negative. */
  slice(from: number, to: number): string {
    const bits = this.#bits;
    const first = from >>> bits;
    const start = from - (first << bits);
    if (to <= from || (to - 1) >>> bits === first)
      return (this.#parts[first] ?? '').slice(start, start + to - from);
    return this.#join(first, start, to);
  }

  #join(first: number, start: number, to: number): string {
    let text = (this.#parts[first] ?? '').slice(start);
    for (let part = first + 1; part << this.#bits < to && part < this.#parts.length; part += 1)
      text += (this.#parts[part] as string).slice(0, to - (part << this.#bits));
    return text;
  }

  startsWith(mark: string, at: number): boolean {
    return this.slice(at, at + mark.length) === mark;
  }

  /** As String.indexOf, for offsets that are not negative. */
  indexOf(mark: string, from: number): number {
    const more = mark.length - 1;
    for (let part = from >>> this.#bits; part < this.#parts.length; part += 1) {
      const start = part << this.#bits;
      const text = this.#parts[part] as string;
      const at = text.indexOf(mark, Math.max(0, from - start));
      if (at >= 0) return start + at;
      const seam = Math.max(from, start + text.length - more);
      const over = more === 0 ? -1 : this.slice(seam, start + text.length + more).indexOf(mark);
      if (over >= 0) return seam + over;
    }
    return -1;
  }
}

/** The text of a string; without work for the one that was decoded or scanned last. */
export function sourceText(whole: string): SourceText {
  if (held !== undefined && held.length === whole.length && held.whole === whole) return held;
  held = new SourceText([whole], ONE_PART_BITS);
  return held;
}

/** The text of whole UTF-8, which the caller has tested to be that; a byte order mark is left out. */
export function textOfUtf8(octets: Uint8Array): SourceText {
  let length = decodeToUnits(octets);
  const room = unitRoom(length);
  if (room[0] === BYTE_ORDER_MARK && length > 0) room.copyWithin(0, 1, length--);
  const bytes = Buffer.from(room.buffer, room.byteOffset, length * 2);
  held = new SourceText(
    inParts(length, (from, to) => bytes.toString('utf16le', from * 2, to * 2)),
    PART_BITS,
  );
  ownUnits(held, length);
  return held;
}

const BYTE_ORDER_MARK = 0xfeff;

/** The text of octets that are all ASCII: its strings have one octet a unit. */
export function textOfAscii(octets: Buffer): SourceText {
  held = new SourceText(
    inParts(octets.length, (from, to) => octets.toString('latin1', from, to)),
    PART_BITS,
  );
  return held;
}

function inParts(length: number, read: (from: number, to: number) => string): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < length; from += 1 << PART_BITS)
    parts.push(read(from, Math.min(length, from + (1 << PART_BITS))));
  return parts;
}
