import type { JsonObject } from '../core/digest.ts';
import { FAILURES } from '../core/failures.ts';
import { label, permissionMemo, type MemoInput } from '../core/permission-memo.ts';
import { REASONS } from '../core/reasons.ts';
import { traceWord } from './trace-words.ts';
import type { Trace, TraceStage } from './trace.ts';

type Lang = 'en' | 'zh';

/** A document's story as a short memo, for a terminal: what it is, by what right, what was decided, where it went. */
export function renderTrace(trace: Trace, lang: Lang): string {
  const t = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const curate = trace.stages.find(({ stage }) => stage === 'curate')?.detail ?? {};
  return [
    `${label(lang, 'Document', '文档')}${trace.id}`,
    `${label(lang, 'Address', '地址')}${trace.url}`,
    `${label(lang, 'Site', '站点')}${trace.site || '–'}`,
    `${label(lang, 'Outcome', '结果')}${conclusion(trace, lang, t)}`,
    ...takedownLine(trace, lang, t),
    '',
    t('证据', 'Evidence'),
    ...captureLines(curate, lang),
    ...takenLines(curate, lang, t),
    ...permissionLines(curate, lang, t),
    '',
    t('逐步决定', 'Decisions'),
    ...trace.stages.flatMap((stage) => stageLines(stage, lang)),
    ...relatedLines(trace, t),
    ...reprintLines(trace, lang, t),
    ...actLines(trace, lang, t),
  ].join('\n');
}

type Say = (zh: string, en: string) => string;

function conclusion(trace: Trace, lang: Lang, t: Say): string {
  const last = trace.stages.at(-1);
  if (last === undefined) return '–';
  const { release, shard, row } = last.detail;
  if (last.stage === 'publish' && last.kind === 'keep') {
    return t(
      `已发布于 ${text(release)}，分片 ${text(shard)}，第 ${text(row)} 行`,
      `published in ${text(release)}, ${text(shard)}, row ${text(row)}`,
    );
  }
  const stage = traceWord('stage', last.stage, lang);
  const verb = traceWord('outcome', last.kind, lang);
  const why = last.reason === '' ? '' : t(`：${last.reason}`, `: ${last.reason}`);
  return t(`在${stage}阶段${verb}${why}`, `${verb} in ${stage}${why}`);
}

/** A release that stands keeps its rows; whoever asked for a takedown wants to know what comes after. */
function takedownLine({ acts }: Trace, lang: Lang, t: Say): string[] {
  const last = acts.findLast(({ action }) => action === 'takedown');
  if (last === undefined) return [];
  const day = last.ts.slice(0, 10);
  const request = text(last.payload['request']);
  return [
    `${label(lang, 'Takedown', '下架')}${t(
      `${day}，受理号 ${request}：此后的发布不再收录`,
      `${day}, request ${request}: no later release holds it`,
    )}`,
  ];
}

function captureLines(curate: JsonObject, lang: Lang): string[] {
  const capture = object(curate['capture']);
  const robots = object(curate['robots']);
  const lines: string[] = [];
  if (capture['warcFile'] !== undefined) {
    lines.push(
      `${label(lang, 'Capture', '捕获')}${text(capture['capturedAt'])}  ${text(capture['warcFile'])} @ ${text(capture['offset'])}  HTTP ${text(capture['httpStatus'])}`,
      `${label(lang, '', '')}${text(capture['payloadDigest'])}`,
    );
  }
  if (robots['outcome'] !== undefined) {
    const outcome = traceWord('decision', text(robots['outcome']), lang);
    const allowed = robots['allowed'] === true;
    const verdict = lang === 'zh' ? (allowed ? '允许' : '不允许') : allowed ? 'allowed' : 'not allowed';
    const line = text(robots['rule']) === '' ? '' : ` (${text(robots['rule'])})`;
    const glue = lang === 'zh' ? '，' : ', ';
    lines.push(
      `${label(lang, 'robots', 'robots')}${outcome}${glue}${verdict}${line}  ${text(robots['fetchedAt'])}`,
    );
    if (robots['digest'] !== undefined) lines.push(`${label(lang, '', '')}${text(robots['digest'])}`);
  }
  return lines;
}

/** Ranges shown; a page of many parts has more. */
const RANGES_MAX = 6;

