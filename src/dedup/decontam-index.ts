import { foldTable } from '../text/fold-table.ts';

/** A piece of a benchmark that must not be in a corpus: a question with its options, a passage. */
export interface BenchmarkPart {
  readonly benchmark: string;
  /** Which item of the benchmark, for reports. */
  readonly item: string;
  readonly text: string;
}

export interface DecontaminationParams {
  /** Units of folded text in an n-gram. */
  readonly ngram: number;
  /** Share of a part's different n-grams from which a document counts as holding it. */
  readonly shareMin: number;
  /** Or: folded units in one run that are in the part, one after the other. 0 asks for the share alone. */
  readonly runMin: number;
  /** Folded units a part needs: shorter ones are stems and sayings found everywhere. */
  readonly unitsMin: number;
}

/** A part found in a document. */
export interface Contamination {
  readonly part: number;
  /** Share of the part's n-grams that the document has. */
  readonly share: number;
  /** Folded units of the longest run that is in the part. */
  readonly run: number;
  /** Where in the document's text: UTF-16 offsets of each run of the part's n-grams. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

const BASE = 0x01000193 * 31;
const SECOND_BASE = 0x2545f491;

/**
 * Benchmarks as an index of folded n-grams: script, width, case, digits, punctuation and spaces do not tell a
 * copied question from its source. N-grams are compared by 64-bit hash.
 */
export class DecontaminationIndex {
  readonly parts: readonly BenchmarkPart[];
  /** Parts too short to be looked for. */
  readonly tooShort: readonly BenchmarkPart[];
  readonly #params: DecontaminationParams;
  readonly #table: GramTable;
  readonly #grams: Int32Array;
  readonly #hits: Int32Array;
  readonly #hitsOf: Int32Array;
  #documents = 0;
  #units = new Uint16Array(1 << 14);
  #places = new Int32Array(1 << 14);

  constructor(parts: readonly BenchmarkPart[], params: DecontaminationParams) {
    this.#params = params;
    const long = parts.map((part) => this.#fold(part.text) >= Math.max(params.unitsMin, params.ngram));
    this.parts = parts.filter((_part, i) => long[i]);
    this.tooShort = parts.filter((_part, i) => !long[i]);
    this.#table = new GramTable();
    this.#grams = new Int32Array(this.parts.length);
    this.#hits = new Int32Array(this.parts.length);
    this.#hitsOf = new Int32Array(this.parts.length);
    this.parts.forEach((part, i) => {
      const n = this.#fold(part.text);
      eachGram(this.#units, n, params.ngram, (_at, low, high) => {
        if (this.#table.add(low, high, i)) this.#grams[i]! += 1;
      });
    });
  }

  /** Parts the text holds, in the order of parts. */
  find(text: string): Contamination[] {
    const n = this.#fold(text);
    this.#documents += 1;
    const document = this.#documents;
    const touched: number[] = [];
    eachGram(this.#units, n, this.#params.ngram, (_at, low, high) => {
      for (let one = this.#table.first(low, high); one !== -1; one = this.#table.next(one)) {
        if (!this.#table.visit(one, document)) continue;
        const part = this.#table.part(one);
        if (this.#hitsOf[part] !== document) {
          this.#hitsOf[part] = document;
          this.#hits[part] = 0;
          touched.push(part);
        }
        this.#hits[part]! += 1;
      }
    });
    const { ngram, shareMin, runMin } = this.#params;
    const runGrams = runMin === 0 ? Infinity : Math.max(1, runMin - ngram + 1);
    const found: Contamination[] = [];
    for (const part of touched.sort((a, b) => a - b)) {
      const hits = this.#hits[part] as number;
      const share = hits / (this.#grams[part] as number);
      if (share < shareMin && hits < runGrams) continue;
      const { run, spans } = this.#spans(n, part);
      if (share >= shareMin || run >= runMin) found.push({ part, share, run, spans });
    }
    return found;
  }

  #spans(n: number, part: number): Pick<Contamination, 'run' | 'spans'> {
    const { ngram } = this.#params;
    const spans: [number, number][] = [];
    let run = 0;
    let first = 0;
    let last = -2;
    eachGram(this.#units, n, ngram, (at, low, high) => {
      if (!this.#table.has(low, high, part)) return;
      if (at !== last + 1) first = at;
      last = at;
      run = Math.max(run, at - first + ngram);
      const [from, to] = [this.#places[at] as number, (this.#places[at + ngram - 1] as number) + 1];
      const open = spans.at(-1);
      if (open !== undefined && from <= open[1]) open[1] = to;
      else spans.push([from, to]);
    });
    return { run, spans };
  }

  // Folded units, and where each stands in the text.
  #fold(text: string): number {
    if (text.length > this.#units.length) {
      this.#units = new Uint16Array(text.length * 2);
      this.#places = new Int32Array(text.length * 2);
    }
    const fold = foldTable();
    let n = 0;
    for (let i = 0; i < text.length; i += 1) {
      const unit = fold[text.charCodeAt(i)] as number;
      if (unit === 0) continue;
      this.#units[n] = unit;
      this.#places[n] = i;
      n += 1;
    }
    return n;
  }
}

function eachGram(
  units: Uint16Array,
  n: number,
  ngram: number,
  each: (at: number, low: number, high: number) => void,
): void {
  let low = 0;
  let high = 0;
  let lowPower = 1;
  let highPower = 1;
  for (let i = 1; i < ngram; i += 1) {
    lowPower = Math.imul(lowPower, BASE);
    highPower = Math.imul(highPower, SECOND_BASE);
  }
  for (let i = 0; i < n; i += 1) {
    const unit = units[i] as number;
    if (i >= ngram) {
      const out = units[i - ngram] as number;
      low = (low - Math.imul(out, lowPower)) | 0;
      high = (high - Math.imul(out, highPower)) | 0;
    }
    low = (Math.imul(low, BASE) + unit) | 0;
    high = (Math.imul(high, SECOND_BASE) + unit) | 0;
    if (i >= ngram - 1) each(i - ngram + 1, low, high);
  }
}

/** A multimap from n-gram to parts, in typed arrays: an n-gram of several parts is a chain of entries. */
class GramTable {
  #low = new Int32Array(1 << 12);
  #high = new Int32Array(1 << 12);
  #entry = new Int32Array(1 << 12).fill(-1);
  #slots = 0;
  #part = new Int32Array(1 << 12);
  #next = new Int32Array(1 << 12);
  #visited = new Int32Array(1 << 12);
  #entries = 0;

