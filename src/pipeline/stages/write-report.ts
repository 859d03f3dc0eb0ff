import type { Digest } from '../../core/digest.ts';
import { FAILURES } from '../../core/failures.ts';
import { REASONS } from '../../core/reasons.ts';
import type { CuratedDocument } from '../../core/document.ts';
import { lexiconCounts } from '../../filter/safety/lexicon-counts.ts';
import type { Manifest } from '../../output/manifest.ts';
import { readShard } from '../../output/shard-writer.ts';
import { ledgerFigures, type LedgerFigures } from '../../provenance/queries.ts';
import { complianceJson, renderComplianceReport, type ReportData } from '../../report/compliance-report.ts';
import { writeDurably } from '../durable.ts';
import type { Reprint } from '../reprints.ts';
import type { Run } from '../runner.ts';

/** Paths inside the out directory, and digests by path inside the release. */
export interface WrittenReport {
  readonly html: string;
  readonly digests: Readonly<Record<string, Digest>>;
  /** Operators behind the rows, and rows of overseas sources (CN-SRC-03, CN-SRC-04). */
  readonly sources: { readonly operators: number; readonly overseas: number };
}

/** Renders the compliance report from the ledger and the release's own rows. */
export async function writeReport(
  run: Run,
  folder: string,
  manifest: Manifest,
  manifestDigest: Digest,
  reprints: readonly Reprint[],
): Promise<WrittenReport> {
  const figures = ledgerFigures(run.out.root);
  const counts = releaseCounts(run, folder, manifest);
  const data = { ...reportData(run, manifest, manifestDigest, figures, counts), reprints };
  const html = writeDurably(run.out.path(`${folder}/reports/compliance.html`), renderComplianceReport(data));
  const json = writeDurably(
    run.out.path(`${folder}/reports/compliance.json`),
    `${JSON.stringify(complianceJson(data), null, 2)}\n`,
  );
  return {
    html: `${folder}/reports/compliance.html`,
    digests: { 'reports/compliance.html': html.digest, 'reports/compliance.json': json.digest },
    sources: {
      operators: data.operators,
      overseas: data.sites
        .filter(({ origin }) => origin === 'overseas')
        .reduce((sum, { published }) => sum + published, 0),
    },
  };
}

interface ReleaseCounts {
  readonly licenses: Map<string, { class: string; docs: number }>;
  readonly pii: Map<string, number>;
  readonly risks: Map<string, number>;
  readonly published: Map<string, number>;
  readonly operators: Set<string>;
  /** Rows with a record of the keyword lists and the classifier that read them, and rows with a label left. */
  checked: number;
  labelled: number;
}

interface RowFacts {
  readonly source_id: string;
  readonly operator_id: string;
  readonly license: { readonly spdx_expression: string; readonly class: string };
  readonly pii: { readonly counts: Readonly<Record<string, number>> };
  readonly risk: {
    readonly labels: CuratedDocument['risk']['labels'];
    readonly lexicon_ver: string;
    readonly model_ver: string;
  };
}

function releaseCounts(run: Run, folder: string, manifest: Manifest): ReleaseCounts {
  const counts: ReleaseCounts = {
    licenses: new Map(),
    pii: new Map(),
    risks: new Map(),
    published: new Map(),
    operators: new Set(),
    checked: 0,
    labelled: 0,
  };
  for (const { file } of manifest.shards) {
    for (const line of readShard(run.out.path(`${folder}/${file}`))
      .toString('utf8')
      .split('\n')) {
      if (line !== '') addRow(counts, JSON.parse(line) as RowFacts);
    }
  }
  return counts;
}

function addRow(counts: ReleaseCounts, row: RowFacts): void {
  const { spdx_expression: spdx, class: licenseClass } = row.license;
  counts.licenses.set(spdx, { class: licenseClass, docs: (counts.licenses.get(spdx)?.docs ?? 0) + 1 });
  for (const [rule, n] of Object.entries(row.pii.counts)) add(counts.pii, rule, n);
  for (const label of row.risk.labels) add(counts.risks, label, 1);
  if (isChecked(row.risk)) counts.checked += 1;
  if (row.risk.labels.length > 0) counts.labelled += 1;
  add(counts.published, row.source_id, 1);
  counts.operators.add(row.operator_id);
}

/** The standard asks for keyword lists and a classifier; a row that one of them did not read is no part of the sample. */
function isChecked({ lexicon_ver: lexicon, model_ver: model }: RowFacts['risk']): boolean {
  return lexicon !== '' && model !== '' && model !== 'none';
}

function add(map: Map<string, number>, key: string, n: number): void {
  map.set(key, (map.get(key) ?? 0) + n);
}

function reportData(
  run: Run,
  manifest: Manifest,
  manifestDigest: Digest,
  figures: LedgerFigures,
  counts: ReleaseCounts,
): Omit<ReportData, 'reprints'> {
  const { publish } = run.plan.pipeline;
  return {
    title: publish.title,
    version: publish.version,
    creator: publish.creator,
    contact: publish.contact,
    licenseProfile: publish.licenseProfile,
    manifestDigest,
    outcomesRoot: manifest.outcomesRoot,
    planDigest: run.plan.digest,
    rows: manifest.rows,
    shards: manifest.shards,
    stages: figures.stages,
    reasons: figures.reasons.map((reason) => ({ ...reason, ...sentence(reason.reason) })),
    sites: siteRows(run, figures, counts),
    robots: figures.robots,
    licenses: [...counts.licenses]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([spdx, entry]) => ({ spdx, ...entry })),
    pii: sorted(counts.pii),
    risks: sorted(counts.risks),
    lexicon: lexiconFigures(run),
    operators: counts.operators.size,
    technical: { rows: manifest.rows, sampled: counts.checked, fails: counts.labelled },
  };
}

function sentence(code: string): { en: string; zh: string } {
  if (code in REASONS) return REASONS[code as keyof typeof REASONS];
  if (code in FAILURES) return FAILURES[code as keyof typeof FAILURES];
  return { en: '', zh: '' };
}

function siteRows(run: Run, figures: LedgerFigures, counts: ReleaseCounts): ReportData['sites'] {
  return run.plan.rules.sites.profiles
    .filter(({ id }) => figures.sites.some((row) => row.site === id))
    .map((site) => ({
      id: site.id,
      name: site.name,
      operator: site.operator.name,
      icp: site.operator.icp,
      origin: site.origin,
      basis: site.basis.kind,
      spdx: site.basis.spdx,
      checkedBy: site.basis.evidence.checkedBy,
      approvedBy: site.basis.evidence.approvedBy,
      assessment: site.assessment,
      postAssessment: site.postAssessment,
      outcomes: Object.fromEntries(
        figures.sites
          .filter((row) => row.site === site.id && row.stage === 'curate')
          .map(({ kind, n }) => [kind, n]),
      ),
      published: counts.published.get(site.id) ?? 0,
    }));
}

function sorted(map: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function lexiconFigures(run: Run): ReportData['lexicon'] {
  const [total, ...risks] = lexiconCounts(run.plan.rules.lexicons);
  return {
    total: total?.entries ?? 0,
    minimum: total?.minimum ?? 0,
    risks: risks.filter(({ minimum }) => minimum > 0),
  };
}
