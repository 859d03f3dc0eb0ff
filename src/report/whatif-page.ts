import { Html, html } from './html.ts';
import { STYLE } from './style.ts';

/** A page whose fate would change, with what is said of it now and then. */
export interface SamplePage {
  readonly group: 'lost' | 'gained' | 'moved';
  readonly url: string;
  readonly title: string;
  /** '' when the captures are not there. */
  readonly text: string;
  /** Verdict and numbers, one a line. */
  readonly before: string;
  readonly after: string;
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
const TITLES = { lost: 'No longer kept', gained: 'Kept anew', moved: 'Another reason' } as const;

/** One page, no script, nothing loaded: what other thresholds would change, with pages side by side. */
export function renderWhatIf(view: WhatIfView): string {
  const page = html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>What if: ${view.settings.join(', ')}</title>
      <style>
        ${new Html(STYLE)}
      </style>
      <main>
        <h1>What if <small>${view.settings.join(', ')}</small></h1>
        <p class="lead">
          ${view.pages} pages of curate judged again from their stored measures; dedup and publish are not
          repeated.
        </p>
        ${staleNote(view.stale)} ${Object.entries(view.unmeasured).map(unmeasuredNote)}
        <h2>Outcomes</h2>
        ${changes(view.outcomes)}
        <h2>Reasons</h2>
        ${changes(view.reasons.filter(isChanged))}
        <h2>Pages kept, by site</h2>
        ${changes(view.sites.filter(isChanged))}
        ${(['lost', 'gained', 'moved'] as const).map((group) => samples(group, view))}
      </main>
    </html>`;
  return `${page.text}\n`;
}

function isChanged({ before, after }: Row): boolean {
  return before !== after;
}

function changes(rows: readonly Row[]): Html {
  if (rows.length === 0) return html`<p>Nothing changes.</p>`;
  const lines = rows.map(
    ({ name, before, after }) =>
      html`<tr>
        <td><code>${name === '' ? '(no profile)' : name}</code></td>
        <td class="n">${before}</td>
        <td class="n">${after}</td>
        <td class="n">${after > before ? `+${after - before}` : after - before}</td>
      </tr>`,
  );
  return html`<div class="scroll">
    <table>
      <tr>
        <th></th>
        <th class="n">now</th>
        <th class="n">then</th>
        <th class="n">change</th>
      </tr>
      ${lines}
    </table>
  </div>`;
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
      <table>
        <tr>
          <th>now</th>
          <th>then</th>
          <th>text</th>
        </tr>
        <tr>
          <td>${lines(before)}</td>
          <td>${lines(after)}</td>
          <td>${lines(text.slice(0, TEXT_UNITS_MAX))}</td>
        </tr>
      </table>
    </div>`;
}

function lines(text: string): readonly Html[] {
  return text.split('\n').map((line) => html`${line}<br />`);
}

function unmeasuredNote([filter, pages]: readonly [string, number]): Html {
  return html`<p>
    <code>${filter}</code> was not asked for ${pages} pages: the run stored not all its measures.
  </p>`;
}

function staleNote(stale: number): Html {
  if (stale === 0) return html``;
  return html`<p>${stale} pages were judged otherwise by the run: it had other thresholds.</p>`;
}
