import { mathRole } from './math.ts';
import { CLASS, HIDDEN, ID, NO_SNIPPET, STYLE, type StartTag } from './start-tag.ts';
import { ValueTable } from './value-table.ts';
import { bandFlags } from './zones.ts';

const STYLE_UNITS_MAX = 512;
const UNSHOWN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;

/** What class, id and style of the elements of one page say; each value is looked at once. */
export class ElementNames {
  readonly #names: ValueTable;
  readonly #styles: ValueTable;
  readonly #bands: number[] = [0];
  readonly #roles: ReturnType<typeof mathRole>[] = ['none'];
  readonly #unshown: boolean[] = [false];

  constructor(source: string, units: Uint16Array) {
    this.#names = new ValueTable(source, units);
    this.#styles = new ValueTable(source, units);
  }

  /** Values of class and id by number. */
  get values(): readonly string[] {
    return this.#names.values;
  }

  /** Number of the tag's class, 0 for none. */
  classOf(start: StartTag): number {
    return start.has(CLASS) ? this.#add(start.from(CLASS), start.to(CLASS)) : 0;
  }

  idOf(start: StartTag): number {
    return start.has(ID) ? this.#add(start.from(ID), start.to(ID)) : 0;
  }

  #add(from: number, to: number): number {
    const id = this.#names.add(from, to);
    if (id === this.#bands.length) {
      const value = this.#names.values[id] ?? '';
      this.#bands.push(bandFlags(value));
      this.#roles.push(mathRole(value));
    }
    return id;
  }

  /** Flags of a class or id for `zoneOf`. */
  bands(id: number): number {
    return this.#bands[id] ?? 0;
  }

  /** Formula libraries draw a formula and hide its source: the source is what is read. */
  hides(start: StartTag, classes: number, mayDraw: boolean): boolean {
    const role = mayDraw ? this.#roles[classes] : 'none';
    return role === 'drawing' || (role !== 'source' && this.#isUnshown(start));
  }

  #isUnshown(start: StartTag): boolean {
    if (start.has(HIDDEN) || start.has(NO_SNIPPET)) return true;
    if (!start.has(STYLE)) return false;
    const id = this.#styles.add(start.from(STYLE), start.to(STYLE));
    if (id === this.#unshown.length)
      this.#unshown.push(UNSHOWN.test((this.#styles.values[id] ?? '').slice(0, STYLE_UNITS_MAX)));
    return this.#unshown[id] ?? false;
  }
}
