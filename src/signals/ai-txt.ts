import type { Digest } from '../core/digest.ts';
import type { Signal } from '../core/permission.ts';
import { matchesPath, pathOf } from './path-pattern.ts';
import { makeSignal, type SignalOrigin } from './signal.ts';

/** Lines read at most; an ai.txt of honest size has a few dozen. */
const LINES_MAX = 10_000;
const REFUSAL = /^(?:no|n|false|0|deny|denied|disallow|disallowed|forbidden|prohibited)$/iu;
const TRAINING_KEY = /^(?:(?:ai|model|llm)[-_ ]?)?train(?:ing)?(?:[-_ ](?:ai|data|allowed|use))?$/iu;

/**
 * SIG-03: what `/ai.txt`, `/.well-known/ai.txt` or `ai.json` says of `url`. The longest pattern that
 * matches decides and a tie refuses. HTML in its place (soft 404) says nothing; JSON that cannot be
 * read counts as refusal.
 */
export function aiTxtSignals(body: string, url: string, evidence: Digest): Signal[] {
  const origin: SignalOrigin = { source: 'well-known', evidence };
  const text = body.replace(/^\uFEFF/u, '').trim();
  if (text === '' || text.startsWith('<')) return [];
  return text.startsWith('{') || text.startsWith('[')
    ? jsonSignals(text, origin)
    : lineSignals(text, url, origin);
}

function lineSignals(text: string, url: string, origin: SignalOrigin): Signal[] {
  const path = pathOf(url);
  let best: { field: string; pattern: string } | undefined;
  for (const [field, value] of fields(text)) {
    if (TRAINING_KEY.test(field) && REFUSAL.test(value)) return [refusal(origin, `${field}: ${value}`)];
    if (field !== 'disallow' && field !== 'allow') continue;
    if (!covers(value, path)) continue;
    const longer = value.length - (best?.pattern.length ?? -1);
    if (longer > 0 || (longer === 0 && field === 'disallow')) best = { field, pattern: value };
  }
  return best?.field === 'disallow' ? [refusal(origin, `Disallow: ${best.pattern}`)] : [];
}

function refusal(origin: SignalOrigin, line: string): Signal {
  return makeSignal(origin, 'SIG-03', 'ai.txt-disallow', 'deny-ai', line);
}

function* fields(text: string): Generator<[field: string, value: string]> {
  const lines = text.split(/\r\n|\r|\n/u, LINES_MAX);
  for (const line of lines) {
    const bare = line.slice(0, 2048).split('#', 1)[0] ?? '';
    const colon = bare.indexOf(':');
    if (colon > 0) yield [bare.slice(0, colon).trim().toLowerCase(), bare.slice(colon + 1).trim()];
  }
}

/** `*.html` names a type; an address without an extension is a page, so it counts as html. */
function covers(pattern: string, path: string): boolean {
  const type = /^\/?\*\.([a-z0-9]{1,5})\$?$/iu.exec(pattern)?.[1]?.toLowerCase();
  if (type === undefined) return matchesPath(pattern, path);
  return sameType(type, extensionOf(path));
}

function extensionOf(path: string): string {
  const bare = path.split('?', 1)[0] ?? '';
  return /\.([a-z0-9]{1,5})$/iu.exec(bare)?.[1]?.toLowerCase() ?? 'html';
}

const PAGE_TYPES: ReadonlySet<string> = new Set([
  'html',
  'htm',
  'shtml',
  'xhtml',
  'php',
  'asp',
  'aspx',
  'jsp',
]);

function sameType(a: string, b: string): boolean {
  return a === b || (PAGE_TYPES.has(a) && PAGE_TYPES.has(b));
}

function jsonSignals(text: string, origin: SignalOrigin): Signal[] {
  try {
    return refusesTraining(JSON.parse(text), 0) ? [refusal(origin, 'training=no')] : [];
  } catch {
    // Unreadable means the stricter reading.
    return [makeSignal(origin, 'SIG-03', 'ai.json-unreadable', 'deny-ai')];
  }
}

/** Looks for a training key that says no, at most eight levels down. */
function refusesTraining(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth > 8) return false;
  return Object.entries(value).some(
    ([key, inner]) =>
      (TRAINING_KEY.test(key) && (inner === false || REFUSAL.test(String(inner)))) ||
      refusesTraining(inner, depth + 1),
  );
}
