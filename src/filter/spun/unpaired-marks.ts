import type { TextProfile } from '../../core/text-profile.ts';
import { once } from '../once.ts';

/** Quotation marks and brackets of a text that stand alone: who writes closes what he opens, chains of words do not. */
export interface UnpairedMarks {
  readonly unpaired: number;
  /** For each 1,000 visible characters. */
  readonly unpairedDensity: number;
}

const PAIRS = '《》“”「」『』（）()【】〈〉';
/** Opens a paragraph of a quotation that goes on in the next one. */
const CONTINUED = '“「『';
/** Stands behind the number of an item. */
const ITEM_CLOSE = ')）';
/** Some write it before and behind a quotation. */
const BOTH_SIDES = '”';
const BOTH_SIDES_OPEN = '“';
const DEPTH_MAX = 16;
/** A pair may reach over the lines of a paragraph that is broken into lines, but no further than this many units. */
const SPAN_UNITS = 400;
const VISIBLE_MIN = 300;

export const unpairedMarks: (profile: TextProfile) => UnpairedMarks = once(({ text, visible }) => {
  const unpaired = countUnpaired(text);
  return { unpaired, unpairedDensity: (unpaired * 1000) / Math.max(VISIBLE_MIN, visible) };
});

const KIND = kinds();

/** Place of each mark in `PAIRS`, from 1; 0 for other units. Even places close. */
function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let i = 0; i < PAIRS.length; i++) table[PAIRS.charCodeAt(i)] = i + 1;
  return table;
}

// Scratch of this module: kind and place of the marks that are open.
const openKinds = new Uint8Array(DEPTH_MAX);
const openPlaces = new Uint32Array(DEPTH_MAX);

function countUnpaired(text: string): number {
  let depth = 0;
  let unpaired = 0;
  const ignored = text.includes(BOTH_SIDES_OPEN) ? ITEM_CLOSE : ITEM_CLOSE + BOTH_SIDES;
  for (let i = 0; i < text.length; i++) {
    const kind = KIND[text.charCodeAt(i)] as number;
    if (kind === 0) continue;
    if (kind % 2 === 1) {
      if (depth > 0 && openKinds[depth - 1] === kind && continues(text, i)) openPlaces[depth - 1] = i;
      else if (depth === DEPTH_MAX) unpaired++;
      else {
        openKinds[depth] = kind;
        openPlaces[depth++] = i;
      }
      continue;
    }
    let at = depth - 1;
    while (at >= 0 && openKinds[at] !== kind - 1) at--;
    if (at < 0 || i - (openPlaces[at] as number) > SPAN_UNITS) {
      if (!ignored.includes(text[i] as string)) unpaired++;
      continue;
    }
    unpaired += depth - at - 1;
    depth = at;
  }
  return unpaired + depth;
}

/** Whether a mark opens a paragraph of a quotation that began before. */
function continues(text: string, at: number): boolean {
  return CONTINUED.includes(text[at] as string) && (text[at - 1] === '\n' || at === 0);
}
