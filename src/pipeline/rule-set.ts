import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { digestOf, type Digest } from '../core/digest.ts';
import { ConfigError } from '../core/failures.ts';
import { importSetSchema, profileOfSet, type ImportSet } from '../core/import-set.ts';
import { siteProfileSchema } from '../core/site-profile.ts';
import { filterThresholdsSchema, type FilterThresholds } from '../filter/run-filters.ts';
import { lexiconSchema, type LexiconFile } from '../filter/safety/lexicon.ts';
import { licenseRulesSchema, type LicenseRules } from '../license/rules.ts';
import { normalizePolicySchema, type NormalizePolicy } from '../normalize/policy.ts';
import { piiRulesSchema, type PiiRulesFile } from '../pii/rules.ts';
import { readFolder } from '../rules/read-folder.ts';
import { readYaml, type ReadFile } from '../rules/read-yaml.ts';
import { indexSites, type SiteIndex } from '../rules/site-index.ts';
import { compileLicenseRules } from '../license/rules.ts';
import { optOutSchema, indexOptOuts, type OptOuts } from '../rules/opt-outs.ts';
import { indexReviews, reviewsSchema, type Reviews } from '../rules/reviews.ts';
import { readExtractRuleSet, type ExtractRuleSet } from './extract-rule-files.ts';

/** Every rule file a run holds to, read, checked and digested before anything starts. */
export interface RuleSet extends ExtractRuleSet {
  readonly folder: string;
  readonly sites: SiteIndex;
  readonly licenses: LicenseRules;
  readonly normalize: NormalizePolicy;
  readonly thresholds: FilterThresholds;
  readonly lexicons: readonly LexiconFile[];
  readonly pii: readonly PiiRulesFile[];
  readonly optOuts: OptOuts;
  /** Rulings of people in force today. */
  readonly reviews: Reviews;
  /** Collections taken in from others, by id. */
  readonly imports: ReadonlyMap<string, ImportSet>;
  /** Where each of them is described. */
  readonly importFiles: ReadonlyMap<string, string>;
  /** Digest of each file's parsed form, by path relative to the folder, sorted. */
  readonly digests: Readonly<Record<string, Digest>>;
  readonly digest: Digest;
}

/** @throws ConfigError naming file, line and column of whatever is wrong. */
export function readRuleSet(
  folder: string,
  names: { readonly normalize: string; readonly thresholds: string },
  today: string = new Date().toISOString().slice(0, 10),
): RuleSet {
  if (!existsSync(folder))
    throw new ConfigError(
      `${folder}: there is no such folder of rules; name one, or make one with \`jingliu init\``,
    );
  const sites = readFolder(join(folder, 'sites'), siteProfileSchema);
  const licenses = readFolder(join(folder, 'licenses'), licenseRulesSchema);
  const { files: extractFiles, extract, templates } = readExtractRuleSet(folder);
  const lexicons = readFolder(join(folder, 'lexicons'), lexiconSchema);
  const pii = readFolder(join(folder, 'pii'), piiRulesSchema);
  const optOuts = readFolder(join(folder, 'opt-outs'), optOutSchema);
  const reviewFiles = readFolder(join(folder, 'reviews'), reviewsSchema);
  const reviews = indexReviews(reviewFiles, today);
  const imports = readFolder(join(folder, 'imports'), importSetSchema);
  const normalize = readYaml(join(folder, 'normalize', `${names.normalize}.yaml`), normalizePolicySchema);
  const thresholds = readYaml(join(folder, 'thresholds', `${names.thresholds}.yaml`), filterThresholdsSchema);
  const digests = digestsOf(folder, [
    ...sites,
    ...licenses,
    ...extractFiles,
    ...lexicons,
    ...pii,
    ...optOuts,
    ...reviewFiles,
    ...imports,
    normalize,
    thresholds,
  ]);
  // Which rulings are in force depends on the day, so that a plan says which it holds to.
  if (reviewFiles.length > 0) digests['reviews/in-force'] = digestOf(reviews.rulings);
  return {
    folder,
    sites: withImports(indexSites(sites), imports),
    licenses: compileLicenseRules(licenses.map((f) => f.value)),
    extract,
    normalize: normalize.value,
    thresholds: thresholds.value,
    lexicons: lexicons.map((f) => f.value),
    pii: pii.map((f) => f.value),
    templates,
    reviews,
    optOuts: indexOptOuts(optOuts.map((f) => f.value)),
    imports: new Map(imports.map(({ value }) => [value.id, value])),
    importFiles: new Map(imports.map(({ file, value }) => [value.id, file])),
    digests,
    digest: digestOf(digests),
  };
}

// An imported set is a source that is looked up like a site, and never crawled.
function withImports(sites: SiteIndex, imports: readonly ReadFile<ImportSet>[]): SiteIndex {
  const sources = new Map(imports.map(({ value }) => [value.id, profileOfSet(value)]));
  for (const { file, value } of imports) {
    if (sites.byId(value.id) !== undefined)
      throw new ConfigError(`${file}:1:1: id ${value.id} already belongs to a site`);
  }
  return { ...sites, byId: (id) => sources.get(id) ?? sites.byId(id) };
}

function digestsOf(folder: string, files: readonly ReadFile<unknown>[]): Record<string, Digest> {
  const named = files.map((f) => [relative(folder, f.file).replaceAll('\\', '/'), f.digest] as const);
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
