import { dirname, resolve } from 'node:path';
import { digestOf, type Digest, type Json } from '../core/digest.ts';
import { DECODE_VERSION } from '../decode/decode.ts';
import { EXTRACT_VERSION } from '../extract/extract.ts';
import { FILTERS } from '../filter/run-filters.ts';
import { SAFETY_VERSION } from '../filter/safety/scan-risks.ts';
import { LICENSE_VERSION } from '../license/assess.ts';
import { NORMALIZE_VERSION } from '../normalize/normalize.ts';
import { PII_VERSION } from '../pii/redact.ts';
import { readYaml } from '../rules/read-yaml.ts';
import { benchmarkDigests } from './decontaminate/from-plan.ts';
import { pipelineFileSchema, type PipelineFile } from './pipeline-file.ts';
import { FUSION_VERSION } from './rooms.ts';
import { readRuleSet, type RuleSet } from './rule-set.ts';

/** What was resolved from what was typed; stored with the run. Two equal plans over equal captures give equal bytes. */
export interface Plan {
  /** Absolute path of the pipeline file. */
  readonly file: string;
  readonly pipeline: PipelineFile;
  readonly rules: RuleSet;
  /** At most this many captures of each WARC file; for trying a plan out. */
  readonly limit: number | undefined;
  readonly versions: Readonly<Record<string, number>>;
  readonly digest: Digest;
}

/** @throws ConfigError: nothing starts on a plan that cannot be read whole. */
export function resolvePlan(file: string, limit?: number): Plan {
  const path = resolve(file);
  const read = readYaml(path, pipelineFileSchema);
  const rules = readRuleSet(resolve(dirname(path), read.value.rules), read.value.curate);
  const versions = stepVersions();
  const benchmarks = benchmarkDigests(path, read.value);
  const digest = digestOf({
    pipeline: read.digest,
    rules: rules.digest,
    versions,
    limit: limit ?? null,
    ...(benchmarks.length === 0 ? {} : { benchmarks }),
  });
  return { file: path, pipeline: read.value, rules, limit, versions, digest };
}

function stepVersions(): Record<string, number> {
  const filters = FILTERS.map((filter) => [filter.id, filter.version] as const);
  return {
    decode: DECODE_VERSION,
    extract: EXTRACT_VERSION,
    license: LICENSE_VERSION,
    normalize: NORMALIZE_VERSION,
    'filter.risk': SAFETY_VERSION,
    redact: PII_VERSION,
    fusion: FUSION_VERSION,
    ...Object.fromEntries(filters),
  };
}

/** Digest of a task: whatever could change its outputs, and nothing else. */
export function taskDigest(stage: string, version: number, parts: Json): Digest {
  return digestOf({ stage, version, parts });
}
