import { digestOf, type Digest } from '../core/digest.ts';
import type { SiteProfile } from '../core/site-profile.ts';

// A profile is judged by once for every page of its site.
const recordedDigests = new WeakMap<SiteProfile['basis'], Digest>();

/** Digest of the evidence file, or else of the basis as a person recorded it in the profile. */
export function recordedEvidence(basis: SiteProfile['basis']): Digest {
  const known = recordedDigests.get(basis) ?? (basis.evidence.digest as Digest | undefined);
  const digest = known ?? digestOf(basis);
  recordedDigests.set(basis, digest);
  return digest;
}
