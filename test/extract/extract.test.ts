import { describe, expect, it } from 'vitest';
import { extractPage, type Extracted } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';
import { PAGES, P1, P2, P3 } from './pages.ts';

const URL_PLAIN = 'https://www.example.cn/a/1.html';

function extract(html: string, url = URL_PLAIN): Extracted {
  return extractPage(scanPage(html), { url });
}

const outcome = ({ decision }: Extracted): string =>
  decision.kind === 'keep' ? 'keep' : `${decision.kind} ${decision.reason}`;

describe('the text of a page', () => {
  it.each(PAGES)('$name', ({ html, url, text }) => {
    const found = extract(html, url);
    expect({ outcome: outcome(found), text: found.extraction.text }).toEqual({ outcome: 'keep', text });
  });

  it('has no table of contents of its own headings, but a list that only begins so', () => {
    const page = (items: readonly string[]): string =>
      `<body><article><h1>蕨</h1><p>${P1}</p><p>目录</p><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul><h2>一、形态</h2><p>${P2}</p><h2>二、用处</h2><p>${P3}</p></article></body>`;
    const lines = (items: readonly string[]): string[] => extract(page(items)).extraction.text.split('\n');
    expect(lines(['形态', '2 用处'])).toEqual(['蕨', P1, '一、形态', P2, '二、用处', P3]);
    expect(lines(['形态', '产地'])).toContain('产地');
  });

  it('is told as ranges of the source that hold it', () => {
    const html = `<body><nav>首页</nav><article><p>${P1}</p><p>${P2}</p></article></body>`;
    const { sourceRanges } = extract(html).extraction;
    const taken = sourceRanges.map(([from, to]) => html.slice(from, to)).join('');
    expect(taken).toContain(P1);
    expect(taken).toContain(P2);
    expect(taken).not.toContain('首页');
  });

  it('is what the selectors of a profile name, and what they leave of the page when they name nothing', () => {
    const html = `<body><div class="a"><p>${P1}</p></div><div class="b"><p>${P2}</p><p class="x">${P3}</p></div></body>`;
    const named = (content: string): string =>
      extractPage(scanPage(html), { url: URL_PLAIN, selectors: { content, remove: ['.x'] } }).extraction.text;
    expect(named('.b')).toBe(P2);
    expect(named('.none')).toBe(`${P1}\n${P2}`);
  });

  it('keeps its place in the source under selectors', () => {
    const html = `<body><p>${P1}</p><div class="b"><p>${P2}</p><p class="x">${P3}</p></div></body>`;
    const { sourceRanges } = extractPage(scanPage(html), {
      url: URL_PLAIN,
      selectors: { content: '.b', remove: ['.x'] },
    }).extraction;
    expect(sourceRanges.map(([start, end]) => html.slice(start, end))).toEqual([P2]);
  });
});

describe('what a page says about itself', () => {
  const body = `<p>${P1}</p><p>${P2}</p>`;
  it.each([
    {
      name: 'government: metas of a TRS page',
      html: `<head><title>关于河道清淤的通知_清河市水务局</title><meta name="ArticleTitle" content="关于河道清淤的通知"><meta name="PubDate" content="2024-03-05 09:30"><meta name="ContentSource" content="清河市水务局"><meta name="Author" content="林一"></head><body><div class="TRS_Editor">${body}</div></body>`,
      expected: {
        title: '关于河道清淤的通知',
        publishedAt: '2024-03-05T09:30:00',
        outlet: '清河市水务局',
        author: '林一',
      },
    },
    {
      name: 'news: a line under the heading',
      html: `<title>老桥今晨通车 - 清河晚报</title><body><h1>老桥今晨通车</h1><div class="info">2023年11月2日 08:15 来源：清河晚报 作者：王二</div><div class="content">${body}</div></body>`,
      expected: {
        title: '老桥今晨通车',
        publishedAt: '2023-11-02T08:15:00',
        outlet: '清河晚报',
        author: '王二',
      },
    },
    {
      name: 'a blog: JSON-LD',
      html: `<title>学做豆腐</title><script type="application/ld+json">{"@type":"BlogPosting","headline":"学做豆腐","datePublished":"2022-06-01T20:00:00+08:00","author":{"name":"阿禾"}}</script><body><article><h1>学做豆腐</h1>${body}</article></body>`,
      expected: {
        title: '学做豆腐',
        publishedAt: '2022-06-01T20:00:00+08:00',
        outlet: '',
        author: '阿禾',
      },
    },
    {
      name: 'a blog whose generator calls local time UTC: the day shown decides',
      html: `<title>年末</title><body><article><h1>年末</h1><time datetime="2020-12-31T23:59:59.000Z">12月 31 2020</time><div class="entry-content">${body}</div></article></body>`,
      expected: { title: '年末', publishedAt: '2020-12-31', outlet: '', author: '' },
    },
    {
      name: 'a day that is none of the calendar is no day',
      html: `<title>无日期</title><body><div class="info">2023年2月30日</div><div class="content">${body}</div></body>`,
      expected: { title: '无日期', publishedAt: '', outlet: '', author: '' },
    },
  ])('$name', ({ html, expected }) => {
    const { title, publishedAt, outlet, author } = extract(html).extraction;
    expect({ title, publishedAt, outlet, author }).toEqual(expected);
  });
});

