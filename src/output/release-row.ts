import { z } from 'zod';
import type { CuratedDocument } from '../core/document.ts';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/u);

/** One row of a release (compliance §6.4). Field order is the order of this schema. */
export const releaseRowSchema = z.strictObject({
  id: z.string().length(26),
  text: z.string().min(1),
  title: z.string(),
  /** Address as captured (CN-TRC-06) and in canonical form. */
  url: z.string().min(1),
  url_canonical: z.string().min(1),
  host: z.string().min(1),
  operator_id: z.string(),
  source_id: z.string().min(1),
  fetched_at: z.string().min(1),
  http_status: z.number().int(),
  /** Of the text in this row, and of the page's bytes. */
  content_sha256: digest,
  raw_sha256: digest,
  extractor_ver: z.number().int(),
  lang: z.string(),
  script: z.string(),
  lang_score: z.number(),
  published_at: z.string(),
  page_kind: z.string(),
  author_masked: z.string(),
  outlet: z.string(),
  license: z.strictObject({
    spdx_expression: z.string(),
    class: z.enum(['A', 'B', 'C', 'E', 'D', 'F', 'G', 'H']),
    license_url: z.string(),
    evidence_kind: z.string(),
    evidence_location: z.string(),
    evidence_snippet: z.string(),
    evidence_sha256: digest,
    other_candidates: z.array(z.string()),
    disagreement: z.boolean(),
    attribution: z.strictObject({
      creator: z.string(),
      title: z.string(),
      source_url: z.string(),
      notice: z.string(),
    }),
    modified: z.literal(true),
  }),
  permission: z.strictObject({
    decision: z.literal('allow'),
    rule_id: z.string(),
    robots_outcome: z.string(),
    robots_sha256: z.string(),
    signals: z.array(z.string()),
  }),
  risk: z.strictObject({
    labels: z.array(z.string()),
    scores: z.record(z.string(), z.number()),
    lexicon_ver: z.string(),
    model_ver: z.string(),
  }),
  ipr: z.strictObject({ risk_flags: z.array(z.string()), decision: z.literal('allow') }),
  pii: z.strictObject({ counts: z.record(z.string(), z.number()), masked: z.number().int() }),
  ai_label: z.strictObject({ status: z.string(), evidence: z.string() }),
  dedup: z.strictObject({
    cluster: z.string(),
    cluster_size: z.number().int(),
    /** How often the row may be repeated in training. */
    sampling_weight: z.number().int(),
    sig_ver: z.number().int(),
  }),
  quality: z.record(z.string(), z.number()),
  pipeline_ver: z.string(),
  shard: z.string(),
});

export type ReleaseRow = z.infer<typeof releaseRowSchema>;

export interface RowContext {
  readonly operatorId: string;
  readonly extractorVersion: number;
  readonly signerVersion: number;
  readonly cluster: string;
  readonly clusterSize: number;
  readonly samplingWeight: number;
  readonly pipeline: string;
  readonly shard: string;
}

/** A curated document as it leaves the building. */
export function releaseRow(doc: CuratedDocument, context: RowContext): ReleaseRow {
  return {
    id: doc.id,
    text: doc.text,
    title: doc.title,
    url: doc.url,
    url_canonical: doc.urlCanonical,
    host: doc.host,
    operator_id: context.operatorId,
    source_id: doc.site,
    fetched_at: doc.capture.capturedAt,
    http_status: doc.capture.httpStatus,
    content_sha256: doc.textDigest,
    raw_sha256: doc.capture.payloadDigest,
    extractor_ver: context.extractorVersion,
    lang: doc.language,
    script: doc.script,
    lang_score: doc.languageScore,
    published_at: doc.publishedAt,
    page_kind: doc.pageKind,
    author_masked: doc.author,
    outlet: doc.outlet,
    license: licenseRecord(doc),
    permission: {
      decision: 'allow',
      rule_id: doc.license.rule,
      robots_outcome: doc.robots.outcome,
      robots_sha256: doc.robots.digest ?? '',
      signals: doc.license.signals.map((signal) => `${signal.rule} ${signal.value}`),
    },
    risk: {
      labels: [...doc.risk.labels],
      scores: { ...doc.risk.scores },
      lexicon_ver: doc.risk.lexiconVersion,
      model_ver: doc.risk.modelVersion,
    },
    ipr: { risk_flags: doc.license.disagreement ? ['license-disagreement'] : [], decision: 'allow' },
    pii: { counts: { ...doc.pii.counts }, masked: doc.pii.masked },
    ai_label: { status: doc.aiLabel.status, evidence: doc.aiLabel.evidence ?? '' },
    dedup: {
      cluster: context.cluster,
      cluster_size: context.clusterSize,
      sampling_weight: context.samplingWeight,
      sig_ver: context.signerVersion,
    },
    quality: { ...doc.measures },
    pipeline_ver: context.pipeline,
    shard: context.shard,
  };
}

function licenseRecord({ license }: CuratedDocument): ReleaseRow['license'] {
  const { creator, title, sourceUrl, notice } = license.attribution;
  return {
    spdx_expression: license.spdx,
    class: license.class,
    license_url: license.licenseUrl ?? '',
    evidence_kind: license.evidenceKind,
    evidence_location: license.evidenceZone,
    evidence_snippet: license.evidenceSnippet,
    evidence_sha256: license.evidenceDigest,
    other_candidates: license.candidates.map((candidate) => candidate.kind),
    disagreement: license.disagreement,
    attribution: { creator, title, source_url: sourceUrl, notice },
    modified: true,
  };
}
