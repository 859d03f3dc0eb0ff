import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { hostName } from './farm.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Writes a pipeline and one profile a host of a farm into `folder`. @returns the path of the pipeline file. */
export function writeFarmPlan(folder, options) {
  const { hosts, pages, pace } = options;
  const header = { version: 1, source: 'self-written', license: 'Apache-2.0', updated: '2026-11-25' };
  for (const name of ['lexicons', 'licenses', 'normalize', 'pii', 'thresholds'])
    cpSync(join(root, 'rules', name), join(folder, 'rules', name), { recursive: true });
  mkdirSync(join(folder, 'rules/sites'));
  for (let n = 0; n < hosts; n += 1) {
    const host = hostName(n);
    const id = host.replace('.example', '');
    writeFileSync(
      join(folder, 'rules/sites', `${id}.yaml`),
      stringify({ id, ...header, ...profile(host, pages, pace) }),
    );
  }
  const path = join(folder, 'pipeline.yaml');
  writeFileSync(path, stringify({ id: 'farm', ...header, ...pipeline(options) }));
  return path;
}

function profile(host, pages, pace = { delayFactor: 1, delayMsMin: 0, delayMsMax: 0 }) {
  const url = `http://${host}/`;
  return {
    name: host,
    hosts: [host],
    status: 'approved',
    kind: 'other',
    origin: 'mainland',
    tier: 'open',
    operator: { name: host, icp: '' },
    basis: {
      kind: 'license',
      spdx: 'CC-BY-4.0',
      scope: 'site',
      grantsCrawl: false,
      evidence: { url, checkedBy: 'bench', approvedBy: 'nobody', checkedAt: '2026-11-25' },
    },
    seeds: [url],
    sitemaps: 'declared',
    paths: { allow: ['/'], deny: [] },
    pace,
    budget: { pagesMax: pages + 10, depthMax: 100, bytesMax: 1_000_000_000 },
  };
}

function pipeline({ concurrency, warcBytesMax = 67_108_864, timeoutMs = 20_000 }) {
  return {
    rules: 'rules',
    crawl: {
      sites: 'all',
      userAgent: { product: 'jingliu', contact: 'https://jingliu.example/crawler', purpose: 'bench' },
      concurrency,
      timeoutMs,
      bodyBytesMax: 8_388_608,
      warcBytesMax,
      retriesMax: 1,
      testServer: null,
    },
    curate: { normalize: 'default', thresholds: 'filter', failRateMax: 0.05 },
    dedup: { ngram: 5, bands: 14, rows: 8, agreementMin: 0.75, survivor: 'earliest', memoryLimit: '512MB' },
    publish: {
      version: '0.1.0',
      title: 'farm',
      description: 'farm',
      creator: 'bench',
      contact: 'nobody@jingliu.example',
      licenseProfile: 'commercial',
      codec: 'zstd',
      shardBytesMax: 67_108_864,
    },
  };
}
