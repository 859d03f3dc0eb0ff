import { encodingOf } from './labels.ts';

/** Octets at the start of a page in which a declaration counts; browsers look at 1,024, real pages need more. */
const PRESCAN_BYTES = 16_384;

/**
 * Label that the page declares for itself in a `<meta>` or an XML prolog, or ''. Follows "prescan a byte
 * stream to determine its encoding" of the HTML standard, §13.2.3.2, with a longer prefix.
 */
export function declaredLabel(body: Uint8Array): string {
  const length = Math.min(body.length, PRESCAN_BYTES);
  const text = Buffer.from(body.buffer, body.byteOffset, length).toString('latin1');
  return metaLabel(text) || prologLabel(text);
}

// The declaration of XML counts where no meta says anything.
function prologLabel(text: string): string {
  return /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([^"']{1,40})["']/iu.exec(text)?.[1] ?? '';
}

// The first label that is known; the first of all when none is, for the record.
function metaLabel(text: string): string {
  let unknown = '';
  let at = text.indexOf('<');
  while (at >= 0) {
    const next = text.charCodeAt(at + 1);
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 2);
    else if (isMeta(text, at)) {
      const attributes = readAttributes(text, at + 5);
      const label = attributes.end < text.length ? labelOf(attributes.pairs) : '';
      if (encodingOf(label) !== undefined) return label;
      unknown ||= label;
      at = attributes.end;
    } else if (isLetter(next === SLASH ? text.charCodeAt(at + 2) : next)) at = tagEnd(text, at + 1);
    else if (next === SLASH || next === 0x21 || next === 0x3f) at = after(text, '>', at + 1);
    else at += 1;
    if (at >= text.length) break;
    at = text.indexOf('<', at);
  }
  return unknown;
}

const SLASH = 0x2f;

function isMeta(text: string, at: number): boolean {
  return text.slice(at + 1, at + 5).toLowerCase() === 'meta' && isSpaceOrSlash(text.charCodeAt(at + 5));
}

function tagEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpaceOrSlash(text.charCodeAt(at)) && text[at] !== '>') at += 1;
  return readAttributes(text, at).end;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

interface Attributes {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  readonly end: number;
}

// "Get an attribute", as often as there is one; the first of a name counts.
function readAttributes(text: string, from: number): Attributes {
  const pairs: (readonly [string, string])[] = [];
  let at = from;
  for (;;) {
    while (at < text.length && isSpaceOrSlash(text.charCodeAt(at))) at += 1;
    if (at >= text.length || text[at] === '>') return { pairs, end: at };
    const start = at;
    while (at < text.length && !isNameEnd(text.charCodeAt(at), at > start)) at += 1;
    const name = text.slice(start, at).toLowerCase();
    while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
    if (text[at] !== '=') {
      pairs.push([name, '']);
      continue;
    }
    at += 1;
    while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
    const value = readValue(text, at);
    at = value.end;
    if (!pairs.some(([other]) => other === name)) pairs.push([name, value.text]);
  }
}

function readValue(text: string, from: number): { readonly text: string; readonly end: number } {
  const quote = text[from];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, from + 1);
    return end < 0
      ? { text: '', end: text.length }
      : { text: text.slice(from + 1, end).toLowerCase(), end: end + 1 };
  }
  let end = from;
  while (end < text.length && !isSpace(text.charCodeAt(end)) && text[end] !== '>') end += 1;
  return { text: text.slice(from, end).toLowerCase(), end };
}

function labelOf(pairs: Attributes['pairs']): string {
  const values = new Map(pairs);
  const charset = values.get('charset')?.trim() ?? '';
  if (charset !== '') return charset;
  return values.get('http-equiv') === 'content-type' ? contentLabel(values.get('content') ?? '') : '';
}

// "Extracting a character encoding from a meta element".
function contentLabel(content: string): string {
  const match = /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/u.exec(content);
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim();
}

function isNameEnd(unit: number, started: boolean): boolean {
  return isSpaceOrSlash(unit) || unit === 0x3e || (unit === 0x3d && started);
}

function isSpaceOrSlash(unit: number): boolean {
  return isSpace(unit) || unit === SLASH;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d && unit !== 0x0b);
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
