import { decodeAs } from '../decoders.ts';
import { likelihoods, PRIVATE, RARE } from '../likelihood.ts';
import { isDigit, isEuro } from './euro.ts';
import { INSIDE, STRAYS, type Expand, type Lattice } from './lattice.ts';

export type TwoByte = 'gb18030' | 'big5';

/** The euro sign that Windows writes as 0x80. */
const EURO = -9;
/** A rarer character beside another rare one, or before a letter, is more often two characters read wrongly. */
const RARE_FROM = -12.5;
const NEIGHBOUR_FROM = -10.5;

interface Reader {
  readonly pairs: Float32Array;
  readonly expand: Expand;
  readonly plain: Expand;
}

const built = new Map<TwoByte, Reader>();

function readerOf(encoding: TwoByte): Reader {
  const known = built.get(encoding);
  if (known !== undefined) return known;
  const pairs = pairTable(encoding);
  const isGb = encoding === 'gb18030';
  const reader = { pairs, expand: expander(pairs, isGb), plain: plainReader(pairs, isGb) };
  built.set(encoding, reader);
  return reader;
}

/** The ways to read GB18030 or Big5 (HKSCS). */
export function expandTwoByte(encoding: TwoByte): Expand {
  return readerOf(encoding).expand;
}

/** The one way decoders read it: from the left, four octets before two, two before a stray one. */
export function plainTwoByte(encoding: TwoByte): Expand {
  return readerOf(encoding).plain;
}

/**
 * Does a run, read from the left as decoders do, hold what wrong pairing leads to: octets that are no character,
 * characters nobody has defined, rare ones together?
 */
export function looksDamaged(run: Uint8Array, encoding: TwoByte): boolean {
  const { pairs } = readerOf(encoding);
  let before = 0;
  for (let i = 0; i < run.length;) {
    const byte = run[i] as number;
    if (byte < 0x80) {
      if (before <= RARE_FROM && byte >= 0x40) return true;
      before = 0;
      i += 1;
      continue;
    }
    const isFour = encoding === 'gb18030' && isDigit(run[i + 1]) && isDigit(run[i + 3]);
    const points = isFour ? RARE : i + 1 < run.length ? pairAt(pairs, run, i, i + 1) : -Infinity;
    if (points <= PRIVATE) return true;
    if (Math.min(points, before) <= RARE_FROM && Math.max(points, before) <= NEIGHBOUR_FROM) return true;
    before = points;
    i += isFour ? 4 : 2;
  }
  return false;
}

function pairAt(pairs: Float32Array, bytes: Uint8Array, i: number, j: number): number {
  return pairs[((bytes[i] as number) << 8) | (bytes[j] as number)] as number;
}

function expander(pairs: Float32Array, isGb: boolean): Expand {
  const letters = likelihoods();
  return (lattice, bytes, i, end) => {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      lattice.reach(1, letters[byte] as number);
      return;
    }
    lattice.reach(1, STRAYS[byte] as number, 1);
    if (isGb && byte === 0x80) {
      if (isEuro(bytes, i)) lattice.reach(1, EURO);
      return;
    }
    if (i + 1 < end && pairAt(pairs, bytes, i, i + 1) > -Infinity)
      lattice.reach(2, pairAt(pairs, bytes, i, i + 1));
    if (i + 2 < end && (bytes[i + 1] as number) >= 0x80 && pairAt(pairs, bytes, i, i + 2) > -Infinity)
      lattice.reach(
        3,
        INSIDE + (STRAYS[bytes[i + 1] as number] as number) + pairAt(pairs, bytes, i, i + 2),
        2,
      );
    if (isGb && i + 3 < end) reachFour(lattice, bytes, i);
  };
}

function plainReader(pairs: Float32Array, isGb: boolean): Expand {
  const letters = likelihoods();
  return (lattice, bytes, i, end) => {
    const byte = bytes[i] as number;
    const pair = i + 1 < end ? pairAt(pairs, bytes, i, i + 1) : -Infinity;
    if (byte < 0x80) lattice.reach(1, letters[byte] as number);
    else if (isGb && i + 3 < end && isFour(bytes, i)) lattice.reach(4, RARE);
    else if (pair > -Infinity) lattice.reach(2, pair);
    else if (isGb && byte === 0x80 && isEuro(bytes, i)) lattice.reach(1, EURO);
    else lattice.reach(1, STRAYS[byte] as number, 1);
  };
}

function reachFour(lattice: Lattice, bytes: Uint8Array, i: number): void {
  if (isFour(bytes, i)) lattice.reach(4, RARE);
}

// GB18030 §4: a lead, a digit, a lead, a digit.
function isFour(bytes: Uint8Array, i: number): boolean {
  const third = bytes[i + 2] as number;
  return isDigit(bytes[i + 1]) && third > 0x80 && third < 0xff && isDigit(bytes[i + 3]);
}

// Points of every pair of octets, by lead × 256 + trail; -Infinity for what is no character.
function pairTable(encoding: TwoByte): Float32Array {
  const table = new Float32Array(0x10000).fill(-Infinity);
  const points = likelihoods();
  const row = new Uint8Array(0xbf * 3);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let k = 0; k < 0xbf; k += 1) row.set([lead, 0x40 + k, 0x0a], k * 3);
    decodeAs(row, encoding)
      .split('\n')
      .forEach((text, k) => {
        if (text === '' || text.includes('\uFFFD')) return;
        table[(lead << 8) | (0x40 + k)] = text.length === 1 ? (points[text.charCodeAt(0)] as number) : RARE;
      });
  }
  return table;
}
