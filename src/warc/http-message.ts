import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** An HTTP response as stored in a record. */
export interface HttpMessage {
  /** 0 when the status line cannot be read. */
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Body with chunked and content encodings undone. */
  readonly body: Uint8Array;
  /** Body with chunked encoding undone only: the HTTP entity. */
  readonly unchunked: Uint8Array;
  /** What could not be undone, or ''. */
  readonly defect: string;
}

/** Parses a stored response. Never throws: a body that cannot be decoded is given as far as it goes, with the defect. */
export function parseHttp(block: Uint8Array, bodyBytesMax: number): HttpMessage {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
  const head = splitHead(bytes);
  const lines = bytes.subarray(0, head.end).toString('latin1').split(/\r?\n/u);
  const status = Number(/^HTTP\/\d(?:\.\d)? (\d{3})/u.exec(lines[0] ?? '')?.[1] ?? 0);
  const headers = lines.slice(1).flatMap(header);
  const get = (name: string): string =>
    headers.find(([key]) => key.toLowerCase() === name)?.[1].toLowerCase() ?? '';
  const raw = bytes.subarray(head.next);
  const joined = get('transfer-encoding').includes('chunked') ? unchunk(raw) : { body: raw, defect: '' };
  const decoded = undoContentEncoding(joined.body, get('content-encoding'), bodyBytesMax);
  return {
    status,
    headers,
    body: decoded.body,
    unchunked: joined.body,
    defect: joined.defect || decoded.defect,
  };
}

function splitHead(bytes: Buffer): { end: number; next: number } {
  const strict = bytes.indexOf('\r\n\r\n', 0, 'latin1');
  const loose = bytes.indexOf('\n\n', 0, 'latin1');
  if (strict >= 0 && (loose < 0 || strict < loose)) return { end: strict, next: strict + 4 };
  return loose >= 0 ? { end: loose, next: loose + 2 } : { end: bytes.length, next: bytes.length };
}

function header(line: string): [string, string][] {
  const colon = line.indexOf(':');
  return colon <= 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
}

// Tools differ on whether they store chunked bodies as sent; a body that is not chunked is taken as it is.
function unchunk(raw: Buffer): { body: Buffer; defect: string } {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const newline = raw.indexOf(10, at);
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/iu.exec(
      raw.subarray(at, newline < 0 ? at : newline).toString('latin1'),
    )?.[1];
    if (size === undefined)
      return at === 0 ? { body: raw, defect: '' } : { body: Buffer.concat(parts), defect: 'broken chunk' };
    const length = Number.parseInt(size, 16);
    if (length === 0) return { body: Buffer.concat(parts), defect: '' };
    parts.push(raw.subarray(newline + 1, newline + 1 + length));
    if (newline + 1 + length > raw.length) return { body: Buffer.concat(parts), defect: 'truncated chunk' };
    at = newline + 1 + length;
    if (raw[at] === 13) at += 1;
    if (raw[at] === 10) at += 1;
  }
}

/** Undoes content encodings of a body that is not in a record yet. */
export function parseHttpBody(
  body: Buffer,
  contentEncoding: string,
  bodyBytesMax: number,
): { body: Buffer; defect: string } {
  return undoContentEncoding(body, contentEncoding.toLowerCase(), bodyBytesMax);
}

function undoContentEncoding(body: Buffer, encodings: string, max: number): { body: Buffer; defect: string } {
  let result = body;
  for (const encoding of encodings
    .split(',')
    .map((part) => part.trim())
    .reverse()) {
    if (encoding === '' || encoding === 'identity' || result.length === 0) continue;
    try {
      result = inflateAs(result, encoding, max);
    } catch (error) {
      // Some tools store the decoded body beside the original header.
      if (looksLikeText(result)) return { body: result, defect: '' };
      const defect = `content encoding ${encoding}: ${(error as Error).message}`;
      return isCut(error) ? inflateCut(result, encoding, max, defect) : { body: result, defect };
    }
  }
  return { body: result, defect: '' };
}

function isCut(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
}

// A short stream can hold more than the limit and be cut as well.
function inflateCut(
  body: Buffer,
  encoding: string,
  max: number,
  defect: string,
): { body: Buffer; defect: string } {
  try {
    return { body: inflateAs(body, encoding, max, true), defect };
  } catch (error) {
    return { body, defect: `content encoding ${encoding}: ${(error as Error).message}` };
  }
}

/** `isCut`: the stream ends early, and gives what it holds. */
function inflateAs(body: Buffer, encoding: string, max: number, isCut = false): Buffer {
  const finishFlush = isCut ? constants.Z_SYNC_FLUSH : constants.Z_FINISH;
  const options = { maxOutputLength: max, finishFlush };
  if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(body, options);
  if (encoding === 'br') {
    const last = isCut ? constants.BROTLI_OPERATION_FLUSH : constants.BROTLI_OPERATION_FINISH;
    return brotliDecompressSync(body, { maxOutputLength: max, finishFlush: last });
  }
  if (encoding !== 'deflate') throw new Error('not known');
  return ((body[0] ?? 0) & 15) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
}

function looksLikeText(body: Buffer): boolean {
  return body.subarray(0, 64).toString('latin1').trimStart().startsWith('<');
}
