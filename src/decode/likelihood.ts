import { RANKED_HAN } from './ranked-han.ts';

let table: Float32Array | undefined;

/**
 * Natural logarithm of how likely each UTF-16 unit is in a written Chinese text, ASCII aside; 65,536 entries, built
 * once. Frequent Han characters follow the ranks of docs/models.md; the other numbers only have to keep their order.
 */
export function likelihoods(): Float32Array {
  table ??= build();
  return table;
}

/** Units that no text has: unassigned, controls. */
export const IMPOSSIBLE = -22;
/** Private use: what nobody has defined, but some write. Likelier than a stray octet and a letter. */
export const PRIVATE = -19;
/** Characters outside the BMP, and the few pairs of octets that stand for two characters. */
export const RARE = -16;

/** A letter, digit or sign of ASCII beside Chinese. */
export const ASCII = -4.5;
/** Signs that stand before the letters and behind them in ASCII, and are second octets in GBK and Big5. */
const ASCII_SIGN = -9;

const RANGES: readonly (readonly [from: number, to: number, points: number])[] = [
  [0x09, 0x0a, -4],
  [0x0d, 0x0d, -4],
  [0x20, 0x7e, ASCII],
  [0xa0, 0x24f, -12],
  [0x370, 0x52f, -10.5],
  [0x2010, 0x203b, -8],
  [0x2100, 0x27ff, -12],
  [0x3000, 0x303f, -9],
  [0x3041, 0x30ff, -10.5],
  [0x3105, 0x312d, -12],
  [0x3200, 0x33ff, -14],
  [0x3400, 0x4dbf, RARE],
  [0x4e00, 0x9fff, -14.5],
  [0xac00, 0xd7a3, -13],
  [0xe000, 0xf8ff, PRIVATE],
  [0xf900, 0xfaff, RARE],
  [0xfe30, 0xfe6b, -12],
  [0xff01, 0xff5e, -9],
  [0xff10, 0xff19, -12],
  [0xff21, 0xff3a, -12],
  [0xff41, 0xff5a, -12],
];
const NO_TEXT = /[\p{Cn}\p{Cc}\p{Cs}]/u;
const OTHER_SCRIPT = -12;
const FREQUENT_PUNCTUATION = '，。、：；“”（）《》！？…—·「」『』‧';
const PUNCTUATION = -5.5;

function build(): Float32Array {
  const points = Float32Array.from({ length: 0x10000 }, (_, unit) =>
    NO_TEXT.test(String.fromCharCode(unit)) ? IMPOSSIBLE : OTHER_SCRIPT,
  );
  for (const [from, to, value] of RANGES) points.fill(value, from, to + 1);
  for (let i = 0; i < RANKED_HAN.length; i += 1) points[RANKED_HAN.charCodeAt(i)] = ofRank(i + 1);
  for (const char of FREQUENT_PUNCTUATION) points[char.charCodeAt(0)] = PUNCTUATION;
  for (const char of '@[\\]^_`{|}~') points[char.charCodeAt(0)] = ASCII_SIGN;
  points[0xff0c] = points[0x3002] = -3.5;
  return points;
}

// Fitted to the counts the ranks were made from: rank 1 has -3.4, 100 -6.3, 1,000 -8.6, 3,000 -11.1, 5,000 -13.3.
function ofRank(rank: number): number {
  return -3.4 - 0.6 * Math.log(rank) - rank / 1_150;
}
