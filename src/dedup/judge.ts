import { PendingPairs, type PendingPair } from './pending.ts';

/**
 * Equal values between which exact similarity decides: three standard errors of the estimate about the
 * threshold. From `sure` on a pair is taken by its signatures alone; below `from` it is let go.
 */
export interface Margin {
  readonly from: number;
  readonly sure: number;
}

/** Standard errors on each side of the threshold. */
const ERRORS = 3;

export function margin(threshold: number, values: number): Margin {
  const error = ERRORS * Math.sqrt((threshold * (1 - threshold)) / values);
  return {
    from: Math.ceil((threshold - error) * values),
    sure: Math.min(values, Math.ceil((threshold + error) * values)),
  };
}

/** Pairs remembered so that one that shares many buckets is compared once; forgetting one costs time only. */
const SEEN_BITS = 20;

/**
 * Takes pairs of a document and a leader in any order, any number of times. Remembers for each document the
 * closest sure leader (the earliest among equals), and pairs near the threshold of documents without one.
 */
export class Judge {
  readonly #margin: Margin;
  readonly #equalOf: (rank: number, leader: number) => number;
  readonly #leader: Int32Array;
  readonly #equal: Int16Array;
  readonly #pending: PendingPairs;
  readonly #seenRank = new Int32Array(1 << SEEN_BITS).fill(-1);
  readonly #seenLeader = new Int32Array(1 << SEEN_BITS);
  readonly #isSure = (rank: number): boolean => this.#leader[rank] !== -1;

  constructor(documents: number, bounds: Margin, equalOf: (rank: number, leader: number) => number) {
    this.#margin = bounds;
    this.#equalOf = equalOf;
    this.#leader = new Int32Array(documents).fill(-1);
    this.#equal = new Int16Array(documents);
    this.#pending = new PendingPairs(documents);
  }

  consider(rank: number, leader: number): void {
    const slot = (Math.imul(rank, 0x9e3779b1) ^ Math.imul(leader, 0x85ebca6b)) >>> (32 - SEEN_BITS);
    if (this.#seenRank[slot] === rank && this.#seenLeader[slot] === leader) return;
    this.#seenRank[slot] = rank;
    this.#seenLeader[slot] = leader;
    const equal = this.#equalOf(rank, leader);
    if (equal >= this.#margin.sure) this.#take(rank, leader, equal);
    else if (equal >= this.#margin.from && !this.#isSure(rank))
      this.#pending.push(rank, leader, equal, this.#isSure);
  }

  /** The closest sure leader, -1 where there is none, and how many values agree. */
  sure(rank: number): { readonly leader: number; readonly equal: number } {
    return { leader: this.#leader[rank] ?? -1, equal: this.#equal[rank] ?? 0 };
  }

  /** Pairs of documents without a sure leader, by document; the closest first, the earliest among equals. */
  pending(): Generator<PendingPair> {
    return this.#pending.pairs(this.#isSure);
  }

  #take(rank: number, leader: number, equal: number): void {
    const known = this.#leader[rank] as number;
    const best = this.#equal[rank] as number;
    if (known !== -1 && (equal < best || (equal === best && leader > known))) return;
    this.#leader[rank] = leader;
    this.#equal[rank] = equal;
  }
}
