/** Longer lists of classes are generated; what they say stands at their start. */
const NAMES_UNITS_MAX = 256;
/** Words of one name that are joined at most: `post-content-body`. */
const RUN_MAX = 3;
/** Distinct values of class and id kept; a crawl of many sites starts over now and then. */
const MEMO_MAX = 20_000;
/** Classes that say what a box has beside it, not what it is: `has-sidebar`. */
const BESIDE = /^(?:no|has|with|without|hide|show|is|js)-(?=.)/u;
const PREFIX_UNITS_MIN = 3;

/** Words by the group they belong to. `word*` stands for every word that begins so. */
export type NameGroups<G extends string> = Readonly<Record<G, readonly string[]>>;

/**
 * Tells what the values of class and id say of an element, by hash lookups. Case, `-`, `_` and numbers at
 * the end do not count: `post-content`, `postContent` and `post_content_12` all hold the word `postcontent`.
 */
export class NameTable<G extends string> {
  readonly #bits: ReadonlyMap<G, number>;
  readonly #words = new Map<string, number>();
  readonly #prefixes = new Map<string, number>();
  readonly #memo = new Map<string, number>();
  readonly #prefixUnitsMax: number;

  constructor(groups: NameGroups<G>) {
    const names = Object.keys(groups) as G[];
    this.#bits = new Map(names.map((group, i) => [group, 1 << i]));
    for (const group of names) for (const word of groups[group]) this.#add(word, this.bit(group));
    this.#prefixUnitsMax = Math.max(0, ...[...this.#prefixes.keys()].map((prefix) => prefix.length));
  }

  #add(word: string, bit: number): void {
    const to = word.endsWith('*') ? this.#prefixes : this.#words;
    const key = word.endsWith('*') ? word.slice(0, -1) : word;
    to.set(key, (to.get(key) ?? 0) | bit);
  }

  bit(group: G): number {
    return this.#bits.get(group) ?? 0;
  }

  /** Bits of all groups that have a word of `names`; 0 for ''. */
  flags(names: string): number {
    if (names === '') return 0;
    const known = this.#memo.get(names);
    if (known !== undefined) return known;
    let flags = 0;
    for (const name of names.slice(0, NAMES_UNITS_MAX).split(SPACE)) flags |= this.#flagsOfName(name);
    if (this.#memo.size >= MEMO_MAX) this.#memo.clear();
    this.#memo.set(names, flags);
    return flags;
  }

  #flagsOfName(name: string): number {
    if (BESIDE.test(name)) return 0;
    const words = splitWords(name);
    let flags = 0;
    for (let from = 0; from < words.length; from += 1) {
      let run = '';
      for (let to = from; to < Math.min(words.length, from + RUN_MAX); to += 1) {
        run += words[to] ?? '';
        flags |= this.#flagsOfWord(run);
      }
    }
    return flags;
  }

  #flagsOfWord(word: string): number {
    let flags = this.#words.get(word) ?? 0;
    const most = Math.min(word.length, this.#prefixUnitsMax);
    for (let units = PREFIX_UNITS_MIN; units <= most; units += 1)
      flags |= this.#prefixes.get(word.slice(0, units)) ?? 0;
    return flags;
  }
}

const SPACE = /\s+/u;

function splitWords(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/\d+$/u, ''))
    .filter((word) => word !== '');
}
