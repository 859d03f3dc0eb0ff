import { finalize, SHINGLE_BASE } from './kernel.ts';

const SECOND_BASE = 0x2545f491;

/** A place in a text by which passages are found: the hash of the characters that begin there. */
export interface Anchors {
  readonly places: Int32Array;
  readonly hashes: Int32Array;
  /** A second hash, so that few anchors meet by chance. */
  readonly tags: Int32Array;
  readonly length: number;
}

/**
 * Winnowing (Schleimer, Wilkerson, Aiken 2003): of every run of windows as long as a passage, the one with the
 * smallest hash is an anchor (the last of equals). Two texts that share `units` characters in a row share an
 * anchor within them; about one character in thirteen is one, for passages of 50.
 */
export class AnchorFinder {
  /** Characters an anchor stands for: half a passage. */
  readonly window: number;
  readonly #run: number;
  #first = new Int32Array(1 << 12);
  #second = new Int32Array(1 << 12);
  #places = new Int32Array(1 << 12);
  #hashes = new Int32Array(1 << 12);
  #tags = new Int32Array(1 << 12);

  constructor(units: number) {
    this.window = units >> 1;
    this.#run = units - this.window + 1;
  }

  /** Anchors of a text, from left to right; valid until the next call. */
  find(text: string): Anchors {
    const windows = this.#hash(text);
    let length = 0;
    let best = -1;
    for (let from = 0; from + this.#run <= windows; from += 1) {
      const last = from + this.#run - 1;
      if (best < from) best = this.#smallest(from, last);
      else if (unsigned(this.#first[last]) <= unsigned(this.#first[best])) best = last;
      else continue;
      this.#places[length] = best;
      this.#hashes[length] = this.#first[best] as number;
      this.#tags[length] = this.#second[best] as number;
      length += 1;
    }
    return { places: this.#places, hashes: this.#hashes, tags: this.#tags, length };
  }

  #smallest(from: number, last: number): number {
    let best = from;
    for (let i = from + 1; i <= last; i += 1)
      if (unsigned(this.#first[i]) <= unsigned(this.#first[best])) best = i;
    return best;
  }

  #hash(text: string): number {
    const windows = text.length - this.window + 1;
    if (windows <= 0) return 0;
    if (windows > this.#first.length) {
      const grown = (): Int32Array<ArrayBuffer> => new Int32Array(windows * 2);
      this.#first = grown();
      this.#second = grown();
      this.#places = grown();
      this.#hashes = grown();
      this.#tags = grown();
    }
    let power = 1;
    let secondPower = 1;
    for (let i = 1; i < this.window; i += 1) {
      power = Math.imul(power, SHINGLE_BASE);
      secondPower = Math.imul(secondPower, SECOND_BASE);
    }
    let rolling = 0;
    let second = 0;
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      rolling = (Math.imul(rolling, SHINGLE_BASE) + unit) | 0;
      second = (Math.imul(second, SECOND_BASE) + unit) | 0;
      const at = i - this.window + 1;
      if (at < 0) continue;
      this.#first[at] = finalize(rolling);
      this.#second[at] = second;
      const out = text.charCodeAt(at);
      rolling = (rolling - Math.imul(out, power)) | 0;
      second = (second - Math.imul(out, secondPower)) | 0;
    }
    return windows;
  }
}

const unsigned = (hash: number | undefined): number => (hash ?? 0) >>> 0;
