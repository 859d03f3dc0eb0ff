// Generated responses of the hostile site. Each takes (request, response, route, site) and returns the status.
import { gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

export const BEHAVIOURS = {
  /** /hop/N sends to /hop/N+1, for ever. */
  'endless-redirect': (request, response, route) => {
    const n = Number(/(\d+)$/u.exec(request.url)?.[1] ?? 0);
    response.writeHead(302, { location: `${route.prefix}${n + 1}`, 'content-length': 0 }).end();
    return 302;
  },

  /** A month page that links to the months before and after, and to 28 days, without end. */
  calendar: (request, response, route) => sendHtml(response, calendarPage(request.url, route.prefix)),

  /** `depth` nested elements around one sentence. */
  'deep-dom': (_request, response, route) => sendHtml(response, deepPage(route.depth)),

  /** `bytes` of paragraphs, made while they are sent, without Content-Length. */
  'huge-body': (_request, response, route) => {
    response.writeHead(200, HTML);
    Readable.from(paragraphs(route.bytes)).pipe(response);
    return 200;
  },

  /** As huge-body, but gzip makes it about a thousandth on the wire. */
  'gzip-bomb': (_request, response, route) => {
    response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' });
    Readable.from(bombMembers(route.bytes)).pipe(response);
    return 200;
  },

  /** The head at once, then one byte every 400 ms, never an end. */
  'slow-loris': (_request, response) => {
    response.writeHead(200, HTML);
    response.write('<!doctype html><html lang="zh-CN"><head><title>慢');
    const timer = setInterval(() => response.write('。'), 400);
    response.on('close', () => clearInterval(timer));
    return 200;
  },

  /** Accepts the request and never answers. */
  silent: () => 0,

  /** Promises more bytes than it sends, then cuts the line. */
  'short-body': (_request, response, route) => {
    const body = Buffer.from(route.html);
    response.writeHead(200, { ...HTML, 'content-length': body.length * 4 });
    response.write(body, () => response.socket?.destroySoon());
    return 200;
  },

  /** robots.txt whose last rule stands past the 500 KiB that RFC 9309 obliges a reader to parse (T-05). */
  'long-robots': (_request, response, route) => {
    const head = `${route.head}\n`;
    const filler = `# ${'-'.repeat(97)}\n`.repeat(Math.ceil((500 * 1024 + 1 - head.length) / 100));
    const body = `${head}${filler}User-agent: *\nDisallow: /\n`;
    response
      .writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'content-length': body.length })
      .end(body);
    return 200;
  },
};

function sendHtml(response, html) {
  const body = Buffer.from(html);
  response.writeHead(200, { ...HTML, 'content-length': body.length }).end(body);
  return 200;
}

function* paragraphs(bytes) {
  const head =
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>巨页</title></head><body>\n';
  yield head;
  const chunk = '<p>这一段会重复很多很多次，直到读者放弃为止。</p>\n'.repeat(1000);
  const chunkBytes = Buffer.byteLength(chunk);
  for (let sent = Buffer.byteLength(head); sent < bytes; sent += chunkBytes) yield chunk;
  yield '</body></html>\n';
}

const MEMBER_BYTES = 1 << 20;

// One member is compressed and sent again and again, so that a busy machine does not make the server slow.
function* bombMembers(bytes) {
  const member = gzipSync([...paragraphs(MEMBER_BYTES)].join(''), { level: 9 });
  for (let sent = 0; sent < bytes; sent += MEMBER_BYTES) yield member;
}

function deepPage(depth) {
  const open = '<div>'.repeat(depth);
  const close = '</div>'.repeat(depth);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>深井</title></head><body>${open}<p>井底只有这一句话。</p>${close}</body></html>`;
}

function calendarPage(url, prefix) {
  const [, y, m] = /(\d{1,6})-(\d{1,2})/u.exec(url) ?? [null, '2025', '1'];
  const year = Number(y);
  const month = Number(m);
  const link = (offset) => {
    const index = year * 12 + month - 1 + offset;
    return `${prefix}${Math.floor(index / 12)}-${(index % 12) + 1}`;
  };
  const days = Array.from(
    { length: 28 },
    (_, i) => `<td><a href="${prefix}${year}-${month}/${i + 1}">${i + 1}</a></td>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${year}年${month}月</title></head>
<body><h1>活动日历 ${year}年${month}月</h1><p><a href="${link(-1)}">上一月</a> <a href="${link(1)}">下一月</a></p>
<table><tr>${days.join('')}</tr></table></body></html>`;
}
