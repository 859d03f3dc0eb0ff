const UNRESERVED = /^[A-Za-z0-9\-._~]$/u;

/**
 * Brings a path or pattern into the form in which RFC 9309 §2.2.2 compares octets: unreserved characters
 * decoded, everything outside printable ASCII encoded, hexadecimal digits in upper case.
 */
export function comparableOctets(path: string): string {
  let out = '';
  for (let i = 0; i < path.length; i += 1) {
    const unit = path.charCodeAt(i);
    if (unit === 0x25 && /^[0-9A-Fa-f]{2}$/u.test(path.slice(i + 1, i + 3))) {
      out += percent(path.slice(i + 1, i + 3));
      i += 2;
    } else if (unit > 0x20 && unit < 0x7f) out += path[i];
    else {
      const point = path.codePointAt(i) ?? 0xfffd;
      if (point > 0xffff) i += 1;
      for (const byte of Buffer.from(String.fromCodePoint(point))) out += `%${hex(byte)}`;
    }
  }
  return out;
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
  const body = anchored ? pattern.slice(0, -1) : `${pattern}*`;
  let p = 0;
  let s = 0;
  let star = -1;
  let from = 0;
  while (s < path.length) {
    if (p < body.length && body[p] === '*') {
      star = p;
      from = s;
      p += 1;
    } else if (p < body.length && body[p] === path[s]) {
      p += 1;
      s += 1;
    } else if (star >= 0) {
      p = star + 1;
      from += 1;
      s = from;
    } else return false;
    if (p === body.length && !anchored && star === body.length - 1) return true;
  }
  while (p < body.length && body[p] === '*') p += 1;
  return p === body.length;
}
