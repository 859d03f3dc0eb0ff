/** What an octet that belongs to no character costs, in the points of likelihood.ts: as much as two rare characters. */
const STRAY = -17;
/** Octets that come from elsewhere more often: the euro sign and the space of Windows, padding, ends of tables. */
const USUAL_STRAY = -15;
const USUAL_STRAYS: ReadonlySet<number> = new Set([0x80, 0xa0, 0xc0, 0xfe, 0xff]);

/** Points of a stray octet, by its value. */
export const STRAYS: Float32Array = Float32Array.from({ length: 256 }, (_, octet) =>
  USUAL_STRAYS.has(octet) ? USUAL_STRAY : STRAY,
);
/** What it costs more inside a character than beside one. */
export const INSIDE = -1.5;
/** Octets looked at together; longer pieces are done in windows. */
const WINDOW_BYTES = 32_768;
/** Of a window, the end is read again with what follows: the best way is settled this far before it. */
const OVERLAP_BYTES = 512;
const LONGEST_MOVE = 5;

/** A step of a reading: octets it takes, and which of them is stray (0 none, else the place counted from 1). */
const moveOf = (length: number, strayAt: number): number => length | (strayAt << 4);

/** Gets every step of a reading in order: where it begins, octets it takes, which of them is stray, its points. */
export type Take = (at: number, length: number, strayAt: number, points: number) => void;

/** Adds the ways to go on from octet `i`, by `reach`, to a lattice that ends at octet `end`. */
export type Expand = (lattice: Lattice, bytes: Uint8Array, i: number, end: number) => void;

/**
 * The most likely division of octets into characters and stray octets (Viterbi): every way to read a character is a
 * move with points, a stray octet one with the points `STRAY`.
 */
export class Lattice {
  readonly #best: Float64Array = new Float64Array(WINDOW_BYTES + LONGEST_MOVE + 1);
  readonly #move: Uint8Array = new Uint8Array(WINDOW_BYTES + LONGEST_MOVE + 1);
  #base = 0;
  #from = 0;

  /** The octet in hand and the `length - 1` behind it are one step. `strayAt`: which of them is stray, from 1. */
  reach(length: number, points: number, strayAt = 0): void {
    const to = this.#from + length;
    const total = (this.#best[this.#from] as number) + points;
    if (total <= (this.#best[to] as number)) return;
    this.#best[to] = total;
    this.#move[to] = moveOf(length, strayAt);
  }

  /**
   * Reads octets `from` to `end`; `take` gets the steps.
   * @returns the points of the whole reading.
   */
  read(bytes: Uint8Array, from: number, end: number, expand: Expand, take: Take = () => {}): number {
    let points = 0;
    for (let at = from; at < end;) {
      const stop = Math.min(end, at + WINDOW_BYTES);
      this.#run(bytes, at, stop, expand);
      const settled = stop === end ? end : stop - OVERLAP_BYTES;
      const reached = this.#settle(settled, stop, take);
      points += this.#best[reached - at] as number;
      at = reached;
    }
    return points;
  }

  #run(bytes: Uint8Array, from: number, end: number, expand: Expand): void {
    this.#base = from;
    this.#best.fill(-Infinity, 0, end - from + 1);
    this.#best[0] = 0;
    for (let i = from; i < end; i += 1) {
      this.#from = i - from;
      if (this.#best[this.#from] !== -Infinity) expand(this, bytes, i, end);
    }
  }

  // Goes back from the end, then tells the steps up to the last that ends at `settled` or before it.
  #settle(settled: number, end: number, take: Take): number {
    const steps: number[] = [];
    let reached = this.#base;
    for (let at = end; at > this.#base;) {
      const move = this.#move[at - this.#base] as number;
      if (at <= settled) {
        if (steps.length === 0) reached = at;
        steps.push(move);
      }
      at -= move & 15;
    }
    let at = this.#base;
    for (const move of steps.reverse()) {
      const length = move & 15;
      const from = at - this.#base;
      take(at, length, move >> 4, (this.#best[from + length] as number) - (this.#best[from] as number));
      at += length;
    }
    return reached;
  }
}
