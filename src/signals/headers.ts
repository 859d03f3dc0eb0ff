import { sha256 } from '../core/digest.ts';
import type { Signal } from '../core/permission.ts';
import { addresseeOf } from './addressee.ts';
import { parseContentUsage, trainingPreferences } from './content-usage.ts';
import { directiveSignals, splitDirectives, type Addressee } from './robots-directives.ts';
import { makeSignal, type SignalOrigin } from './signal.ts';
import { tdmSignal } from './tdmrep.ts';

type Header = readonly [name: string, value: string];

const READ: ReadonlySet<string> = new Set(['x-robots-tag', 'tdm-reservation', 'content-usage', 'link']);
/** Directives that carry a value after a colon; any other `word:` is a crawler's name. */
const VALUED: ReadonlySet<string> = new Set([
  'unavailable_after',
  'max-snippet',
  'max-image-preview',
  'max-video-preview',
]);

/**
 * Permission signals of a response's headers: X-Robots-Tag with and without a crawler's name (SIG-01),
 * tdm-reservation (SIG-02), Content-Usage (SIG-04), Link rel=license (SIG-06, SIG-09).
 * `token` is our product token, `now` the capture time (RFC 3339). The evidence is the digest of the header lines read.
 */
export function headerSignals(headers: readonly Header[], url: string, token: string, now: string): Signal[] {
  const read = headers.filter(([name]) => READ.has(name.toLowerCase()));
  if (read.length === 0) return [];
  const lines = read.map(([name, value]) => `${name.toLowerCase()}: ${value}`).join('\n');
  const origin: SignalOrigin = { source: 'header', evidence: sha256(lines) };
  return [
    ...valuesOf(read, 'x-robots-tag').flatMap((value) => robotsTagSignals(origin, value, token, now)),
    ...tdmHeaderSignals(origin, valuesOf(read, 'tdm-reservation')),
    ...usageSignals(origin, valuesOf(read, 'content-usage')),
    ...valuesOf(read, 'link').flatMap((value) => linkSignals(origin, value, url)),
  ];
}

function valuesOf(headers: readonly Header[], name: string): string[] {
  return headers.flatMap(([n, value]) => (n.toLowerCase() === name ? [value] : []));
}

/** `otherbot: noindex, nofollow` speaks to otherbot until another name follows. */
function robotsTagSignals(origin: SignalOrigin, value: string, token: string, now: string): Signal[] {
  let to: Addressee = 'us';
  return splitDirectives(value).flatMap((part) => {
    const named = /^([a-z0-9_*-]+):(.*)$/u.exec(part);
    if (named === null || VALUED.has(named[1] ?? '')) return directiveSignals(origin, part, to, now);
    to = addresseeOf(named[1] ?? '', token);
    return directiveSignals(origin, named[2] ?? '', to, now);
  });
}

/** Repeated headers that differ: the one that reserves counts. */
function tdmHeaderSignals(origin: SignalOrigin, values: readonly string[]): Signal[] {
  const signals = values.flatMap((value) => value.split(',')).map((value) => tdmSignal(origin, value));
  const rank = ['deny-ai', 'train', 'note'] as const;
  return rank.flatMap((effect) => signals.find((signal) => signal.effect === effect) ?? []).slice(0, 1);
}

/** Repeated fields are one list (RFC 9110, 5.3); of several preferences every refusal counts. */
function usageSignals(origin: SignalOrigin, values: readonly string[]): Signal[] {
  if (values.length === 0) return [];
  return trainingPreferences(parseContentUsage(values.join(', '))).map((value) =>
    makeSignal(origin, 'SIG-04', value, value.endsWith('=n') ? 'deny-ai' : 'train'),
  );
}

/** Targets of `rel=license` in a Link header, resolved against `url`: an RSL document or a license. */
export function linkHeaderLicenses(value: string, url: string): { href: string; type: string }[] {
  return value
    .slice(0, 8192)
    .split(/,(?=\s*<)/u)
    .flatMap((part) => {
      const href = /<([^>]*)>/u.exec(part)?.[1] ?? '';
      const rel = /;\s*rel\s*=\s*"?([^";]*)/iu.exec(part)?.[1] ?? '';
      if (href === '' || !rel.toLowerCase().split(/\s+/u).includes('license')) return [];
      const type = /;\s*type\s*=\s*"?([^";]*)/iu.exec(part)?.[1]?.trim().toLowerCase() ?? '';
      return [{ href: URL.canParse(href, url) ? new URL(href, url).href : href, type }];
    });
}

function linkSignals(origin: SignalOrigin, value: string, url: string): Signal[] {
  return linkHeaderLicenses(value, url).map(({ href, type }) =>
    type.includes('rsl+xml')
      ? makeSignal(origin, 'SIG-06', 'rsl-declared', 'note', href)
      : makeSignal(origin, 'SIG-09', 'license-link', 'note', href),
  );
}
