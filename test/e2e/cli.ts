import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
const CLI = join(ROOT, 'dist/cli/main.js');
const SITES = join(ROOT, 'fixtures/sites');

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function jingliu(args: readonly string[], input?: string): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  return { status, stdout, stderr };
}

export function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [CLI, ...args], { cwd: ROOT, stdio: 'ignore' });
}

export const temporary = (name: string): string => mkdtempSync(join(tmpdir(), `jingliu-${name}-`));

/** Serves the bundled sites while `work` runs. */
export async function withSites<T>(work: (testServer: string) => Promise<T>): Promise<T> {
  const { serveSites } = (await import(join(ROOT, 'scripts/sites/server.mjs'))) as {
    serveSites(dir: string): Promise<{ port: number; close(): Promise<void> }>;
  };
  const server = await serveSites(SITES);
  try {
    return await work(`127.0.0.1:${server.port}`);
  } finally {
    await server.close();
  }
}

/** Ends when the process does. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.on('exit', (code) => done(code)));
}

/** Path → digest of everything in a release but its report, which names the run. */
export function releaseBytes(out: string): Record<string, string> {
  const folder = join(out, 'release', '0.1.0');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/reports/'));
  return Object.fromEntries(
    paths
      .sort()
      .map((path) => [
        path.slice(folder.length + 1),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );
}

/** The newest outcome of every address, by `host/path`. */
export function finalOutcomes(out: string): Map<string, { stage: string; kind: string; reason: string }> {
  const final = new Map<string, { stage: string; kind: string; reason: string }>();
  for (const stage of ['crawl', 'curate', 'dedup', 'publish']) {
    for (const name of readdirSync(join(out, 'outcomes')).filter((file) => file.startsWith(`${stage}-`))) {
      for (const line of readFileSync(join(out, 'outcomes', name), 'utf8').split('\n')) {
        if (line === '') continue;
        const { url, kind, reason = '' } = JSON.parse(line) as { url: string; kind: string; reason?: string };
        final.set(url.replace(/^https?:\/\//u, ''), { stage, kind, reason });
      }
    }
  }
  return final;
}

export interface Expected {
  readonly key: string;
  readonly stage: string;
  readonly kind: string;
  readonly reason: string;
  readonly note: string;
}

/** All lines of all expected.tsv; `key` is host/path, with a final `*` for endless spaces. */
export function expectedOutcomes(): Expected[] {
  return readdirSync(SITES).flatMap((host) => {
    const path = join(SITES, host, 'expected.tsv');
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '');
    return lines.map((line) => {
      const [page = '', stage = '', kind = '', reason = '', note = ''] = line.split('\t');
      return { key: host + page, stage, kind, reason, note };
    });
  });
}

/** A copy of an out directory, to be damaged. */
export function copyOf(out: string, name: string): string {
  const copy = temporary(name);
  cpSync(out, copy, { recursive: true });
  return copy;
}
