import { decodeHTML } from 'entities';
import { matchBrackets, NESTING_MAX, stripTags } from './wiki-markup.ts';
import { templateWords } from './wiki-templates.ts';

/** Links to these are pictures and filing, not text. Local names of the Chinese wikis beside the English ones. */
const NO_TEXT_PREFIX =
  /^\s*:?\s*(?:file|image|media|category|template|文件|檔案|档案|图像|圖像|图片|圖片|媒体|分类|分類|模板)\s*:/iu;
/** `[[en:Page]]`: the same article in another language. */
const LANGUAGE_PREFIX = /^\s*[a-z]{2,3}(?:-[a-z-]{2,12})?\s*:/u;
/** Sections that list sources and links. */
const APPENDIX =
  /^(?:参考(?:文献|资料|来源|书目)?|參考(?:文獻|資料|來源|書目)?|外部(?:链接|連結|连结|鏈接)|(?:注释|註釋|注解|註解|脚注|腳註|注脚|註腳)|延伸(?:阅读|閱讀)|参[见看]|參[見看]|另[见見]|相关(?:条目|链接)|相關(?:條目|連結)|资料来源|資料來源|扩展阅读|擴展閱讀)$/u;

/**
 * Wikitext as plain text: templates, tables, references, pictures and filing are left out, links give their
 * words, headings and list items stand on lines of their own. Time grows with the length of the text.
 */
export function wikitextToText(source: string): string {
  const text = stripTags(source);
  const inline = emit(text, 0, text.length, matchBrackets(text), 0);
  // Entities last: what they stand for is no markup.
  const lines = tidyLines(inline.replaceAll(/'{2,5}/gu, '').replaceAll('&nbsp;', '\u00a0'));
  return decodeHTML(lines);
}

function emit(
  text: string,
  from: number,
  to: number,
  matches: ReadonlyMap<number, number>,
  depth: number,
): string {
  let out = '';
  let start = from;
  for (let i = from; i < to; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x5b && unit !== 0x7b && unit !== 0x2d) continue;
    const close = matches.get(i);
    if (close !== undefined && close <= to) {
      out += text.slice(start, i);
      if (depth < NESTING_MAX) out += nested(text, i, close, matches, depth);
      i = close + 1;
      start = close + 2;
    } else if (unit === 0x5b) {
      const link = externalLink(text, i, to);
      if (link === undefined) continue;
      out += text.slice(start, i) + link.words;
      i = link.end;
      start = link.end + 1;
    }
  }
  return out + text.slice(start, to);
}

function nested(
  text: string,
  open: number,
  close: number,
  matches: ReadonlyMap<number, number>,
  depth: number,
): string {
  const kind = text.slice(open, open + 2);
  if (kind === '{|') return '';
  const parts = split(text, open + 2, close, matches);
  const part = (index: number): string => {
    const [from, to] = parts[index] ?? [0, 0];
    return emit(text, from, to, matches, depth + 1);
  };
  if (kind === '[[') {
    const target = part(0);
    if (NO_TEXT_PREFIX.test(target) || LANGUAGE_PREFIX.test(target)) return '';
    const words = parts.length > 1 ? part(parts.length - 1) : target.replace(/^\s*:/u, '');
    return words;
  }
  if (kind === '-{') return variant(emit(text, open + 2, close, matches, depth + 1));
  return templateWords(part, parts.length);
}

// Places of `|` that belong to this bracket and to none inside it.
function split(
  text: string,
  from: number,
  to: number,
  matches: ReadonlyMap<number, number>,
): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let start = from;
  for (let i = from; i < to; i += 1) {
    const close = matches.get(i);
    if (close !== undefined && close < to) i = close + 1;
    else if (text[i] === '|') {
      parts.push([start, i]);
      start = i + 1;
    }
  }
  return [...parts, [start, to]];
}

/** `-{zh-hans:软件; zh-hant:軟體}-` gives the simplified form, `-{不转换}-` its content; rules without output nothing. */
function variant(content: string): string {
  const bar = content.indexOf('|');
  const flags = bar < 0 ? '' : content.slice(0, bar).trim();
  if (bar >= 0 && /^[HTD+\-;\s]+$/u.test(flags)) return '';
  const body = bar < 0 ? content : content.slice(bar + 1);
  const choices = new Map(
    // Not at the semicolon of an entity.
    body.split(/;(?=\s*(?:zh(?:-[a-z]{2,4})?\s*:|[^;:]{0,40}=>|$))/u).flatMap((rule) => {
      const match = /^\s*(?:[^:;=]*=>)?\s*(zh(?:-[a-z]+)?)\s*:\s*(.*)$/su.exec(rule);
      return match === null ? [] : [[match[1] ?? '', (match[2] ?? '').trim()] as const];
    }),
  );
  if (choices.size === 0) return body;
  for (const name of ['zh-hans', 'zh-cn', 'zh', 'zh-sg', 'zh-my', 'zh-hant', 'zh-tw', 'zh-hk', 'zh-mo']) {
    const words = choices.get(name);
    if (words !== undefined) return words;
  }
  return '';
}

/** `[https://… words]`; an address without words is left out. */
function externalLink(text: string, at: number, to: number): { words: string; end: number } | undefined {
  const rest = text.slice(at + 1, Math.min(to, at + 2_048));
  const address = /^(?:https?:\/\/|ftp:\/\/|\/\/|mailto:)[^\s\]]*/u.exec(rest)?.[0];
  if (address === undefined) return undefined;
  const close = rest.indexOf(']');
  if (close < 0 || rest.slice(0, close).includes('\n')) return undefined;
  return { words: rest.slice(address.length, close).trim(), end: at + 1 + close };
}

function tidyLines(text: string): string {
  const lines: string[] = [];
  let skipLevel = 0;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const heading = /^(={1,6})\s*([^=].*?)\s*\1$/u.exec(line);
    if (heading !== null) {
      const level = (heading[1] ?? '').length;
      if (skipLevel > 0 && level > skipLevel) continue;
      skipLevel = APPENDIX.test(heading[2] ?? '') ? level : 0;
      if (skipLevel === 0) lines.push('', heading[2] ?? '');
      continue;
    }
    if (skipLevel > 0 || /^-{4,}$/u.test(line) || /^[|!]/u.test(line)) continue;
    lines.push(line.replace(/^[*#:;]+\s*/u, '').replaceAll(/__[A-Z]{3,24}__/gu, ''));
  }
  return (
    lines
      .join('\n')
      // What a dropped template leaves in brackets.
      .replaceAll(/([（(])[\s，,；;、]{1,20}/gu, '$1')
      .replaceAll(/[\s，,；;、]{1,20}([）)])/gu, '$1')
      .replaceAll(/（）|\(\)/gu, '')
      .replaceAll(/\n{3,}/gu, '\n\n')
      .trim()
  );
}
