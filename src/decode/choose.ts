import { isUtf8 } from 'node:buffer';
import { decodeAs } from './decoders.ts';
import { encodingOf, type Encoding } from './labels.ts';
import { readAs, type Reading } from './mend/mend.ts';
import { utf16Points } from './mend/utf16.ts';
import { plausibility } from './plausibility.ts';
import { hzRuns, isBinary, utf16WithoutBom, utf8Shape } from './shape.ts';

export interface Choice {
  readonly encoding: Encoding;
  /** What decided: a byte order mark, the structure of the octets, or how the candidates read. */
  readonly by: 'bom' | 'utf-8' | 'utf-16' | 'escape' | 'score';
  readonly bomBytes: number;
  /** Known to be UTF-8 without a broken octet. */
  readonly isWhole?: boolean;
}

export interface Labels {
  readonly header: string;
  readonly meta: string;
}

/** Octets judged when the label cannot be trusted: the densest part would do, the first non-ASCII part is enough. */
export const SAMPLE_BYTES: number = 32_768;
/** A label speaks for its encoding this much, in points of plausibility, and more where there is little to read. */
const LABEL_BONUS = 0.35;
const LABEL_BONUS_OCTETS = 8;
/** This many whole UTF-8 sequences for one stray octet make a body UTF-8 with damage: GB and Big5 give fewer than 0.1. */
const SEQUENCES_PER_STRAY_MIN = 2;

/** Which encoding a body is in; undefined when it is no text. */
export function choose(body: Uint8Array, labels: Labels): Choice | undefined {
  const bom = byteOrderMark(body);
  if (bom !== undefined) return bom;
  const isWhole = isUtf8(body);
  // Whole UTF-8 without a zero is no UTF-16.
  const wide = isWhole && !hasZero(body) ? undefined : utf16(body);
  if (wide !== undefined) return { encoding: wide, by: 'utf-16', bomBytes: 0 };
  if (isBinary(body)) return undefined;
  if (isHz(body, labels)) return { encoding: 'hz-gb-2312', by: 'escape', bomBytes: 0 };
  if (isWhole) return { encoding: 'utf-8', by: 'utf-8', bomBytes: 0, isWhole };
  const { sequences, stray } = utf8Shape(body);
  if (sequences > 0 && sequences >= stray * SEQUENCES_PER_STRAY_MIN)
    return { encoding: 'utf-8', by: 'utf-8', bomBytes: 0 };
  return { encoding: best(sampleOf(body), labels), by: 'score', bomBytes: 0 };
}

