import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';

const BUFFER_BYTES = 4 << 20;
const NEWLINE = 10;

/** A file of rows copied from other files through one buffer; it has its name when it is whole. */
export class RowCopy {
  readonly #path: string;
  readonly #fd: number;
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #used = 0;

  constructor(path: string) {
    this.#path = path;
    this.#fd = openSync(`${path}.partial`, 'w');
  }

  /** Copies whole rows; the last row of a file may lack its newline, and gets one. */
  copy(fd: number, offset: number, length: number): void {
    for (let at = 0; at < length;) {
      // One byte stays free for a newline.
      const room = BUFFER_BYTES - 1 - this.#used;
      const n = readSync(fd, this.#buffer, this.#used, Math.min(room, length - at), offset + at);
      if (n === 0)
        throw new Error(`a file of documents ends before byte ${offset + length}: was it changed?`);
      at += n;
      this.#used += n;
      if (at === length && this.#buffer[this.#used - 1] !== NEWLINE) this.#buffer[this.#used++] = NEWLINE;
      if (this.#used >= BUFFER_BYTES - 1) this.#flush();
    }
  }

  commit(): void {
    this.#flush();
    fsyncSync(this.#fd);
    closeSync(this.#fd);
    renameSync(`${this.#path}.partial`, this.#path);
  }

  /** Gives the file up: nothing of it stays. */
  abandon(): void {
    closeSync(this.#fd);
    rmSync(`${this.#path}.partial`, { force: true });
  }

  #flush(): void {
    for (let at = 0; at < this.#used;) at += writeSync(this.#fd, this.#buffer, at, this.#used - at);
    this.#used = 0;
  }
}
