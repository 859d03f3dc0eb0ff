import { bodyHtml, escapeHtml, katex, links, list } from '../markup.mjs';

const pygments = (text, language) =>
  `<div class="highlight-${language === '' ? 'default' : language} notranslate"><div class="highlight"><pre><span></span>${text}\n</pre></div></div>`;
const heads = (page) =>
  page.body
    .split('\n')
    .filter((line) => line.startsWith('## '))
    .map((line) => line.slice(3));
const anchored = (html, anchor) =>
  html.replaceAll(/<h([23])>(.*?)<\/h\1>/gu, (_, n, text) => `<h${n} id="${text}">${text}${anchor}</h${n}>`);

/** Sphinx with the Read the Docs theme. */
export const rtd = {
  url: (page) => `https://qingshu.example/zh/latest/${page.id}.html`,
  html: (
    page,
  ) => `<!DOCTYPE html><html class="writer-html5" lang="zh-CN"><head><meta charset="utf-8" /><meta name="generator" content="Docutils 0.19: https://docutils.sourceforge.io/" /><title>${page.title} &mdash; 青书 2.4 文档</title><script id="documentation_options" data-url_root="./" src="_static/documentation_options.js"></script></head><body class="wy-body-for-nav"><div class="wy-grid-for-nav"><nav data-toggle="wy-nav-shift" class="wy-nav-side"><div class="wy-side-scroll"><div class="wy-side-nav-search"><a href="index.html" class="icon icon-home"> 青书</a></div><div class="wy-menu wy-menu-vertical" role="navigation">${list(page.related)}</div></div></nav>
<section class="wy-nav-content-wrap"><nav class="wy-nav-top">青书</nav><div class="wy-nav-content"><div class="rst-content"><div role="navigation"><ul class="wy-breadcrumbs"><li><a href="index.html" class="icon icon-home"></a></li><li class="breadcrumb-item active">${page.title}</li><li class="wy-breadcrumbs-aside"><a href="_sources/x.rst.txt"> 查看页面源码</a></li></ul><hr/></div><div role="main" class="document" itemscope itemtype="http://schema.org/Article"><div itemprop="articleBody"><section id="x"><h1>${page.title}<a class="headerlink" href="#x" title="此标题的永久链接">¶</a></h1>${anchored(bodyHtml(page.body, { code: pygments }), '<a class="headerlink" href="#" title="此标题的永久链接">¶</a>')}</section></div></div><footer><div class="rst-footer-buttons" role="navigation"><a class="btn btn-neutral float-left">上一页</a><a class="btn btn-neutral float-right">下一页</a></div><hr/><div role="contentinfo"><p>&#169; 版权所有 2022-2025, 青书开发组。</p></div>利用 Sphinx 构建，使用的 主题 由 Read the Docs 开发.</footer></div></div></section></div></body></html>`,
};

/** Sphinx with the Alabaster theme. */
export const alabaster = {
  url: (page) => `http://qingshu-old.example/${page.id}.html`,
  html: (page) =>
    `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8" /><title>${page.title} &#8212; 青书 1.9 文档</title><link rel="stylesheet" href="_static/pygments.css" /><link rel="stylesheet" href="_static/alabaster.css" /></head><body><div class="document"><div class="documentwrapper"><div class="bodywrapper"><div class="body" role="main"><section id="a"><h1>${page.title}<a class="headerlink" href="#a">¶</a></h1>${bodyHtml(page.body, { code: pygments })}</section></div></div></div><div class="sphinxsidebar" role="navigation"><div class="sphinxsidebarwrapper"><h1 class="logo"><a href="index.html">青书</a></h1><h3>导航</h3>${list(page.related)}<div id="searchbox"><h3>快速搜索</h3></div></div></div><div class="clearer"></div></div><div class="footer">&copy;2022, 青书开发组. | Powered by Sphinx 5.3.0 &amp; Alabaster 0.7 | <a href="_sources/a.rst.txt">页面源码</a></div></body></html>`,
};