// Where stray octets have shifted part of a text, counting units does not tell: ASCII then looks like the other order.
// Nor does it where few characters are frequent ones; a text without ASCII has not even a zero.
function utf16(body: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const counted = utf16WithoutBom(body);
  const isWide = counted !== undefined || hasZero(body);
  const sample = body.subarray(0, isWide ? UTF_16_BYTES : BARE_BYTES);
  if (!isWide && sample.filter((byte) => byte >= 0x80).length < sample.length / 4) return undefined;
  const little = utf16Points(sample, 'utf-16le');
  const big = utf16Points(sample, 'utf-16be');
  if (Math.max(little, big) < (isWide ? CHINESE_FROM : BARE_FROM)) return counted;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

const UTF_16_BYTES = 16_384;
/** Octets judged where there is no zero: every page in GBK or Big5 comes by. */
const BARE_BYTES = 512;
/** Read as UTF-16, 3,652 bodies in other encodings had below -12 points two octets, Chinese in UTF-16 above -7.6. */
const BARE_FROM = -9;

function hasZero(body: Uint8Array): boolean {
  return body.subarray(0, SAMPLE_BYTES).includes(0);
}

function byteOrderMark(b: Uint8Array): Choice | undefined {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf)
    return { encoding: 'utf-8', by: 'bom', bomBytes: 3, isWhole: isUtf8(b) };
  if (b[0] === 0xff && b[1] === 0xfe) return { encoding: 'utf-16le', by: 'bom', bomBytes: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { encoding: 'utf-16be', by: 'bom', bomBytes: 2 };
  return undefined;
}

// Labelled, or what stands between the escapes reads as Chinese.
function isHz(body: Uint8Array, labels: Labels): boolean {
  if (hzRuns(body) === 0) return false;
  if ([labels.header, labels.meta].some((label) => encodingOf(label) === 'hz-gb-2312')) return true;
  return plausibility(decodeAs(body, 'hz-gb-2312').slice(0, SAMPLE_BYTES)) > 0;
}

// The part with the first non-ASCII octets: menus and scripts before it say nothing about the encoding.
function sampleOf(body: Uint8Array): Uint8Array {
  let from = 0;
  while (from < body.length && (body[from] ?? 0) < 0x80) from += 1;
  return body.subarray(from, from + SAMPLE_BYTES);
}

/** Tried whatever the labels say, in this order when equal. */
const CANDIDATES: readonly Encoding[] = [
  'gb18030',
  'big5',
  'utf-8',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
];
/** What a label may name but octets beyond ASCII speak against: judged before, or without a decoder for text. */
const NOT_BY_LABEL: ReadonlySet<Encoding> = new Set([
  'utf-16le',
  'utf-16be',
  'hz-gb-2312',
  'replacement',
  'x-user-defined',
]);

function best(sample: Uint8Array, labels: Labels): Encoding {
  const named = [labels.header, labels.meta].flatMap((label) => encodingOf(label) ?? []);
  const candidates = new Set([...CANDIDATES, ...named.filter((encoding) => !NOT_BY_LABEL.has(encoding))]);
  const octets = sample.filter((byte) => byte >= 0x80).length;
  const bonus = LABEL_BONUS + LABEL_BONUS_OCTETS / octets;
  let winner: Encoding = 'utf-8';
  let top = -Infinity;
  let second = -Infinity;
  for (const encoding of candidates) {
    const points =
      plausibility(decodeAs(sample, encoding)) + named.filter((name) => name === encoding).length * bonus;
    if (points > top) {
      second = top;
      top = points;
      winner = encoding;
    } else second = Math.max(second, points);
  }
  if (top >= SURE && top - second >= SURE_BY && octets >= SURE_OCTETS) return winner;
  // Latin text is sparse in octets beyond ASCII; where they are dense, it is Chinese or nothing.
  const isDense = winner === 'windows-1252' && octets > sample.length * LATIN_FOREIGN_MAX;
  return mostLikely(sample.subarray(0, WEIGHED_BYTES), named, !isDense) ?? winner;
}

/** Plausibility from which, and by which, a candidate needs no further proof, and octets that make it one. */
const SURE = 1;
const SURE_BY = 1;
const SURE_OCTETS = 64;
/** Octets read as characters where plausibility does not tell. */
const WEIGHED_BYTES = 4_096;
/** What a label is worth there, in points of likelihood: about one character. */
const LABEL_POINTS = 7;
/** Chinese has more points a character than this even with damage; other languages read as Chinese have less. */
const CHINESE_FROM = -9.5;
/** Where nothing else comes into question, whole characters are looked at alone, if stray octets are this few of all. */
const STRAY_SHARE_MAX = 0.34;
/** No Latin text has more accented letters than this; what does is something else that windows-1252 cannot refuse. */
export const LATIN_FOREIGN_MAX = 0.3;

// Stray octets spoil plausibility, which reads as decoders do; likelihood allows for them.
function mostLikely(sample: Uint8Array, named: readonly Encoding[], strict: boolean): Encoding | undefined {
  let winner: Encoding | undefined;
  let top = -Infinity;
  for (const encoding of ['gb18030', 'big5', 'utf-8'] as const) {
    const reading = readAs(sample, encoding);
    if (!isChinese(reading, strict)) continue;
    const total = reading.points + named.filter((name) => name === encoding).length * LABEL_POINTS;
    if (total <= top) continue;
    top = total;
    winner = encoding;
  }
  return winner;
}

function isChinese({ points, characters, strays, wholePoints }: Reading, strict: boolean): boolean {
  if (characters < 2) return false;
  if (points >= characters * CHINESE_FROM) return true;
  if (strict || strays > characters * STRAY_SHARE_MAX) return false;
  return wholePoints >= (characters - strays) * CHINESE_FROM;
}
