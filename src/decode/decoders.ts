import { isAscii } from 'node:buffer';
import iconv from 'iconv-lite';
import { textOfAscii, textOfUtf8 } from '../core/source-text.ts';
import type { Encoding } from './labels.ts';
import { withoutStrayEuros } from './mend/euro.ts';

/**
 * Decodes bytes whole, without throwing; what cannot be decoded becomes U+FFFD. Big5 goes through
 * iconv-lite because the native table is wrong for 27 % of its code points (deps.md §4).
 */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'big5')
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 'big5hkscs');
  // The native euc-kr lacks the 8,822 syllables that windows-949 adds and the standard asks for.
  if (encoding === 'euc-kr')
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 'cp949');
  if (encoding === 'hz-gb-2312') return decodeHz(bytes);
  if (encoding === 'gb18030' && bytes.includes(0x80)) return gb18030.decode(withoutStrayEuros(bytes));
  return new TextDecoder(encoding, { ignoreBOM: false }).decode(bytes);
}

/** Text of whole UTF-8, which the caller has tested. TextDecoder takes ten times as long. */
export function decodeWholeUtf8(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return (isAscii(buffer) ? textOfAscii(buffer) : textOfUtf8(buffer)).whole;
}

const gb18030 = new TextDecoder('gb18030');

// RFC 1843: `~{` and `~}` switch between ASCII and GB2312 with the high bits off. Inside, octets go in pairs,
// so that the second octet of a pair may be `~`.
function decodeHz(bytes: Uint8Array): string {
  const out = new Uint8Array(bytes.length);
  let n = 0;
  let gb = false;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] as number;
    const next = bytes[i + 1] ?? 0;
    const isEscape =
      byte === TILDE && (gb ? next === 0x7d : next === 0x7b || next === TILDE || next === 0x0a);
    if (isEscape) {
      if (next === TILDE) out[n++] = TILDE;
      else if (next !== 0x0a) gb = !gb;
      i += 2;
    } else if (gb && isGb7(byte) && isGb7(next)) {
      out[n++] = byte | 0x80;
      out[n++] = next | 0x80;
      i += 2;
    } else {
      // A line end always returns to ASCII.
      if (byte === 0x0a) gb = false;
      out[n++] = byte;
      i += 1;
    }
  }
  return new TextDecoder('gb18030').decode(out.subarray(0, n));
}

const TILDE = 0x7e;

function isGb7(byte: number): boolean {
  return byte >= 0x21 && byte <= 0x7e;
}

const CP1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const CP1252 = new Map([...CP1252_HIGH].map((char, i) => [char.charCodeAt(0), 0x80 + i]));

/** The bytes whose windows-1252 reading is this text; characters outside it are left out as `?`. */
export function toWindows1252(text: string): { readonly bytes: Uint8Array; readonly outside: number } {
  const bytes = new Uint8Array(text.length);
  let outside = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const byte = unit <= 0xff ? unit : CP1252.get(unit);
    if (byte === undefined) outside += 1;
    bytes[i] = byte ?? 0x3f;
  }
  return { bytes, outside };
}
