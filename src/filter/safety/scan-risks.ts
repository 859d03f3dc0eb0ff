import { keep, type Decision } from '../../core/decision.ts';
import type { RiskRecord } from '../../core/document.ts';
import type { FilterSubject } from '../subject.ts';
import type { Hits } from './find-hits.ts';
import { judgeTopic } from './judge-topic.ts';
import type { Lexicon } from './lexicon.ts';
import { confirmWords, judgeOffence } from './offence/judge.ts';
import { OFFENCE_MODEL, offenceScore } from './offence/score.ts';
import { findPlaces, scoreTopic, type Finding } from './score-topic.ts';

/** Raised when the same text and lexicon could give another decision. */
export const SAFETY_VERSION = 4;

/** Distinct words of reporting for each 1,000 characters, and at least, from which a text reports. */
const REPORT_DENSITY_MIN = 4;
const REPORT_DISTINCT_MIN = 3;
/** Discrimination (A.2) is what the model knows; A.2.i is that of other kinds. */
const OFFENCE_RISKS = 'A.2.';
const OFFENCE_OTHER = 'A.2.i';

export interface RiskResult {
  /** There for every document, clean ones too (CN-FLT-02). */
  readonly record: RiskRecord;
  readonly decision: Decision;
}

/**
 * Scores a text against every topic and decides by the gravest: RISK_CONFIRMED rejects, RISK_SUSPECTED
 * holds for a person. Texts that report on a topic, by their words or as regulation or encyclopedia,
 * are at most held; a topic's name alone (level 3) decides nothing. What words say of discrimination
 * is confirmed or cleared by the model, which also finds abuse without such words.
 */
export function scanRisks(subject: FilterSubject, lexicon: Lexicon): RiskResult {
  const places = findPlaces(subject, lexicon);
  const reports = isReport(subject, lexicon, places.body);
  const findings = lexicon.topics.map((_, topic) => scoreTopic(topic, subject, lexicon, places));
  const verdicts = findings.map((finding) => judgeTopic(finding, lexicon, reports));
  const record = (own: readonly Decision[]): RiskRecord => recordOf(lexicon, findings, own);
  if (lexicon.offence === undefined) return { record: record(verdicts), decision: gravest(verdicts) };
  const score = offenceScore(subject.profile.text);
  const rules = lexicon.offence;
  const settled = verdicts.map((verdict, i) =>
    isOffence(lexicon, findings[i]) ? confirmWords(verdict, score, rules) : verdict,
  );
  const risk = riskOf(lexicon, findings);
  const verdict = judgeOffence({ score, risk, lenient: reports || subject.site?.tier === 'trusted' }, rules);
  return {
    record: withModel(record(settled), score, risk, verdict),
    decision: gravest([...settled, verdict]),
  };
}

function isOffence(lexicon: Lexicon, finding: Finding | undefined): boolean {
  return lexicon.topics[finding?.topic ?? -1]?.risk.startsWith(OFFENCE_RISKS) ?? false;
}

/** The kind of discrimination whose words the text has most of. */
function riskOf(lexicon: Lexicon, findings: readonly Finding[]): string {
  const own = findings.filter((finding) => finding.distinct > 0 && isOffence(lexicon, finding));
  own.sort((a, b) => b.density - a.density || a.topic - b.topic);
  return lexicon.topics[own[0]?.topic ?? -1]?.risk ?? OFFENCE_OTHER;
}

function withModel(record: RiskRecord, score: number, risk: string, verdict: Decision): RiskRecord {
  const labels = verdict.kind === 'keep' ? record.labels : [...new Set([...record.labels, risk])].sort();
  const scores = { ...record.scores, 'A.2': round(score) };
  return { ...record, labels, scores, modelVersion: OFFENCE_MODEL };
}

function isReport(subject: FilterSubject, lexicon: Lexicon, body: Hits): boolean {
  if (subject.pageKind === 'regulation' || subject.site?.kind === 'encyclopedia') return true;
  let words = 0;
  for (const index of body.keys()) if (lexicon.entries[index]?.topic === -1) words++;
  return (
    words >=
    Math.max(REPORT_DISTINCT_MIN, (REPORT_DENSITY_MIN * Math.min(subject.profile.visible, 2000)) / 1000)
  );
}

function gravest(verdicts: readonly Decision[]): Decision {
  return (
    verdicts.find(({ kind }) => kind === 'reject') ?? verdicts.find(({ kind }) => kind === 'hold') ?? keep
  );
}

/** Labels are the risks suspected or confirmed; scores (density over the confirming density, at most 1) the ones hit at all. */
function recordOf(lexicon: Lexicon, findings: readonly Finding[], verdicts: readonly Decision[]): RiskRecord {
  const labels = new Set<string>();
  const scores: Record<string, number> = {};
  findings.forEach((finding, i) => {
    const file = lexicon.topics[finding.topic];
    if (file === undefined || finding.distinct === 0) return;
    if (verdicts[i]?.kind !== 'keep') labels.add(file.risk);
    const score =
      file.judge.confirmDensityMin === 0 ? 1 : Math.min(1, finding.density / file.judge.confirmDensityMin);
    scores[file.risk] = Math.max(scores[file.risk] ?? 0, round(score));
  });
  return { labels: [...labels].sort(), scores, lexiconVersion: lexicon.version, modelVersion: 'none' };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
