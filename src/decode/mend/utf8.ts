import { likelihoods, RARE } from '../likelihood.ts';
import { INSIDE, STRAYS, type Lattice } from './lattice.ts';
import { sequenceLength } from '../shape.ts';

/** The ways to read UTF-8, among them a character of three octets with a stray one inside. */
export function expandUtf8(lattice: Lattice, bytes: Uint8Array, i: number, end: number): void {
  const lead = bytes[i] as number;
  if (lead < 0x80) {
    lattice.reach(1, pointsOf(lead));
    return;
  }
  lattice.reach(1, STRAYS[lead] as number, 1);
  const length = sequenceLength(bytes, i, lead);
  if (length > 0 && i + length <= end)
    lattice.reach(length, length === 4 ? RARE : pointsAt(bytes, i, length));
  if (lead < 0xe0 || lead > 0xef || i + 3 >= end) return;
  const [second, third, fourth] = [bytes[i + 1], bytes[i + 2], bytes[i + 3]] as [number, number, number];
  reachInterrupted(lattice, lead, third, fourth, second, 2);
  reachInterrupted(lattice, lead, second, fourth, third, 3);
}

/** UTF-8 from the left: a whole sequence, or a stray octet. */
export function plainUtf8(lattice: Lattice, bytes: Uint8Array, i: number, end: number): void {
  const lead = bytes[i] as number;
  const length = lead < 0x80 ? 1 : sequenceLength(bytes, i, lead);
  if (length === 0 || i + length > end) lattice.reach(1, STRAYS[lead] as number, 1);
  else if (length === 1) lattice.reach(1, pointsOf(lead));
  else lattice.reach(length, length === 4 ? RARE : pointsAt(bytes, i, length));
}

function reachInterrupted(
  lattice: Lattice,
  lead: number,
  second: number,
  third: number,
  stray: number,
  strayAt: number,
): void {
  if ((second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) return;
  lattice.reach(4, INSIDE + (STRAYS[stray] as number) + pointsOf(unitOf(lead, second, third)), strayAt);
}

function pointsAt(bytes: Uint8Array, i: number, length: number): number {
  const [lead, second, third] = [bytes[i], bytes[i + 1], bytes[i + 2]] as [number, number, number];
  return pointsOf(length === 2 ? ((lead & 31) << 6) | (second & 63) : unitOf(lead, second, third));
}

function unitOf(lead: number, second: number, third: number): number {
  return ((lead & 15) << 12) | ((second & 63) << 6) | (third & 63);
}

function pointsOf(unit: number): number {
  return likelihoods()[unit] as number;
}
