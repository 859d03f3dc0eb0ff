import iconv from 'iconv-lite';
import type { Encoding } from './labels.ts';

/**
 * Decodes bytes whole, without throwing; what cannot be decoded becomes U+FFFD. Big5 goes through
 * iconv-lite because the native table is wrong for 27 % of its code points (deps.md §4).
 */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'big5')
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 'big5hkscs');
  if (encoding === 'hz-gb-2312') return decodeHz(bytes);
  return new TextDecoder(encoding, { ignoreBOM: false }).decode(bytes);
}

// RFC 1843: `~{` and `~}` switch between ASCII and GB2312 with the high bits off.
function decodeHz(bytes: Uint8Array): string {
  const out = new Uint8Array(bytes.length);
  let n = 0;
  let gb = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    const next = bytes[i + 1] ?? 0;
    if (byte === 0x7e && next === 0x7b) {
      gb = true;
      i += 1;
    } else if (byte === 0x7e && next === 0x7d) {
      gb = false;
      i += 1;
    } else if (byte === 0x7e && next === 0x7e) {
      out[n++] = 0x7e;
      i += 1;
    } else if (byte === 0x7e && next === 0x0a) i += 1;
    else {
      // A line end always returns to ASCII.
      if (byte === 0x0a) gb = false;
      out[n++] = gb && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte;
    }
  }
  return new TextDecoder('gb18030').decode(out.subarray(0, n));
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
