import { isUtf8 } from 'node:buffer';
import { keep, reject, type Decision, type Evidence } from '../core/decision.ts';
import { sourceText } from '../core/source-text.ts';
import { choose, LATIN_FOREIGN_MAX, SAMPLE_BYTES, type Choice, type Labels } from './choose.ts';
import { decodeAs, decodeWholeUtf8, toWindows1252 } from './decoders.ts';
import { decodeMended, isMendable } from './mend/mend.ts';
import { decodeMendedUtf16 } from './mend/utf16.ts';
import { headerLabel } from './labels.ts';
import { plausibility, plausibilityOfRest, replacements } from './plausibility.ts';
import { declaredLabel } from './prescan.ts';
import { isBlank } from './shape.ts';

export const DECODE_VERSION = 4;

/** A decoded page. `html` is '' when the decision does not keep. */
export interface Decoded {
  readonly html: string;
  /** WHATWG name, lower case; '' when nothing could be decoded. */
  readonly encoding: string;
  /** Labels found, what decided, plausibility and broken characters. */
  readonly evidence: Evidence;
  readonly decision: Decision;
}

/** More broken characters than this share of the non-ASCII ones: not decodable without loss … */
const BROKEN_SHARE_MAX = 0.02;
/** … unless there are only a few and the rest reads as Chinese. */
const BROKEN_FEW = 24;
const BROKEN_FEW_SHARE_MAX = 0.5;
/** Longer bodies are decoded as they are: mending takes 50 ns an octet and twice the memory. */
const MENDED_BYTES_MAX = 32 << 20;

/** Bytes to text: byte order mark, UTF-8 test, then labels weighed against how the text reads. */
export function decodeBody(body: Uint8Array, contentType: string): Decoded {
  if (isBlank(body)) return refuse('BODY_EMPTY', { bytes: body.length });
  const labels = { header: headerLabel(contentType), meta: declaredLabel(body) };
  const choice = choose(body, labels);
  if (choice === undefined) return refuse('BODY_BINARY', { bytes: body.length });
  return judge(body, decodeChosen(body.subarray(choice.bomBytes), choice), choice, labels);
}

// Damage is mended only where there is some: most pages decode without loss.
function decodeChosen(bytes: Uint8Array, { encoding, isWhole }: Choice): string {
  if (isWhole === true) return decodeWholeUtf8(bytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return decodeMendedUtf16(bytes, encoding);
  if (!isMendable(encoding) || bytes.length > MENDED_BYTES_MAX) return decodeAs(bytes, encoding);
  return decodeMended(bytes, encoding);
}

function judge(body: Uint8Array, first: string, choice: Choice, labels: Labels): Decoded {
  const repaired = choice.encoding === 'utf-8' && hasLatin(body) ? repairDoubleUtf8(first) : undefined;
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

/** Whether UTF-8 may have one of U+00C0 to U+00FF. */
function hasLatin(body: Uint8Array): boolean {
  return body.includes(0xc3);
}

/** UTF-8 read as windows-1252 and encoded again: taken back when every such character takes part and it reads better. */
function repairDoubleUtf8(text: string): string | undefined {
  if (!DOUBLED.test(sourceText(text).slice(0, SAMPLE_BYTES))) return undefined;
  const { bytes, outside } = toWindows1252(text);
  if (outside > 0 || !isUtf8(bytes)) return undefined;
  const repaired = new TextDecoder('utf-8').decode(bytes);
  return plausibility(repaired) > plausibility(text) + 0.5 ? repaired : undefined;
}

const DOUBLED = /[\u00c3-\u00ef][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]/u;

function nonAscii(text: string): number {
  const { units } = sourceText(text);
  let n = 0;
  for (let i = 0; i < text.length; i += 1) if ((units[i] as number) > 0x7f) n += 1;
  return n;
}
