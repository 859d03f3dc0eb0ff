import { sha256, type Digest } from '../core/digest.ts';
import { digestOfWording } from './wording-digest.ts';
import type { CaptureMetadata } from '../core/document.ts';
import type { Page } from '../core/page.ts';
import type { Signal } from '../core/permission.ts';
import { headerSignals } from '../signals/headers.ts';
import { metaSignals } from '../signals/meta.ts';
import type { FoundCandidate } from './found.ts';
import type { JsonLdRights } from './json-ld.ts';
import type { Origin } from './outlets.ts';

/** Our product token, as robots.txt, metas and headers name it. */
const TOKEN = 'jingliu';

export interface GatherInput {
  readonly page: Page;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly capturedAt: string;
  readonly metadata?: CaptureMetadata;
}

/** Every permission signal of the host, the response and the page, each once, in that order. */
export function gatherSignals(
  input: GatherInput,
  jsonLd: JsonLdRights,
  found: readonly FoundCandidate[],
  origin: Origin,
): Signal[] {
  const { page, url, headers, capturedAt, metadata } = input;
  return settleTdm(
    withoutRepeats([
      ...(metadata?.signals ?? []),
      ...headerSignals(headers, url, TOKEN, capturedAt),
      ...metaSignals(page, url, TOKEN, capturedAt).map((signal) => resolved(signal, url)),
      ...jsonLdSignals(jsonLd),
      ...found.flatMap(candidateSignal),
      ...originSignals(origin),
      ...termsLinks(page),
    ]),
  );
}

/** The address of a declared RSL document, so that it can be compared with those that the crawler read. */
function resolved(signal: Signal, url: string): Signal {
  const { rule, snippet } = signal;
  if (rule !== 'SIG-06' || snippet === undefined || !URL.canParse(snippet, url)) return signal;
  return { ...signal, snippet: new URL(snippet, url).href.slice(0, 200) };
}

/** Wording about other things (a picture, software, a quotation) is a candidate on record and no signal. */
function candidateSignal({ candidate, rule, effect }: FoundCandidate): Signal[] {
  if (candidate.appliesTo === 'other') return [];
  return [
    {
      rule,
      value: candidate.spdx ?? candidate.kind,
      effect,
      source: candidate.source,
      zone: candidate.zone,
      evidence: digestOfWording(candidate.phrase),
      snippet: candidate.phrase,
    },
  ];
}

/** SIG-08: a paywall is access control; a page that sells licenses has not given one away. */
function jsonLdSignals({ paywalled, acquireLicensePage }: JsonLdRights): Signal[] {
  const signals: Signal[] = [];
  const base = { rule: 'SIG-08', source: 'jsonld' } as const;
  if (paywalled)
    signals.push({
      ...base,
      value: 'isAccessibleForFree=false',
      effect: 'deny-access',
      evidence: sha256('isAccessibleForFree=false'),
    });
  if (acquireLicensePage !== '')
    signals.push({
      ...base,
      value: 'acquireLicensePage',
      effect: 'note',
      evidence: sha256(acquireLicensePage),
      snippet: acquireLicensePage.slice(0, 200),
    });
  return signals;
}

function originSignals(origin: Origin): Signal[] {
  if (origin.kind === 'own' && origin.outlet === '') return [];
  const value = origin.kind === 'unnamed' ? 'outlet unnamed' : origin.outlet;
  const effect = origin.kind === 'own' ? 'note' : 'repost';
  const snippet = origin.phrase.slice(0, 200);
  return [
    { rule: 'SIG-15', value, effect, source: 'text', evidence: digestOfWording(origin.phrase), snippet },
  ];
}

const TERMS: ReadonlySet<string> = new Set([
  '服务条款',
  '使用条款',
  '用户协议',
  '服务协议',
  '法律声明',
  '版权声明',
  '版权保护',
  '免责声明',
  '网站声明',
  '隐私政策',
  '隐私声明',
  '使用协议',
  '版权与免责声明',
  '用户服务协议',
  '网站条款',
  '版权信息',
  'terms',
  'terms of use',
  'terms of service',
  'legal',
  'legal notice',
  'privacy',
  'privacy policy',
]);
const TERMS_MAX = 4;

/** SIG-16: links to terms pages, for the assessment of the site. */
function termsLinks(page: Page): Signal[] {
  const links = page.anchors.filter(
    ({ text, href }) => text.length <= 20 && text.length >= 4 && href !== '' && TERMS.has(text.toLowerCase()),
  );
  return links.slice(0, TERMS_MAX).map(({ href, text, zone }) => ({
    rule: 'SIG-16',
    value: text,
    effect: 'note',
    source: 'anchor',
    zone,
    evidence: digestOfWording(href),
    snippet: href.slice(0, 200),
  }));
}

/**
 * SIG-02: metadata of the page overrides the header, the header overrides the file. What is overridden
 * stays on record as a note.
 */
function settleTdm(signals: readonly Signal[]): Signal[] {
  const tdm = signals.filter((signal) => signal.rule === 'SIG-02' && signal.effect !== 'note');
  if (tdm.length < 2) return [...signals];
  const best = Math.max(...tdm.map((signal) => tdmRank(signal)));
  return signals.map((signal) =>
    tdm.includes(signal) && tdmRank(signal) < best
      ? { ...signal, effect: 'note', value: `${signal.value} (overridden)` }
      : signal,
  );
}

function tdmRank({ source }: Signal): number {
  return source === 'meta' ? 2 : source === 'header' ? 1 : 0;
}

/** The crawler may have read the headers already. */
function withoutRepeats(signals: readonly Signal[]): Signal[] {
  const seen = new Set<string>();
  return signals.filter((signal) => {
    const key = `${signal.rule}\n${signal.value}\n${signal.effect}\n${signal.source}\n${signal.zone ?? ''}\n${signal.snippet ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Digest of the evidence a decision rests on when there is no wording: an empty text. */
export const NO_EVIDENCE: Digest = sha256('');
