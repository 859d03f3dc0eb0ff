import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import type { OutcomeRow } from '../core/ledger.ts';

/** One row of an outcome file by its place; undefined when the file is gone or the row is another document's. */
export function readOutcome(
  path: string,
  offset: number,
  length: number,
  id: string,
): OutcomeRow | undefined {
  if (!existsSync(path)) return undefined;
  const fd = openSync(path, 'r');
  const bytes = Buffer.alloc(length);
  readSync(fd, bytes, 0, length, offset);
  closeSync(fd);
  try {
    const row = JSON.parse(bytes.toString('utf8')) as OutcomeRow;
    return row.id === id ? row : undefined;
  } catch {
    return undefined;
  }
}
