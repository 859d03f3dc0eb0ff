import { CHAR, UNIT_CLASS } from '../text/char-class.ts';
import { isTransliterated } from '../text/transliteration.ts';
import { mapLines, type Mapped, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

const HALF = /[,.?!:;()]/;
const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  '?': '？',
  '!': '！',
  ':': '：',
  ';': '；',
  '(': '（',
  ')': '）',
};

/**
 * Half-width , . ? ! : ; ( ) between Han characters become full-width. Neighbours are the nearest
 * characters that are neither spaces nor marks of prose, so widening one mark does not change the case
 * of another. Never narrows anything; 3.14, 10:30, U.S. and code stay: straight quotes and square
 * brackets before a mark are code, `说:"好"` is not.
 */
export const hanPunctuation: Mapper = {
  id: 'hanPunctuation',
  needs: TRIGGER.halfMark,
  map: (text, policy) =>
    policy.hanPunctuation === 'keep' ? { text, count: 0 } : mapLines(text, HALF, widenLine),
};

const HAN = 1;
const EDGE = 2;
const OTHER = 3;

function widenLine(line: string): Mapped {
  const left = nearest(line, 0, line.length, 1);
  const right = nearest(line, line.length - 1, -1, -1);
  const pairs = pairBrackets(line);
  let out = '';
  let kept = 0;
  let count = 0;
  for (let i = 0; i < line.length; i++) {
    const mark = line.charAt(i);
    const wide = WIDE[mark];
    if (wide === undefined) continue;
    const widens =
      mark === '(' || mark === ')'
        ? bracketWidens(pairs[i] as number, i, left, right)
        : markWidens(line, i, left, right);
    if (!widens) continue;
    out += line.slice(kept, i) + wide;
    kept = i + 1;
    count++;
  }
  return count === 0 ? { text: line, count } : { text: out + line.slice(kept), count };
}

function markWidens(line: string, i: number, left: Uint8Array, right: Uint8Array): boolean {
  if (left[i] !== HAN || right[i] === OTHER) return false;
  const mark = line.charAt(i);
  const next = line.charAt(i + 1);
  if (mark === '.') return dotWidens(line, i);
  // A colon before a bracket is more often a face than a colon.
  return !((mark === ':' || mark === ';') && '()（）-'.includes(next || ' '));
}

// A single stop right after a Han character, and not the dot in a foreign name (约翰.史密斯).
function dotWidens(line: string, i: number): boolean {
  if (UNIT_CLASS[line.charCodeAt(i - 1)] !== CHAR.han || /[.。/\\]/.test(line.charAt(i + 1))) return false;
  return !isTransliterated(line, i);
}

// Both brackets of a pair or neither: Han before the pair or after it, and Han next to a bracket inside.
function bracketWidens(other: number, i: number, left: Uint8Array, right: Uint8Array): boolean {
  if (other < 0) return false;
  const open = Math.min(i, other);
  const close = Math.max(i, other);
  const isHanInside = right[open] === HAN || left[close] === HAN;
  const before = left[open];
  return isHanInside && (before === HAN || (before === EDGE && right[close] === HAN));
}

/** ASCII marks that may stand between a mark and its neighbour; the others belong to code. */
const PROSE_ASCII = new Set(Array.from(',.?!:;()', (mark) => mark.charCodeAt(0)));
const STRAIGHT_QUOTE = 0x22;

/** For each unit the kind of the nearest telling character before it in walking direction. */
function nearest(line: string, from: number, to: number, step: 1 | -1): Uint8Array {
  const kinds = new Uint8Array(line.length);
  let kind = EDGE;
  for (let i = from; i !== to; i += step) {
    kinds[i] = kind;
    const unit = line.charCodeAt(i);
    const charClass = UNIT_CLASS[unit] as number;
    if (charClass === CHAR.han) kind = HAN;
    else if (!isSkipped(unit, charClass, step)) kind = OTHER;
  }
  return kinds;
}

function isSkipped(unit: number, charClass: number, step: 1 | -1): boolean {
  if (charClass === CHAR.space || charClass === CHAR.format) return true;
  if (charClass !== CHAR.punctuation) return false;
  return unit >= 0x80 || PROSE_ASCII.has(unit) || (unit === STRAIGHT_QUOTE && step === -1);
}

/** For each bracket the index of its partner, width aside; -1 if it has none. */
function pairBrackets(line: string): Int32Array {
  const pairs = new Int32Array(line.length).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < line.length; i++) {
    const mark = line.charAt(i);
    if (mark === '(' || mark === '（') open.push(i);
    else if (mark === ')' || mark === '）') {
      const start = open.pop();
      if (start === undefined) continue;
      pairs[start] = i;
      pairs[i] = start;
    }
  }
  return pairs;
}
