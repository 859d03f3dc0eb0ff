import { decodeHTMLAttribute } from 'entities';

/** Called with the name's and the value's range in the source; an attribute without a value has an empty range. */
export type AttributeSink = (
  nameStart: number,
  nameEnd: number,
  valueStart: number,
  valueEnd: number,
) => void;

const isSpace = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13 && unit !== 11);

/**
 * Reads attributes from `at` (just behind the tag name) to the tag's `>`, as the HTML tokenizer does.
 * @returns the offset behind `>`, or -1 when the source ends inside the tag.
 */
export function readAttributes(source: string, at: number, sink: AttributeSink): number {
  const n = source.length;
  let i = at;
  for (;;) {
    while (i < n && (isSpace(source.charCodeAt(i)) || source.charCodeAt(i) === 0x2f)) i += 1;
    if (i >= n) return -1;
    if (source.charCodeAt(i) === 0x3e) return i + 1;
    const nameStart = i;
    i += 1;
    while (i < n && !endsName(source.charCodeAt(i))) i += 1;
    const nameEnd = i;
    while (i < n && isSpace(source.charCodeAt(i))) i += 1;
    if (i >= n) return -1;
    if (source.charCodeAt(i) !== 0x3d) {
      sink(nameStart, nameEnd, nameEnd, nameEnd);
      continue;
    }
    i += 1;
    while (i < n && isSpace(source.charCodeAt(i))) i += 1;
    if (i >= n) return -1;
    const quote = source.charCodeAt(i);
    if (quote === 0x22 || quote === 0x27) {
      const end = source.indexOf(quote === 0x22 ? '"' : "'", i + 1);
      if (end < 0) return -1;
      sink(nameStart, nameEnd, i + 1, end);
      i = end + 1;
    } else {
      const valueStart = i;
      while (i < n && !isSpace(source.charCodeAt(i)) && source.charCodeAt(i) !== 0x3e) i += 1;
      sink(nameStart, nameEnd, valueStart, i);
    }
  }
}

function endsName(unit: number): boolean {
  return unit === 0x3d || unit === 0x3e || unit === 0x2f || isSpace(unit);
}

/** Value of an attribute with its entities decoded. */
export function attributeValue(source: string, start: number, end: number): string {
  const raw = source.slice(start, end);
  return raw.includes('&') ? decodeHTMLAttribute(raw) : raw;
}

/** All attributes of a start tag, first one of a name wins; names in lower case. */
export function allAttributes(source: string, at: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  readAttributes(source, at, (nameStart, nameEnd, valueStart, valueEnd) => {
    const name = source.slice(nameStart, nameEnd).toLowerCase();
    if (!found.has(name)) found.set(name, attributeValue(source, valueStart, valueEnd));
  });
  return found;
}
