/** FNV-1a over UTF-16 units, as an unsigned 32-bit number. Two lines of a page collide once in four billion pairs. */
export function hashRange(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
