import { HANGUL_RATIO_MIN, KANA_RATIO_MIN } from './join-pieces.ts';
import { forEachPiece, type Piece } from './pieces.ts';
import { CANTONESE, CLASSICAL, WEIGHT_SCALE } from './weights.ts';

/** Shares among the Han and kana of a text. `yue` and `lzh` are shares of what is neither Japanese nor Korean. */
export interface EastAsianShares {
  readonly ja: number;
  /** Han between hangul. */
  readonly ko: number;
  /** Written Cantonese. */
  readonly yue: number;
  /** Classical Chinese. */
  readonly lzh: number;
}

/** Share of kana from which a piece without any function word of Chinese is Japanese: an address, a notice. */
const KANA_ALONE_RATIO_MIN = 0.02;
/** Hiragana for each Han from which a single 的 (基本的に) does not make a piece Chinese. */
const HIRAGANA_QUOTED_MAX = 0.35;
/** Share of Japanese pieces from which pieces in kanji only, beside them, are Japanese too. */
const KANJI_BESIDE_KANA_MIN = 0.5;

/** Share of simplified forms among telling ones from which a piece of titles is in Japanese kanji. */
const BOTH_SCRIPTS_MIN = 0.15;

/**
 * A piece without a single word that only Cantonese writes (嘅, 喺, 佢 …) must be that much likelier by its
 * other characters: colloquial Mandarin shares 啊 and 好 with it. Log odds, chosen on the training part.
 */
const NO_CANTONESE_WORD = -2;
const CANTONESE_WORD = 2;
/** What each 的, 是 or 沒 says against it there. */
const MANDARIN_WORD = -2;
/** Share of words that only Cantonese writes, if they outnumber the Mandarin ones; Cantonese has 0.03 to 0.2. */
const CANTONESE_WORDS_MIN = 0.015;
/** A single one is enough in a sentence this short; in a longer one it may be quoted. */
const CANTONESE_WORD_ALONE = 0.04;
/** Classical Chinese has no digits and no Latin letters; each speaks against it, log odds; an editor's years (701－762) are eight. */
const FOREIGN = -1;
const FOREIGN_MAX = 4;
/** What a clause of one Han less speaks for classical Chinese, log odds; from how many Han on it speaks against it. */
const CLAUSE = 0.6;
const CLAUSE_HAN = 8;
const CLAUSE_SPAN = 5;
const CLAUSES_MIN = 2;
/**
 * Terse modern prose comes near classical Chinese, so a piece must exceed even odds by this much; less in a
 * piece of some length without any function word of modern prose, more in a short one,
 * which must hold a classical particle or be a couplet.
 */
const CLASSICAL_MARGIN = { couplet: 3.5, short: 1.5, plain: 0.7, pure: 0 } as const;
const SHORT_HAN = 16;
const PURE_HAN = 20;

/** Sorts the pieces of a text; all shares are 0 for a text without Han and kana (`units` of them). */
export function shareEastAsian(text: string, units: number): EastAsianShares {
  const sums = { ja: 0, kanji: 0, ko: 0, yue: 0, lzh: 0, zh: 0 };
  if (units === 0) return { ja: 0, ko: 0, yue: 0, lzh: 0 };
  forEachPiece(text, (piece) => {
    sums[nameOf(piece)] += piece.han + piece.kana;
  });
  const isJapanese = sums.ja + sums.kanji >= KANJI_BESIDE_KANA_MIN * units;
  const ja = sums.ja + (isJapanese ? sums.kanji : 0);
  const rest = Math.max(1, units - ja - sums.ko);
  return { ja: ja / units, ko: sums.ko / units, yue: sums.yue / rest, lzh: sums.lzh / rest };
}

