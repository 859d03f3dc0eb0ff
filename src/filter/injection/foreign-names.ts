import { betNames, betNamesOf } from './bet-names.ts';
import { countOf, endsOf, LIST, phrases } from '../words/phrases.ts';
import type { FilterSubject } from '../subject.ts';

/** Names of betting sites in a document, and whether it speaks of betting otherwise. */
export interface ForeignNames {
  /** Different names and offers of betting sites in the text … */
  readonly siteNames: number;
  /** … and in the title or the document's head. */
  readonly titleNames: number;
  /** Words about betting outside such names. */
  readonly bettingWords: number;
  /** Different words of those who report on such trade. */
  readonly reportWords: number;
}

export function foreignNames({ profile, title, head }: FilterSubject): ForeignNames {
  const { names } = betNames(profile);
  const found = phrases(profile);
  const inNames = (end: number): boolean =>
    names.some(({ at, name }) => end > at && end <= at + name.length + SPACES_MAX);
  return {
    siteNames: new Set(names.map(({ name }) => name)).size,
    titleNames: new Set(betNamesOf(`${title}\n${head ?? ''}`).map(({ name }) => name)).size,
    bettingWords: endsOf(found, LIST.betting).filter((end) => !inNames(end)).length,
    reportWords: countOf(found, LIST.report).distinct,
  };
}

/** Spaces that a name of a site loses when it is noted. */
const SPACES_MAX = 4;
