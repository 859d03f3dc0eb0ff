import Table from 'cli-table3';
import type { Found } from '../core/document.ts';
import { markWords, OUTCOME_WORDS, PAGE_KIND_WORDS, placeWords } from '../core/explanation-words.ts';
import { WHYS, type ExplainedBlock } from '../core/explanation.ts';
import { ZONE_WORDS, type Lang } from '../core/permission-words.ts';
import { REASONS } from '../core/reasons.ts';
import type { ExplainedFile } from '../pipeline/explain-file.ts';

/** Outcome, what the page tells of itself, and a line for each block: kept or not, why, and how it begins. */
export function explanationTable(found: ExplainedFile, lang: Lang, columns: number): string {
  return [
    outcome(found, lang),
    facts(found, lang, columns),
    blocks(found, lang, columns),
    marks(found, lang, columns),
    '',
  ]
    .filter((part, i, all) => part !== '' || i === all.length - 1)
    .join('\n');
}

function outcome({ explanation, encoding }: ExplainedFile, lang: Lang): string {
  const { decision, extraction, container, defects } = explanation;
  const kind = OUTCOME_WORDS[decision.kind][lang];
  const verdict =
    decision.kind === 'keep' ? kind : `${kind} ${decision.reason}: ${REASONS[decision.reason][lang]}`;
  const kinds = [PAGE_KIND_WORDS[extraction.pageKind][lang], encoding, ...defects].filter(
    (part) => part !== '',
  );
  return [
    `${say(lang, '结论     ', 'outcome  ')}${verdict}`,
    `${say(lang, '类型     ', 'kind     ')}${kinds.join('   ')}`,
    `${say(lang, '正文框   ', 'text in  ')}${container || '–'}`,
  ].join('\n');
}

function facts({ explanation }: ExplainedFile, lang: Lang, columns: number): string {
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
  const width = Math.max(TEXT_COLUMNS_MIN, columns - FACT_OTHER_COLUMNS);
  for (const [name, { value, from, confidence }] of rows)
    if (value !== '')
      table.push([
        name,
        fit(value, width),
        fit(placeWords(from)[lang], PLACE_COLUMNS),
        confidence.toFixed(2),
      ]);
  const lists = [
    [say(lang, '栏目', 'sections'), facts.breadcrumbs.join(' > ')],
    [say(lang, '标签', 'tags'), facts.tags.join('、')],
  ];
  for (const [name = '', value = ''] of lists)
    if (value !== '') table.push([name, fit(value, width), '', '']);
  return table.length === 0 ? '' : table.toString();
}

/** Columns that name, place, confidence and borders take beside a fact. */
const FACT_OTHER_COLUMNS = 50;
const PLACE_COLUMNS = 26;

/** Widths in columns; `other` is what borders and the cells of numbers take. Under `NARROW` the element is left out. */
const WIDE = { why: 34, element: 22, other: 30 };
const NARROW = { why: 24, element: 0, other: 27 };
const NARROW_BELOW = WIDE.why + WIDE.element + WIDE.other + 20;
const TEXT_COLUMNS_MIN = 16;

function blocks({ explanation }: ExplainedFile, lang: Lang, columns: number): string {
  const layout = columns < NARROW_BELOW ? NARROW : WIDE;
  const table = plainTable([
    '',
    say(lang, '原因', 'why'),
    say(lang, '字数', 'chars'),
    say(lang, '链接', 'links'),
    ...(layout.element === 0 ? [] : [say(lang, '元素', 'element')]),
    say(lang, '文字', 'text'),
  ]);
  for (const block of explanation.blocks) table.push(row(block, lang, layout, columns));
  const kept = explanation.blocks.filter((block) => block.kept).length;
  const counts = say(
    lang,
    `${explanation.blocks.length} 个文字块，保留 ${kept} 个`,
    `${explanation.blocks.length} blocks, ${kept} kept`,
  );
  return `${table.toString()}\n${counts}`;
}

function row(block: ExplainedBlock, lang: Lang, layout: typeof WIDE, columns: number): string[] {
  const cause = block.kept || block.because === '' ? '' : ` ${block.because}`;
  const width = Math.max(TEXT_COLUMNS_MIN, columns - layout.why - layout.element - layout.other);
  return [
    block.kept ? '✓' : '·',
    fit(WHYS[block.why][lang] + cause, layout.why),
    String(block.text.length),
    `${Math.round(block.linkShare * 100)}%`,
    ...(layout.element === 0 ? [] : [fit(block.element.split(' > ').at(-1) ?? '', layout.element)]),
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
  for (const mark of marks) {
    const { kind, type } = markWords(mark);
    table.push([
      kind[lang],
      fit(type[lang], TYPE_COLUMNS),
      ZONE_WORDS[mark.zone][lang],
      mark.start < 0 ? '–' : `${mark.start}–${mark.end}`,
      fit(mark.text, Math.max(TEXT_COLUMNS_MIN, columns - MARK_OTHER_COLUMNS)),
    ]);
  }
  return table.toString();
}

/** Columns of a mark's type, and of all its cells but the text. */
const TYPE_COLUMNS = 30;
const MARK_OTHER_COLUMNS = 82;

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
