/** The rooms of Jingliu as a library. Every function here is pure unless its name says read or load. */
export type { Decision, Evidence } from './core/decision.ts';
export type { Digest } from './core/digest.ts';
export type { CuratedDocument, Extraction, PiiRecord, PiiSpan, RiskRecord } from './core/document.ts';
export { ConfigError, EXIT, FAILURES } from './core/failures.ts';
export type { Anchor, BlockTree, Leaf, Page, Zone } from './core/page.ts';
export type {
  LicenseFinding,
  LicenseProfile,
  RobotsSnapshot,
  Signal,
  SiteIdentity,
} from './core/permission.ts';
export { REASONS, type ReasonCode } from './core/reasons.ts';
export type { SiteProfile } from './core/site-profile.ts';
export type { TextProfile } from './core/text-profile.ts';
export { decodeBody, type Decoded } from './decode/decode.ts';
export { bandKeys } from './dedup/band-keys.ts';
export { agreement, createSigner, type Signature, type Signer, type SignParams } from './dedup/signer.ts';
export { extractPage, type Extracted } from './extract/extract.ts';
export { runFilters } from './filter/run-filters.ts';
export { scanRisks } from './filter/safety/scan-risks.ts';
export { scanPage } from './html/scan.ts';
export { assessPermission, type PermissionFinding, type PermissionInput } from './license/assess.ts';
export { normalizeText, undoEdits, type Edits, type NormalizePolicy } from './normalize/normalize.ts';
export { PACKAGE_RULES } from './pipeline/apply/package-rules.ts';
export { loadKit } from './pipeline/apply/rooms-kit.ts';
export { newDraft, ROOMS, type Draft, type DraftInput, type RoomName } from './pipeline/draft.ts';
export { runRooms, type Kit } from './pipeline/rooms.ts';
export { redact, type Redaction } from './pii/redact.ts';
export type { VerifyReport } from './provenance/verify/finding.ts';
export { verifyOut } from './provenance/verify/verify.ts';
export { traceDocument, type Trace } from './provenance/trace.ts';
export { parseRobots, type Robots } from './signals/robots-parse.ts';
export { robotsSignals } from './signals/robots-signals.ts';
export { checkRobots } from './signals/robots.ts';
export { profileText } from './text/profile.ts';
export { canonicalUrl, registrableDomain } from './text/url.ts';
export { readCaptures, type CaptureItem } from './warc/reader.ts';
