/** Address, IP, 14-digit date, media type and length of an ARC/1 record, in its first line. */
const ARC_LINE =
  /^(?<url>[a-z][a-z0-9+.-]*:[^ ]*) (?<ip>[^ ]*) (?<date>\d{14}) (?<type>[^ ]*) (?:[^\n]* )?(?<length>\d+)$/iu;
/** Some ARC writers left spaces in the address; then the four fields are counted from the end. */
const ARC_LINE_SPACED =
  /^(?<url>[a-z][a-z0-9+.-]*:.*) (?<ip>[^ ]*) (?<date>\d{14}) (?<type>[^ ]*) (?<length>\d+)$/iu;
/** Longer lines are no record starts. */
export const ARC_LINE_BYTES_MAX: number = 8_192;

/** An ARC record's first line brought into WARC headers, with the length of its block. */
export interface ArcStart {
  readonly headers: Map<string, string>;
  readonly length: number;
}

/** Reads a line without its line end; undefined when it starts no ARC record. */
export function readArcLine(line: string): ArcStart | undefined {
  const groups = (ARC_LINE.exec(line) ?? ARC_LINE_SPACED.exec(line))?.groups;
  if (groups === undefined) return undefined;
  const { url = '', date = '', type = '', length = '0' } = groups;
  return { headers: arcHeaders(url, date, type), length: Number(length) };
}

/** Where the next line at or behind `from` starts an ARC record, or -1. */
export function nextArcLine(buffer: Buffer, from: number): number {
  for (let newline = buffer.indexOf(10, from); newline >= 0; newline = buffer.indexOf(10, newline + 1)) {
    const end = buffer.indexOf(10, newline + 1);
    if (end < 0) return -1;
    if (end - newline > ARC_LINE_BYTES_MAX || !isLetter(buffer[newline + 1] ?? 0)) continue;
    if (readArcLine(buffer.toString('latin1', newline + 1, end).trimEnd()) !== undefined) return newline + 1;
  }
  return -1;
}

function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

function arcHeaders(url: string, date: string, type: string): Map<string, string> {
  const [y, mo, d, h, mi, s] = [0, 4, 6, 8, 10, 12].map((at, i) => date.slice(at, at + (i === 0 ? 4 : 2)));
  return new Map([
    ['warc-type', url.startsWith('filedesc:') ? 'warcinfo' : 'response'],
    ['warc-target-uri', url],
    ['warc-date', `${y}-${mo}-${d}T${h}:${mi}:${s}Z`],
    ['content-type', url.startsWith('http') ? 'application/http; msgtype=response' : type],
    ['warc-record-id', ''],
  ]);
}
