import { mathRole } from './math.ts';
import { CLASS, HIDDEN, ID, NO_SNIPPET, STYLE, type StartTag } from './start-tag.ts';
import { ValueTable } from './value-table.ts';
import { bandFlags } from './zones.ts';

const STYLE_UNITS_MAX = 512;
const UNSHOWN = /(?:^|;)\s*display\s*:\s*none/iu;
/** Takes its place and is not drawn: what scripts fade in once the page has come, and what pages hide for good. */
const VEILED = /(?:^|;)\s*visibility\s*:\s*hidden/iu;
/** The first of the two is named as the text: messengers send every article so. */
const TEXT_NAME = /(?:^|[\s_-])(?:content|article|main|body)(?:$|[\s_-])/iu;
/** Values kept from page to page, and units of them; a crawl of many sites starts over now and then. */
const VALUES_MAX = 40_000;
const UNITS_MAX = 2_000_000;

/** What class, id and style of elements say; each value is looked at once, however many pages have it. */
export class ElementNames {
  readonly #names = new ValueTable();
  readonly #styles = new ValueTable();
  readonly #bands: number[] = [0];
  readonly #roles: ReturnType<typeof mathRole>[] = ['none'];
  readonly #texts: boolean[] = [false];
  readonly #unshown: ('no' | 'veiled' | 'yes')[] = ['no'];

  /** Values of class and id by number; grows while pages are scanned. */
  get values(): readonly string[] {
    return this.#names.values;
  }

  isFull(): boolean {
    const count = this.#names.values.length + this.#styles.values.length;
    return count > VALUES_MAX || this.#names.size + this.#styles.size > UNITS_MAX;
  }

  /** Number of the tag's class, 0 for none. */
  classOf(start: StartTag): number {
    return start.has(CLASS) ? this.#add(start, CLASS) : 0;
  }

  idOf(start: StartTag): number {
    return start.has(ID) ? this.#add(start, ID) : 0;
  }

  #add(start: StartTag, slot: number): number {
    const id = this.#names.add(start.units, start.from(slot), start.to(slot));
    if (id === this.#bands.length) {
      const value = this.#names.values[id] ?? '';
      this.#bands.push(bandFlags(value));
      this.#roles.push(mathRole(value));
      this.#texts.push(TEXT_NAME.test(value));
    }
    return id;
  }

  /** Flags of a class or id for `zoneOf`. */
  bands(id: number): number {
    return this.#bands[id] as number;
  }

  /** Formula libraries draw a formula and hide its source: the source is what is read. */
  hides(start: StartTag, classes: number, id: number, mayDraw: boolean): boolean {
    const role = mayDraw ? this.#roles[classes] : 'none';
    if (role === 'drawing') return true;
    if (role === 'source') return false;
    const unshown = this.#unshownBy(start);
    return unshown === 'yes' || (unshown === 'veiled' && !this.#texts[classes] && !this.#texts[id]);
  }

  #unshownBy(start: StartTag): 'no' | 'veiled' | 'yes' {
    if (start.has(HIDDEN) || start.has(NO_SNIPPET)) return 'yes';
    if (!start.has(STYLE)) return 'no';
    const id = this.#styles.add(start.units, start.from(STYLE), start.to(STYLE));
    if (id === this.#unshown.length) {
      const style = (this.#styles.values[id] ?? '').slice(0, STYLE_UNITS_MAX);
      this.#unshown.push(UNSHOWN.test(style) ? 'yes' : VEILED.test(style) ? 'veiled' : 'no');
    }
    return this.#unshown[id] as 'no' | 'veiled' | 'yes';
  }
}

let current = new ElementNames();

/** The names known so far, or new ones when those are too many. Pages keep the ones they were scanned with. */
export function elementNames(): ElementNames {
  if (current.isFull()) current = new ElementNames();
  return current;
}
