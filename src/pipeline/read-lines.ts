import { closeSync, openSync, readSync } from 'node:fs';

/** A line of a file without its newline, and where it lies; `length` counts the newline. */
export interface FileLine {
  readonly bytes: Buffer;
  readonly offset: number;
  readonly length: number;
}

const CHUNK_BYTES = 1 << 18;

/** The lines of a file in order, read in chunks; a last line without newline counts. */
export function* readLines(path: string): Generator<FileLine> {
  const fd = openSync(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    let offset = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const n = readSync(fd, chunk);
      if (n === 0) break;
      let block = rest.length === 0 ? chunk.subarray(0, n) : Buffer.concat([rest, chunk.subarray(0, n)]);
      for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10)) {
        yield { bytes: block.subarray(0, end), offset, length: end + 1 };
        offset += end + 1;
        block = block.subarray(end + 1);
      }
      rest = block;
    }
    if (rest.length > 0) yield { bytes: rest, offset, length: rest.length };
  } finally {
    closeSync(fd);
  }
}
