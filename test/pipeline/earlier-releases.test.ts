import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/pipeline/plan.ts';
import { earlierReleases } from '../../src/pipeline/stages/earlier-releases.ts';

let root: string;
const write = (name: string, rows: readonly object[]): void =>
  writeFileSync(join(root, 'old', name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const plan = (earlier: readonly string[], optedOut = ''): Plan =>
  ({
    file: join(root, 'plan.yaml'),
    pipeline: { dedup: { earlier } },
    rules: { optOuts: { covers: (url: string) => url === optedOut } },
  }) as unknown as Plan;
const row = (id: string, kind: string): object => ({ id, url: `http://a.example/${id}`, kind });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jingliu-earlier-'));
  for (const folder of ['old/curated', 'old/outcomes']) mkdirSync(join(root, folder), { recursive: true });
  write('curated/x.sig.parquet', []);
  write('curated/x.jsonl', []);
  write('outcomes/curate-x.jsonl', [row('released', 'keep'), row('lost', 'keep'), row('bad', 'reject')]);
  write('outcomes/publish-zh-B-00000.jsonl', [row('released', 'keep'), row('held', 'hold')]);
});

describe('earlier releases', () => {
  it('are what earlier runs published: what they curated and did not publish counts as withdrawn', async () => {
    const earlier = await earlierReleases(plan(['old']));
    expect(earlier.signatureFiles).toEqual([
      { path: join(root, 'old/curated/x.sig.parquet'), out: join(root, 'old') },
    ]);
    expect(earlier.withdrawn).toEqual(['lost']);
  });

  it('lose what an opt-out covers now, and the task is another then', async () => {
    const earlier = await earlierReleases(plan(['old'], 'http://a.example/released'));
    expect(earlier.withdrawn).toEqual(['lost', 'released']);
    expect(earlier.digest).not.toBe((await earlierReleases(plan(['old']))).digest);
  });

  it('are none without a folder, and a folder without a run is a mistake in the plan', async () => {
    expect(await earlierReleases(plan([]))).toMatchObject({ signatureFiles: [], withdrawn: [] });
    await expect(earlierReleases(plan(['nowhere']))).rejects.toThrow(
      /dedup\.earlier: .*nowhere holds no run/u,
    );
  });
});
