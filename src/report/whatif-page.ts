import { OUTCOME_WORDS } from '../core/explanation-words.ts';
import type { OutcomeKind } from '../core/outcome.ts';
import { REASONS } from '../core/reasons.ts';
import { both, Html, html, said } from './html.ts';
import { STYLE } from './style.ts';

/** What is said of a page under some thresholds, with the numbers that made it. */
export interface ShownVerdict {
  readonly kind: OutcomeKind;
  /** '' for a page that is kept. */
  readonly reason: string;
  /** Kept by the filters, but the rooms behind them were never asked. */
  readonly unfinished: boolean;
  readonly numbers: Readonly<Record<string, number>>;
}

/** A page whose fate would change, with what is said of it now and then. */
export interface SamplePage {
  readonly group: 'lost' | 'gained' | 'moved';
  readonly url: string;
  readonly title: string;
  /** '' when the captures are not there. */
  readonly text: string;
  readonly before: ShownVerdict;
  readonly after: ShownVerdict;
}

interface Row {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

export interface WhatIfView {
  readonly settings: readonly string[];
  readonly pages: number;
  readonly outcomes: readonly Row[];
  readonly reasons: readonly Row[];
  readonly sites: readonly Row[];
  readonly totals: { readonly gained: number; readonly lost: number; readonly moved: number };
  readonly stale: number;
  /** Filters that could not be asked, with the number of pages. */
  readonly unmeasured: Readonly<Record<string, number>>;
  readonly samples: readonly SamplePage[];
}

const TEXT_UNITS_MAX = 1200;
const TITLES = {
  lost: both('不再保留', 'No longer kept'),
  gained: both('新增保留', 'Kept anew'),
  moved: both('原因改变', 'Another reason'),
} as const;

/** One page, no script, nothing loaded: what other thresholds would change, with pages side by side. */
export function renderWhatIf(view: WhatIfView): string {
  const settings = view.settings.join(', ');
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${settings} · 假如 What if</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <input type="radio" name="lang" id="zh" checked /><label for="zh">中文</label
        ><input type="radio" name="lang" id="en" /><label for="en">English</label>
        <main>
          <h1>${both('假如改用这些阈值', 'What if')} <small>${settings}</small></h1>
          <p class="lead">
            ${both(
              `按存储的度量重新判断整理阶段的 ${view.pages} 个页面；查重与发布未重做。`,
              `${view.pages} pages of curate judged again from their stored measures; dedup and publish are not repeated.`,
            )}
          </p>
          ${staleNote(view.stale)} ${Object.entries(view.unmeasured).map(unmeasuredNote)}
          <h2>${both('去留', 'Outcomes')}</h2>
          ${changes(view.outcomes, outcomeName)}
          <h2>${both('原因', 'Reasons')}</h2>
          ${changes(view.reasons.filter(isChanged), reasonName)}
          <h2>${both('各站点保留的页面', 'Pages kept, by site')}</h2>
          ${changes(view.sites.filter(isChanged), siteName)}
          ${(['lost', 'gained', 'moved'] as const).map((group) => samples(group, view))}
        </main>
      </body>
    </html>`;
  return `${page.text}\n`;
}

function isChanged({ before, after }: Row): boolean {
  return before !== after;
}

function outcomeName(kind: string): Html {
  const words = (OUTCOME_WORDS as Readonly<Record<string, (typeof OUTCOME_WORDS)[OutcomeKind]>>)[kind];
  return html`<span class="k ${kind}">${words === undefined ? kind : said(words)}</span>`;
}

function reasonName(code: string): Html {
  const reason = (REASONS as Readonly<Record<string, { zh: string; en: string }>>)[code];
  return reason === undefined ? html`<code>${code}</code>` : html`<code>${code}</code> ${said(reason)}`;
}

function siteName(id: string): Html {
  return id === '' ? both('（无站点档案）', '(no profile)') : html`<code>${id}</code>`;
}

function changes(rows: readonly Row[], nameOf: (name: string) => Html): Html {
  if (rows.length === 0) return html`<p>${both('没有变化。', 'Nothing changes.')}</p>`;
  const lines = rows.map(
    ({ name, before, after }) =>
      html`<tr>
        <td>${nameOf(name)}</td>
        ${numbers(before, after)}
      </tr>`,
  );
  return html`<div class="scroll">
    <table class="small">
      <thead>
        <tr>
          <th></th>
          <th class="n">${NOW}</th>
          <th class="n">${THEN}</th>
          <th class="n">${CHANGE}</th>
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}

const NOW = both('现在', 'now');
const THEN = both('改后', 'then');
const CHANGE = both('变化', 'change');

function numbers(before: number, after: number): readonly Html[] {
  const change = after > before ? `+${after - before}` : String(after - before);
  return [String(before), String(after), change].map((value) => html`<td class="n">${value}</td>`);
}

function samples(group: SamplePage['group'], view: WhatIfView): Html {
  const own = view.samples.filter((sample) => sample.group === group);
  if (own.length === 0) return html``;
  return html`<h2>${TITLES[group]}: ${view.totals[group]}</h2>
    ${own.map(sample)}`;
}

function sample({ url, title, text, before, after }: SamplePage): Html {
  return html`<h3>${title === '' ? url : title}</h3>
    <p><code class="d">${url}</code></p>
    <div class="scroll">
      <table class="rows">
        <thead>
          <tr>
            <th>${NOW}</th>
            <th>${THEN}</th>
            <th>${both('正文', 'text')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td><span class="lb">${NOW}</span><span>${verdict(before)}</span></td>
            <td><span class="lb">${THEN}</span><span>${verdict(after)}</span></td>
            <td><span class="lb">${both('正文', 'text')}</span><span>${excerpt(text)}</span></td>
          </tr>
        </tbody>
      </table>
    </div>`;
}

function verdict({ kind, reason, unfinished, numbers: found }: ShownVerdict): Html {
  const values = Object.entries(found).map(([name, value]) => html`<br /><code>${name}</code> ${value}`);
  const rest = unfinished
    ? html`<br />${both('（其后环节尚未判断）', 'if the rooms after filter keep it')}`
    : html``;
  return html`${outcomeName(kind)} ${reason === '' ? html`` : reasonName(reason)}${values}${rest}`;
}

function excerpt(text: string): readonly Html[] {
  if (text === '') return [both('采集文件不在，无法显示。', 'The captures are not there.')];
  return text
    .slice(0, TEXT_UNITS_MAX)
    .split('\n')
    .map((line) => html`${line}<br />`);
}

function unmeasuredNote([filter, pages]: readonly [string, number]): Html {
  return html`<p>
    <code>${filter}</code> ${both(
      `有 ${pages} 个页面未能判断：运行时没有存下它的全部度量。`,
      `was not asked for ${pages} pages: the run stored not all its measures.`,
    )}
  </p>`;
}

function staleNote(stale: number): Html {
  if (stale === 0) return html``;
  return html`<p>
    ${both(
      `有 ${stale} 个页面与运行时的结论不同：运行用的是另一组阈值。`,
      `${stale} pages were judged otherwise by the run: it had other thresholds.`,
    )}
  </p>`;
}