function nameOf(piece: Piece): 'ja' | 'kanji' | 'ko' | 'yue' | 'lzh' | 'zh' {
  if (piece.kana > 0 && isJapanese(piece)) return 'ja';
  if (piece.hangul > 0 && isKorean(piece)) return 'ko';
  const yue =
    piece.cantonese / WEIGHT_SCALE +
    CANTONESE.bias +
    (piece.cantoneseWords === 0 ? NO_CANTONESE_WORD + MANDARIN_WORD * piece.mandarin : CANTONESE_WORD);
  const lzh =
    piece.classical / WEIGHT_SCALE +
    CLASSICAL.bias +
    FOREIGN * Math.min(FOREIGN_MAX, piece.foreign) +
    rhythmOf(piece) -
    classicalMargin(piece);
  if (lzh <= 0 && yue <= 0 && isKanjiOnly(piece)) return 'kanji';
  if ((yue > 0 && yue >= lzh) || isFormalCantonese(piece)) return 'yue';
  return lzh > 0 ? 'lzh' : 'zh';
}

// Formal writing shares its vocabulary with Mandarin; what is left are the function words.
function isFormalCantonese({ han, cantoneseWords, mandarin }: Piece): boolean {
  const ratio = cantoneseWords / han;
  if (cantoneseWords <= mandarin) return false;
  return ratio >= CANTONESE_WORD_ALONE || (cantoneseWords > 1 && ratio >= CANTONESE_WORDS_MIN);
}

function classicalMargin(piece: Piece): number {
  const { han, modern, classicalWords } = piece;
  if (han < SHORT_HAN) {
    if (classicalWords > 0) return CLASSICAL_MARGIN.short;
    return isCouplet(piece) ? CLASSICAL_MARGIN.couplet : Infinity;
  }
  return modern === 0 && han >= PURE_HAN ? CLASSICAL_MARGIN.pure : CLASSICAL_MARGIN.plain;
}

function isJapanese(piece: Piece): boolean {
  const { han, kana, modern, simplified, traditional, japanese } = piece;
  const share = kana / (han + kana);
  if (share >= KANA_RATIO_MIN) return !isChineseQuotingKana(piece);
  const isChineseForm = simplified > 0 && traditional + japanese === 0;
  return share >= KANA_ALONE_RATIO_MIN && modern === 0 && !isChineseForm;
}

// Classical clauses have four to seven Han, modern ones ten and more.
function rhythmOf({ han, clauses }: Piece): number {
  if (clauses < CLAUSES_MIN) return 0;
  const shorter = CLAUSE_HAN - han / clauses;
  return CLAUSE * Math.max(-CLAUSE_SPAN, Math.min(CLAUSE_SPAN, shorter));
}

// Two clauses of five or of seven Han.
function isCouplet({ han, clauses, mandarin }: Piece): boolean {
  return clauses === 2 && (han === 10 || han === 14) && mandarin === 0;
}

// A Chinese sentence about Japanese titles: plenty of kana, but Chinese function words between them. Japanese
// writes 着 and 就 too, but hardly 的 and 是.
function isChineseQuotingKana({ han, kana, hiragana, japanese, modern, mandarin }: Piece): boolean {
  if (kana >= han * 0.6 || mandarin === 0) return false;
  if (mandarin === 1 && hiragana >= han * HIRAGANA_QUOTED_MAX) return false;
  return modern / han >= 0.06 && japanese <= modern;
}

// Korean writes traditional forms, and none of the function words of Chinese.
function isKorean({ han, hangul, simplified, mandarin }: Piece): boolean {
  return hangul / (han + hangul) >= HANGUL_RATIO_MIN && simplified + mandarin === 0;
}

// A headline or a table in kanji only: Japanese forms, or forms of both Chinese scripts side by side (会社設立),
// and almost none of the words Chinese prose needs.
function isKanjiOnly(piece: Piece): boolean {
  const { han, japanese, simplified, traditional, modern } = piece;
  if (isOfBothScripts(piece) && modern + piece.classicalWords + piece.cantoneseWords === 0) return true;
  const enough = modern === 0 ? 1 : 2;
  if (japanese < enough || japanese / han < 0.02) return false;
  return traditional > 0 ? japanese > modern : japanese > simplified + modern;
}

// A single form of the other script in a sentence is a slip or a name.
function isOfBothScripts({ simplified, traditional }: Piece): boolean {
  return traditional > 1 && simplified >= BOTH_SCRIPTS_MIN * (simplified + traditional);
}
