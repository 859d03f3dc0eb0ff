import { compact, toHtml } from '../markup.mjs';

const BY = 'https://creativecommons.org/licenses/by/4.0/deed.zh-hant';

/** A Traditional Chinese magazine: WordPress classes, sidebar, licence in the footer of each entry. */
export function wordpress(page, site) {
  return compact(`<!DOCTYPE html>
<html lang="zh-TW">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${page.declared ?? 'big5'}">
<title>${page.title} | 山嵐手作</title>
<meta property="og:site_name" content="山嵐手作">
<link rel="alternate" type="application/rss+xml" title="山嵐手作" href="/feed.xml">
</head>
<body class="${page.list === undefined ? 'single single-post' : 'archive'}">
<div id="page" class="hfeed site">
<header id="masthead" class="site-header"><p class="site-title"><a href="/">山嵐手作</a></p><p class="site-description">山腳下的手藝、植物與散步</p>
<nav id="site-navigation" class="main-navigation"><ul><li><a href="/">首頁</a></li>${site.categories.map(([path, name]) => `<li><a href="${path}">${name}</a></li>`).join('')}<li><a href="/about.html">關於</a></li></ul></nav></header>
<div id="content" class="site-content"><main id="main" class="site-main">
${page.list === undefined ? entry(page, site) : listing(page, site)}
</main>
<aside id="secondary" class="widget-area"><section class="widget widget_archive"><h2 class="widget-title">彙整</h2><ul><li><a href="/archive/">全部文章</a></li></ul></section></aside></div>
<footer id="colophon" class="site-footer"><p class="site-info">山嵐手作編輯室　佈景主題：石階</p></footer>
</div>
</body>
</html>`);
}

function entry(page, site) {
  const category = site.categories.find(([path]) => path === page.category);
  const rights =
    page.rights ??
    `本文採用<a rel="license" href="${BY}">創用 CC 姓名標示 4.0 國際</a>授權條款釋出，歡迎利用。`;
  return `<article class="post type-post status-publish hentry">
<header class="entry-header"><h1 class="entry-title">${page.title}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="${page.date}T09:00:00+08:00">${page.date}</time>${category === undefined ? '' : ` <span class="cat-links"><a href="${category[0]}">${category[1]}</a></span>`}</div></header>
<div class="entry-content">
${page.label ?? ''}
${toHtml(page.body)}
</div>
<footer class="entry-footer"><p class="license-text">${rights}</p></footer>
</article>`;
}

function listing(page, site) {
  const items = page.list.map((path) => site.pages.find((other) => other.path === path));
  return `<header class="page-header"><h1 class="page-title">${page.title}</h1></header>
${items.map(({ path, title, date }) => `<article class="hentry"><h2 class="entry-title"><a href="${path}" rel="bookmark">${title}</a></h2><time>${date}</time></article>`).join('\n')}`;
}
