import { hold, keep, type Decision } from '../core/decision.ts';
import { digestOf } from '../core/digest.ts';
import type { AiLabel, LicenseFinding, LicenseProfile } from '../core/permission.ts';
import type { Ruling } from '../core/ruling.ts';
import { PROFILE_CLASSES, type LicenseRules } from './rules.ts';

/** A finding that a person settled. */
export interface Ruled {
  readonly license: LicenseFinding;
  readonly decision: Decision;
}

/**
 * What a ruling makes of a held finding: the license the reviewer names stands, its evidence is the
 * ruling. Undefined when the profile does not take that license's class, or the ruling names none: the
 * page stays held.
 */
export function ruledFinding(
  license: LicenseFinding,
  aiLabel: AiLabel,
  ruling: Ruling,
  rules: LicenseRules,
  profile: LicenseProfile,
): Ruled | undefined {
  const entry = rules.licenses.get((ruling.spdx ?? '').toLowerCase());
  if (entry === undefined || !PROFILE_CLASSES[profile].has(entry.class)) return undefined;
  const { at, expires } = ruling;
  return {
    license: {
      ...license,
      verdict: 'allow',
      spdx: entry.spdx,
      class: entry.class,
      disagreement: false,
      evidenceKind: 'ruling',
      evidenceZone: 'site',
      evidenceDigest: digestOf(ruling),
      evidenceSnippet: '',
      explanation: {
        en: `Allowed (${license.rule}, by ruling): a reviewer found on ${at} that ${entry.spdx} covers the text; in force until ${expires}.`,
        zh: `允许（${license.rule}，经裁定）：审核人于 ${at} 认定 ${entry.spdx} 覆盖正文，有效至 ${expires}。`,
      },
    },
    decision: aiLabel.status === 'suspected' ? hold('AI_LABEL_SUSPECTED', { rule: aiLabel.rule }) : keep,
  };
}
