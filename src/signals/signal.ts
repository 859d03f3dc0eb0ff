import type { Digest } from '../core/digest.ts';
import type { Signal } from '../core/permission.ts';

/** Longest wording kept with a signal, in UTF-16 units (core/permission.ts). */
const SNIPPET_MAX = 200;

/** Where a group of signals was read: shared by every signal of one header, file or page. */
export interface SignalOrigin {
  readonly source: Signal['source'];
  readonly evidence: Digest;
}

/** Builds one signal; the wording, if given, is cut to 200 characters. */
export function makeSignal(
  origin: SignalOrigin,
  rule: string,
  value: string,
  effect: Signal['effect'],
  snippet = '',
): Signal {
  const base = { rule, value: clip(value), effect, source: origin.source, evidence: origin.evidence };
  return snippet === '' ? base : { ...base, snippet: clip(snippet) };
}

function clip(text: string): string {
  return text.length > SNIPPET_MAX ? text.slice(0, SNIPPET_MAX) : text;
}
