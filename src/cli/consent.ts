import { memoAnswer, permissionMemo } from '../core/permission-memo.ts';
import { EXIT } from '../core/failures.ts';
import { PACKAGE_RULES } from '../pipeline/apply/package-rules.ts';
import type { Lang } from '../core/permission-words.ts';
import { parseLang, parseProfile } from './choices.ts';
import { askConsent, type Consent } from '../pipeline/consent.ts';

interface Options {
  readonly profile: string;
  readonly url?: string;
  readonly rules?: string;
  readonly lang: string;
  readonly json?: boolean;
  readonly testServer?: string;
}

/** Exit 0 when the page may be used, 1 when it is denied or held, 2 when it cannot be read. */
export async function consentCommand(target: string, raw: object): Promise<number> {
  const options = raw as Options;
  const licenseProfile = parseProfile(options.profile);
  const lang = parseLang(options.lang);
  const consent = await askConsent(target, {
    rulesFolder: options.rules ?? PACKAGE_RULES,
    licenseProfile,
    url: options.url ?? '',
    testServer: options.testServer ?? null,
  });
  const text =
    options.json === true
      ? JSON.stringify(consent, null, 2)
      : [...heading(consent, target, lang), ...permissionMemo({ ...consent, licenseProfile }, lang)].join(
          '\n',
        );
  process.stdout.write(`${text}\n`);
  return memoAnswer(consent.license, consent.aiLabel).verdict === 'allow' ? EXIT.ok : EXIT.failed;
}

/** Which page, and what the memo could not see. */
function heading(consent: Consent, target: string, lang: Lang): string[] {
  const t = (en: string, zh: string): string => (lang === 'zh' ? zh : en);
  const limits = [
    ...(consent.fetched ? [] : [t('the page was not asked for', '未请求该页面')]),
    ...(consent.isSaved
      ? [
          t(
            'judged by the page alone: robots.txt and headers are not known',
            '仅凭页面判断：robots.txt 与响应头未知',
          ),
        ]
      : []),
  ];
  return [
    `${t('Page      ', '页面      ')}${consent.url === '' ? target : consent.url}`,
    ...[consent.title, ...limits].filter((line) => line !== '').map((line) => `          ${line}`),
  ];
}
