import type { Signal } from '../core/permission.ts';
import { makeSignal, type SignalOrigin } from './signal.ts';

/** SIG-01: directives that refuse AI use, and those that refuse generally. */
const AI_REFUSALS: ReadonlySet<string> = new Set(['noai', 'noimageai']);
const REFUSALS: ReadonlySet<string> = new Set([
  'none',
  'noindex',
  'noarchive',
  'nocache',
  'nosnippet',
  'max-snippet:0',
]);

/** Whom a list of directives speaks to: us or everybody, a known AI-training crawler, or somebody else. */
export type Addressee = 'us' | 'ai' | 'other';

/**
 * SIG-01: a comma list of robots directives as signals. Refusals spoken to AI-training crawlers only are
 * refusals of AI training (as RBT-12); those spoken to other crawlers are noted.
 * `now` decides whether `unavailable_after` has passed; a date that cannot be read counts as passed.
 */
export function directiveSignals(
  origin: SignalOrigin,
  list: string,
  addressee: Addressee,
  now: string,
): Signal[] {
  return splitDirectives(list).flatMap(
    (directive) => directiveSignal(origin, directive, addressee, now) ?? [],
  );
}

function directiveSignal(
  origin: SignalOrigin,
  directive: string,
  to: Addressee,
  now: string,
): Signal | undefined {
  const effect = effectOf(directive, to, now);
  return effect === undefined ? undefined : makeSignal(origin, 'SIG-01', directive, effect);
}

function effectOf(directive: string, to: Addressee, now: string): Signal['effect'] | undefined {
  const ai = AI_REFUSALS.has(directive);
  if (ai && to !== 'other') return 'deny-ai';
  if (directive === 'nofollow') return to === 'ai' ? 'deny-ai' : 'note';
  if (!ai && !REFUSALS.has(directive) && !isPastDate(directive, now)) return undefined;
  if (to === 'other') return 'note';
  return to === 'ai' ? 'deny-ai' : 'deny';
}

function isPastDate(directive: string, now: string): boolean {
  if (!directive.startsWith('unavailable_after')) return false;
  const date = Date.parse(directive.slice(directive.indexOf(':') + 1).trim());
  return Number.isNaN(date) || date <= Date.parse(now);
}

/** Splits at commas; the comma inside the date of `unavailable_after` stays. Lower case, spaces around `:` removed. */
export function splitDirectives(list: string): string[] {
  const parts: string[] = [];
  for (const raw of list.slice(0, 8192).split(',')) {
    const part = raw
      .trim()
      .toLowerCase()
      .replace(/\s*:\s*/u, ':');
    const last = parts.at(-1) ?? '';
    if (/^unavailable_after:\s*[a-z]+$/u.test(last)) parts[parts.length - 1] = `${last}, ${part}`;
    else if (part !== '') parts.push(part);
  }
  return parts;
}
