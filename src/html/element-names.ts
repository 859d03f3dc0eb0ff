import { mathRole } from './math.ts';
import { CLASS, HIDDEN, ID, NO_SNIPPET, STYLE, type StartTag } from './start-tag.ts';
import { ValueTable } from './value-table.ts';
import { bandFlags } from './zones.ts';

const STYLE_UNITS_MAX = 512;
const NOT_DISPLAYED = /(?:^|;)\s*display\s*:\s*none/iu;
const INVISIBLE = /(?:^|;)\s*visibility\s*:\s*hidden/iu;
/** Boxes of the text itself that a script makes visible when the page has loaded. */
const REVEALED =
  /(?:^|\s)(?:js_content|rich_media_content|(?:article|post|entry|main|news)[-_]?(?:content|body|text))(?:\s|$)/iu;
/** Values kept from page to page, and units of them; a crawl of many sites starts over now and then. */
const VALUES_MAX = 40_000;
const UNITS_MAX = 2_000_000;

/** Whether a style takes an element out of sight, and for good. */
type Unshown = 'no' | 'invisible' | 'yes';

/** What class, id and style of elements say; each value is looked at once, however many pages have it. */
export class ElementNames {
  readonly #names = new ValueTable();
  readonly #styles = new ValueTable();
  readonly #bands: number[] = [0];
  readonly #roles: ReturnType<typeof mathRole>[] = ['none'];
  readonly #unshown: Unshown[] = ['no'];

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
    }
    return id;
  }

  /** Flags of a class or id for `zoneOf`. */
  bands(id: number): number {
    return this.#bands[id] as number;
  }

  /** Formula libraries draw a formula and hide its source: the source is what is read. */
  hides(start: StartTag, classes: number, mayDraw: boolean): boolean {
    const role = mayDraw ? this.#roles[classes] : 'none';
    return role === 'drawing' || (role !== 'source' && this.#isUnshown(start));
  }

  #isUnshown(start: StartTag): boolean {
    if (start.has(HIDDEN) || start.has(NO_SNIPPET)) return true;
    if (!start.has(STYLE)) return false;
    const id = this.#styles.add(start.units, start.from(STYLE), start.to(STYLE));
    if (id === this.#unshown.length)
      this.#unshown.push(unshownBy((this.#styles.values[id] ?? '').slice(0, STYLE_UNITS_MAX)));
    const unshown = this.#unshown[id];
    return unshown === 'yes' || (unshown === 'invisible' && !this.#isRevealed(start));
  }

  #isRevealed(start: StartTag): boolean {
    const { values } = this.#names;
    return [this.classOf(start), this.idOf(start)].some((name) => REVEALED.test(values[name] ?? ''));
  }
}

function unshownBy(style: string): Unshown {
  if (NOT_DISPLAYED.test(style)) return 'yes';
  return INVISIBLE.test(style) ? 'invisible' : 'no';
}

let current = new ElementNames();

/** The names known so far, or new ones when those are too many. Pages keep the ones they were scanned with. */
export function elementNames(): ElementNames {
  if (current.isFull()) current = new ElementNames();
  return current;
}
