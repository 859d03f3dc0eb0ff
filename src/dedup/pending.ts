/** A pair whose signatures alone do not say. */
export interface PendingPair {
  readonly rank: number;
  readonly leader: number;
  /** Values that agree. */
  readonly equal: number;
}

/** Leaders of one document that are looked at, the closest first; more would be looked at in vain. */
const LEADERS_MAX = 8;
/** Pairs held before those beyond LEADERS_MAX are let go. */
const COMPACT_AT = 1 << 22;

/** Pairs near the threshold: 12 bytes each, at most LEADERS_MAX a document in the long run. */
export class PendingPairs {
  readonly #documents: number;
  #capacity = 1 << 12;
  #columns = columns(this.#capacity);
  #length = 0;
  #compactAt = COMPACT_AT;

  constructor(documents: number) {
    this.#documents = documents;
  }

  push(rank: number, leader: number, equal: number, isDone: (rank: number) => boolean): void {
    if (this.#length === this.#compactAt) {
      this.#compact(isDone);
      this.#compactAt = Math.max(COMPACT_AT, this.#length * 2);
    }
    if (this.#length === this.#capacity) this.#grow();
    const at = this.#length++;
    this.#columns.rank[at] = rank;
    this.#columns.leader[at] = leader;
    this.#columns.equal[at] = equal;
  }

  /** By document; of one document the closest first, the earliest among equals. `isDone` documents need none. */
  *pairs(isDone: (rank: number) => boolean): Generator<PendingPair> {
    this.#compact(isDone);
    const { rank, leader, equal } = this.#columns;
    for (let i = 0; i < this.#length; i += 1)
      yield { rank: rank[i] as number, leader: leader[i] as number, equal: equal[i] as number };
  }

  // Counting sort by document, then each document's few pairs among themselves.
  #compact(isDone: (rank: number) => boolean): void {
    const { rank, leader, equal } = this.#columns;
    const starts = new Int32Array(this.#documents + 1);
    for (let i = 0; i < this.#length; i += 1) starts[(rank[i] as number) + 1]! += 1;
    for (let r = 0; r < this.#documents; r += 1) starts[r + 1]! += starts[r] as number;
    const order = new Int32Array(this.#length);
    const next = starts.slice();
    for (let i = 0; i < this.#length; i += 1) order[next[rank[i] as number]!++] = i;
    const kept = columns(this.#capacity);
    let length = 0;
    for (let r = 0; r < this.#documents; r += 1) {
      const [from, to] = [starts[r] as number, starts[r + 1] as number];
      if (from === to || isDone(r)) continue;
      const own = [...order.subarray(from, to)].sort(
        (a, b) =>
          (equal[b] as number) - (equal[a] as number) || (leader[a] as number) - (leader[b] as number),
      );
      let taken = 0;
      let last = -1;
      for (const i of own) {
        if (leader[i] === last || taken === LEADERS_MAX) continue;
        last = leader[i] as number;
        kept.rank[length] = r;
        kept.leader[length] = last;
        kept.equal[length] = equal[i] as number;
        length += 1;
        taken += 1;
      }
    }
    this.#columns = kept;
    this.#length = length;
  }

  #grow(): void {
    this.#capacity *= 2;
    const grown = columns(this.#capacity);
    grown.rank.set(this.#columns.rank);
    grown.leader.set(this.#columns.leader);
    grown.equal.set(this.#columns.equal);
    this.#columns = grown;
  }
}

function columns(capacity: number): { rank: Int32Array; leader: Int32Array; equal: Int32Array } {
  return {
    rank: new Int32Array(capacity),
    leader: new Int32Array(capacity),
    equal: new Int32Array(capacity),
  };
}
