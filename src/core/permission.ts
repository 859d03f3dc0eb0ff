import type { Digest } from './digest.ts';
import type { Zone } from './page.ts';

export type Verdict = 'allow' | 'deny' | 'hold';

/** One permission signal as found, with its evidence. */
export interface Signal {
  /** Rule id: `RBT-12`, `SIG-01` … `SIG-17`, `CN-AIG-01`, `ICP-01` … */
  readonly rule: string;
  /** What it says, in the signal's own short words: `noai`, `train-ai=n`, `tdm-reservation=1`. */
  readonly value: string;
  /**
   * What follows from it. `deny-access` robots and access control (DEC-3), `deny-ai` explicit AI refusal
   * (DEC-4), `deny` generic refusal (DEC-5), `reserve` © wording (DEC-10), `reprint` conditional reprint,
   * `repost` foreign outlet, `license` an open license, `train` a training grant, `note` nothing by itself.
   */
  readonly effect:
    | 'deny-access'
    | 'deny-ai'
    | 'deny'
    | 'reserve'
    | 'reprint'
    | 'repost'
    | 'license'
    | 'train'
    | 'note';
  readonly source:
    | 'robots'
    | 'header'
    | 'meta'
    | 'jsonld'
    | 'link'
    | 'anchor'
    | 'text'
    | 'well-known'
    | 'terms'
    | 'profile';
  readonly zone?: Zone;
  /** Digest of the bytes the signal was read from. */
  readonly evidence: Digest;
  /** At most 200 characters of the wording itself; license notices only, never personal data. */
  readonly snippet?: string;
}

/** What was known about robots.txt when a page was fetched (RBT-14). */
export interface RobotsSnapshot {
  readonly outcome: 'parsed' | 'absent' | 'refused' | 'unreachable' | 'too-long';
  readonly url: string;
  readonly status?: number;
  readonly digest?: Digest;
  /** RFC 3339, UTC. */
  readonly fetchedAt: string;
  readonly allowed: boolean;
  /** The line that decided, for example `Disallow: /private/`; '' when none did. */
  readonly rule: string;
}

/** License classes of compliance.md §5; `CN-GOV` for Article 5 texts is class A with its own statute basis. */
export type LicenseClass = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H';
export type LicenseProfile = 'commercial' | 'research' | 'strict';

export interface LicenseCandidate {
  /** `cc-by-sa`, SPDX id, `all-rights-reserved`, `copyright-notice`, `no-reprint-without-permission` … */
  readonly kind: string;
  readonly spdx?: string;
  readonly class?: LicenseClass;
  readonly phrase: string;
  readonly url?: string;
  readonly source: Signal['source'];
  readonly zone: Zone;
  readonly appliesTo: 'text' | 'site' | 'other';
}

/** By what right a text may be used, with everything that speaks for or against it. */
export interface LicenseFinding {
  readonly verdict: Verdict;
  /** `DEC-1` … `DEC-10`, with `DEC-6b`. */
  readonly rule: string;
  readonly spdx: string;
  readonly class: LicenseClass;
  readonly licenseUrl?: string;
  readonly evidenceKind:
    | 'meta'
    | 'jsonld'
    | 'link'
    | 'anchor'
    | 'text'
    | 'terms'
    | 'statute'
    | 'contract'
    | 'profile'
    | 'ruling'
    | 'none';
  readonly evidenceZone: Zone | 'site';
  readonly evidenceDigest: Digest;
  readonly evidenceSnippet: string;
  readonly candidates: readonly LicenseCandidate[];
  readonly disagreement: boolean;
  readonly signals: readonly Signal[];
  /** Whose text it is by its own words (SIG-15): the site's own, another outlet's, a public body's, or unnamed. */
  readonly origin: { readonly kind: 'own' | 'outlet' | 'unnamed' | 'government'; readonly name: string };
  readonly attribution: {
    readonly creator: string;
    readonly title: string;
    readonly sourceUrl: string;
    readonly notice: string;
  };
  /** One sentence in each language. */
  readonly explanation: { readonly en: string; readonly zh: string };
}

/** Site identity evidence of compliance.md §2. */
export interface SiteIdentity {
  /** Filing numbers, permits and site codes, each with its kind. */
  readonly icp: readonly {
    readonly rule: string;
    readonly type: string;
    readonly printed: string;
    readonly normalized: string;
    readonly province?: string;
    readonly confidence: number;
  }[];
  /** `ICP-S1` … `ICP-S5`. */
  readonly result: string;
  /** ICP main number of the operator, or ''. */
  readonly operator: string;
}

/** The result of the AI-label check CN-AIG-01…04, kept as evidence (CN-AIG-05). */
export interface AiLabel {
  readonly status: 'none' | 'labelled' | 'suspected';
  readonly rule?: string;
  readonly evidence?: string;
}
