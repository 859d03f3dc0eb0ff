import Table from 'cli-table3';
import type { Found } from '../core/document.ts';
import { WHYS, type ExplainedBlock } from '../core/explanation.ts';
import { REASONS } from '../core/reasons.ts';
import type { ExplainedFile } from '../pipeline/explain-file.ts';

type Lang = 'en' | 'zh';

/** Outcome, what the page tells of itself, and a line for each block: kept or not, why, and how it begins. */
export function explanationTable(found: ExplainedFile, lang: Lang, columns: number): string {
  return [
    outcome(found, lang),
    facts(found, lang),
    blocks(found, lang, columns),
    marks(found, lang, columns),
    '',
  ]
    .filter((part, i, all) => part !== '' || i === all.length - 1)
    .join('\n');
}

function outcome({ explanation, encoding }: ExplainedFile, lang: Lang): string {
  const { decision, extraction, container, defects } = explanation;
  const verdict =
    decision.kind === 'keep'
      ? 'keep'
      : `${decision.kind} ${decision.reason}: ${REASONS[decision.reason][lang]}`;
  const box = say(lang, '正文框', 'text in');
  return [
    `${say(lang, '结论', 'outcome')}   ${verdict}`,
    `${say(lang, '类型', 'kind')}      ${extraction.pageKind}   ${encoding}${defects.length === 0 ? '' : `   ${defects.join(', ')}`}`,
    `${box}   ${container || '–'}`,
  ].join('\n');
}

function facts({ explanation }: ExplainedFile, lang: Lang): string {
  const { facts } = explanation.extraction;
  const rows: (readonly [string, Found])[] = [
    [say(lang, '标题', 'title'), facts.title],
    [say(lang, '作者', 'author'), facts.author],
    [say(lang, '来源', 'outlet'), facts.outlet],
    [say(lang, '发布', 'published'), facts.publishedAt],
    [say(lang, '更新', 'updated'), facts.updatedAt],
    [say(lang, '语言', 'language'), facts.language],
    [say(lang, '规范网址', 'canonical'), facts.canonical],
  ];
  const table = plainTable([]);
  for (const [name, { value, from, confidence }] of rows)
    if (value !== '') table.push([name, printable(value), from, confidence.toFixed(2)]);
  const lists = [
    [say(lang, '栏目', 'sections'), facts.breadcrumbs.join(' > ')],
    [say(lang, '标签', 'tags'), facts.tags.join('、')],
  ];
  for (const [name = '', value = ''] of lists) if (value !== '') table.push([name, printable(value), '', '']);
  return table.length === 0 ? '' : table.toString();
}

/** Columns that the other cells and the borders take. */
const OTHER_COLUMNS = 78;
const TEXT_COLUMNS_MIN = 24;
const WHY_COLUMNS = 34;

function blocks({ explanation }: ExplainedFile, lang: Lang, columns: number): string {
  const head = [
    '',
    say(lang, '原因', 'why'),
    say(lang, '字数', 'chars'),
    say(lang, '链接', 'links'),
    say(lang, '元素', 'element'),
    say(lang, '文字', 'text'),
  ];
  const table = plainTable(head);
  const width = Math.max(TEXT_COLUMNS_MIN, columns - OTHER_COLUMNS);
  for (const block of explanation.blocks) table.push(row(block, lang, width));
  const kept = explanation.blocks.filter((block) => block.kept).length;
  const counts = say(
    lang,
    `${explanation.blocks.length} 个文字块，保留 ${kept} 个`,
    `${explanation.blocks.length} blocks, ${kept} kept`,
  );
  return `${table.toString()}\n${counts}`;
}

function row(block: ExplainedBlock, lang: Lang, width: number): string[] {
  const cause = block.kept || block.because === '' ? '' : ` ${block.because}`;
  return [
    block.kept ? '✓' : '·',
    fit(WHYS[block.why][lang] + cause, WHY_COLUMNS),
    String(block.text.length),
    `${Math.round(block.linkShare * 100)}%`,
    fit(block.element.split(' > ').at(-1) ?? '', 22),
    fit(block.text, width),
  ];
}

function marks({ marks }: ExplainedFile, lang: Lang, columns: number): string {
  if (marks.length === 0) return '';
  const table = plainTable([
    say(lang, '标记', 'mark'),
    say(lang, '类型', 'type'),
    say(lang, '分区', 'zone'),
    say(lang, '位置', 'source'),
    say(lang, '文字', 'text'),
  ]);
  for (const { kind, type, zone, start, end, text } of marks)
    table.push([
      kind,
      type,
      zone,
      start < 0 ? '–' : `${start}–${end}`,
      fit(text, Math.max(TEXT_COLUMNS_MIN, columns - 66)),
    ]);
  return table.toString();
}

function plainTable(head: string[]): Table.Table {
  return new Table({ head, style: { head: [], border: [], compact: true } });
}

const say = (lang: Lang, zh: string, en: string): string => (lang === 'zh' ? zh : en);

/** Control characters of a page must not reach the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
}

/** Cut to a number of columns; Han and full-width signs take two. */
function fit(text: string, columns: number): string {
  let used = 0;
  let out = '';
  for (const char of printable(text.slice(0, columns * 2))) {
    const width =
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u.test(
        char,
      )
        ? 2
        : 1;
    if (used + width > columns - 1) return `${out}…`;
    used += width;
    out += char;
  }
  return out;
}
