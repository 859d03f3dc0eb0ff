import { bodyHtml, day, escapeHtml, katex, links, list, mathjax } from '../markup.mjs';

const hexoCode = (text, language) => {
  const lines = text.split('\n');
  return `<figure class="highlight ${language}"><table><tbody><tr><td class="gutter"><pre>${lines.map((_, i) => `<span class="line">${i + 1}</span><br>`).join('')}</pre></td><td class="code"><pre>${lines.map((line) => `<span class="line">${line}</span><br>`).join('')}</pre></td></tr></tbody></table></figure>`;
};
const tagsOf = (page) =>
  (page.tags ?? ['随笔']).map((tag) => `<a href="/tags/${tag}/" rel="tag"># ${tag}</a>`).join('');

/** Hexo with the NexT theme. */
export const next = {
  url: (page) => `https://shiyu.example/${page.date.replaceAll('-', '/')}/${page.id}/`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><meta name="generator" content="Hexo 6.3.0"><meta property="og:type" content="article"><meta property="og:title" content="${page.title}"><meta property="og:site_name" content="拾雨札记"><meta property="article:author" content="${page.author}"><title>${page.title} | 拾雨札记</title></head>
<body itemscope itemtype="http://schema.org/WebPage"><div class="headband"></div><header class="header" itemscope><div class="header-inner"><div class="site-brand-container"><div class="site-meta"><a href="/" class="brand" rel="start"><h1 class="site-title">拾雨札记</h1></a><p class="site-subtitle">下雨的时候写字</p></div></div><nav class="site-nav"><ul class="main-menu menu"><li class="menu-item"><a href="/">首页</a></li><li class="menu-item"><a href="/archives/">归档</a></li></ul></nav></div></header>
<main class="main"><div class="main-inner post posts-expand"><div class="post-block"><article itemscope itemtype="http://schema.org/Article" class="post-content" lang="zh-CN">
<header class="post-header"><h1 class="post-title" itemprop="name headline">${page.title}</h1><div class="post-meta-container"><div class="post-meta"><span class="post-meta-item"><span class="post-meta-item-text">发表于</span> <time title="创建时间：${page.date} 21:13:00" itemprop="dateCreated datePublished" datetime="${page.date}T21:13:00+08:00">${page.date}</time></span> <span class="post-meta-item"><span class="post-meta-item-text">分类于</span> <a href="/categories/">日常</a></span> <span class="post-meta-item" title="本文字数">800 字</span></div></div></header>
<div class="post-body" itemprop="articleBody">${bodyHtml(page.body, { code: hexoCode })}</div>
<footer class="post-footer"><div class="reward-container"><div>坚持原创，您的支持将鼓励我继续创作</div><button>打赏</button></div><div class="post-copyright"><ul><li class="post-copyright-author"><strong>本文作者： </strong>${page.author}</li><li class="post-copyright-license"><strong>版权声明： </strong>本博客所有文章除特别声明外，均采用 <a rel="license" href="https://creativecommons.org/licenses/by-nc-sa/4.0/">BY-NC-SA</a> 许可协议。转载请注明出处！</li></ul></div><div class="post-tags">${tagsOf(page)}</div><div class="post-nav"><div class="post-nav-item"><a href="/p/" rel="prev">${page.related[0]}</a></div><div class="post-nav-item"><a href="/n/" rel="next">${page.related[1]}</a></div></div></footer></article></div></div></main>
<footer class="footer"><div class="footer-inner"><div class="copyright">&copy; 2018 – 2025 拾雨</div><div class="powered-by">由 <a href="https://hexo.io/">Hexo</a> 强力驱动</div></div></footer></body></html>`,
};

/** Hexo with the Butterfly theme: the title in a picture, a card column, counts and two dates. */
export const butterfly = {
  url: (page) => `https://blog.fengche.example/posts/${page.n}/`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh-CN" data-theme="light"><head><meta charset="UTF-8"><title>${page.title} | 风车</title><meta name="author" content="${page.author}"><meta property="og:title" content="${page.title}"><meta property="article:published_time" content="${page.date}T11:20:00.000Z"><meta property="article:modified_time" content="2024-12-01T03:00:00.000Z"></head>
<body><div id="sidebar"><div id="sidebar-menus"><div class="site-data">${links(['文章 120', '标签 30', '分类 8'])}</div></div></div><div class="post" id="body-wrap"><header class="post-bg" id="page-header"><nav id="nav"><span id="blog-info"><a href="/">风车</a></span><div id="menus">${links(['首页', '时间轴', '标签', '友链'])}</div></nav>
<div id="post-info"><h1 class="post-title">${page.title}</h1><div id="post-meta"><div class="meta-firstline"><span class="post-meta-date"><span class="post-meta-label">发表于</span><time class="post-meta-date-created" datetime="${page.date}T11:20:00.000Z" title="发表于 ${page.date} 19:20:00">${page.date}</time><span class="post-meta-separator">|</span><span class="post-meta-label">更新于</span><time class="post-meta-date-updated" datetime="2024-12-01T03:00:00.000Z">2024-12-01</time></span></div><div class="meta-secondline"><span class="post-meta-wordcount"><span class="post-meta-label">字数总计:</span><span class="word-count">1.2k</span></span><span class="post-meta-label">阅读时长:</span><span>4分钟</span></div></div></div></header>
<main class="layout" id="content-inner"><div id="post"><article class="post-content" id="article-container">${bodyHtml(page.body, { code: hexoCode, formula: katex })}</article>
<div class="post-copyright"><div class="post-copyright__author"><span class="post-copyright-meta">文章作者: </span><span class="post-copyright-info">${page.author}</span></div><div class="post-copyright__notice"><span class="post-copyright-meta">版权声明: </span><span class="post-copyright-info">本博客所有文章除特别声明外，均采用 CC BY-NC-SA 4.0 许可协议。</span></div></div>
<div class="tag_share"><div class="post-meta__tag-list">${tagsOf(page)}</div></div><nav class="pagination-post" id="pagination">${list(page.related)}</nav><div class="relatedPosts"><div class="headline"><span>相关推荐</span></div>${list(page.related)}</div><hr><div id="post-comment"><div class="comment-head"><span>评论</span></div><div class="vcards">${page.comments.map((text) => `<div class="vcard"><div class="vcontent"><p>${text}</p></div></div>`).join('')}</div></div></div>
<div class="aside-content" id="aside-content"><div class="card-widget card-announcement"><div class="item-headline"><span>公告</span></div><div class="announcement_content">欢迎来到风车，这里记录一些没用的事情。</div></div><div class="card-widget card-recent-post"><div class="item-headline"><span>最新文章</span></div>${list(page.related)}</div></div></main>
<footer id="footer"><div class="copyright">&copy;2020 - 2024 By 风车</div><div class="framework-info">框架 Hexo 主题 Butterfly</div></footer></div></body></html>`,
};

/** WordPress with a classic theme, in traditional Chinese. */
export const wordpress = {
  url: (page) => `https://shanlan.example/${page.date.slice(0, 4)}/${page.date.slice(5, 7)}/${page.id}/`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh-TW"><head><meta charset="UTF-8"><meta name="generator" content="WordPress 6.4.2"><title>${page.title} &#8211; 山嵐手作</title><link rel="canonical" href="https://shanlan.example/${page.date.slice(0, 4)}/${page.date.slice(5, 7)}/${page.id}/"></head>
<body class="post-template-default single single-post"><div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">山嵐手作</a></p><p class="site-description">用手想事情</p><nav id="site-navigation" class="main-navigation">${list(['首頁', '文章', '關於', '聯絡'])}</nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main"><article id="post-${page.n}" class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">${page.title}</h1><div class="entry-meta"><span class="posted-on">發佈於 <a href="#" rel="bookmark"><time class="entry-date published" datetime="${page.date}T10:30:00+08:00">${day(page.date, '年月日')}</time></a></span> <span class="byline">作者： <span class="author vcard"><a class="url fn n" href="/author/">${page.author}</a></span></span></div></header>
<div class="entry-content">${bodyHtml(page.body)}<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">分享此文：</h3>${list(['Twitter', 'Facebook'])}</div><div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>相關</em></h3></div></div>
<footer class="entry-footer"><span class="cat-links">分類： <a href="/c/" rel="category tag">手作</a></span></footer></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">文章導覽</h2><div class="nav-links"><div class="nav-previous"><a href="/a/">${page.related[0]}</a></div><div class="nav-next"><a href="/b/">${page.related[1]}</a></div></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">「${page.title}」有 2 則留言</h2><ol class="comment-list">${page.comments.map((text) => `<li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">讀者</b>表示：</footer><div class="comment-content"><p>${text}</p></div></article></li>`).join('')}</ol><div id="respond" class="comment-respond"><h3 id="reply-title">發佈留言</h3><form><p class="comment-notes">發佈留言必須填寫的電子郵件地址不會公開。</p></form></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">近期文章</h2>${list(page.related)}</section></aside></div><footer id="colophon" class="site-footer"><div class="site-info">本站採用 WordPress 建置</div></footer></div></body></html>`,
};

