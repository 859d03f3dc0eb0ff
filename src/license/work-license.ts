import type { LicenseCandidate, LicenseClass } from '../core/permission.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import type { FoundCandidate } from './found.ts';
import type { LicenseEntry, LicenseRules } from './rules.ts';

/** The license that covers the text, put together from everything the page and the profile say. */
export interface WorkLicense {
  /** NOASSERTION when nothing is known or the version is not. */
  readonly spdx: string;
  readonly class: LicenseClass;
  readonly entry?: LicenseEntry;
  /** Candidate that stands as evidence; absent when the profile is the evidence. */
  readonly candidate?: LicenseCandidate;
  readonly fromProfile: boolean;
  /** Different licenses for this text, or against the profile. */
  readonly disagreement: boolean;
  /** Classes of all licenses found, without repeats. */
  readonly classes: readonly LicenseClass[];
  /** A license is named without a version, so its terms cannot be fixed. */
  readonly unclear: boolean;
}

const NOTHING: WorkLicense = {
  spdx: 'NOASSERTION',
  class: 'G',
  fromProfile: false,
  disagreement: false,
  classes: [],
  unclear: false,
};

/** Evidence order of SIG-09: meta > json-ld > link > anchor > words; head and footer before body. */
const SOURCE_RANK: readonly LicenseCandidate['source'][] = [
  'meta',
  'jsonld',
  'header',
  'link',
  'anchor',
  'text',
];

/** A profile's license basis, when it is approved and in force at the capture. */
export interface ProfileBasis {
  readonly spdx: string;
  readonly scope: 'site' | 'page';
}

/**
 * Joins the license candidates that speak of this text or of the site. On a forum a poster's own words
 * cover nobody else's, so only what the site says counts (SIG-17).
 */
export function workLicense(
  found: readonly FoundCandidate[],
  basis: ProfileBasis | undefined,
  siteKind: SiteProfile['kind'] | undefined,
  rules: LicenseRules,
): WorkLicense {
  const covering = found
    .map((item) => item.candidate)
    .filter(
      (c) =>
        c.class !== undefined && c.appliesTo !== 'other' && (siteKind !== 'forum' || c.appliesTo === 'site'),
    );
  const licenses = distinct(covering);
  if (licenses.length === 0) return basis?.scope === 'site' ? fromProfile(basis, rules) : NOTHING;
  const best = strongest(licenses);
  const entry = rules.licenses.get((best.spdx ?? '').toLowerCase());
  return {
    spdx: best.spdx ?? unversioned(best.kind),
    class: strictestClass(licenses),
    ...(entry === undefined ? {} : { entry }),
    candidate: best,
    fromProfile: false,
    disagreement: licenses.length > 1 || (basis !== undefined && !agrees(best, basis)),
    classes: [...new Set(licenses.flatMap((c) => c.class ?? []))],
    unclear: best.spdx === undefined,
  };
}

/** A name without a version keeps its family in a reference of its own. */
function unversioned(kind: string): string {
  return kind.startsWith('cc-') ? `LicenseRef-CC-${kind.slice(3).toUpperCase()}` : 'NOASSERTION';
}

function fromProfile(basis: ProfileBasis, rules: LicenseRules): WorkLicense {
  const entry = rules.licenses.get(basis.spdx.toLowerCase());
  return {
    spdx: basis.spdx,
    class: entry?.class ?? 'F',
    ...(entry === undefined ? {} : { entry }),
    fromProfile: true,
    disagreement: false,
    classes: [entry?.class ?? 'F'],
    unclear: false,
  };
}

function agrees(candidate: LicenseCandidate, basis: ProfileBasis): boolean {
  if (candidate.spdx !== undefined) return candidate.spdx.toLowerCase() === basis.spdx.toLowerCase();
  return basis.spdx.toLowerCase().startsWith(`${candidate.kind}-`);
}

/**
 * Licenses that differ. A name without a version joins the one of its kind that has one; licenses of a
 * dual notice ("CC BY-SA 或 GFDL") in one class count as one choice.
 */
function distinct(candidates: readonly LicenseCandidate[]): LicenseCandidate[] {
  const byId = new Map<string, LicenseCandidate>();
  for (const candidate of [...candidates].sort(byEvidence)) {
    const key = candidate.spdx ?? candidate.kind;
    if (!byId.has(key)) byId.set(key, candidate);
  }
  const all = [...byId.values()];
  const exact = all.filter(
    (c) => c.spdx !== undefined || !all.some((o) => o.kind === c.kind && o.spdx !== undefined),
  );
  return isDual(exact) ? exact.slice(0, 1) : exact;
}

/** Wikis offer CC BY-SA and GFDL side by side: both share-alike, the reader chooses. */
function isDual(licenses: readonly LicenseCandidate[]): boolean {
  if (licenses.length !== 2) return false;
  const kinds = licenses.map((license) => license.kind);
  return kinds.includes('cc-by-sa') && kinds.some((kind) => kind.startsWith('GFDL'));
}

function byEvidence(a: LicenseCandidate, b: LicenseCandidate): number {
  const source = SOURCE_RANK.indexOf(a.source) - SOURCE_RANK.indexOf(b.source);
  return source === 0 ? zoneRank(a) - zoneRank(b) : source;
}

function zoneRank({ zone }: LicenseCandidate): number {
  return zone === 'head' ? 0 : zone === 'footer' ? 1 : 2;
}

/** Of several, the one with the best evidence of the strictest class stands for all. */
function strongest(licenses: readonly LicenseCandidate[]): LicenseCandidate {
  const strictest = strictestClass(licenses);
  const first = licenses.find((license) => license.class === strictest) ?? licenses[0];
  if (first === undefined) throw new RangeError('no license to choose from');
  return first;
}

const STRICTNESS: readonly LicenseClass[] = ['A', 'B', 'C', 'E', 'D', 'F', 'H', 'G'];

function strictestClass(licenses: readonly LicenseCandidate[]): LicenseClass {
  return licenses
    .flatMap((license) => license.class ?? [])
    .reduce<LicenseClass>((a, b) => (STRICTNESS.indexOf(b) > STRICTNESS.indexOf(a) ? b : a), 'A');
}
