import { hold, keep, reject, type Decision } from '../../../core/decision.ts';
import { OFFENCE_MODEL } from './score.ts';

/** Numbers of a rule file with role `model`. */
export interface OffenceRules {
  /** Score from which a text is confirmed, and from which it is suspected. */
  readonly confirmMin: number;
  readonly suspectMin: number;
  /** Below this score what the words suspect is cleared, and what they confirm is only suspected. */
  readonly clearMax: number;
}

export interface OffenceFinding {
  readonly score: number;
  /** The text reports on the subject, or its source is a trusted one: at most held. */
  readonly lenient: boolean;
  /** The risk (A.2.a … A.2.i) whose words the text has. */
  readonly risk: string;
}

/** What the model alone says of a text. */
export function judgeOffence({ score, lenient, risk }: OffenceFinding, rules: OffenceRules): Decision {
  const evidence = { risk, model: OFFENCE_MODEL, score: round(score) };
  if (score >= rules.confirmMin)
    return lenient
      ? hold('RISK_SUSPECTED', { ...evidence, scoreMin: rules.confirmMin })
      : reject('RISK_CONFIRMED', { ...evidence, scoreMin: rules.confirmMin });
  return score >= rules.suspectMin && !lenient
    ? hold('RISK_SUSPECTED', { ...evidence, scoreMin: rules.suspectMin })
    : keep;
}

/** What the words said of discrimination, confirmed by the model or not. */
export function confirmWords(words: Decision, score: number, rules: OffenceRules): Decision {
  if (words.kind === 'keep' || score >= rules.clearMax) return words;
  if (words.kind === 'hold') return keep;
  return hold('RISK_SUSPECTED', { ...words.evidence, model: OFFENCE_MODEL, score: round(score) });
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
