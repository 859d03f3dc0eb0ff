// A server whose every answer is made from a seed, and most of them wrong: status lines, headers, lengths,
// chunks, content encodings, XML, HTML, addresses, redirects, connections.
import { createServer } from 'node:net';
import { deflateRawSync, gzipSync } from 'node:zlib';

/** Links on a host's first page: its other pages. */
export const pagesOf = (pages) => Array.from({ length: pages }, (_, n) => `/f/${n}.html`);

/**
 * Serves any host on one loopback port. `/` of a host links to `pages` others; what those answer depends on
 * host, path and `seed` alone, and is never of a kind in `without`. `kinds` counts what was answered.
 */
export async function serveFuzz({ pages, seed, without = [] }) {
  const wrongs = Object.keys(KINDS).filter((kind) => !without.includes(kind));
  const kinds = new Map();
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let head = '';
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      const path = /^GET (\S+)/u.exec(head)?.[1] ?? '/';
      const host = /^host: *(\S+)/imu.exec(head)?.[1] ?? '';
      head = '';
      const [kind, answer] = answerTo(host, path, pages, seed, wrongs);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      answer(socket);
    });
  });
  await new Promise((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, resolve));
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  };
  return { port: server.address().port, kinds, close };
}

function answerTo(host, path, pages, seed, wrongs) {
  const random = mulberry(hash(`${seed} ${host}${path}`));
  const tools = { random, host, path, pick: (list) => list[Math.floor(random() * list.length)] };
  if (path === '/') return ['start', ok(HTML, startPage(pages))];
  if (path === '/robots.txt') return ['robots', robots(tools)];
  if (!path.startsWith('/f/')) return random() < 0.5 ? ['missing', status(404)] : wrong(tools, wrongs);
  return wrong(tools, wrongs);
}

function wrong(tools, wrongs) {
  const kind = tools.pick(wrongs);
  return [kind, KINDS[kind](tools)];
}

const HTML = 'text/html; charset=utf-8';
const startPage = (pages) =>
  `<!doctype html><title>起点</title>${[...pagesOf(pages), '/sitemap.xml', '/feed.xml'].map((path) => `<a href="${path}">页</a>`).join('\n')}`;

const KINDS = {
  statusLine: (t) => send(`${t.pick(STATUS_LINES)(t)}\r\nContent-Type: ${HTML}\r\n\r\n${prose(t)}`, true),
  headers: (t) => send(`HTTP/1.1 200 OK\r\n${many(t, 12, header).join('\r\n')}\r\n\r\n${prose(t)}`, true),
  longHeader: (t) =>
    send(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(t.pick([15_000, 17_000, 300_000]))}\r\n\r\n`, true),
  manyHeaders: (t) =>
    send(`HTTP/1.1 200 OK\r\n${many(t, 3_000, () => 'a: b').join('\r\n')}\r\n\r\n${prose(t)}`, true),
  cookies: (t) => ok(HTML, prose(t), [`Set-Cookie: id=${t.random()}; Path=/; Max-Age=999999`]),
  length: (t) =>
    send(`HTTP/1.1 200 OK\r\nContent-Type: ${HTML}\r\n${t.pick(LENGTHS)}\r\n\r\n${prose(t)}`, true),
  chunks: (t) =>
    send(
      `HTTP/1.1 200 OK\r\nContent-Type: ${HTML}\r\nTransfer-Encoding: chunked\r\n\r\n${many(t, 6, chunk).join('')}${t.pick(['0\r\n\r\n', '0\r\nTrailer: x\r\n\r\n', '', '0\r\n'])}`,
      true,
    ),
  encoding: (t) =>
    ok(HTML, t.pick(ENCODED)(t), [
      `Content-Encoding: ${t.pick(['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'gzip, br, deflate', 'identity', 'compress', ''])}`,
    ]),
  bomb: (t) => ok(HTML, t.pick([BOMB, BOMB_TWICE]), ['Content-Encoding: ' + t.pick(['gzip', 'gzip, gzip'])]),
  xml: (t) =>
    ok(
      t.pick(['application/xml', 'text/xml', 'application/rss+xml', HTML, 'application/gzip']),
      t.pick(XML)(t),
    ),
  html: (t) =>
    ok(
      t.pick([HTML, 'text/html', 'application/xhtml+xml', 'text/html; charset=' + t.pick(CHARSETS)]),
      t.pick(PAGES)(t),
    ),
  links: (t) =>
    ok(HTML, `<title>地址</title>${many(t, 200, (x) => `<a href="${x.pick(HREFS)(x)}">地</a>`).join('')}`),
  bytes: (t) => ok(t.pick(['text/html', 'text/plain', '', 'text/html; charset=gbk']), noise(t, 20_000)),
  redirect: (t) =>
    send(
      `HTTP/1.1 ${t.pick([300, 301, 302, 303, 307, 308])} X\r\nLocation: ${t.pick(LOCATIONS)(t)}\r\nContent-Length: 0\r\n\r\n`,
    ),
  otherStatus: (t) =>
    status(
      t.pick([
        100, 101, 204, 206, 226, 304, 305, 400, 401, 402, 403, 405, 407, 410, 429, 451, 500, 503, 599, 999,
      ]),
    ),
  large: () => ok(HTML, Buffer.alloc(9_000_000, 'x')),
  hangUp: (t) => (socket) =>
    t.random() < 0.5 ? socket.destroy() : socket.end('HTTP/1.1 200 OK\r\nContent-Le'),
  reset: (t) => (socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${HTML}\r\nContent-Length: 90000\r\n\r\n${prose(t)}`, () =>
      socket.resetAndDestroy(),
    );
  },
  silent: () => () => undefined,
  drip: () => (socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${HTML}\r\n\r\n`);
    const timer = setInterval(() => socket.write('x'), 50);
    socket.on('close', () => clearInterval(timer));
  },
};

