import { ARC_LINE_BYTES_MAX, nextArcLine, readArcLine } from './arc-line.ts';
import type { WarcItem } from './record.ts';

const HEADER_BYTES_MAX = 256 * 1024;
const MAGIC = 'WARC/1.';
/** Bytes looked at behind a block, to tell whether it ends where its Content-Length says. */
const SEPARATOR_BYTES = 4;
const NEITHER = 'bytes that are neither WARC nor ARC';
const WRONG_LENGTH = 'a record whose Content-Length is wrong';

/** Splits uncompressed bytes, handed in as they come, into WARC or ARC records. */
export class PlainSplitter {
  readonly #max: number;
  /** Bytes that came while the record in hand was not whole; joined once it can be. */
  #parts: Buffer[] = [];
  #partsBytes = 0;
  /** Bytes that must be there before it is worth looking again. */
  #need = 0;
  #buffer: Buffer = Buffer.alloc(0);
  /** Offset of #buffer[0] in the stream. */
  #base = 0;
  #isLost = false;
  #isCut = false;
  #isArc = false;

  constructor(recordBytesMax: number) {
    this.#max = recordBytesMax;
  }

  /** Is there the beginning of a record whose block has not come whole? */
  get isInside(): boolean {
    return this.#isCut;
  }

  /** Joins what came only when a record can be whole, so that a long one costs time in proportion to its length. */
  *push(chunk: Buffer): Generator<WarcItem> {
    this.#parts.push(chunk);
    this.#partsBytes += chunk.length;
    if (this.#buffer.length + this.#partsBytes < this.#need) return;
    this.#join();
    yield* this.#split(false);
  }

  *end(): Generator<WarcItem> {
    this.#join();
    yield* this.#split(true);
    if (this.#buffer.some((byte) => byte > 0x20)) yield this.#defect('the file ends inside a record');
    this.#buffer = Buffer.alloc(0);
  }

  #join(): void {
    const rest = this.#buffer.length === 0 ? this.#parts : [this.#buffer, ...this.#parts];
    this.#buffer = rest.length === 1 ? (rest[0] as Buffer) : Buffer.concat(rest);
    this.#parts = [];
    this.#partsBytes = 0;
    this.#need = 0;
    this.#isCut = false;
  }

  *#split(last: boolean): Generator<WarcItem> {
    for (;;) {
      this.#skipBlank();
      if (this.#buffer.length < 4) return;
      const item =
        this.#buffer.subarray(0, 5).toString('latin1') === 'WARC/' ? this.#warc(last) : this.#arc(last);
      if (item === undefined) return;
      // Bytes that go on being no record are one defect.
      const isSame = item.kind === 'defect' && item.message === NEITHER && this.#isLost;
      this.#isLost = item.kind === 'defect';
      if (!isSame) yield item;
    }
  }

  #warc(last: boolean): WarcItem | undefined {
    const head = headEnd(this.#buffer);
    if (head === undefined) {
      if (!last && this.#buffer.length < HEADER_BYTES_MAX) return undefined;
      return this.#resync('a record header without end', last);
    }
    const headers = parseHeaders(this.#buffer.subarray(0, head.end).toString('utf8'));
    const length = Number(headers.get('content-length') ?? Number.NaN);
    if (!Number.isInteger(length) || length < 0)
      return this.#resync('a record without a valid Content-Length', last, headers);
    return this.#take(headers, head.next, length, last);
  }

  #arc(last: boolean): WarcItem | undefined {
    const newline = this.#buffer.indexOf(10);
    if (newline < 0) {
      if (!last && this.#buffer.length < HEADER_BYTES_MAX) return undefined;
      return this.#resync(NEITHER, last);
    }
    const line = this.#buffer.subarray(0, newline).toString('latin1').trimEnd();
    const start = readArcLine(line);
    if (start === undefined) return this.#resync(NEITHER, last);
    this.#isArc = true;
    return this.#take(start.headers, newline + 1, start.length, last);
  }

  #take(headers: Map<string, string>, from: number, length: number, last: boolean): WarcItem | undefined {
    if (length > this.#max)
      return this.#resync(`a record of ${length} bytes, more than the limit of ${this.#max}`, last, headers);
    const available = this.#buffer.length - from;
    if (available < length + SEPARATOR_BYTES && !last) {
      this.#isCut = available < length;
      // A quarter more than there is: joining costs time in proportion to the file, whatever lengths it claims.
      this.#need = Math.max(from + length + SEPARATOR_BYTES, this.#buffer.length * 1.25);
      return undefined;
    }
    if (available < length)
      return this.#resync(`the file ends inside a record: ${available} of ${length} bytes`, last, headers);
    if (
      !isRecordEnd(this.#buffer, from + length, this.#isArc) &&
      !this.#isVersionBlock(headers, from + length)
    )
      return this.#resync(WRONG_LENGTH, last, headers);
    const record = {
      offset: this.#base,
      length: from + length,
      headers,
      block: this.#buffer.subarray(from, from + length),
      truncated: headers.has('warc-truncated'),
    };
    this.#drop(from + length);
    return { kind: 'record', record };
  }

  // ARC writers differ in whether the empty line that ends the version block belongs to its length.
  #isVersionBlock(headers: Map<string, string>, at: number): boolean {
    const isFile = headers.get('warc-target-uri')?.startsWith('filedesc:') === true;
    return isFile && this.#buffer[at - 1] === 10 && this.#buffer[at - 2] === 10;
  }

  // Goes on at the next thing that looks like a record, or at what may be its first bytes: a length that is too
  // long has swallowed it, with one that is too short it comes later.
  #resync(message: string, last: boolean, headers?: Map<string, string>): WarcItem {
    const item = this.#defect(message, headers);
    const next = this.#nextStart();
    this.#drop(next < 0 ? this.#buffer.length - (last ? 0 : this.#begun()) : next);
    return item;
  }

  #nextStart(): number {
    const warc = this.#buffer.indexOf(MAGIC, 1, 'latin1');
    const arc = this.#isArc ? nextArcLine(this.#buffer, 1) : -1;
    return arc >= 0 && (warc < 0 || arc < warc) ? arc : warc;
  }

  /** Bytes at the end of the buffer, its first one aside, that may begin a record. */
  #begun(): number {
    const tail = this.#buffer.subarray(1);
    const line = tail.length - 1 - tail.lastIndexOf(10);
    if (this.#isArc) return line > ARC_LINE_BYTES_MAX ? 0 : line;
    const end = tail.subarray(1 - MAGIC.length).toString('latin1');
    for (let n = end.length; n > 0; n -= 1) if (MAGIC.startsWith(end.slice(-n))) return n;
    return 0;
  }

  #defect(message: string, headers?: Map<string, string>): WarcItem {
    return { kind: 'defect', offset: this.#base, message, ...(headers === undefined ? {} : { headers }) };
  }

  #skipBlank(): void {
    let n = 0;
    while (n < this.#buffer.length && (this.#buffer[n] === 13 || this.#buffer[n] === 10)) n += 1;
    this.#drop(n);
  }

  #drop(n: number): void {
    this.#buffer = this.#buffer.subarray(n);
    this.#base += n;
  }
}

