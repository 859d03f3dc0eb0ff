import type { JsonObject } from '../core/digest.ts';
import { FAILURES } from '../core/failures.ts';
import { permissionMemo, type MemoInput } from '../core/permission-memo.ts';
import { REASONS } from '../core/reasons.ts';
import type { Trace, TraceStage } from './trace.ts';

type Lang = 'en' | 'zh';

/** A document's story as a short memo, for a terminal: what it is, by what right, what was decided, where it went. */
export function renderTrace(trace: Trace, lang: Lang): string {
  const t = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const curate = trace.stages.find(({ stage }) => stage === 'curate')?.detail ?? {};
  return [
    `${t('文档', 'Document')} ${trace.id}`,
    `${t('地址', 'Address')}  ${trace.url}`,
    `${t('站点', 'Site')}     ${trace.site || '–'}`,
    ...conclusion(trace, t),
    '',
    ...captureLines(curate, t),
    ...takenLines(curate, t),
    ...permissionLines(curate, lang),
    '',
    t('逐步决定', 'Decisions'),
    ...trace.stages.flatMap((stage) => stageLines(stage, lang)),
    ...relatedLines(trace, t),
    ...reprintLines(trace, t),
    ...actLines(trace, t),
  ].join('\n');
}

type Say = (zh: string, en: string) => string;

function conclusion(trace: Trace, t: Say): string[] {
  const last = trace.stages.at(-1);
  if (last === undefined) return [];
  const { release, shard, row } = last.detail;
  if (last.stage === 'publish' && last.kind === 'keep') {
    return [
      t(
        `结论     已发布于 ${text(release)}，分片 ${text(shard)} 第 ${text(row)} 行`,
        `Outcome  published in ${text(release)}, ${text(shard)}, row ${text(row)}`,
      ),
    ];
  }
  const verb =
    {
      keep: t('保留', 'kept'),
      reject: t('拒绝', 'rejected'),
      hold: t('暂缓，等待人工裁定', 'held for a person'),
      fail: t('失败', 'failed'),
    }[last.kind] ?? last.kind;
  return [
    t(
      `结论     在 ${last.stage} 阶段${verb}${last.reason === '' ? '' : `：${last.reason}`}`,
      `Outcome  ${verb} in ${last.stage}${last.reason === '' ? '' : `: ${last.reason}`}`,
    ),
  ];
}

function captureLines(curate: JsonObject, t: Say): string[] {
  const capture = object(curate['capture']);
  const robots = object(curate['robots']);
  const lines: string[] = [];
  if (capture['warcFile'] !== undefined) {
    lines.push(
      `${t('捕获', 'Capture')}  ${text(capture['capturedAt'])}  ${text(capture['warcFile'])} @ ${text(capture['offset'])}  HTTP ${text(capture['httpStatus'])}`,
    );
    lines.push(`         ${text(capture['payloadDigest'])}`);
  }
  if (robots['outcome'] !== undefined) {
    const verdict = robots['allowed'] === true ? t('允许', 'allowed') : t('不允许', 'not allowed');
    lines.push(
      `robots   ${text(robots['outcome'])}, ${verdict}${text(robots['rule']) === '' ? '' : ` (${text(robots['rule'])})`}  ${text(robots['fetchedAt'])}`,
    );
    if (robots['digest'] !== undefined) lines.push(`         ${text(robots['digest'])}`);
  }
  return lines;
}

/** Ranges shown; a page of many parts has more. */
const RANGES_MAX = 6;

/** Where in the decoded page the text was taken from. */
function takenLines(curate: JsonObject, t: Say): string[] {
  const { taken, chars } = object(curate['extraction']);
  if (!Array.isArray(taken) || taken.length === 0) return [];
  const ranges = taken
    .slice(0, RANGES_MAX)
    .map((range) => (Array.isArray(range) ? range.map(text).join('–') : ''));
  const more = taken.length > RANGES_MAX ? ' …' : '';
  return [
    t(
      `正文     ${text(chars)} 字符，取自网页源码 ${taken.length} 处：${ranges.join('、')}${more}`,
      `Text     ${text(chars)} characters from ${taken.length} ranges of the page: ${ranges.join(', ')}${more}`,
    ),
  ];
}

/** The memo of the license room, read back from the outcome file. */
function permissionLines(curate: JsonObject, lang: Lang): string[] {
  const license = curate['permission'];
  if (object(license)['rule'] === undefined) return [];
  const { identity, aiLabel } = curate;
  return permissionMemo({ license, identity, aiLabel } as unknown as MemoInput, lang);
}

function stageLines(stage: TraceStage, lang: Lang): string[] {
  const head = `  ${stage.stage.padEnd(8)} ${stage.kind}${stage.reason === '' ? '' : `  ${stage.reason}: ${sentence(stage.reason, lang)}`}`;
  const steps = array(stage.detail['steps']).map((step) => {
    const evidence = Object.entries(object(step['evidence'])).map(
      ([name, value]) => `${name}=${text(value)}`,
    );
    return `    ${text(step['step'])} v${text(step['version'])}  ${text(step['kind'])}${step['reason'] === undefined ? '' : ` ${text(step['reason'])}`}${evidence.length === 0 ? '' : `  ${evidence.join(' ')}`}`;
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
      `  ${relation === 'lost to this' ? t('输给本文', 'lost to this') : t('胜过本文', 'won over this')}  ${id}  ${url}`,
  );
  return ['', t('副本', 'Duplicates'), ...lines];
}

/** Reprints printed before the rest is only counted. */
const REPRINTS_SHOWN = 12;

function reprintLines({ id, reprints }: Trace, t: Say): string[] {
  if (reprints.length === 0) return [];
  const lines = reprints.slice(0, REPRINTS_SHOWN).flatMap((edge) => {
    const isReprint = edge['id'] === id;
    const other = text(edge[isReprint ? 'originalUrl' : 'url']);
    const how =
      edge['by'] === 'named'
        ? t(`页面署名“${text(edge['outlet'])}”`, `named “${text(edge['outlet'])}”`)
        : t('查重发现', 'found as a copy');
    const head = isReprint
      ? t(`  原发页  ${other}（${how}）`, `  original  ${other} (${how})`)
      : t(`  转载页  ${other}（${how}）`, `  reprint   ${other} (${how})`);
    const judged = t(
      `          原发页结论：${text(edge['verdict'])}，${text(edge['spdx'])}；本文以原发页为准`,
      `            the original is judged: ${text(edge['verdict'])}, ${text(edge['spdx'])}; it speaks for this text`,
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

function actLines(trace: Trace, t: Say): string[] {
  if (trace.acts.length === 0) return [];
  const lines = trace.acts.map(
    ({ seq, ts, action, decision }) => `  #${seq}  ${ts}  ${action}${decision === '' ? '' : `  ${decision}`}`,
  );
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
