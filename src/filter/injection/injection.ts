import { z } from 'zod';
import { hold, keep, reject, type Decision } from '../../core/decision.ts';
import { defineFilter } from '../../core/step.ts';
import { measureEnds } from './ends.ts';
import { foreignNames, type ForeignNames } from './foreign-names.ts';
import type { FilterSubject } from '../subject.ts';

/**
 * Finds solicitation put into somebody else's text: names of betting sites anywhere in a document that does not speak of
 * betting; baits in the title (or the document's head), the head or the tail that do not occur in the body; a contact
 * with trade words that occur nowhere else. Rejected with several baits or names, else held; so is a title that
 * repeats a name the text never mentions.
 */
export const injection = defineFilter({
  id: 'filter.injection',
  version: 3,
  params: z.strictObject({
    /** Points of an end from which it counts as injected: a bait, a contact or an offer of a betting site 2, a call or a trade word 1. */
    pointsMin: z.number().min(1),
    /** Different baits, absent from the body, from which the page is rejected. */
    baitsRejectMin: z.number().int().min(1),
    /** A body with more contacts is an advertisement itself. */
    bodyContactsMax: z.number().int().min(0),
    /** Words about betting from which a text speaks of it; then names of sites are held only if it does not report. */
    bettingWordsMin: z.number().int().min(1),
    reportWordsMin: z.number().int().min(0),
    /** Different names of betting sites from which a document that does not speak of betting is rejected. */
    namesRejectMin: z.number().int().min(1),
  }),
  measure(subject: FilterSubject) {
    const { profile, title, head } = subject;
    return { ...measureEnds(profile, `${title}\n${head ?? ''}`), ...foreignNames(subject) };
  },
  judge(measures, params) {
    const { pointsMin, baitsRejectMin, bodyContactsMax } = params;
    const { headPoints, tailPoints, titlePoints, bodyPoints } = measures;
    const { injectedBaits, bodyContacts, foreignTitle } = measures;
    const worst = Math.max(headPoints, tailPoints, titlePoints, bodyPoints);
    const isInjected = worst >= pointsMin && bodyContacts <= bodyContactsMax;
    const named = judgeNames(measures, params);
    if ((!isInjected && foreignTitle === 0) || named.kind === 'reject') return named;
    const evidence = {
      headPoints,
      tailPoints,
      titlePoints,
      bodyPoints,
      pointsMin,
      injectedBaits,
      baitsRejectMin,
      foreignTitle,
    };
    return isInjected && injectedBaits >= baitsRejectMin
      ? reject('INJECTED_TEXT', evidence)
      : hold('INJECTED_TEXT', evidence);
  },
});

interface NameLimits {
  readonly bettingWordsMin: number;
  readonly reportWordsMin: number;
  readonly namesRejectMin: number;
}

/** Names of betting sites in a document that is not about them. */
function judgeNames(measures: ForeignNames, limits: NameLimits): Decision {
  const { siteNames, titleNames, bettingWords, reportWords } = measures;
  const { bettingWordsMin, reportWordsMin, namesRejectMin } = limits;
  const names = siteNames + titleNames;
  const isForeign = bettingWords < bettingWordsMin;
  if (names === 0 || (!isForeign && reportWords >= reportWordsMin)) return keep;
  const evidence = { siteNames, titleNames, namesRejectMin, bettingWords, bettingWordsMin, reportWords };
  return isForeign && names >= namesRejectMin
    ? reject('INJECTED_TEXT', evidence)
    : hold('INJECTED_TEXT', evidence);
}
