import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import { ranked } from '../../src/output/facts.ts';
import {
  manifestSchema,
  manifestText,
  outcomesRoot,
  sortedTally,
  type Manifest,
} from '../../src/output/manifest.ts';

const d = sha256('x');
const receipt = (stage: 'curate' | 'dedup', shard: string, text = 'o') => ({
  stage,
  shard,
  digest: sha256(`${stage}${shard}`),
  outcomes: { file: `${shard}.jsonl`, digest: sha256(text), bytes: 1 },
});

const manifest: Manifest = {
  format: 'jingliu-release/1',
  title: 't',
  version: '1.0.0',
  planDigest: d,
  rules: {},
  versions: {},
  licenseProfile: 'commercial',
  captures: [{ file: 'a.warc.gz', sha256: d, bytes: 1 }],
  stages: {},
  shards: [{ file: 'data/zh/A/p.jsonl.zst', rows: 1, bytes: 2, rowsBytes: 3, sha256: d, rowsSha256: d }],
  cards: {},
  rows: 1,
  tasks: [],
  outcomesRoot: d,
};

describe('outcomesRoot', () => {
  const [a, b, c] = [receipt('curate', '00'), receipt('curate', '01'), receipt('dedup', '00')];
  it('does not depend on the order in which tasks finished', () => {
    expect(outcomesRoot([c, a, b])).toBe(outcomesRoot([a, b, c]));
  });

  it.each([
    ['a task is missing', [a, b]],
    ['an outcome differs', [a, b, receipt('dedup', '00', 'p')]],
    ['a task has another name', [a, b, receipt('dedup', '01')]],
  ])('is another when %s', (_name, receipts) => {
    expect(outcomesRoot(receipts)).not.toBe(outcomesRoot([a, b, c]));
  });
});

describe('the manifest', () => {
  it('reads back as it was written, and ends with a line end', () => {
    expect(manifestText(manifest).endsWith('}\n')).toBe(true);
    expect(JSON.parse(manifestText(manifest))).toEqual(manifest);
  });

  it.each([
    ['a digest without its kind', { planDigest: 'a'.repeat(64) }],
    ['a digest cut short', { outcomesRoot: d.slice(0, -1) }],
    ['rows below nothing', { rows: -1 }],
    ['half a row', { rows: 0.5 }],
    ['another format', { format: 'jingliu-release/2' }],
    ['a field too many', { host: 'builder-3' }],
  ])('refuses %s', (_name, over) => {
    expect(manifestSchema.safeParse(manifest).success).toBe(true);
    expect(manifestSchema.safeParse({ ...manifest, ...over }).success).toBe(false);
  });

  it('lists reasons by name', () => {
    const tally = { in: 3, keep: 0, reject: 3, hold: 0, fail: 0, reasons: { B: 1, A: 2 } };
    expect(JSON.stringify(sortedTally(tally))).toBe(
      '{"in":3,"keep":0,"reject":3,"hold":0,"fail":0,"reasons":{"A":2,"B":1}}',
    );
  });
});

describe('ranked', () => {
  it('is by falling bytes, then by name', () => {
    const entries: [name: string, sums: { bytes: number }][] = [
      ['b', { bytes: 5 }],
      ['a', { bytes: 5 }],
      ['c', { bytes: 9 }],
    ];
    const order = ['c', 'a', 'b'];
    expect(ranked(new Map(entries)).map(([name]) => name)).toEqual(order);
    expect(ranked(new Map([...entries].reverse())).map(([name]) => name)).toEqual(order);
  });
});
