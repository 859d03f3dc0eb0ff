/** Bits of a stream of buffers, highest first. What is to be read must be there: call `ensure` before. */
export class BitReader {
  readonly #source: AsyncIterator<Buffer>;
  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Bits of the octet before `#at` that are not read yet. */
  #left = 0;
  #ended = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Reads ahead until so many octets are there, or the stream ends. */
  async ensure(bytes: number): Promise<void> {
    if (this.#buffer.length - this.#at >= bytes || this.#ended) return;
    const parts = [this.#left > 0 ? this.#buffer.subarray(this.#at - 1) : this.#buffer.subarray(this.#at)];
    let total = (parts[0] as Buffer).length;
    while (total < bytes + 1 && !this.#ended) {
      const next = await this.#source.next();
      if (next.done === true) this.#ended = true;
      else {
        parts.push(next.value);
        total += next.value.length;
      }
    }
    this.#buffer = Buffer.concat(parts);
    this.#at = this.#left > 0 ? 1 : 0;
  }

  async atEnd(): Promise<boolean> {
    await this.ensure(1);
    return this.#at >= this.#buffer.length;
  }

  /** At most 24 bits. @throws Error at the end of the stream. */
  read(count: number): number {
    let value = 0;
    let wanted = count;
    while (wanted > 0) {
      if (this.#left === 0) {
        if (this.#at >= this.#buffer.length) throw new Error('the bzip2 data ends early');
        this.#at += 1;
        this.#left = 8;
      }
      const take = Math.min(wanted, this.#left);
      this.#left -= take;
      value = (value << take) | (((this.#buffer[this.#at - 1] as number) >> this.#left) & ((1 << take) - 1));
      wanted -= take;
    }
    return value;
  }

  read32(): number {
    return this.read(16) * 65_536 + this.read(16);
  }

  /** Goes to the next whole octet. */
  align(): void {
    this.#left = 0;
  }
}
