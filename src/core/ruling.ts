import { z } from 'zod';
import { ruleHeader } from './rule-file.ts';

/** Letters a reason has at least; a Han character says as much as two. */
const REASON_LETTERS_MIN = 10;

function isSentence(text: string): boolean {
  return text.trim().replaceAll(/\p{Script=Han}/gu, 'xx').length >= REASON_LETTERS_MIN;
}

/**
 * A person's decision on one document, kept in rules/reviews/ and read by the next run. It is bound to
 * the document id, and so to the bytes that were judged: a page that changes is judged anew.
 */
const ruling = z
  .strictObject({
    /** Document id as `jingliu review list` prints it. */
    document: z.string().regex(/^[a-z2-7]{26}$/u, 'is no document id, as `jingliu review list` prints it'),
    /** For a reader; the id decides. */
    url: z.string().min(1),
    /** Step and reason that held or rejected the document; the ruling answers this and nothing else. */
    step: z.string().min(1),
    reason: z.string().min(1),
    ruling: z.enum(['keep', 'reject']),
    /** License the reviewer found to cover the text; needed to keep what the license room held. */
    spdx: z.string().min(1).optional(),
    why: z.string().refine(isSentence, {
      message: 'is too short: write the reason in a sentence, at least 10 letters or 5 Han characters',
    }),
    by: z.string().min(1),
    /** Another person, needed to override a rejection (AUD-08). */
    second: z.string().min(1).optional(),
    at: z.iso.date(),
    /** Last day on which the ruling counts. */
    expires: z.iso.date(),
  })
  .refine((r) => r.second === undefined || r.second !== r.by, {
    message: 'the second person is another than the first',
    path: ['second'],
  })
  .refine((r) => r.expires >= r.at, { message: 'expires before it was given', path: ['expires'] });

export const reviewsSchema = z.strictObject({ ...ruleHeader, rulings: z.array(ruling) });

export type Ruling = z.infer<typeof ruling>;
export type ReviewsFile = z.infer<typeof reviewsSchema>;

/**
 * Reasons no ruling can lift: legal blocks, opt-outs, access control and refusals (DEC-1, DEC-3 … DEC-6b).
 * Only a written permission in the site profile can (§4.3), and DEC-1 not even that.
 */
export const NEVER_OVERRIDDEN: ReadonlySet<string> = new Set([
  'OPTED_OUT',
  'SITE_BARRED',
  'ROBOTS_DISALLOWED',
  'ROBOTS_REFUSED',
  'ROBOTS_UNREACHABLE',
  'ROBOTS_AI_REFUSED',
  'ACCESS_WALL',
  'AI_TRAINING_REFUSED',
  'REPRINT_REFUSED',
  'GENERIC_REFUSAL',
  'LICENSE_NODERIVATIVES',
  'LICENSE_NONCOMMERCIAL',
  'LICENSE_CLASS_EXCLUDED',
  'REPOST_UNLICENSED',
  'EVIDENCE_MISSING',
  'GATE_LICENSE',
  'GATE_OPTED_OUT',
  'GATE_SOURCE_BARRED',
]);

/** Why a ruling may not be made, '' when it may. `kind` is what the step decided. */
export function rulingObjection(r: Ruling, kind: 'hold' | 'reject'): string {
  if (r.ruling === 'reject') return '';
  if (NEVER_OVERRIDDEN.has(r.reason))
    return `${r.reason} is not for a reviewer to lift: record a written permission in the site profile`;
  if (kind === 'reject' && r.second === undefined)
    return 'to override a rejection takes two people: name the second';
  const needsLicense = r.reason.startsWith('LICENSE_') || r.reason === 'TRAINING_SIGNAL_ONLY';
  if (r.step === 'license' && needsLicense && r.spdx === undefined)
    return 'to keep what the license room held, name the license that covers the text';
  return '';
}
