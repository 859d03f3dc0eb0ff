import type { TextProfile } from '../core/text-profile.ts';
import { CHAR, CHAR_CLASSES, classOf, UNIT_CLASS } from './char-class.ts';
import { growTo } from './grow.ts';
import { HAN_FLAG, HAN_FLAGS } from './han-flags.ts';
import { findLanguage } from './language/find-language.ts';

/** More combining marks on one character than any orthography stacks count as broken text. */
const MARKS_MAX = 3;

/**
 * Walks a text once and counts. An empty text has no lines and no sentences; a final newline does not
 * open another line. Linear in the length; never throws, lone surrogates count as broken.
 */
export function profileText(text: string): TextProfile {
  const walk = walkText(text);
  const { counts } = walk;
  const at = (charClass: number): number => counts[charClass] ?? 0;
  const hidden = at(CHAR.space) + at(CHAR.newline) + at(CHAR.format);
  return {
    text,
    codePoints: walk.codePoints,
    visible: walk.codePoints - hidden,
    han: at(CHAR.han),
    latin: at(CHAR.latin),
    digits: at(CHAR.digit),
    kana: at(CHAR.kana),
    hangul: at(CHAR.hangul),
    punctuation: at(CHAR.punctuation),
    symbols: at(CHAR.symbol),
    emoji: at(CHAR.emoji),
    broken: at(CHAR.broken),
    distinct: walk.distinct,
    lineStarts: walk.lineStarts,
    sentenceStarts: walk.sentenceStarts,
    language: findLanguage(text, {
      han: at(CHAR.han),
      latin: at(CHAR.latin),
      kana: at(CHAR.kana),
      hangul: at(CHAR.hangul),
      other: at(CHAR.other),
      simplified: walk.simplified,
      traditional: walk.traditional,
    }),
  };
}

interface Walk {
  readonly counts: Uint32Array;
  readonly codePoints: number;
  readonly distinct: number;
  readonly lineStarts: Uint32Array;
  readonly sentenceStarts: Uint32Array;
  readonly simplified: number;
  readonly traditional: number;
}

// Scratch space of this module: the room is synchronous, so one call never sees another's.
const seen = new Uint8Array(0x10000);
let lines = new Uint32Array(1024);
let sentences = new Uint32Array(1024);

// One loop on purpose: everything that needs each character happens here and nowhere else.
function walkText(text: string): Walk {
  const counts = new Uint32Array(CHAR_CLASSES);
  const seenAstral = new Set<number>();
  seen.fill(0);
  let codePoints = 0;
  let distinct = 0;
  let lineCount = 0;
  let sentenceCount = 0;
  let lineOpen = false;
  let sentenceOpen = false;
  let ended = false;
  let marks = 0;
  let simplified = 0;
  let traditional = 0;
  for (let i = 0; i < text.length; i++) {
    const start = i;
    const unit = text.charCodeAt(i);
    let charClass = UNIT_CLASS[unit] as number;
    codePoints++;
    if (charClass === CHAR.surrogate) {
      const codePoint = text.codePointAt(i) as number;
      if (codePoint > 0xffff) {
        i++;
        charClass = classOf(codePoint);
        if (!seenAstral.has(codePoint)) seenAstral.add(codePoint);
      } else charClass = CHAR.broken;
    } else if (seen[unit] === 0) {
      seen[unit] = 1;
      distinct++;
    }
    if (charClass === CHAR.mark) {
      if (++marks > MARKS_MAX) charClass = CHAR.broken;
    } else marks = 0;
    counts[charClass] = (counts[charClass] as number) + 1;
    if (charClass === CHAR.han) {
      const flags = HAN_FLAGS[unit] as number;
      if (flags & HAN_FLAG.simplified) simplified++;
      else if (flags & HAN_FLAG.traditional) traditional++;
    }
    if (!lineOpen) {
      lineOpen = true;
      if (lineCount === lines.length) lines = growTo(lines, lineCount * 2);
      lines[lineCount++] = start;
    }
    if (charClass === CHAR.newline) {
      lineOpen = false;
      sentenceOpen = false;
      ended = false;
      continue;
    }
    if (ended && !isTail(unit)) sentenceOpen = false;
    if (!sentenceOpen && charClass !== CHAR.space) {
      sentenceOpen = true;
      ended = false;
      if (sentenceCount === sentences.length) sentences = growTo(sentences, sentenceCount * 2);
      sentences[sentenceCount++] = start;
    }
    if (charClass === CHAR.punctuation && isTerminator(unit)) ended = true;
  }
  return {
    counts,
    codePoints,
    distinct: distinct + seenAstral.size,
    lineStarts: closed(lines, lineCount, text.length),
    sentenceStarts: closed(sentences, sentenceCount, text.length),
    simplified,
    traditional,
  };
}

/** Sentence ends: 。！？!?…； and the half-width ideographic full stop. */
function isTerminator(unit: number): boolean {
  return (
    unit === 0x3002 ||
    unit === 0xff01 ||
    unit === 0xff1f ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x2026 ||
    unit === 0xff1b ||
    unit === 0xff61
  );
}

// Closing quotes and brackets, further marks and spaces belong to the sentence before them.
function isTail(unit: number): boolean {
  return isTerminator(unit) || unit === 0x20 || '”’」』》〉）】〕)"\''.includes(String.fromCharCode(unit));
}

function closed(starts: Uint32Array, count: number, end: number): Uint32Array {
  const out = new Uint32Array(count + 1);
  out.set(starts.subarray(0, count));
  out[count] = end;
  return out;
}
