import { z } from 'zod';
import { ruleHeader } from './rule-file.ts';
import type { SiteProfile } from './site-profile.ts';

/** Which column or key of a row is what. */
const fields = z.strictObject({
  text: z.string().min(1),
  /** Unique in the set; without it the place of the row in its file stands for it. */
  id: z.string().min(1).optional(),
  url: z.string().min(1).optional(),
  title: z.string().min(1).optional(),
  author: z.string().min(1).optional(),
  /** ISO 8601. */
  date: z.string().min(1).optional(),
  /** `text` (default) or `html`: what the text field holds. */
  holds: z.enum(['text', 'html']).optional(),
});

const input = z.strictObject({
  /** `archive`: WARC, WET or ARC, for example of Common Crawl. */
  format: z.enum(['archive', 'mediawiki', 'jsonl', 'parquet', 'folder']),
  /** Files, or for `folder` folders, relative to this rule file. */
  files: z.array(z.string().min(1)).min(1),
  /** With jsonl and parquet. */
  fields: fields.optional(),
  /** With mediawiki: the address of a page is this followed by its title. */
  baseUrl: z.url().optional(),
});

/**
 * A collection that others made and that we take in: who made it, by what right it may be used, what it is
 * made of. One file in rules/imports each. Without its license file and digest everything in it is held.
 */
export const importSetSchema = z
  .strictObject({
    ...ruleHeader,
    name: z.string().min(1),
    status: z.enum(['approved', 'pending', 'barred']),
    kind: z.enum(['government', 'news', 'blog', 'documentation', 'forum', 'encyclopedia', 'other']),
    origin: z.enum(['mainland', 'overseas']),
    tier: z.enum(['trusted', 'reviewed', 'open']),
    operator: z.strictObject({ name: z.string().min(1), icp: z.string() }),
    basis: z.strictObject({
      kind: z.enum(['license', 'contract', 'statute', 'none']),
      spdx: z.string().min(1),
      /** What the basis covers: everything, or only pages that say so themselves. */
      scope: z.enum(['site', 'page']),
      evidence: z.strictObject({
        url: z.string().optional(),
        /** The license text as it came with the set, relative to this rule file. */
        file: z.string().min(1).optional(),
        digest: z
          .string()
          .regex(/^sha256:[0-9a-f]{64}$/u)
          .optional(),
        checkedBy: z.string().min(1),
        approvedBy: z.string().min(1),
        checkedAt: z.iso.date(),
        expires: z.iso.date().optional(),
      }),
    }),
    /** When the set was collected, RFC 3339 in UTC; rows without a date of their own take it. */
    collectedAt: z.iso.datetime(),
    input,
  })
  .refine((set) => set.input.fields !== undefined || !['jsonl', 'parquet'].includes(set.input.format), {
    message: 'jsonl and parquet need input.fields',
  })
  .refine((set) => set.input.baseUrl !== undefined || set.input.format !== 'mediawiki', {
    message: 'mediawiki needs input.baseUrl',
  });

export type ImportSet = z.infer<typeof importSetSchema>;

/** An import set as the rooms see it: a source like a site, with nothing to crawl. */
export function profileOfSet(set: ImportSet): SiteProfile {
  const { collectedAt: _collectedAt, input: _input, ...source } = set;
  return {
    ...source,
    hosts: [],
    basis: { ...set.basis, grantsCrawl: false },
    seeds: [],
    paths: { allow: ['/'], deny: [] },
    pace: { delayFactor: 1, delayMsMin: 0, delayMsMax: 0 },
    budget: { pagesMax: 1, depthMax: 0, bytesMax: 1 },
  };
}
