/**
 * What a code point counts as. One class each, so that counts add up to the code points of a text:
 * `mark` is a combining mark, `format` zero-width and direction marks, `broken` replacement
 * characters, private use, unassigned code points, controls and lone surrogates.
 */
export const CHAR = {
  other: 0,
  space: 1,
  newline: 2,
  han: 3,
  latin: 4,
  digit: 5,
  kana: 6,
  hangul: 7,
  punctuation: 8,
  symbol: 9,
  emoji: 10,
  broken: 11,
  mark: 12,
  format: 13,
  surrogate: 14,
} as const;

/** Number of classes, for arrays of counts. */
export const CHAR_CLASSES = 15;

// Asked in this order; stands before the table because building the table asks it.
const PROPERTIES: readonly (readonly [number, RegExp])[] = [
  [CHAR.han, /^\p{Script=Han}$/u],
  [CHAR.punctuation, /^\p{P}$/u],
  [CHAR.broken, /^[\p{Cn}\p{Co}\p{Cs}\p{Cc}\u202a-\u202e\u2066-\u2069]$/u],
  [CHAR.format, /^[\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u],
  [CHAR.space, /^\p{Z}$/u],
  [CHAR.kana, /^[\p{Script=Hiragana}\p{Script=Katakana}\u30fc]$/u],
  [CHAR.hangul, /^\p{Script=Hangul}$/u],
  [CHAR.latin, /^\p{Script=Latin}$/u],
  [CHAR.digit, /^\p{Nd}$/u],
  [CHAR.emoji, /^\p{Emoji_Presentation}$/u],
  [CHAR.mark, /^\p{M}$/u],
  [CHAR.symbol, /^[\p{S}\p{No}]$/u],
];

/** Class of each UTF-16 unit; surrogates have a class of their own and are looked up as pairs by `classOf`. */
export const UNIT_CLASS: Uint8Array = buildUnitClasses();

/** Class of any code point. */
export function classOf(codePoint: number): number {
  if (codePoint < 0x10000) return UNIT_CLASS[codePoint] ?? CHAR.broken;
  if (codePoint >= 0x20000 && codePoint < 0x33480) return CHAR.han;
  if (codePoint >= 0x1f000 && codePoint < 0x1fb00) return CHAR.emoji;
  if (codePoint >= 0xf0000) return CHAR.broken;
  if (codePoint >= 0xe0000 && codePoint < 0xe0080) return CHAR.format;
  return slowClass(String.fromCodePoint(codePoint));
}

function buildUnitClasses(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++)
    table[unit] = rangeClass(unit) ?? slowClass(String.fromCharCode(unit));
  return table;
}

// The large blocks by range: a property test for each of 65,536 units would take most of a start.
function rangeClass(unit: number): number | undefined {
  if (unit < 0x80) return asciiClass(unit);
  if (unit >= 0x3400 && unit < 0x4dc0) return CHAR.han;
  if (unit >= 0x4e00 && unit < 0xa000) return CHAR.han;
  if (unit >= 0xac00 && unit < 0xd7a4) return CHAR.hangul;
  if (unit >= 0xd800 && unit < 0xe000) return CHAR.surrogate;
  if (unit >= 0xe000 && unit < 0xf900) return CHAR.broken;
  if (unit === 0x3005 || unit === 0x3007) return CHAR.han;
  if (unit === 0xfffd || unit === 0x25a1) return CHAR.broken;
  return undefined;
}

function asciiClass(unit: number): number {
  if (unit === 10) return CHAR.newline;
  if (unit === 9 || unit === 13 || unit === 32) return CHAR.space;
  if (unit < 32 || unit === 127) return CHAR.broken;
  if (unit >= 48 && unit < 58) return CHAR.digit;
  if ((unit | 32) >= 97 && (unit | 32) < 123) return CHAR.latin;
  return '$+<=>^`|~'.includes(String.fromCharCode(unit)) ? CHAR.symbol : CHAR.punctuation;
}

function slowClass(char: string): number {
  for (const [charClass, pattern] of PROPERTIES) if (pattern.test(char)) return charClass;
  return CHAR.other;
}