/** WordPress with a block theme: no class names of old, time by template part. */
export const blocks = {
  url: (page) => `https://manwu.example/archives/${page.n}`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>${page.title} – 漫无</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Article","headline":"${page.title}","datePublished":"${page.date}T02:00:00+00:00","dateModified":"2024-11-11T02:00:00+00:00","author":{"name":"${page.author}"},"inLanguage":"zh-CN"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"首页"},{"@type":"ListItem","position":2,"name":"${page.title}"}]},{"@type":"WebSite","name":"漫无"}]}</script></head>
<body class="single wp-embed-responsive"><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/">漫无</a></p><nav class="wp-block-navigation">${links(['文章', '关于', '友链'])}</nav></div></header>
<main class="wp-block-group"><div class="wp-block-group has-global-padding"><h1 class="wp-block-post-title">${page.title}</h1><div class="wp-block-template-part"><div class="wp-block-group is-layout-flex"><div class="wp-block-post-date"><time datetime="${page.date}T10:00:00+08:00">${page.date}</time></div><p>—</p><p>由</p><div class="wp-block-post-author-name">${page.author}</div></div></div></div>
<div class="entry-content wp-block-post-content is-layout-constrained">${bodyHtml(page.body)}</div><div class="taxonomy-post_tag wp-block-post-terms">${tagsOf(page)}</div>
<section class="wp-block-comments"><h2 class="wp-block-comments-title">《${page.title}》 有 1 条评论</h2><ol class="wp-block-comment-template"><li><div class="wp-block-comment-author-name">路人</div><div class="wp-block-comment-content"><p>${page.comments[0]}</p></div></li></ol></section></main>
<footer class="wp-block-template-part"><p>漫无 · 由 WordPress 提供支持</p></footer></div></body></html>`,
};

/** Typecho. */
export const typecho = {
  url: (page) => `https://xiaoyuan.example/index.php/archives/${page.n}/`,
  html: (
    page,
  ) => `<!DOCTYPE HTML><html><head><meta charset="UTF-8"><title>${page.title} - 小院</title><meta name="generator" content="Typecho 1.2.1" /><meta name="description" content="${page.body.split('\n')[0].slice(0, 60)}" /></head>
<body><header id="header" class="clearfix"><div class="container"><div class="site-name"><a id="logo" href="/">小院</a><p class="description">种菜，读书，发呆</p></div><div class="site-search"><form id="search"><input type="text" placeholder="输入关键字搜索"><button>搜索</button></form></div><nav id="nav-menu" role="navigation">${links(['首页', '时光机', '关于'])}</nav></div></header>
<div id="body"><div class="container"><div class="row"><div class="col-mb-12 col-8" id="main" role="main"><article class="post" itemscope itemtype="http://schema.org/BlogPosting"><h1 class="post-title" itemprop="name headline"><a itemprop="url" href="#">${page.title}</a></h1><ul class="post-meta"><li itemprop="author">作者: <a itemprop="name" rel="author">${page.author}</a></li><li>时间: <time datetime="${page.date}T20:15:00+08:00" itemprop="datePublished">${day(page.date, '年月日')}</time></li><li>分类: <a href="/">随笔</a></li></ul>
<div class="post-content" itemprop="articleBody">${bodyHtml(page.body)}</div><p itemprop="keywords" class="tags">标签: ${tagsOf(page)}</p></article>
<div id="comments"><h3>已有 2 条评论</h3><ol class="comment-list">${page.comments.map((text) => `<li class="comment-body"><div class="comment-author"><cite class="fn">过客</cite></div><div class="comment-content"><p>${text}</p></div><div class="comment-reply"><a>回复</a></div></li>`).join('')}</ol><div class="respond"><h3 id="response">添加新评论</h3></div></div>
<ul class="post-near"><li>上一篇: <a href="/1">${page.related[0]}</a></li><li>下一篇: 没有了</li></ul></div><div class="col-mb-12 col-offset-1 col-3" id="secondary" role="complementary"><section class="widget"><h3 class="widget-title">最新文章</h3>${list(page.related)}</section></div></div></div></div>
<footer id="footer" role="contentinfo">© 2024 <a href="/">小院</a>. 由 <a href="http://www.typecho.org">Typecho</a> 强力驱动.</footer></body></html>`,
};

