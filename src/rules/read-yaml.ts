import { readFileSync } from 'node:fs';
import { LineCounter, parse, parseDocument } from 'yaml';
import type { z } from 'zod';
import { digestOf, type Digest, type Json } from '../core/digest.ts';
import { ConfigError } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';
import { issueWords } from '../core/schema-issues.ts';
import { locator } from './locate.ts';
import { parsePlainYaml } from './plain-yaml.ts';

/** A rule or pipeline file as read: the digest is over the parsed form, so comments are free. */
export interface ReadFile<T> {
  readonly file: string;
  readonly value: T;
  readonly digest: Digest;
}

/** Larger files are refused: the largest lexicon a person can review is far below. */
const FILE_BYTES_MAX = 16 * 1024 * 1024;
const PROBLEMS_MAX = 20;

/**
 * Reads a YAML file and checks it against a schema. Unknown keys are errors if the schema is strict.
 * @throws ConfigError with one `file:line:column: problem` a line.
 */
export function readYaml<T>(file: string, schema: z.ZodType<T>): ReadFile<T> {
  const text = readText(file);
  const result = schema.safeParse(parseFast(file, text));
  if (result.success) return { file, value: result.data, digest: digestOf(result.data as Json) };
  throw new ConfigError(describe(file, text, result.error.issues).join('\n'));
}

function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    if (bytes.length > FILE_BYTES_MAX) throw new ConfigError(`${file}: larger than ${FILE_BYTES_MAX} bytes; split it`);
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`${file}: cannot be read: ${systemWords(error as Error)}`);
  }
}

// Positions cost four times the parsing; they are only worked out for files that are wrong.
function parseFast(file: string, text: string): unknown {
  const plain = parsePlainYaml(text);
  if (plain !== undefined) return plain;
  try {
    return parse(text, { strict: true, uniqueKeys: true });
  } catch {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true });
    const problems = document.errors.map((error) => {
      const at = lines.linePos(error.pos[0]);
      return `${file}:${at.line}:${at.col}: ${error.message.split('\n')[0]}`;
    });
    throw new ConfigError(problems.slice(0, PROBLEMS_MAX).join('\n') || `${file}:1:1: not valid YAML`);
  }
}

function describe(file: string, text: string, issues: readonly z.core.$ZodIssue[]): string[] {
  const places = locator(text);
  return issues.slice(0, PROBLEMS_MAX).map((issue) => {
    const path = issue.path as (string | number)[];
    const at =
      issue.code === 'unrecognized_keys' ? places.key(path, issue.keys[0] ?? '') : places.value(path);
    const where = path.length === 0 ? '' : `${path.join('.')}: `;
    return `${file}:${at.line}:${at.column}: ${where}${issueWords(issue)}`;
  });
}
