import { keep, reject, type Decision } from '../core/decision.ts';
import type { LicenseFinding, LicenseProfile } from '../core/permission.ts';
import { PROFILE_CLASSES } from './rules.ts';

/**
 * Asked again before publishing: the finding must allow, its class must be one of the profile's, and it
 * must rest on evidence. A contract carries its own terms. Gives `GATE_LICENSE` otherwise.
 */
export function licenseGate(finding: LicenseFinding, licenseProfile: LicenseProfile): Decision {
  const refused = reject('GATE_LICENSE', {
    rule: finding.rule,
    class: finding.class,
    profile: licenseProfile,
  });
  if (finding.verdict !== 'allow' || finding.disagreement || finding.evidenceKind === 'none') return refused;
  if (finding.evidenceKind === 'contract') return keep;
  return PROFILE_CLASSES[licenseProfile].has(finding.class) ? keep : refused;
}