const STATUS_LINES = [
  () => 'HTTP/1.0 200',
  () => 'HTTP/2 200',
  () => 'ICY 200 OK',
  () => 'HTTP/1.1 -1 X',
  () => 'HTTP/1.1 99999 X',
  () => 'HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK',
  () => 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK',
  () => 'HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK',
  () => 'http/1.1 200 ok',
  () => `HTTP/1.1 200 ${'好'.repeat(50)}`,
  (t) => noise(t, 60).toString('latin1'),
];
const LENGTHS = [
  'Content-Length: -1',
  'Content-Length: 18446744073709551616',
  'Content-Length: 5',
  'Content-Length: 900000',
  'Content-Length: 1\r\nContent-Length: 2',
  'Content-Length: 0x10',
  'Content-Length: 10\r\nTransfer-Encoding: chunked',
];
const CHARSETS = [
  'utf-8',
  'gb2312',
  'gb18030',
  'big5',
  'hz-gb-2312',
  'utf-16',
  'utf-7',
  'x-user-defined',
  'replacement',
  'nothing',
  '"utf-8',
  'x'.repeat(500),
];

const header = (t) =>
  t.pick([
    () => noise(t, 40).toString('latin1'),
    () => `X-${noise(t, 8).toString('hex')}: ${noise(t, 30).toString('latin1')}`,
    () => `: no name`,
    () => `Space before : x`,
    () => `Folded: a\r\n b\r\n\tc`,
    () =>
      `Content-Type: ${t.pick(['text/html', 'TEXT/HTML;;;', '/', 'text/html; charset', 'multipart/mixed; boundary=x', noise(t, 20).toString('latin1')])}`,
    () => `X-Robots-Tag: ${t.pick(['noai', 'none', 'jingliu: noindex', ',,,', '\xff'])}`,
    () => `Retry-After: ${t.pick(['-1', '1e9', 'Wed, 99 Foo 2026', '9'.repeat(400)])}`,
    () => `ETag: ${t.pick(['"', 'W/', '"a"b"', noise(t, 12).toString('latin1')])}`,
    () => `Last-Modified: ${t.pick(['never', '0', 'Mon, 01 Jan 9999 00:00:00 GMT'])}`,
    () => `Connection: ${t.pick(['close', 'keep-alive, Upgrade', 'x'])}`,
    () => `Tdm-Reservation: ${t.pick(['1', '0', '2', 'a'])}`,
    () => `Content-Usage: ${t.pick(['train-ai=n', '(((', ';;', 'a=b=c'])}`,
  ])();

