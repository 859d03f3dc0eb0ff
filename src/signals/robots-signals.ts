import type { Digest } from '../core/digest.ts';
import type { Signal } from '../core/permission.ts';
import { AI_TRAINING_TOKENS } from './ai-tokens.ts';
import { parseContentSignal } from './content-signal.ts';
import { parseContentUsage, trainingPreferences } from './content-usage.ts';
import { matchesPattern } from './robots-match.ts';
import type { Robots, RobotsGroup } from './robots-parse.ts';
import { groupsFor, longestRule, pathForms, type PathForms } from './robots.ts';

/** AI refusals and grants that robots.txt makes for this URL: RBT-12, RBT-13, SIG-04, SIG-05, SIG-06. */
export function robotsSignals(robots: Robots, url: string, token: string, evidence: Digest): Signal[] {
  const forms = pathForms(url);
  const groups = groupsFor(robots.groups, token);
  const base = { source: 'robots' as const, evidence };
  const signals: Signal[] = [];
  for (const refusal of refusedAiTokens(robots.lenientGroups ?? robots.groups, forms))
    signals.push({ ...base, rule: refusal.rule, value: refusal.token, effect: 'deny-ai' });
  for (const value of usageFor(groups, forms.path)) {
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
function refusedAiTokens(
  groups: readonly RobotsGroup[],
  forms: PathForms,
): { rule: string; token: string }[] {
  const refused: { rule: string; token: string }[] = [];
  for (const token of new Set(groups.flatMap((group) => group.names))) {
    const rule = AI_TRAINING_TOKENS.has(token) ? 'RBT-12' : token.includes('train') ? 'RBT-13' : undefined;
    if (rule === undefined) continue;
    const best = longestRule(
      groups.filter((group) => group.names.includes(token)),
      forms,
    );
    if (best !== undefined && !best.allow) refused.push({ rule, token });
  }
  return refused.sort((a, b) => (a.token < b.token ? -1 : 1));
}

// The longest matching path decides; among equally long ones any `n` wins.
function usageFor(groups: readonly RobotsGroup[], path: string): string[] {
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
