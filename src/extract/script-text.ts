import type { Page } from '../core/page.ts';
import { scanPage } from '../html/scan.ts';

/** Scripts longer than this are programs; what is read of all scripts together. */
const SCRIPTS_UNITS_MAX = 4_000_000;
/** Names under which pages built by scripts keep what readers see. */
const KEY = /(?:content|body|html|text|message|detail|cooked)$/iu;
const OTHER_KEY =
  /meta|short|summary|brief|share|button|btn|label|placeholder|title|tip|copy|footer|context/iu;
const HAN = /\p{Script=Han}/u;
/** One of the texts under such a name is at least this long, or the script holds labels. */
const LONG_UNITS_MIN = 60;

/**
 * The text of a page that shows nothing without scripts, from where such pages keep it for readers without:
 * `<noscript>`, `articleBody` of JSON-LD, the state that the script starts from. '' when there is none.
 * @param mainText main text of a page without scripts
 */
export function scriptText(page: Page, mainText: (inner: Page) => string): string {
  return [noscriptText(page, mainText), linkedText(page.jsonLd), stateText(page.source)].find(isLong) ?? '';
}

const isLong = (text: string): boolean => text.length >= LONG_UNITS_MIN && HAN.test(text);

/** One inside another is no template. */
const NOSCRIPT = /<noscript/iu;

/** The longest of them is read like a page of its own, for forums write their whole template there. */
function noscriptText(page: Page, mainText: (inner: Page) => string): string {
  let longest = '';
  for (const [, inner] of elements(page.source, 'noscript'))
    if (inner.length > longest.length) longest = inner;
  if (!longest.includes('<') || NOSCRIPT.test(longest)) return visibleText(longest);
  const inner = scanPage(longest);
  const text = mainText(withHeadOf(page, inner));
  return isLong(text) ? text : inner.blocks.text(0);
}

function withHeadOf({ title, metas, jsonLd }: Page, inner: Page): Page {
  const { source, anchors, anchorTargets } = inner;
  const anchorsOfKind = inner.anchorsOfKind.bind(inner);
  return { ...inner, title, metas, jsonLd, source, anchors, anchorTargets, anchorsOfKind };
}

function visibleText(html: string): string {
  return html.includes('<') || html.includes('&') ? scanPage(html).blocks.text(0) : html.trim();
}

const BODY_KEYS: ReadonlySet<string> = new Set(['articleBody', 'text']);

function linkedText(blocks: readonly string[]): string {
  const found: string[] = [];
  for (const block of blocks)
    for (const { key, value } of stringsOf(block)) if (BODY_KEYS.has(key)) found.push(visibleText(value));
  return found.join('\n');
}

function stateText(source: string): string {
  const found = new Set<string>();
  let units = 0;
  let longest = 0;
  for (const [tag, inner] of elements(source, 'script')) {
    units += inner.length;
    if (units > SCRIPTS_UNITS_MAX) break;
    if (/ld\+json|\ssrc\s*=/iu.test(tag) || !HAN.test(inner)) continue;
    for (const { key, value } of stringsOf(inner)) {
      if (!KEY.test(key) || OTHER_KEY.test(key) || !HAN.test(value)) continue;
      const text = visibleText(value);
      longest = Math.max(longest, text.length);
      found.add(text);
    }
  }
  return longest >= LONG_UNITS_MIN ? [...found].join('\n') : '';
}

/** Start tag and content of each element of that name, by text search. */
function* elements(source: string, name: string): Generator<readonly [tag: string, inner: string]> {
  const open = new RegExp(`<${name}\\b[^>]{0,2000}>`, 'giu');
  const close = new RegExp(`</${name}`, 'giu');
  for (let match = open.exec(source); match !== null; match = open.exec(source)) {
    close.lastIndex = open.lastIndex;
    const end = close.exec(source)?.index ?? source.length;
    yield [match[0], source.slice(open.lastIndex, end)];
    open.lastIndex = end;
  }
}

interface KeyedString {
  readonly key: string;
  readonly value: string;
}

/** String values with the key before them, of JSON or of a program that holds it, in order. */
function* stringsOf(script: string, depth = 0): Generator<KeyedString> {
  let key = '';
  let next = 0;
  for (let at = script.indexOf('"'); at >= 0; at = script.indexOf('"', next)) {
    const end = stringEnd(script, at + 1);
    if (end < 0) return;
    next = end + 1;
    const isKey = COLON.test(script.slice(end + 1, end + KEY_GAP_UNITS));
    if (isKey) key = script.slice(at + 1, end);
    else {
      const value = unescaped(script.slice(at, end + 1));
      if (value === undefined) continue;
      // State is often a string of JSON in JSON.
      if (depth < DEPTH_MAX && /^\s*[[{]\s*["{[]/u.test(value)) yield* stringsOf(value, depth + 1);
      else yield { key, value };
    }
  }
}

const DEPTH_MAX = 2;
const COLON = /^\s*:/u;
const KEY_GAP_UNITS = 6;

function stringEnd(script: string, from: number): number {
  for (let i = from; i < script.length; i += 1) {
    const unit = script.charCodeAt(i);
    if (unit === 0x5c) i += 1;
    else if (unit === 0x22) return i;
  }
  return -1;
}

function unescaped(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
