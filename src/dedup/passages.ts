import { AnchorFinder } from './passage-anchors.ts';

/** A run of characters that an earlier text has too, as UTF-16 offsets of the later one. */
export interface RepeatedPassage {
  readonly from: number;
  readonly to: number;
  /** Number of the earlier text. */
  readonly of: number;
}

/** Bits of each of two sketches: 32 MiB whatever the size of the corpus. */
const SKETCH_BITS = 2 ** 28;
/** Anchors remembered at most, 16 bytes each; further ones are counted and let go. */
const ANCHORS_MAX = 1 << 24;
/** Texts that have an anchor: more are not asked, since they share little but the anchor. */
const OWNERS_MAX = 4;

/**
 * Finds runs of at least `units` characters that stand, character by character, in an earlier text. Texts are
 * shown twice in one order: first to a sketch, which learns which anchors come twice; then the first owners of
 * those are remembered, and each match is extended to both sides on the texts themselves. Memory is bounded;
 * time grows with the length of the texts.
 */
export class PassageFinder {
  readonly #units: number;
  readonly #anchors: AnchorFinder;
  readonly #textOf: (text: number) => string;
  readonly #once = new Uint32Array(SKETCH_BITS / 32);
  readonly #twice = new Uint32Array(SKETCH_BITS / 32);
  readonly #owners = new AnchorOwners();

  /** @param textOf reads an earlier text again, by its number. */
  constructor(units: number, textOf: (text: number) => string) {
    this.#units = units;
    this.#anchors = new AnchorFinder(units);
    this.#textOf = textOf;
  }

  /** Anchors that found no room: passages of theirs may stay. */
  get anchorsLeftOut(): number {
    return this.#owners.leftOut;
  }

  /** First showing. */
  sketch(text: string): void {
    const { hashes, tags, length } = this.#anchors.find(text);
    for (let i = 0; i < length; i += 1) {
      const bit = sketchBit(hashes[i] as number, tags[i] as number);
      const mask = 1 << (bit & 31);
      if (((this.#once[bit >>> 5] as number) & mask) !== 0) this.#twice[bit >>> 5]! |= mask;
      else this.#once[bit >>> 5]! |= mask;
    }
  }

  /** Second showing, in the same order: passages from left to right, none overlapping another. */
  find(number: number, text: string): RepeatedPassage[] {
    const found: RepeatedPassage[] = [];
    const { places, hashes, tags, length } = this.#anchors.find(text);
    let done = 0;
    for (let i = 0; i < length; i += 1) {
      const [place, hash, tag] = [places[i] as number, hashes[i] as number, tags[i] as number];
      const bit = sketchBit(hash, tag);
      if (((this.#twice[bit >>> 5] as number) & (1 << (bit & 31))) === 0) continue;
      // What is cut from this text is not a source for later ones: the text that keeps it is.
      if (place < done) continue;
      const passage = this.#longest(number, text, place, hash, tag);
      if (passage === undefined) continue;
      const from = Math.max(done, passage.from);
      if (passage.to - from >= this.#units) {
        found.push({ ...passage, from });
        done = passage.to;
      }
    }
    return found;
  }

  #longest(
    number: number,
    text: string,
    place: number,
    hash: number,
    tag: number,
  ): RepeatedPassage | undefined {
    let best: RepeatedPassage | undefined;
    const owners = this.#owners.of(hash, tag);
    for (const { text: of, place: at } of owners) {
      if (of === number) continue;
      const { from, to } = extended(text, place, this.#textOf(of), at);
      if (to - from >= this.#units && to - from > (best === undefined ? 0 : best.to - best.from))
        best = { from, to, of };
    }
    if (best === undefined && owners.length < OWNERS_MAX && owners.at(-1)?.text !== number)
      this.#owners.add(hash, tag, number, place);
    return best;
  }
}

function sketchBit(hash: number, tag: number): number {
  return (hash ^ Math.imul(tag, 0x9e3779b1)) & (SKETCH_BITS - 1);
}

/** The longest run of equal characters about two places, as offsets of the first text. */
function extended(own: string, place: number, other: string, at: number): { from: number; to: number } {
  let before = 0;
  while (
    before < Math.min(place, at) &&
    own.charCodeAt(place - before - 1) === other.charCodeAt(at - before - 1)
  )
    before += 1;
  let after = 0;
  const room = Math.min(own.length - place, other.length - at);
  while (after < room && own.charCodeAt(place + after) === other.charCodeAt(at + after)) after += 1;
  return { from: place - before, to: place + after };
}

interface Owner {
  readonly text: number;
  readonly place: number;
}

/** First owners of anchors: open addressing over four words a slot; an anchor of several owners has several slots. */
class AnchorOwners {
  #slots = new Int32Array(4 << 12);
  #used = 0;
  leftOut = 0;

  of(hash: number, tag: number): Owner[] {
    const owners: Owner[] = [];
    for (let at = this.#start(hash); this.#slots[at + 2] !== 0; at = (at + 4) % this.#slots.length)
      if (this.#slots[at] === hash && this.#slots[at + 1] === tag)
        owners.push({ text: (this.#slots[at + 2] as number) - 1, place: this.#slots[at + 3] as number });
    return owners;
  }

  add(hash: number, tag: number, text: number, place: number): void {
    if (this.#used === ANCHORS_MAX) {
      this.leftOut += 1;
      return;
    }
    if (this.#used * 8 >= this.#slots.length) this.#grow();
    this.#put(hash, tag, text + 1, place);
    this.#used += 1;
  }

  #start(hash: number): number {
    return ((hash >>> 0) % (this.#slots.length >> 2)) << 2;
  }

  #put(hash: number, tag: number, text: number, place: number): void {
    let at = this.#start(hash);
    while (this.#slots[at + 2] !== 0) at = (at + 4) % this.#slots.length;
    this.#slots.set([hash, tag, text, place], at);
  }

  // Slots are put back in the order of texts, so that the first owner stays first.
  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    const starts = Array.from({ length: old.length / 4 }, (_, i) => i * 4).filter((at) => old[at + 2] !== 0);
    starts.sort((a, b) => (old[a + 2] as number) - (old[b + 2] as number));
    for (const at of starts)
      this.#put(old[at] as number, old[at + 1] as number, old[at + 2] as number, old[at + 3] as number);
  }
}
