/** One `name: value` record of a robots.txt file; name lower-cased, comment and white space removed. */
export interface RobotsLine {
  readonly name: string;
  readonly value: string;
}

/** RFC 9309 §2.5 asks for at least 500 KiB; what lies behind is ignored. */
export const ROBOTS_BYTES_MAX: number = 500 * 1024;
/** Longer lines are cut, as google/robotstxt does (2,083 × 8 octets). */
const LINE_UNITS_MAX = 16_664;

/** Decodes a body as UTF-8, or UTF-16 when it has that byte order mark, and splits it into records. */
export function robotsLines(body: Uint8Array | string): readonly RobotsLine[] {
  const text =
    typeof body === 'string' ? body.slice(0, ROBOTS_BYTES_MAX) : decode(body.subarray(0, ROBOTS_BYTES_MAX));
  const lines: RobotsLine[] = [];
  for (const raw of text.split(/\r\n|\r|\n/u)) {
    const line = record(raw.length > LINE_UNITS_MAX ? raw.slice(0, LINE_UNITS_MAX) : raw);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

function decode(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  return new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
}

function record(raw: string): RobotsLine | undefined {
  const hash = raw.indexOf('#');
  const line = (hash < 0 ? raw : raw.slice(0, hash)).replaceAll('\0', '').trim();
  const colon = line.indexOf(':');
  if (colon <= 0) return undefined;
  const name = line
    .slice(0, colon)
    .trim()
    .replace(/^\uFEFF/u, '')
    .toLowerCase();
  return { name, value: line.slice(colon + 1).trim() };
}
