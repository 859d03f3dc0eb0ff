import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { ConfigError } from '../core/failures.ts';
import { issueLines } from '../core/schema-issues.ts';
import { siteProfileSchema } from '../core/site-profile.ts';
import { locator } from './locate.ts';

/** Values to set in a profile, by path. */
export type ProfileChange = readonly (readonly [path: readonly string[], value: unknown])[];

/**
 * A profile's text with some values changed; comments and order stay. It must still be a profile.
 * @throws ConfigError when it would not be.
 */
export function changedProfile(text: string, changes: ProfileChange): string {
  const document = parseDocument(text);
  for (const [path, value] of changes) document.setIn(path, value);
  const result = siteProfileSchema.safeParse(document.toJS());
  if (!result.success) {
    throw new ConfigError(`the profile cannot be written so: ${issueLines(result.error.issues).join('; ')}`);
  }
  return document.toString({ lineWidth: 0 });
}

/** Changes a profile on disk as one step, and raises its version. */
export function changeProfile(file: string, changes: ProfileChange, today: string): void {
  const text = readFileSync(file, 'utf8');
  const version = Number(parseDocument(text).get('version') ?? 0) + 1;
  const next = changedProfile(text, [...changes, [['version'], version], [['updated'], today]]);
  writeFileSync(`${file}.partial`, next);
  renameSync(`${file}.partial`, file);
}

/** `line:column` of a value in a YAML file, of the nearest one above it where it is absent. */
export function placeOf(file: string, path: readonly string[]): string {
  const { line, column } = locator(readFileSync(file, 'utf8')).value(path);
  return `${line}:${column}`;
}
