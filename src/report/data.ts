import type { TechnicalSample } from '../stats/technical-sample.ts';

/** A sample of a source that people judged. */
interface Sample {
  readonly n: number;
  readonly fails: number;
  readonly date: string;
}

/** Everything a compliance report is rendered from; plain values, so that the report room touches nothing. */
export interface ReportData {
  readonly title: string;
  readonly version: string;
  readonly creator: string;
  readonly contact: string;
  readonly licenseProfile: string;
  readonly manifestDigest: string;
  readonly outcomesRoot: string;
  readonly planDigest: string;
  readonly rows: number;
  readonly shards: readonly {
    readonly file: string;
    readonly rows: number;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly stages: readonly {
    readonly stage: string;
    readonly in: number;
    readonly keep: number;
    readonly reject: number;
    readonly hold: number;
    readonly fail: number;
  }[];
  readonly reasons: readonly {
    readonly stage: string;
    readonly kind: string;
    readonly reason: string;
    readonly n: number;
    readonly en: string;
    readonly zh: string;
  }[];
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly operator: string;
    readonly icp: string;
    readonly origin: string;
    readonly basis: string;
    readonly spdx: string;
    readonly checkedBy: string;
    readonly approvedBy: string;
    readonly assessment: Sample | undefined;
    readonly postAssessment: Sample | undefined;
    readonly outcomes: Readonly<Record<string, number>>;
    readonly published: number;
  }[];
  readonly robots: readonly { readonly outcome: string; readonly hosts: number }[];
  readonly licenses: readonly { readonly spdx: string; readonly class: string; readonly docs: number }[];
  readonly pii: Readonly<Record<string, number>>;
  readonly risks: Readonly<Record<string, number>>;
  readonly lexicon: {
    readonly total: number;
    readonly minimum: number;
    readonly risks: readonly { readonly risk: string; readonly entries: number; readonly minimum: number }[];
  };
  readonly operators: number;
  /** Texts found on two sites, and whose page speaks for them (SIG-15). */
  readonly reprints: readonly {
    readonly url: string;
    readonly outlet: string;
    readonly originalUrl: string;
    readonly verdict: string;
    readonly spdx: string;
    readonly by: 'named' | 'copy';
    readonly conflict: boolean;
  }[];
  /** Rows that went through keyword lists and classifier, and those with a risk label left (CN-EVAL-02). */
  readonly technical: TechnicalSample;
}
