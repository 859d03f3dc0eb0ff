import { attributeValue, readAttributes, type AttributeSink } from './attributes.ts';
import { isName } from './tags.ts';

/** Attributes that the scan itself needs. */
const WANTED = ['class', 'id', 'role', 'style', 'hidden', 'data-nosnippet', 'type', 'lang', 'alt'] as const;
export type Wanted = (typeof WANTED)[number];
const SLOT: Readonly<Record<Wanted, number>> = {
  class: 0,
  id: 1,
  role: 2,
  style: 3,
  hidden: 4,
  'data-nosnippet': 5,
  type: 6,
  lang: 7,
  alt: 8,
};
const LENGTH_MIN = 2;
const LENGTH_MAX = 14;

/** Attributes of the tag that was read last; used again for every tag, so that reading one allocates nothing. */
export class StartTag {
  readonly #source: string;
  readonly #from = new Int32Array(WANTED.length);
  readonly #to = new Int32Array(WANTED.length);
  /** Bit of each wanted attribute that the tag has. */
  #seen = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /**
   * Reads attributes from `at` (just behind the tag name) to the tag's `>`, as the HTML tokenizer does.
   * @returns the offset behind `>`, or -1 when the source ends inside the tag.
   */
  read(at: number): number {
    this.#seen = 0;
    return readAttributes(this.#source, at, this.#sink);
  }

  readonly #sink: AttributeSink = (nameStart, nameEnd, valueStart, valueEnd) => {
    const length = nameEnd - nameStart;
    if (length < LENGTH_MIN || length > LENGTH_MAX) return;
    const slot = this.#slotOf(nameStart, nameEnd, length);
    if (slot < 0 || (this.#seen & (1 << slot)) !== 0) return;
    this.#seen |= 1 << slot;
    this.#from[slot] = valueStart;
    this.#to[slot] = valueEnd;
  };

  #slotOf(from: number, to: number, length: number): number {
    for (let slot = 0; slot < WANTED.length; slot += 1) {
      const name = WANTED[slot] ?? '';
      if (name.length === length && isName(name, this.#source, from, to)) return slot;
    }
    return -1;
  }

  has(name: Wanted): boolean {
    return (this.#seen & (1 << SLOT[name])) !== 0;
  }

  /** Range of a value in the source; -1 when there is none. */
  from(name: Wanted): number {
    return this.has(name) ? (this.#from[SLOT[name]] ?? -1) : -1;
  }

  to(name: Wanted): number {
    return this.has(name) ? (this.#to[SLOT[name]] ?? -1) : -1;
  }

  /** Value with its entities decoded; '' when there is none. */
  value(name: Wanted): string {
    if (!this.has(name)) return '';
    return attributeValue(this.#source, this.#from[SLOT[name]] ?? 0, this.#to[SLOT[name]] ?? 0);
  }

  hides(): boolean {
    if (this.#seen === 0) return false;
    if (this.has('hidden') || this.has('data-nosnippet')) return true;
    return this.has('style') && HIDDEN.test(this.value('style').slice(0, STYLE_UNITS_MAX));
  }
}

const STYLE_UNITS_MAX = 512;
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;
