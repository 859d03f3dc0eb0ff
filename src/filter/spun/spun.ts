import { z } from 'zod';
import type { TextProfile } from '../../core/text-profile.ts';
import { hold, keep, reject, type Decision } from '../../core/decision.ts';
import { defineFilter } from '../../core/step.ts';
import { HAN_FLAG, HAN_FLAGS } from '../../text/han-flags.ts';
import { copyMarks, type CopyMarks } from './copy-marks.ts';
import { countOf, LIST, phrases } from '../words/phrases.ts';
import { isStructured } from '../structured.ts';
import type { FilterSubject } from '../subject.ts';
import { unpairedMarks, type UnpairedMarks } from './unpaired-marks.ts';

/** Shorter texts are scored as if they had this many visible characters. */
const VISIBLE_MIN = 300;

/**
 * Finds texts rewritten by machine to pass as new: words exchanged for odd neighbours or gaps of a template left open
 * (rejected), characters of both scripts mixed inside sentences, or marks that copying programs leave in them (held).
 */
export const spun = defineFilter({
  id: 'filter.spun',
  version: 3,
  params: z.strictObject({
    /** Different words of the list from which, at the density, a text is rejected. */
    spunDistinctMin: z.number().int().min(1),
    /** For each 1,000 visible characters. */
    spunDensityMin: z.number().min(0),
    /** The same two for holding. */
    spunDistinctHoldMin: z.number().int().min(1),
    spunDensityHoldMin: z.number().min(0),
    /** Share of sentences that mix both scripts from which a text is held. */
    bothScriptsRatioMax: z.number().min(0).max(1),
    /** Open gaps ({快速|迅速}, {城市}, [关键词]) from which a text is rejected. */
    openGapsMin: z.number().int().min(1),
    /** Readings behind everyday characters, and such readings for each 1,000 visible characters, from which a text is held. */
    readingsMin: z.number().int().min(1),
    readingDensityMin: z.number().min(0),
    /** Runs of pictographs inside clauses, likewise. */
    noiseMarksMin: z.number().int().min(1),
    noiseDensityMin: z.number().min(0),
    /** Long lines with a word behind their full stop, and their share of long lines. */
    tailWordsMin: z.number().int().min(1),
    tailWordRatioMin: z.number().min(0).max(1),
    /** Quotation marks and brackets that stand alone, and such marks for each 1,000 visible characters; manuals are not judged. */
    unpairedMin: z.number().int().min(1),
    unpairedDensityMin: z.number().min(0),
  }),
  measure(subject: FilterSubject) {
    const { profile } = subject;
    const { hits, distinct } = countOf(phrases(profile), LIST.spun);
    return {
      spunDistinct: distinct,
      spunDensity: (hits * 1000) / Math.max(VISIBLE_MIN, profile.visible),
      bothScriptsRatio: bothScripts(profile),
      openGaps: isManual(subject) ? 0 : openGaps(profile.text),
      ...copyMarks(profile),
      ...(isStructured(subject) ? PAIRED : unpairedMarks(profile)),
    };
  },
  judge(measures, params) {
    const { spunDistinct, spunDensity, bothScriptsRatio, openGaps: gaps } = measures;
    const { spunDistinctMin, spunDensityMin, spunDistinctHoldMin, spunDensityHoldMin } = params;
    const { bothScriptsRatioMax, openGapsMin } = params;
    if (gaps >= openGapsMin) return reject('MACHINE_SPUN', { openGaps: gaps, openGapsMin });
    if (spunDistinct >= spunDistinctMin && spunDensity >= spunDensityMin)
      return reject('MACHINE_SPUN', { spunDistinct, spunDistinctMin, spunDensity, spunDensityMin });
    if (spunDistinct >= spunDistinctHoldMin && spunDensity >= spunDensityHoldMin)
      return hold('MACHINE_SPUN', { spunDistinct, spunDistinctHoldMin, spunDensity, spunDensityHoldMin });
    if (bothScriptsRatio > bothScriptsRatioMax)
      return hold('MACHINE_SPUN', { bothScriptsRatio, bothScriptsRatioMax });
    return judgeMarks(measures, params);
  },
});

