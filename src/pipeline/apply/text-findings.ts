import type { TextProfile } from '../../core/text-profile.ts';
import { QUALITY_MODEL_VERSION } from '../../filter/quality-model/score.ts';
import { languageRuns } from '../../text/language/lines.ts';
import { languageTag } from '../../text/language/tag.ts';
import type { Draft } from '../draft.ts';

/** Language and quality of a text that the filter room has measured; with `lines`, the language of every line. */
export function textFindings(
  { measures: { quality, qualityBucket } }: Draft,
  profile: TextProfile,
  lines: boolean,
): Record<string, unknown> {
  return {
    ...languageOf(profile, lines),
    ...(quality === undefined ? {} : { quality, qualityBucket, qualityModel: QUALITY_MODEL_VERSION }),
  };
}

/** Shares of Cantonese and classical Chinese from which a text has the flag, whatever it is called as a whole. */
const FLAG_RATIO_MIN = 0.2;

function languageOf(profile: TextProfile, lines: boolean): Record<string, unknown> {
  const { language, script, score, hantRatio, cantoneseRatio, classicalRatio, shares } = profile.language;
  return {
    language,
    script,
    languageTag: languageTag(profile.language),
    languageScore: score,
    hantRatio,
    cantonese: cantoneseRatio >= FLAG_RATIO_MIN,
    classical: classicalRatio >= FLAG_RATIO_MIN,
    mixed: language === 'mul',
    languages: shares,
    ...(lines ? { lineLanguages: languageRuns(profile) } : {}),
  };
}
