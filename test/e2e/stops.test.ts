import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, jingliu, releaseBytes, ROOT, start, temporary, withSites } from './cli.ts';

const PIPELINE = 'pipelines/demo.yaml';
const out = temporary('stops');
const small = temporary('small-disk');
const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;
/** Only a user who may mount can have a disk that is full on purpose. */
const canMount = mount('-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', small);
let captures = '';

beforeAll(async () => {
  const { ready } = (await import(join(ROOT, 'scripts/ready.mjs'))) as { ready(): void };
  ready();
  await withSites(async (server) => {
    expect(await ended(start(['run', PIPELINE, '--out', out, '--test-server', server]))).toBe(0);
  });
  captures = join(out, 'captures');
});

afterAll(() => {
  if (canMount) spawnSync('umount', [small]);
});

/** Files under a name that promises they are whole. */
function finished(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.startsWith('receipts/'),
  );
}

describe('SIGINT', () => {
  it('finishes what is in hand, ends with 130, and the same command goes on to the same bytes', async () => {
    const again = temporary('interrupted');
    const args = ['run', PIPELINE, '--captures', captures, '--out', again, '--workers', '1'];
    const child = start(args);
    const end = ended(child);
    // The first receipt: the run is under way, and most shards are still to come.
    while (finished(again).length === 0) await setTimeout(20);
    child.kill('SIGINT');
    expect(await end).toBe(130);
    expect(existsSync(join(again, 'release'))).toBe(false);
    expect(jingliu(args).status).toBe(0);
    expect(releaseBytes(again)).toEqual(releaseBytes(out));
    expect(jingliu(['audit', 'verify', '--out', again]).status).toBe(0);
  });
});

describe.runIf(canMount)('a full disk (needs the right to mount)', () => {
  // The ledger, the outcomes and the release of this run need some two megabytes.
  it.each(['20k', '100k', '400k'])('%s: stops, says so, and goes on when there is room', (size) => {
    const folder = join(small, size);
    mkdirSync(folder);
    expect(mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder)).toBe(true);
    const target = join(folder, 'out');
    const args = ['run', PIPELINE, '--captures', captures, '--out', target];
    try {
      const { status, stderr } = jingliu(args);
      expect(status).toBe(1);
      expect(stderr).toMatch(/the disk is full/u);
      const receipts = finished(target).length;
      expect(mount('-o', 'remount,size=40m', folder)).toBe(true);
      expect(jingliu(args).status).toBe(0);
      expect(finished(target).length).toBeGreaterThanOrEqual(receipts);
      expect(releaseBytes(target)).toEqual(releaseBytes(out));
      expect(jingliu(['audit', 'verify', '--out', target]).status).toBe(0);
    } finally {
      spawnSync('umount', [folder]);
    }
  });
});
