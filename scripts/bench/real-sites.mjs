// Runs the whole pipeline over folders of real pages, each served on loopback as a host of its own.
// Usage: node scripts/bench/real-sites.mjs <folder>… [-- <arguments of jingliu run>]
// Each folder becomes `<name>.example`; its profile grants the whole site, for measuring only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { ready } from '../ready.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const split = process.argv.indexOf('--');
const folders = process.argv.slice(2, split < 0 ? undefined : split);
const own = split < 0 ? [] : process.argv.slice(split + 1);
if (folders.length === 0) {
  process.stderr.write(
    'Usage: node scripts/bench/real-sites.mjs <folder>… [-- <arguments of jingliu run>]\n',
  );
  process.exit(2);
}

ready();
const sites = new Map(folders.map((folder) => [hostOf(folder), { folder, pages: pagesOf(folder) }]));
const server = createServer(answer).listen(0, '127.0.0.1');
await once(server, 'listening');
const work = mkdtempSync(join(tmpdir(), 'jingliu-real-'));
const pipeline = writePlan();
const args = ['dist/cli/main.js', 'run', pipeline, '--out', join(work, 'out')];
const started = performance.now();
const child = spawn(process.execPath, [...args, ...own], { cwd: root, stdio: 'inherit' });
const [code] = await once(child, 'exit');
const seconds = (performance.now() - started) / 1000;
const pages = [...sites.values()].reduce((sum, site) => sum + site.pages.length, 0);
process.stdout.write(
  `${pages} pages offered, ${seconds.toFixed(1)} s, ${(pages / seconds).toFixed(1)} pages/s, left in ${work}\n`,
);
server.close();
server.closeAllConnections();
if (process.env.KEEP === undefined) rmSync(work, { recursive: true });
process.exit(code ?? 1);

function hostOf(folder) {
  return `${basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/gu, '-')}.example`;
}

function pagesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => `/${path.split(sep).join('/')}`)
    .filter((path) => /\.html?$/u.test(path))
    .sort();
}

// A front page that links to every page, so that none depends on another page's links.
function answer(request, response) {
  const site = sites.get((request.headers.host ?? '').replace(/:\d+$/u, ''));
  const path = decodeURIComponent((request.url ?? '/').split('?', 1)[0]);
  if (site === undefined) return send(response, 421, 'text/plain', 'no such site\n');
  if (path === '/') return send(response, 200, 'text/html; charset=utf-8', frontPage(site));
  const file = normalize(join(site.folder, path));
  if (relative(site.folder, file).startsWith('..') || !isFile(file))
    return send(response, 404, 'text/plain', 'not found\n');
  const type = /^\.html?$/u.test(extname(file)) ? 'text/html' : 'application/octet-stream';
  return send(response, 200, type, readFileSync(file));
}

function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function frontPage({ pages }) {
  const links = pages.map((path) => `<li><a href="${encodeURI(path)}">${path}</a></li>`);
  return `<!doctype html><html lang="zh"><title>目录</title><ul>${links.join('\n')}</ul></html>`;
}

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': type }).end(body);
}

function writePlan() {
  const rules = join(work, 'rules');
  cpSync(join(root, 'rules'), rules, { recursive: true });
  rmSync(join(rules, 'sites'), { recursive: true });
  mkdirSync(join(rules, 'sites'));
  for (const [host, { pages: list }] of sites)
    writeFileSync(join(rules, 'sites', `${idOf(host)}.yaml`), stringify(profile(host, list)));
  const plan = parse(readFileSync(join(root, 'pipelines/demo.yaml'), 'utf8'));
  plan.id = 'real-sites';
  plan.rules = rules;
  plan.crawl.testServer = `127.0.0.1:${server.address().port}`;
  plan.crawl.warcBytesMax = 4 << 20;
  plan.publish.title = 'Real pages on loopback, for measuring';
  plan.publish.shardBytesMax = 8 << 20;
  const file = join(work, 'real-sites.yaml');
  writeFileSync(file, stringify(plan));
  return file;
}

function idOf(host) {
  return host.replace(/\.example$/u, '');
}

function profile(host, list) {
  return {
    id: idOf(host),
    version: 1,
    source: 'written by the bench',
    license: 'CC0-1.0',
    updated: '2026-11-25',
    name: host,
    hosts: [host],
    status: 'approved',
    kind: 'documentation',
    origin: 'mainland',
    tier: 'trusted',
    operator: { name: host, icp: '' },
    basis: {
      kind: 'license',
      spdx: 'Apache-2.0',
      scope: 'site',
      grantsCrawl: false,
      evidence: {
        url: `http://${host}/`,
        checkedBy: 'bench',
        approvedBy: 'nobody, for measuring only',
        checkedAt: '2026-11-25',
      },
    },
    seeds: [`http://${host}/`],
    paths: { allow: ['/'], deny: [] },
    pace: { delayFactor: 1, delayMsMin: 0, delayMsMax: 0 },
    budget: { pagesMax: list.length + 1000, depthMax: 8, bytesMax: 2 ** 31 },
  };
}
