import { z } from 'zod';
import { hold, keep, reject } from '../core/decision.ts';
import { defineFilter } from '../core/step.ts';
import { contacts } from './injection/contacts.ts';
import { countOf, LIST, phrases } from './words/phrases.ts';
import type { FilterSubject } from './subject.ts';

const BAIT_KINDS = ['gambling', 'adult', 'fraud'] as const;
/** Shorter texts are scored as if they had this many visible characters. */
const VISIBLE_MIN = 300;

/**
 * Rejects pages that solicit for betting, sex or shady trade, by the company of words: baits of one kind, calls to get
 * in touch, and ways to do so. Texts that report on such trade (police, courts, press, science) are held at most;
 * whoever merely mentions it is kept.
 */
export const solicitation = defineFilter({
  id: 'filter.solicitation',
  version: 1,
  params: z.strictObject({
    /** Different baits of one kind from which, with calls or contacts, a dense text is rejected. */
    baitsMin: z.number().int().min(1),
    /** Different baits and calls for each 1,000 visible characters. */
    densityMin: z.number().min(0),
    /** The same two for holding. */
    baitsHoldMin: z.number().int().min(1),
    densityHoldMin: z.number().min(0),
    /** Different words of reporting for each different bait from which a text reports. */
    reportsPerBait: z.number().min(0),
  }),
  measure({ profile }: FilterSubject) {
    const found = phrases(profile);
    const kinds = BAIT_KINDS.map((kind) => countOf(found, LIST[kind]).distinct);
    const baits = Math.max(...kinds);
    const reach = countOf(found, LIST.call).distinct + 2 * Math.min(3, contacts(profile).contacts);
    return {
      baits,
      reach,
      solicitationDensity: ((baits + reach) * 1000) / Math.max(VISIBLE_MIN, profile.visible),
      reportWords: countOf(found, LIST.report).distinct,
      /** Place of the commonest kind in `BAIT_KINDS`: measures are numbers. */
      baitKind: kinds.indexOf(baits),
    };
  },
  judge({ baits, reach, solicitationDensity, reportWords, baitKind }, params) {
    const { baitsMin, densityMin, baitsHoldMin, densityHoldMin, reportsPerBait } = params;
    if (baits < baitsHoldMin || solicitationDensity < densityHoldMin || reach === 0) return keep;
    const reports = reportWords >= Math.max(2, reportsPerBait * baits);
    const isDense = baits >= baitsMin && solicitationDensity >= densityMin && reach >= 2;
    const kind = BAIT_KINDS[baitKind] ?? '';
    const evidence = { kind, baits, reach, solicitationDensity, densityMin, reportWords };
    if (isDense && !reports) return reject('SOLICITATION', evidence);
    return reports && !isDense ? keep : hold('SOLICITATION', evidence);
  },
});
