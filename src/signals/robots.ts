import type { Digest } from '../core/digest.ts';
import type { Signal } from '../core/permission.ts';
import { AI_TRAINING_TOKENS } from './ai-tokens.ts';
import { parseContentSignal } from './content-signal.ts';
import { parseContentUsage, trainingPreferences } from './content-usage.ts';
import { robotsLines, type RobotsLine } from './robots-lines.ts';
import { comparableOctets, matchesPattern } from './robots-match.ts';

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
  /** As written, for the record. */
  readonly line: string;
}

interface Group {
  /** Product tokens as RFC 9309 reads them: letters, `_` and `-`, lower case. */
  readonly tokens: string[];
  /** User-agent values as written, lower case: some AI crawlers have digits in their names. */
  readonly names: string[];
  readonly rules: Rule[];
  crawlDelayMs: number | undefined;
  /** Content-Usage with its path, `/` when none is given. */
  readonly usages: { readonly pattern: string; readonly value: string }[];
  readonly contentSignals: string[];
  readonly licenses: string[];
}

/** A parsed robots.txt. */
export interface Robots {
  readonly groups: readonly Group[];
  /** Sitemap URLs as written. */
  readonly sitemaps: string[];
  /** License lines before any group. */
  readonly licenses: readonly string[];
}

/** RBT-11: a longer Crawl-delay is cut to this and is for a person to look at. */
const CRAWL_DELAY_MS_MAX = 120_000;

/**
 * Parses robots.txt by RFC 9309. Never throws: whatever is not a rule is skipped. Records that the RFC
 * does not know (Sitemap, Crawl-delay …) do not end a run of User-agent lines.
 */
export function parseRobots(body: Uint8Array | string): Robots {
  const groups: Group[] = [];
  const sitemaps: string[] = [];
  const licenses: string[] = [];
  let group: Group | undefined;
  let closed = false;
  for (const line of robotsLines(body)) {
    if (line.name === 'user-agent') {
      if (group === undefined || closed) groups.push((group = emptyGroup()));
      closed = false;
      group.tokens.push(productToken(line.value));
      group.names.push(line.value.toLowerCase());
    } else if (line.name === 'sitemap') sitemaps.push(line.value);
    else if (group === undefined) {
      if (line.name === 'license') licenses.push(line.value);
    } else if (GROUP_RECORDS.has(line.name)) {
      add(group, line);
      // Only allow and disallow end a run of User-agent lines (RFC 9309 §2.2.1). A group of other records
      // alone merges with the next one: stricter, and doubt means no.
      closed ||= line.name === 'allow' || line.name === 'disallow';
    }
  }
  return { groups, sitemaps, licenses };
}

const GROUP_RECORDS: ReadonlySet<string> = new Set([
  'allow',
  'disallow',
  'crawl-delay',
  'content-usage',
  'content-signal',
  'license',
]);

function emptyGroup(): Group {
  return {
    tokens: [],
    names: [],
    rules: [],
    crawlDelayMs: undefined,
    usages: [],
    contentSignals: [],
    licenses: [],
  };
}

function add(group: Group, { name, value }: RobotsLine): void {
  if (name === 'allow' || name === 'disallow') {
    const pattern = rulePattern(value);
    if (pattern !== undefined)
      group.rules.push({
        allow: name === 'allow',
        pattern,
        line: `${name === 'allow' ? 'Allow' : 'Disallow'}: ${value}`,
      });
  } else if (name === 'crawl-delay') group.crawlDelayMs = delay(value) ?? group.crawlDelayMs;
  else if (name === 'content-signal') group.contentSignals.push(value);
  else if (name === 'license') group.licenses.push(value);
  else group.usages.push(usage(value));
}

// An empty Disallow says nothing. A pattern without a leading slash is read as if it had one.
function rulePattern(value: string): string | undefined {
  if (value === '') return undefined;
  return comparableOctets(value.startsWith('/') || value.startsWith('*') ? value : `/${value}`);
}

function delay(value: string): number | undefined {
  const seconds = Number(value);
  if (!Number.isFinite(seconds) || seconds < 0 || value === '') return undefined;
  return Math.min(seconds * 1000, CRAWL_DELAY_MS_MAX);
}

// `Content-Usage: /path train-ai=n` or without a path.
function usage(value: string): { pattern: string; value: string } {
  if (!value.startsWith('/')) return { pattern: '/', value };
  const space = value.search(/\s/u);
  if (space < 0) return { pattern: comparableOctets(value), value: '' };
  return { pattern: comparableOctets(value.slice(0, space)), value: value.slice(space + 1).trim() };
}

/** Letters, `_` and `-` from the start, lower case; `*` stays. `MyBot/1.0 foo` gives `mybot`. */
function productToken(value: string): string {
  if (value.startsWith('*')) return '*';
  return (/^[A-Za-z_-]+/u.exec(value)?.[0] ?? '').toLowerCase();
}

/**
 * May this product fetch this URL? `rule` is the line that decided, '' when none did.
 * @param token product token only, for example `jingliu`.
 */