const links = (n: number): string =>
  Array.from({ length: n }, (_, i) => `<li><a href="/${i}">第${i}篇文章的标题在这里</a></li>`).join('');

describe('pages without a text of their own', () => {
  it.each([
    ['an empty page', '', 'reject NO_MAIN_TEXT'],
    ['white space', ' \n\t ', 'reject NO_MAIN_TEXT'],
    [
      'frames only',
      '<html><frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset></html>',
      'reject NO_MAIN_TEXT',
    ],
    [
      'a shell that a script fills',
      '<body><div id="app"></div><script src="/app.js"></script></body>',
      'reject NEEDS_SCRIPT',
    ],
    [
      'a request to enable scripts',
      '<body><noscript>请启用 JavaScript 后继续</noscript><div id="main"></div></body>',
      'reject NEEDS_SCRIPT',
    ],
    [
      'an error page with status 200',
      '<title>404</title><body><h1>页面不存在</h1><p>您访问的页面不存在或已被删除。</p></body>',
      'reject SOFT_404',
    ],
    [
      'a list of other pages',
      `<title>新闻</title><body><ul class="list">${links(30)}</ul></body>`,
      'reject LIST_PAGE',
    ],
    [
      'a login page',
      '<title>登录</title><body><form>请登录后查看<input type="password"></form></body>',
      'reject ACCESS_WALL',
    ],
    [
      'a parked domain',
      '<title>example.cn</title><body><p>该域名正在出售，欢迎联系。</p></body>',
      'reject PARKED_DOMAIN',
    ],
    [
      'a redirect',
      '<meta http-equiv="refresh" content="0; url=/new.html"><body>正在跳转，请稍候。</body>',
      'reject META_REFRESH',
    ],
  ])('%s', (_, html, expected) => {
    expect(outcome(extract(html))).toBe(expected);
  });

  it('a hidden login box beside a short text is no wall', () => {
    const html = `<body><article><p>${P1}</p><p>${P2}</p></article><div class="modal"><input type="password"></div></body>`;
    expect(outcome(extract(html))).toBe('keep');
  });
});

describe('bad input', () => {
  // A guard against a hang, not a measurement: quadratic work on these pages takes longer.
  const HANG_MS = 20_000;
  it.each([
    ['NUL and control characters', `<p>\0\u0001\u0002</p>`],
    ['bytes of a picture read as text', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR<<<>>&&&'.repeat(200)],
    ['10,000 open elements', `${'<div>'.repeat(10_000)}${P1}`],
    ['10,000 nested tables', `${'<table><tr><td>'.repeat(10_000)}${P1}`],
    ['100,000 attributes', `<div ${'a=1 '.repeat(100_000)}>${P1}</div>`],
    ['a class of a million characters', `<div class="${'comment-'.repeat(125_000)}">${P1}</div>`],
    ['an unclosed comment', `<!-- ${P1.repeat(1_000)}`],
    ['an unclosed attribute', `<div class="${P1.repeat(1_000)}`],
    ['100,000 unclosed paragraphs', '<p>甲'.repeat(100_000)],
    ['a line of a million characters', `<p>${'净'.repeat(1_000_000)}</p>`],
    ['a million line breaks', `<p>${'<br>\n'.repeat(200_000)}</p>`],
    [
      '100,000 posts',
      `<title>t</title>${'<div class="comment-content">好</div>'.repeat(100_000)}`,
      'https://bbs.example.cn/thread-1',
    ],
  ])(
    '%s ends in an outcome',
    (_, html, url?: string) => {
      expect(outcome(extract(html, url))).toMatch(/^(?:keep|reject [A-Z_0-9]+)$/u);
    },
    HANG_MS,
  );
});
