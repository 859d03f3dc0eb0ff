import { CHAR, UNIT_CLASS } from '../char-class.ts';
import { HAN_FLAG, HAN_FLAGS } from '../han-flags.ts';
import { isCantonesePair, PAIR_ENDS } from './cantonese-pairs.ts';
import { hanPairSlot } from './han-pairs.ts';
import { Joiner } from './join-pieces.ts';
import { CANTONESE, CLASSICAL, FOLDED_HAN } from './weights.ts';

/** What stands in one piece of a text: a sentence, several short ones, or part of an endless one. */
export interface Piece {
  readonly han: number;
  readonly kana: number;
  /** Among the kana. */
  readonly hiragana: number;
  readonly hangul: number;
  /** Sums of weights: how far its Han speak for written Cantonese and for classical Chinese. */
  readonly cantonese: number;
  readonly classical: number;
  /** Words of Cantonese, particles of classical Chinese, characters of one Chinese script, of Japanese forms, and function words of modern Chinese. */
  readonly cantoneseWords: number;
  readonly classicalWords: number;
  readonly simplified: number;
  readonly traditional: number;
  readonly japanese: number;
  readonly modern: number;
  /** Among them those that Cantonese replaces. */
  readonly mandarin: number;
  /** Digits and Latin letters. */
  readonly foreign: number;
  /** Stretches that commas and the like, sentence ends or line ends close; items of a list are one stretch. */
  readonly clauses: number;
}

/** Han and kana from which a sentence end closes a piece; fewer are too few to judge. */
const PIECE_UNITS = 24;
/** The same at a line end: lines in two languages should not share a piece. */
const LINE_UNITS = 16;
/** A piece without any mark is cut here. */
const PIECE_UNITS_MAX = 120;

/** High surrogates of the characters beyond the BMP with the mouth radical: Cantonese particles, nearly all. */
const MOUTH_FIRST = 0xd843;
const MOUTH_LAST = 0xd844;
const KATAKANA_FIRST = 0x30a0;
const COMMAS = '，；：,;:';
/** What somebody said ends here: a Cantonese word in it is no word of the text around it. */
const QUOTE_ENDS = '」』”';
const ENDS = '。！？!?…；｡.';

/** What a unit means to the cutting. */
const KIND = {
  other: 0,
  han: 1,
  kana: 2,
  foreign: 3,
  mouth: 4,
  line: 5,
  end: 6,
  hangul: 7,
  comma: 8,
  quoted: 9,
} as const;

/** A flag beside those of a Han character: it may end a word of Cantonese. */
const PAIR_END = 128;
const KIND_AT = 16;
const KIND_MASK = 15;
const FLAGS_AT = 20;
/**
 * What the walk asks of a unit, side by side so that it costs one look at memory: folded form, kind and flags in one
 * number, the weights of both models in the next.
 */
const FACTS: Int32Array = buildFacts();
/** Weights of both models by slot of a pair: Cantonese in the upper byte, classical in the lower. */
const PAIRS: Int16Array = Int16Array.from(CANTONESE.pairs, (weight, slot) =>
  together(weight, CLASSICAL.pairs[slot] as number),
);

function together(cantonese: number, classical: number): number {
  return (cantonese << 8) | (classical & 0xff);
}

/**
 * Cuts a text into pieces and hands each on; the piece is valid during the call only. Short sentences are
 * joined, but not one with kana or hangul to one without. Pieces without Han and kana are left out. One walk.
 */
export function forEachPiece(text: string, visit: (piece: Piece) => void): void {
  const joiner = new Joiner(visit);
  const { sentence } = joiner;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const facts = FACTS[unit << 1] as number;
    const kind = (facts >>> KIND_AT) & KIND_MASK;
    if (kind === KIND.han) {
      const folded = facts & 0xffff;
      const flags = facts >>> FLAGS_AT;
      let weights = FACTS[(unit << 1) | 1] as number;
      sentence.han++;
      sentence.cantonese += weights >> 8;
      sentence.classical += (weights << 24) >> 24;
      if (before !== 0) {
        weights = PAIRS[hanPairSlot(before, folded)] as number;
        sentence.cantonese += weights >> 8;
        sentence.classical += (weights << 24) >> 24;
        if (flags & PAIR_END && isCantonesePair(text.charCodeAt(i - 1), unit)) sentence.cantoneseWords++;
      }
      before = folded;
      if (flags !== 0) addFlags(sentence, flags);
      if (sentence.han + sentence.kana >= PIECE_UNITS_MAX) joiner.join(PIECE_UNITS);
      continue;
    }
    before = 0;
    if (kind === KIND.other) continue;
    if (kind === KIND.kana) {
      sentence.kana++;
      if (unit < KATAKANA_FIRST) sentence.hiragana++;
    } else if (kind === KIND.hangul) sentence.hangul++;
    else if (kind === KIND.foreign) sentence.foreign++;
    else if (kind === KIND.mouth) sentence.cantoneseWords++;
    else if (kind === KIND.comma) sentence.clauses++;
    else if (kind === KIND.quoted) joiner.quote();
    else joiner.join(kind === KIND.line ? LINE_UNITS : PIECE_UNITS);
    if (sentence.han + sentence.kana >= PIECE_UNITS_MAX) joiner.join(PIECE_UNITS);
  }
  joiner.join(0);
}

type Counts = { -readonly [K in keyof Piece]: Piece[K] };

function addFlags(piece: Counts, flags: number): void {
  if (flags & HAN_FLAG.cantonese) piece.cantoneseWords++;
  if (flags & HAN_FLAG.classical) piece.classicalWords++;
  if (flags & HAN_FLAG.simplified) piece.simplified++;
  if (flags & HAN_FLAG.traditional) piece.traditional++;
  if (flags & HAN_FLAG.japanese) piece.japanese++;
  if (flags & HAN_FLAG.modern) piece.modern++;
  if (flags & HAN_FLAG.mandarin) piece.mandarin++;
}

function buildFacts(): Int32Array {
  const kinds = buildKinds();
  const facts = new Int32Array(0x20000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const flags = (HAN_FLAGS[unit] as number) | (PAIR_ENDS[unit] === 1 ? PAIR_END : 0);
    facts[unit << 1] =
      (FOLDED_HAN[unit] as number) | ((kinds[unit] as number) << KIND_AT) | (flags << FLAGS_AT);
    facts[(unit << 1) | 1] = together(CANTONESE.units[unit] as number, CLASSICAL.units[unit] as number);
  }
  return facts;
}

function buildKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) kinds[unit] = kindOf(unit);
  for (let i = 0; i < COMMAS.length; i++) kinds[COMMAS.charCodeAt(i)] = KIND.comma;
  for (let i = 0; i < ENDS.length; i++) kinds[ENDS.charCodeAt(i)] = KIND.end;
  for (let i = 0; i < QUOTE_ENDS.length; i++) kinds[QUOTE_ENDS.charCodeAt(i)] = KIND.quoted;
  return kinds;
}

function kindOf(unit: number): number {
  const charClass = UNIT_CLASS[unit];
  if (charClass === CHAR.han) return KIND.han;
  if (charClass === CHAR.kana) return KIND.kana;
  if (charClass === CHAR.hangul) return KIND.hangul;
  if (charClass === CHAR.digit || charClass === CHAR.latin) return KIND.foreign;
  if (charClass === CHAR.newline) return KIND.line;
  return unit >= MOUTH_FIRST && unit <= MOUTH_LAST ? KIND.mouth : KIND.other;
}
