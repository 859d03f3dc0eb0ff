import { bodyHtml, broken, day, indented, links, list, sections } from '../markup.mjs';

/** Founder Xiangyu, the digital edition of a newspaper: an area map of the page beside the article. */
export const founder = {
  url: (page) =>
    `http://epaper.yunluwb.example/html/${page.date.slice(0, 7)}/${page.date.slice(8)}/content_${page.n}.htm`,
  html: (
    page,
  ) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${page.title}_云麓晚报数字报</title></head><body><table width="1000" align="center"><tr><td class="left" valign="top">
<map name="PagePicMap">${page.related.map((_, i) => `<area coords="0,${i * 40},200,${i * 40 + 40}" shape="rect" href="content_${i}.htm">`).join('')}</map>
<table><tr><td>第A03版：城事</td><td><a href="node_2.htm">上一版</a> <a href="node_4.htm">下一版</a></td></tr></table>
<div id="ScrollTitle"><table><tbody>${page.related.map((title, i) => `<tr><td><a href="content_${i}.htm">${title}</a></td></tr>`).join('')}</tbody></table></div></td>
<td class="right" valign="top"><table><tr><td>${day(page.date, '年月日')} 星期一</td><td><a href="#">放大<img src="b.gif">缩小<img src="s.gif">默认<img src="d.gif"></a></td></tr></table>
<div class="content-box"><p class="yinti">城市新闻</p><h1 id="bt"><founder-title>${page.title}</founder-title></h1><p class="futi"></p><div class="author">本报记者　${page.author ?? '方亦'}</div>
<div id="ozoom" style="zoom:100%"><founder-content>${indented(page.body, '<P>')}</founder-content></div></div>
<div class="qrcode"><p>扫码阅读手机版</p></div></td></tr></table>
<div class="foot">版权所有 云麓日报报业集团　未经许可不得转载</div></body></html>`,
  outlet: null,
};

/** A large portal: JSON-LD, a hot list, an app banner, an editor's line and comments. */
export const portal = {
  url: (page) => `https://news.tongheng.example/c/${page.date}/doc-in${page.n}.shtml`,
  html: (
    page,
  ) => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${page.title}|云麓|城市生活_新闻中心_通衡网</title>
<meta name="keywords" content="云麓,城市生活"><meta name="mediaid" content="${page.outlet}"><meta property="og:title" content="${page.title}"><meta property="og:site_name" content="通衡网">
<meta property="article:published_time" content="${page.date}T07:41:05+08:00">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${page.title}","datePublished":"${page.date}T07:41:05+08:00","author":{"@type":"Organization","name":"${page.outlet}"}}</script></head>
<body><div class="top-bar"><div class="nav-wrap">${links(['新闻', '财经', '体育', '娱乐', '科技', '汽车', '房产', '教育'])}<div class="login">登录 注册</div></div></div>
<div class="main-content w1240"><div class="path"><div class="channel-path"><a href="/">新闻中心</a> &gt; <a href="/s/">社会新闻</a> &gt; 正文</div></div>
<h1 class="main-title">${page.title}</h1><div class="top-bar-wrap"><div class="date-source"><span class="date">${day(page.date, '年月日')} 07:41</span> <a class="source ent-source">${page.outlet}</a></div><div class="page-tool-share"><a>微博</a><a>微信</a><a>空间</a></div></div>
<div class="article-content clearfix" id="article_content"><div class="article" id="artibody">${indented(page.body)}
<p class="article-editor">责任编辑：童谣</p></div><div class="article-bottom"><div class="keywords">文章关键词：<a>云麓</a> <a>城市生活</a></div><div class="report">我要反馈</div></div>
<div class="app-download"><p>打开通衡客户端，看更多热点</p></div></div>
<div class="comment-wrap" id="bottom_sina_comment"><h4>评论</h4><div class="list">${page.comments.map((text) => `<div class="item"><span class="nick">网友</span><div class="txt">${text}</div><span class="time">10分钟前</span></div>`).join('')}</div></div></div>
<div class="sidebar"><div class="blk-hot"><h2>24小时热榜</h2>${list(page.related)}</div></div>
<div class="footer"><p>通衡简介 | 广告服务 | 招聘信息 | 网站律师</p><p>Copyright © 1996-2024 TONGHENG Corporation, All Rights Reserved</p></div></body></html>`,
};

/** PHPCMS. */
export const phpcms = {
  url: (page) => `http://www.yunlunews.example/index.php?m=content&c=index&a=show&catid=12&id=${page.n}`,
  html: (
    page,
  ) => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${page.title} - 民生 - 云麓新闻网</title></head><body class="photo-channel">
<div class="header"><div class="nav-bar">${list(['首页', '时政', '民生', '文化', '图片', '视频'])}</div></div>
<div class="main"><div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="/ms/">民生</a> &gt; 正文</div>
<div id="Article"><h1>${page.title}<br><span>${page.date} 08:30:00　来源：${page.outlet}　评论：<a href="#comment">0</a> 点击：<em id="hits"></em></span></h1>
<div class="summary">导读：${page.body.split('\n')[0].slice(0, 24)}……</div><div class="content">${bodyHtml(page.body)}</div>
<div id="pages" class="text-c"></div><p>（责任编辑：程昱）</p><div class="Article-Tool">分享到：<a>QQ空间</a><a>人人网</a><a>开心网</a></div><p class="f14"><strong>上一篇：</strong><a href="#">${page.related[0]}</a><br><strong>下一篇：</strong><a href="#">${page.related[1]}</a></p></div>
<div class="related"><h5 class="blue">延伸阅读：</h5>${list(page.related)}</div></div>
<div class="col-auto"><div class="box"><h5 class="title-2">频道总排行</h5>${list(page.related)}</div></div></div>
<div class="footer"><p class="info">关于我们 - 版权声明 - 网站地图<br>鲁ICP备10000004号</p></div></body></html>`,
};

/** DedeCMS. */
export const dede = {
  url: (page) =>
    `http://www.yunlulife.example/a/shenghuo/${page.date.replace('-', '/').replace('-', '')}/${page.n}.html`,
  html: (
    page,
  ) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>${page.title}_云麓生活网</title><link href="/templets/default/style/dedecms.css" rel="stylesheet" /></head>
<body class="articleview"><div class="header_top"><div class="w960"><span id="_userlogin">欢迎您，请 <a>登录</a></span></div></div><div class="module blue mT10 w960"><div id="navMenu">${list(['主页', '生活', '美食', '旅游', '亲子'])}</div></div>
<div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='/a/'>生活</a> > </div>
<div class="viewbox"><div class="title"><h2>${page.title}</h2></div><div class="info"><small>时间:</small>${page.date} 15:02<small>来源:</small>${page.outlet}<small>作者:</small>${page.author ?? '小满'} <small>点击:</small>次</div>
<div class="intro">${page.body.split('\n')[0].slice(0, 30)}...</div><div class="content"><table width='100%' border='0' cellpadding='0' cellspacing='0'><tr><td>${bodyHtml(page.body)}</td></tr></table>(责任编辑：admin)</div>
<div class="dede_pages"><ul class="pagelist"></ul></div><div class="newdigg" id="newdigg"><div class="diggbox digg_good"><div class="digg_act">顶一下</div><div class="digg_num">(0)</div></div><div class="diggbox digg_bad"><div class="digg_act">踩一下</div></div></div>
<div class="handle"><div class="context"><ul><li>上一篇：<a href='1.html'>${page.related[0]}</a></li><li>下一篇：<a href='2.html'>${page.related[1]}</a></li></ul></div><div class="actbox">${list(['收藏', '挑错', '推荐', '打印'])}</div></div></div>
<div class="dede_comment"><div class="title"><strong>最新评论</strong></div><p>请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。</p></div></div>
<div class="pright"><div class="commend"><dl class="tbox"><dt><strong>推荐内容</strong></dt><dd>${list(page.related)}</dd></dl></div></div></div>
<div class="footer w960 center mt1 clear"><p class="powered">Powered by DedeCMS</p><div class="copyright">Copyright &copy; 云麓生活网 版权所有</div></div></body></html>`,
};

/** EmpireCMS. */
export const empire = {
  url: (page) => `http://www.haigang.example/html/qiye/${page.date.replaceAll('-', '')}/${page.n}.html`,
  html: (
    page,
  ) => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${page.title}-企业动态-海港网</title><meta name="description" content="${page.body.split('\n')[0].slice(0, 40)}"></head>
<body class="showpage"><table width="100%" class="top"><tr><td><a href="/">海港网</a></td><td>${links(['首页', '港口', '船舶', '航运', '渔业'])}</td></tr></table>
<table width="100%" class="position"><tr><td>现在的位置：<a href="/">首页</a>&nbsp;>&nbsp;<a href="/html/qiye/">企业动态</a></td></tr></table>
<table width="100%"><tr valign="top"><td class="news_list"><table class="title_info"><tr><td><h1>${page.title}</h1></td></tr><tr><td class="info_text">时间：${page.date} 14:05 &nbsp;来源：${page.outlet} &nbsp; 作者：${page.author ?? '佚名'} &nbsp; <a href="/e/pl/">我要评论(<script src="/e/public/ViewClick/?down=2"></script>)</a></td></tr></table>
<table><tr><td id="text">${indented(page.body)}<p align="center"></p></td></tr></table><table class="digg"><tr><td>顶一下(<span id="diggnum">3</span>)</td></tr></table>
<script src="/d/js/acmsd/thea6.js"></script><table class="other"><tr><td><strong>相关信息</strong>${list(page.related)}</td></tr></table></td>
<td class="sider"><table class="box"><tr><td><strong>图文资讯</strong>${list(page.related)}</td></tr></table></td></tr></table>
<table width="100%"><tr><td align="center">网站首页 | 关于我们 | 服务条款 | 广告服务 | 联系我们<br>Powered by EmpireCMS</td></tr></table></body></html>`,
};

/** An official account's article: each paragraph in sections and spans, time set by script beside a shown one. */
export const account = {
  url: (page) => `https://mp.weizhan.example/s/${page.n}Qf`,
  html: (
    page,
  ) => `<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="${page.title}"><meta property="og:site_name" content="公众平台"><meta property="og:article:author" content="${page.author ?? ''}"><title></title></head>
<body class="zh_CN mm_appmsg"><div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content"><div id="img-content" class="rich_media_wrp">
<h1 class="rich_media_title" id="activity-name">${page.title}</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">${page.author ?? '编辑部'}</span><span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a id="js_name">慢时光</a></span> <em id="publish_time" class="rich_media_meta rich_media_meta_text">${page.date} 20:00</em></div>
<div class="rich_media_content js_underline_content" id="js_content">${sections(page.body)}<section><br></section></div></div></div>
<div class="rich_media_tool" id="js_tags"><div class="article-tag__item">预览时标签不可点</div></div><div id="js_pc_qr_code" class="qr_code_pc_outer"><p>微信扫一扫<br>关注该公众号</p></div><div class="wx_network_msg_wrp">继续滑动看下一个</div></div></div>
<script>var ct = "0"; var msg_title = '${page.title}';</script></body></html>`,
  outlet: null,
};

