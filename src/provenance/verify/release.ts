import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { sha256 } from '../../core/digest.ts';
import { manifestSchema, outcomesRoot, type Manifest } from '../../output/manifest.ts';
import { readShard } from '../../output/shard-writer.ts';
import { require, type Checked } from './finding.ts';
import type { ReleaseEvent } from './ledger-file.ts';

/** Manifest, shards, cards and reports have the digests that the chain holds. */
export async function verifyRelease(
  db: Database.Database,
  outDir: string,
  release: ReleaseEvent,
  checked: Checked,
): Promise<void> {
  const folder = `release/${release.version}`;
  const manifestFile = `${folder}/manifest.json`;
  require(existsSync(join(outDir, manifestFile)), manifestFile, 'is not there');
  const bytes = readFileSync(join(outDir, manifestFile));
  require(sha256(bytes) ===
    release.manifestDigest, manifestFile, `does not have the digest of event ${release.seq}`);
  const manifest = manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  require(manifest.outcomesRoot ===
    rootOf(db, manifest, release.seq), manifestFile, 'its root is not that of the tasks in the ledger');
  checked.releases += 1;
  for (const shard of manifest.shards) verifyShard(outDir, folder, shard, checked);
  for (const [file, digest] of [...Object.entries(manifest.cards), ...Object.entries(release.files)]) {
    await verifyPlainFile(outDir, `${folder}/${file}`, digest);
  }
}

// The tasks of a release are those that were the newest of their stage and shard when it was published.
function rootOf(db: Database.Database, manifest: Manifest, publishedAt: number): string {
  const sql = `SELECT stage, shard, task_digest AS digest, outcome_digest AS outcome FROM tasks
    WHERE id IN (SELECT max(id) FROM tasks WHERE event_seq < ? GROUP BY stage, shard) AND stage IN ('curate', 'dedup', 'publish')`;
  const rows = db.prepare(sql).all(publishedAt) as {
    stage: 'curate';
    shard: string;
    digest: `sha256:${string}`;
    outcome: `sha256:${string}`;
  }[];
  const shards = new Set(manifest.tasks);
  const wanted = rows.filter(({ stage, shard }) => shards.has(`${stage}/${shard}`));
  return outcomesRoot(
    wanted.map(({ stage, shard, digest, outcome }) => ({
      stage,
      shard,
      digest,
      outcomes: { file: '', bytes: 0, digest: outcome },
    })),
  );
}

function verifyShard(
  outDir: string,
  folder: string,
  shard: Manifest['shards'][number],
  checked: Checked,
): void {
  const file = `${folder}/${shard.file}`;
  const path = join(outDir, file);
  require(existsSync(path), file, 'is not there');
  const bytes = readFileSync(path);
  require(sha256(bytes) === shard.sha256, file, 'does not have the digest that the manifest holds');
  const rows = readShard(path);
  require(sha256(rows) === shard.rowsSha256, file, 'its rows do not have the digest that the manifest holds');
  checked.shards += 1;
}

async function verifyPlainFile(outDir: string, file: string, digest: string): Promise<void> {
  const path = join(outDir, file);
  require(existsSync(path), file, 'is not there');
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  require(`sha256:${hash.digest('hex')}` === digest, file, 'does not have its digest');
}
