import { decodeHTMLAttribute } from 'entities';
import { sourceText, type SourceText } from '../core/source-text.ts';
import { isName } from './tags.ts';

export const isSpace = (unit: number): boolean =>
  unit <= 32 && (unit === 32 || (unit >= 9 && unit <= 13 && unit !== 11));
const endsName = (unit: number): boolean =>
  unit <= 0x3e && (unit === 0x3e || unit === 0x3d || unit === 0x2f || isSpace(unit));

/** Reads the attributes of a tag one after the other, as the HTML tokenizer does; used again for every tag. */
export class AttributeCursor {
  /** Range of the name that was read last, and of its value: empty when it has none. */
  nameStart = 0;
  nameEnd = 0;
  valueStart = 0;
  valueEnd = 0;
  /** Offset behind the tag's `>`, or -1 when the source ends inside the tag; known when `next` gives false. */
  end = -1;
  #units: Uint16Array = NOTHING;
  #length = 0;
  #at = 0;

  /** @param at offset just behind the tag's name */
  open(units: Uint16Array, length: number, at: number): this {
    this.#units = units;
    this.#length = length;
    this.#at = at;
    return this;
  }

  /** @returns whether there was one more attribute. */
  next(): boolean {
    const units = this.#units;
    const n = this.#length;
    let i = this.#at;
    while (i < n && (units[i] === 0x2f || isSpace(units[i] as number))) i += 1;
    if (i >= n) return this.#ends(-1);
    if (units[i] === 0x3e) return this.#ends(i + 1);
    this.nameStart = i;
    i += 1;
    while (i < n && !endsName(units[i] as number)) i += 1;
    this.nameEnd = i;
    while (i < n && isSpace(units[i] as number)) i += 1;
    if (i >= n) return this.#ends(-1);
    if (units[i] !== 0x3d) {
      this.valueStart = this.nameEnd;
      this.valueEnd = this.nameEnd;
      this.#at = i;
      return true;
    }
    i += 1;
    while (i < n && isSpace(units[i] as number)) i += 1;
    return i < n ? this.#value(i) : this.#ends(-1);
  }

  #value(from: number): boolean {
    const units = this.#units;
    const n = this.#length;
    const quote = units[from] as number;
    const isQuoted = quote === 0x22 || quote === 0x27;
    let i = isQuoted ? from + 1 : from;
    this.valueStart = i;
    if (isQuoted) while (i < n && units[i] !== quote) i += 1;
    else while (i < n && units[i] !== 0x3e && !isSpace(units[i] as number)) i += 1;
    if (isQuoted && i >= n) return this.#ends(-1);
    this.valueEnd = i;
    this.#at = isQuoted ? i + 1 : i;
    return true;
  }

  #ends(at: number): false {
    this.end = at;
    return false;
  }
}

const NOTHING = new Uint16Array(0);
const cursor = new AttributeCursor();

/** Value of an attribute with its entities decoded. */
export function attributeValue(value: string): string {
  const raw = value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
  return raw.includes('&') ? decodeHTMLAttribute(raw) : raw;
}

/** The first attribute of that lower-case name in the start tag whose name ends at `at`; undefined for none. */
export function attributeAt(source: SourceText, at: number, name: string): string | undefined {
  const { units } = source;
  cursor.open(units, source.length, at);
  while (cursor.next())
    if (isName(name, units, cursor.nameStart, cursor.nameEnd))
      return attributeValue(source.slice(cursor.valueStart, cursor.valueEnd));
  return undefined;
}

/** All attributes of a start tag, first one of a name wins; names in lower case. */
export function allAttributes(from: string | SourceText, at: number): ReadonlyMap<string, string> {
  const source = typeof from === 'string' ? sourceText(from) : from;
  const found = new Map<string, string>();
  cursor.open(source.units, source.length, at);
  while (cursor.next()) {
    const name = source.slice(cursor.nameStart, cursor.nameEnd).toLowerCase();
    if (!found.has(name)) found.set(name, attributeValue(source.slice(cursor.valueStart, cursor.valueEnd)));
  }
  return found;
}
