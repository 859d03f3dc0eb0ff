import { z } from 'zod';
import { keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import type { FilterSubject } from './subject.ts';

/** Languages a measure can name, in the order of their numbers; measures are numbers and are stored, so new ones go last. */
const LANGUAGES = [
  'und',
  'zh',
  'yue',
  'lzh',
  'ja',
  'ko',
  'en',
  'mul',
  'de',
  'es',
  'fr',
  'id',
  'it',
  'pt',
  'vi',
  'ar',
  'bg',
  'bn',
  'bo',
  'ca',
  'cs',
  'da',
  'el',
  'et',
  'fa',
  'fi',
  'he',
  'hi',
  'hr',
  'hu',
  'hy',
  'ii',
  'ka',
  'kk',
  'km',
  'lo',
  'lt',
  'lv',
  'mn',
  'ms',
  'my',
  'nl',
  'no',
  'pl',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'ta',
  'th',
  'tl',
  'tr',
  'ug',
  'uk',
  'ur',
] as const;

/** Rejects texts in a language the plan does not ask for, or whose language is not sure. */
export const language = defineFilter({
  id: 'filter.language',
  version: 4,
  params: z.strictObject({
    languages: z.array(z.enum(LANGUAGES)).min(1),
    languageScoreMin: z.number().min(0).max(1),
  }),
  measure({ profile }: FilterSubject) {
    const found = LANGUAGES.findIndex((name) => name === profile.language.language);
    return {
      languageIndex: Math.max(0, found),
      languageScore: profile.language.score,
      hantRatio: profile.language.hantRatio,
      cantoneseRatio: profile.language.cantoneseRatio,
      classicalRatio: profile.language.classicalRatio,
    };
  },
  judge({ languageIndex, languageScore }, { languages, languageScoreMin }) {
    const name = LANGUAGES[languageIndex] ?? 'und';
    if (languages.includes(name) && languageScore >= languageScoreMin) return keep;
    return reject('LANGUAGE_OTHER', { language: name, languageScore, languageScoreMin });
  },
});
