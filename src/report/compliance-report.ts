import { OUTCOME_WORDS } from '../core/explanation-words.ts';
import type { OutcomeKind } from '../core/outcome.ts';
import { CLASS_WORDS, PROFILE_WORDS, VERDICT_WORDS, type Words } from '../core/permission-words.ts';
import { reportWords } from '../core/report-words.ts';
import { stackedBars, type Bar } from './charts.ts';
import { complianceChecks, type Check } from './checks.ts';
import type { ReportData } from './data.ts';
import { both, html, said, type Html } from './html.ts';
import { STYLE } from './style.ts';

export type { ReportData } from './data.ts';

/** One HTML file that works offline, in Chinese and English, light and dark. Pure: the same data give the same bytes. */
export function renderComplianceReport(data: ReportData): string {
  const body = html` <header>
      <h1>${data.title} <small>${data.version}</small></h1>
      <p class="lead">
        ${both('语料合规报告', 'Corpus compliance report')} · ${data.creator} · ${data.contact}
      </p>
    </header>
    ${summary(data)}${funnel(data)}${checks(data)}${sources(data)}${permission(data)}${personalData(data)}${safety(data)}${release(data)}`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html`${data.title} ${data.version}`.text} · 合规报告 Compliance report</title><style>${STYLE}</style></head>
<body><input type="radio" name="lang" id="zh" checked><label for="zh">中文</label><input type="radio" name="lang" id="en"><label for="en">English</label>
<main>${body.text}</main></body></html>
`;
}

/** The report's figures and checks as one object. */
export function complianceJson(data: ReportData): object {
  return { ...data, checks: complianceChecks(data) };
}

function section(zh: string, en: string, content: Html): Html {
  return html`<section>
    <h2>${both(zh, en)}</h2>
    ${content}
  </section>`;
}

function table(head: readonly Html[], rows: readonly (readonly (Html | string | number)[])[]): Html {
  // On a narrow screen a row stands as a block, and every cell says what it is.
  const cell = (value: Html | string | number, i: number): Html => {
    const label = html`<span class="lb">${head[i] ?? ''}</span>`;
    return typeof value === 'number'
      ? html`<td class="n">${label}<span>${value.toLocaleString('en')}</span></td>`
      : html`<td>${label}<span>${value}</span></td>`;
  };
  const columns = head.map((name, i) =>
    typeof rows[0]?.[i] === 'number' ? html`<th class="n">${name}</th>` : html`<th>${name}</th>`,
  );
  if (rows.length === 0) return html`<p>${both('没有。', 'None.')}</p>`;
  // Numbers alone fit a narrow screen as they are.
  const isSmall = rows.every((row) => row.slice(1).every((value) => typeof value === 'number'));
  return html`<div class="scroll">
    <table class="${isSmall ? 'small' : 'rows'}">
      <thead>
        <tr>
          ${columns}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function summary(data: ReportData): Html {
  const first = data.stages[0];
  const tile = (value: string, label: Html): Html => html`<div class="tile"><b>${value}</b>${label}</div>`;
  const open = complianceChecks(data).filter(({ status }) => status === 'not-met').length;
  return html`<div class="tiles">
    ${tile((first?.in ?? 0).toLocaleString('en'), both('看过的地址或页面', 'addresses or pages seen'))}
    ${tile(data.rows.toLocaleString('en'), both('发布的文档', 'documents released'))}
    ${tile(String(data.sites.filter((site) => site.published > 0).length), both('来源站点', 'source sites'))}
    ${tile(String(open), both('未达标的检查项', 'checks not met'))}
  </div>`;
}

const KINDS = ['keep', 'reject', 'hold', 'fail'] as const;

function funnel(data: ReportData): Html {
  const bars = data.stages.flatMap((stage) =>
    KINDS.map((group): Bar => ({ label: stage.stage, group, n: stage[group] })),
  );
  const reasons = data.reasons.map(({ stage, kind, reason, n, zh, en }) => [
    stageName(stage),
    outcomeTag(kind),
    html`<code>${breakable(reason)}</code>`,
    n,
    both(zh, en),
  ]);
  return section(
    '去留',
    'What stayed and what did not',
    html`<p>
        ${both('每个阶段：进入数 = 保留 + 拒绝 + 暂缓 + 失败。', 'For every stage, in = keep + reject + hold + fail.')}
        ${legend()}
      </p>
      <figure>${stackedBars(bars, 80)}</figure>
      ${table(
        [
          both('阶段', 'stage'),
          both('进入', 'in'),
          both('保留', 'keep'),
          both('拒绝', 'reject'),
          both('暂缓', 'hold'),
          both('失败', 'fail'),
        ],
        data.stages.map((s) => [stageName(s.stage), s.in, s.keep, s.reject, s.hold, s.fail]),
      )}
      <h3>${both('原因', 'Reasons')}</h3>
      ${table([both('阶段', 'stage'), both('去向', 'outcome'), both('原因码', 'reason'), both('数量', 'count'), both('含义', 'meaning')], reasons)}`,
  );
}

