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
  // The last two leaders each document met: one that shares many buckets is compared once. What is forgotten
  // costs time only.
  readonly #last: Int32Array;
  readonly #lastButOne: Int32Array;
  readonly #isSure = (rank: number): boolean => this.#leader[rank] !== -1;

  constructor(documents: number, bounds: Margin, equalOf: (rank: number, leader: number) => number) {
    this.#margin = bounds;
    this.#equalOf = equalOf;
    this.#leader = new Int32Array(documents).fill(-1);
    this.#equal = new Int16Array(documents);
    this.#last = new Int32Array(documents).fill(-1);
    this.#lastButOne = new Int32Array(documents).fill(-1);
    this.#pending = new PendingPairs(documents);
  }

  consider(rank: number, leader: number): void {
    if (this.#last[rank] === leader || this.#lastButOne[rank] === leader) return;
    this.#lastButOne[rank] = this.#last[rank] as number;
    this.#last[rank] = leader;
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
