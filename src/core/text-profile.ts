/** Han script of a text by character tables: simplified, traditional, both alike, or no evidence. */
export type HanScript = 'Hans' | 'Hant' | 'mixed' | 'none';

/** Language found, BCP 47: `zh`, `yue`, `lzh` (classical), `ja`, `ko`, `en`, `mul` (mixed), `und` and others. */
export interface LanguageFinding {
  readonly language: string;
  /** Calibrated score in 0..1. */
  readonly score: number;
  readonly script: HanScript;
  /** Traditional-only characters / (traditional-only + simplified-only); 0 when there are neither. */
  readonly hantRatio: number;
  /** Share of written Cantonese, and of classical Chinese, among the Chinese in the text. */
  readonly cantoneseRatio: number;
  readonly classicalRatio: number;
  /** Share of each language with at least 0.01, Cantonese and classical Chinese counted as `language` names them. */
  readonly shares: Readonly<Record<string, number>>;
}

/**
 * One pass over a normalized text. Filters, language, lexicons, personal data and signature read it
 * and none walks the text again to count. Counts are code points unless the name says otherwise.
 */
export interface TextProfile {
  readonly text: string;
  readonly codePoints: number;
  readonly visible: number;
  readonly han: number;
  readonly latin: number;
  readonly digits: number;
  readonly kana: number;
  readonly hangul: number;
  /** Chinese and ASCII punctuation. */
  readonly punctuation: number;
  readonly symbols: number;
  readonly emoji: number;
  /** U+FFFD, private use, unassigned, C0/C1 controls: signs of broken text. */
  readonly broken: number;
  /** Distinct code points. */
  readonly distinct: number;
  /** Start of each line in UTF-16 units, then text.length: lines = lineStarts.length - 1. */
  readonly lineStarts: Uint32Array;
  /** Start of each sentence in UTF-16 units (split after 。！？!?…； and at line ends), then text.length. */
  readonly sentenceStarts: Uint32Array;
  readonly language: LanguageFinding;
}
