import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ConfigError } from '../core/failures.ts';
import { siteProfileSchema } from '../core/site-profile.ts';
import { siteTemplateSchema } from '../core/site-template.ts';
import { extractRulesSchema } from '../extract/rules.ts';
import { filterThresholdsSchema } from '../filter/run-filters.ts';
import { lexiconCounts, type LexiconCount } from '../filter/safety/lexicon-counts.ts';
import { lexiconSchema, type LexiconFile } from '../filter/safety/lexicon.ts';
import { lintLexicons } from '../filter/safety/lint.ts';
import { licenseRulesSchema } from '../license/rules.ts';
import { normalizePolicySchema } from '../normalize/policy.ts';
import { piiRulesSchema } from '../pii/rules.ts';
import { locator } from '../rules/locate.ts';
import { optOutSchema } from '../rules/opt-outs.ts';
import { readYaml, type ReadFile } from '../rules/read-yaml.ts';
import { reviewsSchema } from '../rules/reviews.ts';

/** What each folder of rules holds. */
const SCHEMAS: Readonly<Record<string, z.ZodType<{ readonly id: string }>>> = {
  sites: siteProfileSchema,
  templates: siteTemplateSchema,
  extract: extractRulesSchema,
  licenses: licenseRulesSchema,
  lexicons: lexiconSchema,
  pii: piiRulesSchema,
  'opt-outs': optOutSchema,
  reviews: reviewsSchema,
  normalize: normalizePolicySchema,
  thresholds: filterThresholdsSchema,
};

export interface RulesCheck {
  /** Files that could be read, by folder. */
  readonly files: Readonly<Record<string, number>>;
  /** `file:line:column: message`, files in order. Errors keep a run from starting or never match. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Entries of the lexicons against the minimums CN-KW-01 … 03. */
  readonly counts: readonly LexiconCount[];
  /** Days since the newest lexicon was updated, against CN-KW-04; undefined without lexicons. */
  readonly lexiconAgeDays: number | undefined;
}

/**
 * Reads every rule file in a folder and goes on after a bad one, so that one look shows all that is wrong.
 * @throws ConfigError when there is no such folder, or nothing of rules in it.
 */
export function checkRules(folder: string, today: Date): RulesCheck {
  if (!existsSync(folder))
    throw new ConfigError(
      `${folder}: there is no such folder of rules; name one, or make one with \`jingliu init\``,
    );
  if (!Object.keys(SCHEMAS).some((name) => existsSync(join(folder, name))))
    throw new ConfigError(
      `${folder}:1:1: holds none of the folders of rules (${Object.keys(SCHEMAS).join(', ')}); name the folder they lie in`,
    );
  const errors: string[] = [];
  const warnings: string[] = [];
  const files: Record<string, number> = {};
  const lexicons: ReadFile<LexiconFile>[] = [];
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    const read = readAll(join(folder, name), schema, errors);
    files[name] = read.length;
    if (name === 'lexicons') lexicons.push(...(read as ReadFile<LexiconFile>[]));
  }
  lint(lexicons, errors, warnings);
  return {
    files,
    errors,
    warnings,
    counts: lexiconCounts(lexicons.map(({ value }) => value)),
    lexiconAgeDays: ageDays(lexicons, today),
  };
}

function readAll(
  folder: string,
  schema: z.ZodType<{ readonly id: string }>,
  errors: string[],
): ReadFile<{ readonly id: string }>[] {
  if (!existsSync(folder)) return [];
  const owners = new Map<string, string>();
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return names.flatMap((name) => {
    try {
      const read = readYaml(join(folder, name), schema);
      const owner = owners.get(read.value.id);
      if (owner !== undefined) errors.push(`${read.file}:1:1: id ${read.value.id} is also used by ${owner}`);
      owners.set(read.value.id, read.file);
      return [read];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      errors.push(...error.message.split('\n'));
      return [];
    }
  });
}

function lint(lexicons: readonly ReadFile<LexiconFile>[], errors: string[], warnings: string[]): void {
  const places = new Map<string, ReturnType<typeof locator>>();
  for (const { severity, file, path, message } of lintLexicons(lexicons.map(({ value }) => value))) {
    const name = lexicons[file]?.file ?? '';
    const known = places.get(name) ?? locator(readFileSync(name, 'utf8'));
    places.set(name, known);
    const { line, column } = known.value(path);
    (severity === 'error' ? errors : warnings).push(`${name}:${line}:${column}: ${message}`);
  }
}

const DAY_MS = 86_400_000;

function ageDays(lexicons: readonly ReadFile<LexiconFile>[], today: Date): number | undefined {
  const newest = lexicons.map(({ value }) => Date.parse(value.updated)).sort((a, b) => b - a)[0];
  return newest === undefined ? undefined : Math.max(0, Math.floor((today.getTime() - newest) / DAY_MS));
}
