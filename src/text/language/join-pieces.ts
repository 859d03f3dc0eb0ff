import type { Piece } from './pieces.ts';

/** Sentences of fewer Han and kana join whatever stands before them. */
const SENTENCE_UNITS = 5;
/** Share of kana among kana and Han from which a piece is Japanese; running Japanese has 0.4 and more. */
export const KANA_RATIO_MIN = 0.12;

/** Share of hangul among hangul and Han from which the Han are Korean. */
export const HANGUL_RATIO_MIN = 0.12;

/** Counts of a sentence or a piece; one shape for both keeps the hot loop fast. */
class Counts implements Piece {
  han = 0;
  kana = 0;
  hiragana = 0;
  hangul = 0;
  cantonese = 0;
  classical = 0;
  cantoneseWords = 0;
  classicalWords = 0;
  simplified = 0;
  traditional = 0;
  japanese = 0;
  modern = 0;
  mandarin = 0;
  foreign = 0;
  clauses = 0;

  get units(): number {
    return this.han + this.kana;
  }

  /** Which other script stands between its Han, if any does. */
  get beside(): number {
    if (this.kana > KANA_RATIO_MIN * this.units) return 1;
    return this.hangul > HANGUL_RATIO_MIN * (this.units + this.hangul) ? 2 : 0;
  }

  add(other: Counts): void {
    this.han += other.han;
    this.kana += other.kana;
    this.hiragana += other.hiragana;
    this.hangul += other.hangul;
    this.cantonese += other.cantonese;
    this.classical += other.classical;
    this.cantoneseWords += other.cantoneseWords;
    this.classicalWords += other.classicalWords;
    this.simplified += other.simplified;
    this.traditional += other.traditional;
    this.japanese += other.japanese;
    this.modern += other.modern;
    this.mandarin += other.mandarin;
    this.foreign += other.foreign;
    this.clauses += other.clauses;
  }

  clear(): void {
    this.han = 0;
    this.kana = 0;
    this.hiragana = 0;
    this.hangul = 0;
    this.cantonese = 0;
    this.classical = 0;
    this.cantoneseWords = 0;
    this.classicalWords = 0;
    this.simplified = 0;
    this.traditional = 0;
    this.japanese = 0;
    this.modern = 0;
    this.mandarin = 0;
    this.foreign = 0;
    this.clauses = 0;
  }
}

/** Adds sentences up to pieces of some length. */
export class Joiner {
  readonly sentence: Counts = new Counts();
  readonly #piece = new Counts();
  readonly #visit: (piece: Piece) => void;

  constructor(visit: (piece: Piece) => void) {
    this.#visit = visit;
  }

  /** Ends the sentence; the piece with it is handed on if it has at least `unitsMin` Han and kana. */
  join(unitsMin: number): void {
    const { sentence } = this;
    const piece = this.#piece;
    if (sentence.units >= SENTENCE_UNITS && piece.units > 0 && this.#isOther()) this.#hand();
    if (sentence.units > 0) piece.clauses++;
    piece.add(sentence);
    sentence.clear();
    if (piece.units >= unitsMin) this.#hand();
  }

  /** Hands on the piece with a quotation in Cantonese that ends here. */
  quote(): void {
    if (this.sentence.cantoneseWords + this.#piece.cantoneseWords > 0) this.join(0);
  }

  // Another script stands between its Han, or it is the first in Cantonese after Mandarin.
  #isOther(): boolean {
    const { sentence } = this;
    const piece = this.#piece;
    if (sentence.beside !== piece.beside) return true;
    return sentence.cantoneseWords > 0 && piece.cantoneseWords === 0 && piece.mandarin > 0;
  }

  #hand(): void {
    if (this.#piece.units > 0) this.#visit(this.#piece);
    this.#piece.clear();
  }
}
