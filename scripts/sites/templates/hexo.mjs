import { compact, toHtml } from '../markup.mjs';

const BY = 'https://creativecommons.org/licenses/by/4.0/';

/** A static blog: header, one column, licence box under each post, footer with theme credit. */
export function hexo(page, site) {
  return compact(`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} | 拾雨札记</title>
<meta name="author" content="${page.author ?? '拾雨'}">
<meta property="og:type" content="${page.list === undefined ? 'article' : 'website'}">
<meta property="og:title" content="${page.title}">
<meta property="og:site_name" content="拾雨札记">
${page.date === undefined ? '' : `<meta property="article:published_time" content="${page.date}T20:10:00+08:00">`}
<link rel="canonical" href="http://${site.host}${page.canonical ?? page.path}">
<link rel="alternate" href="/atom.xml" title="拾雨札记" type="application/atom+xml">
${page.head ?? ''}
</head>
<body>
<header id="header"><h1 class="site-title"><a href="/">拾雨札记</a></h1><p class="site-subtitle">下雨的时候写字</p>
<nav class="menu"><a href="/">首页</a><a href="/archives/">归档</a><a href="/tags/">标签</a><a href="/about.html">关于</a></nav></header>
<main class="content">
${page.list === undefined ? post(page, site) : archive(page, site)}
</main>
<footer id="footer"><div class="copyright">&copy; 2019 – 2025 <span class="author">拾雨</span></div>
<div class="powered-by">由 Hexo 强力驱动 | 主题 Drizzle</div>
<div class="beian"><a href="https://beian.miit.gov.cn/" rel="noopener" target="_blank">浙ICP备2019908806号-1</a></div></footer>
</body>
</html>`);
}

function post(page, site) {
  const posts = site.pages.filter(
    (other) => other.path.startsWith('/posts/') && other.expect === 'publish keep',
  );
  const at = posts.indexOf(page);
  const around = [posts[at - 1], posts[at + 1]].filter((other) => at >= 0 && other !== undefined);
  return `<article class="post" itemscope itemtype="http://schema.org/Article">
<header class="post-header"><h1 class="post-title" itemprop="headline">${page.title}</h1>
<div class="post-meta"><time datetime="${page.date}T12:10:00.000Z" itemprop="datePublished">${page.date}</time> <span class="post-category">${page.category ?? '日常'}</span></div></header>
<div class="post-body" itemprop="articleBody">
${page.label ?? ''}
${toHtml(page.body)}
</div>
<footer class="post-footer">
<ul class="post-copyright"><li><strong>本文作者：</strong>${page.author ?? '拾雨'}</li><li><strong>本文链接：</strong><a href="http://${site.host}${page.path}">http://${site.host}${page.path}</a></li><li><strong>版权声明：</strong>本博客所有文章除特别声明外，均采用 <a rel="license" href="${BY}">CC BY 4.0</a> 许可协议。</li></ul>
${page.print === undefined ? '' : `<p class="tools"><a href="${page.print}">打印版</a></p>`}
<nav class="post-nav">${around.map((other) => `<a href="${other.path}">${other.title}</a>`).join(' ')}</nav>
</footer></article>`;
}

function archive(page, site) {
  const posts = page.list.map((path) => site.pages.find((other) => other.path === path));
  return `<section class="archive"><h2>${page.title}</h2>
${posts.map((item) => `<div class="archive-item"><time>${item.date ?? ''}</time> <a href="${item.path}">${item.title}</a></div>`).join('\n')}
<nav class="pagination"><a href="/">1</a> <a href="/page/2/">2</a></nav></section>`;
}
