import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { releaseRowSchema, type ReleaseRow } from '../../src/output/release-row.ts';
import { readShard } from '../../src/output/shard-writer.ts';
import {
  ended,
  expectedOutcomes,
  finalOutcomes,
  jingliu,
  releaseBytes,
  ROOT,
  start,
  temporary,
  withSites,
} from './cli.ts';

const PIPELINE = 'pipelines/demo.yaml';
const out = temporary('demo');
const RELEASE = join(out, 'release/0.1.0');
let captures = '';
let undisturbed: Record<string, string> = {};

beforeAll(async () => {
  const { ready } = (await import(join(ROOT, 'scripts/ready.mjs'))) as { ready(): void };
  ready();
  await withSites(async (server) => {
    expect(
      await ended(start(['run', PIPELINE, '--out', out, '--test-server', server, '--workers', '2'])),
    ).toBe(0);
  });
  captures = join(out, 'captures');
  undisturbed = releaseBytes(out);
});

function publishedRows(): ReleaseRow[] {
  const { shards } = JSON.parse(readFileSync(join(RELEASE, 'manifest.json'), 'utf8')) as {
    shards: { file: string }[];
  };
  const lines = shards.flatMap(({ file }) => readShard(join(RELEASE, file)).toString('utf8').split('\n'));
  return lines.filter((line) => line !== '').map((line) => releaseRowSchema.parse(JSON.parse(line)));
}

describe('a whole run over the bundled sites', () => {
  it('ends every page as its table says, and none besides', () => {
    const final = finalOutcomes(out);
    const wrong: string[] = [];
    const listed = new Set<string>();
    for (const { key, stage, kind, reason } of expectedOutcomes()) {
      const keys = key.endsWith('*')
        ? [...final.keys()].filter((known) => known.startsWith(key.slice(0, -1)))
        : [key];
      for (const known of keys) {
        listed.add(known);
        const got = final.get(known) ?? { stage: 'nowhere', kind: '', reason: '' };
        const fits = [
          [stage, got.stage],
          [kind, got.kind],
          [reason, got.reason],
        ].every(([want = '', is = '']) => want.split('|').includes(is));
        if (!fits)
          wrong.push(
            `${known}: expected ${stage} ${kind} ${reason}, got ${got.stage} ${got.kind} ${got.reason}`,
          );
      }
    }
    expect(wrong).toEqual([]);
    expect([...final.keys()].filter((key) => !listed.has(key))).toEqual([]);
  });

  it('writes rows of the documented form, each with its address and license', () => {
    const { rows } = JSON.parse(readFileSync(join(RELEASE, 'manifest.json'), 'utf8')) as { rows: number };
    expect(publishedRows()).toHaveLength(rows);
    expect(rows).toBeGreaterThan(50);
  });

  it('masks the one piece of personal data of every page that its table calls redacted', () => {
    const masked = new Map(publishedRows().map(({ url, pii }) => [url.replace('http://', ''), pii.masked]));
    const pages = expectedOutcomes().filter(({ note }) => note.startsWith('redacted:'));
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.filter(({ key }) => masked.get(key) !== 1).map(({ key }) => key)).toEqual([]);
  });

  it('verifies, and a second run does nothing again', () => {
    expect(jingliu(['audit', 'verify', '--out', out])).toMatchObject({ status: 0 });
    expect(jingliu(['run', PIPELINE, '--out', out]).status).toBe(0);
    expect(releaseBytes(out)).toEqual(undisturbed);
    expect(jingliu(['audit', 'verify', '--out', out])).toMatchObject({ status: 0 });
  });

  it('tells the story of a document by address and by id, in both languages', () => {
    const url = [...finalOutcomes(out)].find(([, { stage }]) => stage === 'publish')?.[0] ?? '';
    const english = jingliu(['trace', `http://${url}`, '--out', out]);
    expect(english.stdout).toMatch(/published in 0\.1\.0/u);
    const id = /Document\s+([a-z2-7]{26})/u.exec(english.stdout)?.[1] ?? '';
    expect(jingliu(['trace', id, '--out', out, '--lang', 'zh']).stdout).toMatch(/已发布于 0\.1\.0/u);
    expect(jingliu(['trace', 'http://nowhere.example/', '--out', out]).status).toBe(1);
  });
});