/** A hosted blog of programmers in the shape of cnblogs. */
export const park = {
  url: (page) => `https://www.bokeyuan.example/${page.id}/p/${page.n}`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh-cn"><head><meta charset="utf-8"><title>${page.title} - ${page.author} - 博客园地</title><meta property="og:description" content="${page.body.split('\n')[0].slice(0, 50)}"></head>
<body><div id="home"><div id="header"><div id="blogTitle"><a id="lnkBlogLogo" href="/"></a><h1><a class="headermaintitle" href="/">${page.author}</a></h1><h2>写代码的间隙</h2></div><div id="navigator"><ul id="navList"><li><a>博客园地</a></li><li><a>首页</a></li><li><a>新随笔</a></li><li><a>联系</a></li><li><a>管理</a></li></ul><div class="blogStats"><span>随笔 - 86</span> <span>评论 - 12</span></div></div></div>
<div id="main"><div id="mainContent"><div class="forFlow"><div id="post_detail"><div id="topics"><div class="post"><h1 class="postTitle"><a id="cb_post_title_url" href="#"><span role="heading">${page.title}</span></a></h1><div class="clear"></div><div class="postBody"><div id="cnblogs_post_body" class="blogpost-body cnblogs-markdown">${bodyHtml(page.body, { code: (text, language) => `<pre><code class="language-${language}">${text}</code></pre>`, formula: mathjax })}</div><div class="clear"></div><div id="blog_post_info_block"><div id="BlogPostCategory">分类: <a>后端</a></div><div id="EntryTag">标签: ${(page.tags ?? []).map((tag) => `<a>${tag}</a>`).join(' , ')}</div><div id="green_channel"><a>好文要顶</a><a>关注我</a><a>收藏该文</a></div><div id="author_profile"><div id="author_profile_info"><a>${page.author}</a><br>粉丝 - 20 关注 - 3</div></div><div id="post_next_prev"><a>«</a> 上一篇： <a>${page.related[0]}</a><br><a>»</a> 下一篇： <a>${page.related[1]}</a></div></div></div>
<div class="postDesc">posted @ <span id="post-date">${page.date} 09:12</span> <a>${page.author}</a> 阅读(<span id="post_view_count">230</span>) 评论(<span>2</span>) <a>编辑</a> <a>收藏</a> <a>举报</a></div></div></div></div><div id="comment_form"><div id="commentform_title">发表评论</div></div></div></div><div id="sideBar"><div id="sidebar_recentposts"><h3 class="catListTitle">最新随笔</h3>${list(page.related)}</div></div></div><div id="footer">Copyright © 2024 ${page.author}<br>Powered by .NET</div></div></body></html>`,
};

/** A hosted blog in the shape of CSDN: line numbers beside code, a reading barrier, many recommendations. */
export const expert = {
  url: (page) => `https://blog.zhuanjia.example/u_${page.n}/article/details/13${page.n}`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${page.title}_${page.tags?.[0] ?? '后端'}-专家博客</title><meta name="keywords" content="${(page.tags ?? []).join(',')}"><script type="application/ld+json">{"@context":"https://ziyuan.example/contexts/cambrian.jsonld","title":"${page.title}","pubDate":"${page.date}T22:40:11","upDate":"${page.date}T22:41:00"}</script></head>
<body class="nodata"><div id="toolbarBox">${links(['首页', '博客', '下载', '学习', '社区'])}</div><div class="main_father"><div class="container" id="mainBox"><main><div class="blog-content-box"><div class="article-header-box"><div class="article-header"><div class="article-title-box"><h1 class="title-article" id="articleContentId">${page.title}</h1></div><div class="article-info-box"><div class="article-bar-top"><div class="bar-content"><span class="article-type-text original">原创</span><a class="follow-nickName" rel="noopener">${page.author}</a><span class="time blog-postTime" data-time="${page.date} 22:40:11">最新推荐文章于 2024-12-24 08:00:00 发布</span><span class="read-count">阅读量1.1k</span><a class="un-collection"><span class="get-collection">收藏 5</span></a></div></div></div></div></div>
<article class="baidu_pl"><div id="article_content" class="article_content clearfix"><div id="content_views" class="markdown_views prism-atom-one-dark">${bodyHtml(
    page.body,
    {
      code: (text, language) =>
        `<pre class="prettyprint"><code class="prism language-${language} has-numbering">${text}</code><ul class="pre-numbering">${text
          .split('\n')
          .map((_, i) => `<li style="color: rgb(153, 153, 153);">${i + 1}</li>`)
          .join('')}</ul></pre>`,
    },
  )}</div></div><div class="more-toolbox-new"><div class="left-toolbox"><div class="toolbox-left"><div class="profile-box"><span class="profile-name">${page.author}</span></div></div><a>关注</a></div></div></article></div>
<div class="recommend-box insert-baidu-box">${page.related.map((title) => `<div class="recommend-item-box"><div class="content-box"><a class="tit">${title}</a><div class="desc ellipsis-online">本文介绍了${title}的背景和做法，希望对你有帮助。</div></div></div>`).join('')}</div></main><aside class="blog_container_aside"><div id="asideProfile"><div class="profile-intro">${page.author} 码龄9年</div></div><div id="asideHotArticle"><h3 class="aside-title">热门文章</h3>${list(page.related)}</div></aside></div></div></body></html>`,
};

/** A writers' platform with generated class names. */
export const hashed = {
  url: (page) => `https://www.jianji.example/p/${page.n}ab9c`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${page.title} - 简记</title><meta property="og:title" content="${page.title}"><meta property="og:site_name" content="简记"></head><body>
<div id="__next"><header class="_2k1lZz"><nav class="_3vm4h8">${links(['首页', '下载', '会员', '消息'])}<a class="_1OhGeD">登录</a><a class="_1YbC5u">注册</a></nav></header><div class="_21bLU4 _3kbg6I"><div class="_3VRLsv" role="main"><div class="_gp-ck"><section class="ouvJEz"><h1 class="_1RuRku">${page.title}</h1><div class="rEsl9f"><div class="_2mYfmT"><a class="_1OhGeD">${page.author}</a><div class="s-dsoj"><time datetime="${page.date}T13:00:00.000Z">${day(page.date, '点')} 21:00:00</time><span>字数 640</span><span>阅读 88</span></div></div><button class="_3kba3h">关注</button></div><article class="_2rhmJa">${bodyHtml(page.body)}</article><div class="_1kCBjS"><div class="_18vaTa"><span class="_3tCVn5">12人点赞</span></div></div><div class="_3Pnjry"><button>更多精彩内容，就在简记APP</button></div></section>
<section class="ouvJEz" id="recommend"><div class="_3Z3nHf"><span>推荐阅读</span><a>更多精彩内容</a></div>${list(page.related)}</section></div></div><aside class="_2OwGUo"><div class="_3Oo-T1"><h3>全站热门</h3>${list(page.related)}</div></aside></div></div>
<script id="__NEXT_DATA__" type="application/json">{"props":{"note":{"title":"${page.title}"}}}</script></body></html>`,
};

/** A static page with little markup, formulas drawn by KaTeX on the server. */
export const hugo = {
  url: (page) => `https://bitan.example/posts/${page.id}/`,
  html: (
    page,
  ) => `<!doctype html><html lang=zh-cn><head><meta charset=utf-8><meta name=generator content="Hugo 0.121.1"><title>${page.title} | 笔谈</title><meta name=author content="${page.author}"></head><body class=single><header class=header><nav class=nav><div class=logo><a href=/ accesskey=h>笔谈</a></div><ul id=menu><li><a href=/archives/><span>归档</span></a><li><a href=/tags/><span>标签</span></a></ul></nav></header>
<main class=main><article class=post-single><header class=post-header><h1 class=post-title>${page.title}</h1><div class=post-meta><span title='${page.date} 09:00:00 +0800 CST'>${day(page.date, 'english')}</span>&nbsp;·&nbsp;3 分钟&nbsp;·&nbsp;${page.author}</div></header><div class=post-content>${bodyHtml(page.body, { formula: katex }).replaceAll('</p>', '')}</div><footer class=post-footer><ul class=post-tags>${(page.tags ?? ['随笔']).map((tag) => `<li><a href=/tags/>${tag}</a>`).join('')}</ul><nav class=paginav><a class=prev href=/a/><span class=title>« 上一页</span><br><span>${page.related[0]}</span></a></nav></footer></article></main>
<footer class=footer><span>© 2024 <a href=/>笔谈</a></span> <span>Powered by Hugo</span></footer></body></html>`,
};

