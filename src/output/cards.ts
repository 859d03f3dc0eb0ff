import type { JsonObject } from '../core/digest.ts';
import type { Manifest } from './manifest.ts';
import { ranked, type ReleaseFacts } from './facts.ts';

/** Words of the pipeline file that the cards repeat. */
export interface ReleaseWords {
  readonly title: string;
  readonly description: string;
  readonly creator: string;
  readonly contact: string;
  readonly version: string;
}

/** Files of a release beside its shards, by name. Pure: the same release gives the same files. */
export function cards(
  words: ReleaseWords,
  facts: ReleaseFacts,
  manifest: Manifest,
): Readonly<Record<string, string>> {
  return {
    ...attributions(facts),
    'domains_top.csv': domainsTop(facts),
    'croissant.json': json(croissant(words, facts, manifest)),
    'README.md': datasetCard(words, facts, manifest),
    'eu_summary.json': json(euSummary(words, facts)),
    'provenance.json': json(dataProvenance(words, facts)),
    'spdx.json': json(spdx(words, facts)),
  };
}

const json = (value: JsonObject): string => `${JSON.stringify(value, null, 2)}\n`;

function attributions(facts: ReleaseFacts): Record<string, string> {
  const head = '# id\ttitle\tcreator\tsource\tlicense\tlicense URL\tchanges\n';
  return Object.fromEntries(
    [...facts.credits].map(([partition, lines]) => [
      `data/${partition}/ATTRIBUTION.tsv`,
      `${head}${[...lines].sort().join('\n')}\n`,
    ]),
  );
}

/** domain, bytes, docs, share of bytes, rank; by registrable domain (EU template §2.3). */
function domainsTop(facts: ReleaseFacts): string {
  const rows = ranked(facts.domains).map(
    ([domain, { docs, bytes }], i) =>
      `${domain},${bytes},${docs},${(bytes / facts.textBytes).toFixed(6)},${i + 1}`,
  );
  return `${['domain,bytes,docs,share,rank', ...rows].join('\n')}\n`;
}

// Croissant 1.1 with the RAI vocabulary; the specification is linked, not copied.
function croissant(words: ReleaseWords, facts: ReleaseFacts, manifest: Manifest): JsonObject {
  return {
    '@context': {
      '@language': 'zh',
      '@vocab': 'https://schema.org/',
      cr: 'http://mlcommons.org/croissant/',
      rai: 'http://mlcommons.org/croissant/RAI/',
      dct: 'http://purl.org/dc/terms/',
      sc: 'https://schema.org/',
    },
    '@type': 'sc:Dataset',
    'dct:conformsTo': ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0'],
    name: words.title,
    description: words.description,
    version: words.version,
    creator: { '@type': 'sc:Organization', name: words.creator },
    license: [...facts.licenses.keys()].sort(),
    url: words.contact,
    datePublished: facts.fetchedTo.slice(0, 10),
    inLanguage: [...facts.languages.keys()].sort(),
    distribution: manifest.shards.map((shard) => ({
      '@type': 'cr:FileObject',
      '@id': shard.file,
      contentUrl: shard.file,
      encodingFormat: 'application/jsonl',
      contentSize: `${shard.bytes} B`,
      sha256: shard.sha256.slice(7),
    })),
    'rai:dataCollection':
      'Web pages of sites named in reviewed profiles, fetched by a crawler that obeys robots.txt and other opt-out signals.',
    'rai:dataCollectionType': 'Web Scraping',
    'rai:dataCollectionTimeframe': [facts.fetchedFrom, facts.fetchedTo],
    'rai:dataPreprocessingProtocol':
      'Main-text extraction, normalization, rule-based filters, exact and near deduplication.',
    'rai:personalSensitiveInformation':
      'Detected by structure, checksum and context, and replaced by fixed placeholders.',
    'rai:dataReleaseMaintenancePlan': `Requests for removal: ${words.contact}. Any removal raises the major version.`,
  };
}

