/** Scratch larger than this is given back when a smaller page follows, in UTF-16 units. */
const KEPT_UNITS_MAX = 4_194_304;
const UNITS_MIN = 65_536;
/** Zeros behind the source, so that looking a few units ahead needs no test. */
const BEHIND = 4;

let scratch = new Uint16Array(UNITS_MIN);
let held = '';

/**
 * The UTF-16 units of a source, four zeros behind them: reading an array costs half of asking the string.
 * The array is used again for the next source, so that it must not be kept; asking for the same source
 * again costs nothing.
 */
export function unitsOf(source: string): Uint16Array {
  const { length } = source;
  if (length === held.length && source === held) return scratch;
  const wanted = length + BEHIND;
  const isTooLarge = scratch.length > KEPT_UNITS_MAX && wanted < scratch.length / 4;
  if (wanted > scratch.length || isTooLarge)
    scratch = new Uint16Array(Math.max(UNITS_MIN, wanted > KEPT_UNITS_MAX ? wanted : wanted * 2));
  Buffer.from(scratch.buffer).write(source, 'utf16le');
  scratch.fill(0, length, wanted);
  held = source;
  return scratch;
}
