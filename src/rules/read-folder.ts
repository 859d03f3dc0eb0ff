import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ConfigError } from '../core/failures.ts';
import { readYaml, type ReadFile } from './read-yaml.ts';

/**
 * Reads every `*.yaml` of a folder, sorted by name. A missing folder is an empty one; two files with
 * one id are a ConfigError.
 */
export function readFolder<T extends { readonly id: string }>(folder: string, schema: z.ZodType<T>): readonly ReadFile<T>[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
  const files = names.map((name) => readYaml(join(folder, name), schema));
  refuseTwins(files);
  return files;
}

function refuseTwins(files: readonly ReadFile<{ readonly id: string }>[]): void {
  const seen = new Map<string, string>();
  for (const { file, value } of files) {
    const twin = seen.get(value.id);
    if (twin !== undefined) throw new ConfigError(`${file}:1:1: id ${value.id} is also used by ${twin}`);
    seen.set(value.id, file);
  }
}
