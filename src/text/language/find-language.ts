import type { HanScript, LanguageFinding } from '../../core/text-profile.ts';
import { shareEastAsian, type EastAsianShares } from './east-asian.ts';
import { guessLatin } from './latin.ts';
import { guessOtherScript } from './other-scripts.ts';

/** Letters of a text by script. `other` holds every script without a count of its own. */
export interface ScriptCounts {
  readonly han: number;
  readonly latin: number;
  readonly kana: number;
  readonly hangul: number;
  readonly other: number;
  /** Han written so in one script only; see han-flags.ts. */
  readonly simplified: number;
  readonly traditional: number;
}

/** Latin letters that carry about as much text as one Han character (a word is 4.7 letters or 1.6 Han). */
const LATIN_PER_HAN = 3;
/** Share of a second language from which a text is called mixed (`mul`). */
const MIXED_RATIO_MIN = 0.2;
/** Share of Han below which a text of Latin letters without function words is not taken for Chinese with code. */
const HAN_BESIDE_CODE_MIN = 0.15;
/** Share of the rarer script from which a text counts as mixed. */
const SCRIPT_MIXED_MIN = 0.15;
/** Letters in Han-sized units at which the score reaches half of what the shares say. */
const HALF_EVIDENCE = 2;

/**
 * Finds language and script. `und` with score 0 for a text without letters; `mul` for a text of two
 * languages in comparable amounts, whose parts stand in `shares`.
 */
export function findLanguage(text: string, counts: ScriptCounts): LanguageFinding {
  const telling = counts.simplified + counts.traditional;
  const hantRatio = telling === 0 ? 0 : counts.traditional / telling;
  const eastAsian = shareEastAsian(text, counts.han + counts.kana);
  const parts = partsOf(text, counts, eastAsian);
  return {
    ...nameOf(parts),
    script: scriptOf(counts, hantRatio),
    hantRatio,
    cantoneseRatio: eastAsian.yue,
    classicalRatio: eastAsian.lzh,
    shares: Object.fromEntries(
      parts.filter(({ share }) => share >= 0.01).map((p) => [p.language, round(p.share)]),
    ),
  };
}

function scriptOf(counts: ScriptCounts, hantRatio: number): HanScript {
  if (counts.han === 0 || counts.simplified + counts.traditional === 0) return 'none';
  if (hantRatio > 1 - SCRIPT_MIXED_MIN) return 'Hant';
  return hantRatio < SCRIPT_MIXED_MIN ? 'Hans' : 'mixed';
}

/** A language's part of a text, and how sure we are that these letters are that language. */
interface Part {
  readonly language: string;
  readonly share: number;
  readonly sure: number;
}

/** Parts of a text, largest first; shares add up to 1, or there are none. */
function partsOf(text: string, counts: ScriptCounts, eastAsian: EastAsianShares): Part[] {
  const latin = latinPart(text, counts);
  const size = counts.han + counts.kana;
  const units = {
    ja: size * eastAsian.ja,
    zh: size * (1 - eastAsian.ja - eastAsian.ko),
    ko: counts.hangul + size * eastAsian.ko,
  };
  const other = counts.other === 0 ? undefined : guessOtherScript(text);
  const total = size + latin.units + counts.hangul + counts.other;
  if (total === 0) return [];
  const parts = [
    { language: 'ja', share: units.ja / total, sure: 0.97 },
    { ...chinese(eastAsian), share: units.zh / total },
    { language: 'ko', share: units.ko / total, sure: 1 },
    { language: latin.language, share: latin.units / total, sure: latin.sure },
    { language: other ?? 'und', share: counts.other / total, sure: other === undefined ? 0.3 : 0.95 },
  ];
  const trust = total / (total + HALF_EVIDENCE);
  return parts.map((p) => ({ ...p, sure: p.sure * trust })).sort((a, b) => b.share - a.share);
}

/** Share of Cantonese, or of classical Chinese, from which all of the Chinese in a text is called so. */
const CANTONESE_MIN = 0.4;
const CLASSICAL_MIN = 0.6;

function chinese({ yue, lzh }: EastAsianShares): { readonly language: string; readonly sure: number } {
  if (yue >= CANTONESE_MIN) return { language: 'yue', sure: 0.7 + 0.3 * yue };
  if (lzh >= CLASSICAL_MIN) return { language: 'lzh', sure: 0.5 + 0.5 * lzh };
  return { language: 'zh', sure: 1 - 0.5 * Math.max(yue, lzh) };
}

interface LatinPart {
  readonly language: string;
  readonly units: number;
  readonly sure: number;
}

/**
 * Product names and code are no second language: beside Han, Latin letters count only where they stand in
 * stretches of some length that hold the function words of a language.
 */
function latinPart(text: string, counts: ScriptCounts): LatinPart {
  const units = counts.latin / LATIN_PER_HAN;
  const rest = counts.han + counts.kana + counts.hangul + counts.other;
  if (units < MIXED_RATIO_MIN * (units + rest)) return NO_LATIN;
  if (rest < HAN_BESIDE_CODE_MIN * (units + rest)) {
    const words = guessLatin(text);
    if (words.language !== 'und') return { language: words.language, units, sure: words.score };
    return { language: isPlain(text) ? 'en' : 'und', units, sure: 0.4 };
  }
  const stretches = text.match(STRETCHES)?.map(wordsOf).join('\n') ?? '';
  const words = guessLatin(stretches);
  if (words.language === 'und') return NO_LATIN;
  const letters = stretches.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters < SECOND_LETTERS_MIN) return NO_LATIN;
  return { language: words.language, units: letters / LATIN_PER_HAN, sure: words.score };
}

const NO_LATIN: LatinPart = { language: 'und', units: 0, sure: 0 };
/** Text without Han, kana and hangul, longer than a name or a title; a sentence of five words. */
const STRETCHES = /[^\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]{24,}/gu;
/** Fewer letters are a title or a name quoted. */
const SECOND_LETTERS_MIN = 24;

/** A word with the marks around it: no path, option or assignment. */
const WORD = /^["'([“‘]*\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*[.,;:!?)\]"'”’]*$/u;

// What is left of commands and file names is no sentence.
function wordsOf(stretch: string): string {
  return stretch
    .split(/\s+/u)
    .filter((token) => WORD.test(token))
    .join(' ');
}

// A heading in plain ASCII is English more often than anything else.
function isPlain(text: string): boolean {
  return !/[^\u0000-\u024f\u2010-\u203a]|[\u00c0-\u024f]/u.test(text);
}

function nameOf(parts: readonly Part[]): Pick<LanguageFinding, 'language' | 'score'> {
  const [first, second] = parts;
  if (first === undefined || first.share === 0) return { language: 'und', score: 0 };
  if (second !== undefined && second.share >= MIXED_RATIO_MIN && second.language !== 'und')
    return {
      language: 'mul',
      score: calibrated(Math.min(1, second.share / MIXED_RATIO_MIN / 2) * second.sure),
    };
  return { language: first.language, score: calibrated(first.sure * first.share) };
}

/** On 10,600 texts no training run saw, shares of .65, .76, .86 and .96 were right in .83, .96, .98 and .996. */
const CALIBRATION = 1.7;

/** What the evidence says, as the share of texts with such evidence that are named right. */
function calibrated(evidence: number): number {
  return round(1 - (1 - Math.min(1, evidence)) ** CALIBRATION);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
