import { agentNames } from './robots-agent.ts';
import { comparablePath, matchesPattern, queryForm } from './robots-match.ts';
import type { Robots, RobotsGroup, RobotsRule } from './robots-parse.ts';

/** The answer of robots.txt for one URL. */
export interface RobotsVerdict {
  readonly allowed: boolean;
  /** The line that decided, '' when none did. */
  readonly rule: string;
  /** Longest Crawl-delay of the agent's groups, at most 120 s. */
  readonly crawlDelayMs?: number;
}

/**
 * May this agent fetch this URL, by RFC 9309? Where the file can be read in two ways (literally and leniently,
 * or an agent whose name is no product token may be meant by a group or not), the one that refuses decides.
 * @param agent a product token (`jingliu`) or a whole identification string.
 */
export function checkRobots(robots: Robots, url: string, agent: string): RobotsVerdict {
  const forms = pathForms(url);
  const readings = [robots.groups, ...(robots.lenientGroups === undefined ? [] : [robots.lenientGroups])];
  const verdicts = readings
    .flatMap((groups) => groupSets(groups, agent))
    .map((groups) => decide(groups, forms));
  const delays = verdicts.flatMap((verdict) => verdict.crawlDelayMs ?? []);
  const pace = delays.length === 0 ? {} : { crawlDelayMs: Math.max(...delays) };
  const first = verdicts.find((verdict) => !verdict.allowed) ?? verdicts[0];
  return { allowed: true, rule: '', ...first, ...pace };
}

function decide(groups: readonly RobotsGroup[], forms: PathForms): RobotsVerdict {
  const crawlDelayMs = Math.max(-1, ...groups.map((group) => group.crawlDelayMs ?? -1));
  const pace = crawlDelayMs < 0 ? {} : { crawlDelayMs };
  const best = forms.path === '/robots.txt' ? undefined : longestRule(groups, forms);
  return best === undefined
    ? { allowed: true, rule: '', ...pace }
    : { allowed: best.allow, rule: best.line, ...pace };
}

/** Path with query in the two forms in which patterns are compared. */
export interface PathForms {
  readonly path: string;
  readonly query: string;
}

/** The rule with the most octets that matches; of equally long ones an Allow. */
export function longestRule(groups: readonly RobotsGroup[], forms: PathForms): RobotsRule | undefined {
  let best: RobotsRule | undefined;
  for (const group of groups) {
    for (const rule of group.rules) {
      if (best !== undefined && rule.pattern.length < best.pattern.length) continue;
      if (best !== undefined && rule.pattern.length === best.pattern.length && (best.allow || !rule.allow))
        continue;
      if (matchesPattern(rule.pattern, forms.path) || matchesQueryForm(rule, forms)) best = rule;
    }
  }
  return best;
}

function matchesQueryForm(rule: RobotsRule, forms: PathForms): boolean {
  if (rule.queryPattern === rule.pattern && forms.query === forms.path) return false;
  return matchesPattern(rule.queryPattern, forms.query);
}

/** All groups with the agent's name are one group; else all groups of `*`; else none. */
export function groupsFor(groups: readonly RobotsGroup[], agent: string): readonly RobotsGroup[] {
  return groupSets(groups, agent)[0] ?? [];
}

// One set; two when the agent's name is no product token, so that its group or that of `*` may be meant.
function groupSets(groups: readonly RobotsGroup[], agent: string): (readonly RobotsGroup[])[] {
  const everybody = groups.filter((group) => group.tokens.includes('*'));
  for (const { name, token, isToken } of agentNames(agent)) {
    if (isToken) {
      const own = groups.filter((group) => group.tokens.includes(token));
      if (own.length > 0) return [own];
      continue;
    }
    const named = groups.filter((group) => group.names.includes(name));
    const own =
      named.length > 0 || token === '' ? named : groups.filter((group) => group.tokens.includes(token));
    if (own.length > 0) return [own, everybody];
  }
  return [everybody];
}

/**
 * Path and query as written: the URL class would drop a lone trailing `?`, which a rule may ask for (a known
 * trap; other parsers allow such URLs wrongly).
 */
export function pathForms(url: string): PathForms {
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^#]*)/iu.exec(url);
  const rest = match?.[1] ?? url;
  const path = comparablePath(rest.startsWith('/') ? rest : `/${rest}`);
  return { path, query: queryForm(path) };
}
