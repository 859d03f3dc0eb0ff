import type { Verdict } from '../core/permission.ts';
import type { ReasonCode } from '../core/reasons.ts';
import { TESTS, type Standing } from './facts.ts';
import type { PrecedenceLine } from './rules.ts';

/** What the first matching line of the precedence table says. */
export interface Ruling {
  readonly rule: string;
  readonly verdict: Verdict;
  readonly when: PrecedenceLine['when'];
  readonly reason?: ReasonCode;
}

/** Takes the first line whose condition holds (§4.3). Without any, the document waits: doubt means no. */
export function ruleOn(standing: Standing, lines: readonly PrecedenceLine[]): Ruling {
  const line = lines.find(({ when }) => TESTS[when](standing));
  if (line === undefined)
    return { rule: 'DEC-10', verdict: 'hold', when: 'always', reason: 'LICENSE_UNKNOWN' };
  const verdict = line.except?.[standing.licenseProfile] ?? line.verdict;
  if (verdict === 'allow') return { rule: line.rule, verdict, when: line.when };
  return { rule: line.rule, verdict, when: line.when, reason: line.reason ?? 'LICENSE_UNKNOWN' };
}
