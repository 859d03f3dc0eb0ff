/** Slots for each document at least: below two thirds full, a probe seldom goes on. */
const SLOTS_PER_DOCUMENT = 1.5;
const SLOT_BYTES = 8;
const KEY_BYTES = 8;

/** Bytes a table for so many documents needs, with the column of keys it reads. */
export function bucketTableBytes(documents: number): number {
  return slotsFor(documents) * SLOT_BYTES + documents * KEY_BYTES;
}

function slotsFor(documents: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, documents * SLOTS_PER_DOCUMENT)));
}

/**
 * Leaders of the buckets of one key at a time. Documents come in the order of their ranks, so the first of a
 * bucket is its leader, and every later one meets it and nobody else: a bucket of a million members costs a
 * million look-ups. Gives the same pairs as LEADERS_SQL.
 */
export class BucketTable {
  /** Rank + 1 of the leader, and the upper half of the key, slot by slot; 0 is a free slot. */
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(documents: number) {
    const slots = slotsFor(documents);
    this.#slots = new Int32Array(slots * 2);
    this.#mask = slots - 1;
  }

  /**
   * @param keys 64-bit keys as two words each, by `seq`.
   * @param seqs of the documents, by rank.
   * @param active ranks that take part.
   * @param firstNew the rank from which on documents are told of their leaders.
   */
  meet(
    keys: Int32Array,
    seqs: Int32Array,
    active: Uint8Array,
    firstNew: number,
    each: (rank: number, leader: number) => void,
  ): void {
    const slots = this.#slots.fill(0);
    for (let rank = 0; rank < seqs.length; rank += 1) {
      if (active[rank] === 0) continue;
      const at = (seqs[rank] as number) * 2;
      const low = keys[at] as number;
      const high = keys[at + 1] as number;
      let slot = low & this.#mask;
      for (;;) {
        const leader = (slots[slot * 2] as number) - 1;
        if (leader === -1) {
          slots[slot * 2] = rank + 1;
          slots[slot * 2 + 1] = high;
          break;
        }
        if (slots[slot * 2 + 1] === high && keys[(seqs[leader] as number) * 2] === low) {
          if (rank >= firstNew) each(rank, leader);
          break;
        }
        slot = (slot + 1) & this.#mask;
      }
    }
  }
}
