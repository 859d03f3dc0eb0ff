import TSCharacters from 'opencc-js/dict/TSCharacters';
import { CHAR, UNIT_CLASS } from './char-class.ts';

/** A text folded for matching words. `units` is scratch space: it is valid until the next call. */
export interface Folded {
  readonly units: Uint16Array;
  readonly length: number;
}

const DROP = 0;
const SOFT = 1;
/** A pair that is written as it is. */
const KEEP = 2;
/** Marks that are put between the characters of a word to hide it; ，。、 and the like divide words and stay. */
const SOFT_MARKS = '*_-.·•~^|/\\+=#\'`´"‧・●○★☆■□◆◇※()[]{}<>【】〔〕';
/** Letters of other scripts that look like Latin ones; `Ьet365` reads as bet365. */
const LOOKALIKES =
  'а a в b с c е e ё e к k м m н h о o р p т t у y х x ѕ s і i ј j ԁ d ԛ q ԝ w ь b α a β b ε e η n ι i κ k μ u ν v ο o ρ p τ t υ u χ x ω w ⅰ i ⅴ v ⅹ x ı i ɑ a ɡ g';
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
    let folded = table[unit] as number;
    if (unit >= 0xd835 && unit <= 0xd83e) {
      folded = foldPair(unit, text.charCodeAt(++i));
      if (folded === KEEP) {
        folded = unit;
        i--;
      }
    }
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
  // Compatibility forms of a traditional character (radicals, squared) go on to its simplified form.
  for (let unit = 0x2e80; unit < 0xfb00; unit++) {
    const folded = built[unit] as number;
    if (folded >= 0x2e80) built[unit] = built[folded] as number;
  }
  const pairs = LOOKALIKES.split(' ');
  for (let i = 0; i < pairs.length; i += 2) {
    const latin = (pairs[i + 1] as string).charCodeAt(0);
    for (const form of [pairs[i] as string, (pairs[i] as string).toUpperCase()])
      if (form.length === 1) built[form.charCodeAt(0)] = latin;
  }
  for (const mark of SOFT_MARKS) {
    const unit = mark.charCodeAt(0);
    built[unit] = SOFT;
    if (unit < 0x7f) built[unit + 0xfee0] = SOFT;
  }
  return built;
}

function foldUnit(unit: number): number {
  const charClass = UNIT_CLASS[unit];
  if (charClass === CHAR.format || charClass === CHAR.mark) return DROP;
  if (charClass === CHAR.broken && unit !== 0xfffd) return DROP;
  if (charClass === CHAR.space) return SOFT;
  if (unit >= 0xff01 && unit <= 0xff5e) return foldUnit(unit - 0xfee0);
  const plain = isAssigned(unit) ? String.fromCharCode(unit).normalize('NFKC') : String.fromCharCode(unit);
  // ① is 1, ⓐ is a, ⽹ is 网; forms of several characters (㎏, ⑽) stay.
  const lower = (plain.length === 1 ? plain : String.fromCharCode(unit)).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

// Marks keep their width where narrowing would turn a divider of words into a soft mark.
function isAssigned(unit: number): boolean {
  const charClass = UNIT_CLASS[unit];
  return unit >= 0x80 && charClass !== CHAR.punctuation && charClass !== CHAR.surrogate;
}

/** Mathematical and enclosed letters are the letter; emoji stand between characters like marks. */
function foldPair(high: number, low: number): number {
  if (low < 0xdc00 || low > 0xdfff) return KEEP;
  const codePoint = (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
  if (codePoint >= 0x1d400 && codePoint < 0x1d800) return foldLetter(codePoint);
  const enclosed = codePoint - 0x1f110;
  if (enclosed >= 0 && enclosed < 0x7a && enclosed % 32 < 26) return 97 + (enclosed % 32);
  return codePoint >= 0x1f000 && codePoint < 0x1fb00 ? SOFT : KEEP;
}

function foldLetter(codePoint: number): number {
  const letter = String.fromCodePoint(codePoint).normalize('NFKC').toLowerCase();
  return letter.length === 1 ? letter.charCodeAt(0) : KEEP;
}
