import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';
import { P1, P2, P3 } from './pages.ts';

const textOf = (html: string): string =>
  extractPage(scanPage(html), { url: 'https://docs.example.org/zh/a.html' }).extraction.text;

const LINKS = ['安装', '配置', '升级', '卸载', '排错', '附录']
  .map((name) => `<li><a href="${name}.html">${name}指南</a></li>`)
  .join('');

const SYSTEMS = [
  {
    name: 'Sphinx: notes before the first section, code with line numbers, lists of links, a section called license',
    html: `<head><meta name="generator" content="Docutils 0.19"></head><body><nav class="wy-nav-side"><ul>${LINKS}</ul></nav><div class="rst-content"><ul class="wy-breadcrumbs"><li><a href="/">文档</a></li></ul><div role="main" class="document"><div class="admonition warning"><p class="admonition-title">警告</p><p>${P2}</p></div><section id="license"><h1>许可<a class="headerlink" href="#license">¶</a></h1><p>${P1}</p><div class="highlight-c"><table><tr><td class="linenos"><pre>1\n2</pre></td><td class="code"><pre>int a;\nint b;</pre></td></tr></table></div><ul>${LINKS}</ul></section></div><footer><div class="rst-footer-buttons"><a href="b.html">下一页</a></div></footer></div></body>`,
    text: `警告\n${P2}\n许可\n${P1}\nint a;\nint b;\n${LINKS.replaceAll(/<[^>]+>/gu, '\n')
      .replaceAll(/\n+/gu, '\n')
      .trim()}`,
  },
  {
    name: 'DocBook: sidebars are text, headers and footers of navigation are not',
    html: `<head><meta name="generator" content="DocBook XSL Stylesheets"></head><body><div class="navheader"><table><tr><th>第 2 章</th></tr></table></div><div class="chapter"><h1>配置</h1><p>${P1}</p><div class="sidebar"><p>${P3}</p></div><dl><dt>选项甲</dt><dd><p>${P2}</p></dd></dl></div><div class="navfooter"><a href="c.html">下一页</a></div></body>`,
    text: `配置\n${P1}\n${P3}\n选项甲\n${P2}`,
  },
  {
    name: 'VitePress: side column, table of the page and ways on are left out',
    html: `<head><meta name="generator" content="VitePress v1"></head><body><div class="VPSidebar">${LINKS}</div><main class="main"><div class="vp-doc"><h1 id="a">入门 <a class="header-anchor" href="#a">#</a></h1><p>${P1}</p><div class="language-sh"><button class="copy"></button><span class="lang">sh</span><pre>npm i</pre></div></div></main><div class="VPDocFooter">编辑此页<a href="b.html">下一页</a></div><aside class="VPDocAside">本页目录</aside></body>`,
    text: `入门\n${P1}\nnpm i`,
  },
  {
    name: 'docsify: the column of chapters stands inside of main',
    html: `<head><meta name="generator" content="docsify"></head><body><main><aside class="sidebar"><div class="sidebar-nav"><ul>${LINKS}</ul></div></aside><section class="content"><article class="markdown-section"><h1>校准</h1><p>${P1}</p><p>${P2}</p></article></section></main></body>`,
    text: `校准\n${P1}\n${P2}`,
  },
  {
    name: 'mandoc: a heading that is a link to itself is a heading',
    html: `<head><meta name="generator" content="mandoc"></head><body><main class="manual-text"><section class="Sh"><h2 class="Sh" id="A"><a class="permalink" href="#A">描述</a></h2><p>${P1}</p></section><section class="Sh"><h2>选项<a class="permalink" href="#B">¶</a></h2><p>${P2}</p></section></main></body>`,
    text: `描述\n${P1}\n选项\n${P2}`,
  },
  {
    name: 'Confluence: a path to the page that only its id names',
    html: `<head><meta name="generator" content="Confluence"></head><body><div id="main"><div class="wiki-content"><ol id="breadcrumbs"><li><a href="/">手册</a></li></ol><h1>校准</h1><div class="page-metadata"><ul><li>由 陆一帆 创建</li></ul></div><h2 id="breadcrumbs">面包屑</h2><p>${P1}</p><p>${P2}</p></div></div></body>`,
    text: `校准\n面包屑\n${P1}\n${P2}`,
  },
  {
    name: 'a page of contents has its list of chapters for its text',
    html: `<head><meta name="generator" content="Sphinx"></head><body><div class="body" role="main"><section><h1>目录</h1><div class="toctree-wrapper compound"><ul>${LINKS}</ul></div></section></div></body>`,
    text: '目录\n安装指南\n配置指南\n升级指南\n卸载指南\n排错指南\n附录指南',
  },
];

describe('documentation', () => {
  it.each(SYSTEMS)('$name', ({ html, text }) => {
    expect(textOf(html)).toBe(text);
  });

  it('a page of contents is a list, a chapter full of links is not', () => {
    const page = (body: string): string =>
      `<head><meta name="generator" content="Sphinx"></head><body><div role="main">${body}</div></body>`;
    const verdict = (html: string): unknown =>
      extractPage(scanPage(html), { url: 'https://docs.example.org/' }).decision;
    expect(verdict(page(`<h1>目录</h1><div class="toctree-wrapper"><ul>${LINKS}</ul></div>`))).toMatchObject({
      reason: 'LIST_PAGE',
    });
    const rows = LINKS.repeat(12).replaceAll('</li>', '：说明这一项做什么，何时需要</li>');
    expect(verdict(page(`<ul>${rows}</ul>`))).toEqual({ kind: 'keep' });
  });
});
