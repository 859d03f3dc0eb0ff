import { isAscii, isUtf8 } from 'node:buffer';
import { keep, reject, type Decision, type Evidence } from '../core/decision.ts';
import { decodeAs, toWindows1252 } from './decoders.ts';
import { declaredLabel, encodingOf, headerLabel, type Encoding } from './labels.ts';
import { plausibility, replacements } from './plausibility.ts';

export const DECODE_VERSION = 1;

/** A decoded page. `html` is '' when the decision does not keep. */
export interface Decoded {
  readonly html: string;
  /** WHATWG name, lower case; '' when nothing could be decoded. */
  readonly encoding: string;
  /** Labels found, what decided, plausibility and broken characters. */
  readonly evidence: Evidence;
  readonly decision: Decision;
}

interface Choice {
  readonly encoding: Encoding;
  readonly by: 'bom' | 'utf-8' | 'nul' | 'escape' | 'score';
  readonly bomBytes: number;
}

/** Bytes judged when the label cannot be trusted: the densest part would do, the first non-ASCII part is enough. */
const SAMPLE_BYTES = 32_768;
/** A label speaks for its encoding this much, in points of plausibility. */
const LABEL_BONUS = 0.35;
/** More broken characters than this share of the non-ASCII ones: not decodable without loss. */
const BROKEN_SHARE_MAX = 0.02;

/** No Latin text has more accented letters than this; what does is something else that windows-1252 cannot refuse. */
const LATIN_FOREIGN_MAX = 0.3;

/** Bytes to text: byte order mark, UTF-8 test, then labels weighed against how the text reads. */
export function decodeBody(body: Uint8Array, contentType: string): Decoded {
  if (isBlankBody(body)) return refuse('BODY_EMPTY', { bytes: body.length });
  const labels = { header: headerLabel(contentType), meta: declaredLabel(body) };
  const choice = choose(body, labels);
  if (choice === undefined) return refuse('BODY_BINARY', { bytes: body.length });
  const first = decodeAs(body.subarray(choice.bomBytes), choice.encoding);
  const html = repairDoubleUtf8(first) ?? first;
  return judge(html, choice, { ...labels, repaired: html !== first });
}

function judge(
  html: string,
  choice: Choice,
  known: { header: string; meta: string; repaired: boolean },
): Decoded {
  const broken = replacements(html);
  const isLatin = choice.encoding === 'windows-1252';
  // Counting costs as much as finding the encoding; most pages have nothing to be weighed against.
  if (broken === 0 && !isLatin)
    return { html, encoding: choice.encoding, evidence: { ...known, by: choice.by, broken }, decision: keep };
  const foreign = nonAscii(html);
  const evidence = { ...known, by: choice.by, broken, nonAscii: foreign };
  const noise = isLatin && foreign > html.length * LATIN_FOREIGN_MAX;
  if (noise || (broken > 3 && broken > foreign * BROKEN_SHARE_MAX))
    return refuse('CHARSET_UNDECODABLE', evidence);
  return { html, encoding: choice.encoding, evidence, decision: keep };
}

function refuse(reason: 'BODY_EMPTY' | 'BODY_BINARY' | 'CHARSET_UNDECODABLE', evidence: Evidence): Decoded {
  return { html: '', encoding: '', evidence, decision: reject(reason, evidence) };
}

function choose(body: Uint8Array, labels: { header: string; meta: string }): Choice | undefined {
  const bom = byteOrderMark(body);
  if (bom !== undefined) return bom;
  const wide = utf16WithoutBom(body);
  if (wide !== undefined) return { encoding: wide, by: 'nul', bomBytes: 0 };
  if (isBinary(body)) return undefined;
  if (hasHzEscapes(body, labels)) return { encoding: 'hz-gb-2312', by: 'escape', bomBytes: 0 };
  if (isUtf8(body)) return { encoding: 'utf-8', by: 'utf-8', bomBytes: 0 };
  return { encoding: best(sampleOf(body), labels), by: 'score', bomBytes: 0 };
}

