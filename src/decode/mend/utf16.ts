import { likelihoods, RARE } from '../likelihood.ts';
import { Lattice, STRAYS, type Expand } from './lattice.ts';

export type Utf16 = 'utf-16le' | 'utf-16be';

/** The ways to read UTF-16: a stray octet shifts everything behind it by one. */
function expandUtf16(encoding: Utf16): Expand {
  const points = likelihoods();
  const low = encoding === 'utf-16le' ? 0 : 1;
  return (lattice, bytes, i, end) => {
    lattice.reach(1, STRAYS[bytes[i] as number] as number, 1);
    if (i + 1 >= end) return;
    const unit = (bytes[i + low] as number) | ((bytes[i + 1 - low] as number) << 8);
    lattice.reach(2, points[unit] as number);
    if (i + 3 >= end || (unit & 0xfc00) !== 0xd800) return;
    if (((bytes[i + 3 - low] as number) & 0xfc) === 0xdc) lattice.reach(4, RARE);
  };
}

/** Mean points of two octets: text has more than -9, anything else less. */
export function utf16Points(bytes: Uint8Array, encoding: Utf16): number {
  if (bytes.length < 2) return -Infinity;
  return (new Lattice().read(bytes, 0, bytes.length, expandUtf16(encoding)) * 2) / bytes.length;
}

/** A reading with stray octets must be likelier by this much: rare scripts are no damage. */
const MENDED_FROM = 24;

/** UTF-16 to text; every stray octet becomes U+FFFD, and what follows is read in its own alignment. */
export function decodeMendedUtf16(bytes: Uint8Array, encoding: Utf16): string {
  const out = Buffer.alloc(bytes.length * 2);
  let n = 0;
  const swap = encoding === 'utf-16le' ? 0 : 1;
  const expand = expandUtf16(encoding);
  const points = new Lattice().read(bytes, 0, bytes.length, expand, (at, length, strayAt) => {
    if (strayAt > 0) n = out.writeUInt16LE(0xfffd, n);
    else for (let k = 0; k < length; k += 1) out[n++] = bytes[at + (k ^ swap)] as number;
  });
  if (points < plainPoints(bytes, encoding) + MENDED_FROM) return new TextDecoder(encoding).decode(bytes);
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(out.subarray(0, n));
}

// As decoders read it, from the first octet in twos.
function plainPoints(bytes: Uint8Array, encoding: Utf16): number {
  const table = likelihoods();
  const low = encoding === 'utf-16le' ? 0 : 1;
  let points = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const unit = (bytes[i + low] as number) | ((bytes[i + 1 - low] as number) << 8);
    points += (unit & 0xf800) === 0xd800 ? RARE / 2 : (table[unit] as number);
  }
  return points;
}
