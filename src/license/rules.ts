import { z } from 'zod';
import type { LicenseClass, LicenseProfile } from '../core/permission.ts';
import { REASONS, type ReasonCode } from '../core/reasons.ts';
import { ruleHeader } from '../core/rule-file.ts';
import { CONDITIONS } from './conditions.ts';
import { comparableName } from './outlet-names.ts';

const licenseEntry = z.strictObject({
  /** SPDX id or LicenseRef. */
  spdx: z.string().min(1),
  class: z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']),
  /** Text under it goes into shards of its own under the same terms. */
  shareAlike: z.boolean(),
  /** `work` a license for texts; `permissive` and `copyleft` licenses written for software. */
  for: z.enum(['work', 'permissive', 'copyleft']),
});

const classesFile = z.strictObject({
  ...ruleHeader,
  kind: z.literal('license-classes'),
  licenses: z.array(licenseEntry).min(1),
});

const verdict = z.enum(['allow', 'deny', 'hold']);

const precedenceLine = z.strictObject({
  /** DEC-1 … DEC-10, with DEC-6b. */
  rule: z.string().regex(/^DEC-(?:10|[1-9]b?)$/u, 'is not the number of a rule, DEC-1 to DEC-10'),
  when: z.enum(CONDITIONS),
  verdict,
  /** Profiles in which this line's verdict is another. */
  except: z.partialRecord(z.enum(['commercial', 'research', 'strict']), verdict).optional(),
  /** Absent with `allow`. */
  reason: z.enum(Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]]).optional(),
});

const precedenceFile = z.strictObject({
  ...ruleHeader,
  kind: z.literal('precedence'),
  lines: z.array(precedenceLine).min(1),
});

const outletsFile = z.strictObject({
  ...ruleHeader,
  kind: z.literal('outlet-words'),
  /** Printed where an outlet stands, meaning the site itself. */
  own: z.array(z.string().min(1)),
  /** Printed where an outlet stands, naming nobody: the text came from elsewhere. */
  unnamed: z.array(z.string().min(1)),
});

const familiesFile = z.strictObject({
  ...ruleHeader,
  kind: z.literal('outlet-families'),
  /** Names and registrable domains of one publisher each. */
  families: z.array(z.array(z.string().min(2)).min(2)),
});

/** One file of rules/licenses/: license classes (§5), the precedence table (§4.3), outlet words or families (SIG-15). */
export const licenseRulesSchema = z.discriminatedUnion('kind', [
  classesFile,
  precedenceFile,
  outletsFile,
  familiesFile,
]);

export type LicenseRulesFile = z.infer<typeof licenseRulesSchema>;
export type LicenseEntry = z.infer<typeof licenseEntry>;
export type PrecedenceLine = z.infer<typeof precedenceLine>;

/** The rule files compiled for `assessPermission`. */
export interface LicenseRules {
  /** By SPDX id in lower case. */
  readonly licenses: ReadonlyMap<string, LicenseEntry>;
  readonly precedence: readonly PrecedenceLine[];
  readonly ownWords: ReadonlySet<string>;
  readonly unnamedWords: ReadonlySet<string>;
  /** Number of the publisher by comparable name or domain. */
  readonly families: ReadonlyMap<string, number>;
}

/** Joins the files of rules/licenses/. Several files of one kind add up in the order given. */
export function compileLicenseRules(files: readonly LicenseRulesFile[]): LicenseRules {
  const classes = files.flatMap((file) => (file.kind === 'license-classes' ? file.licenses : []));
  const outlets = files.flatMap((file) => (file.kind === 'outlet-words' ? [file] : []));
  return {
    licenses: new Map(classes.map((entry) => [entry.spdx.toLowerCase(), entry])),
    precedence: files.flatMap((file) => (file.kind === 'precedence' ? file.lines : [])),
    ownWords: new Set(outlets.flatMap((file) => file.own)),
    unnamedWords: new Set(outlets.flatMap((file) => file.unnamed)),
    families: new Map(
      files
        .flatMap((file) => (file.kind === 'outlet-families' ? file.families : []))
        .flatMap((family, i) => family.map((name) => [comparableName(name), i] as const)),
    ),
  };
}

/** Classes of §5 whose text each profile may release (§4.3). `G` and `H` never are. */
export const PROFILE_CLASSES: Readonly<Record<LicenseProfile, ReadonlySet<LicenseClass>>> = {
  commercial: new Set<LicenseClass>(['A', 'B', 'C']),
  research: new Set<LicenseClass>(['A', 'B', 'C', 'E']),
  strict: new Set<LicenseClass>(['A', 'B']),
};
