// Choices that are the same on every run: a small generator (mulberry32) and what generators of bad pages draw from it.
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ x < 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share) {
    return this.next() < share;
  }

  pick(list) {
    return list[this.int(0, list.length - 1)];
  }

  some(list, count) {
    return Array.from({ length: count }, () => this.pick(list));
  }

  shuffled(list) {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [out[i], out[j]] = [out[j], out[i]];
    }
    return out;
  }

  digits(count) {
    return Array.from({ length: count }, () => this.int(0, 9)).join('');
  }

  /** `{slot}` in a pattern by a draw from `lists[slot]` (a list or a function); again until none is left. */
  fill(pattern, lists) {
    let out = pattern;
    for (let depth = 0; depth < 4 && out.includes('{'); depth++)
      out = out.replaceAll(/\{(\w+)\}/gu, (_, slot) => {
        const list = lists[slot];
        return typeof list === 'function' ? list(this) : this.pick(list);
      });
    return out;
  }
}
