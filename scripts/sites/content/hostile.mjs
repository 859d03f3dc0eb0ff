// A host that does everything wrong. Each address has one fault; the plain pages between them show that the
// crawl goes on.
const host = 'hostile.example';
const CC =
  '<footer><p>本站文字采用 <a rel="license" href="https://creativecommons.org/licenses/by/4.0/deed.zh">CC BY 4.0</a> 许可协议。</p></footer>';

function html(title, body, head = '') {
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>${head}</head>\n<body>\n${body}\n</body></html>\n`;
}

const wells = `<article><h1>井台</h1>
<p>村口的井台铺着六块青石，石头中间被桶底磨出了浅浅的凹痕。早晨来打水的人不多，大家都装了自来水，只有几位老人还说井水泡的茶更软，每天要走这一趟。</p>
<p>井壁上长着一圈蕨草，夏天把水汽都染绿了。掏井的人说，二十年里水位落了四尺，不过旱年也没有见过底。他下去的时候腰上系着两根绳子，一根是规矩，一根是他母亲坚持要的。</p>
<p>井边立着一块木牌，写着不要往井里扔东西。字是小学老师写的，每年春天描一次红漆。今年描漆的时候，有人在木牌背面发现了另外一行旧字，写着同样的话，只是更工整。</p></article>`;

const page = (path, title, body, expect, more = {}) => ({ path, html: html(title, body), expect, ...more });
const links = (paths) =>
  `<ul>\n${paths.map((path) => `<li><a href="${path}">${path}</a></li>`).join('\n')}\n</ul>`;

const faults = [
  page('/plain.html', '井台', `${wells}\n${CC}`, 'publish keep', { note: 'a good page among the bad ones' }),
  {
    path: '/label.html',
    charset: 'gbk',
    html: html('错标字符集', `${wells.replaceAll('井台', '泉台')}\n${CC}`),
    expect: 'dedup reject DUPLICATE_NEAR',
    note: 'bytes are GBK, the page says UTF-8',
  },
  page('/refresh.html', '跳转', '<p>请稍候</p>', 'curate reject META_REFRESH', {
    html: html('跳转', '<p>请稍候</p>', '<meta http-equiv="refresh" content="0; url=/plain.html">'),
  }),
  page('/frames.html', '框架', '', 'curate reject NO_MAIN_TEXT', {
    html: '<!doctype html><html><head><meta charset="utf-8"><title>框架</title></head><frameset cols="20%,80%"><frame src="/plain.html"><frame src="/plain.html"></frameset></html>',
    note: 'frames only',
  }),
  page('/shell.html', '加载中', '', 'curate reject NEEDS_SCRIPT', {
    html: html(
      '加载中',
      '<div id="app"></div><noscript>请启用 JavaScript 后再访问本站。</noscript><script src="/app.js"></script>',
    ),
    note: 'a shell that a script would fill',
  }),
  { path: '/empty.html', bytes: Buffer.alloc(0), expect: 'curate reject BODY_EMPTY' },
  {
    path: '/binary.html',
    bytes: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i * 31 + (i >> 3) * 7) % 256)),
    expect: 'curate reject BODY_BINARY',
    note: 'random bytes under text/html',
  },
  page('/nul.html', 'NUL', '', 'dedup reject DUPLICATE_EXACT', {
    html: html('NUL', `${wells.replaceAll('。', '。\0')}\n${CC}`),
    note: 'NUL bytes inside the text',
  }),
  page('/attributes.html', '属性', '', 'curate reject NO_MAIN_TEXT', {
    html: html(
      '属性',
      `<div ${Array.from({ length: 20_000 }, (_, i) => `a${i}="${i}"`).join(' ')}><p>属性很多。</p></div>`,
    ),
    note: '20,000 attributes on one element',
  }),
  page(
    '/login.html',
    '用户登录',
    '<form action="/login" method="post"><p>请登录后查看全文</p><input name="user"><input type="password" name="password"><button>登录</button></form>',
    'curate reject ACCESS_WALL',
    {
      note: 'a login form is not filled in',
    },
  ),
  page('/unclosed.html', '没有结束', '', 'dedup reject DUPLICATE_NEAR', {
    html: `<title>没有结束</title><div><table><tr><td>${wells.replaceAll('</p>', '').replaceAll('</article>', '').replaceAll('井台', '塘边')}<p>页尾<p>本站文字采用 <a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY 4.0</a> 许可协议。`,
    note: 'nothing is ever closed',
  }),
  page(
    '/private.html',
    '内网',
    links([
      'http://127.0.0.1/',
      'http://169.254.169.254/latest/meta-data/',
      'http://10.0.0.1/',
      'http://[::1]/',
      'http://localhost/',
      'file:///etc/passwd',
      'javascript:alert(1)',
    ]),
    'curate reject LIST_PAGE',
    {
      note: 'links to private addresses: no profile covers them, so none is ever fetched',
    },
  ),
];

const served = [
  ['/loop/a', 'crawl reject REDIRECTED', 'a sends to b, b sends to a'],
  ['/hop/1', 'crawl reject REDIRECTED', 'sends on for ever'],
  ['/to-private', 'crawl reject PRIVATE_ADDRESS', 'redirect to a private address'],
  ['/huge', 'crawl reject BODY_TOO_LARGE', '50 MB without a length'],
  ['/bomb', 'crawl reject ENCODING_BOMB', 'gzip bomb'],
  ['/loris', 'crawl reject RESPONSE_TOO_SLOW', 'one byte every 400 ms'],
  ['/silent', 'crawl reject RESPONSE_TOO_SLOW', 'accepts and never answers'],
  ['/short', 'curate reject BODY_TRUNCATED', 'promises more than it sends'],
  ['/deep', 'curate reject NO_MAIN_TEXT', '10,000 nested elements'],
  ['/401.html', 'crawl reject HTTP_REFUSED', 'CN-CRW-03'],
  ['/403.html', 'crawl reject HTTP_REFUSED', 'CN-CRW-03'],
  ['/451.html', 'crawl reject HTTP_REFUSED', 'CN-CRW-03'],
  ['/410.html', 'crawl reject HTTP_GONE', ''],
  ['/500.html', 'crawl reject HTTP_ERROR', ''],
];

export const site = {
  host,
  types: { html: 'text/html' },
  notFound: { status: 404 },
  template: undefined,
  pages: [
    {
      path: '/',
      html: html(
        '目录',
        links([...faults.map(({ path }) => path), ...served.map(([path]) => path), '/cal/2025-1']),
      ),
      expect: 'curate reject LIST_PAGE',
    },
    ...faults,
    ...['401', '403', '451', '410', '500'].map((status) => ({
      path: `/${status}.html`,
      html: html(status, `<p>${status}</p>`),
    })),
  ],
  files: { '/robots.txt': 'User-agent: *\nDisallow: /secret/\n' },
  routes: {
    '/loop/a': { status: 302, location: '/loop/b' },
    '/loop/b': { status: 302, location: '/loop/a' },
    '/to-private': { status: 302, location: 'http://169.254.169.254/latest/meta-data/' },
    '/huge': { behaviour: 'huge-body', bytes: 50 * 1024 * 1024 },
    '/bomb': { behaviour: 'gzip-bomb', bytes: 64 * 1024 * 1024 },
    '/loris': { behaviour: 'slow-loris' },
    '/silent': { behaviour: 'silent' },
    '/short': { behaviour: 'short-body', html: html('半页', wells) },
    '/deep': { behaviour: 'deep-dom', depth: 10_000 },
    ...Object.fromEntries(
      [401, 403, 451, 410, 500].map((status) => [`/${status}.html`, { file: `/${status}.html`, status }]),
    ),
  },
  patterns: [
    { prefix: '/hop/', behaviour: 'endless-redirect' },
    { prefix: '/cal/', behaviour: 'calendar' },
  ],
  expected: [
    ...served,
    ['/loop/b', 'crawl reject REDIRECT_LOOP', ''],
    ['/hop/*', 'crawl reject REDIRECT_LOOP|REDIRECTED', ''],
    [
      '/cal/*',
      'crawl|curate reject URL_TRAP|LIST_PAGE',
      'endless calendar: a few months are read, the rest is a trap',
    ],
  ],
};
