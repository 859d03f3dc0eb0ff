import Database from 'better-sqlite3';
import { sha256 } from '../../core/digest.ts';
import { readAnchors } from '../anchors.ts';
import { eventHash, GENESIS, type EventRow } from '../chain.ts';
import { migrate, schemaProblem } from '../schema.ts';
import { require, type Checked } from './finding.ts';

/** SQLite finds the file whole, and its tables and triggers are those of this version. */
export function verifyFile(db: Database.Database): void {
  const problems = db.pragma('integrity_check') as { integrity_check: string }[];
  require(problems[0]?.integrity_check ===
    'ok', 'ledger.sqlite', `integrity check: ${problems[0]?.integrity_check ?? 'no answer'}`);
  const fresh = new Database(':memory:');
  migrate(fresh);
  const problem = schemaProblem(db, fresh);
  fresh.close();
  require(problem === undefined, 'ledger.sqlite', problem ?? '');
}

/** A release as the chain has it. */
export interface ReleaseEvent {
  readonly seq: number;
  readonly version: string;
  readonly manifestDigest: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Every event in order: number, payload digest, link to the one before, own hash. */
export function verifyChain(db: Database.Database, checked: Checked): readonly ReleaseEvent[] {
  const releases = new Map<string, ReleaseEvent>();
  let previous: string = GENESIS;
  for (const event of db.prepare('SELECT * FROM events ORDER BY seq').iterate() as Iterable<EventRow>) {
    const place = `ledger.sqlite event ${event.seq}`;
    const { hash, payload, ...hashed } = event;
    require(event.seq === checked.events + 1, place, `follows event ${checked.events}: events are missing`);
    require(event.prev_hash === previous, place, 'does not link to the event before it');
    require(event.payload_sha256 === sha256(payload), place, 'its payload does not have its digest');
    require(hash === eventHash(hashed), place, 'its hash does not match its content');
    previous = hash;
    checked.events += 1;
    if (event.action === 'release.publish') releases.set(event.object_id, releaseEvent(event));
  }
  require(checked.events > 0, 'ledger.sqlite', 'holds no event');
  return [...releases.values()];
}

function releaseEvent(event: EventRow): ReleaseEvent {
  const { files } = JSON.parse(event.payload) as { files: Record<string, string> };
  return { seq: event.seq, version: event.object_id, manifestDigest: event.evidence_sha256 ?? '', files };
}

/** Every head that was written down outside the database is still in it. */
export function verifyAnchors(db: Database.Database, path: string, checked: Checked): void {
  const find = db.prepare('SELECT hash FROM events WHERE seq = ?');
  for (const [i, { seq, hash }] of readAnchors(path).entries()) {
    const event = find.get(seq) as { hash: string } | undefined;
    require(event !==
      undefined, `anchors.jsonl line ${i + 1}`, `names event ${seq}, which the ledger does not have: it was cut`);
    require(event?.hash === hash, `anchors.jsonl line ${i + 1}`, `event ${seq} has another hash now`);
    checked.anchors += 1;
  }
}
