import { isUtf8 } from 'node:buffer';
import { keep, reject, type Decision, type Evidence } from '../core/decision.ts';
import { decodeAs, decodeWholeUtf8, toWindows1252 } from './decoders.ts';
import { encodingOf, headerLabel, type Encoding } from './labels.ts';
import { plausibility, plausibilityOfRest, replacements } from './plausibility.ts';
import { declaredLabel } from './prescan.ts';
import { hzRuns, isBinary, isBlank, utf16WithoutBom, utf8Shape } from './shape.ts';

export const DECODE_VERSION = 2;

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
  /** What decided: a byte order mark, the structure of the octets, or how the candidates read. */
  readonly by: 'bom' | 'utf-8' | 'utf-16' | 'escape' | 'score';
  readonly bomBytes: number;
  /** Known to be UTF-8 without a broken octet. */
  readonly isWhole?: boolean;
}

interface Labels {
  readonly header: string;
  readonly meta: string;
}

/** Octets judged when the label cannot be trusted: the densest part would do, the first non-ASCII part is enough. */
const SAMPLE_BYTES = 32_768;
/** A label speaks for its encoding this much, in points of plausibility, and more where there is little to read. */
const LABEL_BONUS = 0.35;
const LABEL_BONUS_OCTETS = 8;
/** More broken characters than this share of the non-ASCII ones: not decodable without loss … */
const BROKEN_SHARE_MAX = 0.02;
/** … unless there are only a few and the rest reads as Chinese. */
const BROKEN_FEW = 24;
const BROKEN_FEW_SHARE_MAX = 0.5;
/** This many whole UTF-8 sequences for one stray octet make a body UTF-8 with damage: GB and Big5 give fewer than 0.1. */
const SEQUENCES_PER_STRAY_MIN = 2;
/** No Latin text has more accented letters than this; what does is something else that windows-1252 cannot refuse. */
const LATIN_FOREIGN_MAX = 0.3;

/** Bytes to text: byte order mark, UTF-8 test, then labels weighed against how the text reads. */
export function decodeBody(body: Uint8Array, contentType: string): Decoded {
  if (isBlank(body)) return refuse('BODY_EMPTY', { bytes: body.length });
  const labels = { header: headerLabel(contentType), meta: declaredLabel(body) };
  const choice = choose(body, labels);
  if (choice === undefined) return refuse('BODY_BINARY', { bytes: body.length });
  const octets = body.subarray(choice.bomBytes);
  const first = choice.isWhole ? decodeWholeUtf8(octets) : decodeAs(octets, choice.encoding);
  return judge(first, choice, labels);
}

function judge(first: string, choice: Choice, labels: Labels): Decoded {
  const repaired = choice.encoding === 'utf-8' ? repairDoubleUtf8(first) : undefined;
  const html = repaired ?? first;
  const broken = replacements(html);
  const isLatin = choice.encoding === 'windows-1252';
  // Counting costs as much as finding the encoding; most pages have nothing to be weighed against.
  if (broken === 0 && !isLatin && repaired === undefined)
    return {
      html,
      encoding: choice.encoding,
      evidence: { ...labels, by: choice.by, broken },
      decision: keep,
    };
  const foreign = nonAscii(html);
  const evidence: Evidence = {
    ...labels,
    by: choice.by,
    broken,
    nonAscii: foreign,
    repaired: repaired !== undefined,
    // Nothing was weighed where the octets themselves decided.
    ...(choice.by === 'score' || repaired !== undefined
      ? { plausibility: rounded(plausibility(html.slice(0, SAMPLE_BYTES))) }
      : {}),
    ...(repaired === undefined
      ? {}
      : { plausibilityBefore: rounded(plausibility(first.slice(0, SAMPLE_BYTES))) }),
  };
  const noise = isLatin && foreign > html.length * LATIN_FOREIGN_MAX;
  if (noise || isTooBroken(html, broken, foreign)) return refuse('CHARSET_UNDECODABLE', evidence);
  return { html, encoding: choice.encoding, evidence, decision: keep };
}

