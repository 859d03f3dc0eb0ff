import { CHAR, UNIT_CLASS } from '../char-class.ts';
import { HAN_FLAG, HAN_FLAGS } from '../han-flags.ts';
import { CANTONESE_WEIGHTS, CLASSICAL_WEIGHTS } from './han-weights.ts';

/** What stands in one piece of a text: a sentence, several short ones, or part of an endless one. */
export interface Piece {
  readonly han: number;
  readonly kana: number;
  /** Sums of the weights of its Han: how far they speak for written Cantonese and for classical Chinese. */
  readonly cantonese: number;
  readonly classical: number;
  /** Words of Cantonese, particles of classical Chinese, characters of simplified script, of Japanese forms, and function words of modern Chinese. */
  readonly cantoneseWords: number;
  readonly classicalWords: number;
  readonly simplified: number;
  readonly japanese: number;
  readonly modern: number;
  /** Among them those that Cantonese replaces. */
  readonly mandarin: number;
  /** Digits and Latin letters. */
  readonly foreign: number;
}

/** Han and kana from which a sentence end closes a piece; fewer are too few to judge. */
const PIECE_UNITS = 24;
/** The same at a line end: lines in two languages should not share a piece. */
const LINE_UNITS = 16;
/** Sentences of fewer join whatever stands before them. */
const SENTENCE_UNITS = 5;
/** Share of kana among kana and Han from which a piece is Japanese; running Japanese has 0.4 and more. */
export const KANA_RATIO_MIN = 0.12;
/** A piece without any mark is cut here. */
const PIECE_UNITS_MAX = 120;

/** High surrogates of the characters beyond the BMP with the mouth radical: Cantonese particles, nearly all. */
const MOUTH_FIRST = 0xd843;
const MOUTH_LAST = 0xd844;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Cuts a text into pieces and hands each on; the piece is valid during the call only. Short sentences are
 * joined, but not one with kana to one without. Pieces without Han and kana are left out. One walk.
 */
export function forEachPiece(text: string, visit: (piece: Piece) => void): void {
  const joiner = new Joiner(visit);
  const { sentence } = joiner;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const charClass = UNIT_CLASS[unit] as number;
    if (charClass === CHAR.han) addHan(sentence, unit);
    else if (charClass === CHAR.kana) sentence.kana++;
    else if (charClass === CHAR.digit || charClass === CHAR.latin) sentence.foreign++;
    else if (unit >= MOUTH_FIRST && unit <= MOUTH_LAST) sentence.cantoneseWords++;
    else if (charClass === CHAR.newline) joiner.join(LINE_UNITS);
    else if (charClass === CHAR.punctuation && ENDS.includes(String.fromCharCode(unit)))
      joiner.join(PIECE_UNITS);
    if (sentence.han + sentence.kana >= PIECE_UNITS_MAX) joiner.join(PIECE_UNITS);
  }
  joiner.join(0);
}

const ENDS = '。！？!?…；｡.';

/** Adds sentences up to pieces of some length. */
class Joiner {
  readonly sentence: Writable<Piece> = emptyPiece();
  readonly #piece: Writable<Piece> = emptyPiece();
  readonly #visit: (piece: Piece) => void;

  constructor(visit: (piece: Piece) => void) {
    this.#visit = visit;
  }

  /** Ends the sentence; the piece with it is handed on if it has at least `unitsMin` Han and kana. */
  join(unitsMin: number): void {
    const units = unitsOf(this.sentence);
    if (
      units >= SENTENCE_UNITS &&
      unitsOf(this.#piece) > 0 &&
      hasKana(this.sentence) !== hasKana(this.#piece)
    )
      this.#hand();
    for (const key of KEYS) this.#piece[key] += this.sentence[key];
    Object.assign(this.sentence, EMPTY);
    if (unitsOf(this.#piece) >= unitsMin) this.#hand();
  }

  #hand(): void {
    if (unitsOf(this.#piece) > 0) this.#visit(this.#piece);
    Object.assign(this.#piece, EMPTY);
  }
}

function unitsOf(piece: Piece): number {
  return piece.han + piece.kana;
}

function hasKana(piece: Piece): boolean {
  return piece.kana > KANA_RATIO_MIN * unitsOf(piece);
}

function emptyPiece(): Writable<Piece> {
  return {
    han: 0,
    kana: 0,
    cantonese: 0,
    classical: 0,
    cantoneseWords: 0,
    classicalWords: 0,
    simplified: 0,
    japanese: 0,
    modern: 0,
    mandarin: 0,
    foreign: 0,
  };
}

const EMPTY: Piece = Object.freeze(emptyPiece());
const KEYS = Object.keys(EMPTY) as (keyof Piece)[];

function addHan(piece: Writable<Piece>, unit: number): void {
  piece.han++;
  piece.cantonese += CANTONESE_WEIGHTS[unit] as number;
  piece.classical += CLASSICAL_WEIGHTS[unit] as number;
  const flags = HAN_FLAGS[unit] as number;
  if (flags === 0) return;
  if (flags & HAN_FLAG.cantonese) piece.cantoneseWords++;
  if (flags & HAN_FLAG.classical) piece.classicalWords++;
  if (flags & HAN_FLAG.simplified) piece.simplified++;
  if (flags & HAN_FLAG.japanese) piece.japanese++;
  if (flags & HAN_FLAG.modern) piece.modern++;
  if (flags & HAN_FLAG.mandarin) piece.mandarin++;
}