/** A long code may break behind its underscores. */
function breakable(code: string): readonly Html[] {
  return code.split(/(?<=_)/u).map((part) => html`${part}<wbr />`);
}

function legend(): Html {
  return html`<span class="legend">${KINDS.map(outcomeTag)}</span>`;
}

function outcomeTag(kind: string): Html {
  const words: Words | undefined = OUTCOME_WORDS[kind as OutcomeKind];
  return html`<span class="k ${kind}">${words === undefined ? kind : said(words)}</span>`;
}

/** The charts name stages by their code, so the code stands beside the word. */
function stageName(stage: string): Html {
  const { zh } = reportWords('stage', stage);
  return html`<span class="nw">${both(`${zh} ${stage}`, stage)}</span>`;
}

/** A code and what it means. */
function named(table: Parameters<typeof reportWords>[0], code: string): Html {
  return html`<code>${code}</code> ${said(reportWords(table, code))}`;
}

const STATUS: Readonly<Record<Check['status'], Html>> = {
  met: both('符合', 'met'),
  'not-met': both('不符合', 'not met'),
  'not-measured': both('尚未测量', 'not measured'),
  'not-applicable': both('不适用', 'not applicable'),
};

function checks(data: ReportData): Html {
  const rows = complianceChecks(data).map((check) => [
    html`<code>${check.id}</code>`,
    both(check.zh, check.en),
    check.value,
    check.threshold,
    html`<span class="s ${check.status}">${STATUS[check.status]}</span>`,
  ]);
  return section(
    '自评检查项',
    'Self-assessment',
    html`<p>
        ${both('数值均由账本和发布包算出；没有数据的项如实写明。', 'Every figure is computed from the ledger and the release; where there is none, it says so.')}
      </p>
      ${table([both('编号', 'id'), both('要求', 'requirement'), both('实际', 'value'), both('标准', 'threshold'), both('结论', 'status')], rows)}`,
  );
}

function sources(data: ReportData): Html {
  const bars = data.sites.flatMap((site) =>
    KINDS.map((group): Bar => ({ label: site.id, group, n: site.outcomes[group] ?? 0 })),
  );
  const rows = data.sites.map((site) => [
    site.name,
    site.operator,
    site.icp || '–',
    html`${said(reportWords('basis', site.basis))} <code>${site.spdx}</code>`,
    `${site.checkedBy} / ${site.approvedBy}`,
    site.assessment === undefined
      ? '–'
      : `${site.assessment.fails}/${site.assessment.n} (${site.assessment.date})`,
    site.published,
  ]);
  return section(
    '来源',
    'Sources',
    html`<p>${legend()}</p>
      <figure>${stackedBars(bars)}</figure>
      ${table([both('站点', 'site'), both('运营者', 'operator'), both('备案号', 'ICP'), both('依据', 'basis'), both('核对 / 批准', 'checked / approved'), both('抽样不合格', 'sample fails'), both('发布数', 'released')], rows)}`,
  );
}

function permission(data: ReportData): Html {
  return section(
    '许可',
    'Permission',
    html`<p>${both('许可档', 'License profile')}: ${profileName(data.licenseProfile)}</p>
      ${table(
        [both('许可证', 'license'), both('类别', 'class'), both('文档数', 'documents')],
        data.licenses.map(({ spdx, class: licenseClass, docs }) => [
          html`<code>${spdx}</code>`,
          className(licenseClass),
          docs,
        ]),
      )}
      <h3>robots.txt</h3>
      ${table(
        [both('结果', 'outcome'), both('主机数', 'hosts')],
        data.robots.map(({ outcome, hosts }) => [said(reportWords('robots', outcome)), hosts]),
      )}
      ${reprints(data)}`,
  );
}

function profileName(profile: string): Html {
  const words = (PROFILE_WORDS as Readonly<Record<string, Words>>)[profile];
  return words === undefined ? html`<code>${profile}</code>` : said(words);
}

