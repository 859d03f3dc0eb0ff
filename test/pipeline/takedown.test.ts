import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import type { OutcomeRow } from '../../src/core/ledger.ts';
import { emptyTally } from '../../src/core/outcome.ts';
import { publishGate } from '../../src/pipeline/stages/publish-shard.ts';
import { takedownCommand } from '../../src/cli/takedown.ts';
import { EXIT } from '../../src/core/failures.ts';
import { takeDown } from '../../src/pipeline/takedown.ts';
import { openLedger } from '../../src/provenance/ledger.ts';
import { traceDocument } from '../../src/provenance/trace.ts';
import { indexOptOuts, optOutSchema } from '../../src/rules/opt-outs.ts';
import { readYaml } from '../../src/rules/read-yaml.ts';
import { indexSites } from '../../src/rules/site-index.ts';
import { article, assess, LICENSED, profile } from '../license/support.ts';

const NOW = new Date('2026-11-20T08:00:00Z');
const url = (id: string): string => `https://blog.example/${id}`;

/** A run whose deduplication kept `a`, found three copies of it, and kept `other`. */
function runWithCopies(): { out: string; rules: string } {
  const out = mkdtempSync(join(tmpdir(), 'jingliu-takedown-'));
  mkdirSync(join(out, 'outcomes'));
  const row = (id: string, of?: string): OutcomeRow => ({
    id,
    url: url(id),
    site: 'blog',
    stage: 'dedup',
    kind: of === undefined ? 'keep' : 'reject',
    ...(of === undefined ? {} : { reason: 'DUPLICATE_NEAR' }),
    detail: of === undefined ? { clusterSize: 4 } : { of, cluster: of },
  });
  const rows = [row('a'), row('b', 'a'), row('c', 'a'), row('d', 'a'), row('other')];
  const lines = rows.map((item) => `${JSON.stringify(item)}\n`);
  writeFileSync(join(out, 'outcomes/dedup.jsonl'), lines.join(''));
  let offset = 0;
  const indexed = rows.map((item, i) => {
    const length = Buffer.byteLength(lines[i] ?? '');
    const place = { row: item, offset, length };
    offset += length;
    return place;
  });
  const ledger = openLedger(join(out, 'ledger.sqlite'), { now: () => NOW, policy: sha256('') });
  const task = {
    taskDigest: sha256('task'),
    stage: 'dedup',
    shard: 'all',
    tally: { ...emptyTally(), in: 5, keep: 2, reject: 3 },
    outcomeFile: 'outcomes/dedup.jsonl',
    outcomeDigest: sha256(lines.join('')),
    outputs: [],
  };
  ledger.task(task, indexed);
  ledger.close();
  return { out, rules: join(out, 'rules') };
}

it.each(['b', url('a')])(
  'T-20: %s and its near-duplicates leave four tombstones, and no gate lets them by',
  (key) => {
    const { out, rules } = runWithCopies();
    const { copies, file, added } = takeDown({ key, out, rules, request: 'R-7', now: NOW })!;
    expect([copies.map(({ id }) => id), added]).toEqual([['a', 'b', 'c', 'd'], 4]);

    const tombstones = ['a', 'b', 'c', 'd', 'other'].map((id) =>
      traceDocument(out, id).flatMap(({ acts }) =>
        acts.filter(({ action }) => action === 'takedown').map((act) => act.decision),
      ),
    );
    expect(tombstones).toEqual([['removed'], ['removed'], ['removed'], ['removed'], []]);
    expect(readFileSync(join(out, 'anchors.jsonl'), 'utf8')).toContain('sha256:');

    const optOuts = indexOptOuts([readYaml(file, optOutSchema).value]);
    const sites = indexSites([{ file: 'a', digest: sha256(''), value: profile() }]);
    const { license } = assess(article({ footer: LICENSED }));
    const published = ['a', 'b', 'c', 'd', 'other', 'a/below'].filter(
      (id) =>
        publishGate(
          { urlCanonical: url(id), author: '', site: 'blog', license },
          { optOuts, sites },
          'commercial',
        ).kind === 'keep',
    );
    expect(published).toEqual(['other', 'a/below']);
    expect(takeDown({ key, out, rules, request: 'R-7', now: NOW })?.added).toBe(0);
  },
);

it('an address that the ledger does not know', () => {
  const { out, rules } = runWithCopies();
  mkdirSync(rules, { recursive: true });
  expect(takeDown({ key: 'nobody', out, rules, request: 'R-7', now: NOW })).toBeUndefined();
  expect(takedownCommand('nobody', { out, rules, request: 'R-7' })).toBe(EXIT.failed);
});
