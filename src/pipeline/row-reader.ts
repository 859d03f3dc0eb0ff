import { closeSync, openSync, readSync } from 'node:fs';

/** Reads rows of files by place; keeps the last file open, since rows asked for in a row mostly lie in one. */
export class RowReader {
  #path = '';
  #fd = -1;

  read(path: string, offset: number, length: number): Buffer {
    if (path !== this.#path) {
      this.close();
      this.#fd = openSync(path, 'r');
      this.#path = path;
    }
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length;) {
      const n = readSync(this.#fd, bytes, at, length - at, offset + at);
      if (n === 0) throw new Error(`${path}: ends before byte ${offset + length}`);
      at += n;
    }
    return bytes;
  }

  close(): void {
    if (this.#fd >= 0) closeSync(this.#fd);
    this.#fd = -1;
    this.#path = '';
  }
}
