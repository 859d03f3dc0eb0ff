// The page kernel: what reading a page does to every octet and every unit.
// AssemblyScript, compiled by scripts/kernel.mjs into src/core/page-kernel-bytes.ts; src/core/page-kernel.ts lays
// out its memory.

/** Octets below 32 that no text has: all but tab, line feed, form feed, carriage return and escape. */
const CONTROL_LOW: v128 = i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, -1, 0, 0, -1, -1);
const CONTROL_HIGH: v128 = i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, -1, -1, -1, -1);

/** How many of `n` octets are controls. */
export function controls(at: usize, n: i32): i32 {
  const end: usize = at + n;
  let found = 0;
  for (; at + 16 <= end; at += 16) {
    const v = v128.load(at);
    const low = i8x16.swizzle(CONTROL_LOW, v);
    const high = i8x16.swizzle(CONTROL_HIGH, i8x16.sub(v, i8x16.splat(16)));
    found += popcnt(i8x16.bitmask(v128.or(low, high)));
  }
  for (; at < end; at += 1) {
    const octet = <i32>load<u8>(at);
    if (octet < 32 && octet != 9 && octet != 10 && octet != 12 && octet != 13 && octet != 27) found += 1;
  }
  return found;
}

/**
 * Writes `n` octets of whole UTF-8 as UTF-16. Reads and writes up to 16 units behind the end.
 * Returns the number of units.
 */
export function decode(at: usize, n: i32, out: usize): i32 {
  const start = out;
  const end: usize = at + n;
  while (at < end) {
    const v = v128.load(at);
    const mask = i8x16.bitmask(v);
    v128.store(out, i16x8.extend_low_i8x16_u(v));
    v128.store(out, i16x8.extend_high_i8x16_u(v), 16);
    if (mask == 0) {
      at += 16;
      out += 32;
      continue;
    }
    const ascii = ctz(mask);
    at += ascii;
    out += ascii << 1;
    while (at < end) {
      const word = load<u32>(at);
      if ((word & 0xf0) == 0xe0) {
        store<u16>(out, ((word & 0x0f) << 12) | ((word >> 2) & 0xfc0) | ((word >> 16) & 0x3f));
        at += 3;
        out += 2;
      } else if ((word & 0x80) == 0) break;
      else if ((word & 0xe0) == 0xc0) {
        store<u16>(out, ((word & 0x1f) << 6) | ((word >> 8) & 0x3f));
        at += 2;
        out += 2;
      } else {
        const point =
          (((word & 7) << 18) | ((word << 4) & 0x3f000) | ((word >> 10) & 0xfc0) | ((word >> 24) & 0x3f)) - 0x10000;
        store<u16>(out, 0xd800 | (point >> 10));
        store<u16>(out, 0xdc00 | (point & 0x3ff), 2);
        at += 4;
        out += 4;
      }
    }
  }
  // The last sixteen octets may have reached over the end.
  return <i32>((out - start) >> 1) - <i32>(at - end);
}
