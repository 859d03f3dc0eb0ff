import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readShard } from '../../src/output/shard-writer.ts';
import { ended, jingliu, releaseBytes, ROOT, start, temporary } from './cli.ts';

interface Request {
  readonly host: string;
  readonly url: string;
  readonly status: number;
}
interface Served {
  readonly port: number;
  readonly log: Request[];
  close(): Promise<void>;
}

const SITES = ['blog-shiyu', 'co-yunfan', 'docs-qingshu', 'tw-shanlan'];
const work = temporary('recrawl');
const out = join(work, 'out');
const sites = join(work, 'sites');
const pipeline = join(work, 'pipeline.yaml');
let served: Served;

beforeAll(async () => {
  const { ready } = (await import(join(ROOT, 'scripts/ready.mjs'))) as { ready(): void };
  ready();
  cpSync(join(ROOT, 'fixtures/sites'), sites, { recursive: true });
  const demo = readFileSync(join(ROOT, 'pipelines/demo.yaml'), 'utf8');
  writeFileSync(
    pipeline,
    demo
      .replace('rules: ../rules', `rules: ${join(ROOT, 'rules')}`)
      .replace('sites: all', `sites: [${SITES.join(', ')}]`),
  );
  const { serveSites } = (await import(join(ROOT, 'scripts/sites/server.mjs'))) as {
    serveSites(dir: string): Promise<Served>;
  };
  served = await serveSites(sites);
}, 600_000);

afterAll(() => served.close());

/** Another run; the requests it made. */
async function run(...more: string[]): Promise<readonly Request[]> {
  served.log.length = 0;
  const server = `127.0.0.1:${served.port}`;
  expect(await ended(start(['run', pipeline, '--out', out, '--test-server', server, ...more]))).toBe(0);
  return [...served.log];
}

const isPolicy = ({ url }: Request): boolean => /^\/(?:robots\.txt|ai\.txt|\.well-known\/)/u.test(url);

/** Documents that curate kept, `id url`, of some sites. */
function curated(ofSites: readonly string[]): string[] {
  const folder = join(out, 'outcomes');
  return readdirSync(folder)
    .filter((name) => name.startsWith('curate-'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; url: string; site: string; kind: string })
    .filter(({ kind, site }) => kind === 'keep' && ofSites.includes(site))
    .map(({ id, url }) => `${id} ${url}`)
    .sort();
}

function drifted(): { hosts: string[]; documents: string[] } {
  const { stdout, status } = jingliu(['consent', 'drift', '--out', out, '--json']);
  expect(status).toBe(0);
  const { hosts, documents } = JSON.parse(stdout) as {
    hosts: { origin: string }[];
    documents: { id: string; url: string; verdict: string }[];
  };
  return {
    hosts: hosts.map(({ origin }) => origin),
    documents: documents
      .filter(({ verdict }) => verdict === 'withdrawn')
      .map(({ id, url }) => `${id} ${url}`),
  };
}

/** Hosts with rows in a release. */
function publishedHosts(version: string): Set<string> {
  const folder = join(out, 'release', version);
  const { shards } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    shards: { file: string }[];
  };
  const lines = shards.flatMap(({ file }) => readShard(join(folder, file)).toString('utf8').split('\n'));
  const rows = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as { url: string });
  return new Set(rows.map(({ url }) => new URL(url).host));
}

describe('visiting again', () => {
  it('fetches no body of an unchanged site and yields the same release; changed robots.txt takes documents out', async () => {
    await run();
    const first = releaseBytes(out);
    const again = await run('--recrawl');
    expect(again.filter((request) => !isPolicy(request) && request.status === 200)).toEqual([]);
    expect(again.filter(({ status }) => status === 304).length).toBeGreaterThan(50);
    expect(releaseBytes(out)).toEqual(first);
    expect(drifted()).toEqual({ hosts: [], documents: [] });

    const refusing = ['blog-shiyu', 'docs-qingshu', 'tw-shanlan'];
    const hosts = ['shiyu.example', 'docs.qingshu.example', 'shanlan.example'];
    for (const host of hosts)
      writeFileSync(
        join(sites, host, 'pages/robots.txt'),
        'User-agent: *\nAllow: /\nUser-agent: GPTBot\nDisallow: /\n',
      );
    // What is removed makes another release.
    writeFileSync(pipeline, readFileSync(pipeline, 'utf8').replace('version: 0.1.0', 'version: 1.0.0'));
    const third = await run('--recrawl');
    expect(third.filter((request) => hosts.includes(request.host) && !isPolicy(request))).toEqual([]);
    const drift = drifted();
    expect(drift.hosts.sort()).toEqual(hosts.map((host) => `http://${host}`).sort());
    expect(drift.documents.sort()).toEqual(curated(refusing));
    expect(curated(refusing).length).toBeGreaterThan(5);
    const rows = readFileSync(join(out, 'release/1.0.0/manifest.json'), 'utf8');
    expect(JSON.parse(rows)).toMatchObject({
      stages: { dedup: { reasons: { CONSENT_WITHDRAWN: curated(refusing).length } } },
    });
    // Whatever was published of them is in the next release no more; what others wrote is.
    const before = publishedHosts('0.1.0');
    expect(hosts.filter((host) => before.has(host)).length).toBe(hosts.length);
    for (const host of hosts) before.delete(host);
    expect(publishedHosts('1.0.0')).toEqual(before);
    expect(jingliu(['audit', 'verify', '--out', out])).toMatchObject({ status: 0 });
  }, 600_000);
});
