import { keep, reject, type Decision, type Evidence } from '../core/decision.ts';
import type { CaptureMetadata, Extraction, PiiRecord, PiiSpan, RiskRecord } from '../core/document.ts';
import type { Page } from '../core/page.ts';
import type { AiLabel, LicenseFinding, SiteIdentity } from '../core/permission.ts';
import { rulingObjection, type Ruling } from '../core/ruling.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import type { TextProfile } from '../core/text-profile.ts';
import type { Signature } from '../dedup/signer.ts';
import type { Edits } from '../normalize/normalize.ts';

/** The rooms of curate in the order of the flow; each can also be used alone by `jingliu apply`. */
export const ROOMS = ['decode', 'extract', 'license', 'normalize', 'filter', 'redact', 'sign'] as const;
export type RoomName = (typeof ROOMS)[number];

/** What is known of a document when it enters the rooms. */
export interface DraftInput {
  readonly url: string;
  readonly contentType: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly capturedAt: string;
  /** Raw bytes of the page, or … */
  readonly body?: Uint8Array;
  /** … the page already decoded, or … */
  readonly html?: string;
  /** … plain text, which needs no decoding and no extraction. */
  readonly text?: string;
  readonly truncated: boolean;
  readonly optedOut: boolean;
  /** `page`: judged by what the page says alone, never for a release. */
  readonly evidence: 'crawl' | 'page';
  readonly metadata?: CaptureMetadata;
  readonly site?: SiteProfile;
  /** What people ruled on this document, in force. */
  readonly rulings?: readonly Ruling[];
}

/** A document on its way through the rooms: each room fills in what it found. */
export interface Draft {
  readonly input: DraftInput;
  html: string;
  encoding: string;
  /** Labels, what decided and how the text reads; undefined where nothing was decoded. */
  charset: Evidence | undefined;
  page: Page | undefined;
  extraction: Extraction | undefined;
  license: LicenseFinding | undefined;
  identity: SiteIdentity | undefined;
  aiLabel: AiLabel | undefined;
  /** Outlet of a repost, as the license room read it. */
  outlet: string;
  text: string;
  /** Set before the rooms run to have every change of normalize written down. */
  edits: Edits[] | undefined;
  profile: TextProfile | undefined;
  measures: Record<string, number>;
  risk: RiskRecord | undefined;
  pii: PiiRecord | undefined;
  spans: readonly PiiSpan[];
  signature: Signature | undefined;
  readonly trail: StepResult[];
  /** The first decision that does not keep; `keep` while there is none. */
  decision: Decision;
  decidedBy: StepResult | undefined;
}

/** What one step said of the document; kept in the outcome file for `trace`. */
export interface StepResult {
  readonly step: string;
  readonly version: number;
  readonly kind: Decision['kind'];
  readonly reason?: string;
  readonly evidence?: Evidence;
}

export function newDraft(input: DraftInput): Draft {
  return {
    input,
    html: input.html ?? '',
    encoding: '',
    charset: undefined,
    page: undefined,
    extraction: undefined,
    license: undefined,
    identity: undefined,
    aiLabel: undefined,
    outlet: '',
    text: input.text ?? '',
    edits: undefined,
    profile: undefined,
    measures: {},
    risk: undefined,
    pii: undefined,
    spans: [],
    signature: undefined,
    trail: [],
    decision: keep,
    decidedBy: undefined,
  };
}

/** The ruling that answers a step's decision and may do so. */
export function rulingOn(draft: Draft, step: string, decision: Decision): Ruling | undefined {
  if (decision.kind === 'keep') return undefined;
  const { kind, reason } = decision;
  return draft.input.rulings?.find(
    (ruling) => ruling.step === step && ruling.reason === reason && rulingObjection(ruling, kind) === '',
  );
}

/** Writes a step's decision, or a person's ruling on it, into the draft; the first one that does not keep stands. */
export function record(draft: Draft, step: string, version: number, found: Decision): void {
  const ruling = rulingOn(draft, step, found);
  const decision = ruling === undefined ? found : ruled(ruling);
  const evidence =
    ruling === undefined ? undefined : { ruling: ruling.ruling, on: ruling.reason, at: ruling.at };
  const result: StepResult =
    decision.kind === 'keep'
      ? { step, version, kind: 'keep', ...(evidence === undefined ? {} : { evidence }) }
      : { step, version, kind: decision.kind, reason: decision.reason, evidence: decision.evidence };
  draft.trail.push(result);
  if (draft.decision.kind !== 'keep' || decision.kind === 'keep') return;
  draft.decision = decision;
  draft.decidedBy = result;
}

function ruled({ ruling, reason, at }: Ruling): Decision {
  return ruling === 'keep' ? keep : reject('RULED_OUT', { on: reason, at });
}
