import type { TextProfile } from '../../core/text-profile.ts';
import { CHAR, classOf, UNIT_CLASS } from '../../text/char-class.ts';
import { languageModel } from '../language-model/model.ts';
import { HAN_FIRST } from '../language-model/tokens.ts';
import { once } from '../once.ts';

/** What programs that copy pages leave in them; densities are for each 1,000 visible characters. */
export interface CopyMarks {
  /** Readings in brackets behind everyday characters: 運(yùn)維, left over from a conversion to traditional characters. */
  readonly readings: number;
  readonly readingDensity: number;
  /** Runs of pictographs inside a clause (老🏦🜔虎机): put in so that a copy differs from its source. */
  readonly noiseMarks: number;
  readonly noiseDensity: number;
  /** Long lines with a word behind their last full stop (……落地。前端), and their share of long lines. */
  readonly tailWords: number;
  readonly tailWordRatio: number;
}

const VISIBLE_MIN = 300;

export const copyMarks: (profile: TextProfile) => CopyMarks = once((profile) => {
  const readings = countReadings(profile.text);
  const noiseMarks = profile.emoji + profile.symbols === 0 ? 0 : countNoise(profile.text);
  const tails = countTails(profile);
  const density = (count: number): number => (count * 1000) / Math.max(VISIBLE_MIN, profile.visible);
  return {
    readings,
    readingDensity: density(readings),
    noiseMarks,
    noiseDensity: density(noiseMarks),
    tailWords: tails.words,
    tailWordRatio: tails.lines === 0 ? 0 : tails.words / tails.lines,
  };
});

const READING = /\p{Script=Han}[(（][a-zü\u00e0-\u01dc\u1e3f]{1,6}[)）]/gu;
/** A reading of a rarer character is there to help. */
const EVERYDAY_HAN = 1000;
const COUNT_MAX = 1000;

function countReadings(text: string): number {
  const { tokens } = languageModel();
  let count = 0;
  for (const { 0: found } of text.matchAll(READING)) {
    const token = tokens[found.charCodeAt(0)] as number;
    if (token < HAN_FIRST || token >= HAN_FIRST + EVERYDAY_HAN) continue;
    if (!/[^a-z()（）\p{Script=Han}]/u.test(found)) continue;
    if (++count === COUNT_MAX) break;
  }
  return count;
}

/** Runs of pictographs that phones do not offer, between two Han. */
function countNoise(text: string): number {
  let count = 0;
  for (let i = 1; i < text.length; i++) {
    if (!isHan(text.charCodeAt(i - 1)) || isHan(text.charCodeAt(i))) continue;
    let at = i;
    let odd = false;
    for (; at < text.length; at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1) {
      const codePoint = text.codePointAt(at) as number;
      const charClass = classOf(codePoint);
      if (charClass !== CHAR.emoji && !(charClass === CHAR.symbol && codePoint >= 0x2600)) break;
      odd ||= codePoint > 0xffff && !/\p{Emoji_Presentation}/u.test(String.fromCodePoint(codePoint));
    }
    if (odd && isHan(text.charCodeAt(at)) && ++count === COUNT_MAX) break;
    i = Math.max(i, at - 1);
  }
  return count;
}

/** A line with fewer units is no paragraph. */
const LONG_UNITS = 40;
const TAIL_UNITS_MAX = 10;

function countTails({ text, lineStarts }: TextProfile): { readonly lines: number; readonly words: number } {
  let lines = 0;
  let words = 0;
  for (let l = 0; l + 1 < lineStarts.length; l++) {
    const line = text.slice(lineStarts[l], lineStarts[l + 1]);
    if (line.length < LONG_UNITS) continue;
    lines++;
    if (TAIL.test(line.slice(-TAIL_UNITS_MAX - 2))) words++;
  }
  return { lines, words };
}

const TAIL = /[。！？][A-Za-z\p{Script=Han}+#.]{1,10}\s*$/u;

function isHan(unit: number): boolean {
  return UNIT_CLASS[unit] === CHAR.han;
}
