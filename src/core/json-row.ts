import type { z } from 'zod';
import { issueLines } from './schema-issues.ts';

/** A line of JSONL as a row, or what is wrong with it. */
export type ParsedRow<T> = { readonly row: T; readonly fault?: undefined } | { readonly fault: string };

/** Reads one line of JSONL by a schema; never throws. */
export function parseRow<T>(line: string, schema: z.ZodType<T>): ParsedRow<T> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { fault: 'the line is not JSON' };
  }
  const result = schema.safeParse(value);
  return result.success ? { row: result.data } : { fault: issueLines(result.error.issues).join('; ') };
}
