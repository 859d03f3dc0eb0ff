import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { compileExtractRules, extractRulesSchema, type ExtractRules } from './rules.ts';

const FOLDER = fileURLToPath(new URL('../../rules/extract/', import.meta.url));
let read: ExtractRules | undefined;

/** The patterns that come with the package, read once: for callers who bring no rules of their own. */
export function packageExtractRules(): ExtractRules {
  read ??= compileExtractRules(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => extractRulesSchema.parse(parse(readFileSync(FOLDER + name, 'utf8')))),
  );
  return read;
}
