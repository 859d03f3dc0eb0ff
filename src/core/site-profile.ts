import { z } from 'zod';
import { digestText, ruleHeader } from './rule-file.ts';

/** Who looked at the basis of a site or a set, where it can be read, and the copy that was kept. */
export const evidence = z.strictObject({
  /** Where the basis can be read. */
  url: z.string().optional(),
  /** A copy kept beside the rule file, relative to it. */
  file: z.string().min(1).optional(),
  digest: digestText.optional(),
  checkedBy: z.string().min(1),
  /** Another person than checkedBy (AUD-08). */
  approvedBy: z.string().min(1),
  checkedAt: z.iso.date(),
  expires: z.iso.date().optional(),
});

const assessment = z.strictObject({
  n: z.number().int().min(1),
  fails: z.number().int().min(0),
  seed: z.string().min(1),
  method: z.string().min(1),
  date: z.iso.date(),
  by: z.string().min(1),
  /** Digest of the sheet a person filled in. */
  sheet: digestText.optional(),
});

/** A site we may read: who runs it, by what right, how fast, how much. One file in rules/sites each. */
export const siteProfileSchema = z.strictObject({
  ...ruleHeader,
  name: z.string().min(1),
  /** Hosts with optional port, lower case: `www.example.cn`, `example.cn:8080`. */
  hosts: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9.-]+(:\d+)?$/u, 'is no host in small letters, as www.example.cn or example.cn:8080'),
    )
    .min(1),
  status: z.enum(['approved', 'pending', 'barred']),
  kind: z.enum(['government', 'news', 'blog', 'documentation', 'forum', 'encyclopedia', 'other']),
  origin: z.enum(['mainland', 'overseas']),
  /** Strictness of safety rules (A.1 … A.5): `trusted` sources are judged by level 1 words only. */
  tier: z.enum(['trusted', 'reviewed', 'open']),
  operator: z.strictObject({
    name: z.string().min(1),
    /** Entity number of the ICP filing as recorded by hand, for example 京ICP备12345678号; '' if none. */
    icp: z.string(),
  }),
  basis: z.strictObject({
    /**
     * `license`: pages carry or are covered by `spdx`; `statute`: Article 5 texts; `contract`: written
     * permission naming training; `statement`: a reprint statement; `none`: nothing known, pages are held.
     */
    kind: z.enum(['license', 'contract', 'statute', 'statement', 'none']),
    /** SPDX id or LicenseRef; NOASSERTION with `none` or `statement`. */
    spdx: z.string().min(1),
    /** What the basis covers: the whole site, or only pages that say so themselves. */
    scope: z.enum(['site', 'page']),
    /** With `contract`: it names robots.txt and lets us fetch what robots.txt disallows. */
    grantsCrawl: z.boolean(),
    evidence,
  }),
  /** Absolute URLs to start from. */
  seeds: z.array(z.url()).min(1),
  paths: z.strictObject({
    allow: z.array(z.string().startsWith('/')).min(1),
    deny: z.array(z.string().startsWith('/')),
  }),
  /**
   * Where robots.txt names no sitemap, `usual` asks each host for /sitemap.xml and /baidusitemap.xml, once a
   * visit; `declared` does not. Left out: `usual`.
   */
  sitemaps: z.enum(['usual', 'declared']).optional(),
  pace: z.strictObject({
    /** Delay between requests = factor × response time, clamped to min..max milliseconds. */
    delayFactor: z.number().min(1),
    delayMsMin: z.number().int().min(0),
    delayMsMax: z.number().int().min(0),
    /** Hours of the day in which the site may be read, `from` to before `to`, in its own time. */
    hours: z
      .strictObject({
        from: z.number().int().min(0).max(23),
        to: z.number().int().min(0).max(24),
        /** Hours ahead of UTC; 8 in China. */
        utcOffset: z.number().min(-12).max(14),
      })
      .optional(),
  }),
  budget: z.strictObject({
    pagesMax: z.number().int().min(1),
    depthMax: z.number().int().min(0),
    bytesMax: z.number().int().min(1),
  }),
  /** CSS selectors named by a person: main content, and what to remove from it. */
  selectors: z.strictObject({ content: z.string().optional(), remove: z.array(z.string()) }).optional(),
  /** CN-SRC-01: a random sample judged before the first fetch. */
  assessment: assessment.optional(),
  /** CN-SRC-02: the same on what was collected; over 5 % nothing of the source is used. */
  postAssessment: assessment.optional(),
  /** Why a barred source is barred, until it is assessed again (CN-SRC-05). */
  barred: z
    .strictObject({
      why: z.string().min(5, 'is too short: write the reason in a sentence of at least 5 characters'),
      by: z.string().min(1),
      at: z.iso.date(),
    })
    .optional(),
});

/** More of a sample than this harmful or illegal: the source is not collected, or not used (CN-SRC-01, CN-SRC-02). */
export const SOURCE_FAIL_SHARE_MAX = 0.05;
/** The standards give no sample size; ours (compliance §1.2). */
export const SOURCE_SAMPLE_MIN = 200;

export type SiteProfile = z.infer<typeof siteProfileSchema>;
