/** Longer lists of classes are generated; what they say stands at their start. */
const NAMES_UNITS_MAX = 256;
/** Words of one name that are joined at most: `post-content-body`. */
const RUN_MAX = 3;
/** Distinct values of class and id kept; a crawl of many sites starts over now and then. */
const MEMO_MAX = 20_000;
/** Classes that say what a box has beside it, not what it is: `has-sidebar`, `line-numbers-mode`. */
const BESIDE = /^(?:no|has|with|without|hide|show|is)-(?=.)|.-mode$/u;
const PREFIX_UNITS_MIN = 3;

/** Words by the group they belong to. `word*` stands for every word that begins so. */
export type NameGroups<G extends string> = Readonly<Record<G, readonly string[]>>;

/** Bits of whole names stand this far above those of words in them. */
const WHOLE = 15;

/**
 * Tells what the values of class and id say of an element, by hash lookups. Case, `-`, `_` and numbers at
 * the end do not count: `post-content`, `postContent` and `post_content_12` are all the word `postcontent`.
 */
export class NameTable<G extends string> {
  /** The bit of each group. */
  readonly bit: Readonly<Record<G, number>>;
  /** The bit of a group where a name is its word and nothing besides: `content`, not `content-nav`. */
  readonly whole: Readonly<Record<G, number>>;
  readonly #words = new Map<string, number>();
  readonly #prefixes = new Map<string, number>();
  readonly #memo = new Map<string, number>();
  readonly #byNumber = new WeakMap<readonly string[], number[]>();
  readonly #prefixUnitsMax: number;

  constructor(groups: NameGroups<G>) {
    const names = Object.keys(groups) as G[];
    const record = (of: (i: number) => number): Record<G, number> =>
      Object.fromEntries(names.map((group, i) => [group, of(i)])) as Record<G, number>;
    this.bit = record((i) => 1 << i);
    this.whole = record((i) => 1 << (i + WHOLE));
    for (const group of names) for (const word of groups[group]) this.#add(word, this.bit[group]);
    this.#prefixUnitsMax = Math.max(0, ...[...this.#prefixes.keys()].map((prefix) => prefix.length));
  }

  #add(word: string, bit: number): void {
    const to = word.endsWith('*') ? this.#prefixes : this.#words;
    const key = word.endsWith('*') ? word.slice(0, -1) : word;
    to.set(key, (to.get(key) ?? 0) | bit);
  }

  /** Bits of all groups that have a word of `names`, and of those that have a whole name; 0 for ''. */
  flags(names: string): number {
    if (names === '') return 0;
    const known = this.#memo.get(names);
    if (known !== undefined) return known;
    let flags = 0;
    for (const name of names.slice(0, NAMES_UNITS_MAX).split(SPACE)) flags |= this.#flagsOfName(name);
    // Longer ones are slices of their page, which would be kept whole with them.
    if (names.length > NAMES_UNITS_MAX) return flags;
    if (this.#memo.size >= MEMO_MAX) this.#memo.clear();
    this.#memo.set(names, flags);
    return flags;
  }

  /** Flags of names by their number, as `BlockTree.names` has them; each is looked at once. */
  flagsByNumber(names: readonly string[]): readonly number[] {
    let flags = this.#byNumber.get(names);
    if (flags === undefined) this.#byNumber.set(names, (flags = []));
    for (let i = flags.length; i < names.length; i += 1) flags.push(this.flags(names[i] ?? ''));
    return flags;
  }

  /** The words of a group that `names` has, each once. */
  wordsOf(names: string, group: G): ReadonlySet<string> {
    const found = new Set<string>();
    const bit = this.bit[group];
    if ((this.flags(names) & bit) === 0) return found;
    for (const name of names.slice(0, NAMES_UNITS_MAX).split(SPACE))
      for (const run of runsOf(name)) if ((this.#flagsOfWord(run) & bit) !== 0) found.add(run);
    return found;
  }

  #flagsOfName(name: string): number {
    if (BESIDE.test(name)) return 0;
    const runs = runsOf(name);
    const whole = this.#words.get(wholeOf(name)) ?? 0;
    return runs.reduce((flags, run) => flags | this.#flagsOfWord(run), whole << WHOLE);
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

/** Words of a name, and each few that follow each other as one. */
function runsOf(name: string): readonly string[] {
  const words = splitWords(name);
  const runs: string[] = [];
  for (let from = 0; from < words.length; from += 1) {
    let run = '';
    for (let to = from; to < Math.min(words.length, from + RUN_MAX); to += 1) {
      run += words[to] ?? '';
      runs.push(run);
    }
  }
  return runs;
}

const wholeOf = (name: string): string => splitWords(name).join('');

function splitWords(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/\d+$/u, ''))
    .filter((word) => word !== '');
}
