import type { LanguageFinding } from '../../core/text-profile.ts';

const WITH_SCRIPT = 'zh yue lzh';

/**
 * The finding as a BCP 47 tag: `zh-Hans`, `yue-Hant`, `ja`, `mul`. Chinese in both scripts, or without a
 * telling character, has no script subtag.
 */
export function languageTag({ language, script }: Pick<LanguageFinding, 'language' | 'script'>): string {
  const isTold = script === 'Hans' || script === 'Hant';
  return isTold && WITH_SCRIPT.split(' ').includes(language) ? `${language}-${script}` : language;
}
