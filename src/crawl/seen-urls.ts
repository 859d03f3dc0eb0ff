/** Slots of the table: 4 MB, whatever the size of the crawl. A power of two. */
const SLOTS = 1 << 19;

/**
 * Remembers addresses seen lately by 64 bits of their hash, one a slot, the newest in place of the older.
 * `has` may forget, which costs a question to the database; that it takes one address for another has a
 * chance of about 2⁻⁴⁵ a question (64 bits less the 19 that chose the slot).
 */
export class SeenUrls {
  readonly #low = new Uint32Array(SLOTS);
  readonly #high = new Uint32Array(SLOTS);
  #lowNow = 0;
  #highNow = 0;

  has(url: string): boolean {
    this.#hash(url);
    const slot = this.#lowNow & (SLOTS - 1);
    return this.#low[slot] === this.#lowNow && this.#high[slot] === this.#highNow;
  }

  add(url: string): void {
    this.#hash(url);
    const slot = this.#lowNow & (SLOTS - 1);
    this.#low[slot] = this.#lowNow;
    this.#high[slot] = this.#highNow;
  }

  forget(): void {
    this.#low.fill(0);
    this.#high.fill(0);
  }

  // cyrb53's two lanes (public domain), all 64 bits kept; 0 0 stands for an empty slot.
  #hash(url: string): void {
    let a = 0xdeadbeef;
    let b = 0x41c6ce57;
    for (let i = 0; i < url.length; i += 1) {
      const unit = url.charCodeAt(i);
      a = Math.imul(a ^ unit, 2_654_435_761);
      b = Math.imul(b ^ unit, 1_597_334_677);
    }
    a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
    b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
    this.#lowNow = a >>> 0;
    this.#highNow = b >>> 0 || 1;
  }
}