function isTooBroken(html: string, broken: number, foreign: number): boolean {
  if (broken <= 3 || broken <= foreign * BROKEN_SHARE_MAX) return false;
  const isFew = broken <= BROKEN_FEW && broken <= foreign * BROKEN_FEW_SHARE_MAX;
  return !isFew || plausibilityOfRest(html.slice(0, SAMPLE_BYTES)) < 1;
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

function refuse(reason: 'BODY_EMPTY' | 'BODY_BINARY' | 'CHARSET_UNDECODABLE', evidence: Evidence): Decoded {
  return { html: '', encoding: '', evidence, decision: reject(reason, evidence) };
}

function choose(body: Uint8Array, labels: Labels): Choice | undefined {
  const bom = byteOrderMark(body);
  if (bom !== undefined) return bom;
  const isWhole = isUtf8(body);
  // Whole UTF-8 without a zero is no UTF-16.
  const wide = isWhole && !hasZero(body) ? undefined : utf16WithoutBom(body);
  if (wide !== undefined) return { encoding: wide, by: 'utf-16', bomBytes: 0 };
  if (isBinary(body)) return undefined;
  if (isHz(body, labels)) return { encoding: 'hz-gb-2312', by: 'escape', bomBytes: 0 };
  if (isWhole) return { encoding: 'utf-8', by: 'utf-8', bomBytes: 0, isWhole };
  const { sequences, stray } = utf8Shape(body);
  if (sequences > 0 && sequences >= stray * SEQUENCES_PER_STRAY_MIN)
    return { encoding: 'utf-8', by: 'utf-8', bomBytes: 0 };
  return { encoding: best(sampleOf(body), labels), by: 'score', bomBytes: 0 };
}

function hasZero(body: Uint8Array): boolean {
  return body.subarray(0, SAMPLE_BYTES).includes(0);
}

function byteOrderMark(b: Uint8Array): Choice | undefined {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf)
    return { encoding: 'utf-8', by: 'bom', bomBytes: 3, isWhole: isUtf8(b) };
  if (b[0] === 0xff && b[1] === 0xfe) return { encoding: 'utf-16le', by: 'bom', bomBytes: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { encoding: 'utf-16be', by: 'bom', bomBytes: 2 };
  return undefined;
}

// Labelled, or what stands between the escapes reads as Chinese.
function isHz(body: Uint8Array, labels: Labels): boolean {
  if (hzRuns(body) === 0) return false;
  if ([labels.header, labels.meta].some((label) => encodingOf(label) === 'hz-gb-2312')) return true;
  return plausibility(decodeAs(body, 'hz-gb-2312').slice(0, SAMPLE_BYTES)) > 0;
}

// The part with the first non-ASCII octets: menus and scripts before it say nothing about the encoding.
function sampleOf(body: Uint8Array): Uint8Array {
  let from = 0;
  while (from < body.length && (body[from] ?? 0) < 0x80) from += 1;
  return body.subarray(from, from + SAMPLE_BYTES);
}

/** Tried whatever the labels say, in this order when equal. */
const CANDIDATES: readonly Encoding[] = [
  'gb18030',
  'big5',
  'utf-8',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
];
/** What a label may name but octets beyond ASCII speak against: judged before, or without a decoder for text. */
const NOT_BY_LABEL: ReadonlySet<Encoding> = new Set([
  'utf-16le',
  'utf-16be',
  'hz-gb-2312',
  'replacement',
  'x-user-defined',
]);

function best(sample: Uint8Array, labels: Labels): Encoding {
  const named = [labels.header, labels.meta].flatMap((label) => encodingOf(label) ?? []);
  const candidates = new Set([...CANDIDATES, ...named.filter((encoding) => !NOT_BY_LABEL.has(encoding))]);
  const bonus = LABEL_BONUS + LABEL_BONUS_OCTETS / sample.filter((byte) => byte >= 0x80).length;
  let winner: Encoding = 'utf-8';
  let top = -Infinity;
  for (const encoding of candidates) {
    const points =
      plausibility(decodeAs(sample, encoding)) + named.filter((name) => name === encoding).length * bonus;
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

function nonAscii(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) n += 1;
  return n;
}
