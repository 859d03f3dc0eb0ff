import { CHAR, UNIT_CLASS } from '../text/char-class.ts';

/** What a text holds that a mapper could have work with. A text without a mapper's bits is not handed to it. */
export const TRIGGER = {
  surrogate: 1,
  /** A byte shown as Latin-1 that may begin a character of UTF-8 or GBK. */
  high: 1 << 1,
  lineEnding: 1 << 2,
  ampersand: 1 << 3,
  invisible: 1 << 4,
  privateUse: 1 << 5,
  emoji: 1 << 6,
  /** Not NFC, or a mark that may join what stands before it. */
  composable: 1 << 7,
  oddSpace: 1 << 8,
  wideLetter: 1 << 9,
  /** A space at the end of a line or its start, more than one blank line, a newline at an end of the text. */
  untidy: 1 << 10,
  /** Spaces between two Han characters. */
  hanGap: 1 << 11,
  /** A space beside a wide mark. */
  markGap: 1 << 12,
  /** A half-width mark after Han, or a bracket. */
  halfMark: 1 << 13,
  /** Lines in a row of the width of wrapped prose. */
  wrapped: 1 << 14,
  /** Three of one mark in a row. */
  run: 1 << 15,
} as const;

/** Width in units of a line that joinLines may take for one of wrapped prose, and how many of them it wants. */
const WIDTH_MIN = 21;
const WIDTH_MAX = 53;
const LINES_MIN = 3;

/** What scanning needs to know of a unit besides its bits. */
const KIND = {
  other: 0,
  han: 1,
  skipped: 2,
  space: 3,
  newline: 4,
  half: 5,
  wideMark: 6,
  surrogate: 7,
} as const;

const BITS = new Uint16Array(0x10000);
const KINDS = new Uint8Array(0x10000);
const RUNS = new Uint8Array(0x10000);
const RUN_MARKS = '，。！？；：、,;:!?~～·…—.-=_*#+<>|/\\';
const HALF_MARKS = ',.?!:;()';
const WIDE_MARK = /[\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f]/;
const NEWLINE = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;
const OPEN = 0x28;
const CLOSE = 0x29;
fill();

/** One pass; a bit too many costs time, a bit too few would leave a text unclean. */
export function findTriggers(text: string): number {
  const length = text.length;
  let bits = 0;
  let before = NEWLINE;
  let telling: number = KIND.newline;
  let lineStart = 0;
  let wrapped = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const kind = KINDS[unit] as number;
    bits |= BITS[unit] as number;
    if (unit === before && RUNS[unit] === 1 && text.charCodeAt(i - 2) === unit) bits |= TRIGGER.run;
    if (kind === KIND.han || kind === KIND.surrogate) {
      if (isBlank(before)) bits |= gapBits(KINDS[beforeBlanks(text, i - 1)] as number);
      telling = kind === KIND.han ? KIND.han : KIND.other;
    } else if (kind === KIND.half) {
      if (telling === KIND.han || unit === OPEN || unit === CLOSE) bits |= TRIGGER.halfMark;
    } else if (kind === KIND.wideMark) {
      if (isBlank(before)) bits |= TRIGGER.markGap | TRIGGER.untidy;
    } else if (kind === KIND.space) {
      if (KINDS[before] === KIND.wideMark) bits |= TRIGGER.markGap;
      if (before === NEWLINE) bits |= TRIGGER.untidy;
    } else if (kind === KIND.newline) {
      const isThird = before === NEWLINE && (i === 0 || text.charCodeAt(i - 2) === NEWLINE);
      if (isBlank(before) || isThird) bits |= TRIGGER.untidy;
      wrapped = isWrappedWidth(i - lineStart) ? wrapped + 1 : 0;
      if (wrapped >= LINES_MIN) bits |= TRIGGER.wrapped;
      lineStart = i + 1;
      telling = KIND.newline;
    } else if (kind === KIND.other) telling = KIND.other;
    before = unit;
  }
  if (length > 0 && (isBlank(before) || before === NEWLINE)) bits |= TRIGGER.untidy;
  if (wrapped + 1 >= LINES_MIN && isWrappedWidth(length - lineStart)) bits |= TRIGGER.wrapped;
  return bits;
}

function gapBits(kindBefore: number): number {
  if (kindBefore === KIND.han || kindBefore === KIND.surrogate) return TRIGGER.hanGap;
  if (kindBefore === KIND.wideMark) return TRIGGER.markGap;
  return kindBefore === KIND.newline ? TRIGGER.untidy : 0;
}

// Each run of blanks is walked once, from the character after it.
function beforeBlanks(text: string, from: number): number {
  let i = from;
  while (i >= 0 && isBlank(text.charCodeAt(i))) i--;
  return i < 0 ? NEWLINE : text.charCodeAt(i);
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

function isWrappedWidth(width: number): boolean {
  return width >= WIDTH_MIN && width <= WIDTH_MAX;
}

function fill(): void {
  for (let unit = 0; unit < 0x10000; unit++) {
    BITS[unit] = bitsOf(unit);
    KINDS[unit] = kindOf(unit);
  }
  for (const mark of RUN_MARKS) RUNS[mark.charCodeAt(0)] = 1;
}

// The large blocks first: a pattern for each of 65,536 units would take most of a start.
function bitsOf(unit: number): number {
  if (unit >= 0x3400 && unit < 0xa000) return 0;
  if (unit >= 0xd800 && unit < 0xe000) return TRIGGER.surrogate;
  if (unit >= 0xe000 && unit < 0xf900) return TRIGGER.privateUse;
  if (unit >= 0xac00 && unit < 0xd7a4) return 0;
  const char = String.fromCharCode(unit);
  let bits = 0;
  if (unit >= 0xb0 && unit <= 0xf4) bits |= TRIGGER.high;
  if (/[\r\v\f\u0085\u2028\u2029]/.test(char)) bits |= TRIGGER.lineEnding;
  if (char === '&') bits |= TRIGGER.ampersand;
  if (/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(char) && !/[\t\n\r]/.test(char))
    bits |= TRIGGER.invisible;
  if (/[\p{Emoji_Presentation}\p{Extended_Pictographic}\ufe0f]/u.test(char)) bits |= TRIGGER.emoji;
  if (/\p{M}/u.test(char) || (unit >= 0x1100 && unit < 0x1200) || char.normalize('NFC') !== char)
    bits |= TRIGGER.composable;
  if (/[\p{Zs}]/u.test(char) && unit !== SPACE) bits |= TRIGGER.oddSpace;
  if (/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/.test(char)) bits |= TRIGGER.wideLetter;
  return bits;
}

function kindOf(unit: number): number {
  if (unit === NEWLINE) return KIND.newline;
  if (unit === SPACE || unit === TAB) return KIND.space;
  const char = String.fromCharCode(unit);
  if (unit < 0x80 && HALF_MARKS.includes(char)) return KIND.half;
  if (unit > 0x3000 && WIDE_MARK.test(char)) return KIND.wideMark;
  const charClass = UNIT_CLASS[unit];
  if (charClass === CHAR.han) return KIND.han;
  if (charClass === CHAR.surrogate) return KIND.surrogate;
  const isSkipped =
    charClass === CHAR.space || charClass === CHAR.format || (charClass === CHAR.punctuation && unit >= 0x80);
  return isSkipped ? KIND.skipped : KIND.other;
}