const chunk = (t) =>
  `${t.pick([Math.floor(t.random() * 9_000).toString(16), '-1', 'ffffffffffffffff', 'zz', '', '5;ext="a', ' 5', '00000000000005', '7fffffff'])}\r\n${noise(t, 30).toString('latin1')}\r\n`;

const ENCODED = [
  (t) => gzipSync(prose(t)),
  (t) => gzipSync(prose(t)).subarray(0, 40),
  (t) => spoil(t, gzipSync(prose(t))),
  (t) => Buffer.concat([gzipSync(prose(t)), noise(t, 100)]),
  (t) => Buffer.concat([gzipSync(prose(t)), gzipSync(prose(t))]),
  (t) => gzipSync(gzipSync(prose(t))),
  (t) => deflateRawSync(prose(t)),
  (t) => Buffer.from(prose(t)),
  (t) => noise(t, 500),
  () => Buffer.alloc(0),
];
/** 300 MB of nothing in 300 kB, and that once more. */
const BOMB = gzipSync(Buffer.alloc(300_000_000));
const BOMB_TWICE = gzipSync(BOMB);

const XML = [
  (t) =>
    `<?xml version="1.0"?><!DOCTYPE a [${many(t, 9, (_x, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]><urlset><url><loc>&l9;</loc></url></urlset>`,
  () => `<urlset>${'<url>'.repeat(50_000)}`,
  () => `<rss><channel>${'<a>'.repeat(20_000)}`,
  (t) =>
    `<urlset>${many(t, 30_000, (x, i) => `<url><loc>http://${x.host}/none/${i}</loc></url>`)
      .slice(0, 5_000)
      .join('')}</urlset>`,
  (t) =>
    `<sitemapindex>${many(t, 50, (x, i) => `<sitemap><loc>http://${x.host}/s/${i}.xml</loc></sitemap>`).join('')}`,
  (t) => `<urlset><url><loc><![CDATA[${noise(t, 300).toString('latin1')}</loc>`,
  (t) => `<feed><entry><link href='${t.pick(HREFS)(t)}'/><link rel=alternate href=x></entry>`,
  (t) =>
    Buffer.from(
      `<?xml version="1.0" encoding="utf-16"?><urlset><url><loc>http://${t.host}/u</loc></url></urlset>`,
      'utf16le',
    ),
  (t) =>
    `<?xml version="1.0" encoding="${t.pick(CHARSETS)}"?><rss><channel><item><link>${t.pick(HREFS)(t)}</link></item></channel></rss>`,
  (t) => gzipSync(`<urlset><url><loc>http://${t.host}/z</loc></url></urlset>`),
  () => BOMB,
  (t) =>
    spoil(t, Buffer.from(`<urlset><url><loc>http://${t.host}/q</loc><loc/></url><!-- <url> --></urlset>`)),
];

const PAGES = [
  (t) => `${'<div>'.repeat(20_000)}${prose(t)}`,
  (t) => `<a href="${'a'.repeat(200_000)}">${prose(t)}`,
  (t) => `<base href="${t.pick(HREFS)(t)}"><a href="x">y</a>${prose(t)}`,
  (t) => `<meta http-equiv=refresh content="0;url=${t.pick(HREFS)(t)}">`,
  (t) => `<meta charset="${t.pick(CHARSETS)}">${noise(t, 5_000).toString('latin1')}`,
  (t) => `<!--${'-'.repeat(50_000)}${prose(t)}`,
  (t) => `<script>${'</scrip'.repeat(10_000)}${prose(t)}`,
  (t) => `<table>${'<tr><td>'.repeat(8_000)}${prose(t)}`,
  (t) => `<p ${many(t, 5_000, (_x, i) => `a${i}=1`).join(' ')}>${prose(t)}`,
  (t) => `&${'#'.repeat(1_000)}&#x110000;&#0;&${'a'.repeat(10_000)};${prose(t)}`,
  (t) => spoil(t, Buffer.from(`<html><body><article><p>${prose(t)}</p></article></body></html>`)),
  () => '',
  () => '\0'.repeat(10_000),
  (t) => `<select><option><svg><math><p></select>${prose(t)}<form><form><a><a href=/f/0.html>`,
];