/** The letter of a class and its first words: what is granted. */
function className(letter: string): Html {
  const words = (CLASS_WORDS as Readonly<Record<string, Words>>)[letter];
  return words === undefined ? html`${letter}` : html`<code>${letter}</code> ${said(words)}`;
}

function verdictName(verdict: string): Html {
  const words = (VERDICT_WORDS as Readonly<Record<string, Words>>)[verdict];
  return words === undefined ? html`${verdict}` : said(words);
}

/** Reprints printed; reprints.jsonl beside the ledger has all of them. */
const REPRINTS_SHOWN = 100;

function reprints({ reprints: all }: ReportData): Html {
  if (all.length === 0) return html``;
  const by = { named: both('页面署名', 'named by the page'), copy: both('查重发现', 'found as a copy') };
  const rows = all
    .slice(0, REPRINTS_SHOWN)
    .map((r) => [
      r.url,
      r.outlet || '–',
      r.originalUrl,
      html`${verdictName(r.verdict)} <code>${r.spdx}</code>`,
      by[r.by],
      r.conflict ? both('许可证不一致', 'licenses differ') : '–',
    ]);
  const rest = all.length - rows.length;
  return html`<h3>${both('转载关系', 'Reprints')}</h3>
    <p>
      ${both('转载页以原发媒体自己的页面为准。', 'A reprint is judged by the page of the outlet it names.')}
      ${rest > 0 ? both(`另有 ${rest} 条见 reprints.jsonl。`, `${rest} more in reprints.jsonl.`) : ''}
    </p>
    ${table([both('转载页', 'reprint'), both('所署来源', 'outlet named'), both('原发页', 'original'), both('原发页结论', 'original is'), both('依据', 'joined by'), both('冲突', 'conflict')], rows)}`;
}

function counts(
  table: 'pii' | 'risk',
  values: Readonly<Record<string, number>>,
): readonly (readonly (Html | string | number)[])[] {
  return Object.entries(values).map(([name, n]) => [named(table, name), n]);
}

function personalData(data: ReportData): Html {
  return section(
    '个人信息',
    'Personal data',
    html`<p>
        ${both('按类型统计的替换次数。占位符固定，原值不留存，账本中也没有。', 'Replacements by type. Placeholders are fixed; values are kept nowhere, not in the ledger either.')}
      </p>
      ${table([both('规则与类型', 'rule and type'), both('替换次数', 'replaced')], counts('pii', data.pii))}`,
  );
}

function safety(data: ReportData): Html {
  const rows = data.lexicon.risks.map(({ risk, entries, minimum }) => [
    named('risk', risk),
    entries,
    minimum,
    html`<span class="s ${entries >= minimum ? 'met' : 'not-met'}"
      >${entries >= minimum ? STATUS.met : STATUS['not-met']}</span
    >`,
  ]);
  return section(
    '内容安全',
    'Safety',
    html`<p>
        ${both('词库为起步词表；需要运营者依法自定的清单为空，由运营者提供。', 'Starter lists only; lists that need an operator’s own legal judgement are empty and supplied by the operator.')}
      </p>
      ${table([both('风险', 'risk'), both('词条', 'entries'), both('下限', 'minimum'), both('结论', 'status')], rows)}
      <h3>${both('命中', 'Hits')}</h3>
      ${table([both('风险', 'risk'), both('文档数', 'documents')], counts('risk', data.risks))}`,
  );
}

function release(data: ReportData): Html {
  const rows = data.shards.map(({ file, rows: n, bytes, sha256 }) => [
    html`<code>${file}</code>`,
    n,
    bytes,
    html`<code class="d">${sha256}</code>`,
  ]);
  return section(
    '发布包与核验',
    'Release and verification',
    html`${table([both('分片', 'shard'), both('行数', 'rows'), both('字节', 'bytes'), html`SHA-256`], rows)}
      <dl>
        <dt>manifest.json</dt>
        <dd><code class="d">${data.manifestDigest}</code></dd>
        <dt>${both('结果根', 'root over outcomes')}</dt>
        <dd><code class="d">${data.outcomesRoot}</code></dd>
        <dt>${both('计划', 'plan')}</dt>
        <dd><code class="d">${data.planDigest}</code></dd>
      </dl>
      <p>${both('核验命令', 'To verify')}: <code>jingliu audit verify --out &lt;dir&gt;</code></p>`,
  );
}
