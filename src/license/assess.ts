import { hold, keep, reject, type Decision } from '../core/decision.ts';
import type { CaptureMetadata } from '../core/document.ts';
import type { Page } from '../core/page.ts';
import type { AiLabel, LicenseFinding, LicenseProfile, SiteIdentity } from '../core/permission.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { findAiLabel } from './ai-label.ts';
import { anchorCandidates } from './anchor-candidates.ts';
import { badgeCandidates } from './badge-candidates.ts';
import { explain } from './explain.ts';
import type { Standing } from './facts.ts';
import { withoutRepeats, type FoundCandidate } from './found.ts';
import { gatherSignals, NO_EVIDENCE } from './gather.ts';
import { hostOf } from './host.ts';
import { headCandidates } from './head-candidates.ts';
import { siteIdentity } from './identity.ts';
import { readJsonLd } from './json-ld.ts';
import { isOfficialDocument } from './official-document.ts';
import { findOrigin, type Origin } from './outlets.ts';
import { ruleOn, type Ruling } from './precedence.ts';
import { recordedEvidence } from './recorded-evidence.ts';
import type { LicenseRules } from './rules.ts';
import { surveyPage } from './survey.ts';
import { textCandidates } from './text-candidates.ts';
import { unseenRefusals } from './unseen-refusals.ts';
import { digestOfWording } from './wording-digest.ts';
import { workLicense, type ProfileBasis } from './work-license.ts';

/** Raised when the same page could get another finding. */
export const LICENSE_VERSION = 7;

/** Article 5 texts, class A (§5). */
const STATUTE = 'LicenseRef-CN-CopyrightLaw-Art5';

export interface PermissionInput {
  readonly page: Page;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** RFC 3339, UTC. */
  readonly capturedAt: string;
  readonly metadata?: CaptureMetadata;
  readonly profile?: SiteProfile;
  /** 来源, title, author and main text as `extract` found them, '' where it found none. */
  readonly outlet: string;
  readonly title: string;
  readonly author: string;
  readonly text: string;
  readonly licenseProfile: LicenseProfile;
  readonly rules: LicenseRules;
  readonly optedOut: boolean;
  /**
   * `crawl` (when absent): a robots.txt snapshot must exist before anything is allowed. `page`: judged by
   * the page alone, for corpora that others collected; such a finding must not reach a release. `import`: a
   * recorded set with its license file stands for the snapshot.
   */
  readonly evidence?: 'crawl' | 'page' | 'import';
}

export interface PermissionFinding {
  readonly license: LicenseFinding;
  readonly identity: SiteIdentity;
  readonly aiLabel: AiLabel;
  /** Outlet the text is reposted from; '' when the page names none, nobody by name, or the site itself. */
  readonly outlet: string;
  readonly decision: Decision;
}

/**
 * By what right a page may be used: gathers every signal, keeps every candidate, takes the first line of
 * the precedence table that holds. A page is never judged more permissive than it is: what contradicts
 * itself waits for a person.
 */
export function assessPermission(input: PermissionInput): PermissionFinding {
  const { page, profile } = input;
  const survey = surveyPage(page, input.text);
  const jsonLd = readJsonLd(page.jsonLd);
  const origin = findOrigin(
    { page, survey, jsonLd, outlet: input.outlet, url: input.url, text: input.text, profile },
    input.rules,
  );
  const seen = [
    ...headCandidates(page, input.headers, input.url, jsonLd, input.rules),
    ...anchorCandidates(page, survey, input.rules),
    ...badgeCandidates(page, survey, input.rules),
    ...textCandidates(survey, input.rules),
  ];
  const found = withoutRepeats([
    ...seen,
    ...unseenRefusals(page, seen.some(isGrant) || profile !== undefined),
  ]);
  const basisInForce = isInForce(profile, input.capturedAt);
  const standing: Standing = {
    signals: gatherSignals(input, jsonLd, found, origin),
    license: workLicense(found, basisOf(profile, basisInForce), profile?.kind, input.rules),
    origin,
    robots: input.metadata?.robots,
    capturedAt: input.capturedAt,
    needsRobots: (input.evidence ?? 'crawl') === 'crawl',
    profile,
    basisInForce,
    optedOut: input.optedOut,
    official:
      (hasStatute(profile, basisInForce) || isForeignGovernmentPage(input)) &&
      isOfficialDocument(input.title, input.text, isSigned(origin)),
    licenseProfile: input.licenseProfile,
  };
  const ruling = ruleOn(standing, input.rules.precedence);
  const aiLabel = findAiLabel(page, survey, jsonLd);
  return {
    license: findingOf(input, standing, ruling, found),
    identity: siteIdentity(page, survey, input.url, profile),
    aiLabel,
    outlet: origin.kind === 'own' ? '' : origin.outlet,
    decision: decide(ruling, aiLabel, standing),
  };
}

