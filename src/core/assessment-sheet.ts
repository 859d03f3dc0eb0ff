import { z } from 'zod';
import { digestText, ruleHeader } from './rule-file.ts';

/**
 * A drawn sample of a site's pages for people to judge (CN-SRC-01, CN-SRC-02). What the machine thinks
 * stands elsewhere: reviewers judge blind.
 */
export const assessmentSheetSchema = z.strictObject({
  ...ruleHeader,
  site: z.string().min(1),
  /** `before` collection or `after` it. */
  phase: z.enum(['before', 'after']),
  seed: z.string().min(1),
  algorithm: z.string().min(1),
  /** Pages the sample was drawn from: how many, and a digest over their sorted ids. */
  frame: z.strictObject({
    size: z.number().int().min(1),
    digest: digestText,
  }),
  pages: z
    .array(
      z.strictObject({
        document: z.string().min(1),
        url: z.string().min(1),
        /** Filled in by a person: `clean`, or `harmful` for anything of A.1 … A.5 or against the law. */
        verdict: z.enum(['', 'clean', 'harmful']),
      }),
    )
    .min(1),
});

export type AssessmentSheet = z.infer<typeof assessmentSheetSchema>;