/** Where in the decoded page the text was taken from. */
function takenLines(curate: JsonObject, lang: Lang, t: Say): string[] {
  const { taken, chars } = object(curate['extraction']);
  if (!Array.isArray(taken) || taken.length === 0) return [];
  const ranges = taken
    .slice(0, RANGES_MAX)
    .map((range) => (Array.isArray(range) ? range.map(text).join('–') : ''));
  const more = taken.length > RANGES_MAX ? ' …' : '';
  const places = taken.length === 1 ? '1 range' : `${taken.length} ranges`;
  return [
    `${label(lang, 'Text', '正文')}${t(
      `${text(chars)} 字符，取自网页源码 ${taken.length} 处：${ranges.join('、')}${more}`,
      `${text(chars)} characters from ${places} of the page: ${ranges.join(', ')}${more}`,
    )}`,
  ];
}

/** The memo of the license room, read back from the outcome file. */
function permissionLines(curate: JsonObject, lang: Lang, t: Say): string[] {
  const license = curate['permission'];
  if (object(license)['rule'] === undefined) return [];
  const { identity, aiLabel } = curate;
  const memo = permissionMemo({ license, identity, aiLabel } as unknown as MemoInput, lang);
  return ['', t('许可意见', 'Permission'), ...memo];
}

function stageLines(stage: TraceStage, lang: Lang): string[] {
  const name = traceWord('stage', stage.stage, lang);
  const why =
    stage.reason === ''
      ? ''
      : `  ${stage.reason}${lang === 'zh' ? '：' : ': '}${sentence(stage.reason, lang)}`;
  const head = `  ${name.padEnd(lang === 'zh' ? 4 : 8)} ${traceWord('outcome', stage.kind, lang)}${why}`;
  const steps = array(stage.detail['steps']).map((step) => {
    const evidence = Object.entries(object(step['evidence'])).map(([key, value]) => `${key}=${text(value)}`);
    const verdict = traceWord('decision', text(step['kind']), lang);
    return `    ${text(step['step'])} v${text(step['version'])}  ${verdict}${step['reason'] === undefined ? '' : ` ${text(step['reason'])}`}${evidence.length === 0 ? '' : `  ${evidence.join(' ')}`}`;
  });
  return [head, ...steps];
}

function sentence(code: string, lang: Lang): string {
  if (code in REASONS) return REASONS[code as keyof typeof REASONS][lang];
  return code in FAILURES ? FAILURES[code as keyof typeof FAILURES][lang] : '';
}

function relatedLines(trace: Trace, t: Say): string[] {
  if (trace.related.length === 0) return [];
  const lines = trace.related.map(
    ({ id, url, relation }) =>
      `  ${relation === 'lost to this' ? t('未采用的副本', 'copy not used') : t('采用的版本', 'version used')}  ${id}  ${url}`,
  );
  return ['', t('副本', 'Duplicates'), ...lines];
}

/** Reprints printed before the rest is only counted. */
const REPRINTS_SHOWN = 12;

function reprintLines({ id, reprints }: Trace, lang: Lang, t: Say): string[] {
  if (reprints.length === 0) return [];
  const lines = reprints.slice(0, REPRINTS_SHOWN).flatMap((edge) => {
    const isReprint = edge['id'] === id;
    const verdict = traceWord('decision', text(edge['verdict']), lang);
    const other = text(edge[isReprint ? 'originalUrl' : 'url']);
    const how =
      edge['by'] === 'named'
        ? t(`页面署名“${text(edge['outlet'])}”`, `named “${text(edge['outlet'])}”`)
        : t('查重发现', 'found as a copy');
    const head = isReprint
      ? t(`  原发页  ${other}（${how}）`, `  original  ${other} (${how})`)
      : t(`  转载页  ${other}（${how}）`, `  reprint   ${other} (${how})`);
    const judged = t(
      `          该文权利以原发页为准，其结论：${verdict}，${text(edge['spdx'])}`,
      `            the original speaks for this text; it is ${verdict}, ${text(edge['spdx'])}`,
    );
    const conflict = t(
      '          注意：转载页所示许可证与原发页不一致',
      '            note: the reprint shows another license than the original',
    );
    return [head, ...(isReprint ? [judged] : []), ...(edge['conflict'] === true ? [conflict] : [])];
  });
  const rest = reprints.length - REPRINTS_SHOWN;
  const more = rest > 0 ? [t(`  另有 ${rest} 条`, `  and ${rest} more`)] : [];
  return ['', t('转载关系', 'Reprints'), ...lines, ...more];
}

function actLines(trace: Trace, lang: Lang, t: Say): string[] {
  if (trace.acts.length === 0) return [];
  const lines = trace.acts.map(({ seq, ts, action, decision }) => {
    const what = traceWord('act', action, lang);
    const result = decision === '' ? '' : `  ${traceWord('decision', decision, lang)}`;
    return `  #${seq}  ${ts}  ${what}${result}`;
  });
  return ['', t('账本事件', 'Ledger events'), ...lines];
}

function object(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function array(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(object) : [];
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