/** A central newspaper's site: the body in plain paragraphs, editors in a line, an app's code below. */
export const daily = {
  url: (page) =>
    `http://society.yunludaily.example/n1/${page.date.slice(0, 4)}/${page.date.slice(5).replace('-', '')}/c1008-${page.n}.html`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>${page.title}--社会--云麓日报网</title><meta name="publishdate" content="${page.date}"><meta name="source" content="来源：${page.outlet}"><meta name="author" content="104${page.n}"></head>
<body><div class="top_nav">${links(['要闻', '时评', '理论', '地方', '社会', '教育', '卫生'])}</div><div class="layout rm_txt cf"><div class="col col-1">
<div class="route"><a href="/">云麓日报网</a>>><a href="/GB/">社会</a></div><h1>${page.title}</h1><div class="author cf">${page.author === undefined ? '' : `本报记者 ${page.author}`}</div><div class="channel cf"><div class="col-1-1 fl">${day(page.date, '年月日')}08:14 | 来源：<a href="#">${page.outlet}</a></div><div class="fr"><a>小字号</a></div></div>
<div class="rm_txt_con cf"><div class="box_pic"></div>${indented(page.body)}<div class="zdfy clearfix"></div><div class="edit cf">(责编：杨柳、江帆)</div></div>
<div class="share_box cf">分享让更多人看到 <span><a>微信</a><a>微博</a></span></div><div class="rm_relevant cf"><h3>相关新闻</h3>${list(page.related)}</div></div>
<div class="col col-2 fr"><h2>热门排行</h2>${list(page.related)}</div></div><div class="footer">云 麓 日 报 社 概 况 | 关于云麓日报网 | 报 社 招 聘<br>云 麓 日 报 违 法 和 不 良 信 息 举 报 电 话：01000000000</div></body></html>`,
};

/** A mobile page: the text folded behind a button, feeds below. */
export const mobile = {
  url: (page) => `https://3g.kuaibao.example/article/${page.n}`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${page.title}_快报新闻</title><link rel="canonical" href="https://www.kuaibao.example/article/${page.n}"></head><body>
<header class="m-header"><a class="logo" href="/">快报新闻</a><a class="open-app">打开APP</a></header><main class="m-article"><h1 class="article-title">${page.title}</h1>
<div class="article-meta"><span class="source">来源：${page.outlet}</span><time datetime="${page.date}T06:12:00+08:00">${page.date.slice(5)} 06:12</time></div>
<div class="article-body" data-fold="1">${broken(page.body, '</p>\n<p>').replace(/^/u, '<p>')}</p></div><div class="unfold"><button>展开全文</button></div><p class="statement">特别声明：以上文章内容仅代表作者本人观点，不代表快报新闻立场。</p>
<section class="recommend-feed"><h3>精彩推荐</h3>${page.related.map((title) => `<a class="feed-item" href="/f"><h4>${title}</h4><span>快报　${page.n % 90}跟贴</span></a>`).join('')}</section></main>
<footer class="m-footer">京ICP备00000005号 <a href="/complaint">举报</a></footer></body></html>`,
};
