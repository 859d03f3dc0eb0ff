import { hold, keep, reject, type Decision } from '../../core/decision.ts';
import type { RiskRecord } from '../../core/document.ts';
import type { FilterSubject } from '../subject.ts';
import { findHits, type Hits } from './find-hits.ts';
import type { Lexicon } from './lexicon.ts';

/** Raised when the same text and lexicon could give another decision. */
export const SAFETY_VERSION = 2;

/** Levels that count for a source of each tier (A.1 … A.5 by source, llm-webkit's idea): the better known, the fewer. */
const LEVEL_MAX = { trusted: 1, reviewed: 2, open: 3 } as const;
/** Points of a distinct entry by level; a repeated one counts a quarter each time, at most double. */
const POINTS: readonly number[] = [0, 4, 2, 1, 0];
const REPEAT_POINTS = 0.25;
const REPEATS_MAX = 4;
/** Distinct plain terms (level 2) from which a text without any level 1 word is suspected. */
const STRONG_MIN = 3;
/** Distinct words of operators from which even a long text is suspected. */
const OWN_MIN = 2;
/** A hit in the title stands for the whole text. */
const TITLE_FACTOR = 2;
/** Shorter texts are scored as if they had this many characters: one word in a headline is no density. */
const VISIBLE_MIN = 300;
/** Distinct words of reporting for each 1,000 characters, and at least, from which a text reports. */
const REPORT_DENSITY_MIN = 4;
const REPORT_DISTINCT_MIN = 3;
/** Characters at each end of a text in which two entries of an operator count as injected. */
const EDGE_UNITS = 150;
const EVIDENCE_RULES_MAX = 8;

export interface RiskResult {
  /** There for every document, clean ones too (CN-FLT-02). */
  readonly record: RiskRecord;
  readonly decision: Decision;
}

/**
 * Scores a text against every topic and decides by the gravest: RISK_CONFIRMED rejects, RISK_SUSPECTED
 * holds for a person. Texts that report on a topic, by their words or as regulation or encyclopedia,
 * are at most held; a topic's name alone (level 3) decides nothing.
 */
export function scanRisks(subject: FilterSubject, lexicon: Lexicon): RiskResult {
  const { text } = subject.profile;
  const places: Places = {
    body: findHits(text, lexicon),
    title: findHits(subject.title, lexicon),
    edges:
      text.length <= 4 * EDGE_UNITS
        ? []
        : [text.slice(0, EDGE_UNITS), text.slice(-EDGE_UNITS)].map((edge) => findHits(edge, lexicon)),
  };
  const reports = isReport(subject, lexicon, places.body);
  const findings = lexicon.topics.map((_, topic) => scoreTopic(topic, subject, lexicon, places));
  const verdicts = findings.map((finding) => judgeTopic(finding, lexicon, reports));
  return { record: recordOf(lexicon, findings, verdicts), decision: gravest(verdicts) };
}

/** Where entries occur. A short text has no edges: all of it is one. */
interface Places {
  readonly body: Hits;
  readonly title: Hits;
  readonly edges: readonly Hits[];
}

interface Finding {
  readonly topic: number;
  readonly distinct: number;
  /** Distinct entries that are more than the topic's name (level 1 or 2). */
  readonly strong: number;
  /** Smallest level among the entries that count; 5 if none does. */
  readonly level: number;
  readonly density: number;
  /** Distinct entries that only operators write (level 1). */
  readonly own: number;
  readonly injection: Injection;
  readonly rules: readonly string[];
}

/**
 * How pages are injected: operators' words in the title, or several at one end of the text (`sure`);
 * one of them at an end of the text (`likely`).
 */
type Injection = 'sure' | 'likely' | 'none';

function scoreTopic(topic: number, subject: FilterSubject, lexicon: Lexicon, places: Places): Finding {
  const { body, title } = places;
  const levelMax = LEVEL_MAX[subject.site?.tier ?? 'open'];
  let points = 0;
  let level = 5;
  let strong = 0;
  let own = 0;
  const rules: string[] = [];
  for (const index of new Set([...body.keys(), ...title.keys()])) {
    const entry = lexicon.entries[index];
    const entryLevel = entry === undefined ? 5 : title.has(index) ? entry.titleLevel : entry.level;
    if (entry === undefined || entry.topic !== topic || entryLevel > levelMax) continue;
    const repeats = Math.min(REPEATS_MAX, Math.max(0, (body.get(index) ?? 0) - 1));
    const worth = (POINTS[entryLevel] ?? 0) * (1 + repeats * REPEAT_POINTS);
    points += title.has(index) ? worth * TITLE_FACTOR : worth;
    level = Math.min(level, entryLevel);
    if (entryLevel <= 2) strong++;
    if (entryLevel === 1) own++;
    rules.push(entry.ruleId);
  }
  return {
    topic,
    distinct: rules.length,
    strong,
    own,
    level,
    density: (points * 1000) / Math.max(VISIBLE_MIN, subject.profile.visible),
    injection: level === 1 ? injectionOf(topic, lexicon, places) : 'none',
    rules: rules.sort().slice(0, EVIDENCE_RULES_MAX),
  };
}

function injectionOf(topic: number, lexicon: Lexicon, { title, edges }: Places): Injection {
  const count = (hits: Hits, levelMax: number, level: 'level' | 'titleLevel'): number =>
    [...hits.keys()].filter((index) => {
      const entry = lexicon.entries[index];
      return entry?.topic === topic && entry[level] <= levelMax;
    }).length;
  if (count(title, 2, 'titleLevel') >= 1 || edges.some((edge) => count(edge, 2, 'level') >= 2)) return 'sure';
  return edges.some((edge) => count(edge, 1, 'level') >= 1) ? 'likely' : 'none';
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

function judgeTopic(finding: Finding, lexicon: Lexicon, reports: boolean): Decision {
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
