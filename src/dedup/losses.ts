import { UnionFind } from './union-find.ts';

/** The layers of dedup, in the order in which they decide. */
export const LAYERS = ['url', 'exact', 'near', 'containment'] as const;
export type Layer = (typeof LAYERS)[number];

/** Why a document is dropped, and for which other one. */
export interface Loss {
  readonly layer: Layer;
  readonly leader: number;
  readonly similarity: number;
  /** Whether the similarity is that of the texts; else it is the estimate of the signatures. */
  readonly exact: boolean;
}

/** Losses by rank in typed arrays: 14 bytes a document, lost or not. */
export class Losses {
  readonly #leader: Int32Array;
  readonly #layer: Uint8Array;
  readonly #similarity: Float64Array;
  readonly #exact: Uint8Array;

  constructor(documents: number) {
    this.#leader = new Int32Array(documents).fill(-1);
    this.#layer = new Uint8Array(documents);
    this.#similarity = new Float64Array(documents);
    this.#exact = new Uint8Array(documents);
  }

  get documents(): number {
    return this.#leader.length;
  }

  add(rank: number, { layer, leader, similarity, exact }: Loss): void {
    this.#leader[rank] = leader;
    this.#layer[rank] = LAYERS.indexOf(layer);
    this.#similarity[rank] = similarity;
    this.#exact[rank] = Number(exact);
  }

  has(rank: number): boolean {
    return this.#leader[rank] !== -1;
  }

  get(rank: number): Loss | undefined {
    if (!this.has(rank)) return undefined;
    return {
      layer: LAYERS[this.#layer[rank] as number] as Layer,
      leader: this.#leader[rank] as number,
      similarity: this.#similarity[rank] as number,
      exact: this.#exact[rank] === 1,
    };
  }

  /** Sets of documents joined by losses. */
  clusters(): Clusters {
    const sets = new UnionFind(this.documents);
    for (let rank = 0; rank < this.documents; rank += 1)
      if (this.has(rank)) sets.join(rank, this.#leader[rank] as number);
    const sizes = new Int32Array(this.documents);
    for (let rank = 0; rank < this.documents; rank += 1) sizes[sets.find(rank)]! += 1;
    return {
      first: (rank) => sets.find(rank),
      size: (rank) => sizes[sets.find(rank)] as number,
      members: () => membersOf(sets, sizes),
    };
  }
}

/** Sets of documents joined by losses: each is named by its first document. */
export interface Clusters {
  readonly first: (rank: number) => number;
  readonly size: (rank: number) => number;
  /** Documents of sets of two or more, set by set. */
  readonly members: () => Iterable<number>;
}

// Each set gets as many places as it has members, and each member takes the next of its set.
function membersOf(sets: UnionFind, sizes: Int32Array): Int32Array {
  const next = new Int32Array(sizes.length);
  let places = 0;
  for (let rank = 0; rank < sizes.length; rank += 1) {
    if ((sizes[rank] as number) < 2) continue;
    next[rank] = places;
    places += sizes[rank] as number;
  }
  const members = new Int32Array(places);
  for (let rank = 0; rank < sizes.length; rank += 1) {
    const first = sets.find(rank);
    if ((sizes[first] as number) > 1) members[next[first]!++] = rank;
  }
  return members;
}
