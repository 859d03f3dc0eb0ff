import type { ReasonCode } from './reasons.ts';

/** Numbers, rule ids and digests that explain a decision. Never text from the page. */
export interface Evidence {
  readonly [name: string]: number | string | boolean | readonly string[] | undefined;
}

export interface Keep {
  readonly kind: 'keep';
}
export interface Reject {
  readonly kind: 'reject';
  readonly reason: ReasonCode;
  readonly evidence: Evidence;
}
export interface Hold {
  readonly kind: 'hold';
  readonly reason: ReasonCode;
  readonly evidence: Evidence;
}

/** What a step thinks of a document. `hold` waits for a person; the ruling enters the next run as a rule. */
export type Decision = Keep | Reject | Hold;

export const keep: Keep = Object.freeze({ kind: 'keep' });

export function reject(reason: ReasonCode, evidence: Evidence = {}): Reject {
  return { kind: 'reject', reason, evidence };
}

export function hold(reason: ReasonCode, evidence: Evidence = {}): Hold {
  return { kind: 'hold', reason, evidence };
}
