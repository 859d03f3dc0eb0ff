import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { REASONS } from '../../src/core/reasons.ts';
import { readRecords } from '../../src/warc/records.ts';
import { ended, jingliu, ROOT, start, temporary } from './cli.ts';

interface Scripts {
  writeFarmPlan(folder: string, options: object): string;
  serveFuzz(options: object): Promise<{ port: number; kinds: Map<string, number>; close(): Promise<void> }>;
  pagesOf(pages: number): string[];
}

const HOSTS = 8;
const PAGES = 16;
let scripts: Scripts;

beforeAll(async () => {
  const load = (name: string): Promise<object> => import(join(ROOT, 'scripts', name)) as Promise<object>;
  ((await load('ready.mjs')) as { ready(): void }).ready();
  scripts = {
    ...(await load('bench/farm-plan.mjs')),
    ...(await load('bench/fuzz-server.mjs')),
  } as Scripts;
}, 600_000);

/** Most resident memory of a process so far, in MiB; 0 where the system does not say. */
function peakMb(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

describe('a crawl of servers whose answers are made from a seed', () => {
  it('ends every address once with a reason, within its memory, and leaves whole records', async () => {
    // Servers that keep us waiting are in hostile.test.ts; here nothing depends on how long anything takes.
    const server = await scripts.serveFuzz({ pages: PAGES, seed: 5, without: ['silent', 'drip'] });
    const work = temporary('fuzz');
    const plan = scripts.writeFarmPlan(work, { hosts: HOSTS, pages: 30, concurrency: 8, timeoutMs: 60_000 });
    const out = join(work, 'out');
    const child = start(['crawl', plan, '--out', out, '--test-server', `127.0.0.1:${server.port}`]);
    let peak = 0;
    const timer = setInterval(() => (peak = Math.max(peak, peakMb(child.pid))), 50);
    expect(await ended(child)).toBe(0);
    clearInterval(timer);
    await server.close();
    expect(peak).toBeLessThan(512);
    expect(server.kinds.size).toBeGreaterThan(12);

    const ends = new Map<string, string[]>();
    for (const line of readFileSync(join(out, 'outcomes/crawl-all.jsonl'), 'utf8').trimEnd().split('\n')) {
      const { url, kind, reason } = JSON.parse(line) as { url: string; kind: string; reason?: string };
      ends.set(url, [...(ends.get(url) ?? []), reason ?? kind]);
    }
    let kept = 0;
    for (let host = 0; host < HOSTS; host += 1) {
      const origin = `http://site0000${host}.example`;
      expect(ends.get(`${origin}/`)).toHaveLength(1);
      // robots.txt is made from the seed as well, and closes some hosts.
      if (ends.get(`${origin}/`)?.[0] !== 'keep') continue;
      kept += 1;
      for (const path of scripts.pagesOf(PAGES)) expect(ends.get(`${origin}${path}`)).toHaveLength(1);
    }
    expect(kept).toBeGreaterThan(1);
    const known = new Set(['keep', 'FETCH_FAILED', ...Object.keys(REASONS)]);
    expect([...ends.values()].flat().filter((end) => !known.has(end))).toEqual([]);
    expect([...ends.values()].flat()).toContain('ENCODING_BOMB');
    for (const name of readdirSync(join(out, 'captures')))
      for await (const item of readRecords(join(out, 'captures', name)))
        expect(item).toMatchObject({ kind: 'record' });
    expect(jingliu(['audit', 'verify', '--out', out])).toMatchObject({ status: 0 });
  }, 600_000);
});
