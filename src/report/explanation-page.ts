import type { Found } from '../core/document.ts';
import { markWords, OUTCOME_WORDS, PAGE_KIND_WORDS, placeWords } from '../core/explanation-words.ts';
import { WHYS, type ExplainedBlock, type Explanation, type PageMark } from '../core/explanation.ts';
import { ZONE_WORDS } from '../core/permission-words.ts';
import { REASONS } from '../core/reasons.ts';
import { EXPLANATION_STYLE } from './explanation-style.ts';
import { both, Html, html, said } from './html.ts';

/** What is shown of a page. */
interface Shown {
  readonly encoding: string;
  readonly explanation: Explanation;
  readonly marks: readonly PageMark[];
}

/**
 * The page's blocks in their order, what was taken in colour and why beside each. Everything of the page is
 * text here: nothing of its markup, styles, scripts or addresses is written out, and nothing is loaded.
 */
export function explanationPage({ explanation, encoding, marks }: Shown, file: string): string {
  const { extraction, blocks } = explanation;
  const kept = blocks.filter((block) => block.kept).length;
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="referrer" content="no-referrer" />
        <title>${extraction.title || file} · explain</title>
        <style>
          ${new Html(EXPLANATION_STYLE)}
        </style>
      </head>
      <body>
        <input type="radio" name="lang" id="zh" checked /><label for="zh">中文</label
        ><input type="radio" name="lang" id="en" /><label for="en">English</label>
        <input type="checkbox" id="only" /><label for="only">${both('只看正文', 'main text only')}</label>
        <main>
          <header>
            <h1>${extraction.title || file}</h1>
            <p class="lead">
              <code>${file}</code> · ${encoding} · ${said(PAGE_KIND_WORDS[extraction.pageKind])} ·
              ${verdict(explanation)}
            </p>
            <p class="lead">
              ${both(`${blocks.length} 个文字块，保留 ${kept} 个；正文框`, `${blocks.length} blocks, ${kept} kept; text in`)}
              <code>${explanation.container || '–'}</code>
            </p>
            ${factsTable(explanation)}
          </header>
          <section class="blocks">${grouped(blocks)}</section>
          ${marksTable(marks)}
        </main>
      </body>
    </html> `;
  return page.text.trimStart();
}

function verdict({ decision }: Explanation): Html {
  const kind = said(OUTCOME_WORDS[decision.kind]);
  if (decision.kind === 'keep') return html`<span class="k keep">${kind}</span>`;
  return html`<span class="k ${decision.kind}">${kind}</span>
    <code>${decision.reason}</code> ${said(REASONS[decision.reason])}`;
}

function factsTable({ extraction }: Explanation): Html {
  const { facts } = extraction;
  const rows: (readonly [Html, Found])[] = [
    [both('标题', 'title'), facts.title],
    [both('作者', 'author'), facts.author],
    [both('来源', 'outlet'), facts.outlet],
    [both('发布时间', 'published'), facts.publishedAt],
    [both('更新时间', 'updated'), facts.updatedAt],
    [both('语言', 'language'), facts.language],
    [both('规范网址', 'canonical'), facts.canonical],
  ];
  const lists = [
    [both('栏目', 'sections'), facts.breadcrumbs.join(' › ')] as const,
    [both('标签', 'tags'), facts.tags.join('、')] as const,
  ].filter(([, value]) => value !== '');
  return html`<table class="facts">
    ${rows
      .filter(([, { value }]) => value !== '')
      .map(
        ([name, { value, from, confidence }]) =>
          html`<tr>
            <th>${name}</th>
            <td>${value}</td>
            <td class="s">${said(placeWords(from))} · ${confidence.toFixed(2)}</td>
          </tr>`,
      )}${lists.map(
      ([name, value]) =>
        html`<tr>
          <th>${name}</th>
          <td>${value}</td>
          <td></td>
        </tr>`,
    )}
  </table>`;
}

/** Neighbours that one element keeps out stand in one box, so that a menu is a box and not forty lines. */
function grouped(blocks: readonly ExplainedBlock[]): readonly Html[] {
  const groups: ExplainedBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const first = last?.[0];
    const joins =
      first !== undefined &&
      first.kept === block.kept &&
      first.why === block.why &&
      first.because === block.because;
    if (joins) last?.push(block);
    else groups.push([block]);
  }
  return groups.map(group);
}

function group(blocks: readonly ExplainedBlock[]): Html {
  const [first] = blocks;
  if (first === undefined) return html``;
  const chip = html`<div class="chip">
    ${said(WHYS[first.why])}${first.kept || first.because === '' ? html`` : html` <code>${first.because}</code>`}
  </div>`;
  return html`<div class="g ${first.kept ? 'kept' : 'left'} ${first.why}">
    ${chip}
    <div class="t">${inRows(blocks)}</div>
  </div> `;
}

/** Cells of one row of a table stand on one line. */
function inRows(blocks: readonly ExplainedBlock[]): readonly Html[] {
  const isAmongOthers = blocks.length > 1;
  const rows: { readonly row: number; readonly cells: Html[] }[] = [];
  for (const one of blocks) {
    const last = rows.at(-1);
    const shown = block(one, isAmongOthers);
    if (last !== undefined && one.row >= 0 && last.row === one.row) last.cells.push(shown);
    else rows.push({ row: one.row, cells: [shown] });
  }
  return rows.map(({ row, cells }) => (row < 0 ? html`${cells}` : html`<div class="row">${cells}</div>`));
}

/** A cell among others is drawn as one; a lone one is a box of a layout made of tables. */
function block({ text, tag, element, linkShare, start, end }: ExplainedBlock, isAmongOthers: boolean): Html {
  const about = `${element} · ${Math.round(linkShare * 100)}% · ${start}–${end}`;
  if (tag === 'pre') return html`<pre title="${about}">${text}</pre>`;
  const level = /^h[1-6]$/u.test(tag)
    ? 'h'
    : tag === 'li'
      ? 'li'
      : isAmongOthers && (tag === 'td' || tag === 'th') && text.length <= CELL_UNITS_MAX
        ? 'cell'
        : 'p';
  return html`<p class="${level}" title="${about}">${text}</p>`;
}

/** Longer cells are paragraphs of a layout made of tables. */
const CELL_UNITS_MAX = 40;

function marksTable(marks: readonly PageMark[]): Html {
  if (marks.length === 0) return html``;
  return html`<section>
    <h2>${both('交给后续环节的标记', 'Marks handed on to later rooms')}</h2>
    <table>
      <tr>
        <th>${both('标记', 'mark')}</th>
        <th>${both('类型', 'type')}</th>
        <th>${both('分区', 'zone')}</th>
        <th>${both('源码位置', 'source')}</th>
        <th>${both('文字', 'text')}</th>
      </tr>
      ${marks.map(markRow)}
    </table>
  </section>`;
}

function markRow(mark: PageMark): Html {
  const { zone, start, end, text } = mark;
  const { kind, type } = markWords(mark);
  return html`<tr>
    <td>${said(kind)}</td>
    <td>${said(type)}</td>
    <td>${said(ZONE_WORDS[zone])}</td>
    <td class="n">${start < 0 ? '–' : `${start}–${end}`}</td>
    <td>${text.slice(0, MARK_UNITS_MAX)}</td>
  </tr>`;
}

const MARK_UNITS_MAX = 200;
