import { z } from 'zod';

/** A digest as this package writes it. */
export const digestText = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/u, 'is not sha256: and 64 hexadecimal digits in small letters');

/** How every rule file opens; the rest is the room's own. Spread into `z.strictObject({...ruleHeader, …})`. */
export const ruleHeader = {
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/u, 'is no id: small letters, digits, dots and dashes'),
  version: z.number().int().min(1),
  /** Where the content comes from: a document, a standard, or `self-written`. */
  source: z.string().min(1),
  /** SPDX expression for the rule file itself. */
  license: z.string().min(1),
  updated: z.iso.date(),
};
