import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, finalOutcomes, jingliu, ROOT, start, temporary } from './cli.ts';

interface Farm {
  readonly port: number;
  close(): Promise<unknown>;
}
interface Scripts {
  serveFarm(options: object): Promise<Farm>;
  writeFarmPlan(folder: string, options: object): string;
}

const PAGES = 12;
const work = temporary('changed-rules');
const out = join(work, 'out');
const asked: string[] = [];
let farm: Farm;
let plan: string;

beforeAll(async () => {
  const load = (name: string): Promise<object> => import(join(ROOT, 'scripts', name)) as Promise<object>;
  ((await load('ready.mjs')) as { ready(): void }).ready();
  const scripts = { ...(await load('bench/farm.mjs')), ...(await load('bench/farm-plan.mjs')) } as Scripts;
  farm = await scripts.serveFarm({
    hosts: 3,
    pages: PAGES,
    bytes: 3000,
    seen: (host: number, path: string) => void (isPolicy(path) || asked.push(`site0000${host}${path}`)),
  });
  plan = scripts.writeFarmPlan(work, { hosts: 3, pages: PAGES, concurrency: 4 });
}, 600_000);

afterAll(() => farm.close());

const isPolicy = (path: string): boolean => /^\/(?:robots\.txt|ai\.txt|\.well-known\/)/u.test(path);

async function run(...more: string[]): Promise<readonly string[]> {
  asked.length = 0;
  const args = ['crawl', plan, '--out', out, '--test-server', `127.0.0.1:${farm.port}`, ...more];
  expect(await ended(start(args))).toBe(0);
  return [...asked].sort();
}

function edit(site: string, from: string | RegExp, to: string): void {
  const path = join(work, 'rules/sites', `${site}.yaml`);
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
}

/** Outcomes of a site by reason, or `keep`. */
function outcomes(site: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [key, { kind, reason }] of finalOutcomes(out))
    if (key.startsWith(`${site}.example`)) counts[reason || kind] = (counts[reason || kind] ?? 0) + 1;
  return counts;
}

function standing(): string[] {
  return readFileSync(join(out, 'standing.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { url, reason, outcome } = JSON.parse(line) as { url: string; reason: string; outcome: string };
      return `${new URL(url).host} ${reason} ${outcome}`;
    });
}

describe('rules that change while an out folder is in use', () => {
  it('hold from there on: what they lift is fetched, what they exclude falls out, nothing is fetched twice', async () => {
    edit('site00000', /pagesMax: \d+/u, 'pagesMax: 5');
    expect((await run()).length).toBe(5 + 2 * PAGES);
    expect(outcomes('site00000')).toMatchObject({ keep: 5 });

    // A larger budget, another pace: the crawl goes on where it stood.
    edit('site00000', /pagesMax: \d+/u, 'pagesMax: 100');
    edit('site00000', 'delayMsMax: 0', 'delayMsMax: 10');
    const more = await run();
    expect(more.length).toBe(PAGES - 5);
    expect(new Set(more.map((url) => url.split('/')[0]))).toEqual(new Set(['site00000']));
    expect(outcomes('site00000')).toEqual({ keep: PAGES });

    // An opt-out and a denied path: captured pages fall, with the reason.
    mkdirSync(join(work, 'rules/opt-outs'));
    const header = 'version: 1\nsource: self-written\nlicense: Apache-2.0\nupdated: 2026-11-25\n';
    const entry = `entries:\n  - host: site00001.example\n    requestedAt: 2026-11-25\n    request: R-1\n`;
    writeFileSync(join(work, 'rules/opt-outs/requests.yaml'), `id: requests\n${header}${entry}`);
    edit('site00002', 'deny: []', 'deny: [/p/1]');
    expect(await run()).toEqual([]);
    expect(outcomes('site00001')).toEqual({ OPTED_OUT: PAGES });
    // /p/1.html, /p/10.html and /p/11.html
    expect(outcomes('site00002')).toEqual({ keep: PAGES - 3, PATH_EXCLUDED: 3 });
    expect(standing()).toEqual([
      ...Array.from({ length: PAGES }, () => 'site00001.example CONSENT_WITHDRAWN OPTED_OUT'),
      ...Array.from({ length: 3 }, () => 'site00002.example PAGE_GONE PATH_EXCLUDED'),
    ]);

    // The request is withdrawn: what was captured stands again, by a revisit of each page.
    cpSync(join(work, 'rules/opt-outs/requests.yaml'), join(work, 'requests.yaml'));
    writeFileSync(join(work, 'rules/opt-outs/requests.yaml'), `id: requests\n${header}entries: []\n`);
    expect((await run()).length).toBe(PAGES);
    expect(outcomes('site00001')).toEqual({ keep: PAGES });

    // A host that moves to another profile takes its addresses along.
    edit('site00001', '- site00001.example', '- www.site00001.example');
    edit('site00000', '- site00000.example', '- site00000.example\n  - site00001.example');
    await run();
    expect(outcomes('site00001')).toEqual({ keep: PAGES });
    expect(jingliu(['audit', 'verify', '--out', out])).toMatchObject({ status: 0 });
  }, 600_000);

  it('are on record in the ledger, and another product token is refused with what to do', () => {
    const ledger = new Database(join(out, 'ledger.sqlite'), { readonly: true });
    const payloads = ledger.prepare("SELECT payload FROM events WHERE action = 'crawl.rules' ORDER BY seq");
    const changes = payloads.all().map((row) => JSON.parse((row as { payload: string }).payload) as object);
    ledger.close();
    expect(changes).toMatchObject([
      { named: ['site00000'], optOuts: false, withdrawn: 0 },
      { named: ['site00002'], optOuts: true, withdrawn: PAGES + 3 },
      { named: [], optOuts: true, reopened: PAGES },
      { named: ['site00000', 'site00001'], optOuts: false, withdrawn: 0 },
    ]);
    const pipeline = readFileSync(plan, 'utf8');
    writeFileSync(plan, pipeline.replace('product: jingliu', 'product: otherbot'));
    const { status, stderr } = jingliu(['crawl', plan, '--out', out]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/product was jingliu .* otherbot now.*--recrawl/u);
    writeFileSync(plan, pipeline);
  });
});
