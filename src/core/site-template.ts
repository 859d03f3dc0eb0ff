import { z } from 'zod';
import { digestText, ruleHeader } from './rule-file.ts';

/** Blocks that the pages of a site repeat, learned from its captures: `jingliu template`. One file in rules/templates each. */
export const siteTemplateSchema = z.strictObject({
  ...ruleHeader,
  /** Id of the site's profile. */
  site: z.string().min(1),
  /** Pages it was learned from, and a digest over theirs. */
  pages: z.number().int().min(1),
  learnedFrom: digestText,
  blocks: z.array(
    z.strictObject({
      key: z.string().regex(/^[0-9a-f]{16}$/u),
      text: z.string(),
      share: z.number().min(0).max(1),
    }),
  ),
});

export type SiteTemplateFile = z.infer<typeof siteTemplateSchema>;

/** A template as extract uses it. */
export interface SiteTemplate {
  readonly keys: ReadonlySet<string>;
}
