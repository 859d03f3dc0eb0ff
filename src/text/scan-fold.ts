import TSCharacters from 'opencc-js/dict/TSCharacters';
import { CHAR, UNIT_CLASS } from './char-class.ts';

/** A text folded for matching words. `units` is scratch space: it is valid until the next call. */
export interface Folded {
  readonly units: Uint16Array;
  readonly length: number;
}

const DROP = 0;
const SOFT = 1;
/** Marks that are put between the characters of a word to hide it; ，。、 and the like divide words and stay. */
const SOFT_MARKS = '*_-.·•~^|/\\+=#\'`´"‧・●○★☆■□◆◇※';
const SPACE = 0x20;

let table: Uint16Array | undefined;
let units = new Uint16Array(4096);

/**
 * Folds width, letter case and traditional characters (by character), drops zero-width characters,
 * combining marks, and spaces and soft marks between two Han characters; elsewhere those become one
 * space. Line ends stay, so no word is found across two paragraphs.
 */
export function foldForScan(text: string): Folded {
  table ??= buildTable();
  if (units.length < text.length + 1) units = new Uint16Array(text.length * 2);
  let length = 0;
  let isAfterHan = false;
  let pending = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = table[unit] as number;
    if (folded === DROP) continue;
    if (folded === SOFT) {
      pending = true;
      continue;
    }
    const isHan = UNIT_CLASS[folded] === CHAR.han;
    if (pending && !(isAfterHan && isHan)) units[length++] = SPACE;
    pending = false;
    units[length++] = folded;
    isAfterHan = isHan;
  }
  return { units, length };
}

/** The folded form of a word, as patterns are written into an automaton. */
export function foldWord(word: string): string {
  const folded = foldForScan(word);
  return String.fromCharCode(...folded.units.subarray(0, folded.length)).trim();
}

function buildTable(): Uint16Array {
  const built = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) built[unit] = foldUnit(unit);
  for (const entry of TSCharacters.split('|')) {
    const [from = '', to = ''] = entry.split(' ');
    if (from.length === 1 && to.length === 1) built[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  for (const mark of SOFT_MARKS) built[mark.charCodeAt(0)] = SOFT;
  return built;
}

function foldUnit(unit: number): number {
  const charClass = UNIT_CLASS[unit];
  if (charClass === CHAR.format || charClass === CHAR.mark) return DROP;
  if (charClass === CHAR.broken && unit !== 0xfffd) return DROP;
  if (charClass === CHAR.space) return SOFT;
  if (unit >= 0xff01 && unit <= 0xff5e) return foldUnit(unit - 0xfee0);
  const lower = String.fromCharCode(unit).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}
