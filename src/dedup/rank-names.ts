/** Ranks of one map: 2²³, half of what a Map can hold. */
const BITS = 23;

/** Names of documents by rank, more than one Map can hold. */
export class RankNames {
  readonly #maps: Map<number, string>[] = [];

  set(rank: number, name: string): void {
    (this.#maps[rank >>> BITS] ??= new Map()).set(rank, name);
  }

  get(rank: number): string | undefined {
    return this.#maps[rank >>> BITS]?.get(rank);
  }
}
