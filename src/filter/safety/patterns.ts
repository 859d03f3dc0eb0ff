import { squeeze } from './squeeze.ts';

/** One use of a pattern by an entry. */
export interface Use {
  readonly entry: number;
  /** Which part of the entry; -1 for a harmless longer word. */
  readonly part: number;
  /** How often each character of the pattern must stand in a row at least; absent when once is enough. */
  readonly runs?: Uint8Array;
}

/**
 * Collects words with their uses under their squeezed forms: 色色网 and 色网 share a place in the
 * automaton and differ in the runs they ask for.
 */
export class PatternTable {
  readonly #uses = new Map<string, Use[]>();
  readonly #hidden = new Map<string, Use[]>();

  /** `word` is folded; nothing happens for ''. */
  add(word: string, entry: number, part: number): void {
    push(this.#uses, word, entry, part);
  }

  /** A spelling that hides a word. A real word that is spelt alike goes first. */
  addHidden(word: string, entry: number, part: number): void {
    push(this.#hidden, word, entry, part);
  }

  finish(): { readonly patterns: readonly string[]; readonly uses: readonly (readonly Use[])[] } {
    for (const [form, uses] of this.#hidden) if (!this.#uses.has(form)) this.#uses.set(form, uses);
    return { patterns: [...this.#uses.keys()], uses: [...this.#uses.values()] };
  }
}

function push(map: Map<string, Use[]>, word: string, entry: number, part: number): void {
  if (word === '') return;
  const units = Uint16Array.from({ length: word.length }, (_, i) => word.charCodeAt(i));
  const { runs, length } = squeeze(units, units.length);
  const form = String.fromCharCode(...units.subarray(0, length));
  const use = length === word.length ? { entry, part } : { entry, part, runs: runs.slice(0, length) };
  const uses = map.get(form);
  if (uses === undefined) map.set(form, [use]);
  else if (
    !uses.some((known) => known.entry === entry && known.part === part && isSame(known.runs, use.runs))
  )
    uses.push(use);
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a?.join() === b?.join();
}
