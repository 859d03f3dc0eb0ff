import { sourceText } from '../core/source-text.ts';
import { COMMON_HAN } from './common-han.ts';

/** Points a character earns as text a person wrote; chosen so that a wrong decoding of Chinese scores below 0. */
const COMMON = 3;
const HAN = 0.2;
const PUNCTUATION = 2;
const KANA = 1;
const HANGUL = 0.7;
const BROKEN = -8;
const ODD = -2;

/**
 * How much a decoding looks like written Chinese (or Japanese, Korean, Latin): mean points of its
 * non-ASCII characters, roughly -8 to 3; 0 when there are none.
 */
export function plausibility(text: string): number {
  let points = 0;
  let seen = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 12) points += BROKEN;
      continue;
    }
    seen += 1;
    points += pointsOf(unit);
  }
  return seen === 0 ? 0 : points / seen;
}

function pointsOf(unit: number): number {
  if (unit >= 0x4e00 && unit <= 0x9fff) return COMMON_HAN[unit] === 1 ? COMMON : HAN;
  if (
    (unit >= 0x3000 && unit <= 0x3020) ||
    (unit >= 0xff01 && unit <= 0xff5e) ||
    (unit >= 0x2010 && unit <= 0x2027)
  )
    return PUNCTUATION;
  if (unit >= 0x3041 && unit <= 0x30ff) return KANA;
  if (unit >= 0xac00 && unit <= 0xd7a3) return HANGUL;
  if (unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff) || (unit >= 0x80 && unit <= 0x9f)) return BROKEN;
  if (unit >= 0xd800 && unit <= 0xdfff) return 0;
  if (unit >= 0xff61 && unit <= 0xff9f) return ODD;
  return unit >= 0x3400 && unit <= 0x4dbf ? ODD : unit < 0x0250 ? ODD / 4 : 0;
}

/** The same without the characters that could not be decoded: how the rest reads. */
export function plausibilityOfRest(text: string): number {
  return plausibility(text.replaceAll('\uFFFD', ''));
}

/** Count of U+FFFD. */
export function replacements(whole: string): number {
  const text = sourceText(whole);
  let n = 0;
  for (let at = text.indexOf('\uFFFD', 0); at >= 0; at = text.indexOf('\uFFFD', at + 1)) n += 1;
  return n;
}
