import { controlOctets } from '../core/page-kernel.ts';
import { COMMON_HAN } from './common-han.ts';

/** Octets looked at where the whole body need not be. */
const LOOK_BYTES = 8_192;

/**
 * What the structure of the octets says: whole UTF-8 sequences of three or four octets, as Han characters have
 * them, and octets that are in no sequence. Sequences of two are in neither: GB text is full of them.
 */
export interface Utf8Shape {
  readonly sequences: number;
  readonly stray: number;
}

/** Counts in all octets; overlong forms and surrogates count as stray. */
export function utf8Shape(bytes: Uint8Array): Utf8Shape {
  let sequences = 0;
  let stray = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length = sequenceLength(bytes, i, lead);
    if (length === 0) stray += 1;
    else if (length > 2) sequences += 1;
    i += Math.max(1, length);
  }
  return { sequences, stray };
}

/** Octets of the UTF-8 sequence at this place, 0 when there is none. */
export function sequenceLength(bytes: Uint8Array, at: number, lead: number): number {
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i += 1) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  return length;
}

/**
 * UTF-16 without a byte order mark: of the two readings, the one in which at least half of the units are
 * ASCII or frequent Chinese characters. ASCII read as UTF-16 gives rare ones ("Bush hid the facts").
 */
export function utf16WithoutBom(body: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const n = Math.min(body.length & ~1, LOOK_BYTES);
  if (n < 8) return undefined;
  let little = 0;
  let big = 0;
  for (let i = 0; i < n; i += 2) {
    const first = body[i] as number;
    const second = body[i + 1] as number;
    if (isUsual(first | (second << 8))) little += 1;
    if (isUsual(second | (first << 8))) big += 1;
  }
  const units = n / 2;
  if (little * 2 >= units && little > big * 2) return 'utf-16le';
  return big * 2 >= units && big > little * 2 ? 'utf-16be' : undefined;
}

function isUsual(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
  return COMMON_HAN[unit] === 1 || (unit >= 0x3000 && unit <= 0x3020) || unit === 0xff0c;
}

const MAGIC: readonly string[] = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  'GIF8',
  '\u00ff\u00d8\u00ff',
  '\u001f\u008b',
  'Rar!',
  '7z\u00bc\u00af',
  'RIFF',
  '\u00d0\u00cf\u0011\u00e0',
];

/** Octets looked through for control characters. */
const BINARY_BYTES = 65_536;
/** By its first octets, or by more control characters than any text has. */
export function isBinary(body: Uint8Array): boolean {
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 8)).toString('latin1');
  if (MAGIC.some((magic) => start.startsWith(magic))) return true;
  const n = Math.min(body.length, BINARY_BYTES);
  return controlOctets(body.subarray(0, n)) > n / 50 + 8;
}

/** Nothing but white space. */
export function isBlank(body: Uint8Array): boolean {
  for (const byte of body) if (byte > 0x20 || byte < 9) return false;
  return true;
}

/** Octets between `~{` and `~}` (RFC 1843), when the body is 7-bit and has such a pair. */
export function hzRuns(body: Uint8Array): number {
  const sample = Buffer.from(body.buffer, body.byteOffset, body.length);
  let inside = 0;
  for (let at = sample.indexOf('~{'); at >= 0; at = sample.indexOf('~{', at + 2)) {
    let end = at + 2;
    while (isGb7(sample[end]) && isGb7(sample[end + 1]) && sample[end] !== TILDE) end += 2;
    if (sample[end] === TILDE && sample[end + 1] === 0x7d) inside += end - at - 2;
  }
  return inside > 0 && sample.every((byte) => byte < 0x80) ? inside : 0;
}

const TILDE = 0x7e;

function isGb7(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x21 && byte <= 0x7e;
}
