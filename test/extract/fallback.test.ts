import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';
import { P1, P2, P3 } from './pages.ts';

const extract = (html: string): ReturnType<typeof extractPage> =>
  extractPage(scanPage(html), { url: 'https://www.example.cn/x/1' });

const SHELL = '<div id="app"></div><script src="/app.js"></script>';

describe('pages that show nothing without scripts', () => {
  it.each([
    [
      'noscript',
      `<noscript><div><h3>小满</h3><p>${P1}</p><p>${P2}</p></div></noscript>`,
      `小满\n${P1}\n${P2}`,
    ],
    [
      'JSON-LD',
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: `${P1}\n${P2}` })}</script>`,
      `${P1}\n${P2}`,
    ],
    [
      'state of the application, its labels left out',
      `<script>window.__STATE__=${JSON.stringify({ post: { title: '题目', contentHtml: `<p>${P1}</p><p>${P2}</p>` }, replies: [{ content: '谢谢分享', buttonText: '回复' }] })};run()</script>`,
      `${P1}\n${P2}\n谢谢分享`,
    ],
    [
      'state as a string of JSON',
      `<script id="__DATA__" type="application/json">${JSON.stringify({ s: JSON.stringify({ detail: P1 + P2 }) })}</script>`,
      P1 + P2,
    ],
  ])('%s', (_name, html, text) => {
    const { extraction, decision } = extract(SHELL + html);
    expect({ text: extraction.text, kind: decision.kind }).toEqual({ text, kind: 'keep' });
  });

  it('need scripts when they keep nothing for others', () => {
    expect(extract(SHELL).decision).toMatchObject({ reason: 'NEEDS_SCRIPT' });
  });

  it('are not asked when the page has a text', () => {
    expect(
      extract(`<article><p>${P1}</p><p>${P2}</p></article><noscript>${P3}</noscript>`).extraction.text,
    ).toBe(`${P1}\n${P2}`);
  });
});

describe('a page without main text', () => {
  it('keeps what it shows outside menus', () => {
    const { extraction, decision } = extract(
      '<nav>首页</nav><div><b>公告</b></div><footer>联系我们</footer>',
    );
    expect(decision).toMatchObject({ reason: 'NO_MAIN_TEXT' });
    expect(extraction.text).toBe('公告');
  });

  it('is an error page by what it says, not by what it links to', () => {
    const links = ['页面不存在时怎么办', '安装', '配置', '升级', '卸载', '排错', '附录', '索引']
      .map((text) => `<li><a href="/${text}">${text}</a></li>`)
      .join('');
    expect(extract(`<h1>目录</h1><ul>${links}</ul>`).decision).toMatchObject({ reason: 'LIST_PAGE' });
    expect(extract(`<h1>您访问的页面不存在</h1><ul>${links}</ul>`).decision).toMatchObject({
      reason: 'SOFT_404',
    });
  });
});

describe('bad input ends with a reason', () => {
  it.each([
    [
      'frames only',
      '<frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset>',
      'NO_MAIN_TEXT',
    ],
    ['NUL bytes', '\0'.repeat(10_000), 'NO_MAIN_TEXT'],
    ['a million attributes', `<p ${'a=1 '.repeat(1_000_000)}>字</p>`, 'NO_MAIN_TEXT'],
    ['10,000 deep', `${'<div>'.repeat(10_000)}字${'</div>'.repeat(10_000)}`, 'NO_MAIN_TEXT'],
    ['too many elements', '<b>字</b>'.repeat(600_000), 'PAGE_TOO_COMPLEX'],
    ['a parked domain', '<title>此域名出售</title><p>该域名可转让，请联系卖家。</p>', 'PARKED_DOMAIN'],
  ])('%s', (_name, html, reason) => {
    expect(extract(html).decision).toMatchObject({ kind: 'reject', reason });
  });
});
