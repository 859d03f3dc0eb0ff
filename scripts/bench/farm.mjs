// A farm of loopback sites made from a seed: the same bytes for every crawler that reads it.
// Usage: node scripts/bench/farm.mjs --hosts 20 --pages 1000 --bytes 20000 [--addresses] [--log file]
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { paragraphs } from './prose.mjs';

const LINKS = 30;

/** Name of host `n`, as its Host header gives it. */
export const hostName = (n) => `site${String(n).padStart(5, '0')}.example`;
/** The loopback address at which host `n` is served as well, for crawlers that need one. */
export const hostAddress = (n) => `127.1.${n >> 8}.${(n & 255) + 1}`;

/**
 * Serves `hosts` sites of `pages` pages with `bytes` bytes each. Page 0 is `/`; page p links to pages
 * 8p+1 … 8p+8 and to LINKS others, so that all are reached. `seen(host, path, at, status)` is told of every
 * request. With `isProse` the pages are such as a pipeline keeps; otherwise their words are noise. `changed` maps `host/path` to another body; `robots(host)` gives robots.txt, or undefined for 404.
 */
export async function serveFarm(options) {
  const farm = {
    seed: 1,
    addresses: false,
    isProse: false,
    robots: () => undefined,
    changed: new Map(),
    ...options,
  };
  const text = farm.isProse ? prosePool(farm.seed) : textPool(farm.seed);
  const listener = (request, response) => answer(farm, text, request, response);
  const first = createServer(listener);
  const port = await listen(first, 0, '127.0.0.1');
  const servers = [first];
  for (let n = 0; farm.addresses && n < farm.hosts; n += 1) {
    servers.push(createServer(listener));
    await listen(servers.at(-1), port, hostAddress(n));
  }
  return { port, farm, close: () => Promise.all(servers.map(close)) };
}

function listen(server, port, address) {
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: address, backlog: 4096 }, () => resolve(server.address().port));
  });
}

function close(server) {
  return new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

function answer(farm, text, request, response) {
  const host = hostNumber(request.headers.host ?? '');
  const path = request.url ?? '/';
  const [status, type, body] = bodyOf(farm, text, host, path);
  const etag = `"${createHash('md5').update(body).digest('hex').slice(0, 16)}"`;
  const isKnown = status === 200 && request.headers['if-none-match'] === etag;
  const sent = isKnown ? 304 : status;
  farm.seen?.(host, path, Date.now(), sent);
  const headers = { 'content-type': type, etag };
  if (isKnown) response.writeHead(304, headers).end();
  else response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

function hostNumber(host) {
  const named = /^site(\d+)\.example/u.exec(host)?.[1];
  if (named !== undefined) return Number(named);
  const [, a = '0', b = '1'] = /^127\.1\.(\d+)\.(\d+)/u.exec(host) ?? [];
  return Number(a) * 256 + Number(b) - 1;
}

const HTML = 'text/html; charset=utf-8';

function bodyOf(farm, text, host, path) {
  const changed = farm.changed.get(`${hostName(host)}${path}`);
  if (changed !== undefined) return changed;
  if (path === '/robots.txt') {
    const robots = farm.robots(host);
    return robots === undefined
      ? [404, 'text/plain', Buffer.from('none')]
      : [200, 'text/plain', Buffer.from(robots)];
  }
  const page = path === '/' ? 0 : Number(/^\/p\/(\d+)\.html$/u.exec(path)?.[1] ?? -1);
  if (host >= farm.hosts || page < 0 || page >= farm.pages) return [404, HTML, Buffer.from('<p>没有这一页')];
  return [200, HTML, pageBody(farm, text, host, page)];
}

function pageBody({ seed, pages, bytes }, text, host, page) {
  const random = mulberry(seed * 1_000_003 + host * 10_007 + page);
  const children = Array.from({ length: 8 }, (_, i) => page * 8 + i + 1).filter((n) => n < pages);
  const others = Array.from({ length: Math.min(LINKS, pages) }, () => Math.floor(random() * pages));
  const links = [...children, ...others].map(
    (n) => `<li><a href="${n === 0 ? '/' : `/p/${n}.html`}">第${n}篇文章</a></li>`,
  );
  const head = `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>第${host}站第${page}页</title></head>\n<body><nav><ul>${links.join('\n')}</ul></nav><article><h1>第${host}站第${page}页</h1>\n`;
  const foot =
    '</article><footer>本站文字以<a rel="license" href="https://creativecommons.org/licenses/by/4.0/deed.zh">知识共享署名 4.0</a>发布</footer></body></html>\n';
  const start = Buffer.from(head);
  const end = Buffer.from(foot);
  const body = Buffer.alloc(bytes, ' ');
  start.copy(body);
  let at = start.length;
  while (at < bytes - end.length) {
    const paragraph = text[Math.floor(random() * text.length)];
    if (at + paragraph.length > bytes - end.length) break;
    at += paragraph.copy(body, at);
  }
  end.copy(body, bytes - end.length);
  return body;
}

// Paragraphs of some hundred bytes from a small vocabulary: gzip makes a fifth of them, as of real pages.
function textPool(seed) {
  const random = mulberry(seed);
  const pick = (n) => Math.floor(random() * n);
  const words = Array.from({ length: 800 }, () =>
    String.fromCodePoint(...Array.from({ length: 2 + pick(2) }, () => 0x4e00 + pick(1200))),
  );
  const sentence = () =>
    `${Array.from({ length: 6 + pick(8) }, () => words[Math.floor(words.length * random() ** 3)]).join('')}。`;
  return Array.from({ length: 2000 }, () =>
    Buffer.from(
      `<div class="paragraph"><p class="text" data-kind="article">${Array.from({ length: 2 + pick(4) }, sentence).join('')}</p></div>\n`,
    ),
  );
}

function prosePool(seed) {
  return paragraphs(8000, mulberry(seed)).map((text) => Buffer.from(`<p>${text}</p>\n`));
}

function mulberry(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({
    options: {
      hosts: { type: 'string', default: '20' },
      pages: { type: 'string', default: '1000' },
      bytes: { type: 'string', default: '20000' },
      addresses: { type: 'boolean', default: false },
      log: { type: 'string' },
    },
  });
  const log = values.log === undefined ? undefined : createWriteStream(values.log, { flags: 'a' });
  const farm = await serveFarm({
    hosts: Number(values.hosts),
    pages: Number(values.pages),
    bytes: Number(values.bytes),
    addresses: values.addresses,
    seen: (host, path, at, status) => log?.write(`${host}\t${path}\t${at}\t${status}\n`),
  });
  process.stdout.write(`${JSON.stringify({ port: farm.port })}\n`);
  process.on('SIGTERM', () => (log === undefined ? process.exit(0) : log.end(() => process.exit(0))));
}