export function checkRobots(
  robots: Robots,
  url: string,
  token: string,
): { allowed: boolean; rule: string; crawlDelayMs?: number } {
  const path = pathOf(url);
  const groups = groupsFor(robots, token);
  const crawlDelayMs = Math.max(-1, ...groups.map((group) => group.crawlDelayMs ?? -1));
  const pace = crawlDelayMs < 0 ? {} : { crawlDelayMs };
  if (path === '/robots.txt') return { allowed: true, rule: '', ...pace };
  const best = longest(groups, path);
  return best === undefined
    ? { allowed: true, rule: '', ...pace }
    : { allowed: best.allow, rule: best.line, ...pace };
}

function longest(groups: readonly Group[], path: string): Rule | undefined {
  let best: Rule | undefined;
  for (const group of groups) {
    for (const rule of group.rules) {
      if (best !== undefined && rule.pattern.length < best.pattern.length) continue;
      if (best !== undefined && rule.pattern.length === best.pattern.length && (best.allow || !rule.allow))
        continue;
      if (matchesPattern(rule.pattern, path)) best = rule;
    }
  }
  return best;
}

// All groups with our token are one group; else all groups of `*`; else none.
function groupsFor(robots: Robots, token: string): readonly Group[] {
  const wanted = token.toLowerCase();
  const own = robots.groups.filter((group) => group.tokens.includes(wanted));
  return own.length > 0 ? own : robots.groups.filter((group) => group.tokens.includes('*'));
}

// The URL class drops a lone trailing `?`; the record of what was asked keeps it (a known trap).
function pathOf(url: string): string {
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^#]*)/iu.exec(url);
  const rest = match?.[1] ?? url;
  return comparableOctets(rest.startsWith('/') ? rest : `/${rest}`);
}

/** AI refusals and grants that robots.txt makes for this URL: RBT-12, RBT-13, SIG-04, SIG-05, SIG-06. */
export function robotsSignals(robots: Robots, url: string, token: string, evidence: Digest): Signal[] {
  const path = pathOf(url);
  const groups = groupsFor(robots, token);
  const base = { source: 'robots' as const, evidence };
  const signals: Signal[] = [];
  for (const refusal of refusedAiTokens(robots, path))
    signals.push({ ...base, rule: refusal.rule, value: refusal.token, effect: 'deny-ai' });
  for (const value of usageFor(groups, path)) {
    signals.push({ ...base, rule: 'SIG-04', value, effect: value.endsWith('=n') ? 'deny-ai' : 'train' });
  }
  for (const group of groups) {
    for (const line of group.contentSignals) signals.push(...contentSignals(line, base));
  }
  const scoped = groups.flatMap((group) => group.licenses);
  for (const value of scoped.length > 0 ? scoped : robots.licenses)
    signals.push({ ...base, rule: 'SIG-06', value, effect: 'note' });
  return signals;
}

// RBT-12: the site lets others in but refuses a known AI-training crawler on this path. One is enough.
function refusedAiTokens(robots: Robots, path: string): { rule: string; token: string }[] {
  const refused: { rule: string; token: string }[] = [];
  for (const token of new Set(robots.groups.flatMap((group) => group.names))) {
    const rule = AI_TRAINING_TOKENS.has(token) ? 'RBT-12' : token.includes('train') ? 'RBT-13' : undefined;
    if (rule === undefined) continue;
    const best = longest(
      robots.groups.filter((group) => group.names.includes(token)),
      path,
    );
    if (best !== undefined && !best.allow) refused.push({ rule, token });
  }
  return refused.sort((a, b) => (a.token < b.token ? -1 : 1));
}

// The longest matching path decides; among equally long ones any `n` wins.
function usageFor(groups: readonly Group[], path: string): string[] {
  const matching = groups
    .flatMap((group) => group.usages)
    .filter((entry) => matchesPattern(entry.pattern, path));
  const length = Math.max(0, ...matching.map((entry) => entry.pattern.length));
  const values = matching
    .filter((entry) => entry.pattern.length === length)
    .flatMap((entry) => trainingPreferences(parseContentUsage(entry.value)));
  return [...new Set(values)].sort((a, b) => (a.endsWith('n') ? 0 : 1) - (b.endsWith('n') ? 0 : 1));
}

function contentSignals(line: string, base: Pick<Signal, 'source' | 'evidence'>): Signal[] {
  const settings = parseContentSignal(line);
  const train = settings.get('ai-train');
  const use = settings.get('use');
  const signals: Signal[] = [];
  if (train === 'no') signals.push({ ...base, rule: 'SIG-05', value: 'ai-train=no', effect: 'deny-ai' });
  if (train === 'yes') signals.push({ ...base, rule: 'SIG-05', value: 'ai-train=yes', effect: 'train' });
  if (use !== undefined && use !== 'full')
    signals.push({ ...base, rule: 'SIG-05', value: `use=${use}`, effect: 'reserve' });
  return signals;
}
