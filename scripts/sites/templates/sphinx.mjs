import { compact, toHtml } from '../markup.mjs';

const BY_SA = 'https://creativecommons.org/licenses/by-sa/4.0/';

/** Documentation as Sphinx and its Read the Docs theme print it: sidebar, breadcrumbs, highlighted code, licence in the footer. */
export function sphinx(page, site) {
  return compact(`<!DOCTYPE html>
<html class="writer-html5" lang="zh-CN" data-content_root="./">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1.0" />
<meta name="generator" content="Docutils 0.21.2: https://docutils.sourceforge.io/" />
<title>${page.title} &mdash; 青书 2.4 文档</title>
<link rel="stylesheet" type="text/css" href="/_static/theme.css" />
<link rel="index" title="索引" href="/genindex.html" />
</head>
<body class="wy-body-for-nav">
<div class="wy-grid-for-nav">
<nav data-toggle="wy-nav-shift" class="wy-nav-side">
<div class="wy-side-nav-search"><a href="/" class="icon icon-home">青书</a><div class="version">2.4</div></div>
<div class="wy-menu wy-menu-vertical" role="navigation" aria-label="导航菜单">
${site.toctree.map(({ caption, paths }) => `<p class="caption" role="heading"><span class="caption-text">${caption}</span></p>\n${toctree(paths, site, 'l1')}`).join('\n')}
</div>
</nav>
<section class="wy-nav-content-wrap">
<div class="wy-nav-content"><div class="rst-content">
<div role="navigation" aria-label="页面导航"><ul class="wy-breadcrumbs"><li><a href="/">首页</a></li><li class="breadcrumb-item active">${page.title}</li></ul><hr/></div>
<div role="main" class="document" itemscope="itemscope" itemtype="http://schema.org/Article">
<div itemprop="articleBody"><section>
<h1>${page.title}<a class="headerlink" href="#" title="此标题的永久链接">&para;</a></h1>
${page.body === undefined ? '' : toHtml(page.body, { code: highlight })}
${(page.trees ?? []).map(({ caption, paths }) => `<div class="toctree-wrapper compound"><p class="caption">${caption}</p>\n${toctree(paths, site, 'toctree-l1')}</div>`).join('\n')}
${page.entries === undefined ? '' : `<table class="indextable"><tr><td><ul>\n${page.entries.map(([name, href]) => `<li><a href="${href}">${name}</a></li>`).join('\n')}\n</ul></td></tr></table>`}
</section></div></div>
<footer><hr/>
<div role="contentinfo"><p>&copy; 2022-2025 青书开发组。</p>
<p>本文档采用<a rel="license" href="${BY_SA}">知识共享署名-相同方式共享 4.0 国际许可协议</a>。</p></div>
<p>利用 Sphinx 构建，使用的主题由 Read the Docs 开发。</p>
</footer>
</div></div>
</section>
</div>
</body>
</html>`);
}

function toctree(paths, site, level) {
  const items = paths.map((path) => site.pages.find((page) => page.path === path));
  return `<ul>\n${items.map(({ path, title }) => `<li class="${level}"><a class="reference internal" href="${path}">${title}</a></li>`).join('\n')}\n</ul>`;
}

function highlight(text, language) {
  return `<div class="highlight-${language === '' ? 'default' : language} notranslate"><div class="highlight"><pre><span></span>${text}\n</pre></div></div>`;
}
