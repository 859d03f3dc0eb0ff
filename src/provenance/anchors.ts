import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Digest } from '../core/digest.ts';

/** A head of the chain, written outside the database (AUD-03). */
export interface Anchor {
  readonly seq: number;
  readonly hash: Digest;
  readonly at: string;
}

export function appendAnchor(
  path: string,
  head: { readonly seq: number; readonly hash: Digest },
  now: Date,
): void {
  const anchor: Anchor = { seq: head.seq, hash: head.hash, at: now.toISOString() };
  appendFileSync(path, `${JSON.stringify(anchor)}\n`);
}

/** @throws SyntaxError for a line that is no JSON. */
export function readAnchors(path: string): readonly Anchor[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Anchor);
}