/** MkDocs with the Material theme. */
export const material = {
  url: (page) => `https://windvane.example/${page.id}/`,
  html: (
    page,
  ) => `<!doctype html><html lang="zh" class="no-js"><head><meta charset="utf-8"><meta name="generator" content="mkdocs-1.5.3, mkdocs-material-9.5.3"><title>${page.title} - 风向标</title></head><body dir="ltr"><label class="md-overlay" for="__drawer"></label><div data-md-component="skip"><a href="#x" class="md-skip">跳转至</a></div><header class="md-header"><nav class="md-header__inner md-grid"><a class="md-header__button md-logo"></a><div class="md-header__title"><div class="md-header__topic"><span class="md-ellipsis">风向标</span></div><div class="md-header__topic"><span class="md-ellipsis">${page.title}</span></div></div></nav></header><div class="md-container"><main class="md-main"><div class="md-main__inner md-grid"><div class="md-sidebar md-sidebar--primary"><nav class="md-nav md-nav--primary">${list(page.related)}</nav></div><div class="md-sidebar md-sidebar--secondary"><nav class="md-nav md-nav--secondary"><label class="md-nav__title">目录</label>${list(heads(page))}</nav></div>
<div class="md-content"><article class="md-content__inner md-typeset"><a class="md-content__button md-icon" title="编辑此页"></a><h1 id="x">${page.title}<a class="headerlink" href="#x" title="Permanent link">&para;</a></h1>${anchored(bodyHtml(page.body, { code: (text, language) => `<div class="language-${language} highlight"><pre><span></span><code>${text}\n</code></pre></div>`, formula: katex }), '<a class="headerlink" href="#">&para;</a>')}<aside class="md-source-file"><span class="md-source-file__fact">最后更新: <span class="git-revision-date">2024-10-01</span></span></aside></article></div></div></main><footer class="md-footer"><nav class="md-footer__inner md-grid"><a class="md-footer__link md-footer__link--next"><div class="md-footer__title"><span class="md-footer__direction">下一页</span><div class="md-ellipsis">${page.related[0]}</div></div></a></nav><div class="md-footer-meta"><div class="md-copyright">Made with Material for MkDocs</div></div></footer></div></body></html>`,
};