function byteOrderMark(b: Uint8Array): Choice | undefined {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { encoding: 'utf-8', by: 'bom', bomBytes: 3 };
  if (b[0] === 0xff && b[1] === 0xfe) return { encoding: 'utf-16le', by: 'bom', bomBytes: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { encoding: 'utf-16be', by: 'bom', bomBytes: 2 };
  return undefined;
}

// Markup is ASCII: in UTF-16 every second byte of it is 0, always on the same side.
function utf16WithoutBom(body: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const n = Math.min(body.length & ~1, 4_096);
  if (n < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (body[i] === 0) even += 1;
    if (body[i + 1] === 0) odd += 1;
  }
  if (odd > n / 20 && even <= odd / 16) return 'utf-16le';
  return even > n / 20 && odd <= even / 16 ? 'utf-16be' : undefined;
}

const MAGIC: readonly string[] = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  'GIF8',
  '\u00ff\u00d8\u00ff',
  '\u001f\u008b',
  'Rar!',
  '7z\u00bc\u00af',
  'RIFF',
  '\u00d0\u00cf\u0011\u00e0',
];

/** Bytes looked through for control characters. */
const BINARY_BYTES = 65_536;
/** 1 for control bytes that texts in no encoding have. */
const IS_CONTROL = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 32 && ![9, 10, 12, 13, 27].includes(byte) ? 1 : 0,
);

function isBinary(body: Uint8Array): boolean {
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 8)).toString('latin1');
  if (MAGIC.some((magic) => start.startsWith(magic))) return true;
  const n = Math.min(body.length, BINARY_BYTES);
  let controls = 0;
  for (let i = 0; i < n; i += 1) controls += IS_CONTROL[body[i] ?? 0] ?? 0;
  return controls > n / 50 + 8;
}

function hasHzEscapes(body: Uint8Array, labels: { header: string; meta: string }): boolean {
  const labelled = [labels.header, labels.meta].some((label) => encodingOf(label) === 'hz-gb-2312');
  const sample = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, SAMPLE_BYTES));
  if (!isAscii(sample)) return false;
  const pairs = sample.toString('latin1').match(/~\{[!-w][!-~](?:[!-}][!-~]){0,400}~\}/gu)?.length ?? 0;
  return pairs >= (labelled ? 1 : 3);
}

// The part with the first non-ASCII bytes: menus and scripts before it say nothing about the encoding.
function sampleOf(body: Uint8Array): Uint8Array {
  let from = 0;
  while (from < body.length && (body[from] ?? 0) < 0x80) from += 1;
  return body.subarray(from, from + SAMPLE_BYTES);
}

const CANDIDATES: readonly Encoding[] = [
  'gb18030',
  'big5',
  'utf-8',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
];

function best(sample: Uint8Array, labels: { header: string; meta: string }): Encoding {
  const named = [encodingOf(labels.header), encodingOf(labels.meta)];
  let winner: Encoding = 'utf-8';
  let top = -Infinity;
  for (const encoding of CANDIDATES) {
    const points =
      plausibility(decodeAs(sample, encoding)) +
      named.filter((name) => name === encoding).length * LABEL_BONUS;
    if (points <= top) continue;
    top = points;
    winner = encoding;
  }
  return winner;
}

/** UTF-8 read as windows-1252 and encoded again: taken back when every such character takes part and it reads better. */
function repairDoubleUtf8(text: string): string | undefined {
  if (!/[\u00c3-\u00ef][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]/u.test(text.slice(0, SAMPLE_BYTES)))
    return undefined;
  const { bytes, outside } = toWindows1252(text);
  if (outside > 0 || !isUtf8(bytes)) return undefined;
  const repaired = new TextDecoder('utf-8').decode(bytes);
  return plausibility(repaired) > plausibility(text) + 0.5 ? repaired : undefined;
}

function isBlankBody(body: Uint8Array): boolean {
  for (const byte of body) if (byte > 0x20 || byte < 9) return false;
  return true;
}

function nonAscii(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) n += 1;
  return n;
}
