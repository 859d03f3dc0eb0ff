import { decodeHTML } from 'entities';
import { isName } from './tags.ts';

/** Text with entities decoded and white space folded to one space; trimmed. */
export function fold(raw: string): string {
  return decodeHTML(raw).replace(/\s+/gu, ' ').trim();
}

/** Whether only white space and NUL, which the standard drops, stand between `from` and `to`. */
export function isBlank(source: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const unit = source.charCodeAt(i);
    if (unit > 32 || (unit < 32 && unit !== 0 && (unit < 9 || unit > 13))) return false;
  }
  return true;
}

/** Offset of what ends a comment whose text begins at `from`, or -1. */
export function commentEnd(source: string, from: number): number {
  const plain = source.indexOf('-->', from);
  // The odd ending is looked for only before the plain one, so that many comments stay linear.
  const bang = plain < 0 ? source.indexOf('--!>', from) : source.slice(from, plain).indexOf('--!>') + from;
  return bang >= from ? bang : plain;
}

/** Offset of the `</name` that ends raw text, or -1. */
export function findRawEnd(source: string, name: string, from: number): number {
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    const behind = at + 2 + name.length;
    if (!isName(name, source, at + 2, behind)) continue;
    const next = source.charCodeAt(behind);
    if (Number.isNaN(next) || next === 0x3e || next === 0x2f || next <= 0x20) return at;
  }
  return -1;
}
