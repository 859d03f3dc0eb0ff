import type { FilterSubject } from '../subject.ts';
import { findHits, type Hits } from './find-hits.ts';
import type { Lexicon } from './lexicon.ts';

/** Levels that count for a source of each tier (A.1 … A.5 by source, llm-webkit's idea): the better known, the fewer. */
const LEVEL_MAX = { trusted: 1, reviewed: 2, open: 3 } as const;
/** Points of a distinct entry by level; a repeated one counts a quarter each time, at most double. */
const POINTS: readonly number[] = [0, 4, 2, 1, 0];
const REPEAT_POINTS = 0.25;
const REPEATS_MAX = 4;
/** A hit in the title stands for the whole text. */
const TITLE_FACTOR = 2;
/** Shorter texts are scored as if they had this many characters: one word in a headline is no density. */
const VISIBLE_MIN = 300;
/** Characters at each end of a text in which two entries of an operator count as injected. */
const EDGE_UNITS = 150;
const EVIDENCE_RULES_MAX = 8;

/** Looks for entries in a document: in its text, its title, and the ends of the text. */
export function findPlaces(subject: FilterSubject, lexicon: Lexicon): Places {
  const { text } = subject.profile;
  const edges = text.length <= 4 * EDGE_UNITS ? [] : [text.slice(0, EDGE_UNITS), text.slice(-EDGE_UNITS)];
  return {
    body: findHits(text, lexicon),
    title: findHits(subject.title, lexicon),
    edges: edges.map((edge) => findHits(edge, lexicon)),
  };
}

/** Where entries occur. A short text has no edges: all of it is one. */
export interface Places {
  readonly body: Hits;
  readonly title: Hits;
  readonly edges: readonly Hits[];
}

/** What the entries of one topic amount to in a document. */
export interface Finding {
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

export function scoreTopic(topic: number, subject: FilterSubject, lexicon: Lexicon, places: Places): Finding {
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