describe('the same captures give the same bytes', () => {
  it.each([1, 2, 4])('with %i workers', (workers) => {
    const again = temporary(`workers-${workers}`);
    expect(
      jingliu(['run', PIPELINE, '--captures', captures, '--out', again, '--workers', String(workers)]).status,
    ).toBe(0);
    expect(releaseBytes(again)).toEqual(undisturbed);
    rmSync(again, { recursive: true });
  });

  it('with shards done one by one in any order', () => {
    const shards = readdirSync(captures).map((name) => name.replace('.warc.gz', ''));
    const order =
      fc.sample(fc.shuffledSubarray(shards, { minLength: shards.length }), { numRuns: 1, seed: 7 })[0] ?? [];
    const again = temporary('shuffled');
    for (const shard of order.slice(0, 4)) {
      const task = [
        'run-task',
        PIPELINE,
        '--stage',
        'curate',
        '--shard',
        shard,
        '--captures',
        captures,
        '--out',
        again,
      ];
      expect(jingliu(task).status).toBe(0);
    }
    expect(jingliu(['run', PIPELINE, '--captures', captures, '--out', again]).status).toBe(0);
    expect(releaseBytes(again)).toEqual(undisturbed);
    expect(jingliu(['audit', 'verify', '--out', again]).status).toBe(0);
  });

  it('after 20 kills at random moments', async () => {
    const again = temporary('killed');
    const moments = fc.sample(fc.integer({ min: 50, max: 2_400 }), { numRuns: 20, seed: 11 });
    for (const moment of moments) {
      const child = start(['run', PIPELINE, '--captures', captures, '--out', again, '--workers', '2']);
      const end = ended(child);
      setTimeout(() => child.kill('SIGKILL'), moment);
      await end;
    }
    expect(
      jingliu(['run', PIPELINE, '--captures', captures, '--out', again, '--workers', '2']),
    ).toMatchObject({ status: 0 });
    expect(releaseBytes(again)).toEqual(undisturbed);
    expect(jingliu(['audit', 'verify', '--out', again])).toMatchObject({ status: 0 });
  }, 600_000);
});

describe('bad input', () => {
  it('a crawl killed and started again has every page once', async () => {
    const again = temporary('crawl-killed');
    await withSites(async (server) => {
      for (const moment of [700, 900, 1_100, 1_300]) {
        const child = start(['run', PIPELINE, '--out', again, '--test-server', server]);
        const end = ended(child);
        setTimeout(() => child.kill('SIGKILL'), moment);
        await end;
      }
      expect(await ended(start(['run', PIPELINE, '--out', again, '--test-server', server]))).toBe(0);
    });
    const strip = (from: string): string[] =>
      [...finalOutcomes(from)]
        .map(([key, { stage, kind, reason }]) => `${key} ${stage} ${kind} ${reason}`)
        .sort();
    expect(strip(again)).toEqual(strip(out));
    expect(jingliu(['audit', 'verify', '--out', again])).toMatchObject({ status: 0 });
  }, 600_000);

  it.each([
    ['no such pipeline', ['run', 'nowhere.yaml'], /nowhere\.yaml: cannot be read/u],
    ['no captures', ['run', PIPELINE, '--captures', temporary('empty')], /holds no WARC files/u],
    ['an unknown option', ['run', PIPELINE, '--speed'], /unknown option/u],
    ['workers that are no number', ['run', PIPELINE, '--workers', 'many'], /whole number/u],
    ['a room that does not exist', ['apply', 'polish'], /there is no room "polish"/u],
  ])('%s: nothing starts, exit 2', (_name, args, message) => {
    const { status, stderr } = jingliu([...args, ...(args[0] === 'run' ? ['--out', temporary('none')] : [])]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
