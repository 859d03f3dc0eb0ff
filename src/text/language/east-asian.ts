import { CANTONESE_BIAS, CLASSICAL_BIAS } from './han-weights.ts';
import { forEachPiece, KANA_RATIO_MIN, type Piece } from './pieces.ts';

/** Shares among the Han and kana of a text. `yue` and `lzh` are shares of what is not Japanese. */
export interface EastAsianShares {
  readonly ja: number;
  /** Written Cantonese. */
  readonly yue: number;
  /** Classical Chinese. */
  readonly lzh: number;
}

/** In a longer piece one Japanese form (顔, 隠) may be an old Chinese variant. */
const KANJI_ALONE_MAX = 16;
/** Share of Japanese pieces from which pieces in kanji only, beside them, are Japanese too. */
const KANJI_BESIDE_KANA_MIN = 0.5;

/**
 * A piece without a single word that only Cantonese writes (嘅, 喺, 佢 …) must be that much likelier by its
 * other characters: colloquial Mandarin shares 啊 and 好 with it. Log odds, chosen on the training part.
 */
const NO_CANTONESE_WORD = -4;
const CANTONESE_WORD = 1;
/** Share of words that only Cantonese writes, if they outnumber the Mandarin ones; Cantonese has 0.03 to 0.2. */
const CANTONESE_WORDS_MIN = 0.015;
/** A single one is enough in a sentence this short; in a longer one it may be quoted. */
const CANTONESE_WORD_ALONE = 0.04;
/** Classical Chinese has no digits and no Latin letters; each speaks against it, log odds. */
const FOREIGN = -0.5;
/**
 * Terse modern prose comes near classical Chinese, so a piece must exceed even odds by this much; less in a
 * piece of some length without any function word of modern prose, more in a short one,
 * which must hold a classical particle.
 */
const CLASSICAL_MARGIN = { short: 1.5, plain: 0.7, pure: 0 } as const;
const SHORT_HAN = 16;
const PURE_HAN = 20;

/** Sorts the pieces of a text; all shares are 0 for a text without Han and kana (`units` of them). */
export function shareEastAsian(text: string, units: number): EastAsianShares {
  const sums = { ja: 0, kanji: 0, yue: 0, lzh: 0, zh: 0 };
  if (units === 0) return { ja: 0, yue: 0, lzh: 0 };
  forEachPiece(text, (piece) => {
    sums[nameOf(piece)] += piece.han + piece.kana;
  });
  const isJapanese = sums.ja + sums.kanji >= KANJI_BESIDE_KANA_MIN * units;
  const ja = sums.ja + (isJapanese ? sums.kanji : 0);
  const rest = Math.max(1, units - ja);
  return { ja: ja / units, yue: sums.yue / rest, lzh: sums.lzh / rest };
}

function nameOf(piece: Piece): 'ja' | 'kanji' | 'yue' | 'lzh' | 'zh' {
  const { han, kana } = piece;
  if (kana / (han + kana) >= KANA_RATIO_MIN && !isChineseQuotingKana(piece)) return 'ja';
  if (isKanjiOnly(piece)) return 'kanji';
  const yue =
    piece.cantonese + CANTONESE_BIAS + (piece.cantoneseWords === 0 ? NO_CANTONESE_WORD : CANTONESE_WORD);
  const lzh = piece.classical + CLASSICAL_BIAS + FOREIGN * piece.foreign - classicalMargin(piece);
  if ((yue > 0 && yue >= lzh) || isFormalCantonese(piece)) return 'yue';
  return lzh > 0 ? 'lzh' : 'zh';
}

// Formal writing shares its vocabulary with Mandarin; what is left are the function words.
function isFormalCantonese({ han, cantoneseWords, mandarin }: Piece): boolean {
  const ratio = cantoneseWords / han;
  if (cantoneseWords <= mandarin) return false;
  return ratio >= CANTONESE_WORD_ALONE || (cantoneseWords > 1 && ratio >= CANTONESE_WORDS_MIN);
}

function classicalMargin({ han, modern, classicalWords }: Piece): number {
  if (han < SHORT_HAN) return classicalWords === 0 ? Infinity : CLASSICAL_MARGIN.short;
  return modern === 0 && han >= PURE_HAN ? CLASSICAL_MARGIN.pure : CLASSICAL_MARGIN.plain;
}

// A Chinese sentence about Japanese titles: plenty of kana, but Chinese function words between them.
function isChineseQuotingKana({ han, kana, japanese, modern }: Piece): boolean {
  return kana < han * 0.6 && modern / han >= 0.06 && japanese <= modern;
}

// A headline or a table in kanji only: Japanese forms, and almost none of the words Chinese prose needs.
function isKanjiOnly({ han, japanese, simplified, modern }: Piece): boolean {
  const enough = han <= KANJI_ALONE_MAX ? 1 : 2;
  return japanese >= enough && japanese / han >= 0.02 && japanese > simplified + modern;
}
