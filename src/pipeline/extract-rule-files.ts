import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ConfigError } from '../core/failures.ts';
import { siteTemplateSchema, type SiteTemplate } from '../core/site-template.ts';
import {
  compileExtractRules,
  extractRulesSchema,
  type ExtractRules,
  type ExtractRulesFile,
} from '../extract/rules.ts';
import { PACKAGE_RULES } from './apply/package-rules.ts';
import { readFolder } from '../rules/read-folder.ts';
import type { ReadFile } from '../rules/read-yaml.ts';

/** What extract goes by. */
export interface ExtractRuleSet {
  readonly extract: ExtractRules;
  /** By site id; a site without one is read as any page is. */
  readonly templates: ReadonlyMap<string, SiteTemplate>;
}

/**
 * The rules of extract alone, with the files they were read from: a part of a rule set.
 * @throws ConfigError naming file, line and column of whatever is wrong.
 */
export function readExtractRuleSet(
  folder: string,
): ExtractRuleSet & { readonly files: readonly ReadFile<unknown>[] } {
  if (!existsSync(folder)) throw new ConfigError(`${folder}:1:1: there is no such folder of rules`);
  const extract = readExtractRules(folder);
  const templates = readFolder(join(folder, 'templates'), siteTemplateSchema);
  return {
    files: [...extract, ...templates],
    extract: compileExtractRules(extract.map((f) => f.value)),
    templates: new Map(
      templates.map(({ value }) => [value.site, { keys: new Set(value.blocks.map(({ key }) => key)) }]),
    ),
  };
}

/** Patterns of content systems are the package's where a folder of rules brings none of its own. */
function readExtractRules(folder: string): readonly ReadFile<ExtractRulesFile>[] {
  const own = readFolder(join(folder, 'extract'), extractRulesSchema);
  if (own.length > 0) return own;
  return readFolder(join(PACKAGE_RULES, 'extract'), extractRulesSchema).map((read) => ({
    ...read,
    file: join(folder, 'extract', basename(read.file)),
  }));
}
