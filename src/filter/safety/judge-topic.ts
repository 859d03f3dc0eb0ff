import { hold, keep, reject, type Decision } from '../../core/decision.ts';
import type { Lexicon } from './lexicon.ts';
import type { Finding } from './score-topic.ts';

/** Distinct plain terms (level 2) from which a text without any level 1 word is suspected. */
const STRONG_MIN = 3;
/** Distinct words of operators from which even a long text is suspected. */
const OWN_MIN = 2;

/** What the words of one topic say of a document. `reports`: the document speaks about the topic as news or law do. */
export function judgeTopic(finding: Finding, lexicon: Lexicon, reports: boolean): Decision {
  const file = lexicon.topics[finding.topic];
  // Two plain terms, however often, or the topic's name without anything its operators write: a mention.
  if (file === undefined || (finding.level > 1 && finding.strong < STRONG_MIN)) return keep;
  const { confirmDistinctMin, confirmDensityMin, suspectDensityMin } = file.judge;
  const isManifold =
    finding.level === 1 ? finding.distinct >= confirmDistinctMin : finding.strong > confirmDistinctMin;
  const isDense = finding.density >= confirmDensityMin && isManifold;
  const evidence = {
    risk: file.risk,
    topic: file.topic,
    distinct: finding.distinct,
    strong: finding.strong,
    density: round(finding.density),
    confirmDensityMin,
    rules: finding.rules,
  };
  const { injection, distinct } = finding;
  if ((isDense || (injection === 'sure' && distinct >= 2)) && !reports)
    return reject('RISK_CONFIRMED', evidence);
  const isSuspect = injection !== 'none' || (finding.own >= OWN_MIN && !reports);
  if (finding.density < suspectDensityMin && !isSuspect) return keep;
  if (reports && !isDense && finding.level > 1) return keep;
  return hold('RISK_SUSPECTED', evidence);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
