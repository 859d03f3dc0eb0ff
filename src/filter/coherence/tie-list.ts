/** What a list of ties says about the stretches (sentences, or lines) it was filled with. */
export interface TieShares {
  /** Share of ties that stood in an earlier stretch. */
  readonly recurrence: number;
  /** Share of stretches that share no tie with any other one. */
  readonly lonelyRatio: number;
  /** Stretches with enough ties. */
  readonly sentences: number;
}

/** Ties of a text, stretch by stretch; a tie is a slot of a table. Scratch space, used again for every text. */
export class TieList {
  readonly #tiesMin: number;
  readonly #firstOf: Uint32Array;
  readonly #lastOf: Uint32Array;
  readonly #ties: Uint16Array;
  readonly #ends: number[] = [];
  #count = 0;
  #from = 0;
  #recurring = 0;
  #recurringBefore = 0;

  /** Stretches of fewer than `tiesMin` ties are left out; at most `tiesMax` are kept. */
  constructor(tiesMin: number, slots: number, tiesMax: number) {
    this.#tiesMin = tiesMin;
    this.#firstOf = new Uint32Array(slots);
    this.#lastOf = new Uint32Array(slots);
    this.#ties = new Uint16Array(tiesMax);
  }

  get isFull(): boolean {
    return this.#count >= this.#ties.length;
  }

  /** Forgets the text before; `slots` of the table are in use. */
  clear(slots: number): void {
    this.#firstOf.fill(0, 0, slots);
    this.#ends.length = 0;
    this.#count = this.#from = this.#recurring = this.#recurringBefore = 0;
  }

  /** Notes that the stretch that is open holds the tie. */
  add(slot: number): void {
    if (this.#count >= this.#ties.length) return;
    const stretch = this.#ends.length + 1;
    const first = this.#firstOf[slot] as number;
    if (first === 0) this.#firstOf[slot] = stretch;
    else if (first < stretch) this.#recurring++;
    this.#lastOf[slot] = stretch;
    this.#ties[this.#count++] = slot;
  }

  /** Ends the stretch; with too few ties it counts for nothing. */
  close(): void {
    if (this.#count - this.#from >= this.#tiesMin) {
      this.#ends.push(this.#count);
      this.#from = this.#count;
      this.#recurringBefore = this.#recurring;
    } else {
      this.#count = this.#from;
      this.#recurring = this.#recurringBefore;
    }
  }

  /** Ties of the stretches kept. */
  kept(): Uint16Array {
    return this.#ties.subarray(0, this.#count);
  }

  finish(): TieShares {
    return {
      recurrence: this.#count === 0 ? 0 : this.#recurring / this.#count,
      lonelyRatio: this.#ends.length === 0 ? 0 : this.#lonely() / this.#ends.length,
      sentences: this.#ends.length,
    };
  }

  #lonely(): number {
    let count = 0;
    let from = 0;
    this.#ends.forEach((end, i) => {
      let shared = false;
      for (let p = from; p < end && !shared; p++) {
        const slot = this.#ties[p] as number;
        shared = (this.#firstOf[slot] as number) < i + 1 || (this.#lastOf[slot] as number) > i + 1;
      }
      if (!shared) count++;
      from = end;
    });
    return count;
  }
}
