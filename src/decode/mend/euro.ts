// A single 0x80 is the euro sign to Windows and to browsers, and no character in GB18030 itself. In Chinese text it
// is far more often a stray octet: it is believed only beside a digit, and only when the others are believed too.

const EURO_OCTET = 0x80;
/** First octets of 年 月 日 in GBK, with the second ones: what counts days counts no money. */
const DATE_UNITS: ReadonlySet<number> = new Set([0xc4ea, 0xd4c2, 0xc8d5]);

/** Is the 0x80 at this place an amount's? */
export function isEuro(bytes: Uint8Array, at: number): boolean {
  if (isDigit(bytes[at + 1])) return !isDigit(bytes[at - 1]);
  return isDigit(bytes[at - 1]) && !DATE_UNITS.has(((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0));
}

/** Does a body in GB18030 write euro signs as 0x80: some stand at amounts, none among Chinese characters? */
export function hasEuros(bytes: Uint8Array): boolean {
  if (!bytes.includes(EURO_OCTET)) return false;
  let euros = 0;
  let strays = 0;
  eachLone(bytes, (at) => {
    if (isEuro(bytes, at)) euros += 1;
    else if ((bytes[at + 1] ?? 0) > EURO_OCTET || (bytes[at - 1] ?? 0) > EURO_OCTET) strays += 1;
  });
  return euros > 0 && strays === 0;
}

/** The same octets with 0xFF for every 0x80 that is neither part of a character nor an amount's euro sign. */
export function withoutStrayEuros(bytes: Uint8Array): Uint8Array {
  const out = Uint8Array.from(bytes);
  eachLone(bytes, (at) => {
    if (!isEuro(bytes, at)) out[at] = 0xff;
  });
  return out;
}

// Every 0x80 that is not part of a character, by the lengths of GB18030 §4.
function eachLone(bytes: Uint8Array, see: (at: number) => void): void {
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] as number;
    if (byte === EURO_OCTET) see(i);
    if (byte <= EURO_OCTET || byte === 0xff) i += 1;
    else i += isDigit(bytes[i + 1]) && (bytes[i + 2] ?? 0) > 0x80 ? 4 : (bytes[i + 1] ?? 0) >= 0x40 ? 2 : 1;
  }
}

/** An ASCII digit. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