const HREFS = [
  (t) => `http://${t.host}/${noise(t, 12).toString('hex')}`,
  (t) => `/${noise(t, 30).toString('latin1')}`,
  (t) => `/f/${Math.floor(t.random() * 40)}.html?${'a=b&'.repeat(t.pick([1, 5, 30]))}sid=${t.random()}`,
  (t) => `${t.path}/${t.path}/x`,
  () => 'javascript:alert(1)',
  () => 'data:text/html,x',
  () => 'file:///etc/passwd',
  () => 'http://127.0.0.1/',
  () => 'http://[::ffff:10.0.0.1]/',
  () => 'http://169.254.169.254/latest/meta-data/',
  () => 'http://user:secret@b.example/',
  () => 'http://:80/',
  () => 'http://[::1',
  () => '//',
  () => '///\\\\//x',
  () => 'http://a.example:99999/',
  () => 'http://xn--0.example/',
  () => `/%${'%'.repeat(20)}`,
  () => '/\u202e/\ud800/好',
  () => `/${'x/'.repeat(2_000)}`,
  (t) => `/calendar/${Math.floor(t.random() * 9_000)}/01`,
];
const LOCATIONS = [
  ...HREFS,
  () => '',
  (t) => t.path,
  () => '/f/1.html',
  () => '/f/2.html',
  (t) =>
    noise(t, 40)
      .toString('latin1')
      .replaceAll(/[\r\n]/gu, ''),
];

function robots(t) {
  return t.pick([
    status(404),
    status(404),
    ok(
      'text/plain',
      `User-agent: *\nDisallow: /f/1\nSitemap: http://${t.host}/sitemap.xml\nSitemap: ${t.pick(HREFS)(t)}\n`,
    ),
    ok('text/plain', Buffer.concat([Buffer.from('User-agent: *\nDisallow:\n'), noise(t, 5_000)])),
    ok('text/plain', `User-agent: *\n${'Disallow: /*a*b*c*d*e*f*g$\n'.repeat(5_000)}`),
    ok(
      'text/plain',
      `User-agent: *\nCrawl-delay: ${t.pick(['-1', '1e99', 'NaN', '0', '0.001'])}\nAllow: /\n`,
    ),
    ok('text/plain', Buffer.from('\ufeffUser-agent: *\r\rAllow: /', 'utf16le')),
    ok('text/html', '<html>none</html>'),
    ok('text/plain', 'User-agent: *\nAllow: /\n', ['Content-Encoding: gzip']),
  ]);
}

/** `count` things; each is told its number. */
function many(t, count, make) {
  return Array.from({ length: 1 + Math.floor(t.random() * count) }, (_, i) => make(t, i));
}

function prose(t) {
  return many(t, 60, () =>
    t.pick(['河水', '清晨', '山路', '书店', '第二天', '没有', '我们', '，', '。', '\n<p>']),
  ).join('');
}

function noise({ random }, length) {
  return Buffer.from(
    Array.from({ length: 1 + Math.floor(random() * length) }, () => Math.floor(random() * 256)),
  );
}

function spoil({ random }, bytes) {
  const spoiled = Buffer.from(bytes);
  for (let i = 0; i < 3; i += 1) spoiled[Math.floor(random() * spoiled.length)] = Math.floor(random() * 256);
  return spoiled;
}

function ok(type, body, more = []) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  const head = ['HTTP/1.1 200 OK', `Content-Type: ${type}`, `Content-Length: ${bytes.length}`, ...more];
  return send(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]));
}

// Behind an interim status nothing comes: the connection ends.
const status = (code) => send(`HTTP/1.1 ${code} X\r\nContent-Length: 0\r\n\r\n`, code < 200);

/** @param last close the connection behind it. */
function send(text, last = false) {
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1');
  return (socket) => (last ? socket.end(bytes) : socket.write(bytes));
}

function hash(text) {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
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