  /** False when the part has the n-gram already. */
  add(low: number, high: number, part: number): boolean {
    if (this.has(low, high, part)) return false;
    if (this.#slots * 2 >= this.#entry.length) this.#rehash();
    if (this.#entries === this.#part.length) this.#growEntries();
    const slot = this.#slot(low, high);
    const first = this.#entry[slot] as number;
    if (first === -1) this.#slots += 1;
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#part[this.#entries] = part;
    this.#next[this.#entries] = first;
    this.#entry[slot] = this.#entries;
    this.#entries += 1;
    return true;
  }

  /** The newest entry of an n-gram, -1 where it is in no part. */
  first(low: number, high: number): number {
    return this.#entry[this.#slot(low, high)] as number;
  }

  next(entry: number): number {
    return this.#next[entry] as number;
  }

  part(entry: number): number {
    return this.#part[entry] as number;
  }

  has(low: number, high: number, part: number): boolean {
    for (let one = this.first(low, high); one !== -1; one = this.next(one))
      if (this.#part[one] === part) return true;
    return false;
  }

  /** False when the entry was visited for this document before. */
  visit(entry: number, document: number): boolean {
    if (this.#visited[entry] === document) return false;
    this.#visited[entry] = document;
    return true;
  }

  #slot(low: number, high: number): number {
    const mask = this.#entry.length - 1;
    let slot = (low ^ (low >>> 15) ^ Math.imul(high, 0x9e3779b1)) & mask;
    while (this.#entry[slot] !== -1 && (this.#low[slot] !== low || this.#high[slot] !== high))
      slot = (slot + 1) & mask;
    return slot;
  }

  #rehash(): void {
    const [low, high, entry] = [this.#low, this.#high, this.#entry];
    this.#low = new Int32Array(low.length * 2);
    this.#high = new Int32Array(low.length * 2);
    this.#entry = new Int32Array(low.length * 2).fill(-1);
    for (let i = 0; i < entry.length; i += 1) {
      if (entry[i] === -1) continue;
      const slot = this.#slot(low[i] as number, high[i] as number);
      this.#low[slot] = low[i] as number;
      this.#high[slot] = high[i] as number;
      this.#entry[slot] = entry[i] as number;
    }
  }

  #growEntries(): void {
    this.#part = doubled(this.#part);
    this.#next = doubled(this.#next);
    this.#visited = doubled(this.#visited);
  }
}

function doubled(items: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(items.length * 2);
  grown.set(items);
  return grown;
}