const PAIRED: UnpairedMarks = { unpaired: 0, unpairedDensity: 0 };

type Marks = CopyMarks & UnpairedMarks;
type MarkLimits = { readonly [K in keyof Marks as `${K}Min`]: number };

function judgeMarks(marks: Marks, limits: MarkLimits): Decision {
  const { readings, readingDensity, noiseMarks, noiseDensity, tailWords, tailWordRatio } = marks;
  const { readingsMin, noiseMarksMin, tailWordsMin } = limits;
  if (readings >= readingsMin && readingDensity >= limits.readingDensityMin)
    return hold('MACHINE_SPUN', { readings, readingsMin, readingDensity });
  if (noiseMarks >= noiseMarksMin && noiseDensity >= limits.noiseDensityMin)
    return hold('MACHINE_SPUN', { noiseMarks, noiseMarksMin, noiseDensity });
  if (tailWords >= tailWordsMin && tailWordRatio >= limits.tailWordRatioMin)
    return hold('MACHINE_SPUN', { tailWords, tailWordsMin, tailWordRatio });
  const { unpaired, unpairedDensity } = marks;
  const { unpairedMin } = limits;
  return unpaired >= unpairedMin && unpairedDensity >= limits.unpairedDensityMin
    ? hold('MACHINE_SPUN', { unpaired, unpairedMin, unpairedDensity })
    : keep;
}

/** Manuals show templates. (Code in a text is no reason: a line with gaps looks like code.) */
function isManual({ pageKind, site }: FilterSubject): boolean {
  return pageKind === 'documentation' || site?.kind === 'documentation';
}

const GAP_NAMES =
  '关键词|关键字|主关键词|城市|地区|地名|省份|标题|品牌|品牌名|公司名|公司名称|产品名|产品名称|网址|域名|keyword\\d?|keywords|city|title|brand';
// Alternatives in Han, or the name of a gap, in brackets of templates. Each part is bounded.
const GAP = new RegExp(
  `\\{[\\u4e00-\\u9fff]{1,12}(?:\\|[\\u4e00-\\u9fff]{1,12}){1,12}\\}|(?:\\{[$#%]?|\\[|【|#|%)(?:${GAP_NAMES})(?:\\}|\\]|】|#|%)`,
  'giu',
);
const GAPS_MAX = 100;

function openGaps(text: string): number {
  let gaps = 0;
  for (const _ of text.matchAll(GAP)) if (++gaps === GAPS_MAX) break;
  return gaps;
}

/** Telling characters a sentence needs, and the share of the rarer script from which it mixes. */
const TELLING_MIN = 4;
const RARER_MIN = 0.25;
/** Fewer such sentences say nothing. */
const SENTENCES_MIN = 4;

function bothScripts({ text, sentenceStarts, language }: TextProfile): number {
  if (Math.min(language.hantRatio, 1 - language.hantRatio) < RARER_MIN) return 0;
  let told = 0;
  let mixed = 0;
  for (let s = 0; s + 1 < sentenceStarts.length; s++) {
    let simplified = 0;
    let traditional = 0;
    for (let i = sentenceStarts[s] as number; i < (sentenceStarts[s + 1] as number); i++) {
      const flags = HAN_FLAGS[text.charCodeAt(i)] as number;
      if (flags & HAN_FLAG.simplified) simplified++;
      else if (flags & HAN_FLAG.traditional) traditional++;
    }
    const telling = simplified + traditional;
    if (telling < TELLING_MIN) continue;
    told++;
    if (Math.min(simplified, traditional) / telling >= RARER_MIN) mixed++;
  }
  return told < SENTENCES_MIN ? 0 : mixed / told;
}
