import { existsSync } from 'node:fs';
import { systemWords } from '../../core/system-words.ts';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Found, require, type Checked, type VerifyReport } from './finding.ts';
import { verifyAnchors, verifyChain, verifyFile } from './ledger-file.ts';
import { verifyRelease } from './release.ts';
import { verifyTasks } from './tasks.ts';

/** Checks everything a run left behind, from the ledger's own file to the rows of every shard. Changes nothing. */
export async function verifyOut(outDir: string): Promise<VerifyReport> {
  const checked = { events: 0, anchors: 0, tasks: 0, outcomes: 0, releases: 0, shards: 0 };
  try {
    await verifyAll(outDir, checked);
    return { ok: true, checked };
  } catch (error) {
    if (error instanceof Found) return { ok: false, finding: error.finding, checked };
    return {
      ok: false,
      finding: { place: 'ledger.sqlite', problem: `cannot be read: ${systemWords(error as Error)}` },
      checked,
    };
  }
}

async function verifyAll(outDir: string, checked: Checked): Promise<void> {
  const path = join(outDir, 'ledger.sqlite');
  require(existsSync(path), 'ledger.sqlite', 'is not there');
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    verifyFile(db);
    const releases = verifyChain(db, checked);
    verifyAnchors(db, join(outDir, 'anchors.jsonl'), checked);
    verifyTasks(db, outDir, checked);
    for (const release of releases) await verifyRelease(db, outDir, release, checked);
  } finally {
    db.close();
  }
}
