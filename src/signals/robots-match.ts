const UNRESERVED = /^[A-Za-z0-9\-._~]$/u;

/**
 * A path with its query in the form in which RFC 9309 §2.2.2 compares octets: unreserved characters decoded,
 * everything outside printable ASCII encoded, hexadecimal digits in upper case. `*` and `$` are encoded,
 * because in a pattern they are signs (§2.2.3).
 */
export function comparablePath(path: string): string {
  return octets(path).replaceAll('*', '%2A').replaceAll('$', '%24');
}

/** A pattern in the same form; every `*` and a last `$` stay signs. */
export function comparablePattern(pattern: string): string {
  const form = octets(pattern);
  const last = form.endsWith('$') ? '$' : '';
  return form.slice(0, form.length - last.length).replaceAll('$', '%24') + last;
}

/**
 * The second form of the table in RFC 9309 §2.2.2, where `?baz=http://foo.bar` and
 * `?baz=http%3A%2F%2Ffoo.bar` are one: delimiters that mean nothing in a query are decoded there.
 */
export function queryForm(form: string): string {
  const query = form.indexOf('?');
  if (query < 0 || !form.includes('%', query)) return form;
  return form.slice(0, query) + form.slice(query).replace(/%(?:2F|3A|40|5B|5D)/gu, decodeURIComponent);
}

function octets(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0x25 && isHex(text.charCodeAt(i + 1)) && isHex(text.charCodeAt(i + 2))) {
      out += percent(text.slice(i + 1, i + 3));
      i += 2;
    } else if (unit > 0x20 && unit < 0x7f) out += text[i];
    // An octet that was no UTF-8 (robots-lines.ts).
    else if (isEscapedOctet(text, i)) out += `%${hex(unit - 0xdc00)}`;
    else {
      const point = text.codePointAt(i) ?? 0xfffd;
      if (point > 0xffff) i += 1;
      for (const byte of Buffer.from(String.fromCodePoint(point))) out += `%${hex(byte)}`;
    }
  }
  return out;
}

function isEscapedOctet(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return unit >= 0xdc80 && unit <= 0xdcff;
}

function isHex(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x46) || (unit >= 0x61 && unit <= 0x66);
}

function percent(digits: string): string {
  const char = String.fromCharCode(Number.parseInt(digits, 16));
  return UNRESERVED.test(char) ? char : `%${digits.toUpperCase()}`;
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

/**
 * Does a pattern with `*` and a final `$` match from the start of the path? Both in comparable octets.
 * Greedy with one point of return: at most pattern × path steps, no recursion, no regular expression.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const length = anchored ? pattern.length - 1 : pattern.length;
  let p = 0;
  let s = 0;
  let star = -1;
  let from = 0;
  for (;;) {
    if (p === length && (!anchored || s === path.length)) return true;
    if (p < length && pattern.charCodeAt(p) === STAR) {
      star = p;
      from = s;
      p += 1;
    } else if (p < length && s < path.length && pattern.charCodeAt(p) === path.charCodeAt(s)) {
      p += 1;
      s += 1;
    } else if (star >= 0 && from < path.length) {
      p = star + 1;
      from += 1;
      s = from;
    } else return false;
  }
}

const STAR = 0x2a;
