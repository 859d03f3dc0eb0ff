import { decodeHTML } from 'entities';
import type { SourceText } from '../core/source-text.ts';
import { isName } from './tags.ts';

/** Text with entities decoded and white space folded to one space; trimmed. */
export function fold(raw: string): string {
  return decodeHTML(raw).replace(/\s+/gu, ' ').trim();
}

/** Offset of what ends a comment whose text begins at `from`, or -1. */
export function commentEnd(source: SourceText, from: number): number {
  const plain = source.indexOf('-->', from);
  // The odd ending is looked for only before the plain one, so that many comments stay linear.
  const bang = plain < 0 ? source.indexOf('--!>', from) : source.slice(from, plain).indexOf('--!>') + from;
  return bang >= from ? bang : plain;
}

/** Offset of the `</name` that ends raw text, or -1. */
export function findRawEnd(source: SourceText, name: string, from: number): number {
  const { units } = source;
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    const behind = at + 2 + name.length;
    if (!isName(name, units, at + 2, behind)) continue;
    const next = behind < source.length ? (units[behind] as number) : 0;
    if (next === 0x3e || next === 0x2f || next <= 0x20) return at;
  }
  return -1;
}
