import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { PageKind } from '../../src/core/document.ts';
import { filterThresholdsSchema, type FilterSubject } from '../../src/filter/run-filters.ts';
import { lexiconSchema, type LexiconFile } from '../../src/filter/safety/lexicon.ts';
import { normalizePolicySchema, normalizeText } from '../../src/normalize/normalize.ts';
import { profileText } from '../../src/text/profile.ts';

export const thresholds = filterThresholdsSchema.parse(
  parse(readFileSync('rules/thresholds/filter.yaml', 'utf8')),
);
export const policy = normalizePolicySchema.parse(
  parse(readFileSync('rules/normalize/default.yaml', 'utf8')),
);

export function readLexicons(): readonly LexiconFile[] {
  const names = readdirSync('rules/lexicons').filter((name) => name.endsWith('.yaml'));
  return names.map((name) => lexiconSchema.parse(parse(readFileSync(`rules/lexicons/${name}`, 'utf8'))));
}

/** A subject as curate makes it: normalized, then profiled. */
export function subjectOf(text: string, pageKind: PageKind = 'article', title = ''): FilterSubject {
  return { profile: profileText(normalizeText(text, policy).text), pageKind, title };
}
