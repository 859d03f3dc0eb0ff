import { isUtf8 } from 'node:buffer';
import { decodeAs } from '../decoders.ts';
import { utf8Shape } from '../shape.ts';
import { Lattice, type Expand } from './lattice.ts';
import { hasEuros } from './euro.ts';
import { settle } from './settle.ts';
import { expandTwoByte, looksDamaged, plainTwoByte } from './two-byte.ts';
import { expandUtf8, plainUtf8 } from './utf8.ts';

/** Encodings in which a damaged text can be divided into characters again. */
export type Mendable = 'gb18030' | 'big5' | 'utf-8';

export function isMendable(encoding: string): encoding is Mendable {
  return encoding === 'gb18030' || encoding === 'big5' || encoding === 'utf-8';
}

/** A run in another encoding than the page must be this much likelier, in points; the runs after it less. */
const FOREIGN = -25;
const STILL_FOREIGN = -3;

/**
 * Decodes a text that does not decode without loss. Where octets were lost or came in between, GB18030 and Big5 pair
 * all that follows wrongly; here the division into characters is the most likely one where it is clearly likelier
 * than the decoders'. A stray octet becomes one U+FFFD and takes no neighbour with it; one inside a character comes
 * behind it. Runs that read far better in another
 * encoding (pages put together from parts) are read in that.
 */
export function decodeMended(bytes: Uint8Array, encoding: Mendable): string {
  const out = new Output();
  const lattice = new Lattice();
  const euros = encoding === 'gb18030' && hasEuros(bytes);
  let before: Mendable = encoding;
  let at = 0;
  for (let i = 0; i < bytes.length;) {
    if ((bytes[i] as number) < 0x80) {
      i += 1;
      continue;
    }
    const start = runStart(bytes, i, at);
    const end = runEnd(bytes, i);
    const run = bytes.subarray(start, end);
    i = end;
    if (isWhole(run, encoding) || (end === bytes.length && isCut(run, encoding))) {
      before = encoding;
      continue;
    }
    out.add(bytes.subarray(at, start), encoding);
    before = likeliest(lattice, run, encoding, before);
    out.add(mended(lattice, run, before, euros), before);
    at = end;
  }
  out.add(bytes.subarray(at), encoding);
  return out.text();
}

/** How a text reads in an encoding, damage allowed for. */
export interface Reading {
  /** Points of the runs that are not ASCII, letters and digits in them included. */
  readonly points: number;
  /** Characters beyond ASCII, and stray octets. */
  readonly characters: number;
  readonly strays: number;
  /** Points of the characters beyond ASCII that are whole, stray octets aside. */
  readonly wholePoints: number;
}

/** The most likely reading of a sample in one encoding. */
export function readAs(sample: Uint8Array, encoding: Mendable): Reading {
  const lattice = new Lattice();
  let points = 0;
  let characters = 0;
  let strays = 0;
  let wholePoints = 0;
  for (let i = 0; i < sample.length;) {
    if ((sample[i] as number) < 0x80) {
      i += 1;
      continue;
    }
    const end = runEnd(sample, i);
    points += lattice.read(sample, i, end, expandOf(encoding), (at, _length, strayAt, stepPoints) => {
      if ((sample[at] as number) < 0x80) return;
      characters += 1;
      if (strayAt > 0) strays += 1;
      else wholePoints += stepPoints;
    });
    i = end;
  }
  return { points, characters, strays, wholePoints };
}

// A run ends at ASCII that is no part of a character in any of the encodings: white space, `<`, `>` and the like.
function runEnd(bytes: Uint8Array, from: number): number {
  let end = from;
  while (end < bytes.length && !isBreak(bytes[end] as number)) end += 1;
  return end;
}

function runStart(bytes: Uint8Array, from: number, least: number): number {
  let start = from;
  while (start > least && !isBreak(bytes[start - 1] as number)) start -= 1;
  return start;
}

function isBreak(byte: number): boolean {
  return byte < 0x30 || (byte > 0x39 && byte < 0x40);
}

function isWhole(run: Uint8Array, encoding: Mendable): boolean {
  return encoding === 'utf-8' ? isUtf8(run) : !looksDamaged(run, encoding);
}

// A body that ends inside a character is damaged there and nowhere else.
function isCut(run: Uint8Array, encoding: Mendable): boolean {
  const most = encoding === 'utf-8' ? 3 : 1;
  for (let n = 1; n <= most; n += 1) if (isWhole(run.subarray(0, -n), encoding)) return true;
  return false;
}

function likeliest(lattice: Lattice, run: Uint8Array, page: Mendable, before: Mendable): Mendable {
  const others = page === 'utf-8' ? TWO_BYTE : hasUtf8(run) ? UTF_8 : [];
  let winner = page;
  let top = others.length === 0 ? 0 : pointsOf(lattice, run, page);
  for (const other of others) {
    const points = pointsOf(lattice, run, other) + (other === before ? STILL_FOREIGN : FOREIGN);
    if (points <= top) continue;
    winner = other;
    top = points;
  }
  return winner;
}

const TWO_BYTE: readonly Mendable[] = ['gb18030', 'big5'];
const UTF_8: readonly Mendable[] = ['utf-8'];

function hasUtf8(run: Uint8Array): boolean {
  return utf8Shape(run).sequences > 0;
}

function expandOf(encoding: Mendable): Expand {
  return encoding === 'utf-8' ? expandUtf8 : expandTwoByte(encoding);
}

function plainOf(encoding: Mendable): Expand {
  return encoding === 'utf-8' ? plainUtf8 : plainTwoByte(encoding);
}

function pointsOf(lattice: Lattice, run: Uint8Array, encoding: Mendable): number {
  return lattice.read(run, 0, run.length, expandOf(encoding));
}

/** An octet that is a character in none of the encodings, and takes no other with it. */
const NO_CHARACTER = 0xff;

/** The run with every stray octet as 0xFF, behind the character it stood in. */
function mended(lattice: Lattice, run: Uint8Array, encoding: Mendable, euros: boolean): Uint8Array {
  const out = new Uint8Array(run.length);
  let n = 0;
  settle(lattice, run, plainOf(encoding), expandOf(encoding), (at, length, strayAt) => {
    if (length === 1 && run[at] === 0x80 && !euros) {
      out[n++] = NO_CHARACTER;
      return;
    }
    for (let k = 0; k < length; k += 1) if (k + 1 !== strayAt) out[n++] = run[at + k] as number;
    if (strayAt > 0) out[n++] = NO_CHARACTER;
  });
  return out;
}

/** Octets in one encoding after another, decoded where the encoding changes. */
class Output {
  #encoding: Mendable = 'utf-8';
  #parts: Uint8Array[] = [];
  #text = '';

  add(bytes: Uint8Array, encoding: Mendable): void {
    if (bytes.length === 0) return;
    if (encoding !== this.#encoding) this.#flush();
    this.#encoding = encoding;
    this.#parts.push(bytes);
  }

  text(): string {
    this.#flush();
    return this.#text;
  }

  #flush(): void {
    if (this.#parts.length > 0) this.#text += decodeAs(Buffer.concat(this.#parts), this.#encoding);
    this.#parts = [];
  }
}