/** VuePress. */
export const vuepress = {
  url: (page) => `https://doc.fengche.example/guide/${page.id}.html`,
  html: (page) =>
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${page.title} | 风向标手册</title><meta name="generator" content="VuePress 1.9.10"></head><body><div id="app" data-server-rendered="true"><div class="theme-container"><header class="navbar"><a href="/" class="home-link"><span class="site-name">风向标手册</span></a><div class="links"><nav class="nav-links can-hide">${links(['指南', '配置', '插件'])}</nav></div></header><aside class="sidebar"><ul class="sidebar-links">${page.related.map((title) => `<li><a class="sidebar-link">${title}</a></li>`).join('')}</ul></aside><main class="page"><div class="theme-default-content content__default"><h1 id="x"><a href="#x" class="header-anchor">#</a> ${page.title}</h1>${bodyHtml(
      page.body,
      {
        code: (text, language) =>
          `<div class="language-${language} line-numbers-mode"><pre class="language-${language}"><code>${text}\n</code></pre> <div class="line-numbers-wrapper">${text
            .split('\n')
            .map((_, i) => `<span class="line-number">${i + 1}</span><br>`)
            .join('')}</div></div>`,
      },
    ).replaceAll(
      /<h2>(.*?)<\/h2>/gu,
      '<h2 id="$1"><a href="#$1" class="header-anchor">#</a> $1</h2>',
    )}</div><footer class="page-edit"><div class="edit-link"><a>在 GitHub 上编辑此页</a></div><div class="last-updated"><span class="prefix">上次更新:</span> <span class="time">2024/9/2 上午10:00:00</span></div></footer><div class="page-nav"><p class="inner"><span class="next"><a>${page.related[0]}</a> →</span></p></div></main></div></div></body></html>`,
};

/** Docusaurus. */
export const docusaurus = {
  url: (page) => `https://wind-api.example/docs/${page.id}`,
  html: (page) =>
    `<!doctype html><html lang="zh-Hans" dir="ltr" class="docs-wrapper plugin-docs"><head><meta charset="UTF-8"><meta name="generator" content="Docusaurus v3.0.1"><title data-rh="true">${page.title} | Wind API</title><meta data-rh="true" property="og:title" content="${page.title} | Wind API"></head><body class="navigation-with-keyboard"><div id="__docusaurus"><div role="region" aria-label="跳到主要内容"><a class="skipToContent_fXgn" href="#">跳到主要内容</a></div><nav aria-label="主导航" class="navbar navbar--fixed-top"><div class="navbar__inner"><a class="navbar__brand"><b class="navbar__title">Wind API</b></a><a class="navbar__item navbar__link">文档</a></div></nav><div class="main-wrapper"><div class="docsWrapper_hBAB"><aside class="theme-doc-sidebar-container"><nav class="menu thin-scrollbar">${list(page.related)}</nav></aside><main class="docMainContainer_TBSr"><div class="container"><div class="row"><div class="col docItemCol_VOVn"><article><nav class="theme-doc-breadcrumbs" aria-label="页面路径"><ul class="breadcrumbs"><li class="breadcrumbs__item"><span>指南</span></li><li class="breadcrumbs__item"><span>${page.title}</span></li></ul></nav><div class="tocCollapsible_ETCw theme-doc-toc-mobile"><button>本页总览</button></div><div class="theme-doc-markdown markdown"><header><h1>${page.title}</h1></header>${bodyHtml(
      page.body,
      {
        code: (text, language) =>
          `<div class="language-${language} codeBlockContainer_Ckt0 theme-code-block"><div class="codeBlockContent_biex"><pre tabindex="0" class="prism-code language-${language}"><code class="codeBlockLines_e6Vv">${text
            .split('\n')
            .map((line) => `<span class="token-line"><span class="token plain">${line}</span><br></span>`)
            .join(
              '',
            )}</code></pre><div class="buttonGroup__atx"><button type="button" aria-label="复制代码到剪贴板" title="复制">复制</button></div></div></div>`,
      },
    ).replaceAll(
      /<h2>(.*?)<\/h2>/gu,
      '<h2 class="anchor anchorWithStickyNavbar_LWe7" id="$1">$1<a href="#$1" class="hash-link" title="直接链接">\u200b</a></h2>',
    )}</div><footer class="theme-doc-footer docusaurus-mt-lg"><div class="row"><div class="col"><a class="theme-edit-this-page">编辑此页</a></div><div class="col lastUpdated_vwxv"><span class="theme-last-updated">最后于 <b><time datetime="2024-08-08T00:00:00.000Z">2024年8月8日</time></b> 更新</span></div></div></footer></article><nav class="pagination-nav docusaurus-mt-lg"><a class="pagination-nav__link pagination-nav__link--next"><div class="pagination-nav__sublabel">下一页</div><div class="pagination-nav__label">${page.related[0]}</div></a></nav></div><div class="col col--3"><div class="tableOfContents_bqdL thin-scrollbar theme-doc-toc-desktop">${list(heads(page))}</div></div></div></div></main></div></div><footer class="footer footer--dark"><div class="footer__copyright">Copyright © 2024 Wind</div></footer></div></body></html>`,
  titleLike: (page) => [page.title],
};

/** GitBook of old. */
export const gitbook = {
  url: (page) => `https://wind.gitbooks.example/book/content/${page.id}.html`,
  html: (page) =>
    `<!DOCTYPE HTML><html lang="zh-hans"><head><meta charset="UTF-8"><title>${page.title} · 风向标之书</title><meta name="generator" content="GitBook 3.2.3"></head><body><div class="book"><div class="book-summary"><div id="book-search-input" role="search"><input type="text" placeholder="输入并搜索" /></div><nav role="navigation"><ul class="summary">${page.related.map((title) => `<li class="chapter"><a>${title}</a></li>`).join('')}<li class="divider"></li><li><a class="gitbook-link">本书使用 GitBook 发布</a></li></ul></nav></div><div class="book-body"><div class="body-inner"><div class="book-header" role="navigation"><h1><i class="fa fa-circle-o-notch fa-spin"></i><a href=".">${page.title}</a></h1></div><div class="page-wrapper" tabindex="-1" role="main"><div class="page-inner"><div id="book-search-results"><div class="search-noresults"><section class="normal markdown-section"><h1 id="x">${page.title}</h1>${bodyHtml(page.body, { code: (text, language) => `<pre><code class="lang-${language}">${text}\n</code></pre>` })}</section></div><div class="search-results"><div class="has-results"><h1 class="search-results-title"><span class='search-results-count'></span> results matching "<span class='search-query'></span>"</h1></div><div class="no-results"><h1 class="search-results-title">No results matching "<span class='search-query'></span>"</h1></div></div></div></div></div></div><a class="navigation navigation-next" aria-label="Next page"></a></div></div></body></html>`,
};

