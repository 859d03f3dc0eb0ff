import type { Digest } from '../core/digest.ts';
import type { Signal } from '../core/permission.ts';
import { matchesPath, pathOf } from './path-pattern.ts';
import { makeSignal, type SignalOrigin } from './signal.ts';

/** 1 reserved, 0 not reserved, undefined unset (SIG-02). */
export type TdmReservation = 0 | 1 | undefined;

/**
 * SIG-02: what `/.well-known/tdmrep.json` says of `url`. The first location that matches decides.
 * A page of HTML in its place (soft 404) says nothing; JSON that cannot be read counts as reserved.
 */
export function tdmrepSignals(body: string, url: string, evidence: Digest): Signal[] {
  const origin: SignalOrigin = { source: 'well-known', evidence };
  const text = body.replace(/^\uFEFF/u, '').trim();
  if (text === '' || text.startsWith('<')) return [];
  const rules = parseRules(text);
  if (rules === undefined) return [makeSignal(origin, 'SIG-02', 'tdmrep-unreadable', 'deny-ai')];
  const path = pathOf(url);
  const rule = rules.find((entry) => matchesPath(locationPath(entry['location'], url), path));
  return rule === undefined ? [] : [tdmSignal(origin, rule['tdm-reservation'])];
}

/** One TDM reservation as a signal: 1 refuses, 0 leaves mining open, anything else is unset and only noted. */
export function tdmSignal(origin: SignalOrigin, value: unknown): Signal {
  const reservation = readReservation(value);
  if (reservation === undefined) return makeSignal(origin, 'SIG-02', 'tdm-reservation=unset', 'note');
  const effect = reservation === 1 ? 'deny-ai' : 'train';
  return makeSignal(origin, 'SIG-02', `tdm-reservation=${reservation}`, effect);
}

/** Numbers and their text form count; `true` is read as 1, the stricter way; other values are unset. */
function readReservation(value: unknown): TdmReservation {
  const text = typeof value === 'string' ? value.trim().replace(/^"(.*)"$/u, '$1') : String(value);
  if (text === '1' || text.toLowerCase() === 'true') return 1;
  return text === '0' ? 0 : undefined;
}

function parseRules(text: string): Record<string, unknown>[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const entries: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
    return entries.every(isRecord) ? entries : undefined;
  } catch {
    // Not JSON: the caller reads it the stricter way.
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Absolute locations count when they name the same origin; a rule without a location covers everything. */
function locationPath(location: unknown, url: string): string {
  if (typeof location !== 'string') return '/';
  if (location.startsWith('/') || location.startsWith('*')) return location;
  if (!URL.canParse(location)) return `/${location}`;
  return new URL(location).origin === new URL(url).origin ? pathOf(location) : '';
}
