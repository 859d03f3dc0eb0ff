import type { JsonObject } from '../core/digest.ts';
import { label } from '../core/permission-memo.ts';
import {
  DENIAL_REMEDIES,
  REMEDY_WORDS,
  RULE_WORDS,
  SOURCE_WORDS,
  VERDICT_WORDS,
  type Lang,
} from '../core/permission-words.ts';
import type { Signal } from '../core/permission.ts';
import type { TraceStage } from './trace.ts';

/** Line of the precedence table behind each reason for which a page is not even fetched. */
const RULE_OF: Readonly<Record<string, string>> = {
  OPTED_OUT: 'DEC-1',
  SITE_BARRED: 'DEC-1',
  ROBOTS_DISALLOWED: 'DEC-3',
  ROBOTS_REFUSED: 'DEC-3',
  ROBOTS_UNREACHABLE: 'DEC-3',
  HTTP_REFUSED: 'DEC-3',
  ROBOTS_AI_REFUSED: 'DEC-4',
  AI_TRAINING_REFUSED: 'DEC-4',
  GENERIC_REFUSAL: 'DEC-5',
};

/** The memo on a page that permission kept us from fetching: rule, signal with its digest, what would change it. */
export function refusedAtCrawl(stage: TraceStage | undefined, lang: Lang): string[] {
  const rule = stage?.kind === 'reject' ? RULE_OF[stage.reason] : undefined;
  if (stage === undefined || rule === undefined) return [];
  const t = (en: string, zh: string): string => (lang === 'zh' ? zh : en);
  return [
    `${label(lang, 'Question', '问题')}${t('May this page be fetched, trained on and released?', '可否抓取本页、用于训练并发布？')}`,
    `${label(lang, 'Answer', '结论')}${VERDICT_WORDS.deny[lang]} · ${rule}${t(' (the page was not fetched)', '（未抓取该页）')}`,
    `${label(lang, 'Rule', '规则')}${rule}${t(': ', '：')}${RULE_WORDS[rule]?.[lang] ?? ''}`,
    ...signalLine(stage.detail, lang),
    `${label(lang, 'Next', '后续')}${(DENIAL_REMEDIES[rule] ?? REMEDY_WORDS.deny)[lang]}`,
  ];
}

function signalLine({ rule, value, source, evidence }: JsonObject, lang: Lang): string[] {
  if (typeof rule !== 'string' || typeof value !== 'string') return [];
  const where = typeof source === 'string' ? SOURCE_WORDS[source as Signal['source']][lang] : '';
  const said = where === '' ? '' : lang === 'zh' ? `（${where}）` : ` (${where})`;
  const digest = typeof evidence === 'string' ? `${lang === 'zh' ? '' : ' '}${evidence}` : '';
  return [`${label(lang, 'Signal', '信号')}${rule} ${value}${said}${digest}`];
}