/** Jekyll whose layout closes head and html before the body begins. */
export const early = {
  url: (page) => `http://guoyan.example/${page.date.replaceAll('-', '/')}/${page.id}.html`,
  html: (
    page,
  ) => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${page.title}</title></head></html><body><div class="wrapper"><h2 class="blog-name"><a href="/">锅烟</a></h2><ul class="menu"><li><a href="/">全部</a></li><li><a href="/feed.xml">订阅</a></li></ul>
<div class="post"><h1>${page.title}</h1><p class="date">${day(page.date, '年月日')}</p><div class="entry">${bodyHtml(page.body)}</div><div class="navi"><p>← ${page.related[0]}</p></div></div><div class="foot">锅烟 · 用 Jekyll 写成</div></div></body>`,
};

/** A poem on a literary site: verses by line breaks in one paragraph. */
export const verses = {
  url: (page) => `https://www.shifang.example/poem/${page.n}.html`,
  html: (page) =>
    `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>${page.title}(${page.author})_诗坊</title></head><body><div class="top"><a href="/">诗坊</a> ${links(['新诗', '译诗', '诗人', '诗评'])}</div><div class="left"><div class="poem"><h1>${page.title}</h1><div class="author">作者：<a href="/poet/">${page.author}</a></div><div class="date">写于 ${day(page.date, '年月日')}</div><div class="poem-content"><p>${page.body.split('\n').map(escapeHtml).join('<br>\n')}</p></div><div class="oper"><a>喜欢</a><a>收藏</a><a>朗读</a></div></div></div><div class="right"><h4>同作者</h4>${list(page.related.slice(0, 3))}</div><div class="bottom">诗坊 2006 - 2024</div></body></html>`,
};