/** A license that would open the text. */
function isGrant({ candidate }: FoundCandidate): boolean {
  return candidate.class !== undefined && candidate.appliesTo !== 'other';
}

function hasStatute(profile: SiteProfile | undefined, inForce: boolean): boolean {
  return inForce && profile?.basis.kind === 'statute';
}

/** Pages that others collected have no profile; gov.cn is given to public bodies only (ICP-06, T-15). */
function isForeignGovernmentPage({ evidence, profile, url }: PermissionInput): boolean {
  return evidence === 'page' && profile === undefined && /(?:^|\.)gov\.cn$/u.test(hostOf(url));
}

/** The page names the site's own operator as its source. */
function isSigned(origin: Origin): boolean {
  return origin.kind === 'own' && origin.outlet !== '';
}

/** Permission comes first, then the AI label: a page that is refused anyway says why it is refused. */
function decide(ruling: Ruling, aiLabel: AiLabel, standing: Standing): Decision {
  const evidence = {
    rule: ruling.rule,
    class: standing.license.class,
    signals: standing.signals.map((s) => s.rule),
  };
  const reason = ruling.reason ?? 'LICENSE_UNKNOWN';
  if (ruling.verdict === 'deny') return reject(reason, evidence);
  if (aiLabel.status === 'labelled') return reject('AI_GENERATED', { rule: aiLabel.rule ?? 'CN-AIG-01' });
  if (ruling.verdict === 'hold') return hold(reason, evidence);
  return aiLabel.status === 'suspected'
    ? hold('AI_LABEL_SUSPECTED', { rule: aiLabel.rule ?? 'CN-AIG-03' })
    : keep;
}

/** An approved basis counts until it expires. */
function isInForce(profile: SiteProfile | undefined, capturedAt: string): boolean {
  if (profile?.status !== 'approved') return false;
  const { expires } = profile.basis.evidence;
  return expires === undefined || capturedAt.slice(0, 10) <= expires;
}

function basisOf(profile: SiteProfile | undefined, inForce: boolean): ProfileBasis | undefined {
  if (profile === undefined || !inForce || profile.basis.kind !== 'license') return undefined;
  return { spdx: profile.basis.spdx, scope: profile.basis.scope };
}

function findingOf(
  input: PermissionInput,
  standing: Standing,
  ruling: Ruling,
  found: readonly FoundCandidate[],
): LicenseFinding {
  const { license } = standing;
  const { candidate } = license;
  const basis = basisEvidence(input, standing, ruling);
  const url = candidate?.url;
  return {
    verdict: ruling.verdict,
    rule: ruling.rule,
    ...basis,
    ...(url === undefined ? {} : { licenseUrl: url }),
    candidates: found.map((item) => item.candidate),
    disagreement: license.disagreement,
    signals: standing.signals,
    origin: { kind: standing.origin.kind, name: standing.origin.outlet },
    attribution: {
      creator: input.author === '' ? (input.profile?.operator.name ?? '') : input.author,
      title: input.title,
      sourceUrl: input.url,
      notice: found.find((item) => item.candidate.kind === 'copyright-notice')?.candidate.phrase ?? '',
    },
    explanation: explain(ruling, standing),
  };
}

type Basis = Pick<
  LicenseFinding,
  'spdx' | 'class' | 'evidenceKind' | 'evidenceZone' | 'evidenceDigest' | 'evidenceSnippet'
>;

/** What the finding rests on: contract and statute come from the profile, a license from its best candidate. */
function basisEvidence({ profile, rules }: PermissionInput, { license }: Standing, ruling: Ruling): Basis {
  const recorded = {
    evidenceZone: 'site' as const,
    evidenceDigest: profile === undefined ? NO_EVIDENCE : recordedEvidence(profile.basis),
    evidenceSnippet: '',
  };
  if (ruling.when === 'contract') {
    const spdx = profile?.basis.spdx ?? 'NOASSERTION';
    return {
      spdx,
      class: rules.licenses.get(spdx.toLowerCase())?.class ?? 'F',
      evidenceKind: 'contract',
      ...recorded,
    };
  }
  if (ruling.when === 'statute') return { spdx: STATUTE, class: 'A', evidenceKind: 'statute', ...recorded };
  const { spdx, class: licenseClass, candidate } = license;
  if (candidate === undefined)
    return { spdx, class: licenseClass, evidenceKind: license.fromProfile ? 'profile' : 'none', ...recorded };
  return {
    spdx,
    class: licenseClass,
    evidenceKind: evidenceKind(candidate.source),
    evidenceZone: candidate.zone,
    evidenceDigest: digestOfWording(candidate.phrase),
    evidenceSnippet: candidate.phrase,
  };
}

function evidenceKind(source: string): Basis['evidenceKind'] {
  if (
    source === 'meta' ||
    source === 'jsonld' ||
    source === 'anchor' ||
    source === 'text' ||
    source === 'terms'
  )
    return source;
  return 'link';
}