function datasetCard(words: ReleaseWords, facts: ReleaseFacts, manifest: Manifest): string {
  const partitions = [
    ...new Set(manifest.shards.map((shard) => shard.file.split('/').slice(0, 3).join('/'))),
  ];
  const configs = partitions.map(
    (folder) =>
      `  - config_name: ${folder.split('/').slice(1).join('-')}\n    data_files: "${folder}/*.jsonl.*"`,
  );
  return `---
pretty_name: ${JSON.stringify(words.title)}
language:
${[...facts.languages.keys()]
  .sort()
  .map((language) => `  - ${language}`)
  .join('\n')}
license: other
license_name: per-row
license_link: README.md
language_creators:
  - found
tags:
  - chinese
  - web
configs:
${configs.join('\n')}
---

# ${words.title} ${words.version}

${words.description}

${facts.rows} rows, ${facts.textChars} characters, fetched ${facts.fetchedFrom.slice(0, 10)} to ${facts.fetchedTo.slice(0, 10)}. Every row names its source, license and the rule that let it in. Share-alike text stands in its own folder (\`C\`).

| license | class | rows |
|---|---|---|
${[...facts.licenses]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([spdx, entry]) => `| ${spdx} | ${entry.class} | ${entry.docs} |`)
  .join('\n')}

Takedown and questions: ${words.contact}. What left a release does not come back: see \`manifest.json\` and the compliance report in \`reports/\`.
`;
}

/** Fields of the EU public summary that the pipeline knows; the provider fills in the rest. */
function euSummary(words: ReleaseWords, facts: ReleaseFacts): JsonObject {
  const top = ranked(facts.domains).slice(0, Math.max(1, Math.ceil(facts.domains.size * 0.1)));
  return {
    '1.1': { provider: words.creator, contact: words.contact },
    '1.3': {
      modality: 'text',
      languages: [...facts.languages.keys()].sort(),
      latestAcquisition: facts.fetchedTo.slice(0, 7),
    },
    '2.3': {
      crawled: true,
      behaviour:
        'robots.txt and machine-readable reservations honoured before fetching and before release; no paywalls, logins or CAPTCHAs passed',
      period: [facts.fetchedFrom.slice(0, 7), facts.fetchedTo.slice(0, 7)],
      topDomains: top.map(([domain, { bytes }]) => ({ domain, bytes })),
    },
    '3.1': {
      measures: [
        'RFC 9309',
        'TDMRep',
        'Content-Usage',
        'Content-Signal',
        'ai.txt',
        'RSL',
        'X-Robots-Tag',
        'license wording',
      ],
    },
  };
}

/** Data & Trust Alliance data provenance standards 1.0.0. */
function dataProvenance(words: ReleaseWords, facts: ReleaseFacts): JsonObject {
  return {
    source: {
      version: '1.0.0',
      title: words.title,
      id: `${words.title} ${words.version}`,
      issuer: words.creator,
      description: words.description,
    },
    provenance: {
      'origin-geography': 'CN',
      date: facts.fetchedTo,
      'generation-method': 'web-scraping-crawling',
    },
    use: {
      'intended-purpose': 'pre-training',
      license: [...facts.licenses.keys()].sort(),
      'privacy-enhancing': ['masking'],
    },
  };
}

/** SPDX 3.0.1 DatasetPackage with its two license relationships. */
function spdx(words: ReleaseWords, facts: ReleaseFacts): JsonObject {
  const id = `urn:jingliu:${words.version}`;
  const license = [...facts.licenses.keys()].sort().join(' AND ') || 'NONE';
  const relationship = (type: string): JsonObject => ({
    type: 'Relationship',
    relationshipType: type,
    from: `${id}#dataset`,
    to: [`${id}#license`],
  });
  return {
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      {
        type: 'dataset_DatasetPackage',
        spdxId: `${id}#dataset`,
        name: words.title,
        software_packageVersion: words.version,
        dataset_datasetType: ['text'],
        builtTime: facts.fetchedTo,
        originatedBy: [words.creator],
        software_primaryPurpose: 'data',
        dataset_hasSensitivePersonalInformation: 'no',
        dataset_anonymizationMethodUsed: ['typed placeholders'],
      },
      {
        type: 'simplelicensing_LicenseExpression',
        spdxId: `${id}#license`,
        simplelicensing_licenseExpression: license,
      },
      relationship('hasDeclaredLicense'),
      relationship('hasConcludedLicense'),
    ],
  };
}
