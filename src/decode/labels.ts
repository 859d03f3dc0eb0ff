/** An encoding we decode, by its WHATWG name in lower case, or `hz-gb-2312`. */
export type Encoding = string;

/** Labels that pages use and the WHATWG Encoding standard does not know, or maps to another decoder than ours. */
const OURS: ReadonlyMap<string, Encoding> = new Map([
  ['unicode', 'utf-16le'],
  // GB2312 and GBK are read as GB18030, their superset (deps measured the native gbk label as wrong on Node 20).
  ['gb-2312', 'gb18030'],
  ['euc-cn', 'gb18030'],
  ['x-euc-cn', 'gb18030'],
  ['cp936', 'gb18030'],
  ['ms936', 'gb18030'],
  ['windows-936', 'gb18030'],
  ['gb18030-2000', 'gb18030'],
  ['gb18030-2022', 'gb18030'],
  ['cp950', 'big5'],
  ['ms950', 'big5'],
  ['big5-eten', 'big5'],
  ['hz-gb-2312', 'hz-gb-2312'],
  ['hz', 'hz-gb-2312'],
  ['cp932', 'shift_jis'],
  ['cp949', 'euc-kr'],
  ['latin-1', 'windows-1252'],
]);
const known = new Map<string, Encoding | undefined>();
const KNOWN_MAX = 1_000;

/** Encoding of a label as found in a header or meta, or undefined if it is none we know. */
export function encodingOf(label: string): Encoding | undefined {
  const key = label.trim().toLowerCase();
  if (known.has(key)) return known.get(key);
  const encoding = OURS.get(key) ?? standard(key);
  if (known.size < KNOWN_MAX) known.set(key, encoding);
  return encoding;
}

function standard(label: string): Encoding | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

/** Label in a Content-Type header, or ''. */
export function headerLabel(contentType: string): string {
  return /charset\s*=\s*["']?\s*([^\s"';,]+)/iu.exec(contentType)?.[1] ?? '';
}
