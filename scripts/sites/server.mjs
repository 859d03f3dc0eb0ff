// Serves the bundled sites on one loopback address; the Host header chooses the site.
// Usage: node scripts/sites/server.mjs [dir] [port]
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BEHAVIOURS } from './behaviours.mjs';

/** Folder of the bundled sites. */
export const SITES_DIR = fileURLToPath(new URL('../../fixtures/sites', import.meta.url));

/**
 * Serves every folder of `dir` that holds a site.json, as the host of the folder's name.
 * `log` grows by one entry a request: `{ host, url, method, status, userAgent, at }`, `at` in ms since 1970.
 * An unknown host gets 421.
 */
export async function serveSites(dir = SITES_DIR, { port = 0 } = {}) {
  const sites = readSites(dir);
  const log = [];
  const server = createServer((request, response) => {
    const host = hostOf(request);
    const entry = {
      host,
      url: request.url ?? '/',
      method: request.method ?? 'GET',
      status: 0,
      userAgent: request.headers['user-agent'] ?? '',
      at: Date.now(),
    };
    log.push(entry);
    entry.status = answer(sites.get(host), request, response);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: server.address().port, hosts: [...sites.keys()], log, close: () => closeServer(server) };
}

// Slow and endless responses keep sockets open, so closing must cut them.
function closeServer(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function readSites(dir) {
  const sites = new Map();
  for (const name of readdirSync(dir).sort()) {
    const file = join(dir, name, 'site.json');
    if (existsSync(file))
      sites.set(name, { dir: join(dir, name), ...JSON.parse(readFileSync(file, 'utf8')) });
  }
  return sites;
}

function hostOf(request) {
  return (request.headers.host ?? '').toLowerCase().replace(/:\d+$/u, '');
}

/** Writes the response and returns its status. */
function answer(site, request, response) {
  if (site === undefined) return sendText(response, 421, 'no such site\n');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendText(response, 405, 'GET and HEAD only\n');
  const route = findRoute(site, request.url ?? '/');
  if (route.behaviour !== undefined) return BEHAVIOURS[route.behaviour](request, response, route, site);
  if (route.location !== undefined) return sendRedirect(response, route);
  return sendFile(site, route, request, response);
}

/** An exact route (path with query), else the first pattern whose prefix fits, else the file of that path. */
function findRoute(site, url) {
  const exact = site.routes?.[url];
  if (exact !== undefined) return exact;
  const pattern = site.patterns?.find(({ prefix }) => url.startsWith(prefix));
  return pattern ?? { file: fileOf(url) };
}

function fileOf(url) {
  const path = url.split('?', 1)[0] ?? '/';
  return path.endsWith('/') ? `${path}index.html` : path;
}

function sendFile(site, route, request, response) {
  const found = resolveFile(site, route.file);
  const file = found ?? resolveFile(site, site.notFound?.file);
  const status = found === undefined ? (site.notFound?.status ?? 404) : (route.status ?? 200);
  if (file === undefined) return sendText(response, status, 'not found\n');
  const body = readFileSync(file);
  const headers = headersOf(site, route, file, body);
  if (status === 200 && isFresh(request, headers)) {
    response.writeHead(304, headers).end();
    return 304;
  }
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
  return status;
}

/** The file under pages/ or undefined; a path that leaves the folder is no file. */
function resolveFile(site, path) {
  if (path === undefined) return undefined;
  const root = join(site.dir, 'pages');
  const file = normalize(join(root, decodePath(path)));
  if (!file.startsWith(root + sep)) return undefined;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function decodePath(path) {
  try {
    return decodeURIComponent(path).replaceAll('\0', '');
  } catch {
    return path;
  }
}

// Fixed validators: a second crawl can ask "changed since?" and the answer never depends on the checkout.
function headersOf(site, route, file, body) {
  return {
    'content-type': typeOf(site, file),
    'last-modified': site.lastModified,
    etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`,
    ...site.headers,
    ...route.headers,
  };
}

const TYPES = {
  html: 'text/html',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  json: 'application/json',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
};

function typeOf(site, file) {
  const extension = file.slice(file.lastIndexOf('.') + 1);
  return site.types?.[extension] ?? TYPES[extension] ?? site.types?.html ?? 'text/html';
}

function isFresh(request, headers) {
  const tag = request.headers['if-none-match'];
  if (tag !== undefined) return tag === headers.etag;
  return request.headers['if-modified-since'] === headers['last-modified'];
}

function sendRedirect(response, route) {
  const status = route.status ?? 302;
  response.writeHead(status, { location: route.location, 'content-length': 0, ...route.headers }).end();
  return status;
}

function sendText(response, status, text) {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'content-length': text.length })
    .end(text);
  return status;
}

if (import.meta.filename === process.argv[1]) {
  const { port, hosts } = await serveSites(process.argv[2], { port: Number(process.argv[3] ?? 0) });
  process.stdout.write(`http://127.0.0.1:${port}/ serves\n${hosts.map((host) => `  ${host}\n`).join('')}`);
}
