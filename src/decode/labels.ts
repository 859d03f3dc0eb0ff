/** Encodings we decode, by WHATWG name. */
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'gb18030'
  | 'big5'
  | 'hz-gb-2312'
  | 'shift_jis'
  | 'euc-jp'
  | 'euc-kr'
  | 'windows-1252';

const LABELS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  unicode: 'utf-16le',
  // GB2312 and GBK are read as GB18030, their superset (WHATWG; deps measured the native gbk label as wrong on Node 20).
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  'x-gbk': 'gb18030',
  chinese: 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  cp936: 'gb18030',
  'gb-2312': 'gb18030',
  'euc-cn': 'gb18030',
  ms936: 'gb18030',
  big5: 'big5',
  'big5-hkscs': 'big5',
  'cn-big5': 'big5',
  'x-x-big5': 'big5',
  csbig5: 'big5',
  cp950: 'big5',
  'hz-gb-2312': 'hz-gb-2312',
  hz: 'hz-gb-2312',
  shift_jis: 'shift_jis',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  'x-sjis': 'shift_jis',
  'windows-31j': 'shift_jis',
  ms_kanji: 'shift_jis',
  'euc-jp': 'euc-jp',
  'x-euc-jp': 'euc-jp',
  'euc-kr': 'euc-kr',
  korean: 'euc-kr',
  ks_c_5601: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  'windows-949': 'euc-kr',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  cp1252: 'windows-1252',
};

/** Encoding of a label as found in a header or meta, or undefined if it is none we know. */
export function encodingOf(label: string): Encoding | undefined {
  return LABELS[label.trim().toLowerCase()];
}

/** Label in a Content-Type header, or ''. */
export function headerLabel(contentType: string): string {
  return /charset\s*=\s*["']?\s*([^\s"';,]+)/iu.exec(contentType)?.[1] ?? '';
}

/** Bytes at the start of a page in which a declaration counts; browsers look at 1,024, real pages need more. */
const PRESCAN_BYTES = 4_096;

/** Label in the XML prolog or a `<meta>` near the start, or ''. Declarations inside comments do not count. */
export function declaredLabel(body: Uint8Array): string {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, PRESCAN_BYTES)).toString(
    'latin1',
  );
  const text = head.replace(/<!--[^]*?(?:-->|$)/gu, '');
  const prolog = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([^"']{1,40})["']/iu.exec(text);
  const meta = /<meta\b[^>]{0,400}?charset\s*=\s*["']?\s*([^\s"'/>;]{1,40})/iu.exec(text);
  return (meta ?? prolog)?.[1] ?? '';
}
