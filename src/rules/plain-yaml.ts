/**
 * Reads YAML as people write rule files: maps by indentation, lists, one-line flow values, quoted and
 * plain scalars. It is an order of magnitude quicker than a whole YAML reader, so that ten thousand site
 * profiles load in a second or two. Whatever is not of this plain kind gives undefined, and the whole
 * reader decides; where it gives a value, the whole reader gives the same one (tested against it).
 */
export function parsePlainYaml(text: string): unknown {
  // Tabs, other line ends, documents, tags and control characters are for the whole reader.
  if (NOT_PLAIN.test(text)) return undefined;
  const reader = new PlainReader(text.split('\n'));
  try {
    return reader.document();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

const NOT_PLAIN = /[\0-\t\v-\u001F\u007F-\u009F\u2028\u2029\uFEFF]|^(?:---|\.\.\.|%)/mu;
const KEY = /^([A-Za-z_][\w.-]*):(?: +|$)/u;
const DEPTH_MAX = 16;

class NotPlain extends Error {}

function giveUp(): never {
  throw new NotPlain();
}

interface Line {
  readonly indent: number;
  readonly text: string;
}

class PlainReader {
  readonly #lines: Line[];
  #at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines.flatMap((line) => {
      const text = line.trim();
      return text === '' || text.startsWith('#') ? [] : [{ indent: line.length - line.trimStart().length, text }];
    });
  }

  document(): unknown {
    const first = this.#lines[0];
    if (first?.indent !== 0) giveUp();
    const value = this.#block(0, 0);
    return this.#at === this.#lines.length ? value : giveUp();
  }

  #block(indent: number, depth: number): unknown {
    if (depth > DEPTH_MAX) giveUp();
    const line = this.#lines[this.#at];
    return line !== undefined && isItem(line.text) ? this.#list(indent, depth) : this.#map(indent, depth);
  }

  #map(indent: number, depth: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (let line = this.#lines[this.#at]; line?.indent === indent; line = this.#lines[this.#at]) {
      if (isItem(line.text)) return giveUp();
      this.#at += 1;
      this.#entry(map, line.text, indent, depth);
    }
    if ((this.#lines[this.#at]?.indent ?? -1) > indent) giveUp();
    return map;
  }

  #entry(map: Record<string, unknown>, text: string, indent: number, depth: number): void {
    const match = KEY.exec(text);
    const key = match?.[1];
    if (match === null || key === undefined || key === '__proto__' || Object.hasOwn(map, key)) return giveUp();
    const rest = text.slice(match[0].length);
    map[key] = rest === '' || rest.startsWith('#') ? this.#nested(indent, depth) : this.#scalar(rest, indent);
  }

  /** What stands under a key without a value. A list may stand at the key's own indentation. */
  #nested(indent: number, depth: number): unknown {
    const next = this.#lines[this.#at];
    if (next === undefined) return null;
    if (next.indent > indent || (next.indent === indent && isItem(next.text))) return this.#block(next.indent, depth + 1);
    return null;
  }

  /** A value on the line of its key; one that goes on below is not plain. */
  #scalar(rest: string, indent: number): unknown {
    if ((this.#lines[this.#at]?.indent ?? -1) > indent) giveUp();
    return inlineValue(rest);
  }

  #list(indent: number, depth: number): unknown[] {
    const list: unknown[] = [];
    for (let line = this.#lines[this.#at]; line?.indent === indent && isItem(line.text); line = this.#lines[this.#at]) {
      const rest = line.text.slice(1).trimStart();
      const inner = indent + line.text.length - rest.length;
      if (rest === '' || isItem(rest) || rest.startsWith('#')) return giveUp();
      if (KEY.test(rest)) {
        // The item is a map whose first key stands behind the dash.
        this.#lines[this.#at] = { indent: inner, text: rest };
        list.push(this.#map(inner, depth + 1));
      } else {
        this.#at += 1;
        list.push(this.#scalar(rest, indent));
      }
    }
    return (this.#lines[this.#at]?.indent ?? -1) > indent ? giveUp() : list;
  }
}

function isItem(text: string): boolean {
  return text.startsWith('- ') || text === '-';
}

/** A whole value, with nothing but a comment behind it. */
function inlineValue(text: string): unknown {
  const first = text.charAt(0);
  if (first === "'" || first === '"' || first === '[' || first === '{') {
    const cursor = { text, at: 0 };
    const value = flowValue(cursor, 0);
    return /^(?:\s*|\s+#.*)$/u.test(text.slice(cursor.at)) ? value : giveUp();
  }
  return plain(text.split(/\s#/u, 1)[0]?.trimEnd() ?? '');
}

interface Cursor {
  readonly text: string;
  at: number;
}

function flowValue(cursor: Cursor, depth: number): unknown {
  if (depth > DEPTH_MAX) giveUp();
  const first = cursor.text.charAt(cursor.at);
  if (first === "'" || first === '"') return quoted(cursor, first);
  if (first === '[') return flowList(cursor, depth);
  if (first === '{') return flowMap(cursor, depth);
  const end = /[,\]}]/u.exec(cursor.text.slice(cursor.at));
  if (end === null) giveUp();
  const raw = cursor.text.slice(cursor.at, cursor.at + end.index).trimEnd();
  if (/[[{"']|\s#/u.test(raw)) giveUp();
  cursor.at += end.index;
  return plain(raw);
}

function quoted(cursor: Cursor, quote: string): string {
  const { text } = cursor;
  let out = '';
  for (let i = cursor.at + 1; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (c === '\\' && quote === '"') giveUp();
    if (c !== quote) out += c;
    else if (quote === "'" && text.charAt(i + 1) === "'") {
      out += "'";
      i += 1;
    } else {
      cursor.at = i + 1;
      return out;
    }
  }
  return giveUp();
}

function flowList(cursor: Cursor, depth: number): unknown[] {
  const list: unknown[] = [];
  flowItems(cursor, ']', () => {
    if (KEY.test(cursor.text.slice(cursor.at))) giveUp();
    list.push(flowValue(cursor, depth + 1));
  });
  return list;
}

function flowMap(cursor: Cursor, depth: number): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  flowItems(cursor, '}', () => {
    const match = KEY.exec(cursor.text.slice(cursor.at)) ?? giveUp();
    const [lead, key = ''] = match;
    if (key === '__proto__' || Object.hasOwn(map, key)) giveUp();
    cursor.at += lead.length;
    map[key] = flowValue(cursor, depth + 1);
  });
  return map;
}

function flowItems(cursor: Cursor, close: string, item: () => void): void {
  cursor.at += 1;
  for (;;) {
    skipSpaces(cursor);
    if (cursor.text.charAt(cursor.at) === close) break;
    item();
    skipSpaces(cursor);
    const next = cursor.text.charAt(cursor.at);
    if (next !== ',' && next !== close) giveUp();
    if (next === ',') cursor.at += 1;
  }
  cursor.at += 1;
}

function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charAt(cursor.at) === ' ') cursor.at += 1;
}

/** YAML 1.2 core: what looks like a number or a constant in any other spelling is left to the whole reader. */
function plain(text: string): unknown {
  if (text === '' || /^[&*!|>%@`?,[\]{}#"':]|^-(?:\s|$)|:(?:\s|$)/u.test(text)) return giveUp();
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text === 'null') return null;
  if (/^(?:true|false|null|~|[-+]?\.(?:inf|nan))$/iu.test(text)) return giveUp();
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/u.test(text)) return text === '-0' ? giveUp() : Number(text);
  if (/^\d{4}-\d\d-\d\d$/u.test(text)) return text;
  return /^[-+.\d][\w.+-]*$/u.test(text) ? giveUp() : text;
}
