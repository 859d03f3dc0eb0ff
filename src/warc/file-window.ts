import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const BLOCK_BYTES = 1 << 20;

/** Reads a file at any place through one block in memory, so that many small reads side by side cost one. */
export class FileWindow {
  readonly size: number;
  readonly #fd: number;
  #block: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'r');
    this.size = fstatSync(this.#fd).size;
  }

  /** At least `atLeast` bytes from `at`, fewer only at the end of the file; more when they are there anyway. */
  read(at: number, atLeast: number): Buffer {
    const wanted = Math.max(0, Math.min(atLeast, this.size - at));
    const from = at - this.#start;
    if (from < 0 || from + wanted > this.#block.length) {
      const block = Buffer.allocUnsafe(Math.min(Math.max(wanted, BLOCK_BYTES), Math.max(0, this.size - at)));
      this.#block = block.subarray(0, fill(this.#fd, block, at));
      this.#start = at;
      return this.#block;
    }
    return this.#block.subarray(from);
  }

  close(): void {
    closeSync(this.#fd);
  }
}

function fill(fd: number, buffer: Buffer, at: number): number {
  let done = 0;
  while (done < buffer.length) {
    const n = readSync(fd, buffer, done, buffer.length - done, at + done);
    if (n === 0) break;
    done += n;
  }
  return done;
}
