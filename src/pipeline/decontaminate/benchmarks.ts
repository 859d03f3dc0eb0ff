import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ConfigError } from '../../core/failures.ts';
import { systemWords } from '../../core/system-words.ts';
import type { BenchmarkPart } from '../../dedup/decontam-index.ts';

/**
 * A field map: what of a benchmark's row is looked for. Parts are separated by `,`, fields of one part by
 * `+`; a field is a path with dots, which goes through arrays by itself: `question+options,passage` or
 * `paragraphs.context`.
 */
export type FieldGroups = readonly (readonly (readonly string[])[])[];

export function parseFieldMap(map: string): FieldGroups {
  const groups = map.split(',').map((part) => part.split('+').map((path) => path.trim().split('.')));
  if (groups.flat(2).includes('')) throw new ConfigError(`--fields: "${map}" has an empty field`);
  return groups;
}

/**
 * Parts of a benchmark file: JSON lines, or one JSON value that is an array of rows or an object holding one.
 * @throws ConfigError when the file cannot be read or no row has any of the fields.
 */
export function readBenchmark(path: string, fields: FieldGroups): BenchmarkPart[] {
  const benchmark = basename(path).replace(/\.jsonl?$/u, '');
  const parts = rowsOf(path).flatMap((row, i) =>
    fields.flatMap((group) => textsOf(row, group).map((text) => ({ benchmark, item: String(i + 1), text }))),
  );
  if (parts.length === 0) throw new ConfigError(`${path}: no row has any of the fields of --fields`);
  return parts;
}

// One field alone: each of its texts is a part. Several: their texts together are one.
function textsOf(row: unknown, group: readonly (readonly string[])[]): string[] {
  const found = group.map((path) => collect(row, path));
  const texts = group.length === 1 ? found.flat() : [found.flat().join('\n')];
  return texts.filter((text) => text.trim() !== '');
}

function collect(value: unknown, path: readonly string[]): string[] {
  if (typeof value === 'string') return path.length === 0 ? [value] : [];
  if (Array.isArray(value)) {
    const texts = value.flatMap((one) => collect(one, path));
    // The texts of an array of strings, as options are, belong together.
    return path.length === 0 && texts.length > 0 ? [texts.join('\n')] : texts;
  }
  if (typeof value !== 'object' || value === null) return [];
  const [field = '', ...rest] = path;
  if (path.length === 0) return Object.values(value).flatMap((one) => collect(one, []));
  return collect((value as Record<string, unknown>)[field], rest);
}

function rowsOf(path: string): unknown[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`${path}: cannot be read: ${systemWords(error as Error)}`);
  }
  const whole = parse(text);
  if (Array.isArray(whole)) return whole;
  if (typeof whole === 'object' && whole !== null) {
    const list = Object.values(whole).find((value) => Array.isArray(value) && typeof value[0] === 'object');
    return (list as unknown[] | undefined) ?? [whole];
  }
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const row = parse(line);
    if (row === undefined) throw new ConfigError(`${path}:${i + 1}: not JSON`);
    return [row];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
