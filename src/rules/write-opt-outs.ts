import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { optOutSchema, type OptOutFile } from './opt-outs.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Adds single addresses to an opt-out file and writes it whole, sorted by address.
 * @returns addresses that were not there yet.
 * @throws ConfigError when the file is not one of opt-outs.
 */
export function addOptOuts(file: string, urls: readonly string[], requestedAt: string, request: string): number {
  const known = existsSync(file) ? readYaml(file, optOutSchema).value : emptyFile(requestedAt);
  const there = new Set(known.entries.map((entry) => entry.url));
  const added = urls.filter((url) => !there.has(url)).map((url) => ({ url, requestedAt, request }));
  const entries = [...known.entries, ...added].sort((a, b) => ((a.url ?? '') < (b.url ?? '') ? -1 : 1));
  const next: OptOutFile = { ...known, version: known.version + 1, updated: requestedAt, entries };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.partial`, stringify(optOutSchema.parse(next), { lineWidth: 0 }));
  renameSync(`${file}.partial`, file);
  return added.length;
}

function emptyFile(updated: string): OptOutFile {
  return { id: 'takedowns', version: 0, source: 'jingliu takedown', license: 'CC0-1.0', updated, entries: [] };
}
