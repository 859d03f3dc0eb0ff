/** Bits of a stream of buffers, highest first. What is to be read must be there: call `ensure` before. */
export class BitReader {
  readonly #source: AsyncIterator<Buffer>;
  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Octets taken from the buffer; the lowest `#bits` bits are not read yet. */
  #taken = 0;
  #bits = 0;
  #ended = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Reads ahead until so many octets are there, or the stream ends. */
  async ensure(bytes: number): Promise<void> {
    if (this.#buffer.length - this.#at >= bytes || this.#ended) return;
    const parts = [this.#buffer.subarray(this.#at)];
    let total = this.#buffer.length - this.#at;
    while (total < bytes && !this.#ended) {
      const next = await this.#source.next();
      if (next.done === true) this.#ended = true;
      else {
        parts.push(next.value);
        total += next.value.length;
      }
    }
    this.#buffer = Buffer.concat(parts);
    this.#at = 0;
  }

  async atEnd(): Promise<boolean> {
    await this.ensure(1);
    return this.#bits < 8 && this.#at >= this.#buffer.length;
  }

  /** At most 24 bits. @throws Error at the end of the stream. */
  read(count: number): number {
    while (this.#bits < count) {
      const byte = this.#buffer[this.#at];
      if (byte === undefined) throw new Error('the bzip2 data ends early');
      this.#at += 1;
      this.#taken = (this.#taken << 8) | byte;
      this.#bits += 8;
    }
    this.#bits -= count;
    return (this.#taken >>> this.#bits) & ((1 << count) - 1);
  }

  read32(): number {
    return this.read(16) * 65_536 + this.read(16);
  }

  /** Goes to the next whole octet. */
  align(): void {
    this.#bits -= this.#bits % 8;
  }
}
