import { isUtf8 } from 'node:buffer';

/** One `name: value` record of a robots.txt file; name lower-cased, comment and white space removed. */
export interface RobotsLine {
  readonly name: string;
  readonly value: string;
  /** Only a lenient reader takes the line: a misspelt name, a missing colon, spaces that are not ASCII. */
  readonly lenient: boolean;
}

/** RFC 9309 §2.5 asks for at least 500 KiB; the crawler ignores what is behind (RBT-02). */
export const ROBOTS_BYTES_MAX: number = 500 * 1024;
/** Longer lines are cut, as google/robotstxt does (2,083 × 8 octets). */
const LINE_UNITS_MAX = 16_664;

/** Misspellings that google/robotstxt takes; the grammar of RFC 9309 §2.2 knows none of them. */
const MISSPELT: ReadonlyMap<string, string> = new Map([
  ['useragent', 'user-agent'],
  ['user agent', 'user-agent'],
  ['dissallow', 'disallow'],
  ['dissalow', 'disallow'],
  ['disalow', 'disallow'],
  ['diasllow', 'disallow'],
  ['disallaw', 'disallow'],
]);
const RULE_NAMES: ReadonlySet<string> = new Set(['user-agent', 'allow', 'disallow']);

/** Splits a body of at most `bytesMax` octets (UTF-16 units of a string) into records, any line ends. */
export function robotsLines(body: Uint8Array | string, bytesMax: number): readonly RobotsLine[] {
  const text = readable(
    typeof body === 'string' ? body.slice(0, bytesMax) : decode(body.subarray(0, bytesMax)),
  );
  const lines: RobotsLine[] = [];
  for (const raw of text.split(/\r\n|\r|\n/u))
    addRecords(raw.length > LINE_UNITS_MAX ? raw.slice(0, LINE_UNITS_MAX) : raw, lines);
  return lines;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return isUtf8(bytes) ? new TextDecoder('utf-8').decode(bytes) : decodeWithEscapes(bytes);
}

// An octet that is no UTF-8 becomes a lone surrogate U+DC80 … U+DCFF (PEP 383), so that a path written in
// GBK still equals the octets of its URL.
function decodeWithEscapes(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] as number;
    const length =
      lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    const part = bytes.subarray(i, i + length);
    if (length > 0 && part.length === length && isUtf8(part)) {
      out += length === 1 ? String.fromCharCode(lead) : Buffer.from(part).toString('utf8');
      i += length;
    } else {
      out += String.fromCharCode(0xdc00 + lead);
      i += 1;
    }
  }
  return out;
}

// UTF-16 that somebody read as bytes: every second character is NUL. Single NULs are dropped too.
function readable(text: string): string {
  const plain = text.includes('\0') ? text.replace(/^(?:\u00FF\u00FE|\u00FE\u00FF|\uFFFD\uFFFD)/u, '') : text;
  return plain.replaceAll('\0', '').replace(/^\uFEFF/u, '');
}

function addRecords(raw: string, lines: RobotsLine[]): void {
  const hash = raw.indexOf('#');
  const line = trimAscii(hash < 0 ? raw : raw.slice(0, hash));
  const colon = line.indexOf(':');
  if (colon < 0) return addWithoutColon(line, lines);
  const written = trimAscii(line.slice(0, colon)).toLowerCase();
  const value = trimAscii(line.slice(colon + 1));
  const meant = written.replace(/^\uFEFF/u, '').trim();
  const name = MISSPELT.get(meant) ?? meant;
  if (name === '') return;
  lines.push({ name, value, lenient: name !== written });
  // White space beyond ASCII belongs to the value by the grammar; the author did not see it.
  if (value.trim() !== value) lines.push({ name, value: value.trim(), lenient: true });
}

// `Disallow /a`: two words and no colon, as google/robotstxt takes it.
function addWithoutColon(line: string, lines: RobotsLine[]): void {
  const words = line.split(/[ \t]+/u, 3);
  const name = (words[0] ?? '').toLowerCase();
  if (words.length === 2 && RULE_NAMES.has(name))
    lines.push({ name, value: words[1] as string, lenient: true });
}

function trimAscii(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isAsciiSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isAsciiSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isAsciiSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}
