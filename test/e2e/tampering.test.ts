import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyOut } from '../../src/provenance/verify/verify.ts';
import { copyOf, ended, ROOT, start, temporary, withSites } from './cli.ts';

const out = temporary('tampering');

beforeAll(async () => {
  const { ready } = (await import(join(ROOT, 'scripts/ready.mjs'))) as { ready(): void };
  ready();
  await withSites(async (server) => {
    expect(await ended(start(['run', 'pipelines/demo.yaml', '--out', out, '--test-server', server]))).toBe(0);
  });
});

/** Every row of every table, and what every index gives back. */
function contents(path: string): string {
  const db = new Database(path, { readonly: true });
  try {
    const tables = (
      db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all() as {
        name: string;
      }[]
    ).map(({ name }) => name);
    const rows = tables.map((name) => db.prepare(`SELECT * FROM ${name} ORDER BY 1`).all());
    return JSON.stringify([
      db.prepare('SELECT * FROM sqlite_master ORDER BY name').all(),
      rows,
      db.pragma('integrity_check'),
    ]);
  } finally {
    db.close();
  }
}

describe('audit verify', () => {
  it('passes untouched', async () => {
    expect(await verifyOut(out)).toMatchObject({ ok: true });
  });

  it('finds any changed byte of ledger, shard and manifest (220 of them)', async () => {
    const copy = copyOf(out, 'bytes');
    const release = join(copy, 'release/0.1.0');
    const shards = readdirSync(release, { recursive: true, encoding: 'utf8' })
      .filter((name) => /part-.*\.zst$/u.test(name))
      .map((name) => join(release, name));
    const targets = [join(copy, 'ledger.sqlite'), join(release, 'manifest.json'), ...shards];
    const before = contents(join(copy, 'ledger.sqlite'));
    const samples = fc.sample(
      fc.tuple(
        fc.nat({ max: 9 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
      ),
      { numRuns: 220, seed: 3 },
    );
    let unseen = 0;
    for (const [pick, place, flip] of samples) {
      // Half of the samples go to the ledger, the rest to manifest and shards in turn.
      const path = (pick < 5 ? targets[0] : targets[1 + (pick % (targets.length - 1))]) ?? '';
      const bytes = readFileSync(path);
      const at = Math.floor(place * bytes.length);
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ flip;
      writeFileSync(path, damaged);
      const report = await verifyOut(copy);
      if (report.ok) {
        expect(path.endsWith('ledger.sqlite')).toBe(true);
        expect(contents(path)).toBe(before);
        unseen += 1;
      } else
        expect(`${report.finding?.place}`).toContain(
          path.endsWith('.sqlite') ? '' : (path.split('/').at(-1) ?? ''),
        );
      writeFileSync(path, bytes);
    }
    // Free space inside SQLite's pages is most of a small database.
    expect(unseen).toBeLessThan(110);
    expect(await verifyOut(copy)).toMatchObject({ ok: true });
  }, 180_000);

  it.each([
    [
      'an event edited with triggers dropped (T-17)',
      "DROP TRIGGER events_no_update; UPDATE events SET decision = 'absent' WHERE seq = 3; CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;",
      /event 3.*hash/u,
    ],
    [
      'an event removed',
      "DROP TRIGGER events_no_delete; PRAGMA foreign_keys = OFF; DELETE FROM events WHERE seq = 4; CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;",
      /event 5.*missing/u,
    ],
    [
      'the end cut off',
      "DROP TRIGGER events_no_delete; PRAGMA foreign_keys = OFF; DELETE FROM events WHERE seq = (SELECT max(seq) FROM events); CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;",
      /anchors\.jsonl.*cut/u,
    ],
    ['a trigger missing', 'DROP TRIGGER outcomes_no_update;', /trigger/u],
    [
      'a decision turned round',
      "DROP TRIGGER outcomes_no_update; UPDATE outcomes SET kind = 'keep', reason = NULL WHERE id = (SELECT min(id) FROM outcomes WHERE kind = 'hold'); CREATE TRIGGER outcomes_no_update BEFORE UPDATE ON outcomes BEGIN SELECT RAISE(ABORT, 'outcomes is append-only'); END;",
      /task curate/u,
    ],
    [
      'an address changed',
      "DROP TRIGGER documents_no_update; UPDATE documents SET url = 'http://x.example/' WHERE id = 5; CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;",
      /task/u,
    ],
  ])('names %s', async (_name, sql, expected) => {
    const copy = copyOf(out, 'sql');
    const db = new Database(join(copy, 'ledger.sqlite'));
    db.exec(sql);
    db.close();
    const { finding } = await verifyOut(copy);
    expect(`${finding?.place}: ${finding?.problem}`).toMatch(expected);
  });

  it('refuses to update or delete', () => {
    const copy = copyOf(out, 'append');
    const db = new Database(join(copy, 'ledger.sqlite'));
    for (const table of ['events', 'tasks', 'documents', 'outcomes']) {
      expect(() => db.exec(`UPDATE ${table} SET rowid = rowid`)).toThrow(/append-only/u);
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only/u);
    }
    db.close();
  });
});
