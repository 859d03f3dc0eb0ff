import { createHash } from 'node:crypto';
import { canonicalJson, type Digest } from '../core/digest.ts';

/** An event as stored (AUD-04). */
export interface EventRow {
  readonly seq: number;
  readonly ts: string;
  readonly actor: string;
  readonly actor_kind: string;
  readonly action: string;
  readonly object_type: string;
  readonly object_id: string;
  readonly rule_id: string | null;
  readonly rule_version: string | null;
  readonly decision: string | null;
  readonly evidence_sha256: string | null;
  /** Canonical JSON. */
  readonly payload: string;
  readonly payload_sha256: string;
  readonly prev_hash: string;
  readonly hash: string;
}

/** `prev_hash` of the first event. */
export const GENESIS: Digest = `sha256:${'0'.repeat(64)}`;

/** SHA-256(previous hash ‖ canonical JSON of everything else) (AUD-02). The payload enters by its digest. */
export function eventHash(event: Omit<EventRow, 'hash' | 'payload'>): Digest {
  const { prev_hash: previous, ...record } = event;
  return `sha256:${createHash('sha256').update(previous).update(canonicalJson(record)).digest('hex')}`;
}

/** A row of the document index, joined. */
export interface IndexRow {
  readonly doc: string;
  readonly url: string;
  readonly site: string;
  readonly kind: string;
  readonly reason: string | null;
  readonly step: string | null;
  readonly offset: number;
  readonly length: number;
}

/** The form in which index rows enter the digest that a task's event carries. */
export function indexLine(row: IndexRow): string {
  return `${JSON.stringify([row.doc, row.url, row.site, row.kind, row.reason, row.step, row.offset, row.length])}\n`;
}