/** DocBook through XSLT. */
export const docbook = {
  url: (page) => `https://www.qingshu.example/handbook/${page.id}.html`,
  html: (
    page,
  ) => `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>${page.title}</title><meta name="generator" content="DocBook XSL Stylesheets V1.79.1" /><link rel="home" href="index.html" title="青书手册" /><link rel="up" href="ch02.html" title="第 2 章" /><link rel="next" href="ch02s02.html" title="${page.related[0]}" /></head><body><div class="navheader"><table width="100%" summary="Navigation header"><tr><th colspan="3" align="center">${page.title}</th></tr><tr><td width="20%" align="left"><a accesskey="p" href="ch02.html">上一页</a> </td><th width="60%" align="center">第 2 章</th><td width="20%" align="right"> <a accesskey="n" href="ch02s02.html">下一页</a></td></tr></table><hr /></div>
<div class="section"><div class="titlepage"><div><div><h2 class="title" style="clear: both"><a id="x"></a>${page.title}</h2></div></div></div>${bodyHtml(page.body, { code: (text) => `<pre class="programlisting">${text}</pre>` })}</div><div class="navfooter"><hr /><table width="100%" summary="Navigation footer"><tr><td width="40%" align="left"><a href="ch02.html">上一页</a> </td><td width="20%" align="center"><a href="ch02.html">上一级</a></td><td width="40%" align="right"> <a href="ch02s02.html">下一页</a></td></tr><tr><td>第 2 章 </td><td><a href="index.html">起始页</a></td><td> ${escapeHtml(page.related[0])}</td></tr></table></div></body></html>`,
};

/** mdBook. */
export const mdbook = {
  url: (page) => `https://book.qingshu.example/${page.id}.html`,
  html: (page) =>
    `<!DOCTYPE HTML><html lang="zh" class="light" dir="ltr"><head><!-- Book generated using mdBook --><meta charset="UTF-8"><title>${page.title} - 青书之道</title></head><body class="sidebar-visible no-js"><div id="body-container"><nav id="sidebar" class="sidebar"><div class="sidebar-scrollbox"><ol class="chapter">${page.related.map((title, i) => `<li class="chapter-item expanded"><a href="c${i}.html"><strong>${i + 1}.</strong> ${title}</a></li>`).join('')}</ol></div></nav><div id="page-wrapper" class="page-wrapper"><div class="page"><div id="menu-bar" class="menu-bar sticky"><h1 class="menu-title">青书之道</h1><div class="right-buttons"><a title="打印本书"></a></div></div><div id="content" class="content"><main><h1 id="x"><a class="header" href="#x">${page.title}</a></h1>${bodyHtml(page.body, { code: (text, language) => `<pre><code class="language-${language}">${text}\n</code></pre>` }).replaceAll(/<h2>(.*?)<\/h2>/gu, '<h2 id="$1"><a class="header" href="#$1">$1</a></h2>')}</main><nav class="nav-wrapper" aria-label="Page navigation"><a rel="next" href="n.html" class="mobile-nav-chapters next" title="下一章"></a></nav></div></div></div></div></body></html>`,
};

