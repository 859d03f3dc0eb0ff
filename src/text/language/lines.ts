import type { TextProfile } from '../../core/text-profile.ts';
import { profileText } from '../profile.ts';
import { languageTag } from './tag.ts';

/** Consecutive lines of one language: its tag and how many lines. */
export type LanguageRun = readonly [tag: string, lines: number];

/**
 * Language and script of each line, as runs. Blank lines and lines without letters belong to the run
 * before them; a text without letters has one run of `und`. Profiles every line once more.
 */
export function languageRuns({ text, lineStarts }: TextProfile): readonly LanguageRun[] {
  const runs: [string, number][] = [];
  for (let i = 0; i + 1 < lineStarts.length; i++) {
    const { language } = profileText(text.slice(lineStarts[i], lineStarts[i + 1]));
    const last = runs.at(-1);
    const tag = language.score === 0 ? (last?.[0] ?? 'und') : languageTag(language);
    // 第二行也是 is as good in either script as the line before it.
    if (last !== undefined && (last[0] === tag || last[0].startsWith(`${tag}-`))) last[1]++;
    else runs.push([tag, 1]);
  }
  return runs;
}
