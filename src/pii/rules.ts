import { z } from 'zod';
import { ruleHeader } from '../core/rule-file.ts';

const words = z.array(z.string().min(1));

/** Shape of rules/pii/*.yaml. */
export const piiRulesSchema = z.strictObject({
  ...ruleHeader,
  mobilePrefixes: z.array(z.number().int().min(130).max(199)),
  regions: z.array(z.number().int().min(11).max(99)),
  /** Words that must stand before a candidate, by rule id. */
  context: z.record(z.string().regex(/^PII-\d\d$/u, 'is not the number of a rule, as PII-01'), words),
  organisationLines: words,
  notPersonal: words,
  surnames: z.string(),
  doubleSurnames: words,
});

export type PiiRulesFile = z.infer<typeof piiRulesSchema>;

/** Rules ready for use; compiled once a worker. */
export interface PiiRules {
  readonly mobilePrefixes: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly context: ReadonlyMap<string, readonly string[]>;
  readonly organisationLines: readonly string[];
  readonly notPersonal: readonly string[];
  readonly surnames: ReadonlySet<string>;
}

/** Several files add up. */
export function compilePiiRules(files: readonly PiiRulesFile[]): PiiRules {
  const context = new Map<string, string[]>();
  for (const file of files) {
    for (const [rule, list] of Object.entries(file.context))
      context.set(rule, [...(context.get(rule) ?? []), ...list]);
  }
  return {
    mobilePrefixes: new Set(files.flatMap((file) => file.mobilePrefixes.map(String))),
    regions: new Set(files.flatMap((file) => file.regions.map(String))),
    context,
    organisationLines: files.flatMap((file) => file.organisationLines),
    notPersonal: files.flatMap((file) => file.notPersonal),
    surnames: new Set(files.flatMap((file) => [...file.surnames, ...file.doubleSurnames])),
  };
}