// Behind a block stands a line end; writers that forget it put the next record there, or nothing.
function isRecordEnd(buffer: Buffer, at: number, isArc: boolean): boolean {
  const next = buffer[at];
  // A line end taken apart: the length is one too long.
  if (next === 10 && buffer[at - 1] === 13 && buffer[at + 1] === 13) return false;
  if (next === undefined || next === 13 || next === 10) return true;
  if (isArc) return false;
  return buffer.subarray(at, at + SEPARATOR_BYTES).toString('latin1') === MAGIC.slice(0, SEPARATOR_BYTES);
}

// Some writers end header lines with a bare newline. What lies behind the header is not searched.
function headEnd(buffer: Buffer): { end: number; next: number } | undefined {
  const start = buffer.subarray(0, HEADER_BYTES_MAX);
  const strict = start.indexOf('\r\n\r\n', 0, 'latin1');
  const loose = (strict < 0 ? start : start.subarray(0, strict)).indexOf('\n\n', 0, 'latin1');
  if (loose >= 0) return { end: loose, next: loose + 2 };
  return strict < 0 ? undefined : { end: strict, next: strict + 4 };
}

/** `Name: value` lines behind the first line; folded lines are joined. */
export function parseHeaders(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  let name = '';
  for (const line of text.split(/\r?\n/u).slice(1)) {
    if (/^[ \t]/u.test(line) && name !== '') headers.set(name, `${headers.get(name) ?? ''} ${line.trim()}`);
    const colon = line.indexOf(':');
    if (colon <= 0 || /^[ \t]/u.test(line)) continue;
    name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}