/** MediaWiki with the Vector skin. */
export const mediawiki = {
  url: (page) => `https://wiki.shanhai.example/wiki/${encodeURIComponent(page.title)}`,
  html: (page) =>
    `<!DOCTYPE html><html class="client-nojs" lang="zh" dir="ltr"><head><meta charset="UTF-8"><title>${page.title} - 山海百科，自由的百科全书</title><meta name="generator" content="MediaWiki 1.41.0"></head><body class="skin-vector mediawiki ltr ns-0"><div id="mw-page-base"></div><div id="content" class="mw-body" role="main"><a id="top"></a><h1 id="firstHeading" class="firstHeading mw-first-heading">${page.title}</h1><div id="bodyContent" class="vector-body"><div id="siteSub" class="noprint">山海百科，自由的百科全书</div><div id="contentSub"></div><a class="mw-jump-link" href="#mw-head">跳转到导航</a><div id="mw-content-text" class="mw-body-content" lang="zh" dir="ltr"><div class="mw-parser-output"><div id="toc" class="toc" role="navigation"><div class="toctitle"><h2>目录</h2></div><ul>${heads(
      page,
    )
      .map(
        (head, i) =>
          `<li class="toclevel-1"><a><span class="tocnumber">${i + 1}</span> <span class="toctext">${head}</span></a></li>`,
      )
      .join('')}</ul></div>${bodyHtml(page.body)
      .replaceAll(
        /<h2>(.*?)<\/h2>/gu,
        '<h2><span class="mw-headline" id="$1">$1</span><span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a>编辑</a><span class="mw-editsection-bracket">]</span></span></h2>',
      )
      .replaceAll(
        '<table>',
        '<table class="wikitable">',
      )}</div></div><div class="printfooter">取自“<a>https://wiki.shanhai.example/w/index.php?title=x</a>”</div><div id="catlinks" class="catlinks"><div class="mw-normal-catlinks"><a>分类</a>：${list(['建筑', '自然'])}</div></div></div></div><div id="mw-navigation"><h2>导航菜单</h2><div id="mw-head">${list(['条目', '讨论', '阅读', '编辑', '查看历史'])}</div><div id="mw-panel">${list(['首页', '分类索引', '特色内容', '最近更改', '随机条目'])}</div></div><footer id="footer" class="mw-footer" role="contentinfo"><ul id="footer-info"><li id="footer-info-lastmod"> 本页面最后修订于${page.date.replace('-', '年').replace('-', '月')}日 (星期日) 05:20。</li><li>本站的全部文字在知识共享 署名-相同方式共享 4.0协议之条款下提供</li></ul></footer></body></html>`,
};

/** An encyclopaedia in the shape of Baidu Baike: paragraphs in div, a summary, a catalogue. */
export const baike = {
  url: (page) => `https://baike.souba.example/item/${encodeURIComponent(page.title)}/${page.n}`,
  html: (page) => {
    const [summary, ...rest] = bodyHtml(page.body).split('\n');
    return `<!DOCTYPE html><html><head><meta charset="UTF-8"><title>${page.title}_搜吧百科</title></head><body class="wiki-lemma normal"><div class="header-wrapper"><div class="topbar">${links(['网页', '新闻', '贴吧', '知道', '图片'])}</div><div class="header layout"><div class="search"><form><input><button>进入词条</button></form></div></div></div><div class="body-wrapper"><div class="before-content"><div class="lemmaWgt-secondTitle">声明：百科词条人人可编辑，词条创建和修改均免费</div></div><div class="content-wrapper"><div class="content"><div class="main-content J-content"><dl class="lemmaWgt-lemmaTitle lemmaWgt-lemmaTitle-"><dd class="lemmaWgt-lemmaTitle-title J-lemma-title"><h1>${page.title}</h1><a class="edit-lemma">编辑</a> <a>讨论</a> <a>上传视频</a></dd></dl><div class="lemma-summary J-summary">${summary.replaceAll('<p>', '<div class="para">').replaceAll('</p>', '</div>')}</div><div class="lemmaWgt-lemmaCatalog"><div class="lemma-catalog"><h2 class="block-title">目录</h2>${list(heads(page))}</div></div>${rest
      .join('\n')
      .replaceAll(
        /<h2>(.*?)<\/h2>/gu,
        '<div class="para-title level-2"><h2 class="title-text">$1</h2><a class="edit-icon j-edit-link">编辑</a> <a class="lemma-anchor"></a><a class="edit-icon">播报</a></div>',
      )
      .replaceAll('<p>', '<div class="para">')
      .replaceAll(
        '</p>',
        '</div>',
      )}<div class="open-tag"><span class="open-tag-title">词条图册</span><a>更多图册</a></div></div><div class="side-content"><dl class="side-box lemma-statistics"><dt>词条统计</dt><dd><ul><li>浏览次数：12345次</li><li>编辑次数：21次<a>历史版本</a></li><li>最近更新：<a>山人</a>（${page.date}）</li></ul></dd></dl></div></div></div></div><div class="wgt-footer-main"><dl><dt>新手上路</dt><dd>${links(['成长任务', '编辑入门', '编辑规则'])}</dd></dl></div></body></html>`;
  },
};
