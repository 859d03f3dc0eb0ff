import type { HanScript, LanguageFinding } from '../core/text-profile.ts';
import { guessLatin } from './latin.ts';

/** Counts of telling Han characters; see han-flags.ts. */
export interface HanEvidence {
  simplified: number;
  traditional: number;
  cantonese: number;
  classical: number;
  modern: number;
  japanese: number;
}

/** Letters of a text by script. `other` holds every script without a count of its own. */
export interface ScriptCounts {
  readonly han: number;
  readonly latin: number;
  readonly kana: number;
  readonly hangul: number;
  readonly other: number;
  readonly evidence: HanEvidence;
}

export function newHanEvidence(): HanEvidence {
  return { simplified: 0, traditional: 0, cantonese: 0, classical: 0, modern: 0, japanese: 0 };
}

/** Latin letters that carry about as much text as one Han character (a word is 4.7 letters or 1.6 Han). */
const LATIN_PER_HAN = 3;
/** Share of kana among kana and Han from which a text is Japanese; running Japanese has 0.4 and more. */
const KANA_RATIO_MIN = 0.12;
/** Share of a second language from which a text is called mixed (`mul`). */
const MIXED_RATIO_MIN = 0.3;
/** Share of Han below which a text of Latin letters without function words is not taken for Chinese with code. */
const HAN_BESIDE_CODE_MIN = 0.15;
/** Cantonese function words among Han; written Cantonese has 0.05 to 0.2, Mandarin practically none. */
const CANTONESE_RATIO_MIN = 0.015;
/** A single one is enough in a sentence this dense: no Mandarin sentence holds 嘅 or 喺. */
const CANTONESE_RATIO_ALONE = 0.05;
/** Classical particles among Han, and how far they must outweigh modern function words. */
const CLASSICAL_RATIO_MIN = 0.05;
const CLASSICAL_OVER_MODERN_MIN = 2;
/** Evidence in Han-sized units at which the score reaches half of what the shares say. */
const HALF_EVIDENCE = 3;
/** Share of the rarer script from which a text counts as mixed. */
const SCRIPT_MIXED_MIN = 0.15;

/**
 * Finds language and script by counting. `und` with score 0 for a text without letters; `mul` for a
 * text of two languages in comparable amounts.
 */
export function findLanguage(text: string, counts: ScriptCounts): LanguageFinding {
  const { evidence } = counts;
  const telling = evidence.simplified + evidence.traditional;
  const hantRatio = telling === 0 ? 0 : evidence.traditional / telling;
  const script = counts.han === 0 ? 'none' : scriptOf(evidence, hantRatio);
  return { ...rank(text, counts), script, hantRatio };
}

function scriptOf(evidence: HanEvidence, hantRatio: number): HanScript {
  if (evidence.simplified + evidence.traditional === 0) return 'none';
  if (hantRatio > 1 - SCRIPT_MIXED_MIN) return 'Hant';
  return hantRatio < SCRIPT_MIXED_MIN ? 'Hans' : 'mixed';
}

type Ranked = Pick<LanguageFinding, 'language' | 'score'>;

function rank(text: string, counts: ScriptCounts): Ranked {
  const latin = counts.latin / LATIN_PER_HAN;
  const eastAsian = counts.han + counts.kana;
  const total = eastAsian + latin + counts.hangul + counts.other;
  if (total === 0) return { language: 'und', score: 0 };
  const trust = total / (total + HALF_EVIDENCE);
  const first = Math.max(eastAsian, latin, counts.hangul, counts.other);
  const second = total - first;
  const scored = (ranked: Ranked): Ranked => ({
    language: second / total >= MIXED_RATIO_MIN ? 'mul' : ranked.language,
    score: ranked.score * trust * (first / total),
  });
  if (isMostlyWords(counts, eastAsian, latin)) return rankBesideLatin(text, counts, eastAsian, latin);
  if (first === eastAsian) return scored(rankEastAsian(counts));
  if (first === counts.hangul) return scored({ language: 'ko', score: 1 });
  return scored({ language: 'und', score: 0.5 });
}

function isMostlyWords(counts: ScriptCounts, eastAsian: number, latin: number): boolean {
  return latin > 0 && eastAsian + latin > 2 * (counts.hangul + counts.other);
}

// Product names and code are no second language: Latin letters count as one only if they hold the
// function words of one.
function rankBesideLatin(text: string, counts: ScriptCounts, eastAsian: number, latin: number): Ranked {
  const total = eastAsian + latin + counts.hangul + counts.other;
  const trust = total / (total + HALF_EVIDENCE);
  const latinShare = latin / total;
  if (latinShare < MIXED_RATIO_MIN) return weigh(rankEastAsian(counts), trust * (1 - latinShare));
  const words = guessLatin(text);
  if (eastAsian / total < HAN_BESIDE_CODE_MIN) return weigh(orEnglish(words, text), trust * latinShare);
  if (words.language === 'und') return weigh(rankEastAsian(counts), trust * Math.max(0.5, 1 - latinShare));
  const named = latinShare > 1 - MIXED_RATIO_MIN ? words.language : 'mul';
  return weigh({ language: named, score: 1 }, trust * Math.max(latinShare, 1 - latinShare));
}

// A heading in plain ASCII is English more often than anything else; the score says how little is known.
function orEnglish(words: Ranked, text: string): Ranked {
  return words.language === 'und' && !/[^\u0000-\u024f\u2010-\u203a]|[\u00c0-\u024f]/u.test(text)
    ? { language: 'en', score: words.score }
    : words;
}

function weigh(ranked: Ranked, factor: number): Ranked {
  return { language: ranked.language, score: ranked.score * factor };
}

function rankEastAsian(counts: ScriptCounts): Ranked {
  const { han, kana } = counts;
  const kanaRatio = kana / (han + kana);
  if (kanaRatio >= KANA_RATIO_MIN && !isChineseQuotingKana(counts))
    return { language: 'ja', score: Math.min(1, 0.6 + kanaRatio) };
  if (isKanjiOnly(counts)) return { language: 'ja', score: 0.7 };
  if (isCantonese(counts)) return { language: 'yue', score: 0.95 };
  if (isClassical(counts)) return { language: 'lzh', score: 0.85 };
  return { language: 'zh', score: 1 - kanaRatio };
}

// A Chinese page about Japanese titles: plenty of kana, but Chinese function words between them.
function isChineseQuotingKana({ han, kana, evidence }: ScriptCounts): boolean {
  return kana < han * 0.6 && evidence.modern / han >= 0.06 && evidence.japanese <= evidence.modern;
}

// A headline or a table in kanji only: Japanese forms, and almost none of the words Chinese prose needs.
function isKanjiOnly({ han, evidence }: ScriptCounts): boolean {
  const chinese = evidence.simplified + evidence.modern;
  return evidence.japanese >= 1 && evidence.japanese / han >= 0.02 && evidence.japanese > chinese;
}

function isCantonese({ han, evidence }: ScriptCounts): boolean {
  const ratio = evidence.cantonese / han;
  return ratio >= CANTONESE_RATIO_ALONE || (evidence.cantonese >= 2 && ratio >= CANTONESE_RATIO_MIN);
}

function isClassical({ han, evidence }: ScriptCounts): boolean {
  return (
    han >= 16 &&
    evidence.classical / han >= CLASSICAL_RATIO_MIN &&
    evidence.classical > evidence.modern * CLASSICAL_OVER_MODERN_MIN
  );
}
